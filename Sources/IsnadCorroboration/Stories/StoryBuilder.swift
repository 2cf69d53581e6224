import IsnadModel

/// Makes stories of claims that edges tie together.
///
/// The surest joins are made first, and none that would put two happenings of one report or of two places into one story.
struct StoryBuilder {
    let joiner: StoryJoiner

    /// - Parameters:
    ///   - claims: a whole component: no edge leads out of it.
    ///   - edges: all edges among them.
    /// - Returns: groups of ids, and the edges that made them.
    func groups(_ claims: [String: ClaimFacts], _ edges: [ClaimEdge]) -> (groups: [[String]], joins: [ClaimEdge]) {
        let ids = claims.keys.sorted(by: isOrderedBefore)
        var places: [String: Int] = [:]
        for (index, id) in ids.enumerated() { places[id] = index }
        var clusters = Clusters(count: ids.count)
        var made: [ClaimEdge] = []
        let surest = edges.sorted { x, y in
            if x.points != y.points { return x.points > y.points }
            return x.a != y.a ? isOrderedBefore(x.a, y.a) : isOrderedBefore(x.b, y.b)
        }
        for edge in surest {
            guard let i = places[edge.a], let j = places[edge.b], clusters.root(i) != clusters.root(j) else { continue }
            let isTwin = edge.points >= StoryJoiner.twin
            let isAllowed = clusters.merge(i, j) { x, y in
                guard let a = claims[ids[x]], let b = claims[ids[y]] else { return false }
                // A copied passage outweighs differing places (a headline's editor may have changed them).
                return isTwin ? !a.isTold(beside: b) : joiner.mayBeOne(a, b)
            }
            if isAllowed { made.append(edge) }
        }
        return (clusters.groups().map { group in group.map { ids[$0] } }, made)
    }
}

/// Disjoint groups that remember their members, so that a merge can be refused.
struct Clusters {
    private var parent: [Int]
    private var members: [[Int]]

    init(count: Int) {
        parent = Array(0..<count)
        members = parent.map { [$0] }
    }

    mutating func root(_ index: Int) -> Int {
        var i = index
        while parent[i] != i {
            parent[i] = parent[parent[i]]
            i = parent[i]
        }
        return i
    }

    /// Lays two groups together unless a pair across them is refused.
    mutating func merge(_ a: Int, _ b: Int, where isAllowed: (Int, Int) -> Bool) -> Bool {
        let (x, y) = (root(a), root(b))
        guard x != y else { return false }
        for i in members[x] {
            for j in members[y] where !isAllowed(i, j) { return false }
        }
        let (keep, drop) = (min(x, y), max(x, y))
        parent[drop] = keep
        members[keep] += members[drop]
        members[drop] = []
        return true
    }

    func groups() -> [[Int]] { members.filter { !$0.isEmpty }.map { $0.sorted() } }
}
