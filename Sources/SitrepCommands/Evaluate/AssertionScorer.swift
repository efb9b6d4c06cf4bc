import SitrepModel

/// Scores coded assertions against gold, article by article.
///
/// A gold line and a coded one can pair only if their sentences overlap in the article by at least
/// half of the shorter. Pairs are chosen one to one, the most alike first. On that one pairing are
/// counted: the quad class, the CAMEO root, and root with both parties; then, over the pairs that
/// agree on the root, each further field.
struct AssertionScorer {
    struct Scores {
        var articles = 0
        /// Coded lines whose sentence is not in the article.
        var unplaced = 0
        var quad = Tally()
        var root = Tally()
        var who = Tally()
        var byRoot: [String: Tally] = [:]
        /// How often each further field is right, in the order of ``fields``.
        var right: [Int] = Array(repeating: 0, count: AssertionScorer.fields.count)
        var asked: [Int] = Array(repeating: 0, count: AssertionScorer.fields.count)
        var missed: [String] = []
        var spurious: [String] = []
        /// Each coded line with a confidence, and whether it is right.
        var outcomes: [Reliability.Outcome] = []
    }

    static let fields = [
        "actor", "target", "modality", "said_by", "when, where gold has one", "when left open",
    ]

    /// Acts that two parties do together: either may be named first.
    private static let mutual: Set<String> = ["03", "04", "05", "06"]

    private(set) var scores = Scores()

    /// Adds one article. - Parameter text: the article's text.
    mutating func add(_ name: String, text: String, gold: [CodedLine], coded: [CodedLine]) {
        let article = Squeezed(text)
        let goldSpans = gold.map { article.place($0.sentence ?? "") }
        let codedSpans = coded.map { article.place($0.sentence ?? "") }
        scores.articles += 1
        scores.unplaced += codedSpans.filter { $0 == nil }.count
        for line in gold { scores.byRoot[line.root ?? "?", default: Tally()].gold += 1 }
        for line in coded { scores.byRoot[line.root ?? "?", default: Tally()].predicted += 1 }

        var pairs: [(score: Int, gold: Int, coded: Int)] = []
        for (i, g) in gold.enumerated() {
            for (j, c) in coded.enumerated()
            where Squeezed.overlap(goldSpans[i], codedSpans[j]) {
                let score = Self.affinity(g, c)
                if score > 0 { pairs.append((score, i, j)) }
            }
        }
        pairs.sort { ($1.score, $0.gold, $0.coded) < ($0.score, $1.gold, $1.coded) }
        var usedGold = Set<Int>()
        var usedCoded = Set<Int>()
        var hits = (quad: 0, root: 0, who: 0)
        var outcomes = coded.map {
            Reliability.Outcome(confidence: $0.confidence ?? -1, root: false, who: false)
        }
        for pair in pairs where !usedGold.contains(pair.gold) && !usedCoded.contains(pair.coded) {
            usedGold.insert(pair.gold)
            usedCoded.insert(pair.coded)
            let (g, c) = (gold[pair.gold], coded[pair.coded])
            hits.quad += 1
            guard g.root == c.root else { continue }
            hits.root += 1
            outcomes[pair.coded].root = true
            scores.byRoot[g.root ?? "?", default: Tally()].hits += 1
            let parties = Self.parties(g, c)
            if parties.actor, parties.target {
                hits.who += 1
                outcomes[pair.coded].who = true
            }
            count(g, c, parties)
        }
        scores.outcomes += outcomes.filter { $0.confidence >= 0 }
        func add(_ tally: inout Tally, _ hits: Int) {
            tally.hits += hits
            tally.gold += gold.count
            tally.predicted += coded.count
        }
        add(&scores.quad, hits.quad)
        add(&scores.root, hits.root)
        add(&scores.who, hits.who)
        for (i, line) in gold.enumerated() where !usedGold.contains(i) {
            scores.missed.append("missed: \(name) \(Self.words(line))")
        }
        for (j, line) in coded.enumerated() where !usedCoded.contains(j) {
            scores.spurious.append("too much: \(name) \(Self.words(line))")
        }
    }

