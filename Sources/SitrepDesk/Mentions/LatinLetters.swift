/// Latin letters with marks as the plain letters that reports without them have: "Özal" and "Ozal".
enum LatinLetters {
    /// Lower case, without marks; other letters stay as they are.
    static func plain(_ word: some Sequence<UInt8>) -> [UInt8] {
        let bytes = Array(word)
        guard bytes.contains(where: { $0 >= 0x80 }) else { return bytes }
        var out: [UInt8] = []
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if let letters = table[scalar] {
                out += letters
            } else {
                out += Array(String(scalar).utf8)
            }
        }
        return out
    }

    private static let table: [Unicode.Scalar: [UInt8]] = {
        var table: [Unicode.Scalar: [UInt8]] = [:]
        for row in rows.split(separator: "\n") {
            let fields = row.split(separator: " ")
            guard fields.count == 2 else { continue }
            for scalar in fields[1].unicodeScalars { table[scalar] = Array(fields[0].utf8) }
        }
        return table
    }()

    // Plain letters, then the letters that stand for them.
    private static let rows = """
        a àáâãäåāăąÀÁÂÃÄÅĀĂĄ
        ae æÆ
        c çćĉċčÇĆĈĊČ
        d ďđðĎĐÐ
        e èéêëēĕėęěÈÉÊËĒĔĖĘĚ
        g ĝğġģĜĞĠĢ
        h ĥħĤĦ
        i ìíîïĩīĭįıÌÍÎÏĨĪĬĮİ
        j ĵĴ
        k ķĶ
        l ĺļľłĹĻĽŁ
        n ñńņňÑŃŅŇ
        o òóôõöøōŏőÒÓÔÕÖØŌŎŐ
        oe œŒ
        r ŕŗřŔŖŘ
        s śŝşšșŚŜŞŠȘ
        ss ß
        t ţťŧțŢŤŦȚ
        u ùúûüũūŭůűųÙÚÛÜŨŪŬŮŰŲ
        w ŵŴ
        y ýÿŷÝŶŸ
        z źżžŹŻŽ
        """
}
