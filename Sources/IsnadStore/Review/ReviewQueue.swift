import GRDB
import IsnadCorroboration
import IsnadModel

/// What may be wrong with a claim, as far as the claim itself shows it.
package enum Doubt: String, Sendable, Codable, CaseIterable {
    /// Reports contradict each other in its story.
    case contradicted
    /// Nobody does it and nobody suffers it.
    case nobody
    /// A participant is only described, not named.
    case described
    /// A slot was filled from a neighbouring claim.
    case inferred
    /// The report itself is in doubt, or the happening lies ahead.
    case uncertain
    /// A time is told that could not be resolved to days.
    case undated
    /// Its story rests on one origin.
    case alone

    /// A condition on rows of `claim` (`c`) with their story (`t`).
    var sql: String {
        switch self {
        case .contradicted: "(t.contradictions > 0 OR t.denials_high > 0)"
        case .nobody: "NOT EXISTS (SELECT 1 FROM claim_participant p WHERE p.claim = c.id AND p.slot NOT IN ('place', 'chain'))"
        case .described: "EXISTS (SELECT 1 FROM claim_participant p WHERE p.claim = c.id AND p.slot NOT IN ('place', 'chain') AND p.kind = 'other')"
        case .inferred: "instr(c.json, '\"inherit.') > 0"
        case .uncertain: "c.modality IN ('possible', 'hypothetical', 'predicted')"
        case .undated: "(c.time_text IS NOT NULL AND c.time_start IS NULL)"
        case .alone: "t.origins_high <= 1"
        }
    }

    /// Whether it depends on the story of the claim, not on the claim alone.
    var isOfStory: Bool { self == .contradicted || self == .alone }

    /// Its bit in the mask of a claim's doubts. Stored: new doubts come behind the others.
    var bit: Int { 1 << (Doubt.allCases.firstIndex(of: self) ?? 0) }

    /// How much it counts towards the score by which the queue is ordered.
    var weight: Int {
        switch self {
        case .contradicted: 5
        case .nobody: 4
        case .inferred: 3
        case .uncertain, .described: 2
        case .undated, .alone: 1
        }
    }
}

/// Which claims a person wants to look at.
package struct ReviewQuery: Hashable, Sendable {
    package var filter = ArchiveFilter()
    package var doubt: Doubt?
    /// Nil: all, whatever was decided.
    package var verdict: ReviewState.Verdict? = .open
    package var scoreFrom = 0

    package init() {}
}

/// A claim that waits for a decision.
package struct QueuedClaim: Hashable, Sendable, Codable {
    package var claim: StoredClaim
    package var score: Int
    package var doubts: [Doubt]
    package var state: ReviewState

    package init(claim: StoredClaim, score: Int, doubts: [Doubt], state: ReviewState) {
        (self.claim, self.score, self.doubts, self.state) = (claim, score, doubts, state)
    }
}

package struct ReviewQueuePage: Hashable, Sendable {
    package var total: Int
    package var claims: [QueuedClaim]
    /// Open claims of each doubt, in the same selection.
    package var doubts: [Doubt: Int]

    package init(total: Int, claims: [QueuedClaim], doubts: [Doubt: Int]) {
        (self.total, self.claims, self.doubts) = (total, claims, doubts)
    }
}

extension Archive {
    /// Verdict of each claim after all decisions that were not taken back, in SQL.
    private static let verdicts = """
        (SELECT claim, CASE
            WHEN max(CASE WHEN action = 'reject' THEN seq ELSE 0 END) > max(CASE WHEN action IN ('accept', 'correct') THEN seq ELSE 0 END) THEN 'rejected'
            WHEN max(action = 'correct') THEN 'corrected' ELSE 'accepted' END AS verdict
        FROM review_event e WHERE action IN ('accept', 'reject', 'correct')
            AND NOT EXISTS (SELECT 1 FROM review_event u WHERE u.undoes = e.seq) GROUP BY claim)
        """

    /// Claims, the most doubtful first.
    package func reviewQueue(_ query: ReviewQuery, limit: Int = 20, offset: Int = 0) throws -> ReviewQueuePage {
        try refreshDerived()
        var ofClaims = query.filter
        ofClaims.type = nil
        var condition = Condition.claims(ofClaims, corroborator.resolver)
        let joined = condition.sql.isEmpty ? "" : " JOIN claim c ON c.id = d.claim JOIN report r ON r.id = c.report"
        if let type = query.filter.type { condition.add("d.type = ?", type) }
        switch query.verdict {
        case nil: break
        case .open: condition.add("v.verdict IS NULL")
        case let verdict?: condition.add("v.verdict = ?", verdict.rawValue)
        }
        // Doubt and score narrow the list, but not the numbers beside the doubts to choose from.
        let narrowing = "d.score >= \(max(0, query.scoreFrom))" + (query.doubt.map { " AND d.mask & \($0.bit)" } ?? "")
        let tables = " FROM claim_doubt d\(joined) LEFT JOIN \(Archive.verdicts) v ON v.claim = d.claim\(condition.sql)"
        let (total, rows, doubts) = try read { db in
            let sums = Doubt.allCases.map { "coalesce(sum((d.mask & \($0.bit)) > 0), 0) AS \($0.rawValue)" }.joined(separator: ", ")
            let sql = "SELECT \(sums), coalesce(sum((\(narrowing)) > 0), 0) AS total\(tables)"
            let row = try Row.fetchOne(db, sql: sql, arguments: condition.arguments)
            var doubts: [Doubt: Int] = [:]
            if let row { for doubt in Doubt.allCases { doubts[doubt] = try row.integer(doubt.rawValue) } }
            let page = """
                SELECT d.claim, d.score, d.mask\(tables)\(condition.sql.isEmpty ? " WHERE " : " AND ")\(narrowing)
                ORDER BY d.score DESC, d.claim LIMIT \(max(0, limit)) OFFSET \(max(0, offset))
                """
            let rows = try Row.fetchAll(db, sql: page, arguments: condition.arguments).map { row in
                (id: try row.text("claim"), score: try row.integer("score"), mask: try row.integer("mask"))
            }
            return (try row?.integer("total") ?? 0, rows, doubts)
        }
        let claims = try claims(ids: rows.map(\.id))
        let states = try reviewStates(rows.map(\.id))
        let queued = rows.compactMap { row in
            claims[row.id].map { claim in
                QueuedClaim(claim: claim, score: row.score, doubts: Doubt.allCases.filter { row.mask & $0.bit != 0 }, state: states[row.id] ?? ReviewState())
            }
        }
        return ReviewQueuePage(total: total, claims: queued, doubts: doubts)
    }

    /// Claims by id; ids that are no claim's are left out.
    package func claims(ids: [String]) throws -> [String: StoredClaim] {
        guard !ids.isEmpty else { return [:] }
        let list = try RecordJSON.string(ids)
        return try read { db in
            var condition = Condition()
            condition.add("c.id IN (SELECT value FROM json_each(?))", list)
            let found = try Archive.claims(db, condition, order: "c.id", page: "")
            return Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        }
    }
}
