import Foundation
import SitrepModel
import Testing

@testable import SitrepCollector

private let parser = HTMLParser()

/// A tree in one line: `p[a["text"]]`.
private func outline(_ html: String) -> String {
    let tree = parser.parse(Array(html.utf8))
    func write(_ node: Int) -> String {
        let here = tree.nodes[node]
        let children = tree.children(node).map(write).joined(separator: " ")
        switch here.kind {
        case .document: return children
        case .text, .rawText:
            var bytes: [UInt8] = []
            tree.appendText(of: node, to: &bytes)
            return "\"" + String(decoding: bytes, as: UTF8.self) + "\""
        case .element:
            let name = tree.source[tree.nameSpan(node).range]
            return String(decoding: name, as: UTF8.self).lowercased()
                + (children.isEmpty ? "" : "[\(children)]")
        }
    }
    return write(0)
}

@Suite struct HTMLTreeTests {
    @Test(arguments: [
        ("<p>one<p>two", "p[\"one\"] p[\"two\"]"),
        ("<p>one<div>two</div>", "p[\"one\"] div[\"two\"]"),
        (
            "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>",
            "ul[li[\"a\"] li[\"b\" ul[li[\"c\"]]] li[\"d\"]]"
        ),
        ("<dl><dt>t<dd>d<dt>u</dl>", "dl[dt[\"t\"] dd[\"d\"] dt[\"u\"]]"),
        (
            "<table><tr><td>1<td>2<tr><td>3</table>x",
            "table[tr[td[\"1\"] td[\"2\"]] tr[td[\"3\"]]] \"x\""
        ),
        ("<h1>a<h2>b</h2>c", "h1[\"a\"] h2[\"b\"] \"c\""),
        ("<h2>a</h3>b", "h2[\"a\"] \"b\""),
        ("<option>a<option>b", "option[\"a\"] option[\"b\"]"),
        ("<br>a</br>b<hr/>c", "br \"a\" br \"b\" hr \"c\""),
        ("<p>a</div>b</p>c", "p[\"a\" \"b\"] \"c\""),
        ("<div><span>a</div>b", "div[span[\"a\"]] \"b\""),
        ("<table><tr><td><div>a</table></div>b", "table[tr[td[div[\"a\"]]]] \"b\""),
    ])
    func impliesEndTags(_ html: String, _ tree: String) { #expect(outline(html) == tree) }

    @Test(arguments: [
        ("<a>one<a>two</a>", "a[\"one\"] a[\"two\"]"),
        ("<b><p>one</b>two</p>", "b[p[\"one\"]] p[\"two\"]"),
        ("<a><div>one</a>two</div>three", "a[div[\"one\"]] div[\"two\"] \"three\""),
        ("<i><b>x</i>y</b>z", "i[b[\"x\"]] \"y\" \"z\""),
    ])
    func endsMisnestedFormatting(_ html: String, _ tree: String) {
        #expect(outline(html) == tree)
    }

    @Test(arguments: [
        ("<script>if (a < b) '<p>'</script>x", "script[\"if (a < b) '<p>'\"] \"x\""),
        (
            "<script><!-- <script> </script> --></script>x",
            "script[\"<!-- <script> </script> -->\"] \"x\""
        ),
        ("<style>p > a {}</STYLE >x", "style[\"p > a {}\"] \"x\""),
        ("<title>A &amp; B <b></title>", "title[\"A & B <b>\"]"),
        ("<title>open<p>text", "title[\"open\"] p[\"text\"]"),
        ("<textarea><p>&lt;</textarea>", "textarea[\"<p><\"]"),
        ("<script>never closed <p>", "script[\"never closed <p>\"]"),
        ("<svg><title>t</title><path/><p>out", "svg[title[\"t\"] path] p[\"out\"]"),
        ("<svg><script/></svg>after", "svg[script] \"after\""),
    ])
    func readsRawContent(_ html: String, _ tree: String) { #expect(outline(html) == tree) }

    @Test(arguments: [
        (
            "a<!-- <p> -->b<!-->c<!--->d<!doctype html>e<?pi?>f",
            "\"a\" \"b\" \"c\" \"d\" \"e\" \"f\""
        ),
        ("a < b <3 &lt;</>c", "\"a < b <3 <\" \"c\""),
        ("<p title='a>b' data-x=\"<p>\" y=1>t", "p[\"t\"]"),
        ("<p class=\"never closed>t", "p[\"t\"]"),
        ("<my-tag>a<my-other>b</my-tag>c", "my-tag[\"a\" my-other[\"b\"]] \"c\""),
        ("text<p", "\"text\""), ("<", "\"<\""), ("</", "\"</\""), ("", ""), ("<!--", ""),
        ("<template><p>t</template>x", "template[p[\"t\"]] \"x\""),
        ("<noscript><img><p>n</noscript>", "noscript[img p[\"n\"]]"),
        (
            "<html><head><meta><title>T</title><p>b</head></body>c",
            "html[head[meta title[\"T\"]] p[\"b\" \"c\"]]"
        ),
    ])
    func passesOverWhatIsNoContent(_ html: String, _ tree: String) {
        #expect(outline(html) == tree)
    }

    @Test(arguments: [
        ("&amp;&lt;&#65;&#x42;&nbsp;", "&<AB\u{A0}"), ("&copy 2022 &notit;", "© 2022 ¬it;"),
        ("&#150;&#146;", "\u{2013}\u{2019}"),
        ("&#0;&#xD800;&#99999999;", "\u{FFFD}\u{FFFD}\u{FFFD}"),
        ("&;&#;&#x;&unknown; & b", "&;&#;&#x;&unknown; & b"),
        ("&NotEqualTilde;", "\u{2242}\u{338}"),
        ("&eacute&Eacute;", "éÉ"),
    ])
    func resolvesReferences(_ html: String, _ text: String) {
        let tree = parser.parse(Array(html.utf8))
        var bytes: [UInt8] = []
        tree.appendText(of: 1, to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == text)
    }

    @Test func readsAttributes() {
        let html =
            "<a HREF='/x?a=1&amp;b=2&copy=3' Class=\" big  red \" hidden data-n=5 href=no>t</a>"
        let tree = parser.parse(Array(html.utf8))
        #expect(tree.attribute("href", of: 1) == "/x?a=1&b=2&copy=3")
        #expect(tree.attribute("class", of: 1) == "big  red")
        #expect(tree.attribute("hidden", of: 1) == "")
        #expect(tree.attribute("data-n", of: 1) == "5")
        #expect(tree.attribute("title", of: 1) == nil)
        var names: [String] = []
        tree.forEachAttribute(of: 1) { name, _ in
            names.append(String(decoding: tree.source[name.range], as: UTF8.self))
        }
        #expect(names == ["HREF", "Class", "hidden", "data-n", "href"])
    }

    @Test func givesTextAndLinkedData() {
        let html = """
            <p>One <b>two</b>\u{A0}three<br>four</p><script type="application/ld+json; charset=utf-8">
            {"a": "</p>"}</script><script>no</script><ul><li>a<li>b</ul>
            """
        let tree = parser.parse(Array(html.utf8))
        #expect(tree.text(of: 0) == "One two three four a b")
        #expect(tree.linkedData.count == 1)
        #expect(String(decoding: tree.linkedData[0], as: UTF8.self).contains("</p>"))
        #expect(tree.elements(.li).map { tree.text(of: $0) } == ["a", "b"])
        #expect(tree.first(.table) == nil)
    }

    /// In order, within each other, within the source.
    static func violation(_ tree: HTMLTree) -> String? {
        for (i, node) in tree.nodes.enumerated().dropFirst() {
            let parent = Int(node.parent)
            guard parent >= 0, parent < i else { return "node \(i) has the parent \(parent)" }
            guard node.end > i, node.end <= tree.nodes[parent].end else {
                return "node \(i) ends at \(node.end), its parent at \(tree.nodes[parent].end)"
            }
            guard node.span.start <= node.span.end, node.span.end <= tree.source.count else {
                return "node \(i) has the span \(node.span)"
            }
        }
        return Int(tree.nodes[0].end) == tree.nodes.count ? nil : "the document ends early"
    }

    @Test(arguments: [
        "<div>", "<b>", "<table><tr><td>", "<a href=x>", "<ul><li>", "<p><button>", "<svg>",
        "<x-y>",
        "<blockquote><p>", "</div>", "</p><table>", "<option>", "<!--", "<script><!--", "<![CDATA[",
        "<title>", "&", "<a b='", "<td>", "<h1><b>", "<a><div></a>",
    ])
    func staysLinearHoweverDeep(_ tag: String) {
        let deep = Array((String(repeating: tag, count: 100_000) + "text").utf8)
        // What is quadratic takes hours.
        let tree = parser.parse(deep)
        #expect(Self.violation(tree) == nil)
        #expect(tree.nodes.count <= 900_000)
    }

    @Test func boundsDepthAndNodes() {
        let deep = parser.parse(Array(String(repeating: "<div>", count: 100_000).utf8))
        var depth = 0
        var node = deep.nodes.count - 1
        while let parent = deep.parent(node) {
            node = parent
            depth += 1
        }
        #expect(depth <= HTMLParser.depthLimit)
        let closed =
            String(repeating: "<div>", count: 2_000) + "in"
            + String(repeating: "</div>", count: 2_000) + "out"
        let tree = parser.parse(Array(closed.utf8))
        #expect(tree.parent(tree.nodes.count - 1) == 0)
        let many = parser.parse([UInt8](String(repeating: "<b>", count: 1_100_000).utf8))
        #expect(many.isCut)
        #expect(many.nodes.count == HTMLParser.nodeLimit)
    }

    @Test func everyPrefixOfAPageIsATree() {
        let page = Array(NewsPage.withComments.html.utf8)
        for count in stride(from: 0, to: page.count, by: 7) {
            let tree = parser.parse(Array(page.prefix(count)))
            if let fault = Self.violation(tree) {
                Issue.record("prefix of \(count) bytes: \(fault)")
            }
        }
    }
}
