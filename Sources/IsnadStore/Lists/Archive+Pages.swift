import GRDB
import IsnadCorroboration
import IsnadModel

extension Archive {
    /// Documents without their claims, by report; ids that are no report's are left out.
    package func documents(_ reports: [String]) throws -> [String: Document] {
        let sql = "SELECT \(Archive.documentColumns) FROM report WHERE id IN (SELECT value FROM json_each(?))"
        let list = try RecordJSON.string(reports)
        return try read { db in
            var documents: [String: Document] = [:]
            for row in try Row.fetchAll(db, sql: sql, arguments: [list]) { documents[try row.text("id")] = try row.document() }
            return documents
        }
    }

    /// What is known of a report beside its text.
    package func contentHash(of report: String) throws -> String? {
        try read { try String.fetchOne($0, sql: "SELECT content_hash FROM report WHERE id = ?", arguments: [report]) }
    }

    /// Copies between reports of a set.
    package func copies(among reports: [String]) throws -> [Copy] {
        guard reports.count > 1 else { return [] }
        let list = try RecordJSON.string(reports)
        return try read { db in
            try Archive.copies(
                db,
                " WHERE first_report IN (SELECT value FROM json_each(?1)) AND second_report IN (SELECT value FROM json_each(?1))", [list])
        }
    }

    /// The first claim of each story.
    static func firstClaims(_ db: Database, of stories: [String]) throws -> [String: ClaimFace] {
        let sql = """
            SELECT s.story, c.json FROM story_claim s JOIN claim c ON c.id = s.claim
            WHERE s.ordinal = 0 AND s.story IN (SELECT value FROM json_each(?))
            """
        var claims: [String: ClaimFace] = [:]
        for row in try Row.fetchAll(db, sql: sql, arguments: [try RecordJSON.string(stories)]) {
            claims[try row.text("story")] = try row.record(ClaimFace.self)
        }
        return claims
    }

    package func firstClaims(of stories: [String]) throws -> [String: ClaimFace] { try read { try Archive.firstClaims($0, of: stories) } }

    /// Stories by id.
    package func stories(ids: [String]) throws -> [Story] {
        let list = try RecordJSON.string(ids)
        return try read { db in
            try Row.fetchAll(db, sql: "SELECT json FROM story WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id", arguments: [list])
                .map { try $0.record(Story.self) }
        }
    }

    /// Number of claims of each type, the most frequent first.
    package func claimTypes() throws -> [StoryTally] {
        try tallies("SELECT type AS key, count(*) AS n, 0 AS contested FROM claim GROUP BY 1 ORDER BY n DESC, key", [])
    }
}
