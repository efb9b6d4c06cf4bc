import ArgumentParser

/// The command line.
public struct Sitrep: AsyncParsableCommand {
    public static let configuration = CommandConfiguration(commandName: "sitrep")
    public init() {}
}
