import SitrepModel

/// Names of people out of what pages put where the author belongs: "By Jane Doe, Reuters",
/// "JANE DOE and John Roe | Updated 3 May", "https://www.facebook.com/jane.doe".
struct AuthorCleaner: Sendable {
    private var openers: [[String]] = []
    private var joiners: Set<String> = []
    private var stops: Set<String> = []
    private var roles: Set<String> = []
    private var credentials: Set<String> = []
    private var generic: Set<String> = []
    private let agencies: AgencyTable

    /// What came of it.
    struct Cleaned: Sendable, Equatable {
        var authors: [String] = []
        /// An agency that stood among them.
        var agency: String?
    }

    init(agencies: AgencyTable) {
        self.agencies = agencies
        for row in Resources.rows("authors.tsv") where row.count == 2 {
            let words = row[1].split(separator: " ").map(String.init)
            switch row[0] {
            case "opener": openers.append(words)
            case "joiner": joiners.formUnion(words)
            case "stop": stops.formUnion(words)
            case "role": roles.formUnion(words)
            case "credential": credentials.formUnion(words)
            case "generic": generic.insert(row[1])
            default: break
            }
        }
        openers.sort { $0.count > $1.count }
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

    private func names(_ value: String) -> [String] {
        let line = TitleCleaner.oneLine(value)
        guard line.utf8.count <= 400, !Self.isAddress(line) else { return [] }
        var tokens = line.split(separator: " ").map(String.init)
        dropOpeners(&tokens)
        var names: [String] = []
        var current: [String] = []
        var isDone = false
        func flush() {
            if let name = name(current) { names.append(name) }
            current = []
        }
        for token in tokens where !isDone {
            let lower = token.lowercased()
            if joiners.contains(lower) {
                flush()
            } else if stops.contains(lower.trimmingMarks), !current.isEmpty || !names.isEmpty {
                isDone = true
            } else {
                current.append(token)
                guard let last = token.last else { continue }
                if last == "," || last == ";" || last == "/" { flush() }
            }
        }
        flush()
        return names
    }

    private func dropOpeners(_ tokens: inout [String]) {
        var again = true
        while again {
            again = false
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
        guard !words.isEmpty, words.count <= 8, !name.contains("@"), !Self.isAddress(name),
            !generic.contains(words.joined(separator: " ")),
            !words.allSatisfy({ credentials.contains($0) || roles.contains($0) }),
            !(words.contains(where: roles.contains) && words.contains { !roles.contains($0) }
                && words.last.map(roles.contains) ?? false && words.count > 3),
            words.contains(where: { $0.unicodeScalars.contains { $0.properties.isAlphabetic } })
        else { return nil }
        return name
    }

    private static func isAddress(_ text: String) -> Bool {
        text.hasPrefix("http") || text.hasPrefix("www.") || text.hasPrefix("/")
            || text.contains("://") || text.contains(".com/")
    }
}

extension String {
    /// Without spaces and marks that no name begins or ends with; a final full stop stays after an
    /// initial or "Jr".
    fileprivate var trimmingMarks: String {
        let marks: Set<UInt8> = [
            0x20, 0x2C, 0x3B, 0x3A, 0x7C, 0x2D, 0x2F, 0x2A, 0x5B, 0x5D, 0x22, 0x3E, 0x3C, 0x5F,
        ]
        var bytes = Array(trimmingSpaces.utf8)[...]
        while let first = bytes.first, marks.contains(first) || first == 0x2E { bytes.removeFirst() }
        while let last = bytes.last, marks.contains(last) { bytes.removeLast() }
        if bytes.last == 0x2E, bytes.count > 3, bytes[bytes.endIndex - 3] != 0x20,
            !bytes.suffix(3).elementsEqual("Jr.".utf8), !bytes.suffix(3).elementsEqual("Sr.".utf8),
            !bytes.dropLast().contains(0x2E)
        {
            bytes.removeLast()
        }
        return String(decoding: bytes, as: UTF8.self).trimmingSpaces
    }
}
