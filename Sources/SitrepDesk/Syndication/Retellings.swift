import SitrepModel

/// Finds texts that tell another text in other words, as translations do: the same names and
/// numbers in the same order of sentences.
///
/// Pairs of marks in one sentence, at least one of them a number where there are many, index the
/// candidates; each candidate pair is aligned sentence by sentence. Two reports of one happening
/// share names and days too, but neither most of them nor their order.
struct Retellings {
    /// Part of the poorer text's marks in aligned sentences.
    private static let coverageNeeded = 0.5
    /// The same where no number is shared.
    private static let coverageWithoutNumbers = 0.65
    private static let sentencesNeeded = 4
    /// Indexed pairs of marks that candidates share.
    private static let sharedNeeded = 4
    /// Carriers of one pair of marks that each new one is compared with.
    private static let neighbours = 8
    /// Texts before it, those with most such pairs, that each text is aligned with.
    private static let aligned = 12
    /// Names in one sentence from which on their pairs are not indexed.
    private static let manyNames = 6

    /// Pairs of indexes, the smaller first, in order.
    static func pairs(_ texts: [[MarkedSentence]]) -> [TextAlignment.Pair] {
        var index: [UInt64: [Int]] = [:]
        for (i, text) in texts.enumerated() {
            for key in keys(text) { index[key, default: []].append(i) }
        }
        var shared: [TextAlignment.Pair: Int] = [:]
        for ids in index.values where ids.count > 1 {
            for n in 1..<ids.count {
                for m in max(0, n - neighbours)..<n {
                    shared[TextAlignment.Pair(first: ids[m], second: ids[n]), default: 0] += 1
                }
            }
        }
        var candidates: [Int: [(first: Int, count: Int)]] = [:]
        for (pair, count) in shared where count >= sharedNeeded {
            candidates[pair.second, default: []].append((pair.first, count))
        }
        return candidates.keys.sorted().flatMap { second in
            (candidates[second] ?? []).sorted { ($1.count, $0.first) < ($0.count, $1.first) }
                .prefix(aligned).map { TextAlignment.Pair(first: $0.first, second: second) }
        }.filter { isOneText(texts[$0.first], texts[$0.second]) }
    }

    private static func isOneText(_ a: [MarkedSentence], _ b: [MarkedSentence]) -> Bool {
        let alignment = TextAlignment(a, b)
        let telling = min(
            a.lazy.filter { $0.marks.weight > 0 }.count,
            b.lazy.filter { $0.marks.weight > 0 }.count)
        let needed = alignment.numbers > 0 ? coverageNeeded : coverageWithoutNumbers
        return alignment.coverage >= needed && alignment.pairs.count >= sentencesNeeded
            && 2 * alignment.pairs.count >= telling
    }

    private static func keys(_ text: [MarkedSentence]) -> Set<UInt64> {
        var keys: Set<UInt64> = []
        func add(_ a: UInt64, _ b: UInt64) {
            keys.insert((min(a, b) &* 0x9e37_79b9_7f4a_7c15) ^ max(a, b))
        }
        for sentence in text {
            let (names, numbers) = (sentence.marks.names, sentence.marks.numbers)
            for number in numbers { for name in names { add(number, name) } }
            guard names.count < manyNames else { continue }
            for (n, name) in names.enumerated() {
                for other in names[(n + 1)...] { add(name, other) }
            }
        }
        return keys
    }
}
