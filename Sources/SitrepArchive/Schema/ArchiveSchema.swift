import GRDB

/// The archive's tables, and how an archive of an older format becomes one of today's.
///
/// A format is never changed once it has been released; what is new comes as a further migration.
enum ArchiveSchema {
    /// "SITR": tells archives from other SQLite files.
    static let applicationID = 0x5349_5452
    /// The newest format, as in `PRAGMA user_version`.
    static let format = formats.count

    /// The steps from an empty file to today's format, oldest first.
    static let formats: [(name: String, sql: String)] = [
        ("1 captures, articles, readings, records, custody", Format1.sql)
    ]

    /// The steps up to a format; all where none is given.
    static func migrator(upTo last: Int = format) -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for (number, step) in formats.prefix(last).enumerated() {
            migrator.registerMigration(step.name) { db in
                try db.execute(sql: step.sql)
                try db.execute(sql: "PRAGMA user_version = \(number + 1)")
                try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            }
        }
        return migrator
    }
}
