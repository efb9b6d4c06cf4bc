import ArgumentParser
import Foundation
import SitrepCoder
import SitrepModel

/// `sitrep actor`: whom a phrase names.
struct ActorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "actor",
        abstract: "Say whom a phrase names: actor key, country, role and name.",
        discussion: """
            Prints one JSON object for each phrase: "key" (ISO 3166 alpha-3 for whatever belongs to a \
            state, else a short upper-case name), "country", "role" (CAMEO sector code: GOV, MIL, \
            REB, ...), "name" where the person or body is listed, "kind", and "why". Without phrases, \
            reads JSON lines {"id","text","date"} from standard input; a line that can't be used \
            gives one record with "error", and the rest goes on.

            Offices have dates: who the president was depends on the day, so give it where you know \
            it.

            EXAMPLES
              sitrep actor "Norway's central bank" "two Kurdish fighters"
              sitrep actor "President Bush" --on 1991-02-24
              echo '{"id":"a1","text":"a Pentagon spokesman","date":"2021-08-26"}' | sitrep actor

            EXIT CODES
              0 done   1 some line could not be used   2 the call is wrong
            """)

    @Argument(help: "Phrases; none: JSON lines from standard input.")
    var phrases: [String] = []

    @Option(name: .customLong("on"), help: "The day of the report, e.g. 2022-01-26 or 2022.")
    var day: String?

    func validate() throws {
        if let day, DateValue(day) == nil {
            throw ValidationError(
                "--on wants a date such as 2022-01-26, 2022-01 or 2022, not '\(day)'")
        }
    }

    func run() throws {
        let resolver = try ActorResolver()
        let day = day.flatMap(DateValue.init)?.first
        guard phrases.isEmpty else {
            for phrase in phrases {
                try Output.writeLine(ActorRecord(resolver.resolve(phrase, on: day), text: phrase))
            }
            return
        }
        var failed = false
        var lines = InputLines(FileHandle.standardInput)
        while let batch = lines.next(256) {
            for line in batch {
                switch ActorLine.read(line) {
                case .success(let asked):
                    let date = asked.date.flatMap(DateValue.init)?.first ?? day
                    try Output.writeLine(
                        ActorRecord(
                            resolver.resolve(asked.text, on: date), text: asked.text, id: asked.id))
                case .failure(let error):
                    failed = true
                    try Output.writeLine(error)
                }
            }
        }
        if failed { throw ExitCode(1) }
    }
}

/// One line of `sitrep actor`'s input.
struct ActorLine: Decodable {
    var id: String?
    var text: String
    var date: String?

    static func read(_ line: InputLines.Line) -> Result<ActorLine, InputLineError> {
        guard let bytes = line.bytes else {
            return .failure(
                InputLineError(
                    id: nil, line: line.number, error: "the line is longer than 64 MiB",
                    remedy: "Give one phrase a line"))
        }
        let asked: ActorLine
        do { asked = try JSONDecoder().decode(ActorLine.self, from: bytes) } catch {
            return .failure(
                InputLineError(
                    id: nil, line: line.number,
                    error: "not a JSON object with \"text\": \(InputRecord.reason(error))",
                    remedy: "Give one object a line, e.g. {\"id\":\"a1\",\"text\":\"the Kremlin\"}")
            )
        }
        if let date = asked.date, !date.isEmpty, DateValue(date) == nil {
            return .failure(
                InputLineError(
                    id: asked.id, line: line.number, error: "\"date\" is no date: '\(date)'",
                    remedy: "Write it as 2022-01-26, 2022-01 or 2022, or leave it out"))
        }
        return .success(asked)
    }
}

/// One line of `sitrep actor`'s output.
struct ActorRecord: Encodable {
    var id: String?
    var text: String
    var key: String
    var country: String
    var role: String
    var name: String?
    var wikidata: String?
    var kind: String
    var why: String

    init(_ identity: ActorIdentity, text: String, id: String? = nil) {
        self.id = id
        self.text = text
        key = identity.key
        country = identity.country ?? ""
        role = identity.role
        name = identity.name
        wikidata = identity.wikidata
        kind = identity.kind.rawValue
        why = identity.explanation
    }
}
