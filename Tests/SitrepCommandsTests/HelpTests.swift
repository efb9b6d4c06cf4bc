import ArgumentParser
import Foundation
import Testing

@testable import SitrepCommands

/// Help texts are part of the contract: each is compared with `Tests/Snapshots/help`. To take over a
/// change that is meant, run the tests once with UPDATE_SNAPSHOTS=1 and read the difference.
@Suite struct HelpTests {
    static let folder = ExtractionTests.root.appendingPathComponent("Tests/Snapshots/help")

    static let commands: [(name: String, type: any ParsableCommand.Type)] =
        [("sitrep", Sitrep.self as any ParsableCommand.Type)]
        + Sitrep.configuration.subcommands.map { ($0._commandName, $0) }

    @Test(arguments: commands.map(\.name)) func isAsCommitted(name: String) throws {
        let command = try #require(Self.commands.first { $0.name == name })
        let help = Sitrep.helpMessage(for: command.type, columns: 80) + "\n"
        let file = Self.folder.appendingPathComponent("\(name).txt")
        if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] != nil {
            try FileManager.default.createDirectory(
                at: Self.folder, withIntermediateDirectories: true)
            try help.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(help == (try String(contentsOf: file, encoding: .utf8)))
    }

    @Test(arguments: commands.map(\.name)) func hasExamples(name: String) throws {
        let command = try #require(Self.commands.first { $0.name == name })
        #expect(Sitrep.helpMessage(for: command.type).contains("EXAMPLES"))
        #expect(
            Sitrep.helpMessage(for: command.type).contains(
                "sitrep \(name == "sitrep" ? "brief" : name)"))
    }
}
