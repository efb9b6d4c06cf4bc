import SitrepModel
import Testing

@testable import SitrepCollector

/// From a capture's bytes to an article.
@Suite struct WebPageTests {
    static let collector = Collector()

    static let head = """
        <title>Envoys meet in the capital - Harbour Post</title>
        <meta property="og:site_name" content="Harbour Post">
        <meta property="article:published_time" content="2022-01-26T18:30:00+01:00">
        <meta name=author content="Jane Doe">
        <link rel=canonical href="https://harbour.example/world/envoys">
        """

    static let body = """
        <nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>
        <article><h1>Envoys meet in the capital</h1>
        <p>The envoys of both sides met in the capital on Wednesday and spoke for three hours about the
        crossing, which has been closed since the autumn, a spokesman of the ministry said.</p>
        <p>They agreed to meet again on Friday in the old harbour town, where the talks had begun two
        years ago, and to let trucks with food and medicine pass until then.</p>
        <p>The minister called the meeting useful. Neither side said what it had offered in return, and
        the troops at the border stayed where they were, the harbour master said.</p></article>
        <footer>Harbour Post, 1 Quay Street. All rights reserved. Terms and privacy.</footer>
        """

    static func capture(
        _ page: String, type: String? = "text/html; charset=utf-8", status: Int? = 200,
        at time: String? = "2022-01-27T06:00:00Z"
    ) -> Capture {
        Capture(
            bytes: Array(page.utf8), source: .url("https://harbour.example/r?id=7"),
            finalURL: "https://harbour.example/world/envoys", mediaType: type, status: status,
            capturedAt: time)
    }

    static func page(_ head: String = head, _ body: String = body) -> String {
        "<!doctype html><html lang=en-GB><head>\(head)</head><body>\(body)</body></html>"
    }

    @Test func aReport() throws {
        let (article, troubles) = try Self.collector.article(
            of: Self.capture(Self.page()), name: "a")
        #expect(article.title == "Envoys meet in the capital")
        #expect(article.outlet == "Harbour Post")
        #expect(article.authors == ["Jane Doe"])
        #expect(article.published?.value.value == "2022-01-26T18:30:00+01:00")
        #expect(article.published?.inferred == false)
        #expect(article.language == "en-GB")
        #expect(article.canonicalURL == "https://harbour.example/world/envoys")
        #expect(article.verdict?.kind == .article)
        #expect(article.unusable == nil)
        #expect(troubles.isEmpty)
        #expect(article.source == .url("https://harbour.example/r?id=7"))
        #expect(article.provenance[.published]?.source == "meta article:published_time")
        #expect(article.provenance[.title]?.source == "element h1")
        let read = article.parts.filter { $0.kind.isRead }.map { article.text.string($0.span) }
        #expect(read.first == "Envoys meet in the capital")
        #expect(read.contains { $0.hasPrefix("The envoys of both sides met") })
        #expect(!read.contains { $0.contains("Quay Street") })
    }

    @Test func whatIsGivenGoesBeforeWhatThePageStates() throws {
        let given = Metadata(title: "Own title", published: "2022-01-25", authors: ["John Roe"])
        let (article, _) = try Self.collector.article(
            of: Self.capture(Self.page()), name: "a", metadata: given)
        #expect(article.title == "Own title")
        #expect(article.authors == ["John Roe"])
        #expect(article.published?.value.value == "2022-01-25")
        #expect(article.provenance[.title] == nil)
        #expect(article.outlet == "Harbour Post")
    }

    @Test func anotherEncoding() throws {
        let text =
            "Die Gesandten trafen sich für drei Stunden in der Hauptstadt, sagte der Minister. "
        let page = Self.page(
            "<title>Gespräche</title>", "<h1>Gespräche über Öl</h1><p>\(text)\(text)\(text)</p>")
        var capture = Self.capture(page, type: "text/html; charset=iso-8859-1")
        capture.bytes = page.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        let (article, _) = try Self.collector.article(of: capture, name: "a")
        #expect(article.title == "Gespräche über Öl")
        #expect(LanguageIdentifier.primary(article.language) == "de")
        #expect(article.unusable == "written in German, which is not read yet")
    }

    @Test(arguments: [
        (404, "it is an error page, not a report"), (503, "it is an error page, not a report"),
    ]) func pagesThatAreNoReportsAreNotRead(_ status: Int, _ reason: String) throws {
        let (article, troubles) = try Self.collector.article(
            of: Self.capture(Self.page(), status: status), name: "a")
        #expect(article.unusable == reason)
        #expect(troubles.contains { $0.reason.contains("\(status)") })
    }

    @Test func damageIsSaid() throws {
        var capture = Self.capture(Self.page(Self.head, Self.body + "<p>Élysée, café, déjà</p>"))
        capture.bytes.insert(0xFF, at: capture.bytes.count - 60)
        let (_, troubles) = try Self.collector.article(of: capture, name: "a")
        #expect(
            troubles.first?.reason == "1 invalid UTF-8 sequence was read as \u{FFFD}")
    }

    @Test func whatIsNoPageIsRefused() {
        var capture = Self.capture("")
        capture.bytes = Array("%PDF-1.4 ...".utf8)
        #expect(throws: Trouble.self) { try Self.collector.article(of: capture, name: "a") }
    }
}
