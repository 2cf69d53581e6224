import GRDB
import IsnadCorroboration
import IsnadModel

extension StoreIndex {
    // MARK: Links of reports

    mutating func links(of report: String) throws -> [ReportLink] {
        if let links = linksOf[report] { return links }
        let sql = "SELECT json FROM report_link WHERE a = ? UNION ALL SELECT json FROM report_link WHERE b = ?"
        let links = try Row.fetchAll(try db.cachedStatement(sql: sql), arguments: [report, report]).map { try $0.record(ReportLink.self) }
        linksOf[report] = links
        return links
    }

    mutating func setLinks(_ links: [ReportLink], of reports: [String]) throws {
        for report in reports {
            for sql in [
                "DELETE FROM report_link WHERE a = ?", "DELETE FROM report_link WHERE b = ?", "DELETE FROM copy WHERE first_report = ?",
                "DELETE FROM copy WHERE second_report = ?",
            ] { try db.run(sql, [report]) }
        }
        let writer = CorroborationWriter(db: db)
        for link in links {
            try db.run(
                "INSERT INTO report_link (a, b, one_happening, json) VALUES (?, ?, ?, ?)",
                [link.first, link.second, link.isOneHappening ? 1 : 0, try RecordJSON.string(link)])
            if let copy = link.copy { try writer.insert(copy) }
        }
        replace(&linksOf, links, of: reports) { [$0.first, $0.second] }
    }

    // MARK: Edges of claims

    mutating func edges(of claim: String) throws -> [ClaimEdge] {
        if let edges = edgesOf[claim] { return edges }
        let sql = "SELECT * FROM claim_edge WHERE a = ? UNION ALL SELECT * FROM claim_edge WHERE b = ?"
        let edges = try Row.fetchAll(try db.cachedStatement(sql: sql), arguments: [claim, claim]).map { row in
            ClaimEdge(a: try row.text("a"), b: try row.text("b"), points: try row.integer("points"), reason: try row.reason())
        }
        edgesOf[claim] = edges
        return edges
    }

    mutating func setEdges(_ edges: [ClaimEdge], of claims: [String]) throws {
        for claim in claims where edgesOf[claim]?.isEmpty != true {
            try db.run("DELETE FROM claim_edge WHERE a = ?", [claim])
            try db.run("DELETE FROM claim_edge WHERE b = ?", [claim])
        }
        for edge in edges {
            try db.run(
                "INSERT OR REPLACE INTO claim_edge (a, b, points, rule, detail) VALUES (?, ?, ?, ?, ?)",
                [edge.a, edge.b, edge.points, edge.reason.rule, edge.reason.detail])
        }
        replace(&edgesOf, edges, of: claims) { [$0.a, $0.b] }
    }

    /// Brings what is remembered up to date: the ties of these ends are just the new ones; another end that one of them leads to is read
    /// again when it is asked for.
    private func replace<Tie>(_ known: inout [String: [Tie]], _ ties: [Tie], of ends: [String], between: (Tie) -> [String]) {
        for end in ends { for old in known[end] ?? [] { for other in between(old) { known[other] = nil } } }
        for tie in ties { for end in between(tie) { known[end] = nil } }
        for end in ends { known[end] = [] }
        for tie in ties { for end in between(tie) { known[end]?.append(tie) } }
    }
}
