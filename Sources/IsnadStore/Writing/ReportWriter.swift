import IsnadBytes
import GRDB
import IsnadCorroboration
import IsnadModel
import IsnadScript

/// Writes one report with its claims; runs inside a transaction.
struct ReportWriter {
    let db: Database
    enum Outcome: Sendable { case added, replaced, unchanged }

    /// - Parameters:
    ///   - replacing: called before a stored reading of the report is deleted …
    ///   - replaced: … and after it.
    func write(_ report: Report, replacing: () throws -> Void, replaced: () throws -> Void) throws -> Outcome {
        let coded = report.coded
        let content = try ContentHash.of(coded.document)
        let claims = coded.claims.map { StoredJSON($0) }
        let diagnostics = try RecordJSON.string(coded.diagnostics)
        let codedHash = ContentHash.of(claims: claims.map(\.digest), diagnostics: diagnostics)
        let old = try Row.fetchOne(
            try db.cachedStatement(sql: "SELECT content_hash, coded_hash FROM report WHERE id = ?"), arguments: [report.id])
        if let old {
            let known = try (old.decode(String.self, forColumn: "content_hash"), old.decode(String.self, forColumn: "coded_hash"))
            if known == (content, codedHash) { return .unchanged }
            try replacing()
            try db.run("DELETE FROM report WHERE id = ?", [report.id])
            try replaced()
        }
        try insert(report, content, codedHash, diagnostics)
        for (ordinal, claim) in coded.claims.enumerated() {
            try insert(claim, id: report.claimIDs[ordinal], report: report.id, ordinal, claims[ordinal])
        }
        return old == nil ? .added : .replaced
    }

    private func insert(_ report: Report, _ content: String, _ coded: String, _ diagnostics: String) throws {
        let d = report.document
        let values: [(any DatabaseValueConvertible)?] = [
            report.id, d.id, content, coded, d.path, d.url, d.title, d.outlet, d.author, d.published?.description, d.language, d.text,
            d.titleSpan?.start, d.titleSpan?.end, try RecordJSON.string(d.furniture), diagnostics, Folding.key(d.title ?? ""),
            Folding.key(d.text),
        ]
        try db.run(
            """
            INSERT INTO report (id, document_id, content_hash, coded_hash, path, url, title, outlet, author, published, language, text,
                title_start, title_end, furniture, diagnostics, folded_title, folded_text)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, values)
    }

    private func insert(_ claim: Claim, id: String, report: String, _ ordinal: Int, _ json: StoredJSON) throws {
        let values: [(any DatabaseValueConvertible)?] = [
            id, report, ordinal, claim.type.rawValue, claim.modality.rawValue,
            claim.trigger.text, claim.trigger.span.start, claim.trigger.span.end,
            claim.sentence.text, claim.sentence.span.start, claim.sentence.span.end,
            claim.count?.low, claim.count?.high, claim.count?.unit, claim.count?.text,
            claim.time?.start?.description, claim.time?.end?.description, claim.time?.text, claim.time?.precision,
            Folding.key(claim.sentence.text), json.text, json.digest,
        ]
        try db.run(
            """
            INSERT INTO claim (id, report, ordinal, type, modality, trigger_text, trigger_start, trigger_end, sentence_text, sentence_start,
                sentence_end, count_low, count_high, count_unit, count_text, time_start, time_end, time_text, time_precision,
                folded_sentence, json, json_hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, values)
        for (slot, participants) in claim.slots {
            for (place, participant) in participants.enumerated() { try insert(participant, id, slot, place) }
        }
        for (slot, pieces) in claim.evidence {
            for (place, piece) in pieces.enumerated() {
                try db.run(
                    "INSERT INTO claim_evidence (claim, slot, ordinal, text, span_start, span_end) VALUES (?, ?, ?, ?, ?, ?)",
                    [id, slot, place, piece.text, piece.span.start, piece.span.end])
            }
        }
    }

    private func insert(_ who: Participant, _ claim: String, _ slot: String, _ ordinal: Int) throws {
        try db.run(
            """
            INSERT INTO claim_participant (claim, slot, ordinal, text, span_start, span_end, name, folded_name, kind)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [claim, slot, ordinal, who.text, who.span.start, who.span.end, who.name, Folding.key(who.name), who.kind.rawValue])
    }
}

/// The record of a claim with its digest.
private struct StoredJSON {
    let text: String
    let digest: String

    init(_ claim: Claim) {
        text = RecordJSON.string(claim)
        digest = SHA256.hexadecimal(text.utf8)
    }
}

extension Claim {
    /// Every piece of evidence that is no participant, by slot.
    var evidence: [(slot: String, pieces: [Evidence])] {
        [
            ("trigger", [trigger]), ("sentence", [sentence]), ("count", count.map { [Evidence(text: $0.text, span: $0.span)] } ?? []),
            ("time", time.map { [Evidence(text: $0.text, span: $0.span)] } ?? []), ("hedge", hedge.map { [$0] } ?? []),
            ("reason", reason), ("content", content), ("also", also),
        ]
    }
}
