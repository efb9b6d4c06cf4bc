/// Numbers 64-bit keys from 0 in the order in which they first come; keys are hashes already.
struct KeyNumbers: Sendable {
    /// In a power of two of slots: one more than a key's number, 0 where free.
    private var slots: [Int32]
    private(set) var keys: [UInt64] = []

    /// - Parameter count: about how many keys there will be.
    init(expecting count: Int) {
        slots = [Int32](repeating: 0, count: Self.size(for: count))
        keys.reserveCapacity(count)
    }

    private static func size(for count: Int) -> Int {
        var size = 16
        while size < count * 2 { size *= 2 }
        return size
    }

    var isEmpty: Bool { keys.isEmpty }
    var count: Int { keys.count }

    @inline(__always)
    private func slot(of key: UInt64) -> Int {
        var at = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & (slots.count - 1)
        while slots[at] != 0, keys[Int(slots[at]) - 1] != key { at = (at + 1) & (slots.count - 1) }
        return at
    }

    /// A key's number; a new one where it was not there.
    @inline(__always)
    mutating func number(of key: UInt64) -> Int {
        let at = slot(of: key)
        if slots[at] != 0 { return Int(slots[at]) - 1 }
        keys.append(key)
        slots[at] = Int32(keys.count)
        if keys.count * 2 > slots.count { grow() }
        return keys.count - 1
    }

    /// A key's number; nil where it was not there.
    @inline(__always)
    func find(_ key: UInt64) -> Int? {
        let at = slot(of: key)
        return slots[at] == 0 ? nil : Int(slots[at]) - 1
    }

    @inline(__always)
    func contains(_ key: UInt64) -> Bool { slots[slot(of: key)] != 0 }

    private mutating func grow() {
        slots = [Int32](repeating: 0, count: slots.count * 2)
        for (i, key) in keys.enumerated() { slots[slot(of: key)] = Int32(i + 1) }
    }
}
