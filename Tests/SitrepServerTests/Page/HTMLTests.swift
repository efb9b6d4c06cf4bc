#if Server
import Testing

@testable import SitrepServer

@Suite("Markup is made of written names and escaped text")
struct HTMLTests {
    private func text(_ html: HTML) -> String { String(decoding: html.bytes, as: UTF8.self) }

    @Test(
        "Text can't become markup",
        arguments: [
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("\"><img src=x onerror=alert(1)>", "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"),
            ("Tom & Jerry's", "Tom &amp; Jerry&#39;s"),
            ("\u{202E}txt.exe\u{202C}", "\u{FFFD}txt.exe\u{FFFD}"),
            ("\u{2066}a\u{2069}", "\u{FFFD}a\u{FFFD}"),
            ("nul\u{0}bell\u{7}", "nul\u{FFFD}bell\u{FFFD}"),
            ("line\nand\ttab", "line\nand\ttab"),
            ("Київ 北京 🕊", "Київ 北京 🕊"),
        ])
    func escapes(_ given: String, _ expected: String) {
        #expect(text(HTML(text: given)) == expected)
        #expect(
            text(tag("b", .title(given)) { given })
                == "<b title=\"\(expected)\">\(expected)</b>")
    }

    @Test("Pieces nest, and what is not there leaves nothing")
    func nests() {
        let nobody: String? = nil
        let html = tag("p", .class("note"), .flag("hidden", if: false)) {
            "Told by "
            tag("b") { "Reuters & AFP" }
            nobody
            if some.isEmpty { "never" }
            [1, 2].map { number in tag("i") { "\(number)" } }
            void("br")
        }
        #expect(
            text(html)
                == "<p class=\"note\">Told by <b>Reuters &amp; AFP</b><i>1</i><i>2</i><br></p>\n")
    }

    private var some: HTML { tag("i") { "" } }

    @Test(
        "Addresses stay on this server, whatever their parts say",
        arguments: [
            ("javascript:alert(1)", "/reports/javascript%3Aalert%281%29"),
            ("//evil.example", "/reports/%2F%2Fevil.example"),
            ("../../log", "/reports/..%2F..%2Flog"),
            ("a b\"'<>", "/reports/a%20b%22%27%3C%3E"),
            ("Київ", "/reports/%D0%9A%D0%B8%D1%97%D0%B2"),
        ])
    func addresses(_ part: String, _ expected: String) {
        #expect(Address("/reports/", part).text == expected)
        let asked = Address("/search").with("q", part).with("cursor", nil).with("n", "1")
        #expect(asked.text.hasPrefix("/search?q="))
        #expect(asked.text.hasSuffix("&n=1"))
        #expect(asked.text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 != 0x3C && $0 < 0x7F })
    }
}
#endif
