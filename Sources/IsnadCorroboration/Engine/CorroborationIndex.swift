import IsnadModel

/// What reports are looked up by.
package enum PostingKind: Int, Sendable {
    /// A sampled shingle of the text, for copies.
    case shingle = 0
    /// A telling word of the lead.
    case term = 1
    /// The country that the text is about.
    case topic = 2
    /// Type of claim with a place, person, side or number (see `ClaimFacts.blocks`).
    case block = 3
}

/// How many reports hold a shingle, and over which days.
package struct ShingleSpread: Sendable {
    /// Counted no further than one beyond `CopyThresholds.crowded`.
    package var count: Int
    package var firstDay: Int?
    package var lastDay: Int?

    package init(count: Int, firstDay: Int?, lastDay: Int?) { (self.count, self.firstDay, self.lastDay) = (count, firstDay, lastDay) }

    var isFormula: Bool {
        if count > CopyThresholds.crowded { return true }
        guard count >= CopyThresholds.formulaReports, let firstDay, let lastDay else { return false }
        return lastDay - firstDay > CopyThresholds.formulaDays
    }

    package static let most = CopyThresholds.crowded + 1
}

/// Where corroboration keeps what it needs between reports: in memory, or in the archive.
///
/// All reading is by key; nothing ever asks for all reports. So a new report costs what its neighbourhood costs, not what the archive does.
package protocol CorroborationIndex {
    /// Adds the postings of reports; one that is there already is replaced.
    mutating func insert(_ reports: [ReportFacts]) throws
    /// Reports with a posting, by day, then id; no more than `limit`.
    mutating func holders(_ kind: PostingKind, _ key: UInt64, days: ClosedRange<Int>?, limit: Int) throws -> [String]
    /// Reports with a posting under at least so many of the keys, of each key no more than `limit`.
    mutating func sharing(_ kind: PostingKind, _ keys: [UInt64], days: ClosedRange<Int>?, limit: Int, least: Int) throws -> Set<String>
    mutating func spread(of shingle: UInt64) throws -> ShingleSpread
    mutating func facts(_ report: String) throws -> ReportFacts?
    /// A part of the facts, for less than all of them cost.
    mutating func wording(_ report: String) throws -> ReportWording?
    mutating func outline(_ report: String) throws -> ReportOutline?
    /// Claims as they were read, by their ids.
    mutating func claims(_ ids: [String]) throws -> [String: Claim]

    mutating func links(of report: String) throws -> [ReportLink]
    /// Replaces every link that touches one of the reports.
    mutating func setLinks(_ links: [ReportLink], of reports: [String]) throws
    mutating func edges(of claim: String) throws -> [ClaimEdge]
    /// Replaces every edge that touches one of the claims.
    mutating func setEdges(_ edges: [ClaimEdge], of claims: [String]) throws
    mutating func report(ofClaim claim: String) throws -> String?

    mutating func origins(ofClaims claims: [String]) throws -> [String: ResolvedOrigin]
    /// Replaces the origins of the claims of each report.
    mutating func setOrigins(_ origins: [(report: String, resolved: [ResolvedOrigin])]) throws
    mutating func setHappenings(_ happenings: [Happening], replacing reports: Set<String>) throws
    /// Stories that hold one of the claims, each with all of its claims in their order.
    mutating func storyMembers(ofClaims claims: Set<String>) throws -> [String: [String]]
    mutating func stories(_ ids: [String]) throws -> [Story]
    mutating func setStories(_ stories: [Story], _ links: [StoryLink], replacing old: [Story]) throws
    mutating func note(_ changes: [StoryChange]) throws
}
