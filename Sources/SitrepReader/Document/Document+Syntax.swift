import SitrepModel

/// Walking the dependency tree.
extension Document {
    /// The tokens that depend on `token`, in text order.
    public func children(_ token: Int) -> [Int] {
        sentences[Int(tokens[token].sentence)].tokens.filter { Int(tokens[$0].head) == token }
    }

    /// The dependents with one of the relations, in text order.
    public func children(_ token: Int, _ relations: Relation...) -> [Int] {
        sentences[Int(tokens[token].sentence)].tokens.filter {
            Int(tokens[$0].head) == token && relations.contains(tokens[$0].relation)
        }
    }

    /// The token that it depends on; nil for a root.
    public func head(_ token: Int) -> Int? {
        let head = Int(tokens[token].head)
        return head < 0 ? nil : head
    }

    /// Whether `ancestor` dominates `token` (or is it).
    public func dominates(_ ancestor: Int, _ token: Int) -> Bool {
        var at: Int? = token
        var steps = 0
        while let here = at, steps <= tokens.count {
            if here == ancestor { return true }
            at = head(here)
            steps += 1
        }
        return false
    }

    /// The tokens below and including `token`, as the smallest range that holds them.
    public func subtree(_ token: Int) -> Range<Int> {
        extent(token) { _ in true }
    }

    /// The smallest range with a token and those below it that `joins` lets in, each with its head.
    ///
    /// Cost: a few passes over the sentence, however many tokens are let in.
    package func extent(_ top: Int, where joins: (Int) -> Bool) -> Range<Int> {
        let sentence = sentences[Int(tokens[top].sentence)].tokens
        let base = sentence.lowerBound
        var taken = [Bool](repeating: false, count: sentence.count)
        taken[top - base] = true
        var (low, high) = (top, top)
        var grown = true
        func visit(_ token: Int) {
            let head = Int(tokens[token].head)
            guard !taken[token - base], sentence.contains(head), taken[head - base], joins(token)
            else { return }
            taken[token - base] = true
            grown = true
            low = min(low, token)
            high = max(high, token)
        }
        while grown {
            grown = false
            for token in sentence { visit(token) }
            for token in sentence.reversed() { visit(token) }
        }
        return low..<(high + 1)
    }

    /// The token of a range whose head lies outside it (the first such, left to right).
    public func syntacticHead(_ range: Range<Int>) -> Int {
        for t in range {
            let head = Int(tokens[t].head)
            if !range.contains(head), tokens[t].relation != .punct { return t }
        }
        return range.lowerBound
    }

    /// A token with the conjuncts that are coordinated with it: "the US and NATO".
    public func conjuncts(_ token: Int) -> [Int] {
        var all = [token]
        var index = 0
        while index < all.count {
            all += children(all[index], .conj)
            index += 1
        }
        return all
    }
}
