import SitrepModel

/// Claims that allies are united, beside what is reported of their disagreements.
///
/// A claim is a sentence that calls allies united, or says they speak with one voice; against it stand
/// reports of the same days that members of one alliance quarrel, and sentences that tell of a rift.
struct UnityDifferences {
    private struct Sentence {
        var article: String
        var span: QuotedSpan
        var words: SentenceWords
        /// Whom it names.
        var keys: Set<String>
        /// Days since the epoch; nil without a date.
        var day: Int?
        var year: Int?
        var sources: [Int]
    }

    /// A disagreement belongs to a claim of so many days before or after.
    private static let days = 4
    /// Where neither names whom it means: within so many code points of one report.
    private static let near = 900
    /// A claim is compared with so many before it.
    private static let compared = 100
    /// A contrary word follows a claim within so many code points.
    private static let next = 250

    private let sources: [LedgerSource]
    private let origins: Origins
    private var sentences: [Sentence] = []

    init(_ sources: [LedgerSource], articles: [Article], origins: Origins) {
        self.sources = sources
        self.origins = origins
        struct Key: Hashable {
            var article: String
            var start: Int
        }
        var known: [Key: Int] = [:]
        for (n, source) in sources.enumerated() {
            for telling in source.tellings where !telling.isHeadline {
                let key = Key(article: telling.article, start: telling.sentence.start)
                let keys = Set(telling.actors + telling.targets).union(source.context)
                if let at = known[key] {
                    sentences[at].keys.formUnion(keys)
                    if sentences[at].sources.last != n { sentences[at].sources.append(n) }
                    continue
                }
                known[key] = sentences.count
                sentences.append(
                    Sentence(
                        article: telling.article, span: telling.sentence,
                        words: SentenceWords(telling.sentence.quote), keys: keys,
                        day: telling.published?.first.ordinal, year: telling.published?.first.year,
                        sources: [n]))
            }
        }
        let read = Dictionary(grouping: sentences, by: \.article)
        for article in articles {
            sentences += Self.unread(article, besides: read[article.id] ?? [])
        }
        sentences.sort { ($0.article, $0.span.start) < ($1.article, $1.span.start) }
    }

    /// Sentences of which nothing was read, but which speak of unity or discord.
    private static func unread(_ article: Article, besides read: [Sentence]) -> [Sentence] {
        var found: [Sentence] = []
        for part in article.parts where part.kind.isRead {
            for span in Syndication.sentences(article.text.bytes, part.span) {
                let text = article.text.string(span)
                let words = SentenceWords(text)
                guard unity.found(in: words) || discord.found(in: words) else { continue }
                let quoted = QuotedSpan(span, in: article.text)
                let isRead = read.contains {
                    $0.span.start < quoted.end && quoted.start < $0.span.end
                }
                if isRead { continue }
                let day = article.published?.value.first
                found.append(
                    Sentence(
                        article: article.id, span: quoted, words: words, keys: [],
                        day: day?.ordinal, year: day?.year, sources: []))
            }
        }
        return found
    }

    func differences() -> [Difference] {
        let claims = sentences.filter(Self.isClaim)
        guard !claims.isEmpty else { return [] }
        let contrary = sentences.filter { sentence in
            Self.isDiscord(sentence, sources)
                || Self.contrast.found(in: sentence.words) && !Self.isClaim(sentence)
                    && !sentence.sources.isEmpty
        }
        var byArticle: [String: [Int]] = [:]
        var byDay: [Int: [Int]] = [:]
        for (n, sentence) in contrary.enumerated() {
            byArticle[sentence.article, default: []].append(n)
            if let day = sentence.day { byDay[day, default: []].append(n) }
        }
        var result: [Difference] = []
        for claim in claims {
            let days = claim.day.map { Array(($0 - Self.days)...($0 + Self.days)) } ?? []
            let near = Set((byArticle[claim.article] ?? []) + days.flatMap { byDay[$0] ?? [] })
            let against = near.sorted().map { contrary[$0] }.filter { isAgainst($0, claim) }
            guard !against.isEmpty else { continue }
            let event =
                claim.sources.first.map { sources[$0].event.id }
                ?? against.lazy.compactMap { $0.sources.first }.first.map {
                    sources[$0].event.id
                }
            guard let event else { continue }
            let all = [claim] + against
            result.append(
                Difference(
                    event: event, about: about(claim), field: "unity", kind: .contradiction,
                    values: all.map { sentence in
                        let evidence = sentence.span.evidence(in: sentence.article)
                        return FieldValue(
                            value: Summaries.short(sentence.span.quote, limit: 160),
                            articles: [sentence.article], origins: origins(of: sentence),
                            evidence: [evidence])
                    },
                    evidence: Set(all.map { $0.span.evidence(in: $0.article) }).sorted()))
        }
        return Self.distinct(result)
    }

    /// Copies of one claim stand once.
    private static func distinct(_ differences: [Difference]) -> [Difference] {
        var result: [Difference] = []
        var wordings: [Wording] = []
        for difference in differences {
            let wording = Wording(difference.values[0].value)
            let same = wordings.indices.suffix(compared).first {
                wordings[$0].likeness(wording) >= 0.75
            }
            guard let same else {
                wordings.append(wording)
                result.append(difference)
                continue
            }
            let known = Set(result[same].values.flatMap(\.evidence))
            result[same].values += difference.values.filter {
                known.isDisjoint(with: $0.evidence)
            }
            result[same].evidence = Set(result[same].evidence + difference.evidence).sorted()
        }
        return result
    }

