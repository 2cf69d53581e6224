import IsnadModel

/// Finds the edges between the claims of two reports, or of one.
struct EdgeFinder {
    let joiner: StoryJoiner
    /// Scalars by which two triggers of one passage may differ in place.
    private static let slack = 40

    /// - Parameter link: how the reports are linked, if they are. The answer is the same whichever report comes first.
    func edges(_ x: ReportOutline, _ y: ReportOutline, _ link: ReportLink?) -> [ClaimEdge] {
        let (a, b) = isOrderedBefore(y.id, x.id) ? (y, x) : (x, y)
        var found: [String: ClaimEdge] = [:]
        for (i, first) in a.claims.enumerated() {
            for (j, second) in b.claims.enumerated() where a.id != b.id || i < j {
                guard first.type == second.type, let edge = joiner.edge(first, second, link) else { continue }
                found[edge.a + edge.b] = edge
            }
        }
        if let copy = link?.copy, a.id != b.id {
            let (first, second) = copy.first == a.id ? (a, b) : (b, a)
            for (mine, theirs) in twins(first, second, copy) {
                if let edge = joiner.twin(mine, theirs, copy) { found[edge.a + edge.b] = edge }
            }
        }
        return Array(found.values)
    }

    /// Claims of one type in a passage, each with the nearest of the same type in the other text.
    func twins(_ first: ReportOutline, _ second: ReportOutline, _ copy: Copy) -> [(ClaimFacts, ClaimFacts)] {
        var pairs: [(ClaimFacts, ClaimFacts)] = []
        var taken: Set<String> = []
        for passage in copy.passages {
            let theirs = second.claims.filter { passage.second.contains($0.trigger) }
            for mine in first.claims where passage.first.contains(mine.trigger) && !taken.contains(mine.id) {
                let place = mine.trigger.start - passage.first.start
                func distance(_ other: ClaimFacts) -> Int { abs(other.trigger.start - passage.second.start - place) }
                let fitting = theirs.filter { $0.type == mine.type && distance($0) <= EdgeFinder.slack && !taken.contains($0.id) }
                guard let nearest = fitting.min(by: { (distance($0), $0.ordinal) < (distance($1), $1.ordinal) }) else { continue }
                pairs.append((mine, nearest))
                taken.formUnion([mine.id, nearest.id])
            }
        }
        return pairs
    }
}
