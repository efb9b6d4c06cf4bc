/// Latin letters beyond ASCII, folded to the ASCII letters by which reports spell them.
enum ActorFolding {
    struct Folded {
        /// How many ASCII letters stand for the character: 0 for characters that are not folded.
        var count: Int
        var first: UInt8
        var second: UInt8
        var isCapital: Bool
    }

    /// The length of a UTF-8 sequence by its first byte.
    @inline(__always) static func length(_ b: UInt8) -> Int {
        b < 0xC0 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4
    }

    static func fold(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ length: Int) -> Folded {
        var point: UInt32 = 0
        if length == 2 {
            point = UInt32(bytes[at] & 0x1F) << 6 | UInt32(bytes[at + 1] & 0x3F)
        } else if length == 3 {
            point =
                UInt32(bytes[at] & 0x0F) << 12 | UInt32(bytes[at + 1] & 0x3F) << 6
                | UInt32(bytes[at + 2] & 0x3F)
        }
        let slot: Int
        if point >= 0xC0, point < 0x250 {
            slot = Int(point - 0xC0)
        } else if point >= 0x1E00, point < 0x1F00 {
            slot = Int(point - 0x1E00) + 0x190
        } else {
            return Folded(count: 0, first: 0, second: 0, isCapital: false)
        }
        let letters = table[slot]
        guard letters > 0 else { return Folded(count: 0, first: 0, second: 0, isCapital: false) }
        let first = UInt8(letters & 0x7F)
        let second = UInt8(letters >> 8 & 0x7F)
        return Folded(
            count: second == 0 ? 1 : 2, first: first, second: second,
            isCapital: letters & 0x80 != 0)
    }

    /// One line a letter: what it stands for, and the characters that fold to it.
    private static let lines = """
        a àáâãäåāăąǎạảấầẩẫậắằẳẵặ ÀÁÂÃÄÅĀĂĄǍẠẢẤẦẨẪẬẮẰẲẴẶ
        ae æǽ ÆǼ
        c çćĉċč ÇĆĈĊČ
        d ďđðḍ ĎĐÐḌ
        e èéêëēĕėęěẹẻẽếềểễệ ÈÉÊËĒĔĖĘĚẸẺẼẾỀỂỄỆ
        g ĝğġģǧ ĜĞĠĢǦ
        h ĥħḥ ĤĦḤ
        i ìíîïĩīĭįıỉị ÌÍÎÏĨĪĬĮİỈỊ
        j ĵ Ĵ
        k ķǩ ĶǨ
        l ĺļľŀł ĹĻĽĿŁ
        n ñńņňŋ ÑŃŅŇŊ
        o òóôõöøōŏőơọỏốồổỗộớờởỡợ ÒÓÔÕÖØŌŎŐƠỌỎỐỒỔỖỘỚỜỞỠỢ
        oe œ Œ
        r ŕŗř ŔŖŘ
        s śŝşšșṣ ŚŜŞŠȘṢ
        ss ß ẞ
        t ţťŧțṭ ŢŤŦȚṬ
        th þ Þ
        u ùúûüũūŭůűųưụủứừửữự ÙÚÛÜŨŪŬŮŰŲƯỤỦỨỪỬỮỰ
        w ŵẁẃẅ ŴẀẂẄ
        y ýÿŷỳỵỷỹ ÝŸŶỲỴỶỸ
        z źżž ŹŻŽ
        """

    /// First letter in the low byte (bit 7: a capital), second in the high byte.
    private static let table: [UInt16] = {
        var table = [UInt16](repeating: 0, count: 0x290)
        for line in lines.split(separator: "\n") {
            let fields = line.split(separator: " ")
            let letters = Array(fields[0].utf8)
            let low = UInt16(letters[0])
            let high = letters.count > 1 ? UInt16(letters[1]) << 8 : 0
            for (column, isCapital) in [(1, false), (2, true)] {
                for scalar in fields[column].unicodeScalars {
                    let slot =
                        scalar.value < 0x250
                        ? Int(scalar.value) - 0xC0 : Int(scalar.value) - 0x1E00 + 0x190
                    table[slot] = low | high | (isCapital ? 0x80 : 0)
                }
            }
        }
        return table
    }()
}
