#if Server
import Hummingbird
import SitrepArchive

/// The time that a view shows the archive at: the one place where every view gets its `as_of`.
///
/// While such a view is made, ``shown`` holds for the thread that makes it, so that each of its
/// addresses and forms leads on to the same time.
enum PointInTime {
    static let parameter = "as_of"

    /// RFC 3339 in UTC; nil for now.
    @TaskLocal static var shown: String?

    /// A hidden field for a form that leads to another view.
    static var field: HTML {
        guard let shown else { return .empty }
        return void(
            "input", Attribute("type", "hidden"), Attribute("name", "as_of"),
            Attribute("value", shown))
    }

    /// What every view of an earlier time begins with.
    static var banner: HTML {
        guard let shown else { return .empty }
        return tag("p", .class("alert"), .id("asof"), Attribute("role", "status")) {
            "As the archive stood on "
            tag("b") { Words.time(shown) }
            ". What came or changed later is left out; reports are counted and searched as they "
            "were there then, in the words that they have now. "
            tag("a", .href(.now("/"))) { "Back to now" }
        }
    }
}

extension ArchiveAccess {
    /// Answers with a view, as of the time that its address asks for.
    ///
    /// - Parameters:
    ///   - asked: what the address asks for, ``PointInTime/parameter`` among it.
    ///   - make: makes the whole page.
    func view(
        _ request: Request, _ asked: Query,
        _ make: @escaping @Sendable (ArchiveReader) throws -> Answer
    ) async throws -> Response {
        let time = try asked.moment(PointInTime.parameter)
        return try await answer(request, asOf: time) { reader in
            try PointInTime.$shown.withValue(time) { try make(reader) }
        }
    }
}
#endif
