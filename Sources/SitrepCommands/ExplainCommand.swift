import ArgumentParser
import Foundation
import SitrepCollector
import SitrepDesk
import SitrepIngest
import SitrepModel
import SitrepReader

/// `sitrep explain`: why an assertion or event says what it says.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say why an assertion or event says what it says: its words, rules and sources.",
        discussion: """
            Identifiers stand in the output of `sitrep map` and `sitrep brief --format json`; their \
            first characters are enough where they are unique. The reports are read again, so give \
            the same paths.

            EXAMPLES
              sitrep explain a1b2c3d4e5f60718 reports/
              sitrep explain a1b2 reports/
              sitrep explain a1b2 reports/ --parse
            """)

    @Argument(help: "The identifier of an assertion or event, or its first characters.")
    var id: String

    @Argument(help: "The files or folders that it came from.")
    var paths: [String]

    @Flag(help: "Show the parse of each sentence as well.")
    var parse = false

    func run() throws {
        let collection = Collector().collect(paths: paths)
        for trouble in collection.troubles { Output.report(trouble) }
        let situation = try Progress.whileReading {
            try Situation(articles: collection.articles, workers: nil, report: $0)
        }
        let matches = situation.assertions.filter { $0.id.hasPrefix(id) }
        if let assertion = matches.first, Set(matches.map(\.id)).count == 1 {
            return try write(Explanation.text(assertion), [assertion], situation)
        }
        let brief = Desk().brief(articles: situation.articles, assertions: situation.assertions)
        let events = brief.events.filter { $0.id.hasPrefix(id) }
        if let event = events.first, events.count == 1, matches.isEmpty {
            return try write(
                Explanation.text(event, situation.assertions),
                situation.assertions.filter { event.assertions.contains($0.id) }, situation)
        }
        let candidates = Set(matches.map(\.id) + events.map(\.id)).sorted()
        throw ValidationError(
            candidates.isEmpty
                ? "no assertion or event here begins with '\(id)'; give the paths that it was made from"
                : "'\(id)' is not unique: \(candidates.prefix(8).joined(separator: ", "))")
    }
}

extension ExplainCommand {
    private func write(
        _ text: String, _ assertions: [Assertion], _ situation: Situation
    ) throws {
        Output.write(text)
        guard parse else { return }
        let reader = try Reader()
        var seen: Set<String> = []
        for assertion in assertions {
            let place = "\(assertion.article) \(assertion.sentence.start)"
            guard seen.insert(place).inserted,
                let article = situation.articles.first(where: { $0.id == assertion.article }),
                let table = ParseTable.text(of: assertion, in: article, reader: reader)
            else { continue }
            Output.write("\n  The sentence of \(assertion.id), as parsed\n" + table)
        }
    }
}

/// Explanations in plain words.
enum Explanation {
    static func text(_ a: Assertion) -> String {
        var out =
            "\(a.id)\n  \"\(a.sentence.quote)\"\n  \(a.article), code points \(a.sentence.start)-\(a.sentence.end)\n\n"
        func line(_ name: String, _ value: String) {
            out += "  \(name.padding(toLength: 11, withPad: " ", startingAt: 0))\(value)\n"
        }
        func who(_ actor: ActorReference) -> String {
            let words = actor.text.isEmpty ? "(unsaid)" : "\"\(actor.text)\""
            return words + " -> \(actor.key.isEmpty ? "unknown" : actor.key)"
                + (actor.role.map { " \($0)" } ?? "") + (actor.name.map { " (\($0))" } ?? "")
        }
        line(
            "act",
            "\"\(a.trigger.quote)\" -> CAMEO \(a.act.cameo), PLOVER \(a.act.plover.event ?? "none"), Goldstein \(a.act.goldstein)"
        )
        line("actor", who(a.actor))
        if !a.target.key.isEmpty || !a.target.text.isEmpty { line("target", who(a.target)) }
        line("modality", a.modality.rawValue)
        if let when = a.when { line("when", "\(when.value.value) (\(when.reason))") }
        if let place = a.place { line("where", position(place)) }
        for teller in a.tellers {
            line("said by", "\(who(teller.actor)), who \(teller.stance.rawValue)")
        }
        if let content = a.content { line("content", "\"\(content.span.quote)\"") }
        for quantity in a.quantities { line("quantity", "\"\(quantity.span.quote)\"") }
        line("confidence", "\(a.confidence)")
        out += "\n  How each part was found\n"
        for reason in a.explanation {
            out +=
                "    \(reason.part): \(reason.rule)"
                + (reason.words.map { " [\"\($0.quote)\"]" } ?? "") + "\n"
        }
        return out
    }

    /// "Brussels (BEL, city, 50.85 4.35, GeoNames 2800866)".
    private static func position(_ place: Place) -> String {
        let known: [String?] = [
            place.country, place.precision,
            place.latitude.flatMap { north in place.longitude.map { "\(north) \($0)" } },
            place.geonames.map { "GeoNames \($0)" },
        ]
        let words = known.compactMap { $0 }.joined(separator: ", ")
        return words.isEmpty ? place.name : "\(place.name) (\(words))"
    }

    static func text(_ event: Event, _ assertions: [Assertion]) -> String {
        var out =
            "\(event.id)\n  \(event.summary)\n  \(event.articles.count) reports, \(event.origins) origins\n\n"
        for join in event.joins {
            out += "  \(join.assertion) joined: \(join.reasons.joined(separator: "; "))\n"
        }
        for id in event.assertions {
            if let assertion = assertions.first(where: { $0.id == id }) {
                out += "\n" + text(assertion)
            }
        }
        return out
    }
}
