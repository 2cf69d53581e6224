import GRDB
import IsnadCorroboration
import IsnadModel

extension Archive {
    /// Brings entities, copies, origins and stories up to date with all stored documents, touching only what those touch that came since.
    ///
    /// Readers see the old or the new ones, never a mixture. Where nothing is waiting, nothing happens.
    /// - Parameter fresh: documents that were just stored, so that they need not be read back.
    package func recorroborate(fresh: [CodedDocument] = []) throws {
        var memory = FactsMemory()
        try recorroborate(fresh: fresh, &memory)
        try refreshDerived()
    }

    /// The same for one part of a run; what lists are ordered by is worked out once, at its end.
    /// - Parameter memory: what the parts before left.
    func recorroborate(fresh: [CodedDocument], _ memory: inout FactsMemory) throws {
        let byReport = Dictionary(fresh.map { (Report.id(of: $0.document), $0) }, uniquingKeysWith: { _, last in last })
        while try corroboratePart(byReport, &memory) {}
        try checkpoint()
    }

    /// Reports after which an archive is best corroborated: enough to outweigh a transaction, few enough to bound memory.
    static let part = 1600
    /// Reports taken into one transaction at most.
    private static let mostInPart = 2 * part

    /// Those printed first come first, so that a part touches few stories of another.
    /// - Returns: whether reports are still waiting.
    private func corroboratePart(_ fresh: [String: CodedDocument], _ memory: inout FactsMemory) throws -> Bool {
        try write { db in
            let sql = """
                SELECT p.id FROM pending p LEFT JOIN report r ON r.id = p.id WHERE p.kind = 'report' ORDER BY r.published, p.id LIMIT \(Archive.mostInPart)
                """
            let ids = try String.fetchAll(db, sql: sql)
            let former = try Row.fetchAll(db, sql: "SELECT json FROM pending WHERE kind = 'story' ORDER BY id").map { try $0.record(Story.self) }
            guard !ids.isEmpty || !former.isEmpty else { return false }
            let decisions = try ArchiveState.decisionLog(db)
            memory.forget(ids, unless: decisions)
            let decided = corroborator.deciding(EntityDecisions(decisions))
            var index = try StoreIndex(db, decided, fresh: fresh, memory: memory)
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
            memory = index.memory
            try db.execute(sql: "DELETE FROM pending WHERE kind = 'story'")
            for id in ids { try db.run("DELETE FROM pending WHERE kind = 'report' AND id = ?", [id]) }
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
        for story in try index.stories(index.storyMembers(ofClaims: Set(claims)).keys.sorted(by: isOrderedBefore)) {
            try db.execute(
                sql: "INSERT OR REPLACE INTO pending (kind, id, json) VALUES ('story', ?, ?)", arguments: [story.id, RecordJSON.string(story)])
            try db.execute(sql: "DELETE FROM story WHERE id = ?", arguments: [story.id])
        }
        try index.setEdges([], of: claims)
    }

    /// Lets a report wait for corroboration.
    func wait(_ id: String) throws {
        try db.run("INSERT OR REPLACE INTO pending (kind, id, json) VALUES ('report', ?, '')", [id])
    }
}
