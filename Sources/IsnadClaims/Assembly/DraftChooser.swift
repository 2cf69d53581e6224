import IsnadModel
import IsnadScript

/// Keeps, of all drafts that a word called up, the one that fits best, and drops those that are a part of another.
enum DraftChooser {
    /// - Parameter drafts: in the order of the text.
    /// - Returns: places of those kept, in the same order.
    static func choose(_ drafts: [Draft]) -> [Int] {
        var best: [Int] = []
        for n in drafts.indices where drafts[n].score > 0 {
            if let last = best.last, drafts[last].candidate.token == drafts[n].candidate.token {
                if isBetter(drafts[n], drafts[last]) { best[best.count - 1] = n }
            } else {
                best.append(n)
            }
        }
        var chosen: [Int] = []
        var start = 0
        for end in 1...max(best.count, 1) where !best.isEmpty {
            if end < best.count, drafts[best[end]].candidate.sentence == drafts[best[start]].candidate.sentence { continue }
            let own = best[start..<end]
            let holding = own.filter { mayHold(drafts[$0].candidate) }
            chosen += holding.isEmpty ? own : own.filter { n in !holding.contains { isPart(drafts[n].candidate, of: drafts[$0].candidate) } }[...]
            start = end
        }
        return chosen
    }

    private static func mayHold(_ c: Candidate) -> Bool { c.isCompound || c.contentTokens != nil && c.rule.isOne(of: .charges) }

    /// A word of a compound, or what someone is charged, threatened or sentenced with: that is the content of the charge.
    private static func isPart(_ c: Candidate, of other: Candidate) -> Bool {
        guard other.token != c.token else { return false }
        if other.isCompound, other.tokens.contains(c.token) { return true }
        return other.rule.isOne(of: .charges) && other.contentTokens?.contains(c.token) ?? false
    }

    private static func isBetter(_ a: Draft, _ b: Draft) -> Bool {
        if a.candidate.isCompound != b.candidate.isCompound { return a.candidate.isCompound }
        if a.isMet != b.isMet { return a.isMet }
        let (left, right) = (rank(a.candidate), rank(b.candidate))
        return left != right ? left > right : a.score > b.score
    }

    /// Of two rules that hold the one fits better that demands more, then the one that finds more.
    private static func rank(_ c: Candidate) -> (Int, Int, Int) { (strictness(c.rule), c.filledCount, c.tokens.count) }

    private static func strictness(_ rule: FrameRule) -> Int { rule.conditions.count + rule.wordings.count + (rule.after.isEmpty ? 0 : 1) }
}
