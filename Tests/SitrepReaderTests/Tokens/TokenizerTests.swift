import SitrepModel
import Testing

@testable import SitrepReader

/// Words are parted by spaces in the expectation.
@Suite struct TokenizerTests {
    let tokenizer: Tokenizer

    init() throws {
        tokenizer = Tokenizer(
            tables: try TokenTables(
                directory: ReaderResources.directory.appendingPathComponent("tokens")))
    }

    @Test(arguments: [
        ("He didn't go.", "He did n't go ."),
        ("The ministry’s envoy can’t travel.", "The ministry ’s envoy ca n’t travel ."),
        ("Ministers' talks", "Ministers ' talks"),
        ("We cannot accept it", "We can not accept it"),
        (
            "U.S. officials met at 6:30 p.m. on Jan. 26.",
            "U.S. officials met at 6:30 p.m. on Jan. 26 ."
        ),
        ("a state-owned, non-aligned firm", "a state - owned , non-aligned firm"),
        ("$1.5bn and 2,500 troops", "$ 1.5 bn and 2,500 troops"),
        ("up 12.5% to €300m", "up 12.5 % to € 300 m"),
        ("“No,” she said—twice.", "“ No , ” she said — twice ."),
        ("Wait... what?!", "Wait ... what ?!"),
        (
            "see https://example.org/a-b?c=1, or mail desk@example.org.",
            "see https://example.org/a-b?c=1 , or mail desk@example.org ."
        ),
        ("J. Smith Jr., of Acme Inc., left", "J. Smith Jr. , of Acme Inc. , left"),
        ("on 2022-01-26 (Wednesday)", "on 2022-01-26 ( Wednesday )"),
        ("the AT&T-owned network", "the AT&T - owned network"),
        ("[Editor's note]", "[ Editor 's note ]"),
        ("Olympics. .", "Olympics . ."),
        ("the ’90s and '98", "the ’90s and '98"),
        ("MOSCOW, January 26. /TASS/.", "MOSCOW , January 26 . / TASS / ."),
        ("they dont know, I'm gonna ask", "they do nt know , I 'm gon na ask"),
        ("its a trap set on its border", "it s a trap set on its border"),
        ("write <desk@example.org>; call 555-0137", "write < desk@example.org > ; call 555-0137"),
        ("\"Ann\"<ann@example.org> wrote", "\" Ann \" < ann@example.org > wrote"),
        ("between 500-1000 people", "between 500 - 1000 people"),
        ("No. 5 is ready? No. Not yet.", "No. 5 is ready ? No . Not yet ."),
        ("well done :-) friends:)", "well done :-) friends :)"),
        ("went w/o him b/c of rain", "went w/o him b/c of rain"),
        ("they came.The gate was shut", "they came . The gate was shut"),
        ("item #1 of #summit", "item # 1 of #summit"),
        ("of Acme Inc.. Next", "of Acme Inc. . Next"),
        ("the 80's, and 1990s", "the 80's , and 1990s"),
        ("really?! no...?!", "really ?! no ...?!"),
        ("======== <<file>> A++", "======== << file >> A ++"),
    ])
    func cuts(text: String, expected: String) {
        let source = SourceText(text)
        let words = tokenizer.tokens(source.bytes, in: Span(0, source.bytes.count)).map(
            source.string)
        #expect(words.joined(separator: " ") == expected)
    }

    @Test func coversEveryVisibleByteOnce() {
        var state: UInt64 = 7
        for _ in 0..<3000 {
            var bytes: [UInt8] = []
            for _ in 0..<80 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let alphabet = Array("ab.-'’“\"12, \n$A/é:…@<>()[]!?=_*&;#+whtp\u{1F600}".utf8)
                bytes.append(alphabet[Int(state >> 33) % alphabet.count])
            }
            let source = SourceText(validUTF8: bytes)
            let spans = tokenizer.tokens(source.bytes, in: Span(0, source.bytes.count))
            var at = 0
            for span in spans {
                #expect(span.start >= at && span.end > span.start)
                let gap = source.bytes[at..<span.start]
                #expect(gap.allSatisfy { $0 <= 0x20 || $0 >= 0x80 })
                at = span.end
            }
        }
    }
}
