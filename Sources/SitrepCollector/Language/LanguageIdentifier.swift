import SitrepModel

/// Which language a text is in: by CLD2 where it is sure; else by script, then by frequent words and
/// characteristic letter groups (`languages.tsv`, `scripts.tsv`), which tell short lines better.
///
/// It answers "und" rather than guess: where fewer than one word in twelve is a listed word of the
/// best language, or the runner-up is close.
package struct LanguageIdentifier: Sendable {
    private struct Profile: Sendable {
        var code: String
        var script: Int
        var words: Set<String>
        var groups: [[Unicode.Scalar]]
    }

    private struct Script: Sendable {
        var name: String
        /// The one language it stands for.
        var language: String?
        var ranges: [ClosedRange<UInt32>]
    }

    private var profiles: [Profile] = []
    private var scripts: [Script] = []
    private var names: [String: String] = [:]
    /// For each word, the profiles that have it.
    private var index: [String: [Int]] = [:]
    private var groupShare: [String: Int] = [:]
    /// The same words by their hashes, with a bit for each profile.
    private var hashes = KeyNumbers(expecting: 2_048)
    private var owners: [UInt64] = []

    package init() {
        for row in Resources.rows("scripts.tsv") where row.count == 4 {
            let ranges = row[3].split(separator: " ").compactMap { range -> ClosedRange<UInt32>? in
                let ends = range.split(separator: "-").compactMap { UInt32($0, radix: 16) }
                return ends.count == 2 && ends[0] <= ends[1] ? ends[0]...ends[1] : nil
            }
            scripts.append(
                Script(name: row[0], language: row[1] == "-" ? nil : row[1], ranges: ranges))
            if row[1] != "-" { names[row[1]] = row[2] }
        }
        for row in Resources.rows("languages.tsv") where row.count == 5 {
            names[row[0]] = row[1]
            let script = scripts.firstIndex { $0.name == row[2] } ?? 0
            let words = Set(row[3].split(separator: " ").map(String.init))
            let groups = row[4].split(separator: " ").map {
                String($0.map { $0 == "_" ? " " : $0 })
            }
            for word in words { index[word, default: []].append(profiles.count) }
            for group in groups {
                groupShare[group, default: 0] += 1
            }
            profiles.append(
                Profile(
                    code: row[0], script: script, words: words,
                    groups: groups.map { Array($0.unicodeScalars) }))
            for word in words where profiles.count <= 64 {
                BlockContext.forEachWord(Array(word.utf8)[...]) { hash in
                    let number = hashes.number(of: hash)
                    if number == owners.count { owners.append(0) }
                    owners[number] |= 1 << UInt64(profiles.count - 1)
                }
            }
        }
    }

    /// The English name of a language; the code itself where it is not listed.
    package func name(_ code: String) -> String {
        names[Self.primary(code)] ?? CompactLanguageDetector.name(Self.primary(code))
            ?? "the language '\(code)'"
    }

    /// "en" of "en-GB".
    static func primary(_ code: String) -> String {
        String(code.lowercased().prefix { $0 != "-" && $0 != "_" })
    }

    /// BCP 47 code of the language of at most the first 4,000 bytes; "und" where unsure.
    package func identify(_ bytes: ArraySlice<UInt8>) -> String {
        let sample = Self.sample(bytes)
        if sample.count >= Self.sureFrom, let sure = CompactLanguageDetector.identify(sample) {
            return sure
        }
        let text = String(decoding: sample, as: UTF8.self).lowercased()
        var counts = [Int](repeating: 0, count: scripts.count)
        var letters = 0
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
            letters += 1
            if let script = script(scalar.value) { counts[script] += 1 }
        }
        guard let most = counts.indices.max(by: { (counts[$0], $1) < (counts[$1], $0) }),
            letters > 0, counts[most] * 2 >= letters
        else { return "und" }
        if let language = scripts[most].language {
            let kana = scripts.firstIndex { $0.name == "Kana" }.map { counts[$0] } ?? 0
            if scripts[most].name == "Han", kana * 10 >= counts[most] { return "ja" }
            return language
        }
        return best(text, script: most)
    }

    /// Whether a text shows by its frequent words alone that it is in a language: one word in four is
    /// among the language's, and half as many more than of any other's. Costs a tenth of CLD2, and
    /// says no where that has to decide.
    func isPlainly(_ code: String, _ text: ArraySlice<UInt8>) -> Bool {
        guard let own = profiles.firstIndex(where: { $0.code == code }), own < 64 else {
            return false
        }
        var hits = [Int](repeating: 0, count: profiles.count)
        var words = 0
        BlockContext.forEachWord(text) { hash in
            words += 1
            guard let number = hashes.find(hash) else { return }
            var left = owners[number]
            while left != 0 {
                hits[left.trailingZeroBitCount] += 1
                left &= left - 1
            }
        }
        let found = hits[own]
        hits[own] = 0
        return found >= Self.leastWords && found * 4 >= words
            && found * 2 >= 3 * (hits.max() ?? 0)
    }

    /// Fewer frequent words are chance.
    private static let leastWords = 8

    /// So many bytes make CLD2 more often right than the words alone.
    private static let sureFrom = 60

    /// At most 4,000 bytes, cut between code points.
    static func sample(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard bytes.count > 4000 else { return bytes }
        var end = bytes.startIndex + 4000
        while end > bytes.startIndex, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return bytes[..<end]
    }

    /// Whether a word in small letters is among the frequent ones of any language.
    func isListedWord(_ word: String) -> Bool { index[word] != nil }

    /// The script that a letter belongs to, as `scripts.tsv` names it.
    func scriptName(_ value: UInt32) -> String? { script(value).map { scripts[$0].name } }

    private func script(_ value: UInt32) -> Int? {
        if value < 0x80 { return 0 }
        return scripts.firstIndex { script in script.ranges.contains { $0.contains(value) } }
    }

    private func best(_ text: String, script: Int) -> String {
        var scores = [Double](repeating: 0, count: profiles.count)
        var hits = [Int](repeating: 0, count: profiles.count)
        let words = Words.of(text)
        guard words.count >= 2 else { return "und" }
        for word in words {
            // Single letters of a short text are more often initials than words.
            if words.count < 12, word.utf8.count == 1 { continue }
            guard let having = index[word] else { continue }
            let share = having.count { profiles[$0].script == script }
            for p in having where profiles[p].script == script {
                hits[p] += 1
                // A word of one language tells more than one of five.
                scores[p] += 0.4 + 0.6 / Double(share)
            }
        }
        let scalars = Array((" " + words.joined(separator: " ") + " ").unicodeScalars)
        for (p, profile) in profiles.enumerated() where profile.script == script {
            for group in profile.groups {
                let share = Double(groupShare[String(String.UnicodeScalarView(group))] ?? 1)
                scores[p] += 0.12 * Double(Self.count(group, in: scalars)) / share
            }
        }
        let candidates = profiles.indices.filter { profiles[$0].script == script }
            .sorted { (scores[$1], $0) < (scores[$0], $1) }
        guard let first = candidates.first else { return "und" }
        let second = candidates.count > 1 ? scores[candidates[1]] : 0
        let isLatin = script == 0
        guard scores[first] >= (isLatin ? 1.5 : 0.5),
            !isLatin || hits[first] * 12 >= words.count,
            scores[first] >= 1.15 * second
        else { return "und" }
        return profiles[first].code
    }

    private static func count(_ group: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Int {
        guard let head = group.first, text.count >= group.count else { return 0 }
        var n = 0
        for i in 0...(text.count - group.count) where text[i] == head {
            if group.count == 1 || text[i..<(i + group.count)].elementsEqual(group) { n += 1 }
        }
        return n
    }
}
