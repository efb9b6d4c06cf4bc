import ArgumentParser
import Foundation
import SitrepArchive
import SitrepCollector
import SitrepDesk
import SitrepIngest
import SitrepModel

/// `sitrep brief`: the main job.
struct BriefCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, markdown, html, json
    }

    static let configuration = CommandConfiguration(
        commandName: "brief",
        abstract: "Read reports and print a situation brief, every line with its source sentence.",
        discussion: """
            Reads plain text, Markdown, web pages, web archives (WARC, ARC, WACZ) and folders of them; \
            front matter and a sidecar articles.json are honoured. What can't be used is named on standard error, and the rest \
            is briefed. References such as [2.7] are report 2, sentence 7. With --archive, briefs \
            what `sitrep collect` has put there, without reading it anew, and shows what analysts \
            have said of it beside it.

            EXAMPLES
              sitrep brief reports/
              sitrep brief reports/ --format html > brief.html
              sitrep brief a.txt b.md --format json
              sitrep brief crawl.warc.gz
              sitrep brief reports/ --as-of 2022-01-26       as it was known by the end of that day
              sitrep brief --archive crisis.sitrep
              sitrep brief reports/ --since 2022-01-26       what is new since then comes first
            """)

    @Argument(help: "Files or folders of reports.")
    var paths: [String] = []

    @Option(help: "Brief this archive instead of files.")
    var archive: String?

    @Option(name: .shortAndLong, help: "text, markdown, html or json.")
    var format: Format = .text

    @Option(help: "Only what had been reported by this date, e.g. 2022-01-26.")
    var asOf: String?

    @Option(help: "Lead with what was reported after this date.")
    var since: String?

    @Option(name: .shortAndLong, help: "Threads to use (default: one a core).")
    var jobs: Int?

    func validate() throws {
        if (archive == nil) == paths.isEmpty {
            throw ValidationError(
                paths.isEmpty
                    ? "give files or folders of reports, or --archive FILE"
                    : "give either files or --archive, not both; `sitrep collect` adds files to one"
            )
        }
        if let jobs, jobs < 1 {
            throw ValidationError("--jobs wants a number from 1 up, not \(jobs)")
        }
        for (name, value) in [("--as-of", asOf), ("--since", since)] {
            if let value, DateValue(value) == nil {
                throw ValidationError(
                    "\(name) wants a date such as 2022-01-26 or 2022-01, not '\(value)'")
            }
        }
    }

    func run() throws {
        if let archive { return try briefArchive(archive) }
        let collection = Collector().collect(paths: paths)
        for trouble in collection.troubles { Output.report(trouble) }
        guard !collection.articles.isEmpty else { throw ExitCode(1) }
        let situation = try Progress.whileReading {
            try Situation(articles: collection.articles, workers: jobs, report: $0)
        }
        let brief = Desk().brief(
            articles: situation.articles, assertions: situation.assertions,
            versions: situation.versions, asOf: asOf.flatMap { DateValue($0) },
            since: since.flatMap { DateValue($0) })
        try write(brief, situation.articles)
        if !collection.troubles.isEmpty { throw ExitCode(1) }
    }

    private func briefArchive(_ path: String) throws {
        let archive = try Archive(path: path, mode: .read)
        let (desk, corrections) = try archive.read {
            (try ArchivedDesk($0), try $0.analystCorrections())
        }
        guard !desk.isEmpty else {
            Output.say("sitrep: \(path): the archive holds no reports. `sitrep collect` adds some.")
            throw ExitCode(1)
        }
        var brief = desk.desk.brief(
            versions: desk.versions, asOf: asOf.flatMap { DateValue($0) },
            since: since.flatMap { DateValue($0) })
        brief.corrections = corrections
        try write(brief, desk.articles)
    }

    private func write(_ brief: Brief, _ articles: [Article]) throws {
        switch format {
        case .text: Output.write(TextBrief().render(brief))
        case .markdown: Output.write(MarkdownBrief().render(brief))
        case .html: Output.write(HTMLBrief().render(brief, articles: articles))
        case .json: Output.write(try JSONBrief().render(brief))
        }
    }
}
