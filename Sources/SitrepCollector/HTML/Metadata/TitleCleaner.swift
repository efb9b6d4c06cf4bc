import SitrepModel

/// Takes the site's name, its section and its slogan off a page's title.
struct TitleCleaner: Sendable {
    /// Strings that part a title's segments, the strongest first.
    private var separators: [String] = []
    /// Marks that part off a site's name without spaces.
    private var tightSeparators: [String] = []
    /// Titles in small letters that say nothing.
    private var generic: Set<String> = []

    init() {
        for row in Resources.rows("titles.tsv") where row.count == 2 {
            switch row[0] {
            // Underscores stand for spaces.
            case "separator":
                separators += row[1].split(separator: " ").map {
                    String($0.map { $0 == "_" ? " " : $0 })
                }
            case "tight": tightSeparators += row[1].split(separator: " ").map(String.init)
            case "generic": generic.insert(row[1])
            default: break
            }
        }
    }

    /// Bytes of a title that is taken apart; longer ones are no titles, and have segments by the thousand.
    private static let longest = 1_000

    /// Without white space at its ends and runs of it within.
    static func oneLine(_ title: String) -> String {
        var out: [UInt8] = []
        HTMLText.collapse(Array(title.utf8)[...], into: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// Whether a title says nothing of its page.
    func isGeneric(_ title: String) -> Bool {
        generic.contains(Words.of(title).joined(separator: " "))
    }

    /// The title's own part.
    ///
    /// - Parameters:
    ///   - sites: names of the outlet, and of the site by its address.
    ///   - heading: the page's headline, where one is known: a cut that leads to it is right.
    func clean(_ title: String, sites: [String], heading: String?) -> String {
        let title = Self.oneLine(title)
        guard title.utf8.count <= Self.longest else { return title }
        let wanted = heading.map(Words.of)
        if let wanted, Words.of(title) == wanted { return title }
        for separator in separators {
            let segments = title.segments(by: separator)
            guard segments.count > 1 else { continue }
            if let wanted, let match = run(segments, of: wanted, separator) { return match }
        }
        return withoutSites(title, sites.map(Words.of).filter { !$0.isEmpty })
    }

    /// The run of segments whose words are the wanted ones.
    private func run(_ segments: [String], of wanted: [String], _ separator: String) -> String? {
        for start in segments.indices {
            for end in segments.indices where end >= start {
                let candidate = segments[start...end].joined(separator: separator)
                if Words.of(candidate) == wanted {
                    return candidate.trimmingSpaces
                }
            }
        }
        return nil
    }

    /// Whether a text is one of the site's names.
    func isSite(_ text: String, _ sites: [String]) -> Bool {
        let words = Words.of(text)
        return sites.contains { Words.of($0) == words || Words.of($0).joined() == words.joined() }
    }

    private func withoutSites(_ title: String, _ sites: [[String]]) -> String {
        for separator in separators {
            var segments = title.segments(by: separator)
            guard segments.count > 1 else { continue }
            let before = segments.count
            while segments.count > 1, let last = segments.last, isSite(last, sites) {
                segments.removeLast()
            }
            while segments.count > 1, let first = segments.first, isSite(first, sites) {
                segments.removeFirst()
            }
            // What stands after the site's own name is section, slogan or writer.
            if let at = segments.firstIndex(where: { isExactly($0, sites) }), at > 0,
                Words.of(segments[0]).count >= 3
            {
                segments.removeSubrange(at...)
            }
            // A bar parts off a section or slogan even where the site's name isn't known.
            if segments.count == before, separator.holds("|"), segments.count > 1,
                let first = segments.first, Words.of(first).count >= 3
            {
                segments = [first]
            }
            if segments.count < before {
                let rest = segments.joined(separator: separator).trimmingSpaces
                // The rest may end in the section.
                return separator.holds("|") ? withoutSites(rest, sites) : rest
            }
        }
        return withoutTightSite(title, sites)
    }

    /// Without a site's name that a mark alone parts off, as scripts without spaces have it.
    private func withoutTightSite(_ title: String, _ sites: [[String]]) -> String {
        for mark in tightSeparators {
            let segments = title.segments(by: mark)
            guard segments.count > 1, let last = segments.last, isExactly(last, sites) else {
                continue
            }
            let rest = segments.dropLast().joined(separator: mark).trimmingSpaces
            return rest.isEmpty ? title : rest
        }
        return title
    }

    private func isExactly(_ segment: String, _ sites: [[String]]) -> Bool {
        let words = Words.of(segment)
        let joined = words.joined()
        return joined.utf8.count >= 3
            && sites.contains { $0 == words || $0.joined() == joined }
    }

    /// Whether a segment is a site's name: the same words, or the same letters without spaces, or all
    /// of the name's words and at most two more.
    private func isSite(_ segment: String, _ sites: [[String]]) -> Bool {
        let words = Words.of(segment)
        guard !words.isEmpty else { return true }
        let joined = words.joined()
        return sites.contains { site in
            let name = site.joined()
            if site == words || name == joined { return true }
            if words.count <= site.count, site.starts(with: words), joined.utf8.count >= 3 {
                return true
            }
            return words.count <= site.count + 2 && words.count > site.count
                && (words.starts(with: site) || words.suffix(site.count).elementsEqual(site))
                && name.utf8.count >= 3
        }
    }
}
