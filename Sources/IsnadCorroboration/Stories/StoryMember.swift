import IsnadModel

/// A claim of a story with when its report was printed and the origin that it rests on.
struct StoryMember: Sendable {
    var facts: ClaimFacts
    var claim: Claim
    var printing: Printing
    var origin: Origin
    var originReason: Reason

    /// Told by the report itself, not on the word of a teller whom it names.
    var isOwnWord: Bool { claim.chain.isEmpty }
    /// Rests on an earlier report.
    var isCopied: Bool { originReason.rule == "origin.copied-report" || originReason.rule == "origin.copied-claim" }
}
