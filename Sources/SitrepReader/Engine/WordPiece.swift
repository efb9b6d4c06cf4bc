/// Splits words into the pieces of the model's vocabulary (WordPiece: the longest piece that fits,
/// again and again; later pieces of a token carry the mark `##` in the vocabulary).
///
/// Works on UTF-8 bytes. Immutable; cost is a few dozen nanoseconds a word, no allocation once the
/// caller's buffers have grown.
struct WordPiece: Sendable {
    /// Buffers of one worker.
    struct Scratch {
        fileprivate var token: [UInt8] = []
        fileprivate var hashes: [UInt32] = []
    }

    /// Longest token, in characters, that is split at all; longer ones are unknown.
    static let longestToken = 100

    /// The piece that stands for what the vocabulary lacks.
    let unknown: Int32
    /// The piece before a sentence.
    let start: Int32
    /// The piece after a sentence.
    let end: Int32
    /// Number of pieces.
    let count: Int

    private let folding = CharacterFolding()
    /// All pieces' bytes, without the continuation mark.
    private let blob: [UInt8]
    private let offsets: [Int32]
    private let continues: [Bool]
    private let longestPiece: Int
    /// Open addressing; -1 is empty.
    private let slots: [Int32]

    private static let initialSeed: UInt32 = 2_166_136_261
    private static let continuationSeed: UInt32 = 374_761_393

