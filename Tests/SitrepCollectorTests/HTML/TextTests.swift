import SitrepModel
import Testing

@testable import SitrepCollector

@Suite struct TextTests {
    @Test(arguments: [
        ("", ""), ("  ", ""), ("one", "one"), (" one two ", "one two"),
        ("one  two\n\tthree", "one two three"), ("one\u{A0}two", "one two"),
        ("one \u{2009} two", "one two"), ("so\u{AD}ft, ze\u{200B}ro", "soft, zero"),
        ("é \u{3000} ü", "é ü"), ("\u{FEFF}a\u{7F}b", "ab"), ("a \u{0}b", "a b"),
        ("« a » \n", "« a »"), ("日本  語", "日本 語"),
    ])
    func collapsesWhiteSpace(_ text: String, _ collapsed: String) {
        var out = Array("before:".utf8)
        HTMLText.collapse(Array(text.utf8)[...], into: &out)
        #expect(String(decoding: out, as: UTF8.self) == "before:" + collapsed)
    }

    @Test(arguments: [
        ("", []), ("Two words.", ["two", "words"]), ("ÉLYSÉE's door", ["élysée", "s", "door"]),
        ("co\u{AD}operate", ["cooperate"]), ("3.5 %", ["3", "5"]), ("e\u{301}t", ["e\u{301}t"]),
        ("İ stanbul", ["i̇", "stanbul"]), ("😀 a😀b", ["a", "b"]), ("日本 語", ["日本", "語"]),
    ])
    func findsWords(_ text: String, _ words: [String]) {
        #expect(Words.of(text) == words)
        #expect(Words.of(Array(text.utf8)[...], limit: 1) == Array(words.prefix(1)))
    }

    @Test func damagedBytesPartWords() {
        #expect(Words.of([0x61, 0xFF, 0x62, 0xC3][...]) == ["a", "b"])
    }

    /// Longer than what the counts hold at once.
    @Test(arguments: [1, 100, 2_000])
    func countsBlocks(_ times: Int) {
        let sentence = "The North Fleet, 12 ships, left “Kap Orel” at 6. It is « late » | now! "
        let text = Array(String(repeating: sentence, count: times).dropLast().utf8)
        var block = PageBlock(
            span: Span(0, text.count), element: 0, firstNode: 0, lastNode: 0)
        text.withUnsafeBufferPointer { BlockCounts.count(&block, $0) }
        #expect(block.words == 14 * times)
        #expect(block.capitalWords == 6 * times)
        #expect(block.capitals == 6 * times)
        #expect(block.letters == 42 * times)
        #expect(block.digits == 3 * times)
        #expect(block.commas == 2 * times)
        // The last mark has nothing after it.
        #expect(block.stops == 2 * times - 1)
        #expect(block.separators == 2 * times)
        #expect(block.shortWords == 8 * times)
        #expect(block.endsSentence)
    }

    @Test func longTitlesAreLeftAsTheyAre() {
        let title = String(repeating: "| - | - ", count: 8_000) + "|"
        #expect(TitleCleaner().clean(title, sites: ["Post"], heading: "Envoys meet") == title)
    }
}
