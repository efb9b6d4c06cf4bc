import ArgumentParser
import Foundation
import SitrepDesk
import SitrepModel

/// `sitrep reduce`: assertion lines in, events out.
struct ReduceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reduce",
        abstract: "Join assertion lines from standard input into events, one JSON object a line.",
        discussion: """
            Reads what `sitrep map` prints, in any order, and prints the events that the lines tell, \
            by day. All lines of one call form one window. A line that can't be used gives one record \
            with "error" and the rest goes on.

            EXAMPLES
              sitrep map reports/ | sitrep reduce
              sort assertions.jsonl | sitrep reduce > events.jsonl
            """)

    func run() throws {
        var lines = InputLines(FileHandle.standardInput)
        var assertions: [Assertion] = []
        var failed = false
        let decoder = JSONDecoder()
        while let batch = lines.next(256) {
            for line in batch {
                do {
                    guard let bytes = line.bytes else {
                        throw Trouble(
                            input: "standard input", reason: "the line is longer than 64 MiB",
                            remedy: "")
                    }
                    assertions.append(try decoder.decode(Assertion.self, from: bytes))
                } catch {
                    failed = true
                    try Output.writeLine(
                        InputLineError(
                            id: nil, line: line.number,
                            error: (error as? Trouble)?.reason
                                ?? "not an assertion line: \(InputRecord.reason(error))",
                            remedy: "Give the lines that `sitrep map` prints"))
                }
            }
        }
        for event in Desk().events(from: assertions) { try Output.writeLine(event) }
        if failed { throw ExitCode(1) }
    }
}
