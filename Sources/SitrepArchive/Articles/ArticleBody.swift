import Foundation
import SitrepModel

/// What a revision keeps of an article beside its text: everything that does not follow from its
/// capture, and where its sentences stand.
struct ArticleBody: Codable {
    var title: String?
    var outlet: String?
    var agency: String?
    var authors: [String]?
    var language: String
    var published: PublicationDate?
    var dateline: Line?
    /// Kind, start and end of each part, then its language where it is not the article's.
    var parts: [Part]
    var unusable: String?
    var modified: PublicationDate?
    var canonicalURL: String?
    var section: String?
    var alternates: [Article.Alternate]?
    var verdict: PageVerdict?
    var provenance: [MetadataField: Provenance]?
    /// Start and end of each sentence, one after the other: bytes of the text.
    var sentences: [Int]

    struct Line: Codable {
        var place: String?
        var month: Int?
        var day: Int?
        var agency: String?
        var start: Int
        var end: Int
    }

    struct Part: Codable {
        var kind: Article.Part.Kind
        var start: Int
        var end: Int
        var language: String?
    }

    init(_ article: Article, sentences: [Span]) {
        title = article.title
        outlet = article.outlet
        agency = article.agency
        authors = article.authors.isEmpty ? nil : article.authors
        language = article.language
        published = article.published
        dateline = article.dateline.map {
            Line(
                place: $0.place, month: $0.month, day: $0.day, agency: $0.agency,
                start: $0.span.start, end: $0.span.end)
        }
        parts = article.parts.map {
            Part(
                kind: $0.kind, start: $0.span.start, end: $0.span.end,
                language: $0.language == article.language ? nil : $0.language)
        }
        unusable = article.unusable
        modified = article.modified
        canonicalURL = article.canonicalURL
        section = article.section
        alternates = article.alternates.isEmpty ? nil : article.alternates
        verdict = article.verdict
        provenance = article.provenance.isEmpty ? nil : article.provenance
        self.sentences = sentences.flatMap { [$0.start, $0.end] }
    }

    /// The article that it was made of.
    func article(
        id: String, captureHash: String, source: Article.Source, text: SourceText
    ) -> Article {
        var article = Article(
            id: id, captureHash: captureHash, source: source, title: title, outlet: outlet,
            agency: agency, authors: authors ?? [], language: language, published: published,
            dateline: dateline.map {
                Dateline(
                    place: $0.place, month: $0.month, day: $0.day, agency: $0.agency,
                    span: Span($0.start, $0.end))
            },
            text: text,
            parts: parts.map {
                Article.Part(
                    span: Span($0.start, $0.end), kind: $0.kind, language: $0.language ?? language)
            }, unusable: unusable)
        article.modified = modified
        article.canonicalURL = canonicalURL
        article.section = section
        article.alternates = alternates ?? []
        article.verdict = verdict
        article.provenance = provenance ?? [:]
        return article
    }

    var sentenceSpans: [Span] {
        stride(from: 0, to: sentences.count - 1, by: 2).map {
            Span(sentences[$0], sentences[$0 + 1])
        }
    }
}
