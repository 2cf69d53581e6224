import IsnadModel

/// Why two claims may be of one happening, and how surely.
package struct ClaimEdge: Hashable, Sendable, Codable {
    /// The smaller id first.
    package var a: String
    package var b: String
    /// Higher is surer; surer joins are made first.
    package var points: Int
    package var reason: Reason

    package init(a: String, b: String, points: Int, reason: Reason) {
        (self.a, self.b, self.points, self.reason) = (a, b, points, reason)
    }

    package func other(than id: String) -> String { a == id ? b : a }
}

/// Says whether two claims are of one happening, and why. What it answers depends on the two claims and on how their reports are linked.
struct StoryJoiner {
    let modalities: ModalityTable
    /// From which points on two claims may be joined.
    private static let least = 3
    /// Points of two claims that stand word for word in both reports.
    static let twin = 100

    /// - Parameter link: how the two reports are linked; nil for one report, or where nothing links them.
    func edge(_ x: ClaimFacts, _ y: ClaimFacts, _ link: ReportLink?) -> ClaimEdge? {
        guard x.type == y.type, x.isTimely(with: y), mayBeOne(x, y) else { return nil }
        var shared: [(what: String, points: Int, isTelling: Bool)] = []
        func note(_ what: String, _ points: Int, _ telling: Bool, _ a: Set<String>, _ b: Set<String>) {
            if !a.isDisjoint(with: b) { shared.append((what, points, telling)) }
        }
        note("place", 2, true, x.places, y.places)
        note("person", 2, true, x.persons, y.persons)
        note("target", 1, false, x.targets, y.targets)
        note("agent", 1, false, x.agents, y.agents)
        note("side", 1, false, x.sides, y.sides)
        note("province or country", 1, false, x.broadPlaces, y.broadPlaces)
        if x.places.isDisjoint(with: y.places) { note("province", 1, false, x.admin, y.admin) }
        let figures = figures(x.count, y.count)
        if figures == .agree, (x.count?.low ?? 0) >= 3 { shared.append(("figure", 2, true)) }
        if figures == .contradict { shared.append(("differing figures", -1, false)) }
        let words = x.sentence.likeness(y.sentence)
        if words >= 0.4 { shared.append(("wording", 2, true)) } else if words >= 0.2 { shared.append(("words", 1, link?.isOneHappening == true)) }
        if link?.isOneHappening == true {
            let areFirst = x.isFirstOfType && y.isFirstOfType
            shared.append((areFirst ? "matter of both reports, and the first of their kind there" : "matter of both reports", areFirst ? 3 : 2, areFirst))
        }
        guard shared.contains(where: \.isTelling) else { return nil }
        let points = shared.reduce(0) { $0 + $1.points }
        guard points >= Self.least else { return nil }
        let time = x.basis == .told && y.basis == .told ? "days told" : "days taken from publication"
        let detail = "Same type, \(time) and at most one apart; " + shared.map { "\($0.what) \($0.points)" }.joined(separator: ", ") + "."
        return edge(x, y, points, Reason(rule: "story.same-happening", detail: detail))
    }

    /// Two claims of one type at one place of a copied passage.
    func twin(_ x: ClaimFacts, _ y: ClaimFacts, _ copy: Copy) -> ClaimEdge? {
        guard modalities.group(x.modality) == modalities.group(y.modality), !x.isTold(beside: y) else { return nil }
        let reason = Reason(rule: "story.copied-passage", detail: "Same type, and both triggers stand at one place of \(copy.id).")
        return edge(x, y, Self.twin, reason)
    }

    private func edge(_ x: ClaimFacts, _ y: ClaimFacts, _ points: Int, _ reason: Reason) -> ClaimEdge {
        let (a, b) = isOrderedBefore(x.id, y.id) ? (x.id, y.id) : (y.id, x.id)
        return ClaimEdge(a: a, b: b, points: points, reason: reason)
    }

    /// Nothing forbids that two claims are of one happening.
    func mayBeOne(_ a: ClaimFacts, _ b: ClaimFacts) -> Bool {
        modalities.group(a.modality) == modalities.group(b.modality) && !a.isTold(beside: b) && !a.isElsewhere(from: b)
    }

    private func figures(_ a: Figure?, _ b: Figure?) -> Agreement.Relation? {
        guard let a, let b, a.unit == b.unit else { return nil }
        return a.relation(to: b)
    }
}
