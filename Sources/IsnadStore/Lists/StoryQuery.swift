import GRDB
import IsnadCorroboration
import IsnadModel

/// Which stories a list, a map or a timeline shows. All that is given must hold.
package struct StoryQuery: Hashable, Sendable {
    /// Type, names, days, words: as for every list.
    package var filter = ArchiveFilter()
    /// At least so many independent origins, counted low.
    package var originsFrom: Int?
    /// At most so many independent origins, counted high: 1 finds what rests on one word.
    package var originsTo: Int?
    /// Only stories in which reports contradict or deny each other (true), or none of these (false).
    package var contradicted: Bool?
    /// Only stories with a claim of this modality.
    package var modality: Modality?
    /// Only stories of at least so many reports.
    package var reportsFrom: Int?

    /// Ids to keep to.
    var only: [String]?

    package init() {}

    /// Conditions on rows of `story` (as `s`).
    func condition(_ resolver: EntityResolver) -> Condition {
        var condition = Condition()
        if let only { condition.add("s.id IN (SELECT value FROM json_each(?))", "[" + only.map { "\"" + $0 + "\"" }.joined(separator: ",") + "]") }
        if let id = filter.story { condition.add("s.id = ?", id) }
        if let type = filter.type { condition.add("s.type = ?", type) }
        if let low = originsFrom { condition.add("s.origins_low >= ?", low) }
        if let high = originsTo { condition.add("s.origins_high <= ?", high) }
        if let reports = reportsFrom { condition.add("s.report_count >= ?", reports) }
        if let contradicted {
            condition.add(contradicted ? "s.contradictions > 0 OR s.denials_high > 0" : "s.contradictions = 0 AND s.denials_high = 0")
        }
        if let day = filter.from?.description { condition.add("coalesce(s.end_day, s.start_day) >= ?", day) }
        if let day = filter.to?.description { condition.add("s.start_day <= ?", day) }
        if let modality {
            condition.add("s.id IN (SELECT x.story FROM story_claim x JOIN claim y ON y.id = x.claim WHERE y.modality = ?)", modality.rawValue)
        }
        var ofClaims = filter
        (ofClaims.story, ofClaims.type, ofClaims.from, ofClaims.to) = (nil, nil, nil, nil)
        condition.addClaims(ofClaims, resolver, Condition.storiesOfClaims)
        return condition
    }
}

/// One bar of a timeline, one circle of a map, one choice of a list: a key and how many stories it has.
package struct StoryTally: Hashable, Sendable, Codable {
    package var key: String
    package var count: Int
    /// Of them, those in which reports contradict or deny each other.
    package var contested: Int

    package init(key: String, count: Int, contested: Int) { (self.key, self.count, self.contested) = (key, count, contested) }
}

/// A page of stories and what the whole selection looks like.
package struct StoryList: Hashable, Sendable {
    package var total: Int
    package var stories: [Story]
    /// Names of the first claim's places, by story.
    package var places: [String: [String]]
    /// Where to go on after the last story; nil at the end.
    package var next: String?
}

extension Archive {
    /// A page of stories, in the order given; `after` is the `next` of the page before.
    package func storyList(_ query: StoryQuery, order: StoryOrder = .prominence, after: String? = nil) throws -> StoryList {
        let limit = max(1, min(query.filter.limit ?? 50, 1000))
        let condition = query.condition(corroborator.resolver)
        return try read { db in
            try Archive.check(after, "story", db)
            let total = try Int.fetchOne(db, sql: "SELECT count(*) FROM story s\(condition.sql)", arguments: condition.arguments) ?? 0
            var page = condition
            if let after {
                page.nest("(\(order.key)) > (SELECT \(order.key) FROM story s WHERE s.id = ?)", [after])
            }
            let sql = "SELECT s.id, s.json FROM story s\(page.sql) ORDER BY \(order.key) LIMIT \(limit + 1) OFFSET \(max(0, query.filter.offset))"
            let rows = try Row.fetchAll(db, sql: sql, arguments: page.arguments)
            let stories = try rows.prefix(limit).map { try $0.record(Story.self) }
            return StoryList(
                total: total, stories: stories, places: try Archive.places(db, of: stories.map(\.id)),
                next: rows.count > limit ? stories.last?.id : nil)
        }
    }

