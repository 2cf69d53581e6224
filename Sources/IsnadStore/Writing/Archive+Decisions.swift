import GRDB
import IsnadCorroboration
import IsnadModel

extension Archive {
    /// Notes a decision about entities and works out anew whatever it touches. It holds for every report that comes later.
    ///
    /// - Throws: `ArchiveError`, also where an entity that it names is not in the archive.
    @discardableResult
    package func decide(_ decision: EntityDecision) throws -> Int {
        let seq = try write { db in
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
            let seq = Int(db.lastInsertedRowID)
            for report in reports { try removal.wait(report) }
            return seq
        }
        try recorroborate()
        return seq
    }

    /// Takes back one decision; one that was taken back already, or is itself an undoing, is refused.
    @discardableResult
    package func undoDecision(_ seq: Int, who: String?, at: String?, note: String? = nil) throws -> Int {
        guard let known = try decisionList(only: [seq]).first, known.decision.action != .undo else { throw ReviewRefusal.noSuchEvent(seq) }
        guard known.isInForce else { throw ReviewRefusal.alreadyUndone(seq) }
        let old = known.decision
        var undo = EntityDecision(action: .undo, entity: old.entity, other: old.other, name: old.name, note: note)
        (undo.of, undo.who, undo.at) = (old.action, who, at)
        return try decide(undo)
    }

    /// Decisions with their numbers, the latest first.
    /// - Parameters:
    ///   - entity: only those that name it, or the entity that it now is.
    ///   - before: only those with a lower number.
    package func decisionList(about entity: String? = nil, only: [Int]? = nil, limit: Int = Int.max, before: Int? = nil) throws -> [StoredDecision] {
        let rows = try read { db in
            try Row.fetchAll(db, sql: "SELECT seq, json FROM entity_decision ORDER BY seq").map { row in
                (seq: try row.integer("seq"), decision: try row.record(EntityDecision.self))
            }
        }
        let log = rows.map(\.decision)
        let decided = EntityDecisions(log)
        let all = zip(rows, EntityDecisions.standing(log)).map { row, isInForce in
            StoredDecision(seq: row.seq, decision: row.decision, isInForce: isInForce, shown: StoredDecision.shown(row.decision, decided))
        }
        let kept = all.reversed().filter { stored in
            (only?.contains(stored.seq) ?? true) && (before.map { stored.seq < $0 } ?? true) && (entity.map(stored.isAbout) ?? true)
        }
        return Array(kept.prefix(limit))
    }

    /// The entity that an id stands for after what people decided.
    package func standingEntity(_ id: String) throws -> String { EntityDecisions(try decisions()).resolved(id) }

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

/// A decision about entities with its number in the log.
package struct StoredDecision: Hashable, Sendable, Codable {
    package var seq: Int
    package var decision: EntityDecision
    /// Whether no later decision takes it back.
    package var isInForce: Bool
    /// Where what it is about is found now: the entity that stayed, or the one that was split off.
    package var shown: String

    fileprivate static func shown(_ decision: EntityDecision, _ decided: EntityDecisions) -> String {
        switch decision.action {
        case .split: decided.resolved(decision.name.map { EntityDecisions.splitID(decision.entity, $0) } ?? decision.entity)
        default: decided.resolved(decision.entity)
        }
    }

    fileprivate func isAbout(_ entity: String) -> Bool {
        decision.entity == entity || decision.other == entity || shown == entity
    }
}
