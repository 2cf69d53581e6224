import IsnadBytes
import GRDB
import IsnadCorroboration
import IsnadModel
import IsnadScript

/// Something stored that no longer is what it was when it was stored.
package struct VerifyFault: Hashable, Sendable, Codable, CustomStringConvertible {
    /// Id of the report, empty where the fault is of the whole file.
    package var report: String
    package var claim: String?
    /// `span`, `content`, `record`, `column`, `search`, `received`, `file`
    package var kind: String
    /// One sentence in plain English.
    package var message: String

    package var description: String {
        [report.isEmpty ? nil : report, claim].compactMap { $0 }.joined(separator: " ") + (report.isEmpty ? "" : ": ") + message
    }
}

/// Outcome of a check.
package struct VerifyReport: Hashable, Sendable, Codable {
    package var reports = 0
    package var claims = 0
    package var spans = 0
    package var faults: [VerifyFault] = []
}

extension Archive {
    /// Holds every stored span against the stored text, every report and claim against its digest, and the file against itself.
    ///
    /// A row that cannot be read at all is a fault like another, and the rest is checked.
    package func verify() throws -> VerifyReport {
        var result = try read { db in
            var checker = ReportChecker(db: db)
            for id in try String.fetchAll(db, sql: "SELECT id FROM report ORDER BY id") { checker.check(id) }
            checker.checkFile()
            return checker.result
        }
        result.faults += try verifyReceived()
        do {
            try write { db in
                for table in ["report_search", "claim_search"] {
                    try db.execute(sql: "INSERT INTO \(table) (\(table), rank) VALUES ('integrity-check', 1)")
                }
            }
        } catch ArchiveError.damaged(_, let cause) {
            result.faults.append(VerifyFault(report: "", claim: nil, kind: "search", message: "The search index differs: \(cause)."))
        }
        return result
    }
}

/// Checks one report after another.
struct ReportChecker {
    let db: Database
    var result = VerifyReport()
    private var report = ""
    private var claim: String?
    private var text = ScriptText("")

    init(db: Database) { self.db = db }

    mutating func check(_ id: String) {
        (report, claim) = (id, nil)
        result.reports += 1
        do {
            try checkReport()
            try checkClaims()
        } catch {
            fault("record", "A row cannot be read: \(error).")
        }
    }

    private mutating func checkReport() throws {
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM report WHERE id = ?", arguments: [report]) else { return }
        let document = try row.document()
        text = ScriptText(document.text)
        if try ContentHash.of(document) != row.text("content_hash") {
            fault("content", "The report is not the one that was stored: its digest differs.")
        }
        if Report.id(of: document) != report { fault("content", "The report's id does not follow from its text.") }
        if try row.text("folded_text") != Folding.key(document.text) { fault("column", "The folded text differs from the text.") }
    }

    private mutating func checkClaims() throws {
        let rows = try Row.fetchAll(db, sql: "SELECT * FROM claim WHERE report = ? ORDER BY ordinal", arguments: [report])
        for row in rows {
            result.claims += 1
            claim = try row.text("id")
            let json = try row.text("json")
            if try SHA256.hexadecimal(json.utf8) != row.text("json_hash") { fault("record", "The claim's digest differs.") }
            let stored = try RecordJSON.value(Claim.self, json)
            for (slot, pieces) in stored.evidence { for piece in pieces { check(slot, piece.text, piece.span) } }
            for (slot, people) in stored.slots { for one in people { check(slot, one.text, one.span) } }
            try checkColumns(row, stored)
        }
        claim = nil
    }

    /// The columns that other programs read must say what the record says.
    private mutating func checkColumns(_ row: Row, _ stored: Claim) throws {
        let columns = try [
            row.text("type"), row.text("modality"), row.text("trigger_text"), row.text("sentence_text"),
            row.optionalText("time_start") ?? "", row.optionalText("time_end") ?? "", row.text("folded_sentence"),
        ]
        let record = [
            stored.type.rawValue, stored.modality.rawValue, stored.trigger.text, stored.sentence.text,
            stored.time?.start?.description ?? "", stored.time?.end?.description ?? "", Folding.key(stored.sentence.text),
        ]
        let spans = try (row.span("trigger_start", "trigger_end"), row.span("sentence_start", "sentence_end"))
        if columns != record || spans != (stored.trigger.span, stored.sentence.span) { fault("column", "The columns differ from the record.") }
        for table in ["claim_participant", "claim_evidence"] {
            let sql = "SELECT slot, text, span_start, span_end FROM \(table) WHERE claim = ? ORDER BY slot, ordinal"
            for row in try Row.fetchAll(db, sql: sql, arguments: [try row.text("id")]) {
                check(try row.text("slot"), try row.text("text"), try row.span("span_start", "span_end"))
            }
        }
    }

    private mutating func check(_ slot: String, _ words: String, _ span: Span) {
        result.spans += 1
        let found = text.string(span)
        // Bytes, not `==`: canonically equal text is still other text.
        guard !found.utf8.elementsEqual(words.utf8) || span.end > text.count else { return }
        fault("span", "\(slot) [\(span.start), \(span.end)) should read \u{201C}\(words)\u{201D} but the text has \u{201C}\(found)\u{201D}.")
    }

    mutating func checkFile() {
        (report, claim) = ("", nil)
        do {
            for message in try String.fetchAll(db, sql: "PRAGMA integrity_check") where message != "ok" { fault("file", message) }
            for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") {
                fault("file", "A row of \(try row.optionalText("table") ?? "a table") points to nothing.")
            }
        } catch {
            fault("file", "The file cannot be checked: \(error).")
        }
    }

    private mutating func fault(_ kind: String, _ message: String) {
        result.faults.append(VerifyFault(report: report, claim: claim, kind: kind, message: message))
    }
}
