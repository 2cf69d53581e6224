import GRDB
import IsnadCorroboration
import IsnadModel
import IsnadScript

/// A page of a list.
package struct ListPage<Value: Sendable>: Sendable {
    package var total: Int
    package var values: [Value]
    /// Id of the last value, after which the next page begins; nil at the end.
    package var next: String?
}

extension Archive {
    /// Claims in the order of reports and of places in them.
    package func claimList(_ filter: ArchiveFilter, modality: Modality? = nil, after: String? = nil, limit: Int) throws -> ListPage<StoredClaim> {
        var condition = Condition.claims(filter, corroborator.resolver)
        if let modality { condition.add("c.modality = ?", modality.rawValue) }
        let total = "SELECT count(*) FROM claim c JOIN report r ON r.id = c.report\(condition.sql)"
        var page = condition
        let key = "c.report, c.ordinal"
        if let after { page.nest("(\(key)) > (SELECT \(key) FROM claim c WHERE c.id = ?)", [after]) }
        return try read { db in
            try Archive.check(after, "claim", db)
            let claims = try Archive.claims(db, page, order: key, page: " LIMIT \(limit + 1)")
            return Archive.page(claims, limit, try Int.fetchOne(db, sql: total, arguments: condition.arguments) ?? 0) { $0.id }
        }
    }

    /// Reports, the latest first. `outlet` is the outlet's name as the reports give it.
    package func reportList(_ filter: ArchiveFilter, outlet: String? = nil, after: String? = nil, offset: Int = 0, limit: Int) throws -> ListPage<ReportSummary>
    {
        var condition = Condition.reports(filter, corroborator.resolver)
        if let outlet { condition.add("r.outlet = ?", outlet) }
        var page = condition
        let key = "coalesce(-julianday(r.published), 0), r.id"
        if let after { page.nest("(\(key)) > (SELECT \(key) FROM report r WHERE r.id = ?)", [after]) }
        let sql = "\(Archive.summaries)\(page.sql) ORDER BY \(key) LIMIT \(limit + 1) OFFSET \(max(0, offset))"
        return try read { db in
            try Archive.check(after, "report", db)
            let reports = try Row.fetchAll(db, sql: sql, arguments: page.arguments).map(Archive.summary)
            let total = try Int.fetchOne(db, sql: "SELECT count(*) FROM report r\(condition.sql)", arguments: condition.arguments) ?? 0
            return Archive.page(reports, limit, total) { $0.id }
        }
    }

    /// Entities, those of most claims first. `words` stand in one of their names.
    package func entityList(kind: String? = nil, words: String? = nil, after: String? = nil, offset: Int = 0, limit: Int) throws -> ListPage<Entity> {
        var condition = Condition()
        if let kind { condition.add("e.kind = ?", kind) }
        if let words {
            condition.add("e.id IN (SELECT entity FROM entity_name WHERE instr(' ' || folded_name, ' ' || ?) > 0)", Folding.key(words))
        }
        var page = condition
        let key = "-e.claim_count, e.id"
        if let after { page.nest("(\(key)) > (SELECT \(key) FROM entity e WHERE e.id = ?)", [after]) }
        return try read { db in
            try Archive.check(after, "entity", db)
            let sql = "SELECT e.json FROM entity e\(page.sql) ORDER BY \(key) LIMIT \(limit + 1) OFFSET \(max(0, offset))"
            let entities = try Row.fetchAll(db, sql: sql, arguments: page.arguments).map { try $0.record(Entity.self) }
            let total = try Int.fetchOne(db, sql: "SELECT count(*) FROM entity e\(condition.sql)", arguments: condition.arguments) ?? 0
            return Archive.page(entities, limit, total) { $0.id }
        }
    }

    private static func page<Value>(_ values: [Value], _ limit: Int, _ total: Int, id: (Value) -> String) -> ListPage<Value> {
        let kept = Array(values.prefix(limit))
        return ListPage(total: total, values: kept, next: values.count > limit ? kept.last.map(id) : nil)
    }

    /// A page after something that is not there would be empty without a word.
    static func check(_ after: String?, _ table: String, _ db: Database) throws {
        guard let after else { return }
        if try Int.fetchOne(db, sql: "SELECT 1 FROM \(table) WHERE id = ?", arguments: [after]) == nil { throw ListRefusal.cursor }
    }
}

/// Why a page of a list was not given.
package enum ListRefusal: Error, Hashable, Sendable {
    /// The cursor is no id of the list.
    case cursor
}
