/// What was typed into a search box, as FTS5 understands it.
///
/// Words must all be there; "words between quotation marks" stand together; a minus before a word
/// leaves out what has it; a star after one stands for any ending. Everything else is taken as text,
/// so that nothing typed is an error.
struct SearchPattern {
    /// For `MATCH`.
    let match: String

    /// Nil where nothing is asked for.
    init?(_ text: String) {
        var wanted: [String] = []
        var unwanted: [String] = []
        var word: [UInt8] = []
        var isQuoted = false
        var isMinus = false
        func finish(_ quoted: Bool) {
            defer { word = [] }
            var bytes = word
            var isPrefix = false
            if !quoted, bytes.last == 0x2A {
                bytes.removeLast()
                isPrefix = true
            }
            let plain = String(decoding: bytes, as: UTF8.self)
            guard
                plain.unicodeScalars.contains(where: {
                    $0.properties.isAlphabetic || $0.properties.numericType != nil
                })
            else { return }
            let term = "\"" + plain.replacing("\"", with: "\"\"") + "\"" + (isPrefix ? "*" : "")
            if isMinus { unwanted.append(term) } else { wanted.append(term) }
            isMinus = false
        }
        for byte in Array(text.utf8.prefix(1000)) {
            if byte == 0x22 {
                finish(isQuoted)
                isQuoted.toggle()
            } else if byte <= 0x20, !isQuoted {
                finish(false)
                isMinus = false
            } else if byte == 0x2D, word.isEmpty, !isQuoted {
                isMinus = true
            } else if byte != 0 {
                word.append(byte)
            }
        }
        finish(isQuoted)
        guard !wanted.isEmpty else { return nil }
        match =
            wanted.joined(separator: " AND ")
            + unwanted.map { " NOT \($0)" }.joined()
    }
}
