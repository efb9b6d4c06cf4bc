import ArgumentParser
import Foundation
import SitrepArchive
import SitrepIngest

/// `sitrep recode`: an archive's reports read anew by this program's models and lexicons.
struct RecodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recode",
        abstract: "Read an archive's reports anew that older models or lexicons read.",
        discussion: """
            After an update, reads every article anew whose reading names other versions than this \
            program's, from its stored text, and brings events and ledgers up to date. Earlier \
            readings and versions stay in the archive's history. Each batch is kept as soon as it is \
            done: a call that was stopped goes on where it ended when it is made again. Where all is \
            up to date, nothing changes.

            EXAMPLES
              sitrep recode crisis.sitrep
              sitrep recode crisis.sitrep --jobs 2
            """)

    @Argument(help: "The archive.")
    var archive: String

    @Option(name: .shortAndLong, help: "Threads to use (default: one a core).")
    var jobs: Int?

    func validate() throws {
        if let jobs, jobs < 1 {
            throw ValidationError("--jobs wants a number from 1 up, not \(jobs)")
        }
    }

    func run() throws {
        guard FileManager.default.fileExists(atPath: self.archive) else {
            throw ArchiveError.missing(path: self.archive)
        }
        let archive = try Archive(path: self.archive)
        let pipeline = Pipeline(
            archive: archive, clock: { Clock.now() }, who: "recode",
            folder: FileManager.default.currentDirectoryPath, workers: jobs)
        let progress = Progress("reading anew:")
        let count = try pipeline.recode { progress.show($0, of: $1) }
        progress.finish()
        try archive.close()
        Output.say(
            count == 0
                ? "all is up to date" : "\(count) \(count == 1 ? "article" : "articles") read anew")
    }
}
