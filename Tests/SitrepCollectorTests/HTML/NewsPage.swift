/// Invented pages: one report in the dress of many sites.
struct NewsPage: Sendable, CustomStringConvertible {
    var description: String
    var html: String

    static let title = "Harbour talks end with a corridor for grain ships"

    static let sentences = [
        "The transport ministers of the two coastal states agreed on Monday that grain ships may "
            + "leave the harbour again after eleven weeks at anchor.",
        "Under the agreement, naval vessels of a third country will lead each convoy through the "
            + "minefields, and inspectors will board the ships at a lighthouse north of the strait.",
        "\u{201C}Nobody got all that he wanted, but the wheat will not rot,\u{201D} the port's "
            + "director, Marta Oresund, told reporters on the quay.",
        "The opposition called the deal a surrender & said it would ask the constitutional court to "
            + "suspend it before the first ship sails.",
        "Insurers have not yet said whether they will cover the voyages, which two brokers described "
            + "as the last open question.",
        "A first convoy of nine ships could sail on Friday if the weather holds, the navy's "
            + "spokesman said in the evening.",
    ]

    static let furniture = [
        "Skip to content", "Home World Business Sport", "Share this article on Facebook",
        "Sign up for our newsletter and never miss a story", "Most read",
        "Minister denies he slept through debate", "Ten beaches to visit before autumn",
        "We use cookies to improve your visit. Accept all",
        "© 2022 The Coastal Courier. All rights",
        "Leave a comment", "Terms of use", "About the author",
    ]

    private static func paragraphs(_ open: String, _ close: String) -> String {
        sentences.map { open + $0.replacing("&", with: "&amp;") + close }.joined(separator: "\n")
    }

    private static let navigation = """
        <a class=skip href=#m>Skip to content</a><nav><ul><li><a href=/>Home</a></li><li><a href=/w>World</a>
        </li><li><a href=/b>Business</a></li><li><a href=/s>Sport</a></li></ul></nav>
        """

    private static let sidebar = """
        <div class="sidebar widget"><h3>Most read</h3><ul>
        <li><a href=/1>Minister denies he slept through debate</a></li>
        <li><a href=/2>Ten beaches to visit before autumn</a></li></ul>
        <div class=newsletter><p>Sign up for our newsletter and never miss a story</p></div></div>
        """

    private static let footer = """
        <div class="share"><a href=f>Share this article on Facebook</a></div>
        <footer><p>© 2022 The Coastal Courier. All rights reserved.</p><a href=/t>Terms of use</a></footer>
        <div id=cookie-banner><p>We use cookies to improve your visit. <button>Accept all</button></p></div>
        """

    private static func page(_ body: String, head: String = "") -> String {
        """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>\(title) | The Coastal Courier\
        </title>\(head)<style>p { margin: 0 }</style><script>var a = "<p>no text</p>";</script></head>
        <body class="single has-sidebar">\(body)</body></html>
        """
    }

    static let semantic = NewsPage(
        description: "semantic",
        html: page(
            """
            \(navigation)<main><article><h1>\(title)</h1><p class=byline>By Jonas Reiter</p>
            \(paragraphs("<p>", "</p>"))</article></main><aside>\(sidebar)</aside>\(footer)
            """))

    static let divisions = NewsPage(
        description: "divisions alone",
        html: page(
            """
            <div class=top>\(navigation)</div><div class=wrap><div class=c1><h1>\(title)</h1>
            <div class=c2>\(paragraphs("<div>", "</div>"))</div></div>\(sidebar)</div>\(footer)
            """))

    static let breaks = NewsPage(
        description: "line breaks",
        html: page(
            """
            \(navigation)<div id=story><h1>\(title)</h1><div class=storytext>
            \(paragraphs("", "<br><br>"))</div></div>\(sidebar)\(footer)
            """))

    static let tables = NewsPage(
        description: "tables for layout",
        html: page(
            """
            <table><tr><td>\(navigation)<td width=600><font size=5><b>\(title)</b></font>
            \(paragraphs("<p>", ""))<td>\(sidebar)</table>\(footer)
            """))

    static let unclosed = NewsPage(
        description: "hardly a tag closed",
        html: """
            <title>\(title)</title>\(navigation)<div class=content><h1>\(title)<p>
            \(paragraphs("<p>", "<b>"))<div class=related><h3>Most read<ul><li><a href=1>Minister denies he \
            slept through debate<li><a href=2>Ten beaches to visit before autumn</ul></div>
            """)

    static let withComments = NewsPage(
        description: "with comments",
        html: page(
            """
            \(navigation)<div class=post><h1>\(title)</h1><div class="entry-content">
            \(paragraphs("<p>", "</p>"))</div></div><div id=comments class=comments>
            <h3>Leave a comment</h3><ol class=comment-list>
            \((1...8).map { "<li class=comment><b>Reader \($0)</b> says:<p>I was on that quay myself, and "
                + "number \($0) of those ships has been empty since spring. Ask the cranes.</p>"
                + "<a href=r>Reply</a></li>" }.joined())</ol></div>\(footer)
            """))

    static let linkedData = NewsPage(
        description: "text in JSON-LD alone",
        html: page(
            "<div id=app>\(navigation)<p>Loading the article.</p></div>\(footer)",
            head: """
                <script type="application/ld+json">{"@type": "NewsArticle", "headline": "\(title)",
                "articleBody": "\(sentences.joined(separator: "\\n\\n").replacing("\u{201C}", with: "\\u201C"))"}
                </script>
                """))

    static let noscript = NewsPage(
        description: "text in noscript",
        html: page("<div id=app></div><noscript>\(paragraphs("<p>", "</p>"))</noscript>"))

    static let shadow = NewsPage(
        description: "declarative shadow root",
        html: page(
            """
            \(navigation)<news-article><template shadowrootmode=open><div>
            \(paragraphs("<p>", "</p>"))</div></template></news-article>\(footer)
            """))

    static let deep = NewsPage(
        description: "forty elements deep",
        html: page(
            navigation + String(repeating: "<div>", count: 40)
                + paragraphs("<p><span>", "</span></p>")
                + String(repeating: "</div>", count: 40) + sidebar + footer))

    static let sections = NewsPage(
        description: "in sections with boxes between",
        html: page(
            """
            \(navigation)<main><h1>\(title)</h1>
            \(sentences.map { "<section class=text><p>\($0.replacing("&", with: "&amp;"))</p></section>"
                + "<div class=ad-slot><span>Advertisement</span></div>" }.joined())
            </main>\(sidebar)\(footer)
            """))

    static let capitals = NewsPage(
        description: "capitals, frames of 1998",
        html: """
            <HTML><HEAD><TITLE>\(title)</TITLE></HEAD><BODY BGCOLOR=#FFFFFF><CENTER><A HREF=/>Home</A> |
            <A HREF=/w>World</A></CENTER><H1>\(title)</H1><BLOCKQUOTE>\(paragraphs("<P>", ""))</BLOCKQUOTE>
            <HR><FONT SIZE=1>© 2022 The Coastal Courier. All rights reserved.</FONT></BODY></HTML>
            """)

    static let all = [
        semantic, divisions, breaks, tables, unclosed, withComments, linkedData, noscript, shadow,
        deep,
        sections, capitals,
    ]
}
