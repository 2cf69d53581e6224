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
        condition.addClaims(ofClaims, corroborator.resolver, Condition.storiesOfClaims)
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

    /// Why the claims of a story were joined.
    package func links(ofStory id: String) throws -> [StoryLink] {
        try read { try Archive.links($0, " WHERE story = ?", [id]) }
    }

    static func links(_ db: Database, _ condition: String, _ arguments: StatementArguments) throws -> [StoryLink] {
        try Row.fetchAll(db, sql: "SELECT * FROM story_link\(condition) ORDER BY story, a, b", arguments: arguments).map { row in
            StoryLink(story: try row.text("story"), a: try row.text("a"), b: try row.text("b"), reason: try row.reason())
        }
    }
}
