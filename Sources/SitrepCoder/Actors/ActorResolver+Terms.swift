extension ActorResolver {
    /// The terms of office of the person who bears this full name, as days since 1970-01-01; empty for
    /// names that are not listed.
    package func terms(of name: String) -> [ClosedRange<Int>] {
        Officeholders(tables: tables).terms(of: name)
    }
}

extension Officeholders {
    /// All terms behind a full name.
    func terms(of name: String) -> [ClosedRange<Int>] {
        let words = ActorWords.read(name)
        guard words.count > 1 else { return [] }
        var sequence = ActorHash.seed
        for word in words { sequence = ActorHash.join(sequence, word.hash) }
        var found: [ClosedRange<Int>] = []
        var at = tables.firstEntry(sequence)
        while at >= 0 {
            let entry = tables.entries[Int(at)]
            if entry.kind == .person {
                let term = tables.terms[Int(entry.index)]
                found.append(term.from...max(term.from, term.to))
            }
            at = entry.next
        }
        return found
    }
}
