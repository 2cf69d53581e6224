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
                let outcome = try ReportWriter(db: db).write(document)
                if i < received.count, let item = received[i] { try ReceivedWriter(db: db).keep(item, report: Report(document).id) }
                if outcome != .unchanged { try ArchiveState.setCorroborated(false, db) }
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
    static func setCorroborated(_ value: Bool, _ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO archive_state (name, value) VALUES ('corroborated', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            arguments: [value ? "yes" : "no"])
    }

    static func isCorroborated(_ db: Database) throws -> Bool {
        try String.fetchOne(db, sql: "SELECT value FROM archive_state WHERE name = 'corroborated'") != "no"
    }
}
