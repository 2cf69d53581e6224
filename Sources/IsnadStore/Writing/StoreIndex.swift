import Foundation
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

    // MARK: Facts of a report, whole and in parts

    mutating func facts(_ report: String) throws -> ReportFacts? {
        if let facts = memory.facts[report] { return facts }
        guard let coded = try fresh[report] ?? stored(report) else { return nil }
        let facts = corroborator.facts(Report(coded))
        keep(facts)
        return facts
    }

    mutating func wording(_ report: String) throws -> ReportWording? {
        if let wording = memory.facts[report]?.wording ?? memory.wordings[report] { return wording }
        guard let document = try fresh[report]?.document ?? storedDocument(report) else { return nil }
        let wording = corroborator.wording(id: report, document)
        memory.wordings[report] = wording
        return wording
    }

    mutating func outline(_ report: String) throws -> ReportOutline? {
        if let outline = memory.facts[report]?.outline ?? memory.outlines[report] { return outline }
        guard let row = try rows.key(report), let outline = try storedOutline(row) else { return try facts(report)?.outline }
        keep(outline)
        return outline
    }

    mutating func claims(_ ids: [String]) throws -> [String: Claim] {
        var found: [String: Claim] = [:]
        let statement = try db.cachedStatement(sql: "SELECT json FROM claim WHERE id = ?")
        for id in ids {
            if let known = try report(ofClaim: id).flatMap({ memory.facts[$0] })?.claim(id) {
                found[id] = known
            } else if let row = try Row.fetchOne(statement, arguments: [id]) {
                found[id] = try row.record(Claim.self)
            }
        }
        return found
    }

    mutating func keep(_ facts: ReportFacts) {
        memory.facts[facts.id] = facts
        for claim in facts.report.claimIDs { reportOf[claim] = facts.id }
    }

    private mutating func keep(_ outline: ReportOutline) {
        memory.outlines[outline.id] = outline
        for claim in outline.claimIDs { reportOf[claim] = outline.id }
    }

    /// Nil where none is kept (the archive is of an earlier version), or where it is of another form.
    private func storedOutline(_ row: Int64) throws -> ReportOutline? {
        let sql = "SELECT outline FROM report_outline WHERE report = ?"
        let bytes = try Data.fetchOne(try db.cachedStatement(sql: sql), arguments: [row])
        return bytes.flatMap { $0.withUnsafeBytes { ReportOutline(packed: $0) } }
    }

    private func storedDocument(_ report: String) throws -> Document? {
        let sql = "SELECT \(Archive.documentColumns) FROM report WHERE id = ?"
        return try Row.fetchOne(try db.cachedStatement(sql: sql), arguments: [report])?.document()
    }

    private func stored(_ report: String) throws -> CodedDocument? {
        guard let document = try storedDocument(report) else { return nil }
        let sql = "SELECT json FROM claim WHERE report = ? ORDER BY ordinal"
        let claims = try Row.fetchAll(try db.cachedStatement(sql: sql), arguments: [report]).map { try $0.record(Claim.self) }
        return CodedDocument(document: document, claims: claims, diagnostics: [])
    }

    mutating func report(ofClaim claim: String) throws -> String? {
        if let report = reportOf[claim] { return report }
        let report = try String.fetchOne(try db.cachedStatement(sql: "SELECT report FROM claim WHERE id = ?"), arguments: [claim])
        reportOf[claim] = report
        return report
    }
}

/// Facts of reports that were looked at of late. What is forgotten is read or computed again when it is asked for.
struct FactsMemory {
    var facts = Recent<ReportFacts>(most: 6000)
    var wordings = Recent<ReportWording>(most: 6000)
    var outlines = Recent<ReportOutline>(most: 12000)
    /// Names stand for other entities under other decisions.
    private var decisions: [EntityDecision] = []

    /// Forgets reports that may be read otherwise now, and all where the decisions are other than before.
    mutating func forget(_ reports: [String], unless decisions: [EntityDecision]) {
        if self.decisions != decisions {
            facts.forgetAll()
            outlines.forgetAll()
            self.decisions = decisions
        }
        for report in reports { (facts[report], wordings[report], outlines[report]) = (nil, nil, nil) }
    }
}

/// What was looked at of late: when so many were, those not looked at since are forgotten.
struct Recent<Value> {
    private let most: Int
    private var recent: [String: Value] = [:]
    private var former: [String: Value] = [:]

    init(most: Int) { self.most = most }

    subscript(_ id: String) -> Value? {
        mutating get {
            if let value = recent[id] { return value }
            guard let value = former[id] else { return nil }
            keep(value, id)
            return value
        }
        set {
            guard let newValue else { return (recent[id], former[id]) = (nil, nil) }
            keep(newValue, id)
        }
    }

    private mutating func keep(_ value: Value, _ id: String) {
        if recent.count >= most { (former, recent) = (recent, [:]) }
        recent[id] = value
    }

    mutating func forgetAll() { (recent, former) = ([:], [:]) }
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
