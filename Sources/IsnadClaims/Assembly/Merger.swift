import IsnadModel
import IsnadScript

/// Lays together what one document tells twice: one claim for each event and teller, told where it is told most fully.
enum Merger {
    /// A claim with folded names of who is in it, made once for the many comparisons.
    private struct Keyed {
        var claim: Claim
        /// Where else it is told, in no order.
        var also: [Evidence] = []
        var agent: [UInt64]
        var target: [UInt64]
        var to: [UInt64]
        var from: [UInt64]
        var place: [UInt64]

        init(_ claim: Claim) {
            self.claim = claim
            agent = Self.keys(claim.agent)
            target = Self.keys(claim.target)
            to = Self.keys(claim.to)
            from = Self.keys(claim.from)
            place = Self.keys(claim.place)
        }

        private static func keys(_ participants: [Participant]) -> [UInt64] { participants.map { Folding.hash($0.name) } }

        /// Becomes the fuller of the two, with what only the other gives.
        /// - Parameter telling: a claim that was not joined before.
        mutating func join(_ telling: Keyed) {
            var other = telling
            if weight(other.claim) > weight(claim) {
                swap(&self, &other)
                swap(&also, &other.also)
            }
            also.append(other.claim.trigger)
            if agent.isEmpty { (claim.agent, agent) = (other.claim.agent, other.agent) }
            if target.isEmpty { (claim.target, target) = (other.claim.target, other.target) }
            if to.isEmpty { (claim.to, to) = (other.claim.to, other.to) }
            if from.isEmpty { (claim.from, from) = (other.claim.from, other.from) }
            if place.isEmpty { (claim.place, place) = (other.claim.place, other.place) }
            if claim.count == nil { claim.count = other.claim.count }
            if claim.time == nil { claim.time = other.claim.time }
            // Each telling may give a cause of its own.
            claim.reason += other.claim.reason.filter { reason in !claim.reason.contains { $0.text == reason.text } }
            if claim.content.isEmpty { claim.content = other.claim.content }
            if claim.chain.isEmpty { claim.chain = other.claim.chain }
            claim.because.append("merge.told-again")
        }

        /// The claim with all its places, in the order of the text.
        var told: Claim {
            var claim = claim
            claim.also = also.sorted { $0.span < $1.span }
            return claim
        }
    }

    /// What of the claims so far a claim is compared with: the first (headline and lead) and the last of its type. No report has more, and
    /// endless text costs no more than its length.
    private static let first = 100, last = 200

    static func merge(_ claims: [Claim], titleEnd: Int) -> [Claim] {
        var kept: [Keyed] = []
        var ofType: [ClaimType: [Int]] = [:]
        for claim in claims {
            let keyed = Keyed(claim)
            let alike = ofType[claim.type] ?? []
            let near = alike.prefix(first) + alike.dropFirst(first).suffix(last)
            if let same = near.first(where: { isSame(kept[$0], keyed, titleEnd) }) {
                kept[same].join(keyed)
            } else {
                ofType[claim.type, default: []].append(kept.count)
                kept.append(keyed)
            }
        }
        return kept.map(\.told).sorted { ($0.trigger.span, $0.type) < ($1.trigger.span, $1.type) }
    }

    private static func isSame(_ one: Keyed, _ two: Keyed, _ titleEnd: Int) -> Bool {
        guard one.claim.type == two.claim.type, one.claim.modality == two.claim.modality, one.claim.trigger.span != two.claim.trigger.span else {
            return false
        }
        let (a, b) = (one.claim, two.claim)
        let isTitle = a.trigger.span.start < titleEnd || b.trigger.span.start < titleEnd
        if isTitle, let x = a.count, let y = b.count, x.unit == y.unit { return overlap(x, y) }
        guard sameTeller(a, b, titleEnd), compatible(one, two) else { return false }
        let shared = overlap(one.agent, two.agent) + overlap(one.target, two.target) + overlap(one.to, two.to) + overlap(one.from, two.from)
        let sameCount = a.count != nil && a.count?.low == b.count?.low && a.count?.high == b.count?.high
        let samePlace = !one.place.isEmpty && overlap(one.place, two.place) > 0
        if isTitle { return shared > 0 || sameCount || samePlace }
        return (shared > 0 && (sameCount || samePlace)) || (sameCount && samePlace) || shared > 1
    }

    /// A headline has no teller of its own; in the body only the same chain tells the same claim.
    private static func sameTeller(_ a: Claim, _ b: Claim, _ titleEnd: Int) -> Bool {
        if a.trigger.span.start < titleEnd || b.trigger.span.start < titleEnd { return true }
        return a.chain.tellers.map(\.name) == b.chain.tellers.map(\.name)
    }

    /// Whether two figures can speak of the same: `أكثر من 40` in a headline and 43 in the body.
    private static func overlap(_ a: Figure, _ b: Figure) -> Bool {
        (a.low ?? 0) <= (b.high ?? .infinity) && (b.low ?? 0) <= (a.high ?? .infinity)
    }

    private static func compatible(_ a: Keyed, _ b: Keyed) -> Bool {
        if let x = a.claim.count, let y = b.claim.count, x.low != y.low || x.high != y.high { return false }
        if let x = a.claim.time?.start, let y = b.claim.time?.start, x != y { return false }
        return agree(a.agent, b.agent) && agree(a.target, b.target) && agree(a.to, b.to) && agree(a.from, b.from) && agree(a.place, b.place)
    }

    /// One of them is empty, or they share a name.
    private static func agree(_ a: [UInt64], _ b: [UInt64]) -> Bool { a.isEmpty || b.isEmpty || overlap(a, b) > 0 }

    /// How many of the second stand in the first.
    private static func overlap(_ a: [UInt64], _ b: [UInt64]) -> Int { b.reduce(0) { $0 + (a.contains($1) ? 1 : 0) } }

    private static func weight(_ c: Claim) -> Int {
        let names = c.agent.count + c.target.count + c.to.count + c.from.count + c.place.count + c.chain.tellers.count
        return names * 2 + (c.count == nil ? 0 : 3) + (c.time == nil ? 0 : 2) + c.reason.count + c.content.count
    }
}
