/// Makes inputs that no newsroom would send: random bytes, and reports that were cut, spliced, flipped
/// and strewn with what breaks readers. The input follows from its seed alone.
struct InputMaker {
    /// Reports to spoil, as bytes.
    let reports: [[UInt8]]

    /// Inputs stay below so many bytes, a few huge ones apart.
    private static let usual = 24_000

    func input(seed: UInt64) -> [UInt8] {
        var random = SeededRandom(seed: seed)
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<8: return bytes(&random)
        case 8..<16: return marksOnly(&random)
        case 16..<19: return flood(&random)
        default: return spoiled(&random)
        }
    }

    // MARK: Kinds of input

    private func bytes(_ random: inout SeededRandom) -> [UInt8] {
        let count = Int.random(in: 0..<4_000, using: &random)
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    private func marksOnly(_ random: inout SeededRandom) -> [UInt8] {
        var out: [UInt8] = []
        for _ in 0..<Int.random(in: 1..<2_000, using: &random) {
            out += piece(&random)
            if Bool.random(using: &random) { out.append(0x20) }
        }
        return out
    }

    /// One short pattern repeated up to 100,000 times.
    private func flood(_ random: inout SeededRandom) -> [UInt8] {
        var pattern: [UInt8] = []
        for _ in 0..<Int.random(in: 1...4, using: &random) { pattern += piece(&random) }
        // Mostly thousands, at times a hundred thousand.
        let bytes = Int.random(in: 0..<8, using: &random) == 0 ? 200_000 : 20_000
        let most = max(1, min(100_000, bytes / max(1, pattern.count)))
        let count = Int.random(in: 1...most, using: &random)
        var out = Array("Moscow, March 3 (EFE).- The minister said ".utf8)
        out.reserveCapacity(out.count + pattern.count * count)
        for _ in 0..<count { out += pattern }
        return out
    }

    private func spoiled(_ random: inout SeededRandom) -> [UInt8] {
        var out = report(&random)
        for _ in 0..<Int.random(in: 1...12, using: &random) { spoil(&out, &random) }
        // A last round of rare damage spread over the whole text.
        if Int.random(in: 0..<4, using: &random) == 0 {
            for index in out.indices where Int.random(in: 0..<200, using: &random) == 0 {
                out[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            }
        }
        return out
    }

    private func report(_ random: inout SeededRandom) -> [UInt8] {
        reports.isEmpty ? [] : reports[Int.random(in: 0..<reports.count, using: &random)]
    }

    // MARK: Damage

    private func spoil(_ out: inout [UInt8], _ random: inout SeededRandom) {
        let at = Int.random(in: 0...out.count, using: &random)
        let stretch = at..<min(out.count, at + Int.random(in: 0..<400, using: &random))
        switch Int.random(in: 0..<8, using: &random) {
        case 0:
            if at < out.count { out[at] ^= 1 << UInt8.random(in: 0..<8, using: &random) }
        case 1: out.removeSubrange(stretch)
        case 2:
            let copies = Int.random(in: 1..<6, using: &random)
            guard out.count + copies * stretch.count < Self.usual else { return }
            let copy = Array(repeating: out[stretch], count: copies).flatMap { $0 }
            out.insert(contentsOf: copy, at: at)
        case 3:
            let other = report(&random)
            guard !other.isEmpty, out.count < Self.usual else { return }
            let from = Int.random(in: 0..<other.count, using: &random)
            let to = min(other.count, from + Int.random(in: 0..<600, using: &random))
            out.insert(contentsOf: other[from..<to], at: at)
        case 4:
            for _ in 0..<Int.random(in: 1..<20, using: &random) {
                out.insert(
                    contentsOf: piece(&random), at: Int.random(in: 0...out.count, using: &random))
            }
        case 5:
            let piece = piece(&random)
            let copies = Int.random(in: 1...max(1, min(400, 4_000 / piece.count)), using: &random)
            guard out.count < Self.usual else { return }
            out.insert(
                contentsOf: Array(repeating: piece, count: copies).flatMap { $0 }, at: at)
        case 6:
            // Lines run together, or words cut into lines.
            let (from, to): (UInt8, UInt8) =
                Bool.random(using: &random) ? (0x0A, 0x20) : (0x20, 0x0A)
            for index in stretch where out[index] == from { out[index] = to }
        default: out.removeSubrange(at...)
        }
    }

    private func piece(_ random: inout SeededRandom) -> [UInt8] {
        Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
    }

    /// What readers stumble over.
    private static let pieces: [[UInt8]] =
        [
            "\"", "'", "''", "``", "\u{201C}", "\u{201D}", "\u{2018}", "\u{2019}", "\u{AB}",
            "\u{BB}", "\u{201E}", "(", ")", "[", "]", "{", "}", "<", ">", ".", "..", "...",
            "\u{2026}", ". ", "! ", "?", ",", ";", ":", "-", "--", "\u{2013}", "\u{2014}", "/", "&",
            "@", "#", "*", "_", "=====", "---\n", "\n", "\n\n", "\r", "\r\n", "\t", "\u{0}",
            "\u{7F}", "\u{85}", "\u{A0}", "\u{200B}", "\u{200E}", "\u{200F}", "\u{202A}",
            "\u{202E}", "\u{2066}", "\u{2069}", "\u{2028}", "\u{FEFF}", "\u{FFFD}", "e\u{301}",
            "\u{1F1FA}\u{1F1F8}", "\u{10FFFF}", "\u{4E2D}\u{6587}", "\u{3002}", "\u{627}", "0",
            "9", "1-", "1-1-", "1,000", "12/31/2022", "08:02 ", "99999999999999999999", "1e9",
            "a", "A", "a.", "U.S. ", "a@b.c", "a!", "@b", "www.", "http://", "https://x.y/",
            "n't", "'s", "can't", " not", " said ", " he ", " his ", " I ", " the president ",
            " the note ", " who ", " according to ", " Blinken ", " Putin ", " Antony Blinken ",
            " Russia ", " attacked ", " on Monday ", " last week ", " May 32 ", " February 29 ",
            " 31 December 9999 ", " year 0 ", " minus ", " million ", " dozens of ", " 5-7 ",
            " two years ago ", " $", "\u{20AC}5bn ", " per cent ", "id: ", "title: x\n",
            "published: 2022-13-45\n", "- item\n", "# heading\n", "1. point\n", "> quote\n",
            " (EFE) ", " Jan 26 ",
        ].map { Array($0.utf8) } + [
            // Overlong, cut off, surrogate, beyond the last plane, stray.
            [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xF0, 0x80, 0x80, 0xAF], [0xE2, 0x80], [0xE2],
            [0xF0, 0x9F, 0x87], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xBF],
            [0xC2], [0xFF], [0xFE, 0xFF], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF],
            Array(repeating: 0x77, count: 5_000), Array(repeating: 0x28, count: 500),
            Array(repeating: 0x22, count: 1_000), Array(repeating: 0x41, count: 130),
        ]
}
