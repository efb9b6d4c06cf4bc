import Testing

@testable import SitrepReader

@Suite struct WordPieceTests {
    private static let vocabulary = [
        "[PAD]", "[UNK]", "[CLS]", "[SEP]", "un", "##aff", "##able", "the", "zelensky", "##y", "é",
        "cafe", "u", ".", "s", "-", "’", "1", "##2", "##,", ",", "мир", "kiev", "##’", "世", "ä",
        "a",
        "##b", "##c", "ab", "ss", "ß", "stra", "##ße", "##ss", "##e", "€", "don", "'", "t",
    ]

    private func pieces(_ bytes: [UInt8]) throws -> [String] {
        let text = Array(Self.vocabulary.joined(separator: "\n").utf8)
        let wordPiece = try text.withUnsafeBytes {
            try WordPiece(vocabulary: $0, file: "vocabulary.txt")
        }
        var ids: [Int32] = []
        var scratch = WordPiece.Scratch()
        bytes.withUnsafeBufferPointer {
            wordPiece.append(word: $0, to: &ids, scratch: &scratch)
        }
        return ids.map { Self.vocabulary[Int($0)] }
    }

    @Test(arguments: [
        ("unaffable", ["un", "##aff", "##able"]),
        ("The", ["the"]),
        ("ZELENSKY", ["zelensky"]),
        ("Zelenskyy", ["zelensky", "##y"]),
        ("Café", ["cafe"]),
        ("Cafe\u{301}", ["cafe"]),
        ("É", ["[UNK]"]),
        ("Ä", ["a"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("don't", ["don", "'", "t"]),
        ("’s", ["’", "s"]),
        ("12,1", ["1", "##2", ",", "1"]),
        ("МИР", ["мир"]),
        ("Kіev", ["[UNK]"]),
        ("Kiev", ["kiev"]),
        ("\u{212A}iev", ["kiev"]),
        ("世世", ["世", "世"]),
        ("abc", ["ab", "##c"]),
        ("a\u{200B}b", ["ab"]),
        ("a b", ["a", "[UNK]"]),
        ("the\u{A0}the", ["the", "the"]),
        ("Straße", ["stra", "##ße"]),
        ("€", ["€"]),
        ("unzzz", ["[UNK]"]),
        ("zz-the", ["[UNK]", "-", "the"]),
        ("", ["[UNK]"]),
        ("\u{200B}", ["[UNK]"]),
        (String(repeating: "a", count: 100), ["[UNK]"]),
        ("a" + String(repeating: "b", count: 99), ["ab"] + Array(repeating: "##b", count: 98)),
        ("a" + String(repeating: "b", count: 100), ["[UNK]"]),
    ])
    func splits(word: String, expected: [String]) throws {
        #expect(try pieces(Array(word.utf8)) == expected)
    }

    @Test(arguments: [
        [0xFF] as [UInt8], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
        [0xE2, 0x82], [0x80, 0x80],
    ])
    func bytesThatAreNoTextLeaveNoTrace(bytes: [UInt8]) throws {
        #expect(try pieces(bytes) == ["[UNK]"])
        #expect(try pieces(Array("the".utf8) + bytes) == ["the"])
    }

    @Test func aVocabularyNeedsItsMarks() {
        let text = Array("[UNK]\n[CLS]\nthe\n".utf8)
        #expect(throws: EngineError.self) {
            try text.withUnsafeBytes { _ = try WordPiece(vocabulary: $0, file: "v.txt") }
        }
    }
}

@Suite struct WordSurfaceTests {
    @Test(arguments: [
        ("said", 0), ("café", 0), ("Blinken", 1), ("É", 7), ("NATO", 2), ("U.S.", 2),
        ("McDonald", 3), ("iPhone", 3), ("B-52", 4), ("2022", 4), ("--", 5), ("", 5), ("A", 6),
        ("A.", 6), ("мир", 7), ("Zоë", 1),
    ])
    func shapes(word: String, shape: Int32) {
        let bytes = Array(word.utf8)
        bytes.withUnsafeBufferPointer {
            #expect(WordSurface.shape(of: $0, isFirst: false) == shape)
            #expect(WordSurface.shape(of: $0, isFirst: true) == shape + 8)
        }
    }

    @Test func suffixesHashTheLastThreeBytes() {
        func suffix(_ word: String) -> Int32 {
            Array(word.utf8).withUnsafeBufferPointer { WordSurface.suffix(of: $0) }
        }
        #expect(suffix("walking") == suffix("ing"))
        #expect(suffix("ing") != suffix("Ing"))
        // FNV-1a of nothing is its offset basis.
        #expect(suffix("") == Int32(0x811C_9DC5 as UInt32 % 4096))
        // FNV-1a of "a" is 0xE40C292C.
        #expect(suffix("a") == Int32(0xE40C_292C as UInt32 % 4096))
    }
}
