import IsnadModel

/// Counts independent origins as a range.
struct OriginCounter {
    let facts: [ClaimFacts]
    let origins: [String: Origin]

    /// - Parameter group: indices of claims of one story that take one stance.
    func count(_ group: [Int]) -> OriginCount {
        let telling = Set(group.filter { !isOwnWord($0) }.map { facts[$0].record.report })
        // A report that names a teller somewhere adds nothing by repeating the story in its own voice (a headline, a summary).
        let counted = group.filter { !isOwnWord($0) || !telling.contains(facts[$0].record.report) }
        let ids = Set(counted.map { facts[$0].origin })
        let unresolved = ids.filter { origins[$0]?.kind == .anonymous }.count
        let resolved = ids.count - unresolved
        // An unnamed teller may be one of the named, or the same man everywhere.
        return OriginCount(low: resolved > 0 ? resolved : min(unresolved, 1), high: resolved + unresolved)
    }

    private func isOwnWord(_ index: Int) -> Bool { facts[index].record.claim.chain.isEmpty }
}
