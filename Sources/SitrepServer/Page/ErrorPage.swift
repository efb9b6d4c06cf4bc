#if Server
/// What a browser shows where a request could not be answered.
enum ErrorPage {
    /// The page. Nothing of the request is put into it but the request's identifier.
    static func html(_ problem: Problem, request: String) -> [UInt8] {
        Array(
            """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>\(escaped(problem.kind.title)) - Sitrep</title></head>
            <body><main><h1>\(escaped(problem.kind.title))</h1>
            <p>\(escaped(problem.detail)) \(escaped(problem.remedy))</p>
            <p>Request \(escaped(request)). <a href="/">To the brief</a></p></main></body>
            </html>
            """.utf8)
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
#endif
