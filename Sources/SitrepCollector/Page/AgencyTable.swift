import SitrepModel

/// Names of news agencies and their usual short forms, from `agencies.tsv`.
struct AgencyTable: Sendable {
    private struct Name: Sendable {
        var words: [String]
        var short: String
        var exact: String?
    }

    private var names: [Name] = []
    private var outlets: Set<String> = []
    private var suffixes: Set<String> = []
    private var prefixes: Set<String> = []

    init() {
        for row in Resources.rows("agencies.tsv") where row.count == 3 {
            let forms = row[2].split(separator: "|").map(String.init)
            switch row[0] {
            case "agency":
                for form in forms {
                    names.append(
                        Name(
                            words: Words.of(form), short: row[1],
                            exact: form.utf8.count <= 4 ? form : nil))
                }
            case "outlet": outlets.formUnion(forms.map { $0.lowercased() })
            case "suffix": suffixes.formUnion(forms)
            case "prefix": prefixes.formUnion(forms)
            default: break
            }
        }
        // Longer names first, so that "Associated Press of Pakistan" isn't taken for "Associated Press".
        names.sort { ($0.words.count, $0.short) > ($1.words.count, $1.short) }
    }

    /// The agency that a name stands for in brackets or in metadata: the usual short name where it is
    /// listed, nil for an outlet that signs like an agency, else the name as given.
    func canonical(_ name: String) -> String? {
        if outlets.contains(name.lowercased()) { return nil }
        let words = Words.of(name)
        for entry in names where entry.words == words {
            if entry.exact == nil || entry.exact == name { return entry.short }
        }
        return name
    }

    func isOutlet(_ name: String) -> Bool { outlets.contains(name.lowercased()) }

    /// Whether a name is a listed agency's.
    func isListed(_ name: String) -> Bool {
        let words = Words.of(name)
        return names.contains { $0.words == words && ($0.exact == nil || $0.exact == name) }
    }

    /// The agency named anywhere in a credit, copyright line or byline.
    func find(in line: String) -> String? {
        let pieces = Self.pieces(line)
        let words = pieces.map { $0.lowercased() }
        for entry in names where entry.words.count <= words.count {
            for start in 0...(words.count - entry.words.count) {
                guard Array(words[start..<start + entry.words.count]) == entry.words else {
                    continue
                }
                if let exact = entry.exact {
                    guard entry.words.count > 1 || pieces[start] == exact else { continue }
                }
                return entry.short
            }
        }
        return unlisted(pieces)
    }

    /// A run of capitalized words that a word such as "Agency" marks as an agency's name.
    private func unlisted(_ pieces: [String]) -> String? {
        for (i, piece) in pieces.enumerated() {
            if suffixes.contains(piece) {
                var start = i
                while start > 0, Self.isName(pieces[start - 1]), i - start < 4 { start -= 1 }
                if start < i { return pieces[start...i].joined(separator: " ") }
            }
            if prefixes.contains(piece) {
                var end = i
                while end + 1 < pieces.count, Self.isName(pieces[end + 1]), end - i < 4 { end += 1 }
                if end > i { return pieces[i...end].joined(separator: " ") }
            }
        }
        return nil
    }

    private static let notNames: Set<String> = ["By", "The", "Provided", "Copyright", "Source"]

    private static func isName(_ word: String) -> Bool {
        guard let first = word.unicodeScalars.first else { return false }
        return first.properties.isUppercase && !notNames.contains(word)
    }

    /// Words with their capitals.
    private static func pieces(_ line: String) -> [String] {
        var out: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in line.unicodeScalars {
            if Words.isWordScalar(scalar) {
                word.append(scalar)
            } else if !word.isEmpty {
                out.append(String(word))
                word = String.UnicodeScalarView()
            }
        }
        if !word.isEmpty { out.append(String(word)) }
        return out
    }
}
