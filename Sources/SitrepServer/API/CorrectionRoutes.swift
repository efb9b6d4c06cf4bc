#if Server
import HTTPTypes
import Hummingbird
import NIOCore
import SitrepArchive

/// What analysts say against or beside the machine's answer.
enum CorrectionRoutes {
    static let listParameters: Set<String> = ["subject", "cursor", "limit"]

    static func add(to routes: Routes, _ archive: ArchiveAccess) {
        routes.get("/api/v1/corrections") { request, _ in
            let asked = try Query(request, listParameters)
            let subject = try asked.text("subject")
            let (cursor, limit) = (
                try asked.text("cursor"), try asked.number("limit", in: 1...500) ?? 50
            )
            return try await archive.answer(request) { reader in
                let page =
                    try subject.map { Page(rows: try reader.corrections(of: $0), next: nil) }
                    ?? reader.corrections(after: cursor, limit: limit)
                return ListAnswer.make(request, try page.map(CorrectionJSON.object))
            }
        }
        routes.get("/api/v1/corrections/{number}") { request, context in
            _ = try Query(request, [])
            let number = Int(try context.parameter("number"))
            return try await archive.answer(request) { reader in
                guard let number, number > 0, number < .max,
                    let found = try reader.correction(number)
                else { throw Problem.notFound("There is no correction of this number.") }
                return Answer(
                    type: "application/json", bytes: try CorrectionJSON.object(found).bytes)
            }
        }
        routes.post("/api/v1/corrections") { request, context in
            _ = try Query(request, [])
            var request = request
            let body = try await request.collectBody(upTo: context.maxUploadSize)
            let draft = try CorrectionDraft(
                type: request.headers[.contentType], body: Array(buffer: body))
            let who = try draft.signed(by: context.principal)
            let stored = try await archive.run {
                try archive.archive.enter(draft.correction, who: who, time: archive.clock())
            }
            context.logger.notice(
                "correction",
                metadata: ["number": "\(stored.number)", "kind": "\(stored.correction.kind)"])
            if let location = draft.goOn { return HTMLResponse.seeOther(location) }
            return Response(
                status: .created,
                headers: [
                    .contentType: "application/json", .cacheControl: "no-store",
                    .location: "/api/v1/corrections/\(stored.number)",
                ],
                body: ResponseBody(
                    byteBuffer: ByteBuffer(bytes: try CorrectionJSON.object(stored).bytes)))
        }
    }
}

extension ArchiveReader {
    /// A correction by its number.
    func correction(_ number: Int) throws -> StoredCorrection? {
        var cursor: String?
        repeat {
            let page = try corrections(after: cursor, limit: 200)
            if let found = page.rows.first(where: { $0.number == number }) { return found }
            if let last = page.rows.last, last.number < number { return nil }
            cursor = page.next
        } while cursor != nil
        return nil
    }
}
#endif
