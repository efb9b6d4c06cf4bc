import SitrepReader

/// The words that express an act: the trigger with its particles, fixed parts and the compound nouns
/// before it ("carry" + "out", "missile" + "strike").
package enum TriggerSpan {
    package static func tokens(of trigger: Int, in document: Document) -> Range<Int> {
        var low = trigger
        var high = trigger
        for child in document.children(trigger, .particle, .compound, .fixed) {
            if child == high + 1 { high = child }
        }
        for child in document.children(trigger, .compound).reversed()
        where child == low - 1 && document.tokens[child].upos == .noun {
            low = child
        }
        return low..<(high + 1)
    }
}
