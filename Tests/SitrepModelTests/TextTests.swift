import Testing

@testable import SitrepModel

@Suite struct TextTests {
    @Test func codePointsAndBytesMeet() {
        let text = SourceText(String(repeating: "Kyïv – “да” 🕊 ", count: 60))
        var codePoint = 0
        for offset in text.bytes.indices where text.bytes[offset] & 0xC0 != 0x80 {
            #expect(text.codePoint(at: offset) == codePoint)
            #expect(text.offset(ofCodePoint: codePoint) == offset)
            codePoint += 1
        }
        #expect(text.codePoint(at: text.bytes.count) == codePoint)
        #expect(text.offset(ofCodePoint: codePoint) == text.bytes.count)
    }

    @Test func quotesResolve() {
        let text = SourceText("Zelenskyy said “no” in Kyïv.")
        let start = Array("Zelenskyy said ".utf8).count
        let span = Span(start, start + "“no”".utf8.count)
        let quoted = QuotedSpan(span, in: text)
        #expect(quoted.quote == "“no”")
        #expect(
            Array(text.string.unicodeScalars)[quoted.start..<quoted.end].map(Character.init)
                == Array("“no”"))
    }

    @Test func repairsInvalidBytes() {
        #expect(SourceText(validUTF8: [0x41, 0xFF, 0x42]).string == "A\u{FFFD}B")
        #expect(SourceText("").codePoint(at: 5) == 0)
    }

    /// The standard's own vectors.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            String(repeating: "a", count: 1000),
            "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"
        ),
    ])
    func digests(text: String, expected: String) {
        #expect(ContentHash.hex(Array(text.utf8)) == expected)
    }

    @Test func identifiersSeparateTheirParts() {
        #expect(
            ContentHash.identifier("a", ["ab", "c"]) != ContentHash.identifier("a", ["a", "bc"]))
        #expect(ContentHash.identifier("a", ["x"]).utf8.count == 17)
    }
}
