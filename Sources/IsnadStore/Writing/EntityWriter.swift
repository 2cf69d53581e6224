import GRDB
import IsnadCorroboration
import IsnadModel
import IsnadScript

/// Adds what reports say of entities to the archive's tallies, takes it off again, and writes the entities that changed.
struct EntityWriter {
    let db: Database
    let resolver: EntityResolver

    /// Adds a report; gives the entities that it touches.
    func add(_ report: Report) throws -> Set<String> {
        let tally = resolver.tally(report)
        for (form, count) in tally.forms {
            try db.run(
                """
                INSERT INTO entity_form (entity, name, kind, uses) VALUES (?, ?, ?, ?)
                ON CONFLICT (entity, name, kind) DO UPDATE SET uses = uses + excluded.uses
                """, [form.entity, form.name, form.kind.rawValue, count])
        }
        for (entity, count) in tally.claims {
            try db.run(
                "INSERT INTO entity_tally (entity, claims) VALUES (?, ?) ON CONFLICT (entity) DO UPDATE SET claims = claims + excluded.claims",
                [entity, count])
        }
        // The row must be there before a participant points to it.
        let touched = Set(tally.forms.keys.map(\.entity))
        for entity in touched {
            try db.run("INSERT OR IGNORE INTO entity (id, name, kind, is_partial_name, claim_count, json) VALUES (?, '', 'other', 0, 0, '{}')", [entity])
        }
        for participant in tally.participants {
            try db.run(
                "UPDATE claim_participant SET entity = ? WHERE claim = ? AND slot = ? AND ordinal = ?",
                [participant.entity, participant.claim, participant.slot, participant.ordinal])
        }
        return touched
    }

    /// Takes a report off, under the decisions that held when it was added; gives the entities that it touched.
    func remove(_ report: Report) throws -> Set<String> {
        let tally = resolver.tally(report)
        for (form, count) in tally.forms {
            try db.run(
                "UPDATE entity_form SET uses = uses - ? WHERE entity = ? AND name = ? AND kind = ?",
                [count, form.entity, form.name, form.kind.rawValue])
        }
        for (entity, count) in tally.claims { try db.run("UPDATE entity_tally SET claims = claims - ? WHERE entity = ?", [count, entity]) }
        return Set(tally.forms.keys.map(\.entity))
    }

    /// Writes entities from their tallies; those that nobody names any more go.
    func rewrite(_ ids: Set<String>) throws {
        var parts: Set<String> = []
        for id in ids.sorted(by: isOrderedBefore) {
            try db.run("DELETE FROM entity_form WHERE entity = ? AND uses <= 0", [id])
            try db.run("DELETE FROM entity_whole WHERE part = ?", [id])
            var forms: [EntityForm: Int] = [:]
            for row in try Row.fetchAll(try db.cachedStatement(sql: "SELECT * FROM entity_form WHERE entity = ?"), arguments: [id]) {
                guard let kind = MentionKind(rawValue: try row.text("kind")) else { continue }
                forms[EntityForm(entity: id, name: try row.text("name"), kind: kind)] = try row.integer("uses")
            }
            parts.insert(id)
            parts.formUnion(try String.fetchAll(try db.cachedStatement(sql: "SELECT part FROM entity_whole WHERE whole = ?"), arguments: [id]))
            if forms.isEmpty {
                try db.run("DELETE FROM entity WHERE id = ?", [id])
                try db.run("DELETE FROM entity_tally WHERE entity = ?", [id])
            } else {
                let claims = try Int.fetchOne(try db.cachedStatement(sql: "SELECT claims FROM entity_tally WHERE entity = ?"), arguments: [id]) ?? 0
                try write(resolver.entity(id, forms, claims: claims))
            }
        }
        for part in parts.sorted(by: isOrderedBefore) { try relate(part) }
    }

    private func write(_ entity: Entity) throws {
        try db.run(
            """
            INSERT INTO entity (id, name, kind, is_partial_name, claim_count, json) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
                name = excluded.name, kind = excluded.kind, is_partial_name = excluded.is_partial_name, claim_count = excluded.claim_count,
                json = excluded.json
            """,
            [
                entity.id, entity.name, entity.kind.rawValue, entity.isPartialName ? 1 : 0, entity.claimCount,
                RecordJSON.string(entity),
            ])
        try db.run("DELETE FROM entity_name WHERE entity = ?", [entity.id])
        for name in entity.names {
            try db.run("INSERT INTO entity_name (entity, name, folded_name) VALUES (?, ?, ?)", [entity.id, name, Folding.key(name)])
        }
        for (rank, relation) in resolver.wholes(of: entity).enumerated() {
            try db.run(
                "INSERT INTO entity_whole (part, rank, whole, relation, rule, detail) VALUES (?, ?, ?, ?, ?, ?)",
                [relation.part, rank, relation.whole, relation.relation, relation.reason.rule, relation.reason.detail])
        }
    }

    /// A part is joined to the likeliest whole that is itself spoken of.
    private func relate(_ part: String) throws {
        try db.run("DELETE FROM entity_relation WHERE part = ?", [part])
        try db.run(
            """
            INSERT INTO entity_relation (part, whole, relation, rule, detail)
            SELECT w.part, w.whole, w.relation, w.rule, w.detail FROM entity_whole w
            JOIN entity p ON p.id = w.part JOIN entity e ON e.id = w.whole WHERE w.part = ? ORDER BY w.rank LIMIT 1
            """, [part])
    }
}
