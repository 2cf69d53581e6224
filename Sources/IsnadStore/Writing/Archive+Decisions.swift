import GRDB
import IsnadCorroboration
import IsnadModel

extension Archive {
    /// Notes a decision about entities and works out anew whatever it touches. It holds for every report that comes later.
    ///
    /// - Throws: `ArchiveError`, also where an entity that it names is not in the archive.
    package func decide(_ decision: EntityDecision) throws {
        try write { db in
            let log = try ArchiveState.decisionLog(db)
            let (before, after) = (EntityDecisions(log), EntityDecisions(log + [decision]))
            let named = [decision.entity, decision.other].compactMap { $0 }
            for id in named where decision.action != .undo {
                guard try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM entity WHERE id = ?)", arguments: [id]) ?? false else {
                    throw ArchiveError.failed(path: path, cause: "no entity has the id \(id)")
                }
            }
            let removal = ReportRemoval(db: db, corroborator: corroborator.deciding(before))
            let reports = try Archive.reports(db, naming: before.touched(by: decision).union(after.touched(by: decision)))
            for report in reports { try removal.detach(report) }
            try db.execute(sql: "INSERT INTO entity_decision (json) VALUES (?)", arguments: [try RecordJSON.string(decision)])
            for report in reports { try removal.wait(report) }
        }
        try recorroborate()
    }

    /// What was decided, in order.
    package func decisions() throws -> [EntityDecision] { try read { try ArchiveState.decisionLog($0) } }

    private static func reports(_ db: Database, naming entities: Set<String>) throws -> [String] {
        let ids = try RecordJSON.string(entities.sorted(by: isOrderedBefore))
        return try String.fetchAll(
            db,
            sql: """
                SELECT DISTINCT c.report FROM claim_participant p JOIN claim c ON c.id = p.claim
                WHERE p.entity IN (SELECT value FROM json_each(?)) ORDER BY 1
                """, arguments: [ids])
    }
}
