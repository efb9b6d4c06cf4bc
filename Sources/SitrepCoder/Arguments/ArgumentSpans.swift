import SitrepModel
import SitrepReader

/// The parts that a sentence's words play in one act, as spans of tokens.
package struct ArgumentSpans: Sendable {
    package struct Filler: Sendable {
        package var tokens: Range<Int>
        /// Mean probability of the part over the tokens that the engine gave it.
        package var probability: Float
    }

    package var actors: [Filler] = []
    package var targets: [Filler] = []
    package var tellers: [Filler] = []

    /// At most so many fillers of one part are kept, in text order (codebook, rule 1).
    package static let most = 4

    /// Reads runs of tokens that the engine's role head gives the same part, and widens each to the
    /// noun phrase that it belongs to.
    ///
    /// - Parameter threshold: the least mean probability of a run.
    package init(
        _ trigger: ActReading.Trigger, in document: Document, sentence: Int, threshold: Float
    ) {
        let tokens = document.sentences[sentence].tokens
        actors = Self.fillers(1, trigger, document, tokens, threshold)
        targets = Self.fillers(2, trigger, document, tokens, threshold)
        tellers = Self.fillers(3, trigger, document, tokens, threshold)
    }

    private static func fillers(
        _ role: Int, _ trigger: ActReading.Trigger, _ document: Document, _ tokens: Range<Int>,
        _ threshold: Float
    ) -> [Filler] {
        let certain = fillers(role, trigger, document, tokens, threshold, least: 0.4)
        if !certain.isEmpty || role == 3 { return certain }
        // Better the likeliest phrase than none: half of what the head leaves open is there after all.
        return fillers(role, trigger, document, tokens, doubtful, least: doubtful)
            .max { $0.probability < $1.probability }.map { [$0] } ?? []
    }

    /// The least probability of a lone doubtful filler.
    private static let doubtful: Float = 0.3

    private static func fillers(
        _ role: Int, _ trigger: ActReading.Trigger, _ document: Document, _ tokens: Range<Int>,
        _ threshold: Float, least: Float
    ) -> [Filler] {
        var fillers: [Filler] = []
        for run in runs(role, trigger.roles, least: least) {
            var sum: Float = 0
            for at in run { sum += trigger.roles[at][role] }
            let mean = sum / Float(run.count)
            guard mean >= threshold else { continue }
            let span = (tokens.lowerBound + run.lowerBound)..<(tokens.lowerBound + run.upperBound)
            guard let phrase = phrase(of: trimmed(span, document), role, trigger, document, tokens)
            else { continue }
            // Two runs of one phrase, or a name beside its title, are one filler.
            if let last = fillers.last,
                last.tokens.overlaps(phrase) || apposed(last.tokens, phrase, document)
            {
                fillers[fillers.count - 1] = Filler(
                    tokens: min(
                        last.tokens.lowerBound, phrase.lowerBound)..<max(
                            last.tokens.upperBound, phrase.upperBound),
                    probability: max(last.probability, mean))
            } else {
                fillers.append(Filler(tokens: phrase, probability: mean))
            }
        }
        return Array(fillers.prefix(most))
    }

    /// Maximal runs of words whose likeliest part is `role`; a single doubtful word inside is bridged.
    private static func runs(_ role: Int, _ roles: [[Float]], least: Float) -> [Range<Int>] {
        func holds(_ at: Int) -> Bool {
            let row = roles[at]
            return row.count > role && row[role] >= least
                && row.indices.allSatisfy { row[$0] <= row[role] || ($0 == 0 && least < 0.4) }
        }
        var runs: [Range<Int>] = []
        var at = 0
        while at < roles.count {
            guard holds(at) else {
                at += 1
                continue
            }
            var end = at + 1
            while end < roles.count {
                if holds(end) {
                    end += 1
                } else if end + 1 < roles.count, holds(end + 1), roles[end][role] > 0.2 {
                    end += 2
                } else {
                    break
                }
            }
            runs.append(at..<end)
            at = end
        }
        return runs
    }

    /// The noun phrase of a run: its head climbs out of names and compounds that the run cut in two.
    private static func phrase(
        of run: Range<Int>, _ role: Int, _ trigger: ActReading.Trigger, _ document: Document,
        _ sentence: Range<Int>
    ) -> Range<Int>? {
        guard !run.isEmpty else { return nil }
        var head = document.syntacticHead(run)
        while let above = document.head(head), above != trigger.token,
            document.tokens[above].upos.isNominal, sentence.contains(above)
        {
            let probability = trigger.roles[above - sentence.lowerBound][role]
            let climbs: Bool
            switch document.tokens[head].relation {
            case .flat, .det, .nummod: climbs = true
            case .compound: climbs = document.tokens[above].upos == .propn || probability > 0.15
            case .possessor, .amod: climbs = probability > 0.2
            default: climbs = false
            }
            guard climbs else { break }
            head = above
        }
        // An adjective or possessor stands for the party by itself: "Russian" in "Russian invasion".
        if document.tokens[head].upos == .adj || document.tokens[head].upos == .adv { return run }
        var phrase = QuotationReader.nounPhrase(head, document)
        // What the phrase takes in beyond the run must not be the act itself or another's part.
        if phrase.contains(trigger.token) { return run }
        while phrase.upperBound > run.upperBound,
            !joins(phrase.upperBound - 1, role, trigger, document, sentence)
        {
            phrase = phrase.dropLast()
        }
        while phrase.lowerBound < run.lowerBound,
            isOther(phrase.lowerBound, role, trigger, sentence)
        {
            phrase = phrase.dropFirst()
        }
        phrase = min(phrase.lowerBound, run.lowerBound)..<max(phrase.upperBound, run.upperBound)
        if document.tokens[head].relation == .possessor { phrase = withoutClitic(phrase, document) }
        return trimmed(phrase, document)
    }

    /// Whether a word after the run belongs to it: by its part, or as a piece of a name.
    private static func joins(
        _ token: Int, _ role: Int, _ trigger: ActReading.Trigger, _ document: Document,
        _ sentence: Range<Int>
    ) -> Bool {
        let row = trigger.roles[token - sentence.lowerBound]
        if row.count > role, row[role] > 0.2 { return true }
        switch document.tokens[token].relation {
        case .flat, .compound, .appos: return !isOther(token, role, trigger, sentence)
        default: return false
        }
    }

    private static func isOther(
        _ token: Int, _ role: Int, _ trigger: ActReading.Trigger, _ sentence: Range<Int>
    ) -> Bool {
        let row = trigger.roles[token - sentence.lowerBound]
        return row.indices.contains { $0 != 0 && $0 != role && row[$0] > 0.5 }
    }

    /// Whether one phrase is in apposition to the other, or a part of its name.
    private static func apposed(_ a: Range<Int>, _ b: Range<Int>, _ document: Document) -> Bool {
        guard b.lowerBound - a.upperBound <= 2 else { return false }
        let head = document.syntacticHead(b)
        guard let above = document.head(head), a.contains(above) else { return false }
        return [.appos, .flat, .compound, .nmod].contains(document.tokens[head].relation)
    }

    private static func withoutClitic(_ range: Range<Int>, _ document: Document) -> Range<Int> {
        range.count > 1 && document.tokens[range.upperBound - 1].upos == .part
            ? range.dropLast() : range
    }

    /// Without marks, conjunctions and prepositions at the edges.
    private static func trimmed(_ range: Range<Int>, _ document: Document) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        func isEdge(_ token: Int) -> Bool {
            switch document.tokens[token].upos {
            case .punct, .cconj, .sconj, .adp: true
            default: false
            }
        }
        while high - low > 1, isEdge(low) || document.tokens[low].upos == .adv { low += 1 }
        while low < high, isEdge(low) { low += 1 }
        while high > low, isEdge(high - 1) { high -= 1 }
        return withoutClitic(low..<high, document)
    }
}
