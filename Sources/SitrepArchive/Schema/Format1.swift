/// The first format. What each table is for stands in `docs/archive.md`.
enum Format1 {
    static let sql = """
        -- Every thing that came in and every change, chained by hash. Never updated, never deleted.
        CREATE TABLE custody (
            seq INTEGER PRIMARY KEY,
            time TEXT NOT NULL,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            digest BLOB NOT NULL,
            who TEXT NOT NULL,
            detail TEXT NOT NULL,
            previous BLOB NOT NULL,
            hash BLOB NOT NULL
        ) STRICT;

        -- Raw bytes, each once.
        CREATE TABLE content (
            id INTEGER PRIMARY KEY,
            hash BLOB NOT NULL UNIQUE,
            size INTEGER NOT NULL,
            deflated INTEGER NOT NULL,
            bytes BLOB NOT NULL
        ) STRICT;

        CREATE TABLE capture (
            id INTEGER PRIMARY KEY,
            content INTEGER NOT NULL REFERENCES content(id),
            source_kind TEXT NOT NULL,
            source TEXT NOT NULL,
            source_key TEXT NOT NULL,
            final_url TEXT,
            media_type TEXT,
            status INTEGER,
            captured_at TEXT,
            container TEXT,
            place TEXT,
            entry INTEGER NOT NULL UNIQUE REFERENCES custody(seq) DEFERRABLE INITIALLY DEFERRED
        ) STRICT;
        CREATE INDEX capture_by_source ON capture(source_key, id);
        CREATE INDEX capture_by_content ON capture(content, id);

        -- What an article said, each time that it said something else.
        CREATE TABLE revision (
            id INTEGER PRIMARY KEY,
            article TEXT NOT NULL,
            number INTEGER NOT NULL,
            capture INTEGER NOT NULL REFERENCES capture(id),
            body_size INTEGER NOT NULL,
            body_deflated INTEGER NOT NULL,
            body BLOB NOT NULL,
            text_size INTEGER NOT NULL,
            text_deflated INTEGER NOT NULL,
            text BLOB NOT NULL,
            entry INTEGER NOT NULL UNIQUE REFERENCES custody(seq) DEFERRABLE INITIALLY DEFERRED,
            UNIQUE (article, number)
        ) STRICT;
        CREATE INDEX revision_by_capture ON revision(capture);

        -- Models, lexicons and programs that made readings.
        CREATE TABLE version_set (
            id INTEGER PRIMARY KEY,
            body TEXT NOT NULL UNIQUE,
            entry INTEGER NOT NULL UNIQUE REFERENCES custody(seq) DEFERRABLE INITIALLY DEFERRED
        ) STRICT;

        -- What was read from a revision: all its assertions.
        CREATE TABLE reading (
            id INTEGER PRIMARY KEY,
            article TEXT NOT NULL,
            revision INTEGER NOT NULL REFERENCES revision(id),
            versions INTEGER NOT NULL REFERENCES version_set(id),
            pass INTEGER NOT NULL,
            published TEXT,
            count INTEGER NOT NULL,
            body_size INTEGER NOT NULL,
            body_deflated INTEGER NOT NULL,
            body BLOB NOT NULL,
            entry INTEGER NOT NULL UNIQUE REFERENCES custody(seq) DEFERRABLE INITIALLY DEFERRED
        ) STRICT;
        CREATE INDEX reading_by_article ON reading(article, id);
        CREATE TABLE assertion (
            id TEXT NOT NULL,
            reading INTEGER NOT NULL REFERENCES reading(id),
            position INTEGER NOT NULL,
            PRIMARY KEY (id, reading)
        ) STRICT, WITHOUT ROWID;

        -- How each article stands now. Follows from the tables above.
        CREATE TABLE article (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            source_key TEXT NOT NULL UNIQUE,
            revision INTEGER NOT NULL REFERENCES revision(id),
            own_reading INTEGER REFERENCES reading(id),
            dated_reading INTEGER REFERENCES reading(id),
            title TEXT,
            outlet TEXT,
            agency TEXT,
            language TEXT NOT NULL,
            published INTEGER,
            unusable TEXT,
            assertions INTEGER NOT NULL,
            since INTEGER NOT NULL,
            changed INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX article_by_day ON article(published, number);
        CREATE INDEX article_by_outlet ON article(outlet, published, number);
        CREATE INDEX article_by_reading ON article(own_reading);
        CREATE INDEX article_undated ON article(number)
            WHERE published IS NULL OR dated_reading IS NOT NULL;

        -- Titles (position 0) and sentences of the articles as they stand now:
        -- rowid = revision * 1048576 + position.
        CREATE VIRTUAL TABLE sentence USING fts5(
            text, tokenize = "unicode61 remove_diacritics 2"
        );

        -- Events, stories and ledgers, every version of each.
        CREATE TABLE record (
            row INTEGER PRIMARY KEY,
            kind INTEGER NOT NULL,
            id TEXT NOT NULL,
            lineage TEXT NOT NULL,
            version INTEGER NOT NULL,
            since INTEGER NOT NULL,
            until INTEGER,
            day INTEGER,
            last_day INTEGER,
            status TEXT,
            event TEXT,
            body_size INTEGER NOT NULL,
            body_deflated INTEGER NOT NULL,
            body BLOB NOT NULL,
            content BLOB NOT NULL,
            digest BLOB NOT NULL,
            UNIQUE (kind, lineage, version)
        ) STRICT;
        CREATE UNIQUE INDEX record_live ON record(kind, id) WHERE until IS NULL;
        CREATE INDEX record_any ON record(id, kind);
        CREATE INDEX record_by_since ON record(since);
        CREATE INDEX record_by_day ON record(kind, day, row) WHERE until IS NULL;
        CREATE INDEX record_by_event ON record(event, kind) WHERE event IS NOT NULL;
        -- Words of the live records: summaries, demands, statements, questions. rowid = row.
        CREATE VIRTUAL TABLE record_text USING fts5(
            text, tokenize = "unicode61 remove_diacritics 2"
        );
        CREATE TABLE record_party (
            row INTEGER NOT NULL REFERENCES record(row),
            key TEXT NOT NULL,
            side INTEGER NOT NULL,
            PRIMARY KEY (row, key, side)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX party_record ON record_party(key, side, row);
        CREATE TABLE record_article (
            row INTEGER NOT NULL REFERENCES record(row),
            article TEXT NOT NULL,
            PRIMARY KEY (row, article)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX article_record ON record_article(article, row);
        CREATE TABLE event_fact (
            row INTEGER PRIMARY KEY REFERENCES record(row),
            cameo TEXT NOT NULL,
            root TEXT NOT NULL,
            plover TEXT,
            quad INTEGER NOT NULL,
            goldstein REAL NOT NULL,
            modality TEXT NOT NULL,
            origins INTEGER NOT NULL,
            texts INTEGER NOT NULL,
            reported INTEGER,
            dated INTEGER NOT NULL,
            confidence REAL NOT NULL,
            place TEXT,
            country TEXT,
            latitude REAL,
            longitude REAL
        ) STRICT;
        CREATE TABLE event_outlet (
            row INTEGER NOT NULL REFERENCES record(row),
            outlet TEXT NOT NULL,
            PRIMARY KEY (row, outlet)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX outlet_event ON event_outlet(outlet, row);
        CREATE TABLE event_verdict (
            row INTEGER NOT NULL REFERENCES record(row),
            field TEXT NOT NULL,
            verdict TEXT NOT NULL,
            kind TEXT NOT NULL,
            PRIMARY KEY (row, field)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX verdict_event ON event_verdict(verdict, field, row);

        -- What changed, in order: the change feed.
        CREATE TABLE change (
            seq INTEGER PRIMARY KEY,
            entry INTEGER NOT NULL REFERENCES custody(seq) DEFERRABLE INITIALLY DEFERRED,
            kind INTEGER NOT NULL,
            op INTEGER NOT NULL,
            id TEXT NOT NULL,
            lineage TEXT NOT NULL,
            version INTEGER NOT NULL,
            replaced_by TEXT NOT NULL
        ) STRICT;
        CREATE INDEX change_by_lineage ON change(lineage, seq);
        CREATE INDEX change_by_entry ON change(entry);

        -- What was not used, and why.
        CREATE TABLE trouble (
            id INTEGER PRIMARY KEY,
            input TEXT NOT NULL,
            place TEXT NOT NULL,
            reason TEXT NOT NULL,
            remedy TEXT NOT NULL,
            entry INTEGER NOT NULL UNIQUE REFERENCES custody(seq) DEFERRABLE INITIALLY DEFERRED,
            UNIQUE (input, place, reason)
        ) STRICT;

        -- What analysts say against or beside the machine's answer.
        CREATE TABLE correction (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            body TEXT NOT NULL,
            undoes INTEGER UNIQUE REFERENCES correction(id),
            entry INTEGER NOT NULL UNIQUE REFERENCES custody(seq) DEFERRABLE INITIALLY DEFERRED
        ) STRICT;
        CREATE TABLE correction_subject (
            subject TEXT NOT NULL,
            correction INTEGER NOT NULL REFERENCES correction(id),
            PRIMARY KEY (subject, correction)
        ) STRICT, WITHOUT ROWID;
        """
}
