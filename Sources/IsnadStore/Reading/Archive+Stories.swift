import GRDB
import IsnadCorroboration
import IsnadModel
import IsnadScript

extension Archive {
    /// In which order stories are listed.
    package enum StoryOrder: Sendable {
        /// By first day, those without one last.
        case day
        /// Most reports first, then most claims.
        case prominence

        var sql: String {
            switch self {
            case .day: "s.start_day IS NULL, s.start_day, s.id"
            case .prominence: "s.report_count DESC, s.contradictions DESC, s.claim_count DESC, s.start_day DESC, s.id"
            }
        }
    }

    /// Stories with at least one claim that the filter keeps.
    package func stories(_ filter: ArchiveFilter = ArchiveFilter(), order: StoryOrder = .day) throws -> [Story] {
        var ofClaims = filter
        ofClaims.story = nil
        var condition = Condition()
        if let id = filter.story { condition.add("s.id = ?", id) }
        condition.addStories(ofClaims, corroborator.resolver)
        let sql = "SELECT s.json FROM story s\(condition.sql) ORDER BY \(order.sql)\(Condition.page(filter))"
        return try read { db in
            try Row.fetchAll(db, sql: sql, arguments: condition.arguments).map { try $0.record(Story.self) }
        }
    }

    package func story(_ id: String) throws -> Story? {
        var filter = ArchiveFilter()
        filter.story = id
        return try stories(filter).first
    }

    /// Report and teller of every claim of a story, by claim: the origin's name, or the outlet's where none is known.
    package func tellers(ofStory id: String) throws -> [String: TellerOfClaim] {
        let sql = """
            SELECT s.claim, c.report, coalesce(o.name, r.outlet) AS name FROM story_claim s JOIN claim c INDEXED BY claim_face ON c.id = s.claim
            JOIN report r ON r.id = c.report LEFT JOIN claim_origin k ON k.claim = s.claim LEFT JOIN origin o ON o.id = k.origin WHERE s.story = ?
            """
        return try read { db in
            var tellers: [String: TellerOfClaim] = [:]
            for row in try Row.fetchAll(db, sql: sql, arguments: [id]) {
                tellers[try row.text("claim")] = TellerOfClaim(report: try row.text("report"), name: try row.optionalText("name"))
            }
            return tellers
        }
    }

    /// Why the claims of a story were joined.
    /// - Parameter limit: at most so many; nil: all.
    package func links(ofStory id: String, limit: Int? = nil) throws -> [StoryLink] {
        try read { try Archive.links($0, " WHERE story = ?", [id], limit: limit) }
    }

    static func links(_ db: Database, _ condition: String, _ arguments: StatementArguments, limit: Int? = nil) throws -> [StoryLink] {
        let page = limit.map { " LIMIT \(max(0, $0))" } ?? ""
        return try Row.fetchAll(db, sql: "SELECT * FROM story_link\(condition) ORDER BY story, a, b\(page)", arguments: arguments).map { row in
            StoryLink(story: try row.text("story"), a: try row.text("a"), b: try row.text("b"), reason: try row.reason())
        }
    }
}

/// Who stands behind a claim of a story.
package struct TellerOfClaim: Hashable, Sendable {
    package var report: String
    package var name: String?
}
