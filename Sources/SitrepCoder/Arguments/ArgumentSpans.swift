import SitrepModel
import SitrepReader

/// The parts that a sentence's words play in one act, as spans of tokens.
package struct ArgumentSpans: Sendable {
    package struct Filler: Sendable {
        package var tokens: Range<Int>
        /// Mean probability of the part over its tokens.
        package var probability: Float
    }

    package var actors: [Filler] = []
    package var targets: [Filler] = []
    package var tellers: [Filler] = []

    /// At most so many fillers of one part are kept, in text order (codebook, rule 1).
    package static let most = 4

    /// Reads runs of tokens that the engine's role head gives the same part.
    ///
    /// - Parameter threshold: the least mean probability of a run.
    package init(
        _ trigger: ActReading.Trigger, in document: Document, sentence: Int, threshold: Float
    ) {
        let tokens = document.sentences[sentence].tokens
        for role in 1...3 {
            var fillers: [Filler] = []
            var at = 0
            while at < trigger.roles.count {
                guard Self.holds(trigger.roles, at, role) else {
                    at += 1
                    continue
                }
                var end = at + 1
                while end < trigger.roles.count {
                    if Self.holds(trigger.roles, end, role) {
                        end += 1
                    } else if end + 1 < trigger.roles.count, Self.holds(trigger.roles, end + 1, role),
                        trigger.roles[end][role] > 0.2
                    {
                        end += 2
                    } else {
                        break
                    }
                }
                let range = Self.trimmed(
                    (tokens.lowerBound + at)..<(tokens.lowerBound + end), document)
                if !range.isEmpty {
                    var sum: Float = 0
                    for token in range { sum += trigger.roles[token - tokens.lowerBound][role] }
                    let mean = sum / Float(range.count)
                    if mean >= threshold { fillers.append(Filler(tokens: range, probability: mean)) }
                }
                at = end
            }
            if fillers.count > Self.most { fillers.removeLast(fillers.count - Self.most) }
            switch role {
            case 1: actors = fillers
            case 2: targets = fillers
            default: tellers = fillers
            }
        }
    }

    /// Whether `role` is the likeliest part of the word.
    private static func holds(_ roles: [[Float]], _ at: Int, _ role: Int) -> Bool {
        let row = roles[at]
        guard row.count > role else { return false }
        return row[role] >= 0.4 && row.allSatisfy { $0 <= row[role] }
    }

    /// Without marks, articles left over and prepositions at the edges.
    private static func trimmed(_ range: Range<Int>, _ document: Document) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        func isEdge(_ token: Int) -> Bool {
            switch document.tokens[token].upos {
            case .punct, .cconj, .sconj: true
            default: false
            }
        }
        while low < high, isEdge(low) || document.tokens[low].upos == .adp { low += 1 }
        while high > low, isEdge(high - 1) || document.tokens[high - 1].upos == .adp { high -= 1 }
        // A genitive clitic belongs to the syntax, not to the name.
        if high - low > 1, document.tokens[high - 1].upos == .part { high -= 1 }
        return low..<high
    }
}
