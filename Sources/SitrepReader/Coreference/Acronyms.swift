import SitrepModel

/// Links an acronym to its long form: "the Organisation for ... (OSCE)" and later "OSCE", or a name
/// of several words whose initials it is made of.
struct Acronyms {
    func read(_ document: Document) -> [Reference] {
        var long: [String: Range<Int>] = [:]
        var references: [Reference] = []
        var isOrganisation = [Bool](repeating: false, count: document.tokens.count)
        for name in document.names where name.kind == .organisation && name.tokens.count == 1 {
            isOrganisation[name.tokens.lowerBound] = true
        }
        var names = document.names[...]
        for token in document.tokens.indices {
            while let name = names.first, name.tokens.upperBound <= token {
                if name.kind == .organisation, name.tokens.count > 1 {
                    let initials = initials(of: name.tokens, document)
                    if initials.utf8.count > 1, long[initials] == nil {
                        long[initials] = name.tokens
                    }
                }
                names.removeFirst()
            }
            guard let acronym = acronym(token, document) else { continue }
            if token > 0, document.string(token - 1) == "(" {
                if let form = longForm(of: acronym, before: token - 1, document) {
                    long[acronym] = form
                }
            } else if isOrganisation[token], let antecedent = long[acronym] {
                switch document.tokens[token].relation {
                case .compound, .amod: continue
                default:
                    references.append(
                        Reference(
                            mention: token..<(token + 1), antecedent: antecedent, kind: "acronym"))
                }
            }
        }
        return references
    }

    /// The capitals of a word that is all capitals; nil for others.
    private func acronym(_ token: Int, _ document: Document) -> String? {
        let bytes = document.bytes
        let span = document.tokens[token].span
        guard span.count > 1, span.count < 12 else { return nil }
        var letters: [UInt8] = []
        for at in span.start..<span.end {
            if Bytes.isUpper(bytes[at]) {
                letters.append(bytes[at])
            } else if bytes[at] != 0x2E {
                return nil
            }
        }
        return letters.count > 1 ? String(decoding: letters, as: UTF8.self) : nil
    }

    private func initials(of name: Range<Int>, _ document: Document) -> String {
        var letters: [UInt8] = []
        for token in name {
            let first = document.bytes[document.tokens[token].span.start]
            if Bytes.isUpper(first) { letters.append(first) }
        }
        return String(decoding: letters, as: UTF8.self)
    }

    /// The words before a bracket that begin with the acronym's letters in order; else the name that
    /// ends there.
    private func longForm(
        of acronym: String, before bracket: Int, _ document: Document
    ) -> Range<Int>? {
        let sentence = document.sentences[Int(document.tokens[bracket].sentence)].tokens
        var letters = Array(acronym.utf8)
        var at = bracket - 1
        while at >= sentence.lowerBound, bracket - at < 16, let wanted = letters.last {
            let first = document.bytes[document.tokens[at].span.start]
            if first == wanted { letters.removeLast() }
            if letters.isEmpty { return at..<bracket }
            at -= 1
        }
        // Letters of another language's long form: the name right before the bracket.
        var low = 0
        var high = document.names.count
        while low < high {
            let middle = (low + high) / 2
            if document.names[middle].tokens.upperBound < bracket {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low < document.names.count, document.names[low].tokens.upperBound == bracket else {
            return nil
        }
        return document.names[low].tokens
    }
}
