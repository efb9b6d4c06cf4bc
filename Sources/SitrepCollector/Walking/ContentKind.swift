/// What a file or an answer holds, told by how it begins; names and declared types count for nothing.
enum ContentKind: Hashable {
    /// A WARC or ARC, not packed.
    case webArchive
    /// A ZIP, which may be a WACZ.
    case zip
    /// Something in gzip or zstd.
    case packed
    /// RSS, Atom or JSON Feed, sitemap or sitemap index.
    case feed
    /// OPML.
    case subscriptions
    /// Lines of URLs.
    case addresses
    /// A web page.
    case page
    /// Plain text or Markdown.
    case text
    /// What isn't read, as a phrase: "a PDF".
    case other(String)

    /// Bytes that are looked at.
    static let headLength = 4096

    /// Told by the first ``headLength`` bytes, or all where there are fewer.
    init(head: ArraySlice<UInt8>) {
        if let kind = Self.marked(head) {
            self = kind
            return
        }
        let text = Self.plain(head)
        guard let text else {
            self = .other("binary data")
            return
        }
        let start = text.drop { $0 <= 0x20 }
        switch start.first {
        case 0x3C: self = Self.markup(start)
        case 0x7B where Self.next(start, is: 0x22):
            self =
                Self.find("https://jsonfeed.org/version/", in: start)
                    || Self.find("https:\\/\\/jsonfeed.org\\/version\\/", in: start)
                ? .feed : .other("JSON")
        case 0x5B where Self.next(start, is: 0x7B): self = .other("JSON")
        default:
            self =
                Self.areAddresses(start, isWhole: head.count < Self.headLength)
                ? .addresses : .text
        }
    }

    /// How files begin that aren't text, and what they are.
    private static let marks: [([UInt8], ContentKind)] = [
        (Array("WARC/1.".utf8), .webArchive), (Array("filedesc:".utf8), .webArchive),
        ([0x50, 0x4B, 0x03, 0x04], .zip), ([0x1F, 0x8B, 0x08], .packed),
        ([0x28, 0xB5, 0x2F, 0xFD], .packed), (Array("%PDF-".utf8), .other("a PDF")),
        ([0x89, 0x50, 0x4E, 0x47], .other("an image")), ([0xFF, 0xD8, 0xFF], .other("an image")),
        (Array("GIF8".utf8), .other("an image")), (Array("RIFF".utf8), .other("a media file")),
        (Array("OggS".utf8), .other("a media file")), (Array("ID3".utf8), .other("a media file")),
        ([0x7F, 0x45, 0x4C, 0x46], .other("a program")),
        ([0xD0, 0xCF, 0x11, 0xE0], .other("an Office document")),
        (Array("{\\rtf".utf8), .other("an RTF document")),
        (Array("SQLite format 3".utf8), .other("a database")),
        (Array("BZh".utf8), .other("packed with bzip2")),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], .other("packed with xz")),
        ([0x37, 0x7A, 0xBC, 0xAF], .other("packed with 7-Zip")),
    ]

    private static func marked(_ head: ArraySlice<UInt8>) -> ContentKind? {
        // zstd's frames may follow one that is passed over (RFC 8878, 3.1.2), with a dictionary in it.
        if let first = head.first, first & 0xF0 == 0x50,
            head.dropFirst().starts(with: [0x2A, 0x4D, 0x18])
        {
            return .packed
        }
        return marks.first { head.starts(with: $0.0) }?.1
    }

    /// Without byte order mark; of UTF-16 every byte that isn't 0. nil where it is no text.
    private static func plain(_ head: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        if head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0xFF, 0xFE]) {
            return head.dropFirst(2).filter { $0 != 0 }[...]
        }
        if head.contains(0) { return nil }
        return head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head
    }

    /// Of something that begins with `<`: by its first element.
    private static func markup(_ text: ArraySlice<UInt8>) -> ContentKind {
        var rest = text
        var isXML = false
        while true {
            rest = rest.drop { $0 <= 0x20 }
            if rest.starts(with: Array("<?".utf8)) {
                isXML = isXML || rest.starts(with: Array("<?xml".utf8))
                rest = after("?>", rest)
            } else if rest.starts(with: Array("<!--".utf8)) {
                rest = after("-->", rest)
            } else if rest.starts(with: Array("<!".utf8)) {
                // A document type may declare things of its own in brackets.
                let isPlain = rest.first { $0 == 0x3E || $0 == 0x5B } == 0x3E
                rest = after(isPlain ? ">" : "]>", rest)
            } else {
                break
            }
        }
        guard rest.first == 0x3C else { return isXML ? .other("XML without an element") : .page }
        let name = rest.dropFirst().prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F }
        let local = name.split(separator: 0x3A).last ?? name
        let element = String(decoding: local, as: UTF8.self).lowercased()
        if ["rss", "rdf", "feed", "urlset", "sitemapindex"].contains(element) { return .feed }
        if element == "opml" { return .subscriptions }
        return isXML && element != "html" ? .other("XML of the kind \(element)") : .page
    }

    private static func after(_ end: String, _ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let end = Array(end.utf8)
        var i = text.startIndex
        while i + end.count <= text.endIndex {
            if text[i..<(i + end.count)].elementsEqual(end) { return text[(i + end.count)...] }
            i += 1
        }
        return []
    }

    private static func next(_ text: ArraySlice<UInt8>, is byte: UInt8) -> Bool {
        text.dropFirst().first { $0 > 0x20 } == byte
    }

    private static func find(_ part: String, in text: ArraySlice<UInt8>) -> Bool {
        let part = Array(part.utf8)
        return text.indices.contains { text[$0...].starts(with: part) }
    }

    /// Whether each line is a URL, a remark (`#`) or empty, and one is a URL.
    private static func areAddresses(_ text: ArraySlice<UInt8>, isWhole: Bool) -> Bool {
        var lines = text.split { $0 == 0x0A || $0 == 0x0D }
        // The last line may be cut off.
        if !isWhole { _ = lines.popLast() }
        let given = addresses(lines)
        return !given.isEmpty && given.allSatisfy { SourceInput.isURL($0) && !$0.contains(" ") }
    }

    /// The lines of a list of URLs that aren't empty or remarks.
    static func addresses(_ lines: [ArraySlice<UInt8>]) -> [String] {
        lines.compactMap { line in
            var text = line.drop { $0 <= 0x20 }
            while let last = text.last, last <= 0x20 { text.removeLast() }
            guard let first = text.first, first != 0x23 else { return nil }
            return String(decoding: text, as: UTF8.self)
        }
    }
}
