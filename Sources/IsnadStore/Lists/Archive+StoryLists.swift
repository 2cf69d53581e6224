import GRDB
import IsnadCorroboration
import IsnadModel

/// A page of stories and what the whole selection looks like.
package struct StoryList<Value: Sendable>: Sendable {
    package var total: Int
    package var stories: [Value]
    /// Names of the places that its first claims tell, by story.
    package var places: [String: [String]]
    /// Where to go on after the last story; nil at the end.
    package var next: String?
}

/// The selection of a list, a map and a timeline: which stories, and how they spread over types, days and places.
package struct StorySelection: Sendable {
    package var list: StoryList<StoryFace>
    /// Of the first claim of each story listed.
    package var first: [String: ClaimFace]
    /// By first day; those without one are left out.
    package var days: [StoryTally]
    /// By type, whatever type the query asks for, the most frequent first.
    package var types: [StoryTally]
    /// By place, the most frequent first. Where a claim names several places, the first counts: it is the most specific.
    package var places: [StoryTally]
}

extension Archive {
    /// A page of stories, in the order given; `after` is the `next` of the page before.
    package func storyList(_ query: StoryQuery, order: StoryOrder = .prominence, after: String? = nil) throws -> StoryList<Story> {
        try read { db in try storyList(db, query, order, after, total: nil, Story.self, id: \.id) }
    }

    /// The same with what a line of a list shows of each.
    package func storyFaces(_ query: StoryQuery) throws -> StoryList<StoryFace> {
        try read { db in try storyList(db, query, .prominence, nil, total: nil, StoryFace.self, id: \.id) }
    }

    private func storyList<Value: Decodable & Sendable>(
        _ db: Database, _ query: StoryQuery, _ order: StoryOrder, _ after: String?, total: Int?, _ type: Value.Type, id: (Value) -> String
    ) throws -> StoryList<Value> {
        let limit = max(1, min(query.filter.limit ?? 50, 10_000))
        let condition = query.condition(corroborator.resolver)
        try Archive.check(after, "story", db)
        let all = try total ?? Int.fetchOne(db, sql: "SELECT count(*) FROM story s\(condition.sql)", arguments: condition.arguments) ?? 0
        var page = condition
        if let after { page.nest("(\(order.key)) > (SELECT \(order.key) FROM story s WHERE s.id = ?)", [after]) }
        let sql = "SELECT s.json FROM story s\(page.sql) ORDER BY \(order.key) LIMIT \(limit + 1) OFFSET \(max(0, query.filter.offset))"
        return try Archive.list(db, try Row.fetchAll(db, sql: sql, arguments: page.arguments), limit, all, type, id: id)
    }

    /// - Parameter rows: stored records, one more than the page holds where it goes on.
    private static func list<Value: Decodable & Sendable>(
        _ db: Database, _ rows: [Row], _ limit: Int, _ total: Int, _ type: Value.Type, id: (Value) -> String
    ) throws -> StoryList<Value> {
        let stories = try rows.prefix(limit).map { try $0.record(type) }
        return StoryList(
            total: total, stories: stories, places: try places(db, of: stories.map(id)), next: rows.count > limit ? stories.last.map(id) : nil)
    }

    /// What the page of stories shows.
    package func storySelection(_ query: StoryQuery, after: String? = nil) throws -> StorySelection {
        try refreshDerived()
        return try read { db in
            let isNamed = query.filter.who != nil || query.filter.place != nil || query.filter.search != nil
            var selection = try isNamed ? named(db, query, after) : plain(db, query, after)
            selection.first = try Archive.firstClaims(db, of: selection.list.stories.map(\.id))
            return selection
        }
    }

    /// Everything from the indexes of stories.
    private func plain(_ db: Database, _ query: StoryQuery, _ after: String?) throws -> StorySelection {
        let condition = query.condition(corroborator.resolver)
        var anyType = query
        anyType.filter.type = nil
        let ofTypes = anyType.condition(corroborator.resolver)
        let narrowing = condition.sql.isEmpty ? "" : " WHERE story IN (SELECT s.id FROM story s\(condition.sql))"
        let types = try Archive.tallies(db, "SELECT \(Archive.tally("s.type")) FROM story s\(ofTypes.sql) GROUP BY 1 ORDER BY n DESC, 1", ofTypes)
        let total = query.filter.type.map { type in types.first { $0.key == type }?.count ?? 0 } ?? types.reduce(0) { $0 + $1.count }
        return StorySelection(
            list: try storyList(db, query, .prominence, after, total: total, StoryFace.self, id: \.id), first: [:],
            days: try Archive.tallies(
                db,
                """
                SELECT \(Archive.tally("s.start_day")) FROM story s\(condition.sql)\(condition.sql.isEmpty ? " WHERE " : " AND ")s.start_day IS NOT NULL
                GROUP BY 1 ORDER BY 1
                """, condition),
            types: types,
            places: try Archive.tallies(
                db,
                """
                SELECT min(name) AS key, count(*) AS n, sum(contested) AS contested FROM story_spot\(narrowing)
                GROUP BY folded_name ORDER BY n DESC, key LIMIT \(Archive.mostPlaces)
                """, condition))
    }

