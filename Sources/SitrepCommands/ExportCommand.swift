import ArgumentParser
import Foundation
import SitrepArchive
import SitrepCollector
import SitrepDesk
import SitrepExports
import SitrepIngest
import SitrepModel

/// `sitrep export`: the situation in the formats of others.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Give the situation in others' formats: tables, calendar, map, feed.",
        discussion: """
            Takes files and folders of reports, as `sitrep brief` does, or an archive. Exports from \
            an archive have identifiers that last and versions that count up; take them for calendars \
            and feeds that others subscribe to.

            FORMATS
            \(ExportFormat.allCases.map { "  \($0.rawValue): \($0.summary)" }.joined(separator: "\n"))

            TABLES
              \(ExportTable.all.map(\.name).joined(separator: ", "))

            EXAMPLES
              sitrep export --as csv --table events reports/ > events.csv
              sitrep export --as csv --output tables/ --archive crisis.sitrep
              sitrep export --as ical --archive crisis.sitrep > meetings.ics
              sitrep export --as jsonl --codebook              what the columns mean, as JSON
            """)

    @Argument(help: "Files or folders of reports.")
    var paths: [String] = []

    @Option(help: "Export this archive instead of files.")
    var archive: String?

    @Option(name: .customLong("as"), help: "The format.")
    var format: ExportFormat

    @Option(help: "Of csv and jsonl: this table only. csv without --output wants one.")
    var table: String?

    @Flag(help: "Print what the columns of the tables mean, as JSON.")
    var codebook = false

    @Option(help: "Of csv: a folder into which each table goes as a file, with the codebook.")
    var output: String?

    @Option(help: "The address of a server that shows the same archive, to link entries to.")
    var base: String?

    @Option(name: .shortAndLong, help: "Threads to use (default: one a core).")
    var jobs: Int?

    func validate() throws {
        if let table {
            guard format.hasTables else {
                throw ValidationError("--table goes with --as csv or --as jsonl")
            }
            guard ExportTable(named: table) != nil else {
                throw ValidationError(
                    "there is no table '\(table)'; there are "
                        + ExportTable.all.map(\.name).joined(separator: ", "))
            }
        }
        if output != nil, format != .csv { throw ValidationError("--output goes with --as csv") }
        if let base, !base.hasPrefix("https://"), !base.hasPrefix("http://") {
            throw ValidationError(
                "--base wants an address that begins with https://, not '\(base)'")
        }
        if let jobs, jobs < 1 {
            throw ValidationError("--jobs wants a number from 1 up, not \(jobs)")
        }
        if codebook {
            guard format.hasTables else {
                throw ValidationError("--codebook goes with --as csv or --as jsonl")
            }
            return
        }
        if (archive == nil) == paths.isEmpty {
            throw ValidationError(
                paths.isEmpty
                    ? "give files or folders of reports, or --archive FILE"
                    : "give either files or --archive, not both")
        }
        if format == .csv, table == nil, output == nil {
            throw ValidationError(
                "a CSV file is one table: name one with --table, or give a folder with --output")
        }
    }

    func run() throws {
        if codebook { return Output.write(Data(Codebook.json)) }
        let (content, troubled) = try archive.map { (try archived($0), false) } ?? collected()
        if format == .ical {
            let undated = content.undatedMeetings
            if undated > 0 { Output.say("note: \(undated) meetings have no date and are left out") }
        }
        if let output {
            try write(content, into: output)
        } else {
            let chosen = table.flatMap(ExportTable.init(named:))
            Output.write(Data(format.bytes(of: content, table: chosen, base: base)))
        }
        if troubled { throw ExitCode(1) }
    }

    private func archived(_ path: String) throws -> ExportContent {
        try Archive(path: path, mode: .read).read {
            try ExportContent($0, title: Self.title(path))
        }
    }

    private func collected() throws -> (ExportContent, troubled: Bool) {
        let collection = Collector().collect(paths: paths)
        for trouble in collection.troubles { Output.report(trouble) }
        guard !collection.articles.isEmpty else { throw ExitCode(1) }
        let situation = try Progress.whileReading {
            try Situation(articles: collection.articles, workers: jobs, report: $0)
        }
        let brief = Desk().brief(
            articles: situation.articles, assertions: situation.assertions,
            versions: situation.versions)
        let content = ExportContent(
            brief: brief, assertions: situation.assertions, title: Self.title(paths[0]))
        return (content, !collection.troubles.isEmpty)
    }

    /// The file's or folder's name, without its ending.
    private static func title(_ path: String) -> String {
        let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
        return name.isEmpty ? "Sitrep" : name
    }

    private func write(_ content: ExportContent, into path: String) throws {
        let folder = URL(fileURLWithPath: path)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for table in ExportTable.all where self.table == nil || table.name == self.table {
                try Data(format.bytes(of: content, table: table)).write(
                    to: folder.appendingPathComponent("\(table.name).\(format.fileEnding)"))
            }
            try Data(Codebook.json).write(to: folder.appendingPathComponent("codebook.json"))
        } catch {
            Output.say("sitrep: \(path): it can't be written: \(error.localizedDescription)")
            throw ExitCode(1)
        }
    }
}

extension ExportFormat: ExpressibleByArgument {}
