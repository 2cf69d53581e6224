import GRDB
import IsnadCorroboration
import IsnadModel
import IsnadScript

extension Archive {
    package func counts() throws -> ArchiveCounts {
        try read { db in
            func count(_ table: String) throws -> Int { try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0 }
            return ArchiveCounts(
                reports: try count("report"), claims: try count("claim"), entities: try count("entity"), origins: try count("origin"),
                stories: try count("story"), copies: try count("copy"))
        }
    }

    /// All documents with their claims, by id.
    package func codedDocuments() throws -> [CodedDocument] {
        try read { db in try Archive.codedDocuments(db, "", []) }
    }

    static func codedDocuments(_ db: Database, _ condition: String, _ arguments: StatementArguments) throws -> [CodedDocument] {
        var claims: [String: [Claim]] = [:]
        let sql = "SELECT c.report, c.json FROM claim c JOIN report r ON r.id = c.report \(condition) ORDER BY c.report, c.ordinal"
        let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
        while let row = try rows.next() { claims[try row.text("report"), default: []].append(try row.record(Claim.self)) }
        return try Row.fetchAll(db, sql: "SELECT r.* FROM report r \(condition) ORDER BY r.id", arguments: arguments).map { row in
            CodedDocument(
                document: try row.document(), claims: claims[try row.text("id")] ?? [],
                diagnostics: try row.record([Diagnostic].self, "diagnostics"))
        }
    }

    /// What `summary` reads, up to the conditions.
    static let summaries = """
        SELECT r.id, r.document_id, r.path, r.url, r.title, r.outlet, r.author, r.published,
            (SELECT count(*) FROM claim c WHERE c.report = r.id) AS claim_count
        FROM report r
        """

    /// Reports by day of publication, the latest first.
    ///
    /// Of the filter, `search` looks in title and text, `who`, `place`, `type`, `story`, `entity` and `origin` keep reports with such a claim.
    package func reports(_ filter: ArchiveFilter = ArchiveFilter()) throws -> [ReportSummary] {
        let condition = Condition.reports(filter, corroborator.resolver)
        let sql = "\(Archive.summaries)\(condition.sql) ORDER BY r.published DESC, r.id\(Condition.page(filter))"
        return try read { db in
            try Row.fetchAll(db, sql: sql, arguments: condition.arguments).map(Archive.summary)
        }
    }

    static func summary(_ row: Row) throws -> ReportSummary {
        ReportSummary(
            id: try row.text("id"), documentID: try row.text("document_id"), path: try row.text("path"), url: try row.optionalText("url"),
            title: try row.optionalText("title"), outlet: try row.optionalText("outlet"), author: try row.optionalText("author"),
            published: try row.day("published"), claimCount: try row.integer("claim_count"))
    }

    /// What `Row.document()` reads: all but the folded text.
    static let documentColumns = """
        id, path, document_id, text, url, title, outlet, author, published, language, title_start, title_end, furniture
        """

    /// One report with text, claims and copies; nil when there is none of that id.
    package func report(_ id: String) throws -> StoredReport? {
        try read { db in
            guard let row = try Row.fetchOne(db, sql: "SELECT \(Archive.documentColumns) FROM report WHERE id = ?", arguments: [id]) else { return nil }
            var filter = ArchiveFilter()
            filter.report = id
            return StoredReport(
                id: id, document: try row.document(), claims: try Archive.claims(db, filter, corroborator.resolver),
                copies: try Archive.copies(db, of: id))
        }
    }

    /// Copies and excerpts, of one report or of all.
    package func copies(of report: String? = nil) throws -> [Copy] {
        try read { try Archive.copies($0, of: report) }
    }

    static func copies(_ db: Database, of report: String?) throws -> [Copy] {
        try copies(db, report == nil ? "" : " WHERE first_report = ?1 OR second_report = ?1", report.map { [$0] } ?? [])
    }

    static func copies(_ db: Database, _ condition: String, _ arguments: StatementArguments) throws -> [Copy] {
        try Row.fetchAll(db, sql: "SELECT * FROM copy\(condition) ORDER BY id", arguments: arguments).map { row in
            let sql = "SELECT * FROM copy_passage WHERE copy = ? ORDER BY ordinal"
            let passages = try Row.fetchAll(db, sql: sql, arguments: [try row.text("id")]).map { row in
                Passage(first: try row.span("first_start", "first_end"), second: try row.span("second_start", "second_end"))
            }
            return try row.copy(passages)
        }
    }
}
