/// How alike two articles are in what they report, and how alike they must be to be linked.
enum ProfileLikeness {
    /// Shares of names, parties and pairs; a deed of one pair on one day told by both counts beside
    /// them, and two are as good as it gets.
    private enum Weights {
        static let names = 0.5, parties = 0.35, pairs = 0.15, deed = 0.1
    }

    /// What is left of the parties' share where only one is common: a state has part in many crises.
    private static let onlyOne = 0.5

    /// The likeness that articles need which lie so many days apart.
    private static func needed(_ days: Int?) -> Double {
        switch days {
        // Without a day nothing but the contents speaks.
        case nil: 0.34
        // What is reported within days of each other is seldom told apart by few words in common.
        case .some(...10): 0.24
        case .some(...21): 0.34
        case .some(...60): 0.42
        case .some(...180): 0.52
        // Later than that only copies and retrospects.
        default: 0.65
        }
    }

    /// The weight of the link between two articles; nil where there is none.
    static func link(_ a: ArticleProfile, _ b: ArticleProfile) -> Double? {
        let likeness = likeness(a, b)
        return likeness >= needed(between: a, b) ? likeness : nil
    }

    /// The likeness that a link between two articles needs.
    static func needed(between a: ArticleProfile, _ b: ArticleProfile) -> Double {
        needed(a.day.flatMap { x in b.day.map { abs(x - $0) } })
    }

    /// 0 and up; 1 for copies.
    static func likeness(_ a: ArticleProfile, _ b: ArticleProfile) -> Double {
        Weights.names * share(a.names, b.names) + Weights.pairs * share(a.pairs, b.pairs)
            + Weights.parties * cosine(a.parties, b.parties)
            + Weights.deed * Double(min(a.deeds.shared(with: b.deeds), 2))
    }

    /// Cosine of two sets.
    private static func share(_ a: [UInt64], _ b: [UInt64]) -> Double {
        guard !a.isEmpty, !b.isEmpty else { return 0 }
        return Double(a.shared(with: b)) / Double(a.count * b.count).squareRoot()
    }

    /// Cosine of two counts.
    private static func cosine(_ a: [ArticleProfile.Count], _ b: [ArticleProfile.Count]) -> Double {
        var (i, j, product, shared) = (0, 0, 0, 0)
        while i < a.count, j < b.count {
            if a[i].key == b[j].key {
                product += a[i].count * b[j].count
                shared += 1
                i += 1
                j += 1
            } else if a[i].key < b[j].key {
                i += 1
            } else {
                j += 1
            }
        }
        guard product > 0 else { return 0 }
        func square(_ counts: [ArticleProfile.Count]) -> Int {
            counts.reduce(0) { $0 + $1.count * $1.count }
        }
        let cosine = Double(product) / Double(square(a) * square(b)).squareRoot()
        return shared == 1 && max(a.count, b.count) > 2 ? onlyOne * cosine : cosine
    }
}
