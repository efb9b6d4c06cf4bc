import SitrepModel

/// Who was named last with a title, as reading goes on.
struct TitleBearers {
    /// By the title's lemma: the named person who bears it.
    private(set) var persons: [String: Range<Int>] = [:]
    /// By the noun's lemma: the named body or place whose name holds it.
    private(set) var bodies: [String: Range<Int>] = [:]
    private(set) var lastOrganisation: Range<Int>?

    mutating func add(_ mention: ReferenceMention, _ document: Document) {
        guard mention.isName else { return }
        switch mention.sort {
        case .person:
            for token in mention.tokens {
                persons[document.tokens[token].lemma.lowercased()] = mention.tokens
            }
        case .body, .place:
            for token in mention.tokens {
                bodies[document.tokens[token].lemma.lowercased()] = mention.tokens
            }
            if mention.sort == .body { lastOrganisation = mention.tokens }
        case .people: break
        }
    }
}
