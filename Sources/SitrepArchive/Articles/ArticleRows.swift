import Foundation
import GRDB
import SitrepModel

/// What an article said from one capture on.
struct RevisionRow {
    var id: Int
    var article: String
    var number: Int
    var capture: Int
    /// JSON of an ``ArticleBody``.
    var body: Packed
    var text: Packed
    var entry: Int
    /// What ``body`` holds.
    var bodyContent: ArticleBody

    init(
        id: Int, article: Article, number: Int, capture: Int, sentences: [Span], entry: Int
    ) throws {
        self.id = id
        self.article = article.id
        self.number = number
        self.capture = capture
        bodyContent = ArticleBody(article, sentences: sentences)
        body = Packed(try RecordDraft.json(bodyContent))
        text = Packed(Data(article.text.bytes))
        self.entry = entry
    }

    /// - Throws: where its body is damaged.
    init(_ row: Row) throws {
        id = try row.checked("id")
        article = try row.checked("article")
        number = try row.checked("number")
        capture = try row.checked("capture")
        (body, text) = try Self.packed(row)
        entry = try row.checked("entry")
        guard let json = body.unpacked else {
            throw ArchiveError.damaged(path: "", detail: "revision \(id) can't be unpacked")
        }
        bodyContent = try JSONDecoder().decode(ArticleBody.self, from: json)
    }

    func insert(_ db: Database) throws {
        try db.cachedStatement(sql: "INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .execute(arguments: [
                id, article, number, capture, body.size, body.isDeflated, body.bytes, text.size,
                text.isDeflated, text.bytes, entry,
            ])
    }

    var digest: Digest {
        var digest = RowDigest("revision")
        digest.add(article)
        for number in [id, number, capture, entry] { digest.add(number) }
        for packed in [body, text] {
            digest.add(packed.size)
            digest.add(packed.isDeflated ? 1 : 0)
            digest.add(packed.bytes)
        }
        return digest.finish()
    }

    static func packed(_ row: Row) throws -> (body: Packed, text: Packed) {
        (
            Packed(
                bytes: try row.checked("body"), size: try row.checked("body_size"),
                isDeflated: (try row.checked("body_deflated") as Int) != 0),
            Packed(
                bytes: try row.checked("text"), size: try row.checked("text_size"),
                isDeflated: (try row.checked("text_deflated") as Int) != 0)
        )
    }

    /// The text; nil where it is damaged.
    var sourceText: SourceText? { text.unpacked.map { SourceText(validUTF8: Array($0)) } }
}

/// What was read from a revision.
struct ReadingRow: Sendable {
    /// With which date.
    enum Pass: Int { case own = 1, dated = 2 }

    var id: Int
    var article: String
    var revision: Int
    var versions: Int
    var pass: Int
    /// JSON of the date that it was read with.
    var published: String?
    var count: Int
    /// JSON array of assertions.
    var body: Packed
    var entry: Int

    init(
        id: Int, article: String, revision: Int, versions: Int, pass: Pass,
        published: PublicationDate?, assertions: [Assertion], entry: Int
    ) throws {
        self.id = id
        self.article = article
        self.revision = revision
        self.versions = versions
        self.pass = pass.rawValue
        self.published = try published.map {
            String(decoding: try RecordDraft.json($0), as: UTF8.self)
        }
        count = assertions.count
        body = Packed(try RecordDraft.json(assertions))
        self.entry = entry
    }

    init(_ row: Row) throws {
        id = try row.checked("id")
        article = try row.checked("article")
        revision = try row.checked("revision")
        versions = try row.checked("versions")
        pass = try row.checked("pass")
        published = try row.checkedIfAny("published")
        count = try row.checked("count")
        body = Packed(
            bytes: try row.checked("body"), size: try row.checked("body_size"),
            isDeflated: (try row.checked("body_deflated") as Int) != 0)
        entry = try row.checked("entry")
    }

    func insert(_ db: Database) throws {
        try db.cachedStatement(sql: "INSERT INTO reading VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .execute(arguments: [
                id, article, revision, versions, pass, published, count, body.size,
                body.isDeflated, body.bytes, entry,
            ])
    }

    var digest: Digest {
        var digest = RowDigest("reading")
        digest.add(article)
        for number in [id, revision, versions, pass, count, entry] { digest.add(number) }
        digest.add(published)
        digest.add(body.size)
        digest.add(body.isDeflated ? 1 : 0)
        digest.add(body.bytes)
        return digest.finish()
    }

    /// The date that it was read with.
    var date: PublicationDate? { Self.date(published) }

    static func date(_ json: String?) -> PublicationDate? {
        json.flatMap {
            try? JSONDecoder().decode(PublicationDate.self, from: Data($0.utf8))
        }
    }

    /// - Throws: where its body is damaged.
    func assertions() throws -> [Assertion] {
        guard let json = body.unpacked else {
            throw ArchiveError.damaged(path: "", detail: "reading \(id) can't be unpacked")
        }
        let date = date?.value
        return try JSONDecoder().decode([Assertion].self, from: json).map {
            // The line's date says less of its precision than the reading's.
            var assertion = $0
            if assertion.published != nil { assertion.published = date }
            return assertion
        }
    }
}

/// Models, lexicons and programs that made readings.
struct VersionRow {
    var id: Int
    /// JSON object.
    var body: String
    var entry: Int

    init(id: Int, body: String, entry: Int) {
        self.id = id
        self.body = body
        self.entry = entry
    }

    init(_ row: Row) throws {
        self.init(
            id: try row.checked("id"), body: try row.checked("body"),
            entry: try row.checked("entry"))
    }

    func insert(_ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO version_set VALUES (?, ?, ?)", arguments: [id, body, entry])
    }

    var digest: Digest {
        var digest = RowDigest("version_set")
        digest.add(id)
        digest.add(body)
        digest.add(entry)
        return digest.finish()
    }
}

/// What was not used, and why.
struct TroubleRow {
    var id: Int
    var trouble: Trouble
    var entry: Int

    init(id: Int, trouble: Trouble, entry: Int) {
        self.id = id
        self.trouble = trouble
        self.entry = entry
    }

    init(_ row: Row) throws {
        let place: String = try row.checked("place")
        self.init(
            id: try row.checked("id"),
            trouble: Trouble(
                input: try row.checked("input"), place: place.isEmpty ? nil : place,
                reason: try row.checked("reason"),
                remedy: try row.checked("remedy")), entry: try row.checked("entry"))
    }

    func insert(_ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO trouble VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                id, trouble.input, trouble.place ?? "", trouble.reason, trouble.remedy, entry,
            ])
    }

    var digest: Digest {
        var digest = RowDigest("trouble")
        digest.add(id)
        for text in [trouble.input, trouble.place ?? "", trouble.reason, trouble.remedy] {
            digest.add(text)
        }
        digest.add(entry)
        return digest.finish()
    }
}
