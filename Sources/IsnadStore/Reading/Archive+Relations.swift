import GRDB
import IsnadCorroboration
import IsnadModel

extension Archive {
    /// How reports stand to each other: each pair once, the report printed first before the other. Needs a corroborated archive.
    ///
    /// - Parameters:
    ///   - report: only pairs with this report.
    ///   - body: called with the relations of one report after another, in the order of their ids.
    package func relations(of report: String? = nil, _ body: ([ReportRelation]) throws -> Void) throws {
        try read { db in
            let decided = corroborator.deciding(try ArchiveState.decisions(db))
            var finder = RelationFinder(decided, try StoreIndex(db, decided))
            let ids = try report.map { [$0] } ?? String.fetchAll(db, sql: "SELECT id FROM report ORDER BY published, id")
            for id in ids { try body(try finder.relations(of: id, isFull: report != nil)) }
        }
    }

    /// Happenings that reports tell, those of most reports first.
    package func happenings() throws -> [Happening] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT json FROM happening ORDER BY report_count DESC, id").map { try $0.record(Happening.self) }
        }
    }

    /// The happening that is the main matter of a report.
    package func happening(ofReport report: String) throws -> Happening? {
        let sql = "SELECT h.json FROM happening h JOIN report_happening r ON r.happening = h.id WHERE r.report = ?"
        return try read { try Row.fetchOne($0, sql: sql, arguments: [report])?.record(Happening.self) }
    }

    /// What reports changed in stories, in the order in which it happened.
    ///
    /// - Parameters:
    ///   - run: only updates with this number or a higher one.
    ///   - day: only changes by reports that were printed on this day or later.
    package func changes(sinceRun run: Int? = nil, sinceDay day: CivilDate? = nil) throws -> [StoredChange] {
        try read { db in
            let sql = "SELECT * FROM change WHERE run >= ? AND (? IS NULL OR day >= ?) ORDER BY seq"
            let text = day?.description
            return try Row.fetchAll(db, sql: sql, arguments: [run ?? 0, text, text]).map { row in
                guard let kind = StoryChange.Kind(rawValue: try row.text("kind")) else {
                    throw DatabaseError(message: "unknown kind of change: \(try row.text("kind"))")
                }
                let change = StoryChange(
                    story: try row.text("story"), kind: kind, detail: try row.text("detail"), reports: try row.record([String].self, "reports"))
                return StoredChange(run: try row.integer("run"), day: try row.day("day"), change: change)
            }
        }
    }
}

/// A change with the update that made it.
package struct StoredChange: Hashable, Sendable, Codable {
    package var run: Int
    /// Day of publication of the latest report that made it.
    package var day: CivilDate?
    package var change: StoryChange
}
