import Testing

/// A sentence with its time expressions marked by brackets and what each must resolve to.
///
/// All expressions of the sentence are marked: one that is found beside them is an error too.
struct TimeCase: Sendable, CustomTestStringConvertible {
    /// The article's day; "" for an article without a date.
    let anchor: String
    /// The sentence, each expression in square brackets.
    let marked: String
    /// TIMEX3 values in text order.
    let values: [String]
    /// The resolved dates in EDTF, where they aren't written as the TIMEX3 value; "-" for none.
    let dates: [String]
    /// TIMEX3 modifiers in text order, where asked for; "" for none.
    let modifiers: [String]

    init(
        _ anchor: String, _ marked: String, _ values: String..., dates: [String] = [],
        modifiers: [String] = []
    ) {
        self.anchor = anchor
        self.marked = marked
        self.values = values
        self.dates = dates
        self.modifiers = modifiers
    }

    /// The sentence without brackets.
    var sentence: String { marked.filter { $0 != "[" && $0 != "]" } }

    /// The bracketed words.
    var expressions: [String] {
        marked.split(separator: "[", omittingEmptySubsequences: false).dropFirst().map {
            String($0.prefix { $0 != "]" })
        }
    }

    var testDescription: String { "\(marked) @\(anchor.isEmpty ? "undated" : anchor)" }
}
