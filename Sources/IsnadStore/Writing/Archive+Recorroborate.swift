import GRDB
import IsnadCorroboration
import IsnadModel

extension Archive {
    /// Brings entities, copies, origins and stories up to date with all stored documents, touching only what those touch that came since.
    ///
    /// Readers see the old or the new ones, never a mixture. Where nothing is waiting, nothing happens.
    package func recorroborate() throws {
        while try corroboratePart() {}
        try checkpoint()
    }

    /// Reports taken into one transaction: enough to outweigh it, few enough to bound memory.
    private static let part = 400

    /// - Returns: whether reports are still waiting.
    private func corroboratePart() throws -> Bool {
        try write { db in
            let ids = try String.fetchAll(db, sql: "SELECT id FROM pending WHERE kind = 'report' ORDER BY id LIMIT \(Archive.part)")
            let former = try Row.fetchAll(db, sql: "SELECT json FROM pending WHERE kind = 'story' ORDER BY id").map { try $0.record(Story.self) }
            guard !ids.isEmpty || !former.isEmpty else { return false }
            let decided = corroborator.deciding(try ArchiveState.decisions(db))
            var index = try StoreIndex(db, decided)
            let entities = EntityWriter(db: db, resolver: decided.resolver)
            var touched: Set<String> = []
            var reports: [ReportFacts] = []
            for id in ids {
                guard let facts = try index.facts(id) else { continue }
                reports.append(facts)
                touched.formUnion(try entities.add(facts.report))
            }
            try entities.rewrite(touched)
            try decided.update(&index, reports, former: former)
            try db.execute(sql: "DELETE FROM pending WHERE kind = 'story'")
            for id in ids { try db.execute(sql: "DELETE FROM pending WHERE kind = 'report' AND id = ?", arguments: [id]) }
            return try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM pending)") ?? false
        }
    }
}

/// Takes a report out of what corroboration keeps, before it is replaced or read under other decisions; runs inside a transaction.
struct ReportRemoval {
    let db: Database
    let corroborator: Corroborator

    /// The reports whose stories it was part of, and the report itself, wait to be corroborated anew.
    func detach(_ id: String) throws {
        var index = try StoreIndex(db, corroborator)
        // One that still waits has added nothing yet.
        let isWaiting = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM pending WHERE kind = 'report' AND id = ?)", arguments: [id]) ?? false
        guard !isWaiting, let facts = try index.facts(id) else { return }
        let claims = facts.report.claimIDs
        let entities = EntityWriter(db: db, resolver: corroborator.resolver)
        let touched = try entities.remove(facts.report)
        try db.execute(sql: "UPDATE claim_participant SET entity = NULL WHERE claim IN (SELECT id FROM claim WHERE report = ?)", arguments: [id])
        try entities.rewrite(touched)
        try index.remove(facts)
        try index.removeOrigins(of: id)
        for story in try index.stories(ofClaims: Set(claims)) {
            try db.execute(
                sql: "INSERT OR REPLACE INTO pending (kind, id, json) VALUES ('story', ?, ?)", arguments: [story.id, try RecordJSON.string(story)])
            try db.execute(sql: "DELETE FROM story WHERE id = ?", arguments: [story.id])
        }
        try index.setEdges([], of: claims)
    }

    /// Lets a report wait for corroboration.
    func wait(_ id: String) throws {
        try db.execute(sql: "INSERT OR REPLACE INTO pending (kind, id, json) VALUES ('report', ?, '')", arguments: [id])
    }
}
