import GRDB
import IsnadCorroboration
import IsnadModel
import IsnadScript

/// A WHERE clause with its values, put together from a filter. Values are always bound, never written into the SQL.
struct Condition {
    private var parts: [String] = []
    private(set) var values: [(any DatabaseValueConvertible)?] = []

    var sql: String { parts.isEmpty ? "" : " WHERE " + parts.joined(separator: " AND ") }
    var arguments: StatementArguments { StatementArguments(values) }

    mutating func add(_ sql: String, _ values: (any DatabaseValueConvertible)?...) {
        parts.append("(" + sql + ")")
        self.values += values
    }

    /// `LIMIT` and `OFFSET` of a filter.
    static func page(_ filter: ArchiveFilter) -> String {
        guard filter.limit != nil || filter.offset > 0 else { return "" }
        return " LIMIT \(filter.limit.map { max(0, $0) } ?? -1) OFFSET \(max(0, filter.offset))"
    }

    /// Folded words as an FTS5 query: each in quotation marks, all wanted. Nil where the words hold no letter.
    static func match(_ search: String) -> String? {
        let words = Folding.words(search)
        return words.isEmpty ? nil : words.map { "\"" + $0 + "\"" }.joined(separator: " ")
    }

    /// Conditions on rows of `claim` (as `c`) joined with its `report` (as `r`).
    static func claims(_ filter: ArchiveFilter, _ resolver: EntityResolver) -> Condition {
        var condition = Condition()
        if let type = filter.type { condition.add("c.type = ?", type) }
        if let id = filter.report { condition.add("c.report = ?", id) }
        if let id = filter.story { condition.add("c.id IN (SELECT claim FROM story_claim WHERE story = ?)", id) }
        if let id = filter.origin { condition.add("c.id IN (SELECT claim FROM claim_origin WHERE origin = ?)", id) }
        if let id = filter.entity { condition.add("c.id IN (SELECT claim FROM claim_participant WHERE entity = ?)", id) }
        if let who = filter.who { condition.addParticipant(who, "slot <> 'place'", MentionKind.allCases, resolver) }
        if let place = filter.place { condition.addParticipant(place, "slot = 'place'", [.place], resolver) }
        if let day = filter.from?.description { condition.add("coalesce(c.time_end, c.time_start, r.published) >= ?", day) }
        if let day = filter.to?.description { condition.add("coalesce(c.time_start, c.time_end, r.published) <= ?", day) }
        if let search = filter.search {
            if let match = match(search) {
                condition.add("c.key IN (SELECT rowid FROM claim_search WHERE claim_search MATCH ?)", match)
            } else {
                condition.add("0")
            }
        }
        return condition
    }

    /// Somebody in a slot: an entity that the name means, or a name in which its words stand side by side.
    private mutating func addParticipant(_ name: String, _ slot: String, _ kinds: [MentionKind], _ resolver: EntityResolver) {
        let key = Folding.key(name)
        guard !key.isEmpty else { return add("0") }
        let ids = Set(kinds.map { resolver.id(name: name, kind: $0) } + [name]).sorted(by: isOrderedBefore)
        let marks = ids.map { _ in "?" }.joined(separator: ", ")
        parts.append(
            "(c.id IN (SELECT claim FROM claim_participant WHERE \(slot) AND (entity IN (\(marks)) "
                + "OR instr(' ' || folded_name || ' ', ?) > 0)))")
        values += ids.map { $0 as (any DatabaseValueConvertible)? } + [" " + key + " "]
    }
}
