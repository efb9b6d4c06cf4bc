/// A path as a robots.txt writes it: `*` stands for anything, `$` at the end for the end (RFC 9309).
struct RobotsPattern: Sendable, Hashable {
    /// Bytes that a pattern may have. A longer one is cut where it forbids, and dropped where it allows.
    static let longest = 1024

    /// The stretches between the stars.
    private let pieces: [[UInt8]]
    /// Whether it ends with `$`.
    private let isAnchored: Bool
    /// How specific it is: the bytes of the pattern as written, percent-encoding evened out.
    let length: Int

    /// Of a rule's value, which isn't empty.
    init(_ value: ArraySlice<UInt8>) {
        var bytes = Self.normalized(Array(value), isPattern: true)
        length = bytes.count
        isAnchored = bytes.last == 0x24
        if isAnchored { bytes.removeLast() }
        pieces = bytes.split(separator: 0x2A, omittingEmptySubsequences: false).map(Array.init)
    }

    /// Whether it matches a path with its query, which ``normalized(_:isPattern:)`` evened out.
    ///
    /// Each stretch is taken where it first fits, which never loses a match, as a star takes anything.
    func matches(_ path: [UInt8]) -> Bool {
        guard let first = pieces.first, path.starts(with: first) else { return false }
        var position = first.count
        for (i, piece) in pieces.enumerated().dropFirst() {
            if isAnchored, i == pieces.count - 1 {
                return path.count - piece.count >= position
                    && path[(path.count - piece.count)...].elementsEqual(piece)
            }
            guard let found = Self.find(piece, in: path, from: position) else { return false }
            position = found + piece.count
        }
        return !isAnchored || position == path.count
    }

    private static func find(_ piece: [UInt8], in path: [UInt8], from start: Int) -> Int? {
        guard let first = piece.first else { return start }
        var i = start
        while i + piece.count <= path.count {
            if path[i] == first, path[i..<(i + piece.count)].elementsEqual(piece) { return i }
            i += 1
        }
        return nil
    }

    /// Percent-encoding in one form, so that `/%7Ejoe` and `/~joe` are the same: letters, digits and
    /// `-._~` written out, all else as it came with capital digits, bytes beyond ASCII encoded. In a
    /// path, `*` and `$` stand for themselves and are encoded too.
    static func normalized(_ text: [UInt8], isPattern: Bool) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var i = 0
        while i < text.count {
            let byte = text[i]
            if byte == 0x25, i + 2 < text.count, let high = digit(text[i + 1]),
                let low = digit(text[i + 2])
            {
                let meant = high << 4 | low
                if isUnreserved(meant) { out.append(meant) } else { encode(meant, &out) }
                i += 3
                continue
            }
            if byte >= 0x80 || (!isPattern && (byte == 0x2A || byte == 0x24)) {
                encode(byte, &out)
            } else {
                out.append(byte)
            }
            i += 1
        }
        return out
    }

    private static func encode(_ byte: UInt8, _ out: inout [UInt8]) {
        let digits = Array("0123456789ABCDEF".utf8)
        out += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
