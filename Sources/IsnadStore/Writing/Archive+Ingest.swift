import GRDB
import IsnadCorroboration
import IsnadModel

/// What became of the documents given to an archive.
package struct IngestSummary: Hashable, Sendable {
    package var added = 0
    /// Known reports that are now read otherwise, or whose metadata changed.
    package var replaced = 0
    package var unchanged = 0

    package init() {}
}

extension Archive {
    /// Stores documents, each in a transaction of its own. A document that is there already, with the same content and claims, changes
    /// nothing. Entities, origins and stories are those of the last `recorroborate()` until it is called again.
    ///
    /// - Parameter received: the bytes that each document was read out of, in the same order; may be shorter.
    /// - Throws: `ArchiveError`; the documents before the one that failed stay stored.
    @discardableResult
    package func ingest(_ documents: [CodedDocument], received: [ReceivedItem?] = []) throws -> IngestSummary {
        var summary = IngestSummary()
        for (i, document) in documents.enumerated() {
            let outcome = try write { db in
                let removal = ReportRemoval(db: db, corroborator: corroborator.deciding(try ArchiveState.decisions(db)))
                let outcome = try ReportWriter(db: db, replacing: removal.detach).write(document)
                if outcome != .unchanged { try removal.wait(Report.id(of: document.document)) }
                if i < received.count, let item = received[i] { try ReceivedWriter(db: db).keep(item, report: Report.id(of: document.document)) }
                return outcome
            }
            switch outcome {
            case .added: summary.added += 1
            case .replaced: summary.replaced += 1
            case .unchanged: summary.unchanged += 1
            }
        }
        if summary.added + summary.replaced > 0 { try checkpoint() }
        return summary
    }

    /// Whether entities, origins and stories are those of all stored documents.
    package func isCorroborated() throws -> Bool {
        try read { try ArchiveState.isCorroborated($0) }
    }
}

/// Small facts about the archive itself.
enum ArchiveState {
    static func isCorroborated(_ db: Database) throws -> Bool {
        try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM pending)") ?? true
    }

    /// What the user decided about entities, in order.
    static func decisionLog(_ db: Database) throws -> [EntityDecision] {
        try Row.fetchAll(db, sql: "SELECT json FROM entity_decision ORDER BY seq").map { try $0.record(EntityDecision.self) }
    }

    static func decisions(_ db: Database) throws -> EntityDecisions { EntityDecisions(try decisionLog(db)) }
}
