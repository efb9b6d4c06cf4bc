import SitrepModel

/// What turns articles into assertions: models and lexicons, or a test's stand-in.
package struct ArticleCoding: Sendable {
    /// What made the assertions.
    package var versions: [String: String]
    /// Articles in, what each gives out, in their order.
    package var read: @Sendable ([Article]) -> [Extraction.Result]

    package init(
        versions: [String: String], read: @escaping @Sendable ([Article]) -> [Extraction.Result]
    ) {
        self.versions = versions
        self.read = read
    }

    /// The models and lexicons of this program.
    package static func standard(workers: Int?) throws -> ArticleCoding {
        let extraction = try Extraction(workers: workers)
        return ArticleCoding(versions: extraction.versions) { extraction.read($0) }
    }
}
