/// A place's name as the gazetteer writes it: lower-case ASCII words with single spaces, so that
/// "Deir ez-Zor", "Deir Ez Zor" and "deir ez zor" are one. `scripts/places/make-places` does the same.
enum GazetteerKey {
    /// The bytes of the key; empty for names without Latin letters.
    static func of(_ name: String) -> [UInt8] {
        var text = name
        return text.withUTF8 { of($0) }
    }

    private static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var key: [UInt8] = []
        key.reserveCapacity(bytes.count)
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            let length = min(ActorFolding.length(byte), bytes.count - at)
            if length > 1 {
                let folded = ActorFolding.fold(bytes, at, length)
                if folded.count > 0 { key.append(folded.first) }
                if folded.count > 1 { key.append(folded.second) }
            } else if byte >= 0x41, byte <= 0x5A {
                key.append(byte | 0x20)
            } else if byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39 {
                key.append(byte)
            } else if Self.parting.contains(byte), let last = key.last, last != 0x20 {
                key.append(0x20)
            }
            at += length
        }
        while key.last == 0x20 { key.removeLast() }
        if key.starts(with: Self.the) { key.removeFirst(Self.the.count) }
        for (short, full) in Self.shortened where key.starts(with: short) {
            key.replaceSubrange(0..<short.count, with: full)
        }
        return key
    }

    private static let parting = Array(" -/.,_".utf8)
    private static let the = Array("the ".utf8)
    private static let shortened = [
        (Array("st ".utf8), Array("saint ".utf8)), (Array("ste ".utf8), Array("sainte ".utf8)),
        (Array("mt ".utf8), Array("mount ".utf8)),
    ]

    /// Other keys to try, in order: without or with the Arabic article, without or with "city".
    static func variants(_ key: [UInt8]) -> [[UInt8]] {
        var all: [[UInt8]] = []
        if let article = articles.first(where: { key.starts(with: $0) }) {
            all.append(Array(key.dropFirst(article.count)))
            if article != articles[0] { all.append(articles[0] + key.dropFirst(article.count)) }
        } else {
            all.append(articles[0] + key)
        }
        let city = Array(" city".utf8)
        if key.count > city.count, key.suffix(city.count).elementsEqual(city) {
            all.append(Array(key.dropLast(city.count)))
        } else {
            all.append(key + city)
        }
        return all
    }

    private static let articles = [
        "al ", "el ", "ar ", "as ", "ash ", "ad ", "an ", "at ", "az ",
    ].map { Array($0.utf8) }
}
