import IsnadModel

/// Groups claims of one happening.
///
/// Claims that share a type and an entity fall into one block and are compared where their days are near; the surest joins are made
/// first, and none that would put two happenings of one report or of two places into one story.
struct StoryBuilder {
    private let joiner: StoryJoiner
    private let twins: [(a: Int, b: Int, copy: String)]
    private var facts: [ClaimFacts] { joiner.facts }

    /// - Parameter twins: claims that stand word for word in two reports.
    init(facts: [ClaimFacts], twins: [(a: Int, b: Int, copy: String)], modalities: ModalityTable) {
        joiner = StoryJoiner(facts: facts, modalities: modalities)
        self.twins = twins
    }

    /// Groups of indices of claims, each sorted, and the joins that were made.
    func groups() -> (groups: [[Int]], joins: [StoryJoiner.Join]) {
        var clusters = Clusters(count: facts.count)
        var made: [StoryJoiner.Join] = []
        for join in copied() + compared() {
            guard clusters.root(join.a) != clusters.root(join.b) else { continue }
            let isCopied = join.points == Int.max
            guard clusters.merge(join.a, join.b, where: { isCopied ? mayCopy($0, $1) : joiner.mayBeOne($0, $1) }) else { continue }
            made.append(join)
        }
        return (clusters.groups(), made)
    }

    /// A copied passage outweighs differing places (a headline's editor may have changed them), but never joins two modalities' groups.
    private func mayCopy(_ i: Int, _ j: Int) -> Bool { !facts[i].isTold(beside: facts[j]) }

    private func copied() -> [StoryJoiner.Join] {
        let joins = twins.compactMap { twin -> StoryJoiner.Join? in
            let (a, b) = (facts[twin.a].record.claim, facts[twin.b].record.claim)
            guard joiner.modalities.group(a.modality) == joiner.modalities.group(b.modality) else { return nil }
            let reason = Reason(rule: "story.copied-passage", detail: "Same type, and both triggers stand at one place of \(twin.copy).")
            return StoryJoiner.Join(a: min(twin.a, twin.b), b: max(twin.a, twin.b), points: Int.max, reason: reason)
        }
        return joins.sorted { ($0.a, $0.b, $0.reason.detail) < ($1.a, $1.b, $1.reason.detail) }
    }

    private func compared() -> [StoryJoiner.Join] {
        var met: Set<UInt64> = []
        var joins: [StoryJoiner.Join] = []
        for block in blocks() {
            for (place, i) in block.enumerated() {
                for j in block[(place + 1)...] {
                    guard let first = facts[i].days, let next = facts[j].days, next.lowerBound - first.upperBound <= 2 else { break }
                    guard met.insert(UInt64(min(i, j)) << 32 | UInt64(max(i, j))).inserted else { continue }
                    if let join = joiner.join(min(i, j), max(i, j)) { joins.append(join) }
                }
            }
        }
        return joins.sorted { $0.points != $1.points ? $0.points > $1.points : ($0.a, $0.b) < ($1.a, $1.b) }
    }

    /// Claims of one type that share an entity, by first day; those without days stand in no block.
    private func blocks() -> [[Int]] {
        var blocks: [String: [Int]] = [:]
        for (index, fact) in facts.enumerated() where fact.days != nil {
            let entities = fact.places.union(fact.broadPlaces).union(fact.agents).union(fact.namedTargets).union(fact.otherTargets)
                .union(fact.sides)
            for entity in entities { blocks[fact.record.claim.type.rawValue + " " + entity, default: []].append(index) }
        }
        return blocks.values.filter { $0.count > 1 }.map { block in
            block.sorted { a, b in
                let (x, y) = (facts[a].days?.lowerBound ?? 0, facts[b].days?.lowerBound ?? 0)
                return x != y ? x < y : a < b
            }
        }
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
