import SitrepModel

/// Finds articles that carry one text: near copies, truncated copies and lightly edited ones.
///
/// Every article is a set of hashed five-word shingles. The shingles whose hash falls under a fixed
/// fraction of the hash space (a scaled MinHash sketch) index candidates; for each candidate pair
/// the containment of the shorter in the longer is then computed exactly. Shingles that very many
/// articles share are boilerplate and propose nobody. Cost grows with text and true copies.
/// Translations share no shingles; ``Retellings`` finds them.
struct Syndication {
    /// Words in a shingle.
    private static let shingleLength = 5
    /// One shingle in so many stands in the sketch of a long text.
    private static let scale: UInt64 = 8
    /// Shared part of the shorter text from which on it is a copy.
    private static let containmentNeeded = 0.5
    /// Shingles below which a text is too short to tell.
    private static let shortest = 25
    /// Carriers of one shingle that each new one is compared with.
    private static let neighbours = 8
    /// Bytes from which on a line may have been wrapped.
    private static let wrappedLine = 55

    private struct Text {
        var article: Article
        var shingles: Set<UInt64>
        var sentences: [MarkedSentence]
    }

    func groups(_ articles: [Article]) -> [SyndicationGroup] {
        let texts = articles.sorted(by: Self.precedes).map(Self.text)
        let copied = copies(texts)
        let copies = Set(copied.flatMap { [$0.first, $0.second] })
        let pairs = copied + Retellings.pairs(texts.map(\.sentences))
        var sets = DisjointSets(count: texts.count)
        for pair in pairs {
            let (a, b) = (sets.root(pair.first), sets.root(pair.second))
            sets.join(max(a, b), into: min(a, b))
        }
        var members: [Int: [Int]] = [:]
        for i in texts.indices { members[sets.root(i), default: []].append(i) }
        return members.values.filter { $0.count > 1 }.map { carriers in
            group(
                carriers.sorted().map { texts[$0] },
                copies: Set(carriers.filter(copies.contains).map { texts[$0].article.id }))
        }.sorted { $0.articles.lexicographicallyPrecedes($1.articles) }
    }

    private static func isWhole(_ text: Text) -> Bool { text.shingles.count < 400 }

    private func copies(_ texts: [Text]) -> [TextAlignment.Pair] {
        var index: [UInt64: [Int]] = [:]
        for (i, text) in texts.enumerated() {
            // A short text enters whole: a sketch of it would say too little.
            let whole = Self.isWhole(text)
            for shingle in text.shingles where whole || shingle % Self.scale == 0 {
                index[shingle, default: []].append(i)
            }
        }
        // Each carrier of a shingle is paired with the first ones and its last neighbours; copies
        // meet through those, and a slogan in every article costs no more than its length.
        var shared: [UInt64: Int] = [:]
        for ids in index.values where ids.count > 1 {
            for n in 1..<ids.count {
                let near = max(0, n - Self.neighbours)
                for m in (0..<min(2, near)).map({ $0 }) + (near..<n).map({ $0 }) {
                    let (a, b) = (min(ids[m], ids[n]), max(ids[m], ids[n]))
                    shared[UInt64(a) << 32 | UInt64(b), default: 0] += 1
                }
            }
        }
        let sketched = texts.map { $0.shingles.lazy.filter { $0 % Self.scale == 0 }.count }
        var copies: [TextAlignment.Pair] = []
        for (pair, count) in shared {
            let (a, b) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
            // The sketches' overlap estimates the texts'; only likely pairs are computed.
            let whole = Self.isWhole(texts[a]) && Self.isWhole(texts[b])
            let smaller =
                whole
                ? min(texts[a].shingles.count, texts[b].shingles.count)
                : min(sketched[a], sketched[b])
            guard count >= 3, Double(count) >= Self.containmentNeeded / 2 * Double(smaller)
            else { continue }
            if Self.containment(texts[a].shingles, texts[b].shingles) >= Self.containmentNeeded {
                copies.append(TextAlignment.Pair(first: a, second: b))
            }
        }
        return copies.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    }

    private static func containment(_ a: Set<UInt64>, _ b: Set<UInt64>) -> Double {
        let small = a.count <= b.count ? a : b
        let large = a.count <= b.count ? b : a
        guard small.count >= shortest else { return 0 }
        var shared = 0
        for shingle in small where large.contains(shingle) { shared += 1 }
        return Double(shared) / Double(small.count)
    }

    /// - Parameter copies: articles that share a text's words with some other; the rest retell it.
    private func group(_ texts: [Text], copies: Set<String>) -> SyndicationGroup {
        let texts = Self.firstToLast(texts)
        let ids = texts.map(\.article.id)
        let agencies = texts.compactMap { $0.article.agency }
        let first = texts[0]
        let dated = first.article.published != nil
        var containment: [String: Double] = [:]
        var retold: [String] = []
        for (n, text) in texts.enumerated() {
            let share = n == 0 ? 1 : Self.containment(first.shingles, text.shingles)
            containment[text.article.id] = (share * 1000).rounded() / 1000
            if n > 0, !copies.contains(text.article.id) { retold.append(text.article.id) }
        }
        return SyndicationGroup(
            id: ContentHash.identifier("y", ids.sorted()), articles: ids,
            textOf: agencies.min() ?? first.article.outlet,
            first: dated ? first.article.id : nil, containment: containment,
            changes: changes(texts, retold: Set(retold)), retold: retold)
    }

