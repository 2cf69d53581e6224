import IsnadModel

/// Where a wording truly began: on whose word a claim rests in the end.
package struct Origin: Hashable, Sendable, Codable {
    package enum Kind: String, Sendable, Codable {
        /// A teller with a name: person, organisation, document.
        case named
        /// An outlet or agency that asserts it itself.
        case outlet
        /// A teller without a name (a source, witnesses): may or may not be the one of another outlet.
        case anonymous
        /// The report itself, where not even its outlet is known.
        case report
    }

    package var id: String
    package var name: String
    package var kind: Kind
    /// Entity that it is, for named tellers and outlets.
    package var entity: String?
    /// Origin to which an anonymous teller spoke: the outlet or named teller who vouches for it.
    package var heldBy: String?
    package var reasons: [Reason]
}

/// On whose word a claim rests.
package struct ClaimOrigin: Hashable, Sendable, Codable {
    package var claim: String
    package var origin: String
    package var reason: Reason

    package init(claim: String, origin: String, reason: Reason) {
        (self.claim, self.origin, self.reason) = (claim, origin, reason)
    }
}

/// How many independent origins stand behind something: at least `low`, at most `high`.
///
/// Anonymous tellers make the difference: two outlets' unnamed sources may be one man.
package struct OriginCount: Hashable, Sendable, Codable {
    package var low: Int
    package var high: Int

    package init(low: Int, high: Int) { (self.low, self.high) = (low, high) }
}
