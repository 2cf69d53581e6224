import GRDB
import IsnadCorroboration
import IsnadModel

/// Corroboration kept in the archive's own tables; lives inside one transaction.
struct StoreIndex: CorroborationIndex {
    let db: Database
    let corroborator: Corroborator
    /// Facts of reports that were looked at in this transaction.
    private var known: [String: ReportFacts] = [:]
    /// Number of this update, noted with its changes.
    let run: Int

    /// Facts kept at most; they are computed again from the stored text when they are asked for later.
    private static let mostFacts = 4000

    init(_ db: Database, _ corroborator: Corroborator) throws {
        (self.db, self.corroborator) = (db, corroborator)
        run = (try Int.fetchOne(db, sql: "SELECT max(run) FROM change") ?? 0) + 1
    }

    // MARK: Postings

    mutating func insert(_ facts: ReportFacts) throws {
        known[facts.id] = facts
        guard let key = try Int64.fetchOne(try db.cachedStatement(sql: "SELECT key FROM report WHERE id = ?"), arguments: [facts.id]) else { return }
        let statement = try db.cachedStatement(sql: "INSERT OR IGNORE INTO posting (kind, key, day, report) VALUES (?, ?, ?, ?)")
        for posting in facts.postings.sorted(by: { ($0.kind.rawValue, $0.key) < ($1.kind.rawValue, $1.key) }) {
            try statement.execute(arguments: [posting.kind.rawValue, Int64(bitPattern: posting.key), posting.day, key])
        }
    }

    /// Takes the postings of a report away that is about to be replaced.
    func remove(_ facts: ReportFacts) throws {
        guard let key = try Int64.fetchOne(db, sql: "SELECT key FROM report WHERE id = ?", arguments: [facts.id]) else { return }
        let statement = try db.cachedStatement(sql: "DELETE FROM posting WHERE kind = ? AND key = ? AND day = ? AND report = ?")
        for posting in facts.postings {
            try statement.execute(arguments: [posting.kind.rawValue, Int64(bitPattern: posting.key), posting.day, key])
        }
    }

    mutating func holders(_ kind: PostingKind, _ key: UInt64, days: ClosedRange<Int>?, limit: Int) throws -> [String] {
        let sql = """
            SELECT r.id FROM posting p JOIN report r ON r.key = p.report
            WHERE p.kind = ? AND p.key = ? AND p.day BETWEEN ? AND ? ORDER BY p.day, r.id LIMIT ?
            """
        let (first, last) = (days?.lowerBound ?? MemoryIndex.unknownDay, days?.upperBound ?? Int(Int32.max))
        return try String.fetchAll(
            try db.cachedStatement(sql: sql), arguments: [kind.rawValue, Int64(bitPattern: key), first, last, limit])
    }

    mutating func spread(of shingle: UInt64) throws -> ShingleSpread {
        let sql = "SELECT day FROM posting WHERE kind = 0 AND key = ? ORDER BY day LIMIT \(ShingleSpread.most)"
        let days = try Int.fetchAll(try db.cachedStatement(sql: sql), arguments: [Int64(bitPattern: shingle)])
        let told = days.filter { $0 != MemoryIndex.unknownDay }
        return ShingleSpread(count: days.count, firstDay: told.first, lastDay: told.last)
    }

    mutating func facts(_ report: String) throws -> ReportFacts? {
        if let facts = known[report] { return facts }
        guard let row = try Row.fetchOne(try db.cachedStatement(sql: "SELECT * FROM report WHERE id = ?"), arguments: [report]) else { return nil }
        let sql = "SELECT json FROM claim WHERE report = ? ORDER BY ordinal"
        let claims = try Row.fetchAll(try db.cachedStatement(sql: sql), arguments: [report]).map { try $0.record(Claim.self) }
        let facts = corroborator.facts(Report(CodedDocument(document: try row.document(), claims: claims, diagnostics: [])))
        if known.count >= Self.mostFacts { known = [:] }
        known[report] = facts
        return facts
    }

    // MARK: Links and edges

    mutating func links(of report: String) throws -> [ReportLink] {
        let sql = "SELECT json FROM report_link WHERE a = ? UNION ALL SELECT json FROM report_link WHERE b = ?"
        return try Row.fetchAll(try db.cachedStatement(sql: sql), arguments: [report, report]).map { try $0.record(ReportLink.self) }
    }

    mutating func setLinks(_ links: [ReportLink], of reports: [String]) throws {
        for report in reports {
            try run("DELETE FROM report_link WHERE a = ?", [report])
            try run("DELETE FROM report_link WHERE b = ?", [report])
            try run("DELETE FROM copy WHERE first_report = ?", [report])
            try run("DELETE FROM copy WHERE second_report = ?", [report])
        }
        let writer = CorroborationWriter(db: db)
        for link in links {
            try run(
                "INSERT INTO report_link (a, b, one_happening, json) VALUES (?, ?, ?, ?)",
                [link.first, link.second, link.isOneHappening ? 1 : 0, try RecordJSON.string(link)])
            if let copy = link.copy { try writer.insert(copy) }
        }
    }

    mutating func edges(of claim: String) throws -> [ClaimEdge] {
        let sql = "SELECT * FROM claim_edge WHERE a = ? UNION ALL SELECT * FROM claim_edge WHERE b = ?"
        return try Row.fetchAll(try db.cachedStatement(sql: sql), arguments: [claim, claim]).map { row in
            ClaimEdge(a: try row.text("a"), b: try row.text("b"), points: try row.integer("points"), reason: try row.reason())
        }
    }

    mutating func setEdges(_ edges: [ClaimEdge], of claims: [String]) throws {
        for claim in claims {
            try run("DELETE FROM claim_edge WHERE a = ?", [claim])
            try run("DELETE FROM claim_edge WHERE b = ?", [claim])
        }
        for edge in edges {
            try run(
                "INSERT OR REPLACE INTO claim_edge (a, b, points, rule, detail) VALUES (?, ?, ?, ?, ?)",
                [edge.a, edge.b, edge.points, edge.reason.rule, edge.reason.detail])
        }
    }

    mutating func report(ofClaim claim: String) throws -> String? {
        try String.fetchOne(try db.cachedStatement(sql: "SELECT report FROM claim WHERE id = ?"), arguments: [claim])
    }

    func run(_ sql: String, _ values: [(any DatabaseValueConvertible)?]) throws {
        try db.cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
    }
}
