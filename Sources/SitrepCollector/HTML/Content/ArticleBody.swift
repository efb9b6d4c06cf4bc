import SitrepModel

/// The text that a page gives as its article in JSON-LD (schema.org `articleBody`).
enum ArticleBody {
    /// The longest `articleBody` of the page's scripts, its escapes and tags resolved, white space as
    /// it stands; empty where there is none.
    static func find(in tree: HTMLTree) -> [UInt8] {
        var best: [UInt8] = []
        for script in tree.linkedData {
            var at = script.startIndex
            while let key = firstRange(of: Self.key, in: script[at...]) {
                at = key
                var value = key
                while value < script.endIndex, Bytes.isSpace(script[value]) || script[value] == 0x3A
                {
                    value += 1
                }
                guard value < script.endIndex, script[value] == 0x22 else { continue }
                let (text, end) = string(script, from: value + 1)
                at = end
                if text.count > best.count { best = text }
            }
        }
        return best.isEmpty ? best : plain(best, tree.references)
    }

    private static let key = Array("\"articleBody\"".utf8)

    /// One past the first occurrence.
    private static func firstRange(of word: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        var at = bytes.startIndex
        while at + word.count <= bytes.endIndex {
            guard let quote = bytes[at...].firstIndex(of: word[0]),
                quote + word.count <= bytes.endIndex
            else { return nil }
            if bytes[quote..<(quote + word.count)].elementsEqual(word) { return quote + word.count }
            at = quote + 1
        }
        return nil
    }

    /// A JSON string's characters, and where it ends.
    private static func string(_ bytes: ArraySlice<UInt8>, from start: Int) -> ([UInt8], Int) {
        var out: [UInt8] = []
        var at = start
        while at < bytes.endIndex, bytes[at] != 0x22 {
            guard bytes[at] == 0x5C, at + 1 < bytes.endIndex else {
                out.append(bytes[at])
                at += 1
                continue
            }
            at += 2
            switch bytes[at - 1] {
            case 0x6E, 0x72: out.append(0x0A)
            case 0x74: out.append(0x20)
            case 0x62, 0x66: break
            case 0x75:
                var value = hex(bytes, at)
                at = min(bytes.endIndex, at + 4)
                if (0xD800..<0xDC00).contains(value), at + 1 < bytes.endIndex, bytes[at] == 0x5C,
                    bytes[at + 1] == 0x75
                {
                    let low = hex(bytes, at + 2)
                    if (0xDC00..<0xE000).contains(low) {
                        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
                        at = min(bytes.endIndex, at + 6)
                    }
                }
                if let scalar = Unicode.Scalar(value), let utf8 = UTF8.encode(scalar) {
                    out.append(contentsOf: utf8)
                }
            default: out.append(bytes[at - 1])
            }
        }
        return (out, at)
    }

    private static func hex(_ bytes: ArraySlice<UInt8>, _ start: Int) -> UInt32 {
        guard start + 4 <= bytes.endIndex else { return 0 }
        return UInt32(String(decoding: bytes[start..<(start + 4)], as: UTF8.self), radix: 16) ?? 0
    }

    /// Without tags and references, which some pages leave in.
    private static func plain(_ text: [UInt8], _ references: CharacterReferences) -> [UInt8] {
        guard text.contains(0x3C) || text.contains(0x26) else { return text }
        var resolved: [UInt8] = []
        text.withUnsafeBufferPointer {
            references.resolve($0, Span(0, $0.count), inAttribute: false, into: &resolved)
        }
        var out: [UInt8] = []
        var at = 0
        while at < resolved.count {
            if resolved[at] == 0x3C, at + 1 < resolved.count,
                HTMLTokenizer.isLetter(resolved[at + 1]) || resolved[at + 1] == 0x2F,
                let close = resolved[at...].prefix(2_000).firstIndex(of: 0x3E)
            {
                // Ends of blocks part paragraphs.
                out.append(resolved[at + 1] == 0x2F ? 0x0A : 0x20)
                at = close + 1
            } else {
                out.append(resolved[at])
                at += 1
            }
        }
        return out
    }
}

/// Tells how much of a text stands in an article's body: by runs of three words.
struct ArticleBodyWords {
    /// Shorter bodies are summaries.
    static let shortest = 60

    private var runs = KeyNumbers(expecting: 0)

    init(_ body: [UInt8]) {
        guard !body.isEmpty else { return }
        var words = 0
        BlockContext.forEachWord(body[...]) { _ in words += 1 }
        guard words >= Self.shortest else { return }
        var runs = KeyNumbers(expecting: words)
        Self.forEachRun(body[...]) { _ = runs.number(of: $0) }
        self.runs = runs
    }

    @inline(__always)
    private static func forEachRun(_ text: ArraySlice<UInt8>, _ body: (UInt64) -> Void) {
        var before: (UInt64, UInt64) = (0, 0)
        var count = 0
        BlockContext.forEachWord(text) { word in
            count += 1
            if count >= 3 { body(HintWords.join(HintWords.join(before.0, before.1), word)) }
            before = (before.1, word)
        }
    }

    /// From 0 to 1; -1 where the page gives no body, -0.5 for texts of one or two words.
    func share(of text: ArraySlice<UInt8>) -> Float {
        guard !runs.isEmpty else { return -1 }
        var (found, all) = (0, 0)
        Self.forEachRun(text) {
            all += 1
            if runs.contains($0) { found += 1 }
        }
        return all == 0 ? -0.5 : Float(found) / Float(all)
    }
}
