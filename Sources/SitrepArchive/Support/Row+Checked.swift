import GRDB

extension Row {
    /// The value of a column, for rows that verification reads: damaged ones must not end the process.
    ///
    /// - Throws: ``ArchiveError/damaged(path:detail:)`` where the column holds something else.
    func checked<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
        let value: DatabaseValue = self[column]
        guard let found = Value.fromDatabaseValue(value) else {
            throw ArchiveError.damaged(
                path: "", detail: "\(column) holds \(value.isNull ? "nothing" : "no such value")")
        }
        return found
    }

    /// The same where the column may be empty.
    func checkedIfAny<Value: DatabaseValueConvertible>(_ column: String) throws -> Value? {
        let value: DatabaseValue = self[column]
        if value.isNull { return nil }
        return try checked(column)
    }
}
