import GRDB
import IsnadCorroboration
import IsnadModel

extension Archive {
    /// All that the archive holds about one name; nil when nobody has it. Needs a corroborated archive.
    package func dossier(_ name: String) throws -> Dossier? {
        try read { db in
            let corroboration = try Archive.corroboration(db)
            let finder = DossierBuilder([], corroboration, corroborator)
            let claims = finder.claims(about: name)
            let ids = try RecordJSON.string(claims.sorted(by: isOrderedBefore))
            let condition = "WHERE r.id IN (SELECT report FROM claim WHERE id IN (SELECT value FROM json_each(?)))"
            let documents = try Archive.codedDocuments(db, condition, [ids])
            return DossierBuilder(documents, corroboration, corroborator).dossier(name)
        }
    }

    /// The stored corroboration, copies left out.
    static func corroboration(_ db: Database) throws -> Corroboration {
        var result = Corroboration()
        result.entities = try Row.fetchAll(db, sql: "SELECT json FROM entity ORDER BY id").map { try $0.record(Entity.self) }
        result.relations = try relations(db, "", [])
        result.participants = try Row.fetchAll(
            db, sql: "SELECT claim, slot, ordinal, entity FROM claim_participant WHERE entity IS NOT NULL ORDER BY claim, slot, ordinal"
        ).map { row in
            ClaimParticipant(
                claim: try row.text("claim"), slot: try row.text("slot"), ordinal: try row.integer("ordinal"),
                entity: try row.text("entity"))
        }
        result.origins = try Row.fetchAll(db, sql: "SELECT json FROM origin ORDER BY id").map { try $0.record(Origin.self) }
        result.claimOrigins = try Row.fetchAll(db, sql: "SELECT * FROM claim_origin ORDER BY claim").map { row in
            ClaimOrigin(claim: try row.text("claim"), origin: try row.text("origin"), reason: try row.reason())
        }
        result.stories = try Row.fetchAll(db, sql: "SELECT json FROM story ORDER BY id").map { try $0.record(Story.self) }
        result.links = try links(db, "", [])
        return result
    }
}
