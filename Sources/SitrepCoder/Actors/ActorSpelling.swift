/// Finds the listed name that a misspelt word is one letter away from.
enum ActorSpelling {
    /// The hash of the name of a state, people, seat or region that the word becomes when two
    /// neighbouring letters change places, or one is dropped or put in; nil where none does.
    static func mend(_ word: ActorWord, in text: String, _ tables: ActorTables) -> UInt64? {
        var letters: [UInt8] = []
        for b in text.utf8.dropFirst(word.start).prefix(word.end - word.start) {
            guard b < 0x80 else { return nil }
            let lower = b | 0x20
            if lower >= 0x61, lower <= 0x7A { letters.append(lower) }
        }
        if word.marks.contains(.possessive), letters.last == 0x73 { letters.removeLast() }
        guard letters.count >= 5 else { return nil }
        for at in 1..<letters.count where letters[at] != letters[at - 1] {
            letters.swapAt(at - 1, at)
            let found = known(letters, tables)
            letters.swapAt(at - 1, at)
            if let found { return found }
        }
        guard letters.count >= 7 else { return nil }
        for at in letters.indices {
            var shorter = letters
            shorter.remove(at: at)
            if let found = known(shorter, tables) { return found }
        }
        for at in letters.indices {
            for letter in UInt8(0x61)...0x7A {
                var longer = letters
                longer.insert(letter, at: at)
                if let found = known(longer, tables) { return found }
            }
        }
        return nil
    }

    private static func known(_ letters: [UInt8], _ tables: ActorTables) -> UInt64? {
        var hash = ActorHash.seed
        for letter in letters { hash = ActorHash.byte(hash, letter) }
        var at = tables.firstEntry(ActorHash.join(ActorHash.seed, hash))
        while at >= 0 {
            let entry = tables.entries[Int(at)]
            switch entry.kind {
            case .state, .adjective, .people, .seat, .region: return hash
            case .city where letters.count > 8: return hash
            default: at = entry.next
            }
        }
        return nil
    }
}
