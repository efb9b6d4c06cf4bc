import SitrepModel

/// Tellings that are one because they stand in one sentence of a text that several articles carry.
///
/// Copies are edited and translated, and each is read for itself; that the sentences are one says
/// more than what was read. Within such a sentence tellings are matched one to one, by word, act,
/// parties and place in the sentence. Copies are compared with the few before them, so that cost
/// grows with their number.
struct LinkedTellings {
    /// One telling, joined to another for a reason.
    struct Link {
        var telling: Int
        var with: Int
        var reason: String
    }

    /// Tellings that are one, in order.
    struct Bundle {
        var tellings: [Int]
        var links: [Link]
        /// Those that are compared with other reports' tellings.
        var leads: ArraySlice<Int> { tellings.prefix(3) }
    }

    /// All tellings, each in one bundle, in the order of their first.
    private(set) var bundles: [Bundle] = []
    /// Those that only say what another of their sentence is about.
    private(set) var inner: Set<Int> = []

    /// Copies before each one that it is compared with.
    private static let neighbours = 3
    /// Sum of weights from which on two tellings in one copied sentence are one.
    private static let needed = 1.5
    /// What it adds that no other telling stands in either sentence, or is left over.
    private static let onlyOnes = 2.0, leftOver = 1.3
    /// So many left over on either side are paired in their order.
    private static let mostLeftOver = 2

    init(_ tellings: [Telling]) {
        var sentences: [CopiedSentences.Root: [String: [Int]]] = [:]
        for (n, telling) in tellings.enumerated() {
            guard let root = telling.copied else { continue }
            sentences[root, default: [:]][telling.article, default: []].append(n)
        }
        var bundle = Array(tellings.indices)
        var members = tellings.indices.map { [$0] }
        var byArticle = tellings.enumerated().map { [$1.article: [$0]] }
        var links: [Int: [Link]] = [:]
        func link(_ a: Int, _ b: Int, _ reason: String) {
            let (x, y) = (min(bundle[a], bundle[b]), max(bundle[a], bundle[b]))
            guard x != y else { return }
            links[x, default: []].append(
                Link(telling: max(a, b), with: min(a, b), reason: reason))
            links[x, default: []] += links.removeValue(forKey: y) ?? []
            for m in members[y] { bundle[m] = x }
            members[x] += members[y]
            members[y] = []
            byArticle[x].merge(byArticle[y], uniquingKeysWith: +)
            byArticle[y] = [:]
        }
        inner = Self.linkDoubled(tellings, link)
        // "Proceeded to the expulsion" is one act before it is compared.
        for root in sentences.keys.sorted() {
            for (_, inside) in (sentences[root] ?? [:]).sorted(by: { $0.key < $1.key }) {
                for (n, a) in inside.enumerated() {
                    for b in inside[(n + 1)...]
                    where tellings[a].sentence == tellings[b].sentence
                        && !TellingLikeness.areDistinct(tellings[a], tellings[b])
                    {
                        link(a, b, "one phrase")
                    }
                }
            }
        }
        for root in sentences.keys.sorted() {
            guard let carriers = sentences[root] else { continue }
            let articles = carriers.keys.sorted()
            for (n, article) in articles.enumerated() {
                for other in articles[max(0, n - Self.neighbours)..<n] {
                    let pairs = Self.matched(
                        carriers[other] ?? [], carriers[article] ?? [], tellings)
                    for (a, b) in pairs {
                        guard
                            Self.areConsistent(
                                byArticle[bundle[a]], byArticle[bundle[b]], tellings)
                        else { continue }
                        let edited = tellings[a].wording.likeness(tellings[b].wording) >= 0.6
                        let reason =
                            edited
                            ? "the same sentence of one text"
                            : "the same sentence of one text, in other words"
                        link(a, b, reason)
                    }
                }
            }
        }
        bundles = members.indices.filter { !members[$0].isEmpty }.map { first in
            Bundle(tellings: members[first].sorted(), links: links[first] ?? [])
        }.sorted { $0.tellings[0] < $1.tellings[0] }
    }

    /// Joins what one sentence tells twice.
    ///
    /// - Returns: what only says what another one is about.
    private static func linkDoubled(
        _ tellings: [Telling], _ link: (Int, Int, String) -> Void
    ) -> Set<Int> {
        var inner: Set<Int> = []
        struct Sentence: Hashable {
            var article: String
            var start: Int
        }
        var sentences: [Sentence: [Int]] = [:]
        var several: [Sentence] = []
        for (n, telling) in tellings.enumerated() {
            let sentence = Sentence(article: telling.article, start: telling.sentence.start)
            sentences[sentence, default: []].append(n)
            if sentences[sentence]?.count == 2 { several.append(sentence) }
        }
        for sentence in several {
            let inside = sentences[sentence] ?? []
            for (n, a) in inside.enumerated() {
                for b in inside[(n + 1)...] where DoubledTellings.areOne(tellings[a], tellings[b]) {
                    link(a, b, "one act in two words")
                    if DoubledTellings.isPart(tellings[b], of: tellings[a]) { inner.insert(b) }
                    if DoubledTellings.isPart(tellings[a], of: tellings[b]) { inner.insert(a) }
                }
            }
        }
        return inner
    }

