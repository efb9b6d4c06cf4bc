import Foundation
import SitrepModel

/// A record as it is to be kept: its JSON and what it is found by.
package struct RecordDraft: Sendable {
    package var kind: RecordKind
    /// Equal only for equal contents, but for events, whose identifier is that of their assertions.
    package var id: String
    /// As `sitrep brief --format json` prints it.
    package var body: Data
    /// First and last day that it covers, since 1970-01-01.
    package var day: Int?
    package var lastDay: Int?
    /// How it stands, where its kind has that: "open", "planned", "delivered".
    package var status: String?
    /// The event that it belongs to.
    package var event: String?
    package var parties: [KeyedParty]
    package var articles: [String]
    /// What a later version of it shares with it, and nothing else does: assertions, words, reports.
    package var traits: [String]
    /// What it says, for the full-text search.
    package var words: String?
    /// Of events.
    package var facts: EventFacts?

    /// A party and its part.
    package struct KeyedParty: Sendable, Hashable, Comparable {
        package var key: String
        package var side: PartySide

        package static func < (a: Self, b: Self) -> Bool {
            (a.key, a.side.rawValue) < (b.key, b.side.rawValue)
        }
    }

    /// Sorted JSON: equal values give equal bytes.
    static func json(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    init(
        _ kind: RecordKind, _ value: some Encodable, id: String? = nil, when: DateValue? = nil,
        status: String? = nil, event: String? = nil, from: [Party] = [], to: [Party] = [],
        evidence: [Evidence] = [], articles: [String] = [], traits: [String]? = nil,
        words: String? = nil
    ) throws {
        self.kind = kind
        body = try Self.json(value)
        self.id = id ?? Self.identifier(kind, body)
        day = when?.first.ordinal
        lastDay = when?.last.ordinal
        self.status = status
        self.event = event
        self.words = words
        parties = Self.keyed(from, .from) + Self.keyed(to, .to)
        self.articles = Set(articles + evidence.map(\.article)).sorted()
        self.traits = traits ?? evidence.map { "\($0.article) \($0.start) \($0.end)" }
    }

    private static func keyed(_ parties: [Party], _ side: PartySide) -> [KeyedParty] {
        Set(parties.map(\.key)).subtracting([""]).sorted().map { KeyedParty(key: $0, side: side) }
    }

    private static func identifier(_ kind: RecordKind, _ body: Data) -> String {
        let letter =
            switch kind {
            case .difference: "x"
            case .demand: "d"
            case .force: "f"
            case .aid: "g"
            case .meeting: "m"
            case .position: "p"
            case .statement: "s"
            case .tension: "n"
            default: "r"
            }
        return letter + Digest(of: body).description.prefix(16)
    }
}

/// Which part a party has in a record.
public enum PartySide: Int, Sendable, Hashable {
    /// Acts, asks, gives, speaks, holds, takes part.
    case from = 1
    /// Is acted upon, asked, given to, spoken to.
    case to = 2
}

/// What events are found by.
package struct EventFacts: Sendable, Hashable {
    package var cameo: String
    package var root: String
    package var plover: String?
    package var quad: Int
    package var goldstein: Double
    package var modality: String
    package var origins: Int
    /// How many texts tell it, copies counted once.
    package var texts: Int
    /// The day of its first report.
    package var reported: Int?
    /// Whether a report gives its day, or lets conclude it.
    package var dated: Bool
    package var confidence: Double
    package var place: String?
    package var country: String?
    package var latitude: Double?
    package var longitude: Double?
    package var outlets: [String]
    package var verdicts: [Verdict]

    package struct Verdict: Sendable, Hashable {
        package var field: String
        package var verdict: String
        package var kind: String
    }
}

extension RecordDraft {
    /// - Parameters:
    ///   - day: the first day that it can have been; of its first report where no day is given.
    ///   - reported: the day of its first report.
    ///   - texts: how many texts tell it.
    ///   - outlets: of its articles.
    package init(
        _ event: Event, day: Int?, reported: Int?, texts: Int, outlets: [String]
    ) throws {
        try self.init(
            .event, event, id: event.id, when: event.when?.value, status: event.modality.rawValue,
            from: event.actors, to: event.targets, articles: event.articles,
            traits: event.assertions, words: event.summary)
        if event.when == nil {
            self.day = day
            lastDay = day
        }
        facts = EventFacts(
            cameo: event.cameo, root: event.root, plover: event.plover.event,
            quad: event.quad.rawValue, goldstein: event.goldstein,
            modality: event.modality.rawValue, origins: event.origins, texts: texts,
            reported: reported, dated: event.when != nil, confidence: event.confidence,
            place: event.place?.name, country: event.place?.country,
            latitude: event.place?.latitude, longitude: event.place?.longitude,
            outlets: Set(outlets).sorted(),
            verdicts: event.fields.sorted { $0.key < $1.key }.map {
                EventFacts.Verdict(
                    field: $0.key, verdict: $0.value.verdict.rawValue,
                    kind: $0.value.kind?.rawValue ?? "")
            })
    }

    package init(_ story: Story) throws {
        try self.init(
            .story, story, id: story.id, when: story.period, from: story.actors,
            articles: story.articles, traits: story.articles, words: story.summary)
    }

    package init(_ group: SyndicationGroup) throws {
        try self.init(
            .syndication, group, id: group.id, articles: group.articles, traits: group.articles)
    }

    package init(_ difference: Difference) throws {
        try self.init(
            .difference, difference, status: difference.kind.rawValue, event: difference.event,
            evidence: difference.evidence,
            traits: difference.evidence.map {
                "\(difference.field) \($0.article) \($0.start) \($0.end)"
            })
    }

    package init(_ demand: Demand) throws {
        try self.init(
            .demand, demand, when: demand.when?.value, status: demand.status.rawValue,
            event: demand.event, from: demand.from, to: demand.to, evidence: demand.evidence,
            words: demand.content)
    }

    package init(_ force: Force) throws {
        try self.init(
            .force, force, when: force.asOf, status: force.status.rawValue, event: force.event,
            from: [force.whose], to: force.facing.map { [$0] } ?? [], evidence: force.evidence)
    }

    package init(_ aid: Aid) throws {
        try self.init(
            .aid, aid, when: aid.when?.value, status: aid.status.rawValue, event: aid.event,
            from: [aid.giver], to: aid.receiver.map { [$0] } ?? [], evidence: aid.evidence)
    }

    package init(_ meeting: Meeting) throws {
        try self.init(
            .meeting, meeting, when: meeting.when?.value, status: meeting.status.rawValue,
            event: meeting.event, from: meeting.participants, evidence: meeting.evidence)
    }

    package init(_ position: Position) throws {
        try self.init(
            .position, position, when: position.since, status: position.stance.rawValue,
            event: position.event, from: [position.actor], evidence: position.evidence,
            words: position.question)
    }

    package init(_ statement: Statement) throws {
        try self.init(
            .statement, statement, when: statement.when?.value, event: statement.event,
            from: [statement.speaker] + statement.alongside,
            to: statement.addressee.map { [$0] } ?? [], evidence: statement.evidence,
            words: statement.quote ?? statement.paraphrase)
    }

    package init(_ tension: Tension) throws {
        let natural = ContentHash.identifier("n", tension.pair + [tension.day.value])
        // Its events have the evidence; a day's sum would carry that of all of them in each version.
        var bare = tension
        bare.evidence = []
        try self.init(
            .tension, bare, id: natural, when: tension.day, traits: [natural])
        parties = Set(tension.pair).subtracting(["*"]).sorted().map {
            KeyedParty(key: $0, side: .from)
        }
    }
}
