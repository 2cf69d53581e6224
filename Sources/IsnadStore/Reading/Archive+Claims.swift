import GRDB
import IsnadCorroboration
import IsnadModel

extension Archive {
    /// Claims by day (of the happening where told, else of publication), then as they stand in their reports.
    package func claims(_ filter: ArchiveFilter = ArchiveFilter()) throws -> [StoredClaim] {
        try read { try Archive.claims($0, filter, corroborator.resolver) }
    }

    static func claims(_ db: Database, _ filter: ArchiveFilter, _ resolver: EntityResolver) throws -> [StoredClaim] {
        let order = filter.report == nil ? "coalesce(c.time_start, r.published), c.report, c.ordinal" : "c.ordinal"
        return try claims(db, Condition.claims(filter, resolver), order: order, page: Condition.page(filter))
    }

    /// - Parameters:
    ///   - condition: on rows of `claim` (as `c`) joined with its `report` (as `r`).
    ///   - page: `LIMIT` and `OFFSET`, or nothing.
    static func claims(_ db: Database, _ condition: Condition, order: String, page: String) throws -> [StoredClaim] {
        let sql = """
            SELECT c.id, c.report, c.json, r.outlet, r.published, r.title, s.story, o.id AS origin, o.name AS origin_name,
                o.kind AS origin_kind
            FROM claim c JOIN report r ON r.id = c.report
            LEFT JOIN story_claim s ON s.claim = c.id
            LEFT JOIN claim_origin k ON k.claim = c.id LEFT JOIN origin o ON o.id = k.origin
            \(condition.sql) ORDER BY \(order)\(page)
            """
        let rows = try Row.fetchAll(db, sql: sql, arguments: condition.arguments)
        let participants = try participants(db, of: try rows.map { try $0.text("id") })
        return try rows.map { row in
            let id = try row.text("id")
            return StoredClaim(
                id: id, report: try row.text("report"), claim: try row.record(Claim.self), outlet: try row.optionalText("outlet"),
                published: try row.day("published"), title: try row.optionalText("title"), story: try row.optionalText("story"),
                origin: try row.optionalText("origin"), originName: try row.optionalText("origin_name"),
                originKind: try row.optionalText("origin_kind"), participants: participants[id] ?? [])
        }
    }

    private static func participants(_ db: Database, of claims: [String]) throws -> [String: [ClaimParticipant]] {
        // In the order of `Claim.slots`.
        let sql = """
            SELECT claim, slot, ordinal, entity FROM claim_participant
            WHERE claim IN (SELECT value FROM json_each(?)) AND entity IS NOT NULL
            ORDER BY claim, instr('agent target to from place chain', slot), ordinal
            """
        let participants = try Row.fetchAll(db, sql: sql, arguments: [try RecordJSON.string(claims)]).map { row in
            ClaimParticipant(
                claim: try row.text("claim"), slot: try row.text("slot"), ordinal: try row.integer("ordinal"),
                entity: try row.text("entity"))
        }
        return Dictionary(grouping: participants, by: \.claim)
    }
}
