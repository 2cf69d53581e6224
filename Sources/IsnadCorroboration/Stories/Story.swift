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
    /// First and last day on which it can have happened, as far as any claim says.
    package var start: CivilDate?
    package var end: CivilDate?
    package var reasons: [Reason]
}

/// What the claims of a story say of one slot.
package struct Agreement: Hashable, Sendable, Codable {
    package enum Relation: String, Sendable, Codable, CaseIterable {
        case agree, morePrecise = "more-precise", compatible, contradict
    }

    /// `happened`, `count`, `place`, `time`, `agent`, `target`
    package var slot: String
    /// The value with most origins first; each of the others in its relation to that one.
    package var values: [AgreedValue]
    /// The gravest relation among the values.
    package var relation: Relation
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