    /// Sentences that only one carrier has, or changed; of one that tells the text in other words,
    /// those that are nobody else's.
    private func changes(_ texts: [Text], retold: Set<String>) -> [Evidence] {
        var changes: [Evidence] = []
        // How many texts carry a shingle; one that only its own text carries is new.
        var carriers: [UInt64: Int] = [:]
        for text in texts { for shingle in text.shingles { carriers[shingle, default: 0] += 1 } }
        for (n, text) in texts.enumerated() {
            var known: Set<Int> = []
            for m in Self.aligned(n, of: texts.count) where m != n && !retold.isEmpty {
                let other = texts[m]
                guard retold.contains(text.article.id) || retold.contains(other.article.id)
                else { continue }
                known.formUnion(
                    TextAlignment(text.sentences, other.sentences).pairs.map(\.first))
            }
            for (index, sentence) in text.sentences.enumerated() where !known.contains(index) {
                let shingles = Self.shingles(sentence.wording.sequence)
                guard !shingles.isEmpty else { continue }
                var known = 0
                for shingle in shingles {
                    let own = text.shingles.contains(shingle) ? 1 : 0
                    if carriers[shingle, default: 0] > own { known += 1 }
                }
                if Double(known) < 0.9 * Double(shingles.count) {
                    changes.append(Evidence(article: text.article, span: sentence.span))
                }
            }
        }
        return changes
    }

    /// The carriers that one of a text's carriers is aligned with: all of a few; of many the first
    /// ones and those of the same days.
    private static func aligned(_ n: Int, of count: Int) -> [Int] {
        guard count > 2 * neighbours else { return Array(0..<count) }
        let near = max(0, n - neighbours / 2)..<min(count, n + neighbours / 2)
        return (0..<neighbours / 2).filter { !near.contains($0) } + near
    }

    /// By date; of one day the fullest text first, as a copy cuts.
    private static func firstToLast(_ texts: [Text]) -> [Text] {
        texts.sorted { a, b in
            switch (a.article.published?.value, b.article.published?.value) {
            case (let x?, let y?) where x != y: return x < y
            case (_?, nil): return true
            case (nil, _?): return false
            case (nil, nil): break
            default:
                if a.sentences.count != b.sentences.count {
                    return a.sentences.count > b.sentences.count
                }
            }
            return precedes(a.article, b.article)
        }
    }

    private static func text(_ article: Article) -> Text {
        let sentences = marked(article)
        return Text(
            article: article, shingles: shingles(sentences.flatMap(\.wording.sequence)),
            sentences: sentences)
    }

    /// The sentences of what is read of an article, but for its headline.
    static func marked(_ article: Article) -> [MarkedSentence] {
        let bytes = article.text.bytes
        let read = article.parts.filter { $0.kind.isRead && $0.kind != .title }.map(\.span)
        let parts = read.isEmpty ? [Span(0, bytes.count)] : read
        return parts.flatMap { part in
            Self.sentences(bytes, part).map { span in
                MarkedSentence(
                    span: span, wording: Wording(article.text.string(span)),
                    marks: SentenceMarks(bytes[span.start..<span.end]))
            }
        }
    }

    private static func shingles(_ words: [UInt64]) -> Set<UInt64> {
        guard words.count >= shingleLength else { return [] }
        var shingles: Set<UInt64> = []
        shingles.reserveCapacity(words.count)
        for i in 0...(words.count - shingleLength) {
            var hash: UInt64 = 0x9e37_79b9_7f4a_7c15
            for word in words[i..<(i + shingleLength)] {
                hash = (hash ^ word) &* 0xff51_afd7_ed55_8ccd
                hash ^= hash >> 33
            }
            shingles.insert(hash)
        }
        return shingles
    }

    /// Rough sentences: cut after full stop, question or exclamation mark before white space, at
    /// empty lines and after short lines; a longer line's end may be where an outlet wraps its text.
    /// Good enough to name what a carrier changed.
    static func sentences(_ bytes: [UInt8], _ part: Span) -> [Span] {
        var spans: [Span] = []
        var start = part.start
        var lineStart = part.start
        func cut(_ end: Int) {
            var (a, b) = (start, end)
            while a < b, bytes[a] <= 0x20 { a += 1 }
            while b > a, bytes[b - 1] <= 0x20 { b -= 1 }
            if b > a { spans.append(Span(a, b)) }
            start = end
        }
        var i = part.start
        while i < part.end {
            let byte = bytes[i]
            if byte == 0x0A {
                let isEmpty = i + 1 < part.end && (bytes[i + 1] == 0x0A || bytes[i + 1] == 0x0D)
                let stops = i > start && [0x2E, 0x21, 0x3F].contains(bytes[i - 1])
                if isEmpty || stops || i - lineStart < Self.wrappedLine { cut(i) }
                lineStart = i + 1
            } else if byte == 0x2E || byte == 0x21 || byte == 0x3F {
                var next = i + 1
                // Closing quotation marks belong to the sentence.
                if next + 2 < part.end, bytes[next] == 0xE2, bytes[next + 1] == 0x80 { next += 3 }
                if next < part.end, bytes[next] == 0x22 { next += 1 }
                if next >= part.end || bytes[next] <= 0x20, i > part.start + 2,
                    bytes[i - 2] > 0x2E || byte != 0x2E
                {
                    cut(next)
                    i = next
                    continue
                }
            }
            i += 1
        }
        cut(part.end)
        return spans
    }

    /// Oldest first; undated last.
    static func precedes(_ a: Article, _ b: Article) -> Bool {
        switch (a.published?.value, b.published?.value) {
        case (let x?, let y?) where x != y: return x < y
        case (_?, nil): return true
        case (nil, _?): return false
        default: return (a.id, a.captureHash) < (b.id, b.captureHash)
        }
    }
}