    /// Reads a vocabulary of one piece a line; a piece's number is its line, from 0.
    init(vocabulary: UnsafeRawBufferPointer, file: String) throws(EngineError) {
        var blob: [UInt8] = []
        blob.reserveCapacity(vocabulary.count)
        var offsets: [Int32] = [0]
        var continues: [Bool] = []
        var longest = 0
        var line = 0
        while line < vocabulary.count {
            var next = line
            while next < vocabulary.count, vocabulary[next] != 0x0A { next += 1 }
            var last = next
            if last > line, vocabulary[last - 1] == 0x0D { last -= 1 }
            let marked =
                last - line > 2 && vocabulary[line] == 0x23 && vocabulary[line + 1] == 0x23
            let first = marked ? line + 2 : line
            blob.append(contentsOf: vocabulary[first..<last])
            longest = max(longest, last - first)
            continues.append(marked)
            offsets.append(Int32(blob.count))
            line = next + 1
        }
        var size = 16
        while size < continues.count * 3 { size *= 2 }
        var slots = [Int32](repeating: -1, count: size)
        for id in 0..<continues.count {
            var hash = continues[id] ? Self.continuationSeed : Self.initialSeed
            for byte in blob[Int(offsets[id])..<Int(offsets[id + 1])] {
                hash = (hash ^ UInt32(byte)) &* 16_777_619
            }
            var slot = Int(hash ^ hash >> 15) & (size - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = Int32(id)
        }
        self.blob = blob
        self.offsets = offsets
        self.continues = continues
        self.slots = slots
        longestPiece = longest
        count = continues.count
        func special(_ name: String) throws(EngineError) -> Int32 {
            let bytes = Array(name.utf8)
            for id in 0..<continues.count
            where !continues[id]
                && blob[Int(offsets[id])..<Int(offsets[id + 1])].elementsEqual(bytes)
            {
                return Int32(id)
            }
            throw .malformed(file: file, offset: 0, reason: "the vocabulary has no \(name)")
        }
        unknown = try special("[UNK]")
        start = try special("[CLS]")
        end = try special("[SEP]")
    }

    /// Appends the pieces of one word to `ids`: at least one, the unknown piece if nothing is left
    /// of the word.
    func append(
        word: UnsafeBufferPointer<UInt8>, to ids: inout [Int32], scratch: inout Scratch
    ) {
        let first = ids.count
        scratch.token.removeAll(keepingCapacity: true)
        var characters = 0
        var i = 0
        while i < word.count {
            var value = UInt32(word[i])
            i += 1
            if value >= 0x80 {
                let (decoded, length) = Self.decode(word, at: i - 1)
                value = decoded
                i += length - 1
            }
            let (kind, folded) = folding.fold(value)
            switch kind {
            case .letter:
                Self.encode(folded, to: &scratch.token)
                characters += 1
            case .alone:
                split(characters: characters, to: &ids, scratch: &scratch)
                Self.encode(folded, to: &scratch.token)
                split(characters: 1, to: &ids, scratch: &scratch)
                characters = 0
            case .space:
                split(characters: characters, to: &ids, scratch: &scratch)
                characters = 0
            case .nothing:
                break
            }
        }
        split(characters: characters, to: &ids, scratch: &scratch)
        if ids.count == first { ids.append(unknown) }
    }

    /// Splits the token in the scratch buffer and empties it.
    private func split(characters: Int, to ids: inout [Int32], scratch: inout Scratch) {
        let length = scratch.token.count
        guard length > 0 else { return }
        defer { scratch.token.removeAll(keepingCapacity: true) }
        let before = ids.count
        guard characters <= Self.longestToken else {
            ids.append(unknown)
            return
        }
        var start = 0
        while start < length {
            guard let (id, end) = longestPiece(from: start, scratch: &scratch) else {
                ids.removeSubrange(before...)
                ids.append(unknown)
                return
            }
            ids.append(id)
            start = end
        }
    }

    private func longestPiece(from start: Int, scratch: inout Scratch) -> (Int32, Int)? {
        let token = scratch.token
        let limit = min(token.count, start + longestPiece)
        let continuation = start > 0
        scratch.hashes.removeAll(keepingCapacity: true)
        var hash = continuation ? Self.continuationSeed : Self.initialSeed
        for i in start..<limit {
            hash = (hash ^ UInt32(token[i])) &* 16_777_619
            scratch.hashes.append(hash)
        }
        var end = limit
        while end > start {
            let hash = scratch.hashes[end - start - 1]
            var slot = Int(hash ^ hash >> 15) & (slots.count - 1)
            while slots[slot] >= 0 {
                let id = Int(slots[slot])
                if continues[id] == continuation, matches(id, token, start, end) {
                    return (Int32(id), end)
                }
                slot = (slot + 1) & (slots.count - 1)
            }
            end -= 1
        }
        return nil
    }

    private func matches(_ id: Int, _ token: [UInt8], _ start: Int, _ end: Int) -> Bool {
        let offset = Int(offsets[id])
        guard Int(offsets[id + 1]) - offset == end - start else { return false }
        for i in 0..<(end - start) where blob[offset + i] != token[start + i] { return false }
        return true
    }

    /// The scalar at a byte of 0x80 or more, and its length; U+FFFD and 1 where the bytes are not
    /// UTF-8.
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, Int) {
        let lead = bytes[index]
        let length: Int
        var value: UInt32
        let smallest: UInt32
        switch lead {
        case 0xC2...0xDF: (length, value, smallest) = (2, UInt32(lead & 0x1F), 0x80)
        case 0xE0...0xEF: (length, value, smallest) = (3, UInt32(lead & 0x0F), 0x800)
        case 0xF0...0xF4: (length, value, smallest) = (4, UInt32(lead & 0x07), 0x10000)
        default: return (0xFFFD, 1)
        }
        guard index + length <= bytes.count else { return (0xFFFD, 1) }
        for i in 1..<length {
            let byte = bytes[index + i]
            guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        guard value >= smallest, Unicode.Scalar(value) != nil else { return (0xFFFD, 1) }
        return (value, length)
    }

    /// Appends a scalar's UTF-8 bytes.
    static func encode(_ value: UInt32, to bytes: inout [UInt8]) {
        switch value {
        case 0..<0x80:
            bytes.append(UInt8(value))
        case 0x80..<0x800:
            bytes.append(UInt8(0xC0 | value >> 6))
            bytes.append(UInt8(0x80 | value & 0x3F))
        case 0x800..<0x10000:
            bytes.append(UInt8(0xE0 | value >> 12))
            bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | value & 0x3F))
        default:
            bytes.append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
            bytes.append(UInt8(0x80 | value >> 12 & 0x3F))
            bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | value & 0x3F))
        }
    }
}