    private mutating func count(
        _ g: CodedLine, _ c: CodedLine, _ parties: (actor: Bool, target: Bool)
    ) {
        let hasDate = !(g.when ?? "").isEmpty
        let answers: [Bool?] = [
            parties.actor, parties.target, g.modality == c.modality,
            (g.saidByKey ?? "") == (c.saidByKey ?? ""),
            hasDate ? g.when == c.when : nil,
            hasDate ? nil : (c.when ?? "").isEmpty,
        ]
        for (field, answer) in answers.enumerated() {
            guard let answer else { continue }
            scores.asked[field] += 1
            if answer { scores.right[field] += 1 }
        }
    }

    /// How alike two lines are; 0 for lines of different quad classes, which can't pair.
    private static func affinity(_ g: CodedLine, _ c: CodedLine) -> Int {
        guard quadClass(g.root) == quadClass(c.root) else { return 0 }
        var score = 1
        if g.root == c.root { score += 4 }
        let parties = parties(g, c)
        score += 2 * ((parties.actor ? 1 : 0) + (parties.target ? 1 : 0))
        let a = Array((g.trigger ?? "").lowercased().unicodeScalars)
        let b = Array((c.trigger ?? "").lowercased().unicodeScalars)
        if !a.isEmpty, !b.isEmpty, Squeezed.find(a, in: b) != nil || Squeezed.find(b, in: a) != nil
        {
            score += 3
        }
        return score
    }

    /// Whether actor and target agree, in the better direction where the act is mutual.
    private static func parties(_ g: CodedLine, _ c: CodedLine) -> (actor: Bool, target: Bool) {
        let straight = (actor: g.actorKey == c.actorKey, target: g.targetKey == c.targetKey)
        guard mutual.contains(g.root ?? ""), !(g.targetKey ?? "").isEmpty else { return straight }
        let swapped = (actor: g.actorKey == c.targetKey, target: g.targetKey == c.actorKey)
        func sum(_ pair: (actor: Bool, target: Bool)) -> Int {
            (pair.actor ? 1 : 0) + (pair.target ? 1 : 0)
        }
        return sum(swapped) > sum(straight) ? swapped : straight
    }

    /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; nil for
    /// what is no CAMEO root.
    private static func quadClass(_ root: String?) -> Int? {
        guard let root, root.utf8.count == 2, let number = Int(root) else { return nil }
        switch number {
        case 1...5: return 1
        case 6...8: return 2
        case 9...13: return 3
        case 14...20: return 4
        default: return nil
        }
    }

    private static func words(_ line: CodedLine) -> String {
        let sentence = String((line.sentence ?? "").prefix(110))
        let parties = "\(line.actorKey ?? "")>\(line.targetKey ?? "")"
        return "\(line.root ?? "?") \(parties) [\(line.trigger ?? "")] \(sentence)"
    }
}

/// A text with its white space squeezed to single spaces, for finding sentences in it whatever their
/// line breaks.
private struct Squeezed {
    let scalars: [Unicode.Scalar]

    init(_ text: String) {
        var out: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            let isSpace =
                scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
            if !isSpace {
                out.append(scalar)
            } else if !out.isEmpty, out.last != " " {
                out.append(" ")
            }
        }
        if out.last == " " { out.removeLast() }
        scalars = out
    }

    /// Where a sentence stands, by its first 40 characters if not whole; nil for nowhere.
    func place(_ sentence: String) -> Range<Int>? {
        let wanted = Squeezed(sentence).scalars
        guard !wanted.isEmpty else { return nil }
        var at = Self.find(wanted, in: scalars)
        if at == nil, wanted.count > 40 { at = Self.find(Array(wanted[..<40]), in: scalars) }
        return at.map { $0..<$0 + wanted.count }
    }

    static func overlap(_ a: Range<Int>?, _ b: Range<Int>?) -> Bool {
        guard let a, let b else { return false }
        let shared = min(a.upperBound, b.upperBound) - max(a.lowerBound, b.lowerBound)
        return shared > 0 && 2 * shared >= min(a.count, b.count)
    }

    static func find(_ needle: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Int? {
        guard needle.count <= text.count else { return nil }
        for at in 0...(text.count - needle.count) where text[at] == needle[0] {
            if text[at..<at + needle.count].elementsEqual(needle) { return at }
        }
        return nil
    }
}
