import Foundation

/// Which encoding some bytes are in that are not UTF-8 and declare nothing.
///
/// A sample is decoded by every candidate; the one whose result looks most like writing wins. East
/// Asian text shows by frequent characters, the rest by listed words, frequent letters, one script a word,
/// and small letters after capitals.
struct GuessedEncoding: Sendable {
    private let table: EncodingTable
    private let languages: LanguageIdentifier

    init(table: EncodingTable, languages: LanguageIdentifier) {
        self.table = table
        self.languages = languages
    }

    /// How much of the bytes around those above ASCII is tried.
    private static let sampleLimit = 16_384

    /// windows-1252 where nothing looks better.
    func guess(_ bytes: ArraySlice<UInt8>) -> WebEncoding {
        let sample = Self.sample(bytes)
        guard !sample.isEmpty else { return .windows1252 }
        var best = (encoding: WebEncoding.windows1252, score: 0.0)
        for encoding in table.guesses {
            guard let decoded = IconvDecoder.decode(sample[...], from: encoding.iconv) else {
                continue
            }
            let score = score(decoded, script: encoding.guess ?? "")
            if score > best.score + 1e-9 { best = (encoding, score) }
        }
        return best.encoding
    }

    /// ISO-2022-JP has only seven-bit bytes, with escapes to and from the Japanese sets.
    func escapes(_ bytes: ArraySlice<UInt8>) -> WebEncoding? {
        let isJapanese = bytes.withUnsafeBufferPointer { bytes in
            var at = 0
            while at + 2 < bytes.count,
                let base = bytes.baseAddress,
                let found = memchr(base + at, 0x1B, bytes.count - 2 - at)
            {
                let escape = UnsafeRawPointer(found) - UnsafeRawPointer(base)
                if bytes[escape + 1] == 0x24,
                    bytes[escape + 2] == 0x42 || bytes[escape + 2] == 0x40
                {
                    return true
                }
                at = escape + 1
            }
            return false
        }
        return isJapanese ? table.encoding("iso-2022-jp".utf8) : nil
    }

    /// The stretches with bytes above ASCII, each with the letters beside it, without the markup.
    private static func sample(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        var i = bytes.startIndex
        while i < bytes.endIndex, out.count < sampleLimit {
            guard bytes[i] >= 0x80 else {
                i += 1
                continue
            }
            var start = i
            while start > bytes.startIndex, Bytes.isLetter(bytes[start - 1]) { start -= 1 }
            var end = i
            while end < bytes.endIndex, bytes[end] != 0x3C, bytes[end] > 0x20,
                end - start < sampleLimit
            {
                end += 1
            }
            out.append(contentsOf: bytes[start..<end])
            out.append(0x20)
            i = max(end, i + 1)
        }
        return out
    }

    /// From 0, or less, to 1: the share of the decoded text that looks like writing.
    private func score(_ decoded: IconvDecoder.Decoded, script: String) -> Double {
        let text = String(decoding: decoded.bytes, as: UTF8.self)
        let foreign = text.unicodeScalars.count { $0.value >= 0x80 }
        guard foreign > 0, decoded.repairs * 50 <= foreign else { return 0 }
        let damage = Double(decoded.repairs) / Double(foreign)
        switch script {
        case "Japanese", "Chinese", "Korean":
            return eastAsian(text, script: script, foreign: foreign) - damage
        default: return alphabetic(text, script: script) - damage
        }
    }

    private func eastAsian(_ text: String, script: String, foreign: Int) -> Double {
        let usual = table.usual[script] ?? []
        var (hits, letters, odd) = (0, 0, 0)
        for scalar in text.unicodeScalars where scalar.value >= 0x80 {
            switch scalar.value {
            case 0x3040...0x30FF:
                letters += 1
                if script == "Japanese" { hits += 2 }
            case 0x4E00...0x9FFF, 0xAC00...0xD7A3:
                letters += 1
                if usual.contains(scalar.value) { hits += 1 }
            // Signs that wide text uses, and half-width kana, which wrong decoding is full of.
            case 0x2010...0x203B, 0x3000...0x301F, 0xFF01...0xFF60, 0xB7, 0xD7: break
            default: odd += 1
            }
        }
        guard letters > 0, odd * 4 <= foreign else { return 0 }
        // Running text has about one frequent character in two; Japanese half kana.
        return min(1, Double(hits) * 1.6 / Double(letters)) - Double(odd) / Double(foreign)
    }

    private func alphabetic(_ text: String, script: String) -> Double {
        var (sum, words) = (0.0, 0)
        for scalars in text.unicodeScalars.split(whereSeparator: { !Words.isWordScalar($0) }) {
            let foreign = scalars.count { $0.value >= 0x80 }
            guard foreign > 0 else { continue }
            words += 1
            sum += worth(scalars, foreign: foreign, script: script)
        }
        // Letters that a wrong table turns into signs leave no words.
        let signs = text.unicodeScalars.count {
            $0.value >= 0x80 && !Words.isWordScalar($0) && !Self.isMark($0.value)
        }
        guard words > 0 else { return 0.05 - 0.01 * Double(signs) }
        return sum / Double(words) - Double(signs) / Double(signs + words)
    }

    private func worth(
        _ scalars: Substring.UnicodeScalarView, foreign: Int, script: String
    ) -> Double {
        guard scalars.allSatisfy({ languages.scriptName($0.value) == script }) else { return -1 }
        var anomalies = 0
        for (a, b) in zip(scalars, scalars.dropFirst())
        where a.properties.isLowercase && b.properties.isUppercase { anomalies += 1 }
        if anomalies > 0 { return -1 }
        if languages.isListedWord(Substring(scalars).lowercased()) { return 1 }
        let usual = table.usual[script] ?? []
        let share =
            Double(scalars.count { $0.value >= 0x80 && usual.contains($0.value) }) / Double(foreign)
        if script == "Latin" {
            // Latin writing has no words of special letters alone.
            if foreign * 2 > scalars.count, scalars.count > 2 { return -0.5 }
            return 0.2 + 0.2 * share
        }
        let isShouted = scalars.count > 1 && scalars.allSatisfy { $0.properties.isUppercase }
        return (isShouted ? 0.1 : 0.2) + 0.5 * share
    }

    /// Quotation marks, dashes, spaces and the few signs that Latin and Cyrillic pages use.
    private static func isMark(_ value: UInt32) -> Bool {
        (0x2010...0x203A).contains(value)
            || [0xA0, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB7, 0xBB]
                .contains(value)
            || value == 0x20AC || value == 0x2116 || value == 0x2122
            || value == 0xA1 || value == 0xBF
    }
}
