#if Server
import Foundation
import SitrepArchive
import SitrepModel

/// The archive's records as the API gives them: as `sitrep brief --format json` prints them, with what
/// the archive knows of them beside.
enum RecordJSON {
    /// One version of a record.
    static func object(_ entry: RecordEntry) -> JSONObject {
        var json = head(entry)
        json.addMembers(of: entry.json)
        return json
    }

    /// The same without what it says: for histories.
    static func head(_ entry: RecordEntry) -> JSONObject {
        var json = JSONObject()
        json.add("record", entry.kind.name)
        json.add("record_id", entry.id)
        json.add("lineage", entry.lineage)
        json.add("version", entry.version)
        json.add("holds", entry.until == nil)
        json.add("recorded_at", entry.time)
        return json
    }
}

/// Articles as the API gives them.
enum ArticleJSON {
    /// An article in a list.
    static func object(_ entry: ArticleEntry) throws -> JSONObject {
        var json = JSONObject()
        json.add("id", entry.id)
        add(entry.source, to: &json)
        json.add("title", entry.title)
        json.add("outlet", entry.outlet)
        json.add("agency", entry.agency)
        json.add("language", entry.language)
        if let published = entry.published { try json.add("published", encoded: published) }
        json.add("syndication", entry.syndication)
        json.add("used", entry.unusable == nil)
        json.add("why_not_used", entry.unusable)
        json.add("revisions", entry.revisions)
        json.add("assertions", entry.assertions)
        add(capture: entry.captureHash, at: entry.capturedAt, to: &json)
        return json
    }

    /// An article with its text, its places in code points of that text.
    static func object(_ stored: StoredArticle) throws -> JSONObject {
        let article = stored.article
        var json = JSONObject()
        json.add("id", article.id)
        add(article.source, to: &json)
        json.add("canonical_url", article.canonicalURL)
        json.add("title", article.title)
        json.add("outlet", article.outlet)
        json.add("agency", article.agency)
        if !article.authors.isEmpty { json.add("authors", article.authors) }
        json.add("section", article.section)
        json.add("language", article.language)
        if let published = stored.published { try json.add("published", encoded: published) }
        if let modified = article.modified { try json.add("modified", encoded: modified) }
        json.add("used", article.unusable == nil)
        json.add("why_not_used", article.unusable)
        json.add("revision", stored.revision)
        json.add("revisions", stored.revisions)
        add(capture: article.captureHash, at: stored.capturedAt, to: &json)
        json.add("custody_entry", stored.entry)
        json.add("text", article.text.string)
        json.add(
            "parts",
            article.parts.map { part in
                var json = place(part.span, article.text)
                json.add("kind", part.kind.rawValue)
                json.add("language", part.language)
                return json
            })
        json.add("sentences", stored.sentences.map { place($0, article.text) })
        return json
    }

    private static func place(_ span: Span, _ text: SourceText) -> JSONObject {
        var json = JSONObject()
        json.add("start", text.codePoint(at: span.start))
        json.add("end", text.codePoint(at: span.end))
        return json
    }

    private static func add(_ source: Article.Source, to json: inout JSONObject) {
        switch source {
        case .path(let path): json.add("path", path)
        case .url(let url): json.add("url", url)
        case .stream: break
        }
    }

    private static func add(capture hash: String, at time: String, to json: inout JSONObject) {
        var capture = JSONObject()
        capture.add("sha256", hash)
        capture.add("time", time)
        capture.add("url", "/api/v1/captures/\(hash)")
        json.add("capture", capture)
    }
}

/// Corrections as the API gives them.
enum CorrectionJSON {
    static func object(_ stored: StoredCorrection) throws -> JSONObject {
        var json = JSONObject()
        json.add("number", stored.number)
        json.add("kind", stored.correction.kind)
        switch stored.correction {
        case .merge(let events): json.add("events", events)
        case .split(let event, let assertions):
            json.add("event", event)
            json.add("assertions", assertions)
        case .recode(let subject, let fields):
            json.add("subject", subject)
            try json.add("fields", encoded: fields)
        case .reject(let subject, let reason):
            json.add("subject", subject)
            json.add("reason", reason)
        case .note(let subject, let text):
            json.add("subject", subject)
            json.add("text", text)
        case .undo(let number, let reason):
            json.add("correction", number)
            json.add("reason", reason)
        }
        json.add("name", stored.who)
        json.add("time", stored.time)
        json.add("custody_entry", stored.entry)
        json.add("holds", stored.holds)
        json.add("undone_by", stored.undoneBy)
        return json
    }
}
#endif
