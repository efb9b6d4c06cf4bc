import SitrepCollector
import SitrepModel

/// Pages as trees and articles: the tree is sound, the article's parts are valid, there is an article
/// where there is text, and it is the same the second time.
enum PageTrial {
    private static let parser = HTMLParser()
    private static let reader = HTMLReader()

    /// What trips builders of trees and choosers of content.
    static let tokens = [
        "<div>", "</div>", "<p>", "</p>", "<b>", "</i>", "<a href=x>", "</a>", "<table>",
        "<tr><td>",
        "</table>", "<ul><li>", "</ul>", "<script>", "</script>", "<!--", "-->", "<![CDATA[",
        "<svg>",
        "<template shadowrootmode=open>", "</template>", "<noscript>", "<title>", "<textarea>",
        "<plaintext>", "<select><option>", "<h1>", "<h7>", "<x-y z>", "<br><br>", "<button>", "<",
        ">",
        "=\"", "='", "&amp;", "&#x1F600;", "&#0;", "&notin", "&", "\u{0}", "\u{FEFF}", "\u{A0}",
        "\u{3002}", "style=\"display:none\"", "hidden", "class=comments", "<body class=x>",
        "</body>",
        "<script type=application/ld+json>{\"articleBody\":\"", "\\ud83d\\u", "\"}</script>",
    ]

    static func run(_ input: [UInt8]) -> Trial.Outcome {
        var outcome = Trial.Outcome()
        let tree = parser.parse(input)
        for (i, node) in tree.nodes.enumerated().dropFirst() {
            let parent = Int(node.parent)
            if parent < 0 || parent >= i || node.end <= i || node.end > tree.nodes[parent].end
                || node.span.start > node.span.end || node.span.end > input.count
            {
                outcome.faults.append("node \(i) is not in its parent or the source")
                return outcome
            }
        }
        guard let reading = try? reader.read(input, input: "page") else { return outcome }
        outcome.found = reading.article.blocks.count
        if reading.article.blocks.contains(where: \.text.isEmpty) {
            outcome.faults.append("a block is empty")
        }
        let (text, parts) = reading.article.textAndParts(title: reading.metadata.title)
        var end = 0
        for part in parts {
            if part.span.start < end || part.span.isEmpty || part.span.end > text.bytes.count
                || text.bytes[part.span.start] & 0xC0 == 0x80
            {
                outcome.faults.append("the part \(part.span) is not valid")
            }
            end = part.span.end
        }
        let again = try? reader.read(input, input: "page").article
        if again != reading.article { outcome.faults.append("it reads otherwise the second time") }
        return outcome
    }
}
