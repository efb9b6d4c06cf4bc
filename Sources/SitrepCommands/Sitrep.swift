import ArgumentParser
import Foundation
import SitrepArchive
import SitrepIngest

/// The command line.
public struct Sitrep: ParsableCommand {
    static let version = Program.version

    /// Name, help and subcommands.
    public static let configuration = CommandConfiguration(
        commandName: "sitrep",
        abstract: "Reads news reports of an international crisis and keeps a sourced record of it.",
        discussion: """
            Who did what to whom, who said what, and where the reports agree, differ or are silent; \
            every line opens the sentence that it rests on. Works offline and gives the same output \
            for the same input.

            EXAMPLES
              sitrep brief reports/                     a situation brief of a folder of reports
              sitrep brief reports/ --format html       the same as one self-contained page
              sitrep collect reports/ --archive a.sitrep   keep them in an archive
              sitrep brief --archive a.sitrep           a brief of what an archive holds
              sitrep export --as ical --archive a.sitrep   its meetings for a calendar
              sitrep map reports/ > assertions.jsonl    what each report asserts, one line each
              sitrep actor "Iranian Foreign Minister"   whom a phrase names
              sitrep explain a1b2c3d4 reports/          why an assertion says what it says

            EXIT CODES
              0 done   1 some input could not be used   2 the call is wrong   70 a defect
            """,
        version: version,
        subcommands: [
            BriefCommand.self, CollectCommand.self, VerifyCommand.self, RecodeCommand.self,
            MapCommand.self, ReduceCommand.self, ExportCommand.self, ActorCommand.self,
            ExplainCommand.self, EvaluateCommand.self,
        ] + serverCommands)

    #if Server
    private static let serverCommands: [any ParsableCommand.Type] = [
        ServeCommand.self, TokenCommand.self,
    ]
    #else
    private static let serverCommands: [any ParsableCommand.Type] = []
    #endif

    /// Makes one from its parts.
    public init() {}

    /// Runs the command that the arguments name and leaves with the contract's exit code.
    public static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            Foundation.exit(leaving(error))
        }
    }

    /// Says what is to be said of an error and gives the exit code: 0 help, 1 some input unusable,
    /// 2 the call is wrong, 70 a defect.
    private static func leaving(_ error: any Error) -> Int32 {
        if let code = error as? ExitCode { return code.rawValue }
        if let error = error as? ArchiveError {
            Output.say("sitrep: \(error)")
            return 1
        }
        let code = exitCode(for: error)
        if code.isSuccess {
            Output.write(fullMessage(for: error) + "\n")
            return 0
        }
        if code == .validationFailure {
            Output.say(fullMessage(for: error))
            return 2
        }
        Output.say("sitrep: \(error)")
        Output.say("This is a defect in Sitrep or its installation; please report it.")
        return 70
    }
}
