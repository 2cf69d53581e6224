import GRDB
import IsnadCorroboration
import IsnadModel

extension StoreIndex {
    // MARK: Origins

    mutating func origins(ofClaims claims: [String]) throws -> [String: ResolvedOrigin] {
        let statement = try db.cachedStatement(sql: "SELECT claim, origin, rule, detail, json FROM claim_origin WHERE claim = ?")
        var found: [String: ResolvedOrigin] = [:]
        for claim in claims {
            if let known = originOf[claim] {
                found[claim] = known
            } else if let row = try Row.fetchOne(statement, arguments: [claim]) {
                let link = ClaimOrigin(claim: claim, origin: try row.text("origin"), reason: try row.reason())
                found[claim] = ResolvedOrigin(origin: try row.record(Origin.self), link: link)
                originOf[claim] = found[claim]
            }
        }
        return found
    }

    mutating func setOrigins(_ origins: [(report: String, resolved: [ResolvedOrigin])]) throws {
        var touched: Set<String> = []
        for (report, _) in origins { touched.formUnion(try takeOrigins(of: report)) }
        let all = origins.flatMap(\.resolved).map { ($0, RecordJSON.string($0.origin)) }
        for (resolved, json) in all {
            try db.run(
                "INSERT INTO origin_form (origin, json, uses) VALUES (?, ?, 1) ON CONFLICT (origin, json) DO UPDATE SET uses = uses + 1",
                [resolved.origin.id, json])
            touched.insert(resolved.origin.id)
        }
        // The row must be there before a claim points to it.
        try rewriteOrigins(touched)
        for (resolved, json) in all {
            try db.run(
                "INSERT INTO claim_origin (claim, origin, rule, detail, json) VALUES (?, ?, ?, ?, ?)",
                [resolved.link.claim, resolved.link.origin, resolved.link.reason.rule, resolved.link.reason.detail, json])
            originOf[resolved.link.claim] = resolved
        }
    }

    /// Takes off what a report's claims add to origins.
    mutating func removeOrigins(of report: String) throws { try rewriteOrigins(takeOrigins(of: report)) }

    /// - Returns: the origins that are to be written anew.
    private mutating func takeOrigins(of report: String) throws -> Set<String> {
        let sql = "SELECT k.claim, k.origin, k.json FROM claim c JOIN claim_origin k ON c.id = k.claim WHERE c.report = ?"
        var touched: Set<String> = []
        for row in try Row.fetchAll(try db.cachedStatement(sql: sql), arguments: [report]) {
            let (claim, origin) = (try row.text("claim"), try row.text("origin"))
            try db.run("UPDATE origin_form SET uses = uses - 1 WHERE origin = ? AND json = ?", [origin, try row.optionalText("json") ?? ""])
            try db.run("DELETE FROM claim_origin WHERE claim = ?", [claim])
            originOf[claim] = nil
            touched.insert(origin)
        }
        return touched
    }

    private func rewriteOrigins(_ ids: Set<String>) throws {
        for id in ids.sorted(by: isOrderedBefore) {
            try db.run("DELETE FROM origin_form WHERE origin = ? AND uses <= 0", [id])
            let forms = try Row.fetchAll(try db.cachedStatement(sql: "SELECT json FROM origin_form WHERE origin = ?"), arguments: [id]).map {
                try $0.record(Origin.self)
            }
            guard let origin = Origin.gathered(forms).first else {
                try db.run("DELETE FROM origin WHERE id = ?", [id])
                continue
            }
            try db.run(
                """
                INSERT INTO origin (id, name, kind, entity, held_by, json) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
                    name = excluded.name, kind = excluded.kind, entity = excluded.entity, held_by = excluded.held_by, json = excluded.json
                """,
                [origin.id, origin.name, origin.kind.rawValue, origin.entity, origin.heldBy, RecordJSON.string(origin)])
        }
    }

    // MARK: Happenings and stories

    mutating func setHappenings(_ happenings: [Happening], replacing reports: Set<String>) throws {
        for report in reports.sorted(by: isOrderedBefore) {
            try db.run("DELETE FROM happening WHERE id IN (SELECT happening FROM report_happening WHERE report = ?)", [report])
        }
        for happening in happenings {
            try db.run(
                "INSERT OR REPLACE INTO happening (id, report_count, json) VALUES (?, ?, ?)",
                [happening.id, happening.reports.count, try RecordJSON.string(happening)])
            for report in happening.reports {
                try db.run("INSERT OR REPLACE INTO report_happening (report, happening) VALUES (?, ?)", [report, happening.id])
            }
        }
    }

    mutating func storyMembers(ofClaims claims: Set<String>) throws -> [String: [String]] {
        let story = try db.cachedStatement(sql: "SELECT story FROM story_claim WHERE claim = ?")
        let members = try db.cachedStatement(sql: "SELECT claim FROM story_claim WHERE story = ? ORDER BY ordinal")
        var found: [String: [String]] = [:]
        for claim in claims {
            guard let id = try String.fetchOne(story, arguments: [claim]), found[id] == nil else { continue }
            found[id] = try String.fetchAll(members, arguments: [id])
        }
        return found
    }

    mutating func stories(_ ids: [String]) throws -> [Story] {
        let statement = try db.cachedStatement(sql: "SELECT json FROM story WHERE id = ?")
        return try ids.compactMap { try Row.fetchOne(statement, arguments: [$0])?.record(Story.self) }
    }

    mutating func setStories(_ stories: [Story], _ links: [StoryLink], replacing old: [Story]) throws {
        let before = Dictionary(old.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        // One that was taken apart with a replaced report is among the old ones and has no row.
        let stored = try db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM story WHERE id = ?)")
        var kept: Set<String> = []
        for story in stories where before[story.id] == story {
            if try Bool.fetchOne(stored, arguments: [story.id]) ?? false { kept.insert(story.id) }
        }
        for story in old {
            // What ties a story to others may change while the story stays.
            try db.run(kept.contains(story.id) ? "DELETE FROM story_link WHERE story = ?" : "DELETE FROM story WHERE id = ?", [story.id])
        }
        let writer = CorroborationWriter(db: db)
        for story in stories where !kept.contains(story.id) { try writer.insert(story) }
        for link in links {
            try db.run(
                "INSERT INTO story_link (story, a, b, rule, detail) VALUES (?, ?, ?, ?, ?)",
                [link.story, link.a, link.b, link.reason.rule, link.reason.detail])
        }
    }

    mutating func note(_ changes: [StoryChange]) throws {
        for change in changes where change.kind != .new || change.reports.count > 1 {
            let day = try change.reports.compactMap { try facts($0)?.report.document.published }.max()
            try db.run(
                "INSERT INTO change (run, day, story, kind, detail, reports) VALUES (?, ?, ?, ?, ?, ?)",
                [run, day?.description, change.story, change.kind.rawValue, change.detail, try RecordJSON.string(change.reports)])
        }
    }
}
