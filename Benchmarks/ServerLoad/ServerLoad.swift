import Foundation
import GeneratedReports
import SitrepArchive
import SitrepIngest

/// Puts generated reports into an archive, for the load benchmark of the server: all at once, or at a
/// steady rate beside a running server.
///
///     server-load ARCHIVE FIRST COUNT [PER_SECOND]
///
/// `SERVER_LOAD_ONE_STORY=1` makes reports that all belong to one story: the worst case, as each then
/// touches all others.
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
        let isOneStory = ProcessInfo.processInfo.environment["SERVER_LOAD_ONE_STORY"] != nil
        let reports = GeneratedReports(
            sentences: 12, days: 365, perCrisis: isOneStory ? 0 : 40)
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
        let batch = perSecond == nil ? 64 : 4
        var (next, slowest) = (first, 0.0)
        var watch = Stopwatch()
        _ = try pipeline.current()
        say("opened", watch.lap())
        var whole = Stopwatch()
        while next < first + count {
            let numbers = next..<min(next + batch, first + count)
            var one = Stopwatch()
            try pipeline.ingest(
                numbers.map {
                    let report = reports.report($0)
                    return Arrival(capture: report.capture, article: report.article)
                })
            let lap = one.lap()
            slowest = max(slowest, lap.wall)
            next = numbers.upperBound
            if let perSecond {
                Thread.sleep(forTimeInterval: max(0, Double(batch) / perSecond - lap.wall))
            }
        }
        try pipeline.settle()
        let all = whole.lap()
        say("added \(count) in batches of \(batch)", all)
        print(
            String(
                format: "%.0f reports/s of processor, %.0f/s on the wall, slowest batch %.2f s",
                Double(count) / all.processor, Double(count) / all.wall, slowest))
        try archive.close()
    }

    private static func say(_ what: String, _ time: (wall: Double, processor: Double)) {
        print(String(format: "%@: %.2f s, %.2f s of processor", what, time.wall, time.processor))
        fflush(nil)
    }

    /// RFC 3339 in UTC.
    @Sendable private static func now() -> String {
        let formatter = ISO8601DateFormatter()
        return formatter.string(from: Date())
    }
}
