/// What a page says of an element in its class, its name or its words, by ``HintTable``.
enum ContentHint: UInt8, CaseIterable {
    case content, article, main, nav, footer, header, sidebar, comment, share, related
    case newsletter, cookie, ad, author, meta, caption, toc, tags, pagination, hidden
    case modal, form, widget, cta, title, summary, quote, faq, card, legal
    case rating, highlight, code, hero, print, product, table, sources, event, paywall
}

/// Hints as one set of bits.
struct HintSet: OptionSet, Hashable {
    var rawValue: UInt64

    init(rawValue: UInt64) { self.rawValue = rawValue }

    init(_ hint: ContentHint) { rawValue = 1 << UInt64(hint.rawValue) }

    @inline(__always)
    func contains(_ hint: ContentHint) -> Bool { rawValue >> UInt64(hint.rawValue) & 1 != 0 }

    static let hidden = HintSet(.hidden)

    /// What an element's name alone says.
    static func of(_ name: TagName) -> HintSet {
        switch name {
        case .article: HintSet(.article)
        case .main: HintSet(.main)
        case .nav, .menu: HintSet(.nav)
        case .footer: HintSet(.footer)
        case .header, .hgroup: HintSet(.header)
        case .aside: HintSet(.sidebar)
        case .form, .label, .fieldset, .legend: HintSet(.form)
        case .button: HintSet(.cta)
        case .figure, .figcaption, .picture, .video, .audio: HintSet(.caption)
        case .dialog: HintSet(.modal)
        case .time: HintSet(.meta)
        case .address: HintSet(.author)
        case .blockquote: HintSet(.quote)
        case .table: HintSet(.table)
        case .pre, .code: HintSet(.code)
        case .summary, .details: HintSet(.faq)
        default: []
        }
    }
}

/// The words of `html-hints.tsv`: single words and pairs of them, with what they hint at.
struct HintTable: Sendable {
    /// Words of classes, identifiers and the like.
    let marks: HintWords
    /// Words of short lines.
    let phrases: HintWords

    init() {
        var (marks, phrases) = (HintWords(), HintWords())
        var hints: [String: ContentHint] = [:]
        for hint in ContentHint.allCases { hints["\(hint)"] = hint }
        for row in Resources.rows("html-hints.tsv") where row.count == 3 {
            guard let hint = hints[row[1]] else { continue }
            if row[0] == "mark" {
                marks.insert(row[2], hint)
            } else {
                phrases.insert(row[2], hint)
            }
        }
        self.marks = marks
        self.phrases = phrases
    }
}

/// Phrases by the hash of their words, with their hints; looked up as a text's words come by.
struct HintWords: Sendable {
    private struct Slot {
        var hash: UInt64 = 0
        var hints: UInt64 = 0
    }

    private static let size = 4096
    private var slots = [Slot](repeating: Slot(), count: size)
    /// One bit for every so many hashes, set where one of them is known: most are not, and this is
    /// small enough to stay near.
    private var known = [UInt64](repeating: 0, count: 512)
    /// Words of the longest phrase.
    private(set) var longest = 1

    /// The hash of no words.
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    /// A word's hash with one more byte.
    @inline(__always)
    static func add(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }

    /// A phrase's hash with one more word.
    @inline(__always)
    static func join(_ phrase: UInt64, _ word: UInt64) -> UInt64 {
        (phrase &* 31 ^ word) &* 0x9E37_79B9_7F4A_7C15
    }

    mutating func insert(_ phrase: String, _ hint: ContentHint) {
        var hash: UInt64 = 0
        var count = 0
        for word in phrase.split(separator: " ") {
            hash = Self.join(hash, word.utf8.reduce(Self.seed) { Self.add($0, $1) })
            count += 1
        }
        longest = max(longest, count)
        var at = Int(truncatingIfNeeded: hash >> 52)
        while slots[at].hints != 0, slots[at].hash != hash { at = (at + 1) & (Self.size - 1) }
        known[Int(truncatingIfNeeded: hash >> 55)] |= 1 << (hash >> 49 & 63)
        slots[at].hash = hash
        slots[at].hints |= HintSet(hint).rawValue
    }

    @inline(__always)
    func find(_ hash: UInt64) -> UInt64 {
        guard known[Int(truncatingIfNeeded: hash >> 55)] >> (hash >> 49 & 63) & 1 != 0 else {
            return 0
        }
        var at = Int(truncatingIfNeeded: hash >> 52)
        while slots[at].hints != 0 {
            if slots[at].hash == hash { return slots[at].hints }
            at = (at + 1) & (Self.size - 1)
        }
        return 0
    }

    /// The hints of a class or identifier: its words end at signs, digits, and where a capital follows
    /// a small letter; two words that follow each other also count as one pair.
    func hints(inMark bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> HintSet {
        var found: UInt64 = 0
        var before: UInt64 = 0
        var at = start
        while at < end {
            var byte = bytes[at]
            guard HTMLTokenizer.isLetter(byte) else {
                if HTMLTokenizer.isSpace(byte) { before = 0 }
                at += 1
                continue
            }
            var word = Self.seed
            var wasLower = false
            while at < end {
                byte = bytes[at]
                if byte &- 0x41 < 26 {
                    if wasLower { break }
                    word = Self.add(word, byte | 0x20)
                } else if byte &- 0x61 < 26 {
                    wasLower = true
                    word = Self.add(word, byte)
                } else {
                    break
                }
                at += 1
            }
            found |= find(Self.join(0, word))
            if before != 0 { found |= find(Self.join(Self.join(0, before), word)) }
            before = word
        }
        return HintSet(rawValue: found)
    }

    /// The hints of a line's phrases, wherever they stand in it.
    func hints(inText bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> HintSet {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: longest) { phrases in
            // The phrases that the last few words begin, each as far as the word before.
            phrases.initialize(repeating: 0)
            var (count, found): (Int, UInt64) = (0, 0)
            var at = start
            while at < end {
                var word = Self.seed
                let first = at
                while at < end, HTMLTokenizer.isLetter(bytes[at]) || bytes[at] >= 0x80 {
                    // Typographic apostrophes part words as plain ones do.
                    if bytes[at] == 0xE2, at + 2 < end, bytes[at + 1] == 0x80 { break }
                    word = Self.add(word, bytes[at] &- 0x41 < 26 ? bytes[at] | 0x20 : bytes[at])
                    at += 1
                }
                guard at > first else {
                    at += bytes[at] == 0xE2 ? min(3, end - at) : 1
                    continue
                }
                phrases[count % longest] = 0
                count += 1
                for i in 0..<min(count, longest) {
                    phrases[i] = Self.join(phrases[i], word)
                    found |= find(phrases[i])
                }
            }
            return HintSet(rawValue: found)
        }
    }
}
