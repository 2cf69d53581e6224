import GRDB
import IsnadCorroboration

extension Archive {
    /// Works out anew, where claims or stories are others than when it was last done, what lists and queues are ordered and drawn by: the
    /// doubts of each claim, and the first place of each story.
    func refreshDerived() throws {
        let stamp = """
            SELECT (SELECT max(key) || ' ' || count(*) FROM claim) || ' ' || (SELECT count(*) || ' ' || total(contradictions) || ' ' ||
                total(denials_high) || ' ' || total(origins_high) || ' ' || total(claim_count) FROM story)
            """
        let known = "SELECT value FROM archive_state WHERE name = 'derived'"
        let isCurrent = try read { try String.fetchOne($0, sql: stamp) == String.fetchOne($0, sql: known) }
        if isCurrent { return }
        let mask = Doubt.allCases.map { "\($0.bit) * coalesce(\($0.sql), 0)" }.joined(separator: " + ")
        let score = Doubt.allCases.map { "\($0.weight) * ((mask & \($0.bit)) > 0)" }.joined(separator: " + ")
        try write { db in
            try db.execute(sql: "DELETE FROM claim_doubt; DELETE FROM story_spot")
            try db.execute(
                sql: """
                    INSERT INTO claim_doubt (claim, mask, score) SELECT id, mask, \(score) FROM (SELECT c.id, \(mask) AS mask FROM claim c
                        LEFT JOIN story_claim sc ON sc.claim = c.id LEFT JOIN story t ON t.id = sc.story)
                    """)
            try db.execute(
                sql: """
                    INSERT INTO story_spot (story, folded_name, name, contested)
                    SELECT id, folded_name, name, contested FROM (
                        SELECT s.id, p.folded_name, p.name, (s.contradictions > 0 OR s.denials_high > 0) AS contested, min(sc.ordinal)
                        FROM story s JOIN story_claim sc ON sc.story = s.id
                        JOIN claim_participant p ON p.claim = sc.claim AND p.slot = 'place' AND p.ordinal = 0 GROUP BY s.id)
                    """)
            let value = try String.fetchOne(db, sql: stamp) ?? ""
            try db.execute(
                sql: "INSERT INTO archive_state (name, value) VALUES ('derived', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                arguments: [value])
        }
    }
}
