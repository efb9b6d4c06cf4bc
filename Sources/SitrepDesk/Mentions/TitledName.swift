import SitrepModel

/// Finds the person in a phrase that gives a title and a name: "the Chinese foreign minister, Wang
/// Yi" names Wang Yi. Without a title nothing is concluded, as "South Ossetia" looks like a name.
enum TitledName {
    /// The name as written; nil where the phrase gives none.
    static func name(in phrase: String) -> String? {
        let words = phrase.split { !($0.isLetter || $0 == "-" || $0 == "'" || $0 == "\u{2019}") }
        guard let title = words.lastIndex(where: { titles.contains($0.lowercased()) }) else {
            return nil
        }
        var after = words[(title + 1)...]
        // "Secretary of State Antony Blinken", "ambassador to Germany Richard Grenell".
        if let first = after.first, links.contains(String(first)) {
            after.removeFirst()
            if after.first == "the" { after.removeFirst() }
            let length = (1...3).last { n in
                after.count > n
                    && (after.first == "State" && n == 1
                        || PartyNames.isName(after.prefix(n).joined(separator: " ")))
            }
            guard let length else { return nil }
            after = after.dropFirst(length)
        }
        let name = after.prefix { $0.first?.isUppercase == true }
        guard (1...4).contains(name.count), name.count == after.count else { return nil }
        let text = name.joined(separator: " ")
        return PersonName(text) == nil ? nil : text
    }

    private static let links: Set<String> = ["of", "to", "for", "in"]

    private static let titles: Set<String> = Set(
        """
        president minister secretary chancellor premier spokesman spokeswoman spokesperson king queen \
        prince general admiral colonel ambassador envoy chief leader counterpart mr mrs ms sheikh \
        ayatollah senator governor mayor commissioner representative director commander marshal pope
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
}

extension ActorReference {
    /// The person it names: the canonical name, else the one its words give with a title; nil for
    /// states, offices and bodies.
    var person: String? {
        if let name, PersonName(name) != nil { return name }
        if let name, !PartyNames.isName(name), name.uppercased() != key { return nil }
        return TitledName.name(in: text)
    }

    /// Person, office or body that is more than the key says; nil where the key says it all.
    var properName: String? {
        if let person { return person }
        guard let name, !PartyNames.isName(name), name.uppercased() != key else { return nil }
        // An international body's long name adds nothing to its short one.
        if !key.isEmpty, key.utf8.count != 3, PartyNames.knows(key) { return nil }
        return name.hasPrefix("The ") ? String(name.dropFirst(4)) : name
    }
}
