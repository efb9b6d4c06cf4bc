import SitrepModel

/// Names of people out of what pages put where the author belongs: "By Jane Doe, Reuters",
/// "JANE DOE and John Roe | Updated 3 May", "https://www.facebook.com/jane.doe".
struct AuthorCleaner: Sendable {
    private var openers: [[String]] = []
    private var openerStarts: Set<[UInt8]> = []
    private var firstWords: Set<String> = []
    private var leading: Set<String> = []
    private var joiners: Set<String> = []
    private var stops: Set<String> = []
    private var roles: Set<String> = []
    private var credentials: Set<String> = []
    private var titlesAfter: Set<String> = []
    private var generic: Set<String> = []
    private var signs: Set<String> = []
    private var particles: Set<String> = []
    private let agencies: AgencyTable
    private let calendar: CalendarWords

    /// What came of it.
    struct Cleaned: Sendable, Equatable {
        var authors: [String] = []
        /// An agency that stood among them.
        var agency: String?
    }

    init(agencies: AgencyTable, calendar: CalendarWords) {
        self.agencies = agencies
        self.calendar = calendar
        for row in Resources.rows("authors.tsv") where row.count == 2 {
            let words = row[1].split(separator: " ").map(String.init)
            switch row[0] {
            case "opener": openers.append(words)
            case "leading": leading.formUnion(words)
            case "joiner": joiners.formUnion(words)
            case "stop": stops.formUnion(words)
            case "sign": signs.formUnion(words)
            case "particle": particles.formUnion(words)
            case "role": roles.formUnion(words)
            case "after": titlesAfter.formUnion(words)
            case "credential": credentials.formUnion(words)
            case "generic": generic.insert(row[1])
            default: break
            }
        }
        openers.sort { $0.count > $1.count }
        firstWords = Set(openers.compactMap(\.first))
        openerStarts = Set(
            openers.filter { $0.contains("by") || !leading.isDisjoint(with: $0) }.map {
                Array($0.joined(separator: " ").utf8.prefix(2))
            })
    }

    /// - Parameter values: one or more authors each, in the page's order.
    func clean(_ values: [String]) -> Cleaned {
        var out = Cleaned()
        for value in values.prefix(40) {
            for name in names(value) {
                if agencies.isListed(name) {
                    out.agency = out.agency ?? agencies.canonical(name)
                } else if !out.authors.contains(where: { Words.of($0) == Words.of(name) }) {
                    out.authors.append(name)
                }
            }
        }
        return out
    }

    /// Whether a text names people first of all.
    func isPeople(_ text: String) -> Bool { names(text).first.map { isPerson($0) } ?? false }

    /// Whether a name looks like a person's: up to five words, capitals first, no digits, dates or
    /// offices.
    private func isPerson(_ name: String) -> Bool {
        let words = name.split(separator: " ").map(String.init)
        let plain = Words.of(name)
        return (1...5).contains(words.count) && !name.utf8.contains(where: Bytes.isDigit)
            && words.allSatisfy { word in
                // "d'Arc" has its capital third.
                particles.contains(word.lowercased())
                    || word.unicodeScalars.first.map { !$0.properties.isLowercase } ?? false
                    || word.unicodeScalars.prefix(3).contains { $0.properties.isUppercase }
            }
            && !plain.contains {
                calendar.weekdays.contains($0) || calendar.updated.contains($0)
                    || calendar.published.contains($0)
            }
            && !plain.allSatisfy { calendar.months[$0] != nil || roles.contains($0) }
            && (words.count > 1 || name.utf8.count > 3)
    }

    /// Whether a text only leads to a name or joins two: "By", "Written by:", "and", "|".
    func isConnective(_ text: String) -> Bool {
        let words = text.split(separator: " ").map { $0.lowercased().trimmingMarks }
            .filter { !$0.isEmpty }
        return words.isEmpty || openers.contains(words) || words.allSatisfy(joiners.contains)
    }

    /// Whether any opener begins with these two bytes, whatever their case.
    func mayOpen(_ start: ArraySlice<UInt8>) -> Bool {
        openerStarts.contains(start.map { Bytes.isUpper($0) ? $0 | 0x20 : $0 })
    }

    /// Whether a label announces writers: "Written by", "Verfasst von", "Author".
    func isLabel(_ text: String) -> Bool {
        let words = text.split(separator: " ").map { $0.lowercased().trimmingMarks }
        return !words.isEmpty && openers.contains(words)
    }

    /// What follows "By" or "Written by" at a text's beginning; nil where it has no such.
    func afterOpener(_ text: String) -> String? {
        guard let first = text.split(separator: " ", maxSplits: 1).first,
            firstWords.contains(first.lowercased().trimmingMarks)
        else { return nil }
        let tokens = text.split(separator: " ").map(String.init)
        for opener in openers where tokens.count >= opener.count {
            let isLeading = !leading.isDisjoint(with: opener)
            guard opener.contains("by") || isLeading else { continue }
            let head = tokens.prefix(opener.count).map { $0.lowercased().trimmingMarks }
            guard head == opener else { continue }
            let rest = tokens.dropFirst(opener.count).joined(separator: " ")
            // "Von" begins many headlines: a whole name has to follow.
            return !isLeading || rest.isEmpty || names(rest).first?.holds(" ") == true ? rest : nil
        }
        return nil
    }