    private func origins(of sentence: Sentence) -> [String] {
        let told = sentence.sources.flatMap { sources[$0].assertions }.filter {
            $0.article == sentence.article && $0.sentence == sentence.span
        }
        return origins.origins(of: told).map(\.key)
    }

    private func about(_ claim: Sentence) -> String {
        let bodies = claim.keys.filter(Alliances.isBody).sorted().map(PartyNames.display)
        return bodies.isEmpty
            ? "whether the allies are united" : "unity of \(bodies.joined(separator: ", "))"
    }

    // MARK: Claims

    /// A sentence that says allies are united; neither an appeal for unity nor its lack.
    private static func isClaim(_ sentence: Sentence) -> Bool {
        let words = sentence.words
        var from = 0
        while let at = unity.first(in: words, from..<words.words.count) {
            from = at.upperBound
            let next = from < words.words.count ? words.words[from].text : ""
            // The United States and the United Nations are names.
            if words.words[at.lowerBound].text == "united", at.count == 1, names.contains(next) {
                continue
            }
            let text = words.words[at].map(\.text).joined(separator: " ")
            let before = max(0, at.lowerBound - 5)..<at.lowerBound
            let isDenial = text.hasPrefix("any ")
            if isDenial {
                if denying.found(in: words, before) { return true }
                continue
            }
            if unclaimed.found(in: words, before) { continue }
            if discord.found(in: words), !text.hasPrefix("no ") { continue }
            // "No daylight", as against broad daylight.
            if text == "daylight", !words.words[before].contains(where: { $0.text == "no" }) {
                continue
            }
            let isPlain = !Self.common.contains(text)
            if isPlain || allied.found(in: words) { return true }
        }
        return false
    }

    // MARK: Discord

    private static func isDiscord(_ sentence: Sentence, _ sources: [LedgerSource]) -> Bool {
        if isClaim(sentence) { return false }
        if discord.found(in: sentence.words) { return true }
        guard quarrelling.found(in: sentence.words) else { return false }
        return sentence.sources.contains { n in
            sources[n].event.modality == .actual
                && sources[n].tellings.contains { telling in
                    telling.sentence == sentence.span
                        && quarrelling.found(in: telling.trigger.quote)
                }
        }
    }

    private func isAgainst(_ sentence: Sentence, _ claim: Sentence) -> Bool {
        let isHere = sentence.article == claim.article
        let isNear = isHere && abs(sentence.span.start - claim.span.start) <= Self.near
        if !isHere {
            guard let a = sentence.day, let b = claim.day, abs(a - b) <= Self.days else {
                return false
            }
        }
        let year = claim.year
        let claimed = bodies(claim.keys, year)
        // Members of one alliance on either side of the quarrel.
        var pairs: [(String, String)] = []
        for n in sentence.sources {
            let (actors, targets) = (sources[n].event.actors, sources[n].event.targets)
            for b in targets {
                let all = actors.map { Alliances.bodies(of: $0.key, in: year) }
                // Whoever quarrels along with others who are no allies quarrels as their like.
                guard let first = all.first, !all.dropFirst().contains(where: first.isDisjoint)
                else { continue }
                pairs += actors.filter { $0.key != b.key }.map { ($0.key, b.key) }
            }
        }
        let isQuarrel = Self.quarrelling.found(in: sentence.words)
        for (a, b) in pairs where isQuarrel {
            let shared = Alliances.bodies(of: a, in: year).intersection(
                Alliances.bodies(of: b, in: year))
            if shared.isEmpty || a == b { continue }
            if isHere && claim.keys.isEmpty { return true }
            if !claimed.isDisjoint(with: shared) { return true }
        }
        // Those whom the claim itself calls united.
        for (a, b) in pairs where isQuarrel && claim.keys.isSuperset(of: [a, b]) { return true }
        // "..., but the minister complained": said right after the claim and against it.
        let follows =
            isHere && sentence.span.start > claim.span.start
            && sentence.span.start - claim.span.end <= Self.next
        if follows, isQuarrel || !sentence.sources.isEmpty,
            Self.contrast.found(in: sentence.words)
        {
            return true
        }
        // An ally's quarrel over what another did: "Poland criticised the call".
        let isOpen = sentence.sources.contains { sources[$0].event.targets.isEmpty }
        if isNear, isOpen, isQuarrel {
            let own = bodies(
                Set(sentence.sources.flatMap { sources[$0].event.actors.map(\.key) }), year)
            if !own.isEmpty, claim.keys.isEmpty || !claimed.isDisjoint(with: own) { return true }
        }
        guard Self.discord.found(in: sentence.words) else { return false }
        if isNear { return true }
        return !claimed.isDisjoint(with: bodies(sentence.keys, year))
            && Self.allied.found(in: sentence.words)
    }

    private func bodies(_ keys: Set<String>, _ year: Int?) -> Set<String> {
        keys.reduce(into: []) { $0.formUnion(Alliances.bodies(of: $1, in: year)) }
    }

    private static let unity = LedgerWords.list("unity")
    private static let allied = LedgerWords.list("allied")
    private static let unclaimed = LedgerWords.list("unclaimed")
    private static let discord = LedgerWords.list("discord")
    private static let quarrelling = LedgerWords.list("quarrelling")
    private static let contrast = LedgerWords.list("contrast")
    private static let denying = LedgerWords.list("denying")
    /// Words of unity that are said of much else, too.
    private static let common: Set<String> = [
        "unity", "united", "as one", "at one", "side by side", "in step", "in harmony",
        "unanimous", "unanimously", "unanimity", "solidarity", "cohesion", "unbroken",
        "undivided", "same position", "same view", "common position",
    ]
    private static let names: Set<String> = ["states", "nations", "kingdom", "arab", "states'"]
}
