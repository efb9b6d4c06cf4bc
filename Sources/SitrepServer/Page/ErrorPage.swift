#if Server
/// What a browser shows where a request could not be answered.
enum ErrorPage {
    /// The page. Nothing of the request is put into it but the request's identifier.
    static func html(_ problem: Problem, request: String) -> [UInt8] {
        Shell(files: PageAssets.bundled.files).page(nil, title: problem.kind.title) {
            tag("p") { problem.detail }
            tag("p") { problem.remedy }
            tag("p", .class("note")) {
                "Request \(request). "
                tag("a", .href(Address("/"))) { "To the brief" }
            }
        }
    }
}
#endif
