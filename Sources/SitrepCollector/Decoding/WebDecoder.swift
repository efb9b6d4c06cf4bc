/// A web page's bytes as UTF-8, with how its encoding was found.
struct WebText: Sendable {
    /// Valid UTF-8 without byte-order mark.
    var bytes: [UInt8]
    var encoding: WebEncoding
    var source: Source
    /// How many sequences were read as U+FFFD, and the byte offset of the first one in the input.
    var repairs = 0
    var firstRepair: Int?

    /// What told the encoding.
    enum Source: String, Sendable {
        case mark = "byte-order mark"
        case header = "HTTP header"
        case markup = "declaration in the page"
        case content = "its content"
    }
}

/// Decodes web pages of any encoding, and never fails.
///
/// A byte-order mark decides. Else what is valid UTF-8 with more than ASCII is UTF-8, whatever is
/// declared: text in another encoding is hardly ever valid UTF-8 by chance, and wrong declarations are
/// common. Then the first of header, declaration in the page and content counts whose encoding fits the
/// bytes (at most one repair for twenty bytes above ASCII), else the one with the fewest repairs.
struct WebDecoder: Sendable {
    private let table: EncodingTable
    private let guessed: GuessedEncoding

    init(languages: LanguageIdentifier) {
        table = EncodingTable()
        guessed = GuessedEncoding(table: table, languages: languages)
    }

    /// - Parameter mediaType: the Content-Type header's value, where there was one.
    func decode(_ raw: [UInt8], mediaType: String?) -> WebText {
        if raw.starts(with: [0xEF, 0xBB, 0xBF]) { return utf8(raw[3...], source: .mark) }
        if raw.starts(with: [0xFF, 0xFE]) { return utf16(raw[2...], big: false, source: .mark) }
        if raw.starts(with: [0xFE, 0xFF]) { return utf16(raw[2...], big: true, source: .mark) }
        let header = mediaType.flatMap(DeclaredEncoding.label(inMediaType:)).flatMap(table.encoding)
        if let header, header.isUTF16, let text = plausibleUTF16(raw, header) { return text }
        if let big = TextDecoder.looksUTF16(raw) {
            return utf16(raw[...], big: big, source: .content)
        }
        // A page that could be read so far as to find this declaration is not in UTF-16.
        var markup = DeclaredEncoding.label(inMarkup: raw[...]).flatMap(table.encoding)
        if markup?.isUTF16 == true { markup = .utf8 }
        let scan = UTF8Scan(raw[...])
        if scan.multibyte == 0, scan.invalid == 0, let escaped = guessed.escapes(raw[...]),
            let text = decode(
                raw, as: escaped,
                source: header == escaped ? .header : markup == escaped ? .markup : .content),
            text.repairs == 0
        {
            return text
        }
        if scan.invalid == 0 {
            return WebText(
                bytes: raw, encoding: .utf8,
                source: header == .utf8 ? .header : markup == .utf8 ? .markup : .content)
        }
        var best: WebText?
        // Mostly sound UTF-8 stays UTF-8.
        if scan.invalid * 2 <= scan.multibyte { return utf8(raw[...], source: .content) }
        let above = raw.count { $0 >= 0x80 }
        for (encoding, source) in [(header, WebText.Source.header), (markup, .markup)] {
            guard let encoding, !encoding.isUTF16,
                let text = decode(raw, as: encoding, source: source)
            else { continue }
            if text.repairs * 20 <= above { return text }
            if best.map({ text.repairs < $0.repairs }) ?? true { best = text }
        }
        if let text = decode(raw, as: guessed.guess(raw[...]), source: .content),
            best.map({ text.repairs < $0.repairs }) ?? true
        {
            best = text
        }
        return best ?? utf8(raw[...], source: .content)
    }

    private func decode(_ raw: [UInt8], as encoding: WebEncoding, source: WebText.Source)
        -> WebText?
    {
        if encoding == .utf8 { return utf8(raw[...], source: source) }
        guard let decoded = IconvDecoder.decode(raw[...], from: encoding.iconv) else { return nil }
        return WebText(
            bytes: decoded.bytes, encoding: encoding, source: source, repairs: decoded.repairs,
            firstRepair: decoded.firstRepair)
    }

    private func utf8(_ raw: ArraySlice<UInt8>, source: WebText.Source) -> WebText {
        let scan = UTF8Scan(raw)
        guard scan.invalid > 0 else {
            return WebText(bytes: Array(raw), encoding: .utf8, source: source)
        }
        return WebText(
            bytes: Array(String(decoding: raw, as: UTF8.self).utf8), encoding: .utf8,
            source: source, repairs: scan.invalid, firstRepair: scan.firstInvalid)
    }

    /// UTF-16 by the header, where the bytes look like it: markup has a zero in every unit.
    private func plausibleUTF16(_ raw: [UInt8], _ encoding: WebEncoding) -> WebText? {
        guard raw.prefix(1024).contains(0) else { return nil }
        return utf16(raw[...], big: encoding == .utf16BigEndian, source: .header)
    }

    private func utf16(_ raw: ArraySlice<UInt8>, big: Bool, source: WebText.Source) -> WebText {
        let units = UTF16Units(raw, big: big)
        return WebText(
            bytes: units.utf8, encoding: big ? .utf16BigEndian : .utf16LittleEndian,
            source: source, repairs: units.repairs, firstRepair: units.firstRepair)
    }
}
