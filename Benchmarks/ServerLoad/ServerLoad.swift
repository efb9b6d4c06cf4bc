import Foundation
import GeneratedReports
import SitrepArchive
import SitrepIngest

/// Puts generated reports into an archive, for the load benchmark of the server: all at once, or at a
/// steady rate beside a running server.
///
///     server-load ARCHIVE FIRST COUNT [PER_SECOND]
@main
enum ServerLoad {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 4, let first = Int(arguments[2]), let count = Int(arguments[3])
        else {
            FileHandle.standardError.write(
                Data("usage: server-load ARCHIVE FIRST COUNT [PER_SECOND]\n".utf8))
            exit(2)
        }
        let perSecond = arguments.count > 4 ? Double(arguments[4]) : nil
        let reports = GeneratedReports(sentences: 12, days: 365)
        let archive = try Archive(path: arguments[1])
        let pipeline = Pipeline(archive: archive, clock: now, folder: "/") {
            ArticleCoding(versions: ["generated": "1"]) { articles in
                articles.map { article in
                    let (assertions, sentences) = reports.read(article)
                    return Extraction.Result(
                        article: article, assertions: assertions, sentences: sentences)
                }
            }
        }
        let batch = perSecond == nil ? 256 : 4
        var next = first
        while next < first + count {
            let numbers = next..<min(next + batch, first + count)
            try pipeline.ingest(
                numbers.map {
                    let report = reports.report($0)
                    return Arrival(capture: report.capture, article: report.article)
                })
            next = numbers.upperBound
            if let perSecond { Thread.sleep(forTimeInterval: Double(batch) / perSecond) }
        }
        try pipeline.settle()
        try archive.close()
    }

    /// RFC 3339 in UTC.
    @Sendable private static func now() -> String {
        let formatter = ISO8601DateFormatter()
        return formatter.string(from: Date())
    }
}
