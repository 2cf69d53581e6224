import GRDB
import IsnadCorroboration
import IsnadModel

/// What the archive holds, at a glance.
package struct Overview: Hashable, Sendable, Codable {
    package var counts: ArchiveCounts
    /// Stories in which reports contradict or deny each other.
    package var contested: Int
    /// Stories that rest on one origin.
    package var singleOrigin: Int
    /// Stories with two independent origins or more, counted low.
    package var corroborated: Int
    /// First and last day of publication.
    package var from: String?
    package var to: String?
    /// Reports by month of publication.
    package var months: [StoryTally]
    /// Reports by outlet, the most frequent first; the empty key where none is known.
    package var outlets: [StoryTally]
    /// Claims by type, the most frequent first.
    package var types: [StoryTally]
}

extension Archive {
    package func overview() throws -> Overview {
        let counts = try counts()
        return try read { db in
            func number(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
            func tally(_ sql: String) throws -> [StoryTally] {
                try Row.fetchAll(db, sql: sql).map { StoryTally(key: try $0.text("key"), count: try $0.integer("n"), contested: 0) }
            }
            return Overview(
                counts: counts,
                contested: try number("SELECT count(*) FROM story WHERE contradictions > 0 OR denials_high > 0"),
                singleOrigin: try number("SELECT count(*) FROM story WHERE origins_high <= 1"),
                corroborated: try number("SELECT count(*) FROM story WHERE origins_low >= 2"),
                from: try String.fetchOne(db, sql: "SELECT min(published) FROM report"),
                to: try String.fetchOne(db, sql: "SELECT max(published) FROM report"),
                months: try tally(
                    "SELECT substr(published, 1, 7) AS key, count(*) AS n FROM report WHERE published IS NOT NULL GROUP BY 1 ORDER BY 1"),
                outlets: try tally(
                    "SELECT coalesce(outlet, '') AS key, count(*) AS n FROM report GROUP BY 1 ORDER BY n DESC, key LIMIT 40"),
                types: try tally("SELECT type AS key, count(*) AS n FROM claim GROUP BY 1 ORDER BY n DESC, key"))
        }
    }

    /// Reports by day of publication: for the bars of the overview.
    package func reportDays(length: Int) throws -> [StoryTally] {
        try tallies(
            """
            SELECT substr(published, 1, \(length)) AS key, count(*) AS n, 0 AS contested FROM report
            WHERE published IS NOT NULL GROUP BY 1 ORDER BY 1
            """, [])
    }
}
