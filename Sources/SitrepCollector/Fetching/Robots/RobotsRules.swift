/// What a robots.txt says to one robot (RFC 9309).
package struct RobotsRules: Sendable, Hashable {
    /// Bytes that are read of a file; what comes after them counts for nothing.
    package static let sizeLimit = 500 << 10

    /// Paths and whether they may be fetched, in the order of the file.
    private var rules: [Rule] = []
    /// Seconds between requests (`Crawl-delay`, not of the standard); the longest that is asked for.
    package private(set) var crawlDelay: Double?
    /// The sitemaps that it names, for all robots.
    package private(set) var sitemaps: [String] = []

    private struct Rule: Sendable, Hashable {
        var allows: Bool
        var pattern: RobotsPattern
    }

    /// Rules that allow all, as where there is no robots.txt.
    package init() {}

    /// Reads a file for a robot of this name, e.g. `Sitrep`.
    ///
    /// The groups that name the robot count together; where none does, those for `*` do. A name is
    /// compared without regard to case, up to its first character that is no letter, `-` or `_`.
    package init(_ file: [UInt8], product: String) {
        let product = product.lowercased()
        var named = RobotsRules()
        var general = RobotsRules()
        var isNamed = false
        var appliesNamed = false
        var appliesGeneral = false
        var isHead = false
        for line in Self.lines(file) {
            guard let (key, value) = Self.entry(line) else { continue }
            switch key {
            case "user-agent":
                if !isHead { (appliesNamed, appliesGeneral) = (false, false) }
                isHead = true
                if value.first == 0x2A {
                    appliesGeneral = true
                } else if Self.product(value) == product {
                    appliesNamed = true
                    isNamed = true
                }
            case "allow", "disallow", "crawl-delay":
                isHead = false
                if appliesNamed { named.add(key, value) }
                if appliesGeneral { general.add(key, value) }
            case "sitemap": sitemaps.append(String(decoding: value, as: UTF8.self))
            default: break
            }
        }
        let mine = isNamed ? named : general
        (rules, crawlDelay) = (mine.rules, mine.crawlDelay)
    }

    /// Whether a path with its query, e.g. `/news?page=2`, may be fetched: what the longest rule that
    /// matches says, `Allow` where two are of one length, else yes.
    package func allows(_ target: String) -> Bool {
        let path = RobotsPattern.normalized(Array(target.utf8), isPattern: false)
        if path == Array("/robots.txt".utf8) { return true }
        var best = (length: -1, allows: true)
        for rule in rules where rule.pattern.length >= best.length {
            let isLonger = rule.pattern.length > best.length
            guard isLonger || (rule.allows && !best.allows), rule.pattern.matches(path) else {
                continue
            }
            best = (rule.pattern.length, rule.allows)
        }
        return best.allows
    }

    private mutating func add(_ key: String, _ value: ArraySlice<UInt8>) {
        if key == "crawl-delay" {
            guard let delay = Double(String(decoding: value, as: UTF8.self)), delay >= 0,
                delay.isFinite
            else { return }
            crawlDelay = max(crawlDelay ?? 0, delay)
            return
        }
        // An empty value matches nothing.
        guard !value.isEmpty else { return }
        let allows = key == "allow"
        if value.count > RobotsPattern.longest, allows { return }
        let pattern = RobotsPattern(value.prefix(RobotsPattern.longest))
        rules.append(Rule(allows: allows, pattern: pattern))
    }

    private static func lines(_ file: [UInt8]) -> [ArraySlice<UInt8>] {
        var text = file.prefix(sizeLimit)
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        return text.split { $0 == 0x0A || $0 == 0x0D }
    }

    /// A line's key in small letters and its value, without comment and white space.
    private static func entry(_ line: ArraySlice<UInt8>) -> (String, ArraySlice<UInt8>)? {
        let content = line.prefix { $0 != 0x23 }
        guard let colon = content.firstIndex(of: 0x3A) else { return nil }
        let key = String(decoding: trimmed(content[..<colon]), as: UTF8.self).lowercased()
        return (key, trimmed(content[(colon + 1)...]))
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes.drop { $0 <= 0x20 }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        return bytes
    }

    private static func product(_ value: ArraySlice<UInt8>) -> String {
        let name = value.prefix {
            (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x5F
        }
        return String(decoding: name, as: UTF8.self).lowercased()
    }
}
