import Foundation
import GRDB
import SitrepModel

extension ArchiveWriter {
    /// What became of records: those that no longer hold, and those that hold now.
    package struct RecordDelta: Sendable {
        package var gone: [RecordDraft]
        package var made: [RecordDraft]

        package init(gone: [RecordDraft] = [], made: [RecordDraft] = []) {
            self.gone = gone
            self.made = made
        }
    }

    /// Keeps the new versions and ends the old ones; what is as it was is left alone.
    ///
    /// A record that shares traits with one that went is its next version: it takes over its lineage.
    /// Of several that could, the one with most in common does; the others begin lineages of their
    /// own, and one that nothing follows leaves a tombstone that names what took up its traits.
    package mutating func apply(_ delta: RecordDelta) throws {
        var ended: [Name: Ended] = [:]
        for draft in delta.gone {
            guard let row = try live(draft.kind, draft.id) else { continue }
            ended[Name(kind: draft.kind, id: draft.id)] = Ended(
                row: row.row, lineage: row.lineage, version: row.version, traits: draft.traits)
        }
        var fresh: [RecordDraft] = []
        var names: Set<Name> = []
        for draft in delta.made {
            let name = Name(kind: draft.kind, id: draft.id)
            guard names.insert(name).inserted else { continue }
            guard let row = try live(draft.kind, draft.id) else {
                fresh.append(draft)
                continue
            }
            ended[name] = nil
            if draft.content == row.content { continue }
            try replace(
                Ended(
                    row: row.row, lineage: row.lineage, version: row.version, traits: draft.traits),
                by: draft)
        }
        let heirs = Inheritance(ended: ended, fresh: fresh)
        for (n, draft) in fresh.enumerated() {
            if let old = heirs.predecessor[n].flatMap({ ended[$0] }) {
                try replace(old, by: draft)
            } else {
                try begin(draft)
            }
        }
        for name in heirs.left {
            guard let old = ended[name] else { continue }
            let heirs = heirs.claimants[name] ?? []
            try end(name, old, replacedBy: try heirs.map { try lineage(of: fresh[$0]) })
        }
    }

    /// Identifiers of the kind's live records.
    package func liveRecords(_ kind: RecordKind) throws -> [String] {
        try String.fetchAll(
            db, sql: "SELECT id FROM record WHERE kind = ? AND until IS NULL",
            arguments: [kind.rawValue])
    }

    /// Identifiers of the kind's live records of these days.
    package func liveRecords(
        _ kind: RecordKind, on days: some Sequence<CalendarDay>
    ) throws -> [String] {
        let statement = try db.cachedStatement(
            sql: "SELECT id FROM record WHERE kind = ? AND day = ? AND until IS NULL")
        return try days.flatMap {
            try String.fetchAll(statement, arguments: [kind.rawValue, $0.ordinal])
        }
    }

    /// A draft that stands for a live record, so that it can be ended by ``apply(_:)``.
    package func draft(_ kind: RecordKind, _ id: String) throws -> RecordDraft? {
        guard let row = try live(kind, id), let body = row.body else { return nil }
        return try RecordDraft(kind, body)
    }

    // MARK: One record

    struct Name: Hashable, Comparable {
        var kind: RecordKind
        var id: String

        static func < (a: Name, b: Name) -> Bool {
            (a.kind.rawValue, a.id) < (b.kind.rawValue, b.id)
        }
    }

    struct Ended {
        var row: Int
        var lineage: String
        var version: Int
        var traits: [String]
    }

