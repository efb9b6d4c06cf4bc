import SitrepModel

extension QuotationReader {
    /// The noun phrase of a head: its subtree without relative and adverbial clauses.
    package static func nounPhrase(_ head: Int, _ document: Document) -> Range<Int> {
        var low = head
        var high = head
        func take(_ token: Int) {
            low = min(low, token)
            high = max(high, token)
            for child in document.children(token) {
                switch document.tokens[child].relation {
                case .det, .possessor:
                    // A determiner after its noun is another phrase's, wrongly attached.
                    if child < token { take(child) }
                case .case:
                    if !(child < head && token == head) { take(child) }
                case .amod, .compound, .nummod, .flat, .fixed, .appos, .advmod, .nmod:
                    take(child)
                default: continue
                }
            }
        }
        take(head)
        return low..<(high + 1)
    }
}
