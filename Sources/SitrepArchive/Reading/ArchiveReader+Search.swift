import GRDB
import SitrepModel

/// A sentence in which the words stand.
public struct SentenceHit: Sendable, Hashable {
    /// The article's identifier.
    public var article: String
    /// Its headline.
    public var title: String?
    /// Its masthead.
    public var outlet: String?
    /// Its day of publication.
    public var published: CalendarDay?
    /// Where the sentence stands; nil for a title that is not part of the text.
    public var sentence: QuotedSpan?
    /// The sentence.
    public var text: String
    /// Where the words stand in ``text``, as ranges of code points.
    public var matches: [Range<Int>]
}

/// How hits are sorted.
public enum SearchOrder: Sendable, Hashable {
    /// Best match first (BM25); at most the first thousand.
    case best
    /// Last collected first.
    case newest
}

extension ArchiveReader {
    /// Sentences and titles of the articles as they stand now in which the words stand.
    ///
    /// Words must all be there; "words between quotation marks" stand together; a minus before a word
    /// leaves out what has it; a star after one stands for any ending. Capitals and accents don't count.
    ///
    /// - Parameters:
    ///   - outlets: only these; none for all.
    ///   - days: only articles published on these.
    public func search(
        _ text: String, order: SearchOrder = .best, outlets: [String] = [],
        from: CalendarDay? = nil, to: CalendarDay? = nil, after cursor: String? = nil,
        limit: Int = 50
    ) throws -> Page<SentenceHit> {
        guard let pattern = SearchPattern(text) else { return Page(rows: [], next: nil) }
        var c = Conditions()
        c.add("sentence MATCH ?", [pattern.match])
        if let asOf { c.add("a.since <= ?", [asOf]) }
        c.addAny("a.outlet", outlets)
        if let from { c.add("a.published >= ?", [from.ordinal]) }
        if let to { c.add("a.published <= ?", [to.ordinal]) }
        var offset = 0
        let list = order == .best ? "best" : "newest"
        if let cursor {
            let key = try Cursor(cursor, list: list, keys: 1).keys[0]
            if order == .best { offset = key } else { c.add("sentence.rowid < ?", [key]) }
        }
        // Sentences are looked up first, then marked: marking each hit would cost more than finding it.
        // The tables of articles are only needed where something is asked of these.
        let isPlain = asOf == nil && outlets.isEmpty && from == nil && to == nil
        let tables = """
            CROSS JOIN revision AS v ON v.id = (sentence.rowid >> 20)
            CROSS JOIN article AS a ON a.id = v.article AND a.revision = v.id
            """
        let sort = order == .best ? "score, place" : "place DESC"
        let rows = try Row.fetchAll(
            db,
            sql: """
                WITH hit AS MATERIALIZED (
                    SELECT sentence.rowid AS place, \(order == .best ? "rank" : "0") AS score
                    FROM sentence \(isPlain ? "" : tables)
                    WHERE \(c.sql) ORDER BY \(sort) LIMIT \(limit + 1) OFFSET \(offset))
                SELECT place, highlight(sentence, 0, char(2), char(3)) AS marked,
                    a.id, a.title, a.outlet, a.published, a.revision
                FROM hit CROSS JOIN sentence ON sentence.rowid = place \(tables)
                WHERE sentence MATCH ? ORDER BY \(sort)
                """, arguments: c.arguments + StatementArguments([pattern.match]))
        var next: String?
        if rows.count > limit, offset + limit < 1000 || order == .newest {
            let key = order == .best ? offset + limit : rows[limit - 1]["place"] as Int
            next = Cursor(list: list, keys: [key]).text
        }
        var articles: [Int: StoredArticle] = [:]
        let hits = try rows.prefix(limit).map { row -> SentenceHit in
            let revision: Int = row["revision"]
            let article = try articles[revision] ?? stored(revision: revision)
            articles[revision] = article
            let position = (row["place"] as Int) & (SentenceIndex.most - 1)
            var span: QuotedSpan?
            if let article, position > 0, position <= article.sentences.count {
                span = QuotedSpan(article.sentences[position - 1], in: article.article.text)
            }
            let (plain, matches) = Self.unmarked(row["marked"])
            return SentenceHit(
                article: row["id"], title: row["title"], outlet: row["outlet"],
                published: (row["published"] as Int?).map(CalendarDay.init(ordinal:)),
                sentence: span, text: plain, matches: matches)
        }
        return Page(rows: hits, next: next)
    }

    /// A text without the marks around what matched, and where they were.
    private static func unmarked(_ text: String) -> (String, [Range<Int>]) {
        var plain = String.UnicodeScalarView()
        var matches: [Range<Int>] = []
        var (count, start) = (0, 0)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 2: start = count
            case 3: matches.append(start..<count)
            default:
                plain.append(scalar)
                count += 1
            }
        }
        return (String(plain), matches)
    }
}
