import IsnadModel

/// Says whether two claims are of one happening, and why.
struct StoryJoiner {
    let facts: [ClaimFacts]
    let modalities: ModalityTable

    struct Join {
        var a: Int
        var b: Int
        /// Higher is surer; surer joins are made first.
        var points: Int
        var reason: Reason
    }

    /// Joins that two claims' own values justify; nil when they do not.
    func join(_ i: Int, _ j: Int) -> Join? {
        let (a, b) = (facts[i], facts[j])
        guard a.record.claim.type == b.record.claim.type, mayBeOne(i, j), a.isTimely(with: b) else { return nil }
        var shared: [(String, Int)] = []
        func note(_ what: String, _ points: Int, _ x: Set<String>, _ y: Set<String>) {
            if !x.isDisjoint(with: y) { shared.append((what, points)) }
        }
        note("place", 2, a.places, b.places)
        note("target", 2, a.namedTargets, b.namedTargets)
        note("kind of target", 1, a.otherTargets, b.otherTargets)
        note("agent", 1, a.agents, b.agents)
        note("side", 1, a.sides, b.sides)
        note("province or country", 1, a.broadPlaces, b.broadPlaces)
        let figures = figures(a.record.claim.count, b.record.claim.count)
        if figures == .agree { shared.append(("figure", 1)) }
        // A kind of people and a country alone fit too many happenings of one day.
        guard shared.contains(where: { $0.0 != "kind of target" && $0.0 != "province or country" }) else { return nil }
        let points = shared.reduce(0) { $0 + $1.1 }
        guard points >= (figures == .contradict ? 3 : 2) else { return nil }
        let time = a.basis == .told && b.basis == .told ? "days told" : "days taken from publication"
        let figure = figures == .contradict ? "; their figures differ" : ""
        let detail = "Same type, \(time) at most two apart, same \(shared.map(\.0).joined(separator: ", "))\(figure)."
        return Join(a: i, b: j, points: points, reason: Reason(rule: "story.same-happening", detail: detail))
    }

    /// Nothing forbids that two claims are of one happening.
    func mayBeOne(_ i: Int, _ j: Int) -> Bool {
        let (a, b) = (facts[i], facts[j])
        return modalities.group(a.record.claim.modality) == modalities.group(b.record.claim.modality)
            && !a.isTold(beside: b) && !a.isElsewhere(from: b)
    }

    private func figures(_ a: Figure?, _ b: Figure?) -> Agreement.Relation? {
        guard let a, let b, a.unit == b.unit else { return nil }
        return a.relation(to: b)
    }
}