    /// Stories by place name, the most frequent first. Where a claim names several places, the first counts: it is the most specific.
    package func storyPlaces(_ query: StoryQuery, limit: Int = 400) throws -> [StoryTally] {
        try refreshDerived()
        let condition = query.condition(corroborator.resolver)
        let narrowing = condition.sql.isEmpty ? "" : " WHERE story IN (SELECT s.id FROM story s\(condition.sql))"
        return try tallies(
            """
            SELECT min(name) AS key, count(*) AS n, sum(contested) AS contested FROM story_spot\(narrowing)
            GROUP BY folded_name ORDER BY n DESC, key LIMIT \(limit)
            """, condition.arguments)
    }

    /// The query with its names and words, which are dear to look for, answered once: for those who ask several things of one selection.
    package func resolved(_ query: StoryQuery) throws -> StoryQuery {
        guard query.filter.who != nil || query.filter.place != nil || query.filter.search != nil else { return query }
        let condition = query.condition(corroborator.resolver)
        let ids = try read { try String.fetchAll($0, sql: "SELECT s.id FROM story s\(condition.sql)", arguments: condition.arguments) }
        var resolved = StoryQuery()
        resolved.only = ids
        resolved.filter.limit = query.filter.limit
        return resolved
    }

    /// Stories by first day, in days (`length` 10), months (7) or years (4).
    package func storyDays(_ query: StoryQuery, length: Int) throws -> [StoryTally] {
        let condition = query.condition(corroborator.resolver)
        return try tallies(
            """
            SELECT substr(s.start_day, 1, \(length)) AS key, count(*) AS n, sum(s.contradictions > 0 OR s.denials_high > 0) AS contested
            FROM story s\(condition.sql)\(condition.sql.isEmpty ? " WHERE " : " AND ")s.start_day IS NOT NULL GROUP BY 1 ORDER BY 1
            """, condition.arguments)
    }

    /// Stories by type, the most frequent first.
    package func storyTypes(_ query: StoryQuery) throws -> [StoryTally] {
        let condition = query.condition(corroborator.resolver)
        return try tallies(
            """
            SELECT s.type AS key, count(*) AS n, sum(s.contradictions > 0 OR s.denials_high > 0) AS contested
            FROM story s\(condition.sql) GROUP BY s.type ORDER BY n DESC, s.type
            """, condition.arguments)
    }

    func tallies(_ sql: String, _ arguments: StatementArguments) throws -> [StoryTally] {
        try read { db in
            try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
                StoryTally(key: try row.text("key"), count: try row.integer("n"), contested: try row.integer("contested"))
            }
        }
    }

    private static func places(_ db: Database, of stories: [String]) throws -> [String: [String]] {
        let sql = """
            SELECT sc.story, p.name FROM story_claim sc JOIN claim_participant p ON p.claim = sc.claim AND p.slot = 'place'
            WHERE sc.story IN (SELECT value FROM json_each(?)) ORDER BY sc.story, sc.ordinal, p.ordinal
            """
        var places: [String: [String]] = [:]
        for row in try Row.fetchAll(db, sql: sql, arguments: [try RecordJSON.string(stories)]) {
            let (story, name) = (try row.text("story"), try row.text("name"))
            if places[story]?.contains(name) != true { places[story, default: []].append(name) }
        }
        return places
    }
}

extension Archive.StoryOrder {
    /// The order as a row value that only ascends, so that a page can begin after a given story.
    var key: String {
        switch self {
        case .day: "s.start_day IS NULL, coalesce(s.start_day, ''), s.id"
        case .prominence:
            "-s.report_count, -s.contradictions, -s.claim_count, -coalesce(CAST(replace(s.start_day, '-', '') AS INTEGER), 0), s.id"
        }
    }
}
