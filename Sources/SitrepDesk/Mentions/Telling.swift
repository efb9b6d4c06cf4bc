import SitrepModel

/// One article's telling of one act: the assertions that share a trigger, which differ only in
/// their coordinated parties. What event identity joins.
struct Telling: Sendable {
    /// Sorted by identifier.
    var assertions: [Assertion]
    var article: String
    var sentence: QuotedSpan
    var trigger: QuotedSpan
    var act: Act
    var root: Int
    var code: ActNearness.Code
    var modality: Modality
    var when: ActDate?
    var published: DateValue?
    var actors: [String]
    var targets: [String]
    /// Names of persons by key, normalised.
    var persons: [String: Set<PersonName>]
    var place: Place?
    var quantities: [Quantity]
    var wording: Wording
    var content: Wording?
    var triggerStem: UInt64
    var channel: String?
    var confidence: Double
    /// Whether it stands in the article's headline: its first sentence, short and without a stop.
    var isHeadline = false
    /// Whether its word is a noun with a pointer before it: "the attack", "his order".
    var isReference = false
    /// Whether it is told as done on a day after its report, and so held to be ahead.
    var turned = false
    /// The article, or the text that several articles carry.
    var text: String
    /// The sentence of that text, where several articles carry it.
    var copied: CopiedSentences.Root?
    /// Keys of all whom the sentence names.
    var company: Set<String> = []

    /// Whether it names what was offered before as taken, or offers itself; nil for other acts.
    var stance: Stance?
    /// Whether its words tell of one more act of the kind: "spoke again".
    var isFurther = false
    /// Whether it is but the content, or the noun, of another telling of its sentence.
    var isInner = false
    /// Whether its doer was concluded, not named.
    var hasGuess = false

    enum Stance: Sendable { case offering, accepting }

    /// Consultation, agreement and cooperation read the same from either side; so does standing down,
    /// of which readings have now the one, now the other side as doer.
    var isSymmetric: Bool { (3...6).contains(root) || code.isStandingDown }

    /// The same tellings with what their sentences copy and whom they name.
    static func linked(_ tellings: [Telling], by copied: CopiedSentences, company: Company)
        -> [Telling]
    {
        tellings.map { telling in
            var telling = telling
            telling.copied = copied.root(of: telling.article, at: telling.trigger.start)
            if let group = copied.group(of: telling.article) { telling.text = "group \(group)" }
            telling.company = company.named([telling])
            return telling
        }
    }

    /// Groups assertions into tellings, in the order of article, place and code.
    static func group(_ assertions: [Assertion]) -> [Telling] {
        struct Key: Hashable {
            var article: String, start: Int, end: Int, root: String
        }
        var groups: [Key: [Assertion]] = [:]
        for a in assertions {
            let key = Key(
                article: a.article, start: a.trigger.start, end: a.trigger.end, root: a.act.root)
            groups[key, default: []].append(a)
        }
        var firsts: [String: Int] = [:]
        for a in assertions {
            firsts[a.article] = min(firsts[a.article] ?? .max, a.sentence.start)
        }
        return groups.values.map { group in
            var telling = Telling(group.sorted(by: Self.precedes))
            let words = telling.sentence.quote
            let stops: Set<UInt8> = [0x2E, 0x21, 0x3F]
            telling.isHeadline =
                telling.sentence.start == firsts[telling.article] && words.utf8.count <= 140
                && words.utf8.last.map { !stops.contains($0) } == true
            return telling
        }.sorted {
            ($0.article, $0.sentence.start, $0.trigger.start, $0.trigger.end, $0.root)
                < ($1.article, $1.sentence.start, $1.trigger.start, $1.trigger.end, $1.root)
        }
    }

    /// A total order by content.
    static func precedes(_ a: Assertion, _ b: Assertion) -> Bool {
        (a.article, a.sentence.start, a.trigger.start, a.trigger.end, a.id)
            < (b.article, b.sentence.start, b.trigger.start, b.trigger.end, b.id)
    }

