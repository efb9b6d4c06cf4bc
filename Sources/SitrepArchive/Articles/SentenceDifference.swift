import SitrepModel

/// What became of one sentence between two revisions of an article.
public struct SentenceDifference: Sendable, Hashable, Codable {
    /// What became of it.
    public var kind: Kind
    /// As it stood before; nil where it is new.
    public var old: QuotedSpan?
    /// As it stands now; nil where it is gone.
    public var new: QuotedSpan?

    /// What can become of a sentence.
    public enum Kind: String, Sendable, Hashable, Codable {
        case added, removed, changed
    }

    /// The differences in the order of the new text: the longest common run of equal sentences stays,
    /// and where sentences went and came at one place, those that share most words are one, changed.
    static func differences(from a: StoredArticle, to b: StoredArticle) -> [SentenceDifference] {
        func quotes(_ article: StoredArticle) -> [QuotedSpan] {
            article.sentences.map { QuotedSpan($0, in: article.article.text) }
        }
        let (old, new) = (quotes(a), quotes(b))
        let change = new.map(\.quote).difference(from: old.map(\.quote))
        var (gone, came): (Set<Int>, Set<Int>) = ([], [])
        for step in change {
            switch step {
            case .remove(let offset, _, _): gone.insert(offset)
            case .insert(let offset, _, _): came.insert(offset)
            }
        }
        var result: [SentenceDifference] = []
        var (i, j) = (0, 0)
        while i < old.count || j < new.count {
            var (before, after): ([QuotedSpan], [QuotedSpan]) = ([], [])
            while i < old.count, gone.contains(i) {
                before.append(old[i])
                i += 1
            }
            while j < new.count, came.contains(j) {
                after.append(new[j])
                j += 1
            }
            result += paired(before, after)
            if before.isEmpty, after.isEmpty {
                i += 1
                j += 1
            }
        }
        return result
    }

    private static func paired(
        _ old: [QuotedSpan], _ new: [QuotedSpan]
    ) -> [SentenceDifference] {
        let words = old.map { Set($0.quote.split(separator: " ")) }
        var left = Set(old.indices)
        var result: [SentenceDifference] = []
        for sentence in new {
            let own = Set(sentence.quote.split(separator: " "))
            let best = left.map { n in
                (
                    Double(words[n].intersection(own).count)
                        / Double(max(words[n].union(own).count, 1)), -n
                )
            }.max { $0 < $1 }
            if let best, best.0 >= 0.4 {
                left.remove(-best.1)
                result.append(
                    SentenceDifference(kind: .changed, old: old[-best.1], new: sentence))
            } else {
                result.append(SentenceDifference(kind: .added, old: nil, new: sentence))
            }
        }
        return left.sorted().map { SentenceDifference(kind: .removed, old: old[$0], new: nil) }
            + result
    }
}
