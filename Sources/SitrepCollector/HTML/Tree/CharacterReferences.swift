import Foundation
import SitrepModel

/// Resolves character references (`&amp;`, `&#8217;`), by the HTML standard's table and rules.
struct CharacterReferences: Sendable {
    private struct Slot {
        /// Where the name stands in `names`; length 0 where the slot is free.
        var offset: Int32 = 0
        var length: Int32 = 0
        var first: UInt32 = 0
        var second: UInt32 = 0
    }

    private static let size = 8192
    private var slots = [Slot](repeating: Slot(), count: size)
    private var names: [UInt8] = []
    /// Bytes of the longest name.
    private var longest = 0

    /// Knows no names.
    init(empty: Void) {}

    init() {
        for row in Resources.rows("html-entities.tsv") where row.count == 2 {
            let name = Array(row[0].utf8)
            let points = row[1].split(separator: " ").compactMap { UInt32($0, radix: 16) }
            guard let first = points.first else { continue }
            var at = Self.hash(name[...])
            while slots[at].length > 0 { at = (at + 1) & (Self.size - 1) }
            slots[at] = Slot(
                offset: Int32(names.count), length: Int32(name.count), first: first,
                second: points.count > 1 ? points[1] : 0)
            names += name
            longest = max(longest, name.count)
        }
    }

    private static func hash(_ name: ArraySlice<UInt8>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: (hash ^ hash >> 29) & UInt64(size - 1))
    }

    private func find(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Slot? {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for i in start..<end { hash = (hash ^ UInt64(bytes[i])) &* 0x100_0000_01B3 }
        var at = Int(truncatingIfNeeded: (hash ^ hash >> 29) & UInt64(Self.size - 1))
        while slots[at].length > 0 {
            if Int(slots[at].length) == end - start {
                let offset = Int(slots[at].offset)
                if (0..<(end - start)).allSatisfy({ names[offset + $0] == bytes[start + $0] }) {
                    return slots[at]
                }
            }
            at = (at + 1) & (Self.size - 1)
        }
        return nil
    }

    /// Appends a stretch of the source with its references resolved.
    func resolve(
        _ bytes: UnsafeBufferPointer<UInt8>, _ span: Span, inAttribute: Bool,
        into out: inout [UInt8]
    ) {
        var at = span.start
        while at < span.end {
            var next = at
            if let base = bytes.baseAddress, let found = memchr(base + at, 0x26, span.end - at) {
                next = UnsafeRawPointer(found) - UnsafeRawPointer(base)
            } else {
                next = span.end
            }
            out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[at..<next]))
            guard next < span.end else { return }
            let length = reference(bytes, next + 1, span.end, inAttribute, &out)
            if length == 0 { out.append(0x26) }
            at = next + 1 + length
        }
    }

    /// How many bytes after the ampersand belong to a reference, whose characters it appends.
    private func reference(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int, _ inAttribute: Bool,
        _ out: inout [UInt8]
    ) -> Int {
        guard start < limit else { return 0 }
        if bytes[start] == 0x23 { return number(bytes, start, limit, &out) }
        var end = start
        while end < limit, end - start < longest, Self.isAlphanumeric(bytes[end]) { end += 1 }
        guard end > start else { return 0 }
        if end < limit, bytes[end] == 0x3B, let slot = find(bytes, start, end + 1) {
            Self.append(slot.first, &out)
            if slot.second > 0 { Self.append(slot.second, &out) }
            return end + 1 - start
        }
        // In an attribute, `&copy=1` is part of an address.
        if inAttribute {
            guard end == limit || bytes[end] != 0x3D, let slot = find(bytes, start, end) else {
                return 0
            }
            Self.append(slot.first, &out)
            return end - start
        }
        // The longest name that counts without its semicolon; none has more than six letters.
        var length = min(end - start, 6)
        while length >= 2 {
            if let slot = find(bytes, start, start + length) {
                Self.append(slot.first, &out)
                return length
            }
            length -= 1
        }
        return 0
    }

    private func number(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int, _ out: inout [UInt8]
    ) -> Int {
        var at = start + 1
        guard at < limit else { return 0 }
        let isHex = bytes[at] | 0x20 == 0x78
        if isHex { at += 1 }
        let first = at
        var value: UInt32 = 0
        while at < limit {
            let digit: UInt8
            switch bytes[at] {
            case 0x30...0x39: digit = bytes[at] - 0x30
            case 0x41...0x46 where isHex: digit = bytes[at] - 0x41 + 10
            case 0x61...0x66 where isHex: digit = bytes[at] - 0x61 + 10
            default: digit = 255
            }
            if digit == 255 { break }
            value = min(value * (isHex ? 16 : 10) + UInt32(digit), 0x11_0000)
            at += 1
        }
        guard at > first else { return 0 }
        if at < limit, bytes[at] == 0x3B { at += 1 }
        if (0x80...0x9F).contains(value) {
            // Such numbers mean Windows-1252.
            out += Windows1252.utf8([UInt8(value)])
        } else {
            Self.append(value, &out)
        }
        return at - start
    }

    private static func append(_ value: UInt32, _ out: inout [UInt8]) {
        let scalar = value == 0 ? nil : Unicode.Scalar(value)
        if let bytes = UTF8.encode(scalar ?? "\u{FFFD}") { out.append(contentsOf: bytes) }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        HTMLTokenizer.isLetter(byte) || byte &- 0x30 < 10
    }
}
