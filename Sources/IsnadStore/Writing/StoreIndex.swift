import GRDB
import IsnadCorroboration
import IsnadModel

/// Corroboration kept in the archive's own tables; lives inside one transaction.
///
/// What the transaction has asked for or written is remembered, so that it is not read back: a first ingest writes far more than it finds.
struct StoreIndex: CorroborationIndex {
    let db: Database
    let corroborator: Corroborator
    /// Number of this update, noted with its changes.
    let run: Int

    /// Documents that were just stored, by the id of their report.
    private let fresh: [String: CodedDocument]
    /// Facts of reports that were looked at, in this transaction and before.
    private(set) var memory: FactsMemory
    var rows: ReportRows
    /// Holders of shingles that were asked for.
    var shingles: [UInt64: ShingleHolders] = [:]
    /// Nothing was posted before this transaction, so that a key not in `shingles` has no holder.
    let isFirst: Bool
    /// All that ties these reports or claims.
    var linksOf: [String: [ReportLink]] = [:]
    var edgesOf: [String: [ClaimEdge]] = [:]
    var originOf: [String: ResolvedOrigin] = [:]
    var reportOf: [String: String] = [:]

    init(
        _ db: Database, _ corroborator: Corroborator, fresh: [String: CodedDocument] = [:], memory: FactsMemory = FactsMemory()
    ) throws {
        (self.db, self.corroborator, self.fresh, self.memory, rows) = (db, corroborator, fresh, memory, ReportRows(db: db))
        run = (try Int.fetchOne(db, sql: "SELECT max(run) FROM change") ?? 0) + 1
        isFirst = try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM posting)") ?? false
    }

    mutating func facts(_ report: String) throws -> ReportFacts? {
        if let facts = memory.facts(report) { return facts }
        guard let coded = try fresh[report] ?? stored(report) else { return nil }
        let facts = corroborator.facts(Report(coded))
        keep(facts)
        return facts
    }

    mutating func keep(_ facts: ReportFacts) {
        memory.keep(facts)
        for claim in facts.report.claimIDs { reportOf[claim] = facts.id }
    }

    private func stored(_ report: String) throws -> CodedDocument? {
        let document = "SELECT \(Archive.documentColumns) FROM report WHERE id = ?"
        guard let row = try Row.fetchOne(try db.cachedStatement(sql: document), arguments: [report]) else { return nil }
        let sql = "SELECT json FROM claim WHERE report = ? ORDER BY ordinal"
        let claims = try Row.fetchAll(try db.cachedStatement(sql: sql), arguments: [report]).map { try $0.record(Claim.self) }
        return CodedDocument(document: try row.document(), claims: claims, diagnostics: [])
    }

    mutating func report(ofClaim claim: String) throws -> String? {
        if let report = reportOf[claim] { return report }
        let report = try String.fetchOne(try db.cachedStatement(sql: "SELECT report FROM claim WHERE id = ?"), arguments: [claim])
        reportOf[claim] = report
        return report
    }
}

/// Facts of reports that were looked at of late. What is forgotten is computed again from the stored text when it is asked for.
struct FactsMemory {
    /// When so many were looked at, those not looked at since are forgotten.
    private static let most = 6000

    private var recent: [String: ReportFacts] = [:]
    private var former: [String: ReportFacts] = [:]
    /// Names stand for other entities under other decisions.
    private var decisions: [EntityDecision] = []

    mutating func facts(_ report: String) -> ReportFacts? {
        if let facts = recent[report] { return facts }
        guard let facts = former[report] else { return nil }
        keep(facts)
        return facts
    }

    mutating func keep(_ facts: ReportFacts) {
        if recent.count >= Self.most { (former, recent) = (recent, [:]) }
        recent[facts.id] = facts
    }

    /// Forgets reports that may be read otherwise now, and all where the decisions are other than before.
    mutating func forget(_ reports: [String], unless decisions: [EntityDecision]) {
        if self.decisions != decisions { (recent, former, self.decisions) = ([:], [:], decisions) }
        for report in reports { (recent[report], former[report]) = (nil, nil) }
    }
}

/// Ids of reports and the keys of their rows, as far as they were asked for.
struct ReportRows {
    let db: Database
    private var keys: [String: Int64] = [:]
    private var ids: [Int64: String] = [:]

    init(db: Database) { self.db = db }

    mutating func key(_ id: String) throws -> Int64? {
        if let key = keys[id] { return key }
        guard let key = try Int64.fetchOne(try db.cachedStatement(sql: "SELECT key FROM report WHERE id = ?"), arguments: [id]) else { return nil }
        (keys[id], ids[key]) = (key, id)
        return key
    }

    mutating func id(_ key: Int64) throws -> String? {
        if let id = ids[key] { return id }
        guard let id = try String.fetchOne(try db.cachedStatement(sql: "SELECT id FROM report WHERE key = ?"), arguments: [key]) else { return nil }
        (keys[id], ids[key]) = (key, id)
        return id
    }
}
