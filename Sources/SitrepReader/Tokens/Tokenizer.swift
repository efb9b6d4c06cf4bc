import SitrepModel

/// Cuts text into words and marks as the Universal Dependencies English treebanks do: clitics and
/// most hyphenated compounds apart ("does" "n't", "state" "-" "owned"), abbreviations with their stop,
/// numbers, addresses and times whole. Rules over bytes; offsets are exact.
package struct Tokenizer: Sendable {
    private let tables: TokenTables

    package init(tables: TokenTables) { self.tables = tables }

    /// The byte spans of the tokens within `span`, in order.
    package func tokens(_ bytes: [UInt8], in span: Span) -> [Span] {
        var out: [Span] = []
        out.reserveCapacity(span.count / 5 + 4)
        bytes.withUnsafeBufferPointer { text in
            var cursor = Cutter(text: text, limit: span.end, tables: tables, out: [])
            cursor.out.reserveCapacity(span.count / 5 + 4)
            var at = span.start
            while at < span.end {
                let gap = Bytes.whiteSpaceLength(text, at, span.end)
                if gap > 0 {
                    at += gap
                    continue
                }
                var end = at
                while end < span.end, Bytes.whiteSpaceLength(text, end, span.end) == 0 { end += 1 }
                cursor.cut(at, end)
                at = end
            }
            out = cursor.out
        }
        return out
    }
}