    /// No two acts of one article.
    private static func areConsistent(
        _ a: [String: [Int]], _ b: [String: [Int]], _ tellings: [Telling]
    ) -> Bool {
        let (few, many) = a.count <= b.count ? (a, b) : (b, a)
        return few.allSatisfy { article, inside in
            (many[article] ?? []).allSatisfy { y in
                inside.allSatisfy { x in
                    !TellingLikeness.areDistinct(tellings[min(x, y)], tellings[max(x, y)])
                }
            }
        }
    }

    private static func matched(
        _ a: [Int], _ b: [Int], _ tellings: [Telling]
    ) -> [(Int, Int)] {
        var scored: [(pair: (Int, Int), score: Double)] = []
        for x in a {
            for y in b {
                let isOnly =
                    a.count == 1 && b.count == 1 && couldBeOne(tellings[x], tellings[y])
                let score = score(tellings[x], tellings[y]) + (isOnly ? onlyOnes : 0)
                if score >= needed { scored.append(((x, y), score)) }
            }
        }
        scored.sort { $0.score != $1.score ? $0.score > $1.score : $0.pair < $1.pair }
        var taken: Set<Int> = []
        var pairs = scored.compactMap { pair, _ -> (Int, Int)? in
            guard !taken.contains(pair.0), !taken.contains(pair.1) else { return nil }
            taken.formUnion([pair.0, pair.1])
            return pair
        }
        // Of one sentence each may have been read in another clause: the doers must not differ. Where
        // as many are left over on either side, they follow each other.
        func order(_ rest: [Int]) -> [Int] {
            rest.filter { !taken.contains($0) }.sorted {
                (tellings[$0].sentence.start, tellings[$0].trigger.start, $0)
                    < (tellings[$1].sentence.start, tellings[$1].trigger.start, $1)
            }
        }
        let rest = (order(a), order(b))
        if rest.0.count == rest.1.count, rest.0.count <= mostLeftOver {
            for (x, y) in zip(rest.0, rest.1)
            where (rest.0.count > 1 || couldBeOne(tellings[x], tellings[y]))
                && score(tellings[x], tellings[y]) + leftOver >= needed
            {
                pairs.append((x, y))
            }
        }
        return pairs
    }

    /// Whether neither the doers nor the places in the sentence speak against it.
    private static func couldBeOne(_ a: Telling, _ b: Telling) -> Bool {
        let sameDoer =
            a.actors.isEmpty || b.actors.isEmpty || !Set(a.actors).isDisjoint(with: b.actors)
            || nameOneDoer(a, b)
        let sameDeed: Bool =
            switch ActNearness.relation(a.code, b.code) {
            case .same, .general, .sameRoot: !Set(a.targets).isDisjoint(with: b.targets)
            case .neighbouring, .excluded: false
            }
        return (sameDoer || sameDeed) && abs(place(a) - place(b)) <= 0.35
    }

    /// Said, asked, offered or refused, not done.
    private static func isOfWords(_ t: Telling) -> Bool {
        t.root == 3 || ActNearness.families(t.root) == [1]
    }

    /// Whether the doers go by one name, whatever state each reading gave it to.
    private static func nameOneDoer(_ a: Telling, _ b: Telling) -> Bool {
        let names = a.actors.flatMap { a.persons[$0] ?? [] }
        let others = b.actors.flatMap { b.persons[$0] ?? [] }
        return names.contains { n in others.contains { n.matches($0) || n.sound == $0.sound } }
    }

    private static func score(_ a: Telling, _ b: Telling) -> Double {
        var score = 0.0
        if a.triggerStem == b.triggerStem, a.triggerStem != 0 { score += 2 }
        switch ActNearness.relation(a.code, b.code) {
        case .same: score += 2
        case .general: score += 1.6
        case .sameRoot: score += 1.2
        case .neighbouring: score += 0.7
        // A translator has "insisted" for "maintained", "proposed" for "offered".
        case .excluded: score += isOfWords(a) && isOfWords(b) ? 0.5 : -0.5
        }
        if a.modality != b.modality { score -= 0.5 }
        if nameOneDoer(a, b) {
            score += 1.1
        } else if !Set(a.actors).isDisjoint(with: b.actors) {
            score += 0.5
        } else if !a.actors.isEmpty, !b.actors.isEmpty {
            score -= 0.5
        }
        if !Set(a.targets).isDisjoint(with: b.targets) { score += 0.4 }
        let sameFigure = a.quantities.contains { x in
            b.quantities.contains { $0.value == x.value }
        }
        if sameFigure { score += 1.2 }
        return score - abs(place(a) - place(b))
    }

    /// Where in its sentence the trigger stands, 0...1.
    private static func place(_ t: Telling) -> Double {
        let length = max(1, t.sentence.end - t.sentence.start)
        return Double(t.trigger.start - t.sentence.start) / Double(length)
    }
}