    private func live(_ kind: RecordKind, _ id: String) throws -> RecordRow? {
        try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT * FROM record WHERE kind = ? AND id = ? AND until IS NULL"),
            arguments: [kind.rawValue, id]
        ).flatMap(RecordRow.init)
    }

    private mutating func begin(_ draft: RecordDraft) throws {
        // A lineage that ended may have begun with the same identifier.
        var lineage = draft.id
        var copy = 1
        while try hasLineage(draft.kind, lineage) {
            copy += 1
            lineage = "\(draft.id)-\(copy)"
        }
        try insert(draft, lineage: lineage, version: 1, .new)
    }

    private mutating func replace(_ old: Ended, by draft: RecordDraft) throws {
        try close(old.row, at: lastChange + 1)
        try insert(draft, lineage: old.lineage, version: old.version + 1, .changed)
    }

    private mutating func end(_ name: Name, _ old: Ended, replacedBy: [String]) throws {
        let number = nextChange()
        try close(old.row, at: number)
        try enter(
            Change(
                sequence: number, kind: name.kind, operation: .gone, id: name.id,
                lineage: old.lineage, version: old.version, replacedBy: replacedBy), rows: [])
    }

    private mutating func insert(
        _ draft: RecordDraft, lineage: String, version: Int, _ operation: Change.Operation
    ) throws {
        let number = nextChange()
        let row = try nextRow()
        let digest = try draft.insert(
            db, row: row, lineage: lineage, version: version, since: number)
        try enter(
            Change(
                sequence: number, kind: draft.kind, operation: operation, id: draft.id,
                lineage: lineage, version: version), rows: [digest])
    }

    private func close(_ row: Int, at change: ChangeNumber) throws {
        try db.cachedStatement(sql: "UPDATE record SET until = ? WHERE row = ?")
            .execute(arguments: [change, row])
        try db.cachedStatement(sql: "DELETE FROM record_text WHERE rowid = ?")
            .execute(arguments: [row])
    }

    private func nextRow() throws -> Int {
        (try Int.fetchOne(db.cachedStatement(sql: "SELECT max(row) FROM record")) ?? 0) + 1
    }

    private func hasLineage(_ kind: RecordKind, _ lineage: String) throws -> Bool {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT 1 FROM record WHERE kind = ? AND lineage = ? LIMIT 1"),
            arguments: [kind.rawValue, lineage]) != nil
    }

    private func lineage(of draft: RecordDraft) throws -> String {
        try live(draft.kind, draft.id)?.lineage ?? draft.id
    }
}

/// Which record follows which: by most traits in common, each once.
struct Inheritance {
    /// Of each fresh draft, by its index.
    private(set) var predecessor: [ArchiveWriter.Name?]
    /// What nothing follows, in order.
    private(set) var left: [ArchiveWriter.Name]
    /// Which fresh drafts share traits with what nothing follows.
    private(set) var claimants: [ArchiveWriter.Name: [Int]] = [:]

    init(ended: [ArchiveWriter.Name: ArchiveWriter.Ended], fresh: [RecordDraft]) {
        var holders: [String: [ArchiveWriter.Name]] = [:]
        for (name, old) in ended {
            for trait in Set(old.traits) {
                holders["\(name.kind.rawValue) \(trait)", default: []].append(name)
            }
        }
        var shared: [(count: Int, draft: Int, name: ArchiveWriter.Name)] = []
        for (n, draft) in fresh.enumerated() {
            var counts: [ArchiveWriter.Name: Int] = [:]
            for trait in Set(draft.traits) {
                for name in holders["\(draft.kind.rawValue) \(trait)"] ?? [] {
                    counts[name, default: 0] += 1
                }
            }
            for (name, count) in counts { shared.append((count, n, name)) }
        }
        shared.sort { ($1.count, $0.name, $0.draft) < ($0.count, $1.name, $1.draft) }
        predecessor = Array(repeating: nil, count: fresh.count)
        var taken: Set<ArchiveWriter.Name> = []
        for (_, n, name) in shared where predecessor[n] == nil && !taken.contains(name) {
            predecessor[n] = name
            taken.insert(name)
        }
        left = ended.keys.filter { !taken.contains($0) }.sorted()
        for (_, n, name) in shared where !taken.contains(name) {
            claimants[name, default: []].append(n)
        }
    }
}
