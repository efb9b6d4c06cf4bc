import Foundation
import GRDB

/// What checking an archive has found.
public struct Verification: Sendable {
    /// What is not as it was written; none where all is well. At most a hundred.
    public internal(set) var findings: [Finding] = []
    /// What could not be checked, or is worth knowing.
    public internal(set) var notes: [String] = []
    /// What was checked, with counts: "1204 captures".
    public internal(set) var checked: [String] = []
    /// The log's last entry: note its hash elsewhere, and a later check can show that nothing was
    /// taken from the end.
    public internal(set) var head: CustodyEntry?

    /// Where pages whose bytes have changed belong.
    var pageNames: [Int: String] = [:]
    /// Pages as sealed and as they are, where these differ.
    var sealedPages: (Int, Int)?
    /// Whether the file was rightly written after it was sealed.
    var isSealOutdated = false
    /// How many rows the full-text table should have.
    var sentenceRows = 0

    /// Something that is not as it was written.
    public struct Finding: Sendable, Hashable, CustomStringConvertible {
        /// Where: a page, a capture, a log entry, a table.
        public var place: String
        /// What is wrong there.
        public var what: String

        /// In one line.
        public var description: String { "\(place): \(what)" }
    }

    /// Whether all is as it was written.
    public var isClean: Bool { findings.isEmpty }

    static let most = 100

    mutating func found(_ place: String, _ what: String) {
        let finding = Finding(place: place, what: what)
        if findings.count < Self.most, !findings.contains(finding) { findings.append(finding) }
    }

    /// Runs a check; what stops it is a finding itself.
    mutating func check(_ place: String, _ work: (inout Verification) throws -> Void) {
        do { try work(&self) } catch let error as DatabaseError {
            found(place, "it can't be read: \(error.message ?? "\(error.resultCode)")")
        } catch let ArchiveError.damaged(_, detail) { found(place, detail) } catch {
            found(place, "it can't be read: \(error)")
        }
    }
}

extension Archive {
    /// Checks an archive, offline, and without changing it: file, log, rows, records, indexes.
    ///
    /// - Parameters:
    ///   - path: the archive.
    ///   - head: the hash of an entry that the log must have; nil where none was noted.
    /// - Throws: where there is no archive at the path.
    public static func verify(_ path: String, head: Digest? = nil) throws(ArchiveError)
        -> Verification
    {
        guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
        var verification = Verification()
        let pages = FileChecks(path: path).run(&verification)
        do {
            let reader = try readable(path)
            try reader.read { db in
                pages.place(&verification, db)
                verification.checkDatabase(db)
                verification.checkSchema(db)
                let log = verification.checkLog(db, head: head)
                verification.checkSeal(pages.seal, log, pages)
                verification.checkRows(db, log)
                verification.checkRecords(db, log)
                verification.checkArticles(db)
            }
            try reader.close()
            verification.checkSearch(path)
        } catch let error as ArchiveError {
            if case .notAnArchive = error, verification.findings.isEmpty { throw error }
            verification.found("file", error.trouble.reason)
        } catch {
            verification.found("file", "it can't be read: \(error)")
        }
        pages.report(&verification)
        return verification
    }
}
