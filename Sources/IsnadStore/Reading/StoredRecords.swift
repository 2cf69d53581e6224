import IsnadCorroboration
import IsnadModel

/// What a list needs to know of a report.
package struct ReportSummary: Hashable, Sendable, Codable {
    package var id: String
    package var documentID: String
    package var path: String
    package var url: String?
    package var title: String?
    package var outlet: String?
    package var author: String?
    package var published: CivilDate?
    package var claimCount: Int
}

/// A claim with its place among the others.
package struct StoredClaim: Hashable, Sendable, Codable {
    package var id: String
    package var report: String
    package var claim: Claim
    package var outlet: String?
    package var published: CivilDate?
    package var title: String?
    /// Nil until the archive is corroborated.
    package var story: String?
    package var origin: String?
    package var originName: String?
    package var originKind: String?
    /// Entities of the participants, in the order of `Claim.slots`.
    package var participants: [ClaimParticipant]
}

/// A report with its text and claims.
package struct StoredReport: Hashable, Sendable, Codable {
    package var id: String
    package var document: Document
    package var claims: [StoredClaim]
    package var copies: [Copy]
}

/// An origin and how much rests on it.
package struct StoredOrigin: Hashable, Sendable, Codable {
    package var origin: Origin
    package var claimCount: Int
    package var reportCount: Int
    package var storyCount: Int
}

/// How much an archive holds.
package struct ArchiveCounts: Hashable, Sendable, Codable {
    package var reports: Int
    package var claims: Int
    package var entities: Int
    package var origins: Int
    package var stories: Int
    package var copies: Int
}
