import GRDB
import IsnadBytes
import IsnadCorroboration
import IsnadModel
import IsnadScript

extension Archive {
    /// Appends a decision.
    /// - Parameter at: when, in UTC; given by the caller because nothing here knows a clock.
    /// - Throws: `ReviewRefusal`, `ArchiveError`.
    @discardableResult
    package func review(_ request: ReviewRequest, at: String) throws -> ReviewEvent {
        guard !Folding.key(request.who).isEmpty else { throw ReviewRefusal.who }
        return try write { db in
            let claim = try Archive.snapshot(db, of: request.claim)
            if let other = request.other { _ = try Archive.snapshot(db, of: other) }
            if request.action == .correct { try Archive.check(request, db, report: claim.report) }
            return try Archive.append(db, request, at: at, report: claim.report, snapshot: claim.json, undoes: nil)
        }
    }

    /// Takes back a decision, or the last one of a person that was not taken back yet.
    @discardableResult
    package func undo(_ seq: Int?, who: String, at: String) throws -> ReviewEvent {
        guard !Folding.key(who).isEmpty else { throw ReviewRefusal.who }
        return try write { db in
            let last = """
                SELECT max(seq) FROM review_event e WHERE who = ? AND action <> 'undo'
                    AND NOT EXISTS (SELECT 1 FROM review_event u WHERE u.undoes = e.seq)
                """
            guard let seq = try seq ?? Int.fetchOne(db, sql: last, arguments: [who]) else { throw ReviewRefusal.nothingToUndo }
            guard let row = try Row.fetchOne(db, sql: "SELECT * FROM review_event WHERE seq = ? AND action <> 'undo'", arguments: [seq]) else {
                throw ReviewRefusal.noSuchEvent(seq)
            }
            if try Int.fetchOne(db, sql: "SELECT seq FROM review_event WHERE undoes = ?", arguments: [seq]) != nil {
                throw ReviewRefusal.alreadyUndone(seq)
            }
            let request = ReviewRequest(who: who, action: .undo, claim: try row.text("claim"))
            return try Archive.append(db, request, at: at, report: try row.text("report"), snapshot: try row.text("snapshot"), undoes: seq)
        }
    }

    private static func snapshot(_ db: Database, of claim: String) throws -> (report: String, json: String) {
        guard let row = try Row.fetchOne(db, sql: "SELECT report, json FROM claim WHERE id = ?", arguments: [claim]) else {
            throw ReviewRefusal.noSuchClaim(claim)
        }
        return (try row.text("report"), try row.text("json"))
    }

    private static let slots: Set<String> = [
        "type", "modality", "trigger", "agent", "target", "to", "from", "count", "place", "time", "chain", "reason", "content",
    ]

    private static func check(_ request: ReviewRequest, _ db: Database, report: String) throws {
        guard let slot = request.slot, slots.contains(slot) else { throw ReviewRefusal.slot(request.slot ?? "") }
        guard let span = request.span else { return }
        let text = try String.fetchOne(db, sql: "SELECT text FROM report WHERE id = ?", arguments: [report]) ?? ""
        let words = ScriptText(text).string(span)
        guard !words.isEmpty, words.utf8.elementsEqual((request.value ?? "").utf8) else { throw ReviewRefusal.words(request.value ?? "") }
    }

    private static func append(
        _ db: Database, _ request: ReviewRequest, at: String, report: String, snapshot: String, undoes: Int?
    ) throws -> ReviewEvent {
        let before = try String.fetchOne(db, sql: "SELECT hash FROM review_event ORDER BY seq DESC LIMIT 1") ?? ""
        let fields = [
            at, request.who, request.action.rawValue, request.claim, report, request.other, request.slot,
            request.span.map { "\($0.start) \($0.end)" }, request.value, request.why, undoes.map { "\($0)" }, snapshot,
        ]
        let hash = SHA256.hexadecimal((before + fields.map { field in "\n" + (field.map { "\($0.utf8.count):\($0)" } ?? "-") }.joined()).utf8)
        try db.execute(
            sql: """
                INSERT INTO review_event (at, who, action, claim, report, other, slot, span_start, span_end, value, why, undoes, snapshot, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                at, request.who, request.action.rawValue, request.claim, report, request.other, request.slot, request.span?.start,
                request.span?.end, request.value, request.why, undoes, snapshot, hash,
            ])
        return ReviewEvent(
            seq: Int(db.lastInsertedRowID), at: at, who: request.who, action: request.action, claim: request.claim, report: report,
            other: request.other, slot: request.slot, span: request.span, value: request.value, why: request.why, undoes: undoes, hash: hash)
    }

    // MARK: Reading

    /// Decisions, the latest first; of some claims, or all.
    package func reviewEvents(claims: [String]? = nil, limit: Int = 200, before: Int? = nil) throws -> [ReviewEvent] {
        var condition = Condition()
        if let claims { condition.add("claim IN (SELECT value FROM json_each(?))", try RecordJSON.string(claims)) }
        if let before { condition.add("seq < ?", before) }
        let sql = "SELECT * FROM review_event\(condition.sql) ORDER BY seq DESC LIMIT \(max(0, limit))"
        return try read { try Row.fetchAll($0, sql: sql, arguments: condition.arguments).map(Archive.event) }
    }

    /// How claims stand; those without a decision are left out.
    package func reviewStates(_ claims: [String]) throws -> [String: ReviewState] {
        let events = try reviewEvents(claims: claims, limit: 1_000_000).reversed()
        return Dictionary(grouping: events, by: \.claim).mapValues { ReviewState(Array($0)) }
    }

    static func event(_ row: Row) throws -> ReviewEvent {
        let word = try row.text("action")
        guard let action = ReviewEvent.Action(rawValue: word) else { throw DatabaseError(message: "unknown decision: \(word)") }
        let start = try row.optionalInteger("span_start")
        let end = try row.optionalInteger("span_end")
        return ReviewEvent(
            seq: try row.integer("seq"), at: try row.text("at"), who: try row.text("who"), action: action, claim: try row.text("claim"),
            report: try row.text("report"), other: try row.optionalText("other"), slot: try row.optionalText("slot"),
            span: start.flatMap { start in end.map { Span(start: start, end: $0) } }, value: try row.optionalText("value"),
            why: try row.optionalText("why"), undoes: try row.optionalInteger("undoes"), hash: try row.text("hash"))
    }
}
