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

    package static func += (a: inout IngestSummary, b: IngestSummary) {
        (a.added, a.replaced, a.unchanged) = (a.added + b.added, a.replaced + b.replaced, a.unchanged + b.unchanged)
    }

    mutating func count(_ outcome: ReportWriter.Outcome) {
        switch outcome {
        case .added: added += 1
        case .replaced: replaced += 1
        case .unchanged: unchanged += 1
        }
    }
}

extension Archive {
    /// Stores documents in one transaction; where that fails, one after another, so that those before the one that cannot be stored stay.
    /// A document that is there already, with the same content and claims, changes nothing. Entities, origins and stories are those of the
    /// last `recorroborate()` until it is called again.
    ///
    /// - Parameter received: the bytes that each document was read out of, in the same order; may be shorter.
    /// - Throws: `ArchiveError`; the documents before the one that failed stay stored.
    @discardableResult
    package func ingest(_ documents: [CodedDocument], received: [ReceivedItem?] = []) throws -> IngestSummary {
        let items = documents.enumerated().map { ($0.element, $0.offset < received.count ? received[$0.offset] : nil) }
        var summary = IngestSummary()
        do {
            summary = try store(items)
        } catch  where items.count > 1 {
            for item in items { summary += try store([item]) }
        }
        if summary.added + summary.replaced > 0 { try checkpoint() }
        return summary
    }

    /// One transaction.
    private func store(_ items: [(CodedDocument, ReceivedItem?)]) throws -> IngestSummary {
        try write { db in
            var writer = try DocumentWriter(db, corroborator)
            var summary = IngestSummary()
            for (document, item) in items { summary.count(try writer.store(document, item)) }
            try writer.search.flush()
            return summary
        }
    }

    /// Whether entities, origins and stories are those of all stored documents.
    package func isCorroborated() throws -> Bool {
        try read { try ArchiveState.isCorroborated($0) }
    }
}

/// Stores documents one after another; runs inside a transaction.
private struct DocumentWriter {
    private let db: Database
    private let removal: ReportRemoval
    var search: SearchWriter

    init(_ db: Database, _ corroborator: Corroborator) throws {
        self.db = db
        removal = ReportRemoval(db: db, corroborator: corroborator.deciding(try ArchiveState.decisions(db)))
        search = try SearchWriter(db)
    }

    mutating func store(_ document: CodedDocument, _ item: ReceivedItem?) throws -> ReportWriter.Outcome {
        let report = Report(document)
        let outcome = try ReportWriter(db: db).write(report) {
            // What is deleted must stand in the index, and the numbers of rows that are deleted are used again.
            try search.flush()
            try removal.detach(report.id)
        } replaced: {
            try search.begin()
        }
        if outcome != .unchanged { try removal.wait(report.id) }
        if let item { try ReceivedWriter(db: db).keep(item, report: report.id) }
        return outcome
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
