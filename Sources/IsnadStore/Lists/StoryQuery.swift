import GRDB
import IsnadCorroboration
import IsnadModel

/// Which stories a list, a map or a timeline shows. All that is given must hold.
package struct StoryQuery: Hashable, Sendable {
    /// Type, names, days, words: as for every list.
    package var filter = ArchiveFilter()
    /// At least so many independent origins, counted low.
    package var originsFrom: Int?
    /// At most so many independent origins, counted high: 1 finds what rests on one word.
    package var originsTo: Int?
    /// Only stories in which reports contradict or deny each other (true), or none of these (false).
    package var contradicted: Bool?
    /// Only stories with a claim of this modality.
    package var modality: Modality?
    /// Only stories of at least so many reports.
    package var reportsFrom: Int?

    package init() {}

    /// Conditions on rows of `story` (as `s`).
    func condition(_ resolver: EntityResolver) -> Condition {
        var condition = Condition()
        if let id = filter.story { condition.add("s.id = ?", id) }
        if let type = filter.type { condition.add("s.type = ?", type) }
        if let low = originsFrom { condition.add("s.origins_low >= ?", low) }
        if let high = originsTo { condition.add("s.origins_high <= ?", high) }
        if let reports = reportsFrom { condition.add("s.report_count >= ?", reports) }
        if let contradicted {
            condition.add(contradicted ? "s.contradictions > 0 OR s.denials_high > 0" : "s.contradictions = 0 AND s.denials_high = 0")
        }
        if let day = filter.from?.description { condition.add("coalesce(s.end_day, s.start_day) >= ?", day) }
        if let day = filter.to?.description { condition.add("s.start_day <= ?", day) }
        if let modality {
            condition.add("s.id IN (SELECT x.story FROM story_claim x JOIN claim y ON y.id = x.claim WHERE y.modality = ?)", modality.rawValue)
        }
        var ofClaims = filter
        (ofClaims.story, ofClaims.type, ofClaims.from, ofClaims.to) = (nil, nil, nil, nil)
        condition.addStories(ofClaims, resolver)
        return condition
    }
}

/// One bar of a timeline, one circle of a map, one choice of a list: a key and how many stories it has.
package struct StoryTally: Hashable, Sendable, Codable {
    package var key: String
    package var count: Int
    /// Of them, those in which reports contradict or deny each other.
    package var contested: Int

    package init(key: String, count: Int, contested: Int) { (self.key, self.count, self.contested) = (key, count, contested) }
}
