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

extension Archive {
    /// Documents without their claims, by report; ids that are no report's are left out.
    package func documents(_ reports: [String]) throws -> [String: Document] {
        let sql = "SELECT * FROM report WHERE id IN (SELECT value FROM json_each(?))"
        let list = try RecordJSON.string(reports)
        return try read { db in
            var documents: [String: Document] = [:]
            for row in try Row.fetchAll(db, sql: sql, arguments: [list]) { documents[try row.text("id")] = try row.document() }
            return documents
        }
    }

    /// What is known of a report beside its text.
    package func contentHash(of report: String) throws -> String? {
        try read { try String.fetchOne($0, sql: "SELECT content_hash FROM report WHERE id = ?", arguments: [report]) }
    }

    /// Copies between reports of a set.
    package func copies(among reports: [String]) throws -> [Copy] {
        guard reports.count > 1 else { return [] }
        let list = try RecordJSON.string(reports)
        let ids = try read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT id FROM copy WHERE first_report IN (SELECT value FROM json_each(?1)) AND second_report IN (SELECT value FROM json_each(?1))
                    """, arguments: [list])
        }
        guard !ids.isEmpty else { return [] }
        let wanted = Set(ids)
        var copies: [String: Copy] = [:]
        for report in reports { for copy in try self.copies(of: report) where wanted.contains(copy.id) { copies[copy.id] = copy } }
        return copies.values.sorted { isOrderedBefore($0.id, $1.id) }
    }

    /// The first claim of each story.
    package func firstClaims(of stories: [String]) throws -> [String: Claim] {
        let list = try RecordJSON.string(stories)
        return try read { db in
            let sql = """
                SELECT s.story, c.json FROM story_claim s JOIN claim c ON c.id = s.claim
                WHERE s.ordinal = 0 AND s.story IN (SELECT value FROM json_each(?))
                """
            var claims: [String: Claim] = [:]
            for row in try Row.fetchAll(db, sql: sql, arguments: [list]) { claims[try row.text("story")] = try row.record(Claim.self) }
            return claims
        }
    }

    /// Stories by id.
    package func stories(ids: [String]) throws -> [Story] {
        let list = try RecordJSON.string(ids)
        return try read { db in
            try Row.fetchAll(db, sql: "SELECT json FROM story WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id", arguments: [list])
                .map { try $0.record(Story.self) }
        }
    }

    // MARK: Entities

    /// Claims in which an entity or a part of it fills a slot, the latest first.
    package func claims(about entities: [String], limit: Int, offset: Int = 0) throws -> [StoredClaim] {
        let list = try RecordJSON.string(entities)
        let order = "coalesce(c.time_start, r.published) DESC, c.report, c.ordinal"
        return try read { db in
            // Ids first: the records are long, and only those shown need be read.
            let sql = """
                SELECT c.id FROM claim c JOIN report r ON r.id = c.report
                WHERE c.id IN (SELECT claim FROM claim_participant WHERE entity IN (SELECT value FROM json_each(?)))
                ORDER BY \(order) LIMIT \(max(0, limit)) OFFSET \(max(0, offset))
                """
            let ids = try String.fetchAll(db, sql: sql, arguments: [list])
            var condition = Condition()
            condition.add("c.id IN (SELECT value FROM json_each(?))", try RecordJSON.string(ids))
            return try Archive.claims(db, condition, order: order, page: "")
        }
    }

    package func claimCount(about entities: [String]) throws -> Int {
        let sql = "SELECT count(DISTINCT claim) FROM claim_participant WHERE entity IN (SELECT value FROM json_each(?))"
        return try read { try Int.fetchOne($0, sql: sql, arguments: [try RecordJSON.string(entities)]) ?? 0 }
    }

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
        let sql = """
            SELECT e.id, e.name, p.slot || '-' || q.slot AS slots, count(*) AS n
            FROM claim_participant p JOIN claim_participant q ON q.claim = p.claim AND q.entity <> p.entity JOIN entity e ON e.id = q.entity
            WHERE p.entity IN (SELECT value FROM json_each(?1)) AND q.entity NOT IN (SELECT value FROM json_each(?1))
                AND p.slot IN ('agent', 'target', 'to', 'from') AND q.slot IN ('agent', 'target', 'to', 'from') AND p.slot <> q.slot
                AND e.kind IN ('person', 'organisation', 'group')
            GROUP BY e.id, slots ORDER BY n DESC, e.id LIMIT \(max(0, limit))
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
            SELECT min(v.text) AS key, count(*) AS n, 0 AS contested FROM claim_evidence v
            WHERE v.slot = 'reason' AND v.claim IN (SELECT claim FROM claim_participant WHERE entity IN (SELECT value FROM json_each(?)))
            GROUP BY v.text ORDER BY n DESC, key LIMIT \(max(0, limit))
            """, [try RecordJSON.string(entities)])
    }
}
