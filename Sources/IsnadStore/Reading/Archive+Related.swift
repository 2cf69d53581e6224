import GRDB
import IsnadCorroboration
import IsnadModel

extension Archive {
    /// Stories that speak of the same and are not merged with it: the order or the plan beside the deed, what a report gives as its cause, and
    /// what it gives it as the cause of.
    package func relatedStories(of story: Story) throws -> [RelatedStory] {
        try read { db in
            let found = try Archive.otherModalities(db, story) + Archive.causes(db, story)
            var kept: [String: RelatedStory] = [:]
            for related in found where kept[related.story] == nil { kept[related.story] = related }
            return kept.values.sorted { isOrderedBefore($0.story, $1.story) }
        }
    }

    /// Same type, another modality, in the same reports or those of the same happening, with somebody or some place in common.
    private static func otherModalities(_ db: Database, _ story: Story) throws -> [RelatedStory] {
        let sql = """
            WITH mine AS (SELECT c.id, c.report, c.modality FROM story_claim s JOIN claim c ON c.id = s.claim WHERE s.story = ?1),
            near AS (
                SELECT report FROM mine UNION
                SELECT b.report FROM mine m JOIN report_happening a ON a.report = m.report JOIN report_happening b ON b.happening = a.happening),
            who AS (
                SELECT DISTINCT entity FROM claim_participant WHERE claim IN (SELECT id FROM mine) AND slot <> 'chain' AND entity IS NOT NULL)
            SELECT DISTINCT s.story, c.modality, e.name FROM claim c JOIN story_claim s ON s.claim = c.id
            JOIN claim_participant p ON p.claim = c.id AND p.slot <> 'chain' JOIN who w ON w.entity = p.entity JOIN entity e ON e.id = p.entity
            WHERE c.report IN (SELECT report FROM near) AND c.type = ?2 AND s.story <> ?1 AND c.modality NOT IN (SELECT modality FROM mine)
            ORDER BY s.story, c.modality, e.name
            """
        return try Row.fetchAll(db, sql: sql, arguments: [story.id, story.type.rawValue]).map { row in
            let (modality, name) = (try row.text("modality"), try row.text("name"))
            let reason = Reason(rule: "story.other-modality", detail: "Told as \(modality) in reports of the same happening, with \(name) in both.")
            return RelatedStory(story: try row.text("story"), relation: modality, reason: reason)
        }
    }

    /// A trigger of one stands in the words that a claim of the other cites as its reason.
    private static func causes(_ db: Database, _ story: Story) throws -> [RelatedStory] {
        let sql = """
            SELECT DISTINCT o.story, 'cause' AS relation, e.text FROM story_claim s JOIN claim c ON c.id = s.claim
            JOIN claim_evidence e ON e.claim = c.id AND e.slot = 'reason'
            JOIN claim d ON d.report = c.report AND d.trigger_start >= e.span_start AND d.trigger_end <= e.span_end AND d.id <> c.id
            JOIN story_claim o ON o.claim = d.id WHERE s.story = ?1 AND o.story <> ?1
            UNION
            SELECT DISTINCT o.story, 'effect', e.text FROM story_claim s JOIN claim c ON c.id = s.claim
            JOIN claim d ON d.report = c.report AND d.id <> c.id JOIN claim_evidence e ON e.claim = d.id AND e.slot = 'reason'
            JOIN story_claim o ON o.claim = d.id
            WHERE s.story = ?1 AND o.story <> ?1 AND c.trigger_start >= e.span_start AND c.trigger_end <= e.span_end
            ORDER BY 1, 2, 3
            """
        return try Row.fetchAll(db, sql: sql, arguments: [story.id]).map { row in
            let (relation, words) = (try row.text("relation"), try row.text("text"))
            let reason = Reason(rule: "story.cited-reason", detail: "A report cites it as the \(relation): \u{201C}\(words)\u{201D}.")
            return RelatedStory(story: try row.text("story"), relation: relation, reason: reason)
        }
    }
}
