import ArgumentParser
import Foundation
import SitrepArchive

/// `sitrep verify`: whether an archive is as it was written.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check an archive offline: its file, its chain of custody and all that it holds.",
        discussion: """
            Checks that every capture, article, assertion, event and log entry is as it was written, \
            and names what is not: the page, the capture, the entry. Reads only; takes no network. \
            Prints the log's last hash. Note it elsewhere and give it with --head later, to show that \
            nothing was taken from the end of the log either.

            EXAMPLES
              sitrep verify crisis.sitrep
              sitrep verify crisis.sitrep --head 5d41402abc4b2a76b9719d911017c592…

            EXIT CODES
              0 all is as it was written   1 something is not   2 the call is wrong
            """)

    @Argument(help: "The archive.")
    var archive: String

    @Option(help: "The hash of an entry that the log must have.")
    var head: String?

    func validate() throws {
        if let head, Digest(hex: head) == nil {
            throw ValidationError("--head wants 64 hexadecimal digits, not '\(head)'")
        }
    }

    func run() throws {
        let result = try Archive.verify(archive, head: head.flatMap(Digest.init(hex:)))
        for note in result.notes { Output.say("note: \(note)") }
        for finding in result.findings { Output.write("\(finding)\n") }
        guard result.isClean else {
            Output.say(
                "sitrep: \(archive): \(result.findings.count) findings. Restore it from a copy.")
            throw ExitCode(1)
        }
        Output.write("all is as it was written: \(result.checked.joined(separator: ", "))\n")
        if let head = result.head {
            Output.write("last entry \(head.sequence) of \(head.time): \(head.hash)\n")
        }
    }
}
