/// UTF-16 bytes as UTF-8, with lone surrogates and an odd last byte counted as repairs.
struct UTF16Units {
    /// Valid UTF-8.
    private(set) var utf8: [UInt8]
    private(set) var repairs = 0
    /// Byte offset within the input of the first repair.
    private(set) var firstRepair: Int?

    init(_ raw: ArraySlice<UInt8>, big: Bool) {
        var units: [UInt16] = []
        units.reserveCapacity(raw.count / 2)
        var i = raw.startIndex
        while i + 1 < raw.endIndex {
            let (a, b) = (UInt16(raw[i]), UInt16(raw[i + 1]))
            units.append(big ? a << 8 | b : b << 8 | a)
            i += 2
        }
        var at = 0
        while at < units.count {
            if UTF16.isLeadSurrogate(units[at]), at + 1 < units.count,
                UTF16.isTrailSurrogate(units[at + 1])
            {
                at += 2
                continue
            }
            if UTF16.isSurrogate(units[at]) {
                repairs += 1
                if firstRepair == nil { firstRepair = at * 2 }
            }
            at += 1
        }
        if raw.count & 1 == 1 {
            repairs += 1
            if firstRepair == nil { firstRepair = raw.count - 1 }
        }
        utf8 = Array(String(decoding: units, as: UTF16.self).utf8)
    }
}
