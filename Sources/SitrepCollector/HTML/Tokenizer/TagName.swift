/// The name of an HTML element; one byte in a tree's nodes.
///
/// Elements that HTML doesn't know (custom elements, other vocabularies) are ``other``; their names
/// stand in the source: ``HTMLTree/nameSpan(_:)``.
package enum TagName: UInt8, Sendable, CaseIterable {
    /// Whatever the list does not have.
    case other
    case a, abbr, acronym, address, amp, applet, area, article, aside, audio
    case b, base, basefont, bdi, bdo, bgsound, big, blink, blockquote, body, br, button
    case canvas, caption, center, cite, code, col, colgroup, content
    case data, datalist, dd, del, desc, details, dfn, dialog, dir, div, dl, dt
    case em, embed
    case fieldset, figcaption, figure, font, footer, foreignobject, form, frame, frameset
    case g, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html
    case i, iframe, image, img, input, ins, isindex
    case kbd, keygen, label, legend, li, link, listing
    case main, map, mark, marquee, math, menu, meta, meter
    case nav, nobr, noembed, noframes, noscript
    case object, ol, optgroup, option, output
    case p, param, path, picture, plaintext, pre, progress
    case q, rb, rp, rt, rtc, ruby
    case s, samp, script, search, section, select, slot, small, source, span, strike, strong
    case style, sub, summary, sup, svg
    case table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tt
    case u, ul, use, `var`, video, wbr, xmp
}

/// Names of elements as one set of bits, so that a question about a name costs one look-up.
package struct TagSet: Sendable, ExpressibleByArrayLiteral {
    private var low: UInt64 = 0
    private var middle: UInt64 = 0
    private var high: UInt64 = 0

    package init(arrayLiteral elements: TagName...) {
        for name in elements { insert(name) }
    }

    package mutating func insert(_ name: TagName) {
        let bit: UInt64 = 1 << UInt64(name.rawValue & 63)
        switch name.rawValue >> 6 {
        case 0: low |= bit
        case 1: middle |= bit
        default: high |= bit
        }
    }

    /// Whether the name is in the set.
    @inline(__always)
    package func contains(_ name: TagName) -> Bool {
        let bit: UInt64 = 1 << UInt64(name.rawValue & 63)
        switch name.rawValue >> 6 {
        case 0: return low & bit != 0
        case 1: return middle & bit != 0
        default: return high & bit != 0
        }
    }

    /// Names of either set.
    package func union(_ other: TagSet) -> TagSet {
        var all = self
        all.low |= other.low
        all.middle |= other.middle
        all.high |= other.high
        return all
    }
}

/// Finds the ``TagName`` of a name's bytes, whatever their case: one hash and one comparison.
struct TagNameTable: Sendable {
    private struct Slot {
        var first: UInt64 = 0
        var second: UInt64 = 0
        var name = TagName.other
    }

    private static let size = 1024
    private var slots = [Slot](repeating: Slot(), count: size)
    /// No known name is longer.
    private static let longest = 16

    init() {
        for name in TagName.allCases where name != .other {
            let bytes = Array("\(name)".utf8)
            let (first, second) = bytes.withUnsafeBufferPointer { Self.key($0, 0, $0.count) }
            var at = Self.hash(first, second)
            while slots[at].name != .other { at = (at + 1) & (Self.size - 1) }
            slots[at] = Slot(first: first, second: second, name: name)
        }
    }

    /// The name that stands between the offsets.
    @inline(__always)
    func name(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> TagName {
        guard end - start <= Self.longest else { return .other }
        let (first, second) = Self.key(bytes, start, end)
        var at = Self.hash(first, second)
        while slots[at].name != .other {
            if slots[at].first == first, slots[at].second == second { return slots[at].name }
            at = (at + 1) & (Self.size - 1)
        }
        return .other
    }

    /// The bytes in small letters, as two words.
    @inline(__always)
    private static func key(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
    ) -> (UInt64, UInt64) {
        var (first, second): (UInt64, UInt64) = (0, 0)
        var at = start
        let middle = min(end, start + 8)
        while at < middle {
            first = first << 8 | UInt64(lower(bytes[at]))
            at += 1
        }
        while at < end {
            second = second << 8 | UInt64(lower(bytes[at]))
            at += 1
        }
        return (first, second)
    }

    @inline(__always)
    private static func lower(_ byte: UInt8) -> UInt8 {
        byte &- 0x41 < 26 ? byte | 0x20 : byte
    }

    @inline(__always)
    private static func hash(_ first: UInt64, _ second: UInt64) -> Int {
        Int(truncatingIfNeeded: ((first ^ (second &* 31)) &* 0x9E37_79B9_7F4A_7C15) >> 54)
    }
}
