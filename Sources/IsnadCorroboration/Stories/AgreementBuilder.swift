import IsnadModel

/// Lays the values of a story's claims side by side.
struct AgreementBuilder {
    let members: [StoryMember]
    let modalities: ModalityTable
    /// The first id of the group of origins that an origin belongs to.
    let originOf: [String: String]

    /// A value while it is collected.
    private struct Draft {
        var value: String
        /// A claim that gives it, to compare by.
        var sample: Int
        var claims: [Int]
    }

    /// Slots in the order `happened`, `count`, `place`, `time`, `agent`, `target`; those that no claim fills are left out.
    func agreement() -> [Agreement] {
        let happened = slot("happened", key: { claim($0).modality.rawValue }, show: { claim($0).modality.rawValue }, relation: happened)
        var count = slot("count", key: countKey, show: { claim($0).count?.text ?? "" }, relation: figures)
        count?.range = FigureRange(members: members, originOf: originOf).range()
        return [
            happened, count,
            slot("place", key: { names(facts($0).places.union(facts($0).broadPlaces)) }, show: { words(claim($0).place) }, relation: places),
            slot("time", key: time, show: { time($0) ?? "" }, relation: times),
            slot("agent", key: { names(facts($0).agents) }, show: { words(claim($0).agent) }) {
                sets(facts($0).agents, facts($1).agents, named: claim($0).agent + claim($1).agent)
            },
            slot("target", key: { names(targets($0)) }, show: { words(claim($0).target) }) {
                sets(targets($0), targets($1), named: claim($0).target + claim($1).target)
            },
        ].compactMap { $0 }
    }

    private func facts(_ i: Int) -> ClaimFacts { members[i].facts }
    private func claim(_ i: Int) -> Claim { members[i].claim }
    private func origin(_ i: Int) -> String { originOf[members[i].origin.id] ?? members[i].origin.id }

    /// One slot; nil when no claim fills it.
    private func slot(
        _ name: String, key: (Int) -> String?, show: (Int) -> String, relation: (Int, Int) -> Agreement.Relation
    ) -> Agreement? {
        var drafts: [Draft] = []
        var places: [String: Int] = [:]
        for index in members.indices {
            guard let key = key(index) else { continue }
            if let place = places[key] {
                drafts[place].claims.append(index)
            } else {
                places[key] = drafts.count
                drafts.append(Draft(value: show(index), sample: index, claims: [index]))
            }
        }
        guard !drafts.isEmpty else { return nil }
        let origins = drafts.map { Set($0.claims.map(origin)).count }
        // Most origins first; among equals the one that was told first.
        let order = drafts.indices.sorted { origins[$0] != origins[$1] ? origins[$0] > origins[$1] : $0 < $1 }
        let lead = drafts[order[0]].sample
        let values = order.map { place in
            AgreedValue(
                value: drafts[place].value, claims: drafts[place].claims.map { facts($0).id },
                origins: Set(drafts[place].claims.map { members[$0].origin.id }).sorted(by: isOrderedBefore),
                relation: drafts[place].sample == lead ? .agree : relation(drafts[place].sample, lead))
        }
        return Agreement(slot: name, values: values, relation: gravest(values.map(\.relation)))
    }

    private func gravest(_ relations: [Agreement.Relation]) -> Agreement.Relation {
        [.contradict, .revised, .compatible, .morePrecise].first { relations.contains($0) } ?? .agree
    }

    // MARK: Keys and words

    private func countKey(_ i: Int) -> String? {
        guard let figure = claim(i).count else { return nil }
        return "\(figure.low.map { "\($0)" } ?? "") \(figure.high.map { "\($0)" } ?? "") \(figure.unit)"
    }

    private func time(_ i: Int) -> String? {
        guard let time = claim(i).time, let start = time.start, let end = time.end else { return nil }
        return start == end ? start.description : "\(start) … \(end)"
    }

    private func names(_ ids: Set<String>) -> String? {
        ids.isEmpty ? nil : ids.sorted(by: isOrderedBefore).joined(separator: " ")
    }

    private func words(_ values: [Participant]) -> String { values.map(\.name).joined(separator: " | ") }
    private func targets(_ i: Int) -> Set<String> { facts(i).persons.union(facts(i).targets) }

    // MARK: Relations of a value to the leading one

    private func happened(_ i: Int, _ j: Int) -> Agreement.Relation {
        let (a, b) = (modalities.stance(claim(i).modality), modalities.stance(claim(j).modality))
        if a == b { return .agree }
        return a == .denies || b == .denies ? .contradict : .compatible
    }

    private func figures(_ i: Int, _ j: Int) -> Agreement.Relation {
        guard let a = claim(i).count, let b = claim(j).count else { return .compatible }
        let relation = a.relation(to: b)
        return relation == .contradict && FigureRange.isRevised(members[i], members[j], sameOrigin: origin(i) == origin(j), modalities) ? .revised : relation
    }

    private func times(_ i: Int, _ j: Int) -> Agreement.Relation {
        guard let a = facts(i).days, let b = facts(j).days else { return .compatible }
        if b.contains(a.lowerBound), b.contains(a.upperBound) { return .morePrecise }
        return a.overlaps(b) ? .compatible : .contradict
    }

    private func places(_ i: Int, _ j: Int) -> Agreement.Relation {
        let (a, b) = (facts(i), facts(j))
        if a.isElsewhere(from: b) { return .contradict }
        // A town beside a province alone says more.
        if !a.places.isEmpty, b.places.isEmpty { return a.broadPlaces.isDisjoint(with: b.broadPlaces) && a.admin.isEmpty ? .compatible : .morePrecise }
        return a.places.isStrictSuperset(of: b.places) ? .morePrecise : .compatible
    }

    private func sets(_ a: Set<String>, _ b: Set<String>, named: [Participant]) -> Agreement.Relation {
        if a.isStrictSuperset(of: b) { return .morePrecise }
        guard a.isDisjoint(with: b) else { return .compatible }
        // Two descriptions may mean the same people; two names do not.
        return named.allSatisfy { $0.kind == .organisation || $0.kind == .person } ? .contradict : .compatible
    }
}
