import GRDB
import IsnadCorroboration
import IsnadModel
import IsnadScript

extension Archive {
    /// Works out entities, copies, origins and stories of all stored documents anew and replaces the old ones in one transaction.
    ///
    /// Readers see the old or the new ones, never a mixture.
    @discardableResult
    package func recorroborate() throws -> Corroboration {
        let result = corroborator.corroborate(try codedDocuments())
        try write { db in
            let writer = CorroborationWriter(db: db)
            try writer.clear()
            try writer.write(result)
            try ArchiveState.setCorroborated(true, db)
        }
        try checkpoint()
        return result
    }
}

/// Writes what corroboration found; runs inside a transaction.
struct CorroborationWriter {
    let db: Database

    func clear() throws {
        for table in ["story_link", "story_claim", "story", "claim_origin", "origin", "copy_passage", "copy", "entity_relation", "entity_name"] {
            try db.execute(sql: "DELETE FROM \(table)")
        }
        try db.execute(sql: "UPDATE claim_participant SET entity = NULL WHERE entity IS NOT NULL")
        try db.execute(sql: "DELETE FROM entity")
    }

    func write(_ result: Corroboration) throws {
        for entity in result.entities { try insert(entity) }
        for relation in result.relations {
            try run(
                "INSERT INTO entity_relation (part, whole, relation, rule, detail) VALUES (?, ?, ?, ?, ?)",
                [relation.part, relation.whole, relation.relation, relation.reason.rule, relation.reason.detail])
        }
        for participant in result.participants {
            try run(
                "UPDATE claim_participant SET entity = ? WHERE claim = ? AND slot = ? AND ordinal = ?",
                [participant.entity, participant.claim, participant.slot, participant.ordinal])
        }
        for copy in result.copies { try insert(copy) }
        for origin in result.origins {
            try run(
                "INSERT INTO origin (id, name, kind, entity, held_by, json) VALUES (?, ?, ?, ?, ?, ?)",
                [origin.id, origin.name, origin.kind.rawValue, origin.entity, origin.heldBy, try RecordJSON.string(origin)])
        }
        for link in result.claimOrigins {
            try run(
                "INSERT INTO claim_origin (claim, origin, rule, detail) VALUES (?, ?, ?, ?)",
                [link.claim, link.origin, link.reason.rule, link.reason.detail])
        }
        for story in result.stories { try insert(story) }
        for link in result.links {
            try run(
                "INSERT INTO story_link (story, a, b, rule, detail) VALUES (?, ?, ?, ?, ?)",
                [link.story, link.a, link.b, link.reason.rule, link.reason.detail])
        }
    }

    private func insert(_ entity: Entity) throws {
        try run(
            "INSERT INTO entity (id, name, kind, is_partial_name, claim_count, json) VALUES (?, ?, ?, ?, ?, ?)",
            [
                entity.id, entity.name, entity.kind.rawValue, entity.isPartialName ? 1 : 0, entity.claimCount,
                try RecordJSON.string(entity),
            ])
        for name in entity.names {
            try run(
                "INSERT INTO entity_name (entity, name, folded_name) VALUES (?, ?, ?)", [entity.id, name, Folding.key(name)])
        }
    }

    private func insert(_ copy: Copy) throws {
        try run(
            """
            INSERT INTO copy (id, relation, first_report, second_report, words, share_of_first, share_of_second, rule, detail)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                copy.id, copy.relation.rawValue, copy.first, copy.second, copy.words, copy.shareOfFirst, copy.shareOfSecond,
                copy.reason.rule, copy.reason.detail,
            ])
        for (ordinal, passage) in copy.passages.enumerated() {
            try run(
                "INSERT INTO copy_passage (copy, ordinal, first_start, first_end, second_start, second_end) VALUES (?, ?, ?, ?, ?, ?)",
                [copy.id, ordinal, passage.first.start, passage.first.end, passage.second.start, passage.second.end])
        }
    }

    private func insert(_ story: Story) throws {
        let contradictions = story.agreement.filter { $0.relation == .contradict }.count
        try run(
            """
            INSERT INTO story (id, type, start_day, end_day, claim_count, report_count, origins_low, origins_high, denials_low,
                denials_high, contradictions, json)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                story.id, story.type.rawValue, story.start?.description, story.end?.description, story.claims.count, story.reportCount,
                story.origins.low, story.origins.high, story.denials.low, story.denials.high, contradictions,
                try RecordJSON.string(story),
            ])
        for (ordinal, claim) in story.claims.enumerated() {
            try run("INSERT INTO story_claim (story, claim, ordinal) VALUES (?, ?, ?)", [story.id, claim, ordinal])
        }
    }

    private func run(_ sql: String, _ values: [(any DatabaseValueConvertible)?]) throws {
        try db.cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
    }
}
