import GRDB
import IsnadCorroboration
import IsnadModel

/// Somebody whom claims name beside an entity, and how often.
package struct Neighbour: Hashable, Sendable, Codable {
    package var id: String
    package var name: String
    /// Slots of the entity asked for and of the neighbour: `agent-target`.
    package var slots: String
    package var count: Int
}

/// The claims in which an entity or a part of it fills a slot: how many, how they spread over months, and one page of them.
package struct EntityClaims: Sendable {
    package var total: Int
    /// The latest first.
    package var claims: [StoredClaim]
    /// `type month` → claims that do not deny it: `defection 2018-11`.
    package var months: [StoryTally]
    /// The latest figures of strength.
    package var figures: [StoredClaim]
}

extension Archive {
    /// - Parameters:
    ///   - types: those counted by month.
    ///   - figures: at most so many figures of strength.
    package func entityClaims(_ entities: [String], limit: Int, offset: Int = 0, types: [String] = [], figures: Int = 0) throws -> EntityClaims {
        let list = try RecordJSON.string(entities)
        // One walk through the indexes; the records are long, and only those shown are read.
        let sql = """
            WITH mine AS MATERIALIZED (
                SELECT c.id, c.type, c.modality, c.report, c.ordinal, coalesce(c.time_start, r.published) AS day
                FROM (SELECT DISTINCT claim FROM claim_participant WHERE entity IN (SELECT value FROM json_each(?1))) m
                CROSS JOIN claim c INDEXED BY claim_face ON c.id = m.claim LEFT JOIN report r INDEXED BY report_face ON c.time_start IS NULL AND r.id = c.report)
            SELECT 'total' AS part, '' AS key, count(*) AS n FROM mine
            UNION ALL SELECT * FROM (
                SELECT 'month', type || ' ' || substr(day, 1, 7), count(*) FROM mine WHERE type IN (SELECT value FROM json_each(?2))
                AND modality NOT IN ('denied', 'hypothetical') AND day IS NOT NULL GROUP BY 2 ORDER BY 2)
            UNION ALL SELECT * FROM (
                SELECT 'figure', id, 0 FROM mine WHERE type = 'strength' AND day IS NOT NULL ORDER BY day DESC, report, ordinal LIMIT \(max(0, figures)))
            UNION ALL SELECT * FROM (
                SELECT 'claim', id, 0 FROM mine ORDER BY day DESC, report, ordinal LIMIT \(max(0, limit)) OFFSET \(max(0, offset)))
            """
        return try read { db in
            var (total, months) = (0, [StoryTally]())
            var ids: [String: [String]] = [:]
            for row in try Row.fetchAll(db, sql: sql, arguments: [list, try RecordJSON.string(types)]) {
                let (part, key, n) = (try row.text("part"), try row.text("key"), try row.integer("n"))
                switch part {
                case "total": total = n
                case "month": months.append(StoryTally(key: key, count: n, contested: 0))
                default: ids[part, default: []].append(key)
                }
            }
            return EntityClaims(
                total: total, claims: try Archive.claims(db, inOrder: ids["claim"] ?? []), months: months,
                figures: try Archive.claims(db, inOrder: ids["figure"] ?? []))
        }
    }

    /// Claims in the order of the ids given.
    static func claims(_ db: Database, inOrder ids: [String]) throws -> [StoredClaim] {
        guard !ids.isEmpty else { return [] }
        var condition = Condition()
        condition.add("c.id IN (SELECT value FROM json_each(?))", try RecordJSON.string(ids))
        let found = try Archive.claims(db, condition, order: "c.id", page: "")
        let byID = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        return ids.compactMap { byID[$0] }
    }

    package func claims(inOrder ids: [String]) throws -> [StoredClaim] { try read { try Archive.claims($0, inOrder: ids) } }

    package func entities(ids: [String]) throws -> [String: Entity] {
        let list = try RecordJSON.string(ids)
        return try read { db in
            var found: [String: Entity] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT id, json FROM entity WHERE id IN (SELECT value FROM json_each(?))", arguments: [list]) {
                found[try row.text("id")] = try row.record(Entity.self)
            }
            return found
        }
    }

    /// Those who act on an entity or suffer from it, the most frequent first.
    package func neighbours(of entities: [String], limit: Int = 14) throws -> [Neighbour] {
        let list = try RecordJSON.string(entities)
        let slots = "('agent', 'target', 'to', 'from')"
        let sql = """
            SELECT e.id, e.name, mine || '-' || theirs AS slots, n FROM (
                SELECT q.entity, p.slot AS mine, q.slot AS theirs, count(*) AS n
                FROM claim_participant p JOIN claim_participant q INDEXED BY claim_participant_role ON q.claim = p.claim AND q.slot IN \(slots)
                    AND q.entity IS NOT NULL
                WHERE p.entity IN (SELECT value FROM json_each(?1)) AND p.slot IN \(slots) AND p.slot <> q.slot
                    AND q.entity NOT IN (SELECT value FROM json_each(?1))
                GROUP BY 1, 2, 3) JOIN entity e ON e.id = entity
            WHERE e.kind IN ('person', 'organisation', 'group') ORDER BY n DESC, e.id, slots LIMIT \(max(0, limit))
            """
        return try read { db in
            try Row.fetchAll(db, sql: sql, arguments: [list]).map { row in
                Neighbour(id: try row.text("id"), name: try row.text("name"), slots: try row.text("slots"), count: try row.integer("n"))
            }
        }
    }

    /// Reasons that claims about entities cite, the most cited first.
    package func reasons(about entities: [String], limit: Int = 30) throws -> [StoryTally] {
        try tallies(
            """
            SELECT v.text AS key, count(*) AS n, 0 AS contested FROM claim_evidence v INDEXED BY claim_reason
            WHERE v.slot = 'reason' AND v.claim IN (SELECT claim FROM claim_participant WHERE entity IN (SELECT value FROM json_each(?)))
            GROUP BY v.text ORDER BY n DESC, key LIMIT \(max(0, limit))
            """, [try RecordJSON.string(entities)])
    }
}