    private init(_ assertions: [Assertion]) {
        // The caller never passes an empty group; the surest assertion leads.
        var lead = assertions[0]
        for a in assertions where a.confidence > lead.confidence { lead = a }
        self.assertions = assertions
        article = lead.article
        text = lead.article
        sentence = lead.sentence
        trigger = lead.trigger
        act = lead.act
        root = Int(lead.act.root) ?? 0
        code = ActNearness.Code(lead.act.cameo)
        // Who visits by telephone calls.
        if root == 4, code.form == 2, Self.isRemote(lead) { code = ActNearness.Code("041") }
        modality = lead.modality
        when = lead.when ?? assertions.lazy.compactMap(\.when).first
        published = lead.published ?? assertions.lazy.compactMap(\.published).first
        // What is dated after its report cannot have happened when that was written.
        if modality == .actual, let day = when?.value.first, let published,
            day > published.last.adding(days: 1)
        {
            modality = .future
            turned = true
            for i in self.assertions.indices where self.assertions[i].modality == .actual {
                self.assertions[i].modality = .future
            }
        }
        actors = Self.distinct(assertions.map(\.actor.key))
        targets = Self.distinct(assertions.map(\.target.key))
        // What a state says to itself is said to somebody whom the reading missed; protest, coercion
        // and violence do happen at home.
        if targets == actors, root <= 13 || root == 15 || root == 16 {
            let names = Set(
                assertions.flatMap { [$0.actor.person, $0.target.person] }.compactMap { $0 })
            if names.count < 2 { targets = [] }
        }
        var persons: [String: Set<PersonName>] = [:]
        for a in assertions {
            for side in [a.actor, a.target] {
                if let name = side.person.flatMap(PersonName.init) {
                    persons[side.key, default: []].insert(name)
                }
            }
        }
        self.persons = persons
        place = lead.place ?? assertions.lazy.compactMap(\.place).first
        var quantities: [Quantity] = []
        for a in assertions {
            for q in a.quantities where !quantities.contains(q) { quantities.append(q) }
        }
        self.quantities = quantities
        wording = Wording(lead.sentence.quote)
        content = (lead.content ?? assertions.lazy.compactMap(\.content).first).map {
            // What is said, without those who say it and of whom.
            var words = Wording($0.span.quote)
            for a in assertions {
                for name in [a.actor.text, a.actor.name, a.target.text, a.target.name] {
                    if let name, !name.isEmpty { words.remove(name) }
                }
            }
            return words
        }
        triggerStem = Wording.stemHash(lead.trigger.quote)
        channel = lead.channel ?? assertions.lazy.compactMap(\.channel).first
        confidence = lead.confidence
        isReference = Self.isReference(lead)
        if root == 3 { stance = Self.stance(lead) }
        if root == 4 { isFurther = Self.isFurther(lead) }
        hasGuess = !lead.actor.key.isEmpty && lead.actor.text.isEmpty
    }

    private static func stance(_ a: Assertion) -> Stance? {
        if LedgerWords.list("offering").found(in: a.trigger.quote) { return .offering }
        let words = a.sentenceWords
        let trigger = a.triggerRange(in: words)
        // "Gave their acceptance".
        let wide = trigger.lowerBound..<min(words.words.count, trigger.upperBound + 3)
        let accepting = LedgerWords.list("accepting")
        return accepting.found(in: words, trigger)
            || words.words[wide].contains { $0.text == "acceptance" || $0.text == "consent" }
            ? .accepting : nil
    }

    /// Whether two meet without being in one place: "held a call", "by video link".
    private static func isRemote(_ a: Assertion) -> Bool {
        a.channel.map { LedgerWords.list("remote").found(in: $0) } == true
    }

    /// "Again" and the like near the trigger.
    private static func isFurther(_ a: Assertion) -> Bool {
        let words = a.sentenceWords
        let trigger = a.triggerRange(in: words)
        let near =
            max(0, trigger.lowerBound - 3)..<min(words.words.count, trigger.upperBound + 5)
        return LedgerWords.list("further").found(in: words, near)
    }

    /// Whether the word before the trigger points at something known.
    private static func isReference(_ a: Assertion) -> Bool {
        let before = a.sentence.quote.unicodeScalars.prefix(a.trigger.start - a.sentence.start)
        let words = before.split { !$0.properties.isAlphabetic && $0 != "'" && $0 != "\u{2019}" }
        guard let last = words.last.map({ String($0).lowercased() }) else { return false }
        return pointers.contains(last) || last.hasSuffix("'s") || last.hasSuffix("\u{2019}s")
    }

    private static let pointers: Set<String> = [
        "the", "this", "that", "these", "those", "his", "her", "its", "their", "such",
    ]

    private static func distinct(_ keys: [String]) -> [String] {
        Set(keys.filter { !$0.isEmpty }).sorted()
    }
}

extension [Telling] {
    /// Those that tell the act itself, not only what it is about; all, where none does.
    var own: [Telling] {
        let own = filter { !$0.isInner }
        return own.isEmpty ? self : own
    }
}
