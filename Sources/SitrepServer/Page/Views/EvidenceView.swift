#if Server
import SitrepArchive
import SitrepModel

/// A report with a sentence marked: its text as it was read, hash and time of its capture, how each
/// part was decided, and what changed between its revisions.
struct EvidenceView {
    var article: StoredArticle
    /// What was read from it.
    var assertions: [Assertion]
    /// The sentence that was asked for, in code points.
    var marked: Range<Int>?
    /// Against the revision before.
    var changes: [SentenceDifference]
    /// The other reports that carry its text.
    var copies: [ArticleEntry]

    var title: String { article.article.title ?? article.article.id }

    var lead: HTML {
        tag("p", .class("basis")) {
            [article.article.outlet, article.article.agency].compactMap { $0 }
                .joined(separator: " / ")
            if let published = article.published {
                " · " + Words.short(published.value) + (published.inferred ? "*" : "")
            } else {
                " · no date"
            }
            if let why = article.article.unusable {
                " · "
                tag("span", .class("differ")) { "not used: \(why)" }
            }
        }
    }

    var body: HTML {
        tag("div", .class("columns")) {
            tag("article", .class("wide", "report"), .id("evidence")) {
                ReportText(article: article, assertions: assertions, marked: marked).html
            }
            tag("div", .class("narrow")) {
                if !here.isEmpty {
                    section("What the marked sentence says", id: "readings") {
                        here.enumerated().map { reading($1, isOpen: $0 == 0) }
                    }
                }
                section("Where it comes from", id: "capture") { capture }
                if article.revisions > 1 {
                    section("Revisions", id: "revisions") { revisions }
                }
            }
        }
    }

    /// The assertions of the marked sentence.
    private var here: [Assertion] {
        guard let marked else { return [] }
        return assertions.filter {
            $0.sentence.start < marked.upperBound && marked.lowerBound < $0.sentence.end
        }
    }

    private func reading(_ assertion: Assertion, isOpen: Bool) -> HTML {
        func name(_ reference: ActorReference) -> String {
            reference.key.isEmpty ? reference.text : PartyNames.display(reference.key)
        }
        return tag("div", .class("reading")) {
            tag("p") {
                assertion.act.quad.mark
                " "
                tag("b") { name(assertion.actor) }
                if !assertion.target.key.isEmpty { " \u{2192} \(name(assertion.target))" }
                ": \(Roots.words(assertion.act.root)), CAMEO \(assertion.act.cameo)"
                if assertion.modality != .actual { ", \(assertion.modality.rawValue)" }
                ". "
                tag("span", .class("tail")) {
                    "\(Int((assertion.confidence * 100).rounded())) % sure"
                }
            }
            ReadingParts(assertion: assertion, isOpen: isOpen).html
        }
    }

    private var capture: HTML {
        tag("dl", .class("facts")) {
            fact("Captured", HTML(text: Words.time(article.capturedAt)))
            fact(
                "SHA-256",
                HTML([
                    tag("code") { article.article.captureHash },
                    HTML(text: " "),
                    tag(
                        "a", .class("ref"),
                        .href(Address("/api/v1/captures/", article.article.captureHash))
                    ) { "the bytes as they came" },
                ]))
            fact("Source", HTML(text: Self.source(article.article.source)))
            if let published = article.published {
                fact(
                    "Published",
                    HTML(text: "\(published.value.value) (\(published.reason))"))
            }
            if !article.article.authors.isEmpty {
                fact("By", HTML(text: article.article.authors.joined(separator: ", ")))
            }
            fact("Language", HTML(text: article.article.language))
            fact("Identifier", tag("code") { article.article.id })
            fact("Log entry", HTML(text: "\(article.entry)"))
            if !copies.isEmpty {
                fact(
                    "One text with",
                    HTML(
                        copies.map { copy in
                            tag("a", .href(Address("/reports/", copy.id))) {
                                copy.outlet ?? copy.id
                            }
                        }, separator: HTML(text: ", ")))
            }
        }
    }

    private func fact(_ name: String, _ value: HTML) -> HTML {
        HTML([tag("dt") { name }, tag("dd") { value }])
    }

    static func source(_ source: Article.Source) -> String {
        switch source {
        case .path(let path): path
        case .url(let url): url
        case .stream: "standard input"
        }
    }

    private var revisions: HTML {
        tag("div") {
            tag("p") {
                (1...article.revisions).map { number in
                    HTML([
                        tag(
                            "a",
                            .href(
                                Address("/reports/", article.article.id)
                                    .with("revision", "\(number)")),
                            number == article.revision ? Attribute("aria-current", "true") : nil
                        ) { "revision \(number)" }, HTML(text: " "),
                    ])
                }
            }
            if article.revision > 1 {
                tag("p", .class("note")) { "Against revision \(article.revision - 1):" }
                if changes.isEmpty { nothing("The sentences are the same.") }
                tag("ul", .class("plain", "changes")) {
                    changes.map { change in
                        tag("li") {
                            Status.html(change.kind.rawValue)
                            if let old = change.old {
                                tag("del", Attribute("dir", "auto")) { old.quote }
                            }
                            if let new = change.new {
                                tag("ins", Attribute("dir", "auto")) { new.quote }
                            }
                        }
                    }
                }
            }
        }
    }
}

extension EvidenceView {
    /// Nil where there is no such report, or not this revision of it.
    init?(
        _ reader: ArchiveReader, _ id: String, revision: Int?, marked: Range<Int>?
    ) throws {
        guard let article = try reader.article(id, revision: revision) else { return nil }
        self.article = article
        assertions =
            article.revision == article.revisions ? try reader.assertions(of: id) : []
        self.marked = marked
        changes =
            article.revision > 1
            ? try reader.differences(
                of: id, from: article.revision - 1, to: article.revision) ?? []
            : []
        copies = []
        if let group = try reader.entry(article: id)?.syndication {
            var query = ArticleQuery()
            query.record = group
            copies = try reader.articles(query, limit: 30).rows.filter { $0.id != id }
        }
    }
}
#endif
