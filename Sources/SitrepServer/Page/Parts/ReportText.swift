#if Server
import SitrepArchive
import SitrepModel

/// The text of a report, part by part: sentences from which something was read are underlined, the one
/// that was asked for is marked, and what is page furniture is set apart.
struct ReportText {
    var article: StoredArticle
    var assertions: [Assertion]
    /// In code points.
    var marked: Range<Int>?

    /// A stretch of the text, in bytes, and what it is.
    private struct Stretch {
        var span: Span
        var isRead: Bool
        var isMarked: Bool
    }

    var html: HTML {
        let text = article.article.text
        let parts =
            article.article.parts.isEmpty
            ? [
                Article.Part(
                    span: Span(0, text.bytes.count), kind: .paragraph,
                    language: article.article.language)
            ] : article.article.parts
        let read = Set(assertions.map { text.offset(ofCodePoint: $0.sentence.start) })
        let mark = marked.map {
            Span(
                text.offset(ofCodePoint: $0.lowerBound), text.offset(ofCodePoint: $0.upperBound))
        }
        var hasMark = false
        return tag("div", .class("text"), Attribute("dir", "auto")) {
            parts.map { part -> HTML in
                let stretches = stretches(part.span, read, mark)
                let content = stretches.map { stretch -> HTML in
                    let words = text.string(stretch.span)
                    if stretch.isMarked {
                        defer { hasMark = true }
                        return tag("mark", hasMark ? nil : .id("mark")) { words }
                    }
                    return stretch.isRead
                        ? tag("span", .class("read")) { words } : HTML(text: words)
                }
                return element(part, HTML(content))
            }
        }
    }

    private func element(_ part: Article.Part, _ content: HTML) -> HTML {
        let language =
            part.language == article.article.language || part.language == "und"
            ? nil : Attribute("lang", Self.languageTag(part.language))
        switch part.kind {
        case .title: return tag("p", .class("headline"), language) { content }
        case .heading: return tag("p", .class("subhead"), language) { content }
        case .paragraph, .listItem, .dateline: return tag("p", language) { content }
        default:
            return tag("p", .class("aside"), language) {
                tag("span", .class("kind")) { "\(part.kind.rawValue) " }
                content
            }
        }
    }

    /// A language tag, or what stands for none: it came from a report.
    private static func languageTag(_ language: String) -> String {
        let isPlain =
            language.utf8.count <= 12
            && language.utf8.allSatisfy { (97...122).contains($0 | 0x20) || $0 == 0x2D }
        return isPlain && !language.isEmpty ? language : "und"
    }

    /// A part cut at its sentences and at the mark.
    private func stretches(_ part: Span, _ read: Set<Int>, _ mark: Span?) -> [Stretch] {
        let sentences = article.sentences.filter { $0.start >= part.start && $0.end <= part.end }
        var cuts: Set<Int> = [part.start, part.end]
        for sentence in sentences { cuts.formUnion([sentence.start, sentence.end]) }
        if let mark {
            cuts.formUnion([mark.start, mark.end].filter { $0 > part.start && $0 < part.end })
        }
        let places = cuts.sorted()
        return zip(places, places.dropFirst()).map { a, b in
            let span = Span(a, b)
            return Stretch(
                span: span,
                isRead: sentences.contains { $0.contains(span) && read.contains($0.start) },
                isMarked: mark?.contains(span) ?? false)
        }
    }
}
#endif
