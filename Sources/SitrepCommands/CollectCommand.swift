import ArgumentParser
import Foundation
import SitrepArchive
import SitrepCollector
import SitrepIngest
import SitrepModel

/// `sitrep collect`: reports into an archive.
struct CollectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collect",
        abstract:
            "Put reports into an archive, with their bytes, what they assert, and a log of it.",
        discussion: """
            Takes files, folders and web addresses, and `-` for standard input, and tells by their \
            content what they are: plain text, Markdown, web pages, feeds (RSS, Atom, JSON Feed), \
            news sitemaps, OPML, lists of addresses, web archives (WARC, ARC, WACZ), packed or plain. \
            Feeds and lists are followed to the pages that they name. Keeps it all in one file: the \
            bytes as they came, the articles and their revisions, what each asserts, and the events \
            and ledgers that they add up to. Without paths, reads JSON lines from standard input, as \
            `sitrep map` does.

            Fetching is polite: robots.txt is kept to, a host is asked once a second at most, feeds \
            no sooner than they allow and only for what is new (FILE-visits beside the archive says \
            what was asked when). Private, loopback and other reserved addresses are refused, also \
            after redirects; --allow opens some.

            What is in the archive already is passed over: the same input twice changes nothing. A \
            report whose text has changed becomes a revision. Each batch is kept as soon as it is \
            done, so that a call that was stopped goes on where it ended when it is made again.

            EXAMPLES
              sitrep collect reports/ --archive crisis.sitrep
              sitrep collect monday/ tuesday/extra.txt --archive crisis.sitrep
              sitrep collect feeds.opml --archive crisis.sitrep --contact desk@example.org
              sitrep collect crawl.warc.gz https://news.example/rss --archive crisis.sitrep
              echo '{"id":"r1","text":"Oslo recalled its envoy."}' | \
            sitrep collect --archive crisis.sitrep

            EXIT CODES
              0 done   1 some input could not be used   2 the call is wrong
            """)

    @Argument(
        help: "Files, folders, addresses, or - for standard input; none: JSON lines from there.")
    var paths: [String] = []

    @Option(help: "The archive; made where there is none.")
    var archive: String

    @Option(name: .shortAndLong, help: "Threads to use (default: one a core).")
    var jobs: Int?

    @Option(help: "How many reports are kept at a time.")
    var batch = 64

    @Option(help: "Whom a site's owner may write to: an address for the User-Agent.")
    var contact: String?

    @Option(
        help:
            "A host, .domain or block (10.1.0.0/16) that may be fetched from though it is private.")
    var allow: [String] = []

    @Option(help: "A proxy, e.g. http://proxy.example:3128.")
    var proxy: String?

    @Flag(help: "Take the text that a feed carries instead of fetching its pages.")
    var feedContent = false

    @Flag(help: "Ask for everything again, whatever was asked before.")
    var again = false

    func validate() throws {
        if let jobs, jobs < 1 {
            throw ValidationError("--jobs wants a number from 1 up, not \(jobs)")
        }
        if batch < 1 { throw ValidationError("--batch wants a number from 1 up, not \(batch)") }
    }

    func run() throws {
        let archive = try Archive(path: self.archive)
        let pipeline = Pipeline(
            archive: archive, clock: { Clock.now() },
            folder: FileManager.default.currentDirectoryPath, workers: jobs)
        let troubled = paths.isEmpty ? try collectLines(pipeline) : try collectPaths(pipeline)
        try archive.close()
        if troubled { throw ExitCode(1) }
    }

    private func collectPaths(_ pipeline: Pipeline) throws -> Bool {
        var settings = FetchSettings(version: Sitrep.version, clock: .machine)
        settings.contact = contact
        settings.proxy = proxy
        for name in allow {
            if let block = AddressBlock(name) {
                settings.addressGuard.allowedBlocks.append(block)
            } else {
                settings.addressGuard.allowedHosts.append(name.lowercased())
            }
        }
        var options = WalkOptions()
        options.usesFeedContent = feedContent
        options.asksAgain = again
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
        Output.say(Self.summary(tally.reports) + Self.asked(tally.walk))
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

    private func collectLines(_ pipeline: Pipeline) throws -> Bool {
        var failed = false
        var tally = IngestTally()
        let collector = Collector()
        var lines = InputLines(FileHandle.standardInput)
        let progress = Progress("collecting lines:")
        while let some = lines.next(batch) {
            var arrivals: [Arrival] = []
            for line in some {
                switch InputRecord.article(from: line, collector) {
                case .success(let article):
                    arrivals.append(
                        Arrival(
                            capture: Capture(bytes: article.text.bytes, source: article.source),
                            article: article))
                case .failure(let error):
                    failed = true
                    let trouble = Trouble(
                        input: "standard input, line \(error.line)", reason: error.error,
                        remedy: error.remedy + ".")
                    Output.report(trouble)
                    arrivals.append(Arrival(capture: nil, article: nil, troubles: [trouble]))
                }
            }
            tally.add(try pipeline.ingest(arrivals))
            progress.show(lines.count, of: nil)
        }
        tally.dated = try pipeline.settle()
        progress.finish()
        Output.say(Self.summary(tally))
        return failed
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
