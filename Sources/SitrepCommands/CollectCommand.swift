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
            Reads the files and folders that `sitrep brief` reads and keeps them in one file: the \
            bytes as they came, the articles and their revisions, what each asserts, and the events \
            and ledgers that they add up to. Without paths, reads JSON lines from standard input, as \
            `sitrep map` does.

            What is in the archive already is passed over: the same input twice changes nothing. A \
            report whose text has changed becomes a revision. Each batch is kept as soon as it is \
            done, so that a call that was stopped goes on where it ended when it is made again.

            EXAMPLES
              sitrep collect reports/ --archive crisis.sitrep
              sitrep collect monday/ tuesday/extra.txt --archive crisis.sitrep
              echo '{"id":"r1","text":"Oslo recalled its envoy."}' | \
            sitrep collect --archive crisis.sitrep

            EXIT CODES
              0 done   1 some input could not be used   2 the call is wrong
            """)

    @Argument(help: "Files or folders of reports; none: JSON lines from standard input.")
    var paths: [String] = []

    @Option(help: "The archive; made where there is none.")
    var archive: String

    @Option(name: .shortAndLong, help: "Threads to use (default: one a core).")
    var jobs: Int?

    @Option(help: "How many reports are kept at a time.")
    var batch = 64

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
        let collection = Collector().collect(paths: paths)
        for trouble in collection.troubles { Output.report(trouble) }
        let files = CollectedFiles(collection)
        let progress = Progress("collecting:")
        var done = 0
        let tally = try pipeline.ingest(all: files, batch: batch) { _ in
            done = min(done + batch, files.count)
            progress.show(done, of: files.count)
        }
        progress.finish()
        Output.say(Self.summary(tally))
        return !collection.troubles.isEmpty
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
