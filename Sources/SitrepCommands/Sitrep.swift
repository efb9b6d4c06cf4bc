import ArgumentParser

/// The command line.
public struct Sitrep: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "sitrep", subcommands: [EvaluateCommand.self])
    public init() {}
}
