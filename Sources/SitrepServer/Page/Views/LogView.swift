#if Server
import SitrepArchive

/// Corrections and notes, and the chain of custody that they are part of.
struct LogView {
    var corrections: [StoredCorrection]
    var next: String?
    /// Latest first.
    var custody: [CustodyEntry]

    var body: HTML {
        tag("div") {
            section(
                "Corrections and notes", id: "corrections",
                note:
                    "What analysts say beside the machine's answer. Nothing is erased; an undoing is "
                    + "an entry of its own."
            ) {
                if corrections.isEmpty {
                    nothing("Nobody has corrected anything yet. An event's page has the forms.")
                } else {
                    CorrectionList(corrections: corrections, back: "/log", showsSubject: true).html
                    following(Address("/log"), next)
                }
            }
            section(
                "Chain of custody", id: "custody",
                note:
                    "The latest entries; each carries the hash of the one before. `sitrep verify` "
                    + "checks them all."
            ) { table }
        }
    }

    private var table: HTML {
        DataTable(
            caption: "The latest entries of the log",
            columns: ["Entry", "Time", "Kind", "Subject", "Who", "Detail", "Hash"],
            rows: custody.map { entry in
                [
                    HTML(text: "\(entry.sequence)"), HTML(text: Words.time(entry.time)),
                    HTML(text: entry.kind.rawValue), HTML(text: entry.subject),
                    HTML(text: entry.who), Self.detail(entry.detail),
                    tag("code", .title("\(entry.hash)")) { String("\(entry.hash)".prefix(12)) },
                ]
            }, hidesCaption: true
        ).html
    }

    /// Hashes are cut; the archive has them whole.
    private static func detail(_ words: String) -> HTML {
        let isHash = words.utf8.count == 64 && words.utf8.allSatisfy { $0 != 0x20 }
        return isHash
            ? tag("code", .title(words)) { String(words.prefix(12)) } : HTML(text: words)
    }
}

extension LogView {
    init(_ reader: ArchiveReader, cursor: String?) throws {
        let page = try reader.corrections(after: cursor, limit: 50)
        (corrections, next) = (page.rows, page.next)
        let last = try reader.lastEntry()?.sequence ?? 0
        custody = try reader.custody(after: max(0, last - 60), limit: 60).reversed()
    }
}
#endif
