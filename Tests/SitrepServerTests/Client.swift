#if Server
import Foundation

/// A client of a few lines over a bare socket: what it sends is what the test says, byte for byte.
struct Client: Sendable {
    let port: Int

    /// An answer as it came.
    struct Answer: Sendable {
        var status: Int
        /// Names in lower case.
        var headers: [String: String]
        var body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }

        /// The body as JSON.
        var json: [String: Any] {
            (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:]
        }

        var items: [[String: Any]] { json["items"] as? [[String: Any]] ?? [] }
    }

    func get(_ path: String, _ headers: [String: String] = [:]) async throws -> Answer {
        try await send("GET", path, headers)
    }

    func post(
        _ path: String, _ body: String, _ headers: [String: String] = [:]
    ) async throws -> Answer {
        var headers = headers
        if headers["Content-Type"] == nil { headers["Content-Type"] = "application/json" }
        return try await send("POST", path, headers, body)
    }

    func send(
        _ method: String, _ path: String, _ headers: [String: String] = [:], _ body: String? = nil
    ) async throws -> Answer {
        var all = ["Host": "127.0.0.1:\(port)", "Connection": "close"]
        all.merge(headers) { $1 }
        if let body { all["Content-Length"] = "\(body.utf8.count)" }
        let head = all.sorted { $0.key < $1.key }.map { "\($0): \($1)\r\n" }.joined()
        let bytes = try await raw("\(method) \(path) HTTP/1.1\r\n\(head)\r\n\(body ?? "")")
        return Self.answer(bytes)
    }

    /// Sends text and reads until the other end closes, or for so many seconds, or until `enough`.
    func raw(
        _ text: String, seconds: Int = 20, until enough: (@Sendable (String) -> Bool)? = nil
    ) async throws -> [UInt8] {
        let port = port
        return try await withCheckedThrowingContinuation { continuation in
            // A thread of its own: a socket that waits must not keep the server's threads waiting.
            Thread.detachNewThread {
                continuation.resume(
                    with: Result { try Self.talk(port, text, seconds, enough) })
            }
        }
    }

    private static func talk(
        _ port: Int, _ text: String, _ seconds: Int, _ enough: ((String) -> Bool)?
    ) throws -> [UInt8] {
        let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard handle >= 0 else { throw POSIXError(.EIO) }
        defer { close(handle) }
        var wait = timeval(tv_sec: seconds, tv_usec: 0)
        setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(handle, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw POSIXError(.ECONNREFUSED) }
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Foundation.send(handle, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { break }
            sent += count
        }
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = recv(handle, &buffer, buffer.count, 0)
            if count <= 0 { return result }
            result += buffer.prefix(count)
            if let enough, enough(String(decoding: result, as: UTF8.self)) { return result }
        }
    }

    static func answer(_ bytes: [UInt8]) -> Answer {
        let end = bytes.firstRange(of: Array("\r\n\r\n".utf8))
        let head = String(decoding: bytes[..<(end?.lowerBound ?? bytes.count)], as: UTF8.self)
        let lines = head.split(separator: "\r\n")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] = line[line.index(after: colon)...]
                .trimmingCharacters(in: .whitespaces)
        }
        let status = lines.first.flatMap { $0.split(separator: " ").dropFirst().first }
        return Answer(
            status: status.flatMap { Int($0) } ?? 0, headers: headers,
            body: Array(bytes[(end?.upperBound ?? bytes.count)...]))
    }
}
#endif