    private func names(_ value: String) -> [String] {
        let line = TitleCleaner.oneLine(value)
        guard line.utf8.count <= 400, !Self.isAddress(line) else { return [] }
        // "Jane Doe,John Roe"
        var tokens = line.segments(by: ",").joined(separator: ", ").segments(by: ";")
            .joined(separator: "; ").split(separator: " ").map(String.init)
        tokens.removeAll { $0.hasPrefix("@") && $0.utf8.count > 1 }
        dropOpeners(&tokens)
        if let last = tokens.last, tokens.count > 1, titlesAfter.contains(last.lowercased()) {
            tokens.removeLast()
        }
        var names: [String] = []
        var current: [String] = []
        var hasJoiner = false
        func flush() {
            // After a comma stand offices more often than further names.
            if let name = name(current),
                names.isEmpty || agencies.isListed(name)
                    || (isPerson(name) && name.holds(" ")
                        && !Words.of(name).contains(where: roles.contains))
            {
                names.append(name)
            }
            current = []
        }
        for (at, token) in tokens.enumerated() {
            let lower = token.lowercased()
            if joiners.contains(lower) {
                hasJoiner = true
                flush()
            } else if ends(tokens, at, names: names.count, words: current.count) {
                break
            } else {
                current.append(token)
                guard let last = token.last else { continue }
                if last == "," || last == ";" || last == "/" { flush() }
            }
        }
        flush()
        // "Morgan & Morgan" is one name.
        if hasJoiner, names.allSatisfy({ !$0.holds(" ") && !agencies.isListed($0) }),
            let whole = name(tokens)
        {
            return [whole]
        }
        return names
    }

    /// Whether what comes from here is no name any more: a sign, a date, "in Kyiv", "for Reuters".
    private func ends(_ tokens: [String], _ at: Int, names: Int, words: Int) -> Bool {
        guard names > 0 || words > 0 else { return false }
        let bare = tokens[at].lowercased().trimmingMarks
        if signs.contains(tokens[at]) || bare.utf8.first.map(Bytes.isDigit) ?? false { return true }
        let next = at + 1 < tokens.count ? tokens[at + 1] : ""
        if calendar.months[bare] != nil, next.utf8.first.map(Bytes.isDigit) ?? false { return true }
        return (names > 0 || words > 1) && stops.contains(bare)
    }

    private func dropOpeners(_ tokens: inout [String]) {
        var again = true
        while again {
            again = false
            guard let first = tokens.first, firstWords.contains(first.lowercased().trimmingMarks)
            else { break }
            for opener in openers where tokens.count > opener.count {
                let head = tokens.prefix(opener.count).map { $0.lowercased().trimmingMarks }
                if head == opener {
                    tokens.removeFirst(opener.count)
                    again = true
                    break
                }
            }
        }
        while let first = tokens.first, first.trimmingMarks.isEmpty { tokens.removeFirst() }
    }

    /// A name of what stood between two commas; nil where that is a role, a degree or nothing.
    private func name(_ tokens: [String]) -> String? {
        var tokens = tokens
        dropOpeners(&tokens)
        var name = tokens.joined(separator: " ").trimmingMarks
        // What stands in brackets is an office or an address.
        if let open = name.firstIndex(of: "("), open > name.startIndex {
            name = String(name[..<open]).trimmingMarks
        }
        let words = Words.of(name)
        guard !words.isEmpty, words.count <= 8, !name.holds("@"), !Self.isAddress(name),
            !generic.contains(words.joined(separator: " ")),
            !words.allSatisfy({ credentials.contains($0) || roles.contains($0) }),
            words.contains(where: { $0.unicodeScalars.contains { $0.properties.isAlphabetic } })
        else { return nil }
        return name
    }

    private static func isAddress(_ text: String) -> Bool {
        text.hasPrefix("http") || text.hasPrefix("www.") || text.hasPrefix("/")
            || text.holds("://") || text.holds(".com/")
    }
}

extension String {
    /// Marks above ASCII that stand around names.
    fileprivate static let bullets: Set<Unicode.Scalar> = [
        "·", "•", "⋅", "—", "–", "→", "●", "…", "\u{FFFD}",
    ]

    fileprivate static let marks: Set<UInt8> = [
        0x20, 0x2C, 0x3B, 0x3A, 0x7C, 0x2D, 0x2F, 0x2A, 0x5B, 0x5D, 0x22, 0x3E, 0x3C, 0x5F,
        0x23,
    ]

    /// Without spaces and marks that no name begins or ends with; a final full stop stays after an
    /// initial or "Jr".
    fileprivate var trimmingMarks: String {
        if let first = utf8.first, let last = utf8.last, first < 0x80, last < 0x80,
            Bytes.isLetter(first) || Bytes.isDigit(first),
            Bytes.isLetter(last) || Bytes.isDigit(last)
        {
            return self
        }
        var text = trimmingSpaces[...]
        while let first = text.unicodeScalars.first, Self.bullets.contains(first) {
            text.unicodeScalars.removeFirst()
        }
        while let last = text.unicodeScalars.last, Self.bullets.contains(last) {
            text.unicodeScalars.removeLast()
        }
        var bytes = Array(String(text).trimmingSpaces.utf8)[...]
        while let first = bytes.first, Self.marks.contains(first) || first == 0x2E {
            bytes.removeFirst()
        }
        while let last = bytes.last, Self.marks.contains(last) { bytes.removeLast() }
        if bytes.last == 0x2E, bytes.count > 3, bytes[bytes.endIndex - 3] != 0x20,
            !bytes.suffix(3).elementsEqual("Jr.".utf8), !bytes.suffix(3).elementsEqual("Sr.".utf8),
            !bytes.dropLast().contains(0x2E)
        {
            bytes.removeLast()
        }
        return String(decoding: bytes, as: UTF8.self).trimmingSpaces
    }
}
