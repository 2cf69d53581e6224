import IsnadModel

/// A claim of a story with the report that it stands in and the origin that it rests on.
struct StoryMember: Sendable {
    var facts: ClaimFacts
    var report: Report
    var origin: Origin
    var originReason: Reason

    var claim: Claim { facts.claim }
    /// Told by the report itself, not on the word of a teller whom it names.
    var isOwnWord: Bool { claim.chain.isEmpty }
    /// Rests on an earlier report.
    var isCopied: Bool { originReason.rule == "origin.copied-report" || originReason.rule == "origin.copied-claim" }
}
