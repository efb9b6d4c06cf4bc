#if Server
import Hummingbird
import HTTPTypes
import NIOCore
import SitrepArchive
import Synchronization

/// An answer that depends on the archive's state alone.
package struct Answer: Sendable {
    /// The media type.
    package var type: String
    package var bytes: ByteBuffer
    /// The address of what follows, for a `Link` header.
    package var next: String?

    package init(type: String, bytes: some Sequence<UInt8>, next: String? = nil) {
        self.type = type
        self.bytes = ByteBuffer(bytes: bytes)
        self.next = next
    }
}

/// Answers that were made, as long as the archive is as it was.
final class AnswerCache: Sendable {
    private struct Content {
        var state = ""
        var answers: [String: Answer] = [:]
        var size = 0
    }

    private let most: Int
    private let content = Mutex(Content())

    /// - Parameter most: bytes; beyond them all are forgotten.
    init(most: Int) { self.most = most }

    func find(_ key: String, state: String) -> Answer? {
        content.withLock { $0.state == state ? $0.answers[key] : nil }
    }

    func keep(_ answer: Answer, _ key: String, state: String) {
        let cost = answer.bytes.readableBytes + key.utf8.count + 200
        guard cost < most / 8 else { return }
        content.withLock { content in
            if content.state != state || content.size + cost > most {
                content = Content(state: state)
            }
            if content.answers.updateValue(answer, forKey: key) == nil { content.size += cost }
        }
    }
}

extension ArchiveAccess {
    /// An answer with the name of the state that it is of.
    struct Stated: Sendable {
        var state: String
        var answer: Answer
    }

    /// Answers a request with what follows from the archive's state and the address alone.
    ///
    /// Gives it the state's name as ETag, answers 304 where the other end has it already, and makes it
    /// once for each state: whoever asks while it is being made waits for that.
    ///
    /// - Parameters:
    ///   - time: what the archive held then, RFC 3339 in UTC; nil for now.
    ///   - key: what the answer depends on beside state and address.
    ///   - isSlow: whether it takes so long to make that it must wait for others of its kind.
    ///   - make: called on a thread of its own.
    package func answer(
        _ request: Request, asOf time: String? = nil, key more: String = "", isSlow: Bool = false,
        _ make: @escaping @Sendable (ArchiveReader) throws -> Answer
    ) async throws -> Response {
        let wanted = request.headers[.ifNoneMatch]
        if let wanted, let state = presentState(), Self.matches(wanted, state) {
            return Response(status: .notModified, headers: Self.headers(state))
        }
        let stated = try await stated(
            more + request.uri.string, asOf: time, isSlow: isSlow, make)
        var headers = Self.headers(stated.state)
        if Self.matches(wanted, stated.state) {
            return Response(status: .notModified, headers: headers)
        }
        let answer = stated.answer
        headers[.contentType] = answer.type
        if let next = answer.next { headers[.link] = "<\(next)>; rel=\"next\"" }
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: answer.bytes))
    }

    /// An answer that was kept, that is being made, or that is made now.
    func stated(
        _ key: String, asOf time: String? = nil, isSlow: Bool = false,
        _ make: @escaping @Sendable (ArchiveReader) throws -> Answer
    ) async throws -> Stated {
        let state = presentState()
        if let state, let answer = answers.find(key, state: state) {
            metrics.reused.add(1)
            return Stated(state: state, answer: answer)
        }
        guard let state else { return try await made(key, asOf: time, isSlow: isSlow, make) }
        return try await making.once("\(state) \(key)") {
            try await made(key, asOf: time, isSlow: isSlow, make)
        }
    }

    private func made(
        _ key: String, asOf time: String?, isSlow: Bool,
        _ make: @escaping @Sendable (ArchiveReader) throws -> Answer
    ) async throws -> Stated {
        let before = try? archive.glance()
        var asOf: ChangeNumber?
        if let time { asOf = try await read { try $0.change(at: time) } }
        return try await read(asOf: asOf, isSlow: isSlow) { reader in
            let state = try Self.state(reader)
            if let before { seen.keep(state, glance: before) }
            if let answer = answers.find(key, state: state) {
                metrics.reused.add(1)
                return Stated(state: state, answer: answer)
            }
            let answer = try make(reader)
            answers.keep(answer, key, state: state)
            return Stated(state: state, answer: answer)
        }
    }

    /// The name of the archive's state, where nobody has written since it was looked up; nil where it
    /// has to be looked up anew.
    private func presentState() -> String? {
        guard let now = try? archive.glance() else { return nil }
        return seen.state(at: now)
    }

    private static func headers(_ state: String) -> HTTPFields {
        [.eTag: "\"\(state)\"", .cacheControl: "private, no-cache", .vary: "Authorization"]
    }

    /// Whether `If-None-Match` names the state.
    static func matches(_ header: String?, _ state: String) -> Bool {
        guard let header else { return false }
        return header.split(separator: ",").contains { tag in
            var tag = tag.drop { $0 == " " }
            while tag.last == " " { tag = tag.dropLast() }
            if tag.hasPrefix("W/") { tag = tag.dropFirst(2) }
            return tag == "*" || tag == "\"\(state)\""
        }
    }
}
#endif
