import SitrepModel

/// A text's sentences with what comparing them needs.
struct MarkedSentence: Sendable {
    /// Byte range in its article.
    var span: Span
    var wording: Wording
    var marks: SentenceMarks
}

/// Which sentences of two texts tell the same, in one order: the pairs of a longest common
/// subsequence, weighted by likeness. Cost grows with the product of the numbers of sentences.
struct TextAlignment: Sendable {
    struct Pair: Sendable, Hashable {
        var first: Int
        var second: Int
    }

    /// In order of the second text; a sentence may stand in two pairs.
    private(set) var pairs: [Pair] = []
    /// Part of the marks of the poorer text that aligned sentences share, 0...1.
    private(set) var coverage = 0.0
    /// Numbers that aligned sentences share.
    private(set) var numbers = 0

    /// Likeness from which on two sentences may be one.
    private static let enough = 0.5
    /// The same for a sentence between two aligned ones, by its wording.
    private static let enoughBetween = 0.25
    /// Sentences after which a text is not aligned further.
    private static let longest = 200

    init(_ a: [MarkedSentence], _ b: [MarkedSentence]) {
        let (n, m) = (min(a.count, Self.longest), min(b.count, Self.longest))
        guard n > 0, m > 0 else { return }
        let width = m + 1
        var likeness = [Double](repeating: 0, count: n * m)
        var best = [Double](repeating: 0, count: (n + 1) * width)
        for i in 0..<n {
            for j in 0..<m {
                let here = Self.likeness(a[i], b[j])
                likeness[i * m + j] = here
                best[(i + 1) * width + j + 1] = max(
                    best[i * width + j + 1], best[(i + 1) * width + j], best[i * width + j] + here)
            }
        }
        var (i, j) = (n, m)
        while i > 0, j > 0 {
            let here = likeness[(i - 1) * m + j - 1]
            if here > 0, best[i * width + j] == best[(i - 1) * width + j - 1] + here {
                pairs.append(Pair(first: i - 1, second: j - 1))
                (i, j) = (i - 1, j - 1)
            } else if best[i * width + j] == best[(i - 1) * width + j] {
                i -= 1
            } else {
                j -= 1
            }
        }
        pairs.reverse()
        var shared = 0.0
        for pair in pairs {
            shared += a[pair.first].marks.shared(b[pair.second].marks)
            numbers += a[pair.first].marks.sharedNumbers(b[pair.second].marks)
        }
        let whole = min(Self.weight(a.prefix(n)), Self.weight(b.prefix(m)))
        coverage = whole > 0 ? min(1, shared / whole) : 0
        fillGaps(a, b)
        addHalves(a, b)
    }

    /// A translator makes one sentence of two: a sentence beside an aligned one whose marks all stand
    /// in the other's partner is part of it.
    private mutating func addHalves(_ a: [MarkedSentence], _ b: [MarkedSentence]) {
        let (firsts, seconds) = (Set(pairs.map(\.first)), Set(pairs.map(\.second)))
        func isHalf(_ half: MarkedSentence, _ whole: MarkedSentence) -> Bool {
            let weight = half.marks.weight
            return weight >= 2 && weight < whole.marks.weight
                && half.marks.shared(whole.marks) >= 0.8 * weight
        }
        var halves: [Pair] = []
        for pair in pairs {
            for i in [pair.first - 1, pair.first + 1]
            where a.indices.contains(i) && !firsts.contains(i) && isHalf(a[i], b[pair.second]) {
                halves.append(Pair(first: i, second: pair.second))
            }
            for j in [pair.second - 1, pair.second + 1]
            where b.indices.contains(j) && !seconds.contains(j) && isHalf(b[j], a[pair.first]) {
                halves.append(Pair(first: pair.first, second: j))
            }
        }
        pairs = Set(pairs + halves).sorted { ($0.second, $0.first) < ($1.second, $1.first) }
    }

    /// One sentence on either side between two aligned pairs is the same if its words are alike.
    private mutating func fillGaps(_ a: [MarkedSentence], _ b: [MarkedSentence]) {
        var filled: [Pair] = []
        for (n, pair) in pairs.enumerated() {
            if n > 0 {
                let (i, j) = (pairs[n - 1].first + 1, pairs[n - 1].second + 1)
                if pair.first == i + 1, pair.second == j + 1,
                    a[i].wording.likeness(b[j].wording) >= Self.enoughBetween
                {
                    filled.append(Pair(first: i, second: j))
                }
            }
            filled.append(pair)
        }
        pairs = filled
    }

    private static func weight(_ sentences: ArraySlice<MarkedSentence>) -> Double {
        sentences.reduce(0) { $0 + $1.marks.weight }
    }

    /// By words, or by names and numbers; 0 where too little is shared.
    private static func likeness(_ a: MarkedSentence, _ b: MarkedSentence) -> Double {
        let words = a.wording.likeness(b.wording)
        let shared = a.marks.shared(b.marks)
        let marks = shared >= 1 ? 2 * shared / (a.marks.weight + b.marks.weight) : 0
        let likeness = max(words, marks)
        return likeness >= enough ? likeness + words / 8 : 0
    }
}
