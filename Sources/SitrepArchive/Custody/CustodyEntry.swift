import Foundation
import GRDB

/// One link of the chain of custody: something came in, or something changed.
///
/// The chain is linear, as in RFC 6962's history but without its tree: each entry's hash covers all its
/// fields and the hash before it, so no entry can be altered, left out or put in without every later
/// one showing it.
public struct CustodyEntry: Sendable, Hashable {
    /// Counts from 1 without gaps.
    public var sequence: Int
    /// By the clock of who wrote it, RFC 3339 in UTC.
    public var time: String
    /// What sort of thing.
    public var kind: Kind
    /// What it is about: a source, an article, a correction's number.
    public var subject: String
    /// SHA-256 of the row or rows that it stands for.
    public var digest: Digest
    /// Who did it: "collect", an analyst's name.
    public var who: String
    /// More in words, where there is more.
    public var detail: String
    /// The hash of the entry before.
    public var previous: Digest
    /// The hash of this one.
    public var hash: Digest

    /// The sorts of entries.
    public enum Kind: String, Sendable, Hashable, CaseIterable, DatabaseValueConvertible {
        /// Raw bytes came in.
        case capture
        /// An article, or another text of it.
        case revision
        /// Models and lexicons that had not been used before.
        case versions
        /// What was read from a revision.
        case reading
        /// Reports without a date were compared with the dated ones.
        case dating
        /// Something could not be used.
        case trouble
        /// Events and ledgers changed.
        case changes
        /// An analyst's correction or note, or its undoing.
        case correction
    }

    /// Makes the next entry of a chain.
    init(
        sequence: Int, time: String, kind: Kind, subject: String, digest: Digest, who: String,
        detail: String, previous: Digest
    ) {
        self.sequence = sequence
        self.time = time
        self.kind = kind
        self.subject = subject
        self.digest = digest
        self.who = who
        self.detail = detail
        self.previous = previous
        hash = .none
        hash = computedHash
    }

    /// Reads a row of the log; nil where a field is not what it can be.
    init?(_ row: Row) throws {
        guard let kind = Kind(rawValue: try row.checked("kind")),
            let digest = Digest.fromDatabaseValue(try row.checked("digest")),
            let previous = Digest.fromDatabaseValue(try row.checked("previous")),
            let hash = Digest.fromDatabaseValue(try row.checked("hash"))
        else { return nil }
        sequence = try row.checked("seq")
        time = try row.checked("time")
        self.kind = kind
        subject = try row.checked("subject")
        self.digest = digest
        who = try row.checked("who")
        detail = try row.checked("detail")
        self.previous = previous
        self.hash = hash
    }

    /// The hash that its fields give.
    public var computedHash: Digest {
        var row = RowDigest("custody")
        row.add(sequence)
        row.add(time)
        row.add(kind.rawValue)
        row.add(subject)
        row.add(digest)
        row.add(who)
        row.add(detail)
        row.add(previous)
        return row.finish()
    }

    func insert(_ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO custody VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        try statement.execute(arguments: [
            sequence, time, kind.rawValue, subject, digest, who, detail, previous, hash,
        ])
    }
}
