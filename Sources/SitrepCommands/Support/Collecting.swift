import SitrepCollector
import SitrepIngest
import SitrepModel

/// Collecting as `collect` and `serve` do it: troubles and progress to standard error, then a line that
/// sums up.
enum Collecting {
    /// - Returns: whether some input could not be used.
    static func run(
        _ paths: [String], into pipeline: Pipeline, at archive: String, batch: Int = 64,
        settings: FetchSettings? = nil, options: WalkOptions = WalkOptions()
    ) throws -> Bool {
        let settings = settings ?? FetchSettings(version: Sitrep.version, clock: .machine)
        let collection = SourceCollection(
            pipeline: pipeline,
            walker: SourceWalker(fetcher: Fetcher(settings), options: options),
            visits: try VisitFile(archive: archive), batch: batch)
        let progress = Progress("collecting:")
        var failed = false
        let tally = try collection.run(
            paths,
            tell: { trouble, isTrouble in
                failed = failed || isTrouble
                progress.finish()
                Output.report(trouble)
            }, show: { progress.show($0, of: nil) })
        progress.finish()
        Output.say(summary(tally.reports) + asked(tally.walk))
        return failed
    }

    /// "; 3 addresses said nothing new, 2 were not due".
    private static func asked(_ tally: WalkTally) -> String {
        let parts = [
            tally.unchanged + tally.known == 0
                ? nil
                : "\(tally.unchanged + tally.known) address"
                    + (tally.unchanged + tally.known == 1 ? "" : "es") + " had nothing new",
            tally.early == 0 ? nil : "\(tally.early) not due yet",
        ].compactMap { $0 }
        return parts.isEmpty ? "" : "; " + parts.joined(separator: ", ")
    }

    /// "3 new articles, 1 revision; 12 were known".
    static func summary(_ tally: IngestTally) -> String {
        func some(_ count: Int, _ one: String, _ many: String) -> String? {
            count == 0 ? nil : "\(count) \(count == 1 ? one : many)"
        }
        let news = [
            some(tally.articles, "new article", "new articles"),
            some(tally.revisions, "revision", "revisions"),
            some(
                tally.captures - tally.articles - tally.revisions - tally.unread,
                "capture of a known text", "captures of known texts"),
            some(tally.unread, "report kept unread", "reports kept unread"),
            some(tally.dated, "date found in other reports", "dates found in other reports"),
        ].compactMap { $0 }
        let known = some(tally.known, "was known", "were known")
        return (news.isEmpty ? "nothing new" : news.joined(separator: ", "))
            + (known.map { "; \($0)" } ?? "")
    }
}
