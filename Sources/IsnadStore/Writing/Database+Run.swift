import GRDB

extension Database {
    /// Runs a statement that is prepared once for each connection.
    func run(_ sql: String, _ values: [(any DatabaseValueConvertible)?]) throws {
        let statement = try cachedStatement(sql: sql)
        // Every statement here has as many values as marks; checking that for each of some hundred thousand rows costs as much as binding.
        statement.setUncheckedArguments(StatementArguments(values))
        try statement.execute()
    }
}
