import IsnadModel
import IsnadScript

/// Lays together what one document tells twice: one claim for each event and teller, told where it is told most fully.
enum Merger {
    static func merge(_ claims: [Claim], titleEnd: Int) -> [Claim] {
        var kept: [Claim] = []
        for claim in claims {
            if let same = kept.firstIndex(where: { isSame($0, claim, titleEnd) }) {
                kept[same] = joined(kept[same], claim)
            } else {
                kept.append(claim)
            }
        }
        return kept.sorted { ($0.trigger.span, $0.type) < ($1.trigger.span, $1.type) }
    }

    private static func isSame(_ a: Claim, _ b: Claim, _ titleEnd: Int) -> Bool {
        guard a.type == b.type, a.modality == b.modality, a.trigger.span != b.trigger.span else { return false }
        let isTitle = a.trigger.span.start < titleEnd || b.trigger.span.start < titleEnd
        if isTitle, let x = a.count, let y = b.count, x.unit == y.unit { return overlap(x, y) }
        guard sameTeller(a, b, titleEnd), compatible(a, b) else { return false }
        let shared = overlap(a.agent, b.agent) + overlap(a.target, b.target) + overlap(a.to, b.to) + overlap(a.from, b.from)
        let sameCount = a.count != nil && a.count?.low == b.count?.low && a.count?.high == b.count?.high
        let samePlace = !a.place.isEmpty && overlap(a.place, b.place) > 0
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

    private static func compatible(_ a: Claim, _ b: Claim) -> Bool {
        if let x = a.count, let y = b.count, x.low != y.low || x.high != y.high { return false }
        if let x = a.time?.start, let y = b.time?.start, x != y { return false }
        for (x, y) in [(a.agent, b.agent), (a.target, b.target), (a.to, b.to), (a.from, b.from), (a.place, b.place)]
        where !x.isEmpty && !y.isEmpty && overlap(x, y) == 0 {
            return false
        }
        return true
    }

    private static func overlap(_ a: [Participant], _ b: [Participant]) -> Int {
        let keys = Set(a.map { Folding.key($0.name) })
        return b.reduce(0) { $0 + (keys.contains(Folding.key($1.name)) ? 1 : 0) }
    }

    /// The fuller of the two, with what only the other gives.
    private static func joined(_ a: Claim, _ b: Claim) -> Claim {
        var (main, other) = weight(b) > weight(a) ? (b, a) : (a, b)
        other.also.append(other.trigger)
        main.also = (main.also + other.also).sorted { $0.span < $1.span }
        if main.agent.isEmpty { main.agent = other.agent }
        if main.target.isEmpty { main.target = other.target }
        if main.to.isEmpty { main.to = other.to }
        if main.from.isEmpty { main.from = other.from }
        if main.count == nil { main.count = other.count }
        if main.time == nil { main.time = other.time }
        if main.place.isEmpty { main.place = other.place }
        // Each telling may give a cause of its own.
        main.reason += other.reason.filter { reason in !main.reason.contains { $0.text == reason.text } }
        if main.content.isEmpty { main.content = other.content }
        if main.chain.isEmpty { main.chain = other.chain }
        main.because.append("merge.told-again")
        return main
    }

    private static func weight(_ c: Claim) -> Int {
        let names = c.agent.count + c.target.count + c.to.count + c.from.count + c.place.count + c.chain.tellers.count
        return names * 2 + (c.count == nil ? 0 : 3) + (c.time == nil ? 0 : 2) + c.reason.count + c.content.count
    }
}
