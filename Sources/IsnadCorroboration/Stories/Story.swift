import IsnadModel

/// Claims of one happening, from one or many reports.
package struct Story: Hashable, Sendable, Codable {
    package var id: String
    package var type: ClaimType
    /// Ids of its claims: by day of publication of their report, then as they stand in it.
    package var claims: [String]
    /// Number of reports that they stand in.
    package var reportCount: Int
    /// What the claims say in each slot, and how the values stand to each other. Nothing is averaged.
    package var agreement: [Agreement]
    /// Independent origins that say that it happened.
    package var origins: OriginCount
    /// Independent origins that deny it.
    package var denials: OriginCount
    /// Origins of the claims that say it happened, those that are one side by side; unnamed tellers stand in lists of their own.
    package var independent: [[String]]
    /// First and last day on which it can have happened, as far as any claim says.
    package var start: CivilDate?
    package var end: CivilDate?
    package var reasons: [Reason]
}

/// A story that has to do with another and is not merged with it.
package struct RelatedStory: Hashable, Sendable, Codable {
    package var story: String
    /// `ordered`, `planned`, `attempted` … the modality of the other; `cause`, `effect` of a happening.
    package var relation: String
    package var reason: Reason

    package init(story: String, relation: String, reason: Reason) { (self.story, self.relation, self.reason) = (story, relation, reason) }
}

/// What the claims of a story say of one slot.
package struct Agreement: Hashable, Sendable, Codable {
    package enum Relation: String, Sendable, Codable, CaseIterable {
        case agree, morePrecise = "more-precise", compatible
        /// Told later than the other, which it takes the place of: a toll that grew, a correction by the same origin.
        case revised
        case contradict
    }

    /// `happened`, `count`, `place`, `time`, `agent`, `target`
    package var slot: String
    /// The value with most origins first; each of the others in its relation to that one.
    package var values: [AgreedValue]
    /// The gravest relation among the values.
    package var relation: Relation
    /// Of `count`: what the figures leave open; nil for other slots.
    package var range: AgreedRange?
}

/// The lowest and the highest number that any independent origin gives. Nothing is averaged.
package struct AgreedRange: Hashable, Sendable, Codable {
    package var low: Double?
    /// Nil where an origin sets no upper bound.
    package var high: Double?
    package var unit: String
    /// One figure that may stand for all, only where a rule allows it.
    package var best: Double?
    /// The rule: `all-agree`, `most-precise`, `latest-revision`; nil without a best figure.
    package var rule: String?
}

/// One value of a slot and who stands behind it.
package struct AgreedValue: Hashable, Sendable, Codable {
    /// The value to show: words of the reports, or `actual`, `denied` … for `happened`.
    package var value: String
    package var claims: [String]
    package var origins: [String]
    package var relation: Agreement.Relation
}

/// Why two claims are of one happening.
package struct StoryLink: Hashable, Sendable, Codable {
    package var story: String
    package var a: String
    package var b: String
    package var reason: Reason

    package init(story: String, a: String, b: String, reason: Reason) {
        (self.story, self.a, self.b, self.reason) = (story, a, b, reason)
    }
}
