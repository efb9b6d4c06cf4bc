import ArgumentParser
import Foundation
import SitrepCollector
import SitrepIngest
import SitrepModel

/// `sitrep map`: reports in, assertions out, one JSON object a line.
struct MapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map",
        abstract: "Print what each report asserts, one JSON object a line.",
        discussion: """
            With paths, reads the reports there, web archives too. Without, reads JSON lines from \
            standard input, each with "id" and "text" and, if known, "title", "outlet", "agency", \
            "published", "language", "url"; instead of "text" a line can name a web archive as "warc", \
            and one record in it by "offset". A line that can't be used gives one record with "error" and the rest goes on. \
            Records come in the order of the input.

            EXAMPLES
              sitrep map reports/ > assertions.jsonl
              echo '{"id":"r1","text":"Oslo recalled its envoy."}' | sitrep map
              echo '{"id":"crawl","warc":"crawl.warc.gz"}' | sitrep map
            """)

    @Argument(help: "Files, web archives or folders; none: JSON lines from standard input.")
    var paths: [String] = []

    @Option(name: .shortAndLong, help: "Threads to use (default: one a core).")
    var jobs: Int?

    func validate() throws {
        if let jobs, jobs < 1 {
            throw ValidationError("--jobs wants a number from 1 up, not \(jobs)")
        }
    }

    func run() throws {
        let extraction = try Extraction(workers: jobs)
        let failed = paths.isEmpty ? try mapLines(extraction) : try mapPaths(extraction)
        if failed { throw ExitCode(1) }
    }

    private func mapPaths(_ extraction: Extraction) throws -> Bool {
        let collection = Collector().collect(paths: paths)
        for trouble in collection.troubles { Output.report(trouble) }
        let progress = Progress("reading reports:")
        var done = 0
        for batch in collection.articles.batches(of: 64) {
            for assertions in extraction.assertions(of: batch) {
                for assertion in assertions { try Output.writeLine(assertion) }
            }
            done += batch.count
            progress.show(done, of: collection.articles.count)
        }
        progress.finish()
        return !collection.troubles.isEmpty
    }

    private func mapLines(_ extraction: Extraction) throws -> Bool {
        var failed = false
        let progress = Progress("reading lines:")
        var lines = InputLines(FileHandle.standardInput)
        let collector = Collector()
        while let batch = lines.next(64) {
            var entries: [Result<Article, InputLineError>] = []
            for line in batch { entries += InputRecord.articles(from: line, collector) }
            let articles = entries.compactMap { try? $0.get() }
            var coded = extraction.assertions(of: articles).makeIterator()
            for entry in entries {
                switch entry {
                case .success:
                    for assertion in coded.next() ?? [] { try Output.writeLine(assertion) }
                case .failure(let error):
                    failed = true
                    try Output.writeLine(error)
                }
            }
            progress.show(lines.count, of: nil)
        }
        progress.finish()
        return failed
    }
}
