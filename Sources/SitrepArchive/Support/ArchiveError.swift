import Foundation
import GRDB
import SitrepModel

/// Why an archive can't be opened, read or written.
public enum ArchiveError: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no such file.
    case missing(path: String)
    /// The file is something else.
    case notAnArchive(path: String)
    /// A later Sitrep made it.
    case newerFormat(path: String, found: Int, known: Int)
    /// The disk, or the file's limit, is full. What was committed is there.
    case full(path: String)
    /// The file or its disk can't be written.
    case readOnly(path: String)
    /// Another program holds it.
    case busy(path: String)
    /// Its bytes are not as they were written.
    case damaged(path: String, detail: String)
    /// The system refuses; in its own words.
    case refused(path: String, reason: String)
    /// A cursor that this archive did not give out, or for another question.
    case badCursor(String)
    /// What a correction speaks of is not there, or it can't be made.
    case badCorrection(String)

    /// What is wrong and what to do, in one line.
    public var description: String { trouble.description }

    /// The same as other troubles are told.
    public var trouble: Trouble {
        func told(_ input: String, _ reason: String, _ remedy: String) -> Trouble {
            Trouble(input: input, reason: reason, remedy: remedy)
        }
        switch self {
        case .missing(let path):
            return told(
                path, "there is no such archive", "Check the path; `sitrep collect` makes one.")
        case .notAnArchive(let path):
            return told(path, "it is not an archive of Sitrep", "Give another file.")
        case .newerFormat(let path, let found, let known):
            return told(
                path, "its format is \(found), and this Sitrep knows formats up to \(known)",
                "Use the newer Sitrep that wrote it.")
        case .full(let path):
            return told(
                path, "there is no space left for it",
                "Nothing that was acknowledged is lost. Make room and run the same command again.")
        case .readOnly(let path):
            return told(
                path, "it can't be written: the file or its disk is read-only",
                "Nothing was changed. Make it writable, or copy it to where it can be written.")
        case .busy(let path):
            return told(
                path, "another program is writing to it", "Wait until that is done, and try again.")
        case .damaged(let path, let detail):
            return told(
                path, "it is damaged: \(detail)",
                "Run `sitrep verify` to see where, and restore it from a copy.")
        case .refused(let path, let reason):
            return told(path, reason, "Check the path, its permissions and its disk.")
        case .badCursor(let cursor):
            return told(
                "cursor '\(cursor)'", "it was not given out for this", "Begin again without one.")
        case .badCorrection(let reason):
            return told("correction", reason, "Nothing was changed.")
        }
    }

    /// What an error of SQLite means for the archive.
    init(_ error: DatabaseError, path: String) {
        let words = error.message ?? "\(error.resultCode)"
        switch error.resultCode {
        case .SQLITE_FULL: self = .full(path: path)
        case .SQLITE_READONLY: self = .readOnly(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
        case .SQLITE_CORRUPT: self = .damaged(path: path, detail: words)
        case .SQLITE_NOTADB: self = .notAnArchive(path: path)
        case .SQLITE_CANTOPEN:
            self =
                FileManager.default.fileExists(atPath: path)
                ? .refused(path: path, reason: "it can't be opened: \(words)")
                : .missing(path: path)
        case .SQLITE_IOERR where [EFBIG, ENOSPC, EDQUOT].contains(errno): self = .full(path: path)
        case .SQLITE_IOERR where errno == EROFS: self = .readOnly(path: path)
        default: self = .refused(path: path, reason: words)
        }
    }
}

/// Runs work on the database and says its errors in the archive's words.
func translating<T>(_ path: String, _ work: () throws -> T) throws(ArchiveError) -> T {
    do { return try work() } catch let error as ArchiveError { throw error } catch {
        if let error = error as? DatabaseError { throw ArchiveError(error, path: path) }
        throw ArchiveError.refused(path: path, reason: "\(error)")
    }
}
