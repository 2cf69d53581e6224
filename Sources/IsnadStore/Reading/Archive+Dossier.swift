import GRDB
import IsnadCorroboration
import IsnadModel
import IsnadScript

extension Archive {
    /// All that the archive holds about one name; nil when nobody has it. Needs a corroborated archive.
    package func dossier(_ name: String) throws -> Dossier? {
        try read { db in
            let decided = corroborator.deciding(try ArchiveState.decisions(db))
            let entities = try Archive.entities(db, called: name, decided.resolver)
            guard !entities.isEmpty else { return nil }
            var known = Corroboration()
            let ids = try RecordJSON.string(entities.map(\.id))
            known.relations = try Archive.relations(db, " WHERE whole IN (SELECT value FROM json_each(?))", [ids])
            known.entities = entities
            let all = try RecordJSON.string(entities.map(\.id) + known.relations.map(\.part))
            let claims = "SELECT claim FROM claim_participant WHERE entity IN (SELECT value FROM json_each(?))"
            try Archive.fill(&known, db, claims, all)
            let condition = "WHERE r.id IN (SELECT report FROM claim WHERE id IN (\(claims)))"
            let documents = try Archive.codedDocuments(db, condition, [all])
            return DossierBuilder(documents, known, decided).dossier(of: entities)
        }
    }

    /// Entities that a name means by itself or by the tables; only where there are none, those with its words inside longer names.
    private static func entities(_ db: Database, called name: String, _ resolver: EntityResolver) throws -> [Entity] {
        let ids = try RecordJSON.string(Set(MentionKind.allCases.map { resolver.id(name: name, kind: $0) } + [name]).sorted(by: isOrderedBefore))
        let exact = try Row.fetchAll(db, sql: "SELECT json FROM entity WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id", arguments: [ids])
        if !exact.isEmpty { return try exact.map { try $0.record(Entity.self) } }
        let key = Folding.key(name)
        guard !key.isEmpty else { return [] }
        let sql = """
            SELECT json FROM entity WHERE id IN (SELECT entity FROM entity_name WHERE instr(' ' || folded_name || ' ', ?) > 0) ORDER BY id
            """
        return try Row.fetchAll(db, sql: sql, arguments: [" " + key + " "]).map { try $0.record(Entity.self) }
    }

    /// - Parameter claims: a query for the ids of claims, with one argument.
    private static func fill(_ known: inout Corroboration, _ db: Database, _ claims: String, _ argument: String) throws {
        let participants = "SELECT claim, slot, ordinal, entity FROM claim_participant WHERE entity IN (SELECT value FROM json_each(?))"
        known.participants = try Row.fetchAll(db, sql: participants, arguments: [argument]).map { row in
            ClaimParticipant(
                claim: try row.text("claim"), slot: try row.text("slot"), ordinal: try row.integer("ordinal"), entity: try row.text("entity"))
        }
        known.claimOrigins = try Row.fetchAll(
            db, sql: "SELECT claim, origin, rule, detail FROM claim_origin WHERE claim IN (\(claims)) ORDER BY claim", arguments: [argument]
        ).map { ClaimOrigin(claim: try $0.text("claim"), origin: try $0.text("origin"), reason: try $0.reason()) }
        known.origins = try Row.fetchAll(
            db, sql: "SELECT json FROM origin WHERE id IN (SELECT origin FROM claim_origin WHERE claim IN (\(claims))) ORDER BY id",
            arguments: [argument]
        ).map { try $0.record(Origin.self) }
        known.stories = try Row.fetchAll(
            db, sql: "SELECT json FROM story WHERE id IN (SELECT story FROM story_claim WHERE claim IN (\(claims))) ORDER BY id",
            arguments: [argument]
        ).map { try $0.record(Story.self) }
    }
}
