import GRDB

/// Puts rows that were written into the search index, many at a time; runs inside a transaction.
///
/// Triggers would put each row in by itself, and SQLite writes an index out before every statement of several steps: a segment for each
/// claim, which then have to be merged.
struct SearchWriter {
    private let db: Database
    /// The last rows that the index holds.
    private var report: Int64 = 0
    private var claim: Int64 = 0

    init(_ db: Database) throws {
        self.db = db
        try begin()
    }

    /// From here on: what stands in the tables now, the index holds.
    mutating func begin() throws {
        report = try last("report")
        claim = try last("claim")
    }

    mutating func flush() throws {
        try db.run("INSERT INTO report_search (rowid, folded_title, folded_text) SELECT key, folded_title, folded_text FROM report WHERE key > ?", [report])
        try db.run("INSERT INTO claim_search (rowid, folded_sentence) SELECT key, folded_sentence FROM claim WHERE key > ?", [claim])
        try begin()
    }

    private func last(_ table: String) throws -> Int64 {
        try Int64.fetchOne(try db.cachedStatement(sql: "SELECT max(key) FROM \(table)")) ?? 0
    }
}
