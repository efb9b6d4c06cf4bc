import SitrepModel

/// Makes a document's names agree with each other and with its spelling: a family name that stands alone
/// is the person named in full elsewhere ("Liz Truss ... Truss"), and what has no capital is neither a name
/// nor a proper noun where the text uses capitals ("the chancellor").
struct NameHarmony: ReaderComponent {
    func read(_ document: inout Document) {
        let usesCapitals = usesCapitals(document)
        if usesCapitals { mendNouns(&document) }
        guard !document.names.isEmpty else { return }
        let persons = familyNames(document)
        document.names = document.names.compactMap { name in
            if usesCapitals, name.kind != .group, !hasCapital(name.tokens, document) { return nil }
            guard name.tokens.count == 1, name.kind != .person, name.kind != .group,
                persons.contains(document.string(name.tokens.lowerBound)),
                !isLocated(name.tokens.lowerBound, document)
            else { return name }
            var person = name
            person.kind = .person
            return person
        }
    }

    /// A word in small letters behind an article or possessive is a common noun.
    private func mendNouns(_ document: inout Document) {
        for index in document.tokens.indices.dropFirst()
        where document.tokens[index].upos == .propn && !hasCapital(index..<(index + 1), document) {
            let before = document.tokens[index - 1]
            guard before.sentence == document.tokens[index].sentence,
                before.upos == .det || before.features.contains(.possessive)
            else { continue }
            document.tokens[index].upos = .noun
        }
    }

    /// The last words of persons' names of several words.
    private func familyNames(_ document: Document) -> Set<String> {
        var found: Set<String> = []
        for name in document.names where name.kind == .person && name.tokens.count > 1 {
            found.insert(document.string(name.tokens.upperBound - 1))
        }
        return found
    }

    /// Whether the word before says that it is a place: "in London" beside "Jack London".
    private func isLocated(_ token: Int, _ document: Document) -> Bool {
        guard token > 0 else { return false }
        return ["in", "at", "near", "outside", "across", "into"].contains(
            document.string(token - 1).lowercased())
    }

    private func hasCapital(_ tokens: Range<Int>, _ document: Document) -> Bool {
        tokens.contains { token in
            document.string(token).utf8.contains { Bytes.isUpper($0) || $0 >= 0x80 }
        }
    }

    /// Whether words within sentences begin with capitals here and there.
    private func usesCapitals(_ document: Document) -> Bool {
        for sentence in document.sentences {
            for token in sentence.tokens.dropFirst() {
                let byte = document.bytes[Int(document.tokens[token].start)]
                if Bytes.isUpper(byte) { return true }
            }
        }
        return false
    }
}
