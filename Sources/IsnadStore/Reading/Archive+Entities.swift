import GRDB
import IsnadCorroboration
import IsnadModel
import IsnadScript

extension Archive {
    /// Entities, those of most claims first. Of the filter, `type` is a kind, `who`, `place` and `search` are names or words of names.
    package func entities(_ filter: ArchiveFilter = ArchiveFilter()) throws -> [Entity] {
        var condition = Condition()
        if let kind = filter.type { condition.add("e.kind = ?", kind) }
        if let id = filter.entity { condition.add("e.id = ?", id) }
        if filter.place != nil { condition.add("e.kind = 'place'") }
        for name in [filter.who, filter.place, filter.search].compactMap({ $0 }) {
            let known = corroborator.resolver
            let ids = MentionKind.allCases.map { known.id(name: name, kind: $0) }
            condition.add(
                """
                e.id IN (SELECT entity FROM entity_name WHERE instr(' ' || folded_name || ' ', ?) > 0)
                OR e.id IN (SELECT value FROM json_each(?))
                """, " " + Folding.key(name) + " ", try RecordJSON.string(ids))
        }
        let sql = "SELECT e.json FROM entity e\(condition.sql) ORDER BY e.claim_count DESC, e.id\(Condition.page(filter))"
        return try read { db in
            try Row.fetchAll(db, sql: sql, arguments: condition.arguments).map { try $0.record(Entity.self) }
        }
    }

    package func entity(_ id: String) throws -> Entity? {
        var filter = ArchiveFilter()
        filter.entity = id
        return try entities(filter).first
    }

    /// What an entity is a part of, and what is a part of it.
    package func relations(of entity: String) throws -> [EntityRelation] {
        try read { try Archive.relations($0, " WHERE part = ?1 OR whole = ?1", [entity]) }
    }

    static func relations(_ db: Database, _ condition: String, _ arguments: StatementArguments) throws -> [EntityRelation] {
        try Row.fetchAll(db, sql: "SELECT * FROM entity_relation\(condition) ORDER BY part, whole", arguments: arguments).map { row in
            EntityRelation(
                part: try row.text("part"), whole: try row.text("whole"), relation: try row.text("relation"), reason: try row.reason())
        }
    }

    /// Origins, those of most claims first. Of the filter, `type` is a kind, `who` and `search` are words of the name.
    package func origins(_ filter: ArchiveFilter = ArchiveFilter()) throws -> [StoredOrigin] {
        var condition = Condition()
        if let kind = filter.type { condition.add("o.kind = ?", kind) }
        if let id = filter.origin { condition.add("o.id = ?", id) }
        let sql = """
            SELECT o.json, count(k.claim) AS claims, count(DISTINCT c.report) AS reports, count(DISTINCT s.story) AS stories
            FROM origin o LEFT JOIN claim_origin k ON k.origin = o.id LEFT JOIN claim c ON c.id = k.claim
            LEFT JOIN story_claim s ON s.claim = k.claim
            \(condition.sql) GROUP BY o.id ORDER BY claims DESC, o.id
            """
        let all = try read { db in
            try Row.fetchAll(db, sql: sql, arguments: condition.arguments).map { row in
                StoredOrigin(
                    origin: try row.record(Origin.self), claimCount: try row.integer("claims"), reportCount: try row.integer("reports"),
                    storyCount: try row.integer("stories"))
            }
        }
        let wanted = [filter.who, filter.search].compactMap { $0 }.map { " " + Folding.key($0) + " " }
        let named = all.filter { stored in
            let name = " " + Folding.key(stored.origin.name) + " "
            return wanted.allSatisfy { Archive.holds(name, $0) }
        }
        return Array(named.dropFirst(max(0, filter.offset)).prefix(max(0, filter.limit ?? Int.max)))
    }

    /// Whether the bytes of one folded text stand in another.
    private static func holds(_ text: String, _ part: String) -> Bool {
        let (a, b) = (Array(text.utf8), Array(part.utf8))
        guard !b.isEmpty, a.count >= b.count else { return b.isEmpty }
        return (0...(a.count - b.count)).contains { a[$0..<($0 + b.count)].elementsEqual(b) }
    }
}
