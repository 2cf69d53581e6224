import IsnadModel

/// Keeps, of all drafts that a word called up, the one that fits best, and drops those that are a part of another.
enum DraftChooser {
    static func choose(_ drafts: [Draft]) -> [Draft] {
        var best: [Int: Draft] = [:]
        for draft in drafts where draft.score > 0 {
            if let known = best[draft.candidate.token], !isBetter(draft, known) { continue }
            best[draft.candidate.token] = draft
        }
        let chosen = best.values.sorted { $0.candidate.token < $1.candidate.token }
        return chosen.filter { draft in !chosen.contains { isPart(draft.candidate, of: $0.candidate) } }
    }

    /// A word of a compound, or what someone is charged, threatened or sentenced with: that is the content of the charge.
    private static func isPart(_ c: Candidate, of other: Candidate) -> Bool {
        guard other.token != c.token, other.sentence == c.sentence else { return false }
        if other.isCompound, other.tokens.contains(c.token) { return true }
        return charges.contains(other.rule.type.rawValue) && other.contentTokens?.contains(c.token) ?? false
    }

    private static let charges: Set<String> = ["accusation", "threat", "trial"]

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
