import SitrepModel
import Testing

@testable import SitrepCollector

@Suite struct VerdictTests {
    static let metadata = MetadataReader(tables: Tables())
    static let judge = VerdictReader()

    static let sentence =
        "The envoys of both sides spoke for three hours about the crossing and agreed to meet again on Friday in the old harbour town. "

    static func paragraphs(_ count: Int) -> String {
        String(repeating: "<p>\(sentence)\(sentence)</p>", count: count)
    }

    static func verdict(
        _ body: String, head: String = "<title>Envoys meet</title>", end: String = "</body></html>",
        url: String = "https://harbour.example/world/envoys", status: Int? = nil
    ) -> PageVerdict {
        let page = "<html><head>\(head)</head><body>\(body)\(end)"
        let tree = HTMLParser().parse(Array(page.utf8))
        return judge.verdict(
            .init(
                tree: tree, metadata: metadata.read(tree, url: url, captured: nil),
                pageTitle: tree.first(.title).map { tree.text(of: $0) }, url: url, status: status))
    }

    static let menu = String(
        repeating: "<li><a href='/x'>Ministers open the border for food again</a></li>", count: 20)

    @Test(arguments: [
        ("<h1>Envoys meet</h1>" + paragraphs(6), PageVerdict.Kind.article),
        ("<nav>\(menu)</nav><h1>Envoys meet</h1>" + paragraphs(8), .article),
        (
            "<h1>Envoys meet</h1><p>\(sentence)</p><div>Subscribe to continue reading</div>",
            .paywall
        ),
        (
            "<h1>Envoys meet</h1>" + paragraphs(12) + "<div>Subscribe to continue reading</div>",
            .article
        ),
        ("<h1>World</h1><ul>\(menu)</ul>", .index),
        ("<h1>Envoys meet</h1><p>\(sentence)\(sentence) The minister then said …</p>", .truncated),
    ]) func tells(_ body: String, _ kind: PageVerdict.Kind) {
        let verdict = Self.verdict(body)
        #expect(verdict.kind == kind)
        #expect(!verdict.reason.isEmpty)
    }

    @Test(arguments: [
        "404 - Page not found", "Page Not Found | Harbour Post", "Access Denied",
        "Just a moment...",
    ])
    func errorsByTitle(_ title: String) {
        #expect(Self.verdict("<p>Sorry.</p>", head: "<title>\(title)</title>").kind == .error)
    }

    @Test func aReportAboutErrorsIsNone() {
        let title = "<title>Access denied: how the harbour shut its gates</title>"
        #expect(Self.verdict(Self.paragraphs(9), head: title).kind == .article)
    }

    @Test func theServersAnswerDecides() {
        let verdict = Self.verdict(Self.paragraphs(9), status: 404)
        #expect(verdict.kind == .error)
        #expect(verdict.reason.contains("404"))
    }

    @Test func aRequestForConsent() {
        let body = """
            <h1>Before you continue</h1><p>We and our partners store and or access information on a device.</p>
            <button>Reject all</button><button>Accept all</button>
            """
        #expect(Self.verdict(body).kind == .consent)
        #expect(Self.verdict(Self.paragraphs(9) + body).kind == .article)
    }

    @Test func whatIsNotFreeAndShortIsAStub() {
        let data = """
            <script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>
            """
        #expect(Self.verdict(Self.paragraphs(2), head: data).kind == .paywall)
        #expect(Self.verdict(Self.paragraphs(12), head: data).kind == .article)
    }

    @Test func aSitesRootIsAnIndex() {
        #expect(Self.verdict(Self.paragraphs(3), url: "https://harbour.example/").kind == .index)
    }

    @Test func markupThatBreaksOff() {
        let verdict = Self.verdict(Self.paragraphs(9) + "<p>And then the min", end: "")
        #expect(verdict.kind == .truncated)
        // The standard lets the end tags out.
        #expect(Self.verdict(Self.paragraphs(9), end: "").kind == .article)
    }
}