    /// Names and words are dear to look for: one statement finds the stories, and everything else is told from its rows.
    private func named(_ db: Database, _ query: StoryQuery, _ after: String?) throws -> StorySelection {
        try Archive.check(after, "story", db)
        var anyType = query
        anyType.filter.type = nil
        let condition = anyType.condition(corroborator.resolver)
        let sql = """
            SELECT s.id, s.type, s.start_day, s.contradictions > 0 OR s.denials_high > 0, s.report_count, s.contradictions, s.claim_count, x.name
            FROM story s INDEXED BY story_face LEFT JOIN story_spot x ON x.story = s.id\(condition.sql)
            """
        let all = try FaceRow.fetch(db, sql, condition.arguments)
        let wanted = query.filter.type
        let kept = wanted == nil ? all : all.filter { $0.type == wanted }
        let limit = max(1, min(query.filter.limit ?? 50, 1000))
        var sorted = kept.sorted { $0.isBefore($1) }[...]
        if let after, let place = sorted.firstIndex(where: { $0.id == after }) { sorted = sorted[(place + 1)...] }
        let ids = sorted.prefix(limit + 1).map(\.id)
        let rows = try Row.fetchAll(
            db, sql: "SELECT s.json FROM json_each(?) j CROSS JOIN story s ON s.id = j.value ORDER BY j.key", arguments: [try RecordJSON.string(ids)])
        return StorySelection(
            list: try Archive.list(db, rows, limit, kept.count, StoryFace.self, id: \.id), first: [:],
            days: FaceRow.tally(kept, \.day).sorted { isOrderedBefore($0.key, $1.key) },
            types: FaceRow.tally(all, \.type).sorted { ($1.count, $0.key) < ($0.count, $1.key) },
            places: Array(FaceRow.tally(kept, \.place).sorted { ($1.count, $0.key) < ($0.count, $1.key) }.prefix(Archive.mostPlaces)))
    }

    private static let mostPlaces = 400

    private static func tally(_ key: String) -> String {
        "\(key) AS key, count(*) AS n, sum(s.contradictions > 0 OR s.denials_high > 0) AS contested"
    }

    private static func tallies(_ db: Database, _ sql: String, _ condition: Condition) throws -> [StoryTally] {
        try tallies(db, sql, condition.arguments)
    }

    /// - Parameter sql: gives key, number, and number of those that are contested, in this order: they are read by their place.
    private static func tallies(_ db: Database, _ sql: String, _ arguments: StatementArguments) throws -> [StoryTally] {
        let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
        var tallies: [StoryTally] = []
        while let row = try rows.next() {
            tallies.append(
                StoryTally(
                    key: try row.decode(String.self, atIndex: 0), count: try row.decode(Int.self, atIndex: 1),
                    contested: try row.decode(Int.self, atIndex: 2)))
        }
        return tallies
    }

    func tallies(_ sql: String, _ arguments: StatementArguments) throws -> [StoryTally] {
        try read { try Archive.tallies($0, sql, arguments) }
    }

    /// Claims of a story whose places are looked at: a story of a hundred reports names the same ones again and again.
    private static let claimsForPlaces = 6

    private static func places(_ db: Database, of stories: [String]) throws -> [String: [String]] {
        let sql = """
            SELECT sc.story, p.name FROM story_claim sc JOIN claim_participant p ON p.claim = sc.claim AND p.slot = 'place'
            WHERE sc.story IN (SELECT value FROM json_each(?)) AND sc.ordinal < \(claimsForPlaces) ORDER BY sc.story, sc.ordinal, p.ordinal
            """
        var places: [String: [String]] = [:]
        for row in try Row.fetchAll(db, sql: sql, arguments: [try RecordJSON.string(stories)]) {
            let (story, name) = (try row.decode(String.self, atIndex: 0), try row.decode(String.self, atIndex: 1))
            if places[story]?.contains(name) != true { places[story, default: []].append(name) }
        }
        return places
    }
}

/// What lists are counted and ordered by of one story.
private struct FaceRow {
    var id: String
    var type: String
    var day: String?
    var isContested: Bool
    /// Reports, contradictions, claims, day as a number: the higher, the earlier in the list.
    var weight: (Int, Int, Int, Int)
    var place: String?

    /// Columns are read by their place: there are thousands of rows.
    static func fetch(_ db: Database, _ sql: String, _ arguments: StatementArguments) throws -> [FaceRow] {
        let cursor = try Row.fetchCursor(db, sql: sql, arguments: arguments)
        var rows: [FaceRow] = []
        while let row = try cursor.next() {
            let day = try row.decode(String?.self, atIndex: 2)
            rows.append(
                FaceRow(
                    id: try row.decode(String.self, atIndex: 0), type: try row.decode(String.self, atIndex: 1), day: day,
                    isContested: try row.decode(Bool.self, atIndex: 3),
                    weight: (
                        try row.decode(Int.self, atIndex: 4), try row.decode(Int.self, atIndex: 5), try row.decode(Int.self, atIndex: 6),
                        day.map(number) ?? 0
                    ), place: try row.decode(String?.self, atIndex: 7)))
        }
        return rows
    }

    /// `2018-11-14` → 20181114, which orders as the day does.
    private static func number(_ day: String) -> Int {
        day.utf8.reduce(0) { (0x30...0x39).contains($1) ? $0 * 10 + Int($1 - 0x30) : $0 }
    }

    /// The order of `StoryOrder.prominence`.
    func isBefore(_ other: FaceRow) -> Bool {
        weight == other.weight ? isOrderedBefore(id, other.id) : weight > other.weight
    }

    static func tally(_ rows: [FaceRow], _ key: (FaceRow) -> String?) -> [StoryTally] {
        var tallies: [String: StoryTally] = [:]
        for row in rows {
            guard let key = key(row) else { continue }
            tallies[key, default: StoryTally(key: key, count: 0, contested: 0)].count += 1
            if row.isContested { tallies[key]?.contested += 1 }
        }
        return Array(tallies.values)
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
