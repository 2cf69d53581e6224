import IsnadModel

/// Lays the values of a story's claims side by side.
struct AgreementBuilder {
    let facts: [ClaimFacts]
    let modalities: ModalityTable

    /// A value while it is collected.
    private struct Draft {
        var value: String
        /// A claim that gives it, to compare by.
        var sample: Int
        var claims: [Int]
    }

    /// - Parameter group: indices of the story's claims, in the order in which the story lists them.
    func agreement(_ group: [Int]) -> [Agreement] {
        [
            slot("happened", group, key: { facts[$0].record.claim.modality.rawValue }, show: { facts[$0].record.claim.modality.rawValue }) {
                happened($0, $1)
            },
            slot("count", group, key: { count($0) }, show: { facts[$0].record.claim.count?.text ?? "" }) { figures($0, $1) },
            slot("place", group, key: { names(facts[$0].places.union(facts[$0].broadPlaces)) }, show: { words(facts[$0].record.claim.place) }) {
                places($0, $1)
            },
            slot("time", group, key: { time($0) }, show: { time($0) ?? "" }) { times($0, $1) },
            slot("agent", group, key: { names(facts[$0].agents) }, show: { words(facts[$0].record.claim.agent) }) {
                sets(facts[$0].agents, facts[$1].agents, named: facts[$0].record.claim.agent + facts[$1].record.claim.agent)
            },
            slot("target", group, key: { names(targets($0)) }, show: { words(facts[$0].record.claim.target) }) {
                sets(targets($0), targets($1), named: facts[$0].record.claim.target + facts[$1].record.claim.target)
            },
        ].compactMap { $0 }
    }

    /// One slot; nil when no claim fills it.
    private func slot(
        _ name: String, _ group: [Int], key: (Int) -> String?, show: (Int) -> String,
        relation: (Int, Int) -> Agreement.Relation
    ) -> Agreement? {
        var drafts: [Draft] = []
        var places: [String: Int] = [:]
        for index in group {
            guard let key = key(index) else { continue }
            if let place = places[key] {
                drafts[place].claims.append(index)
            } else {
                places[key] = drafts.count
                drafts.append(Draft(value: show(index), sample: index, claims: [index]))
            }
        }
        guard !drafts.isEmpty else { return nil }
        let origins = drafts.map { Set($0.claims.map { facts[$0].origin }).count }
        // Most origins first; among equals the one that was told first.
        let order = drafts.indices.sorted { origins[$0] != origins[$1] ? origins[$0] > origins[$1] : $0 < $1 }
        let lead = drafts[order[0]].sample
        let values = order.map { place in
            AgreedValue(
                value: drafts[place].value, claims: drafts[place].claims.map { facts[$0].record.id },
                origins: Set(drafts[place].claims.map { facts[$0].origin }).sorted(by: isOrderedBefore),
                relation: drafts[place].sample == lead ? .agree : relation(drafts[place].sample, lead))
        }
        return Agreement(slot: name, values: values, relation: gravest(values.map(\.relation)))
    }

    private func gravest(_ relations: [Agreement.Relation]) -> Agreement.Relation {
        [.contradict, .compatible, .morePrecise].first { relations.contains($0) } ?? .agree
    }

    // MARK: Keys and words

    private func count(_ i: Int) -> String? {
        guard let figure = facts[i].record.claim.count else { return nil }
        return "\(figure.low.map { "\($0)" } ?? "") \(figure.high.map { "\($0)" } ?? "") \(figure.unit)"
    }

    private func time(_ i: Int) -> String? {
        guard let time = facts[i].record.claim.time, let start = time.start, let end = time.end else { return nil }
        return start == end ? start.description : "\(start) … \(end)"
    }

    private func names(_ ids: Set<String>) -> String? {
        ids.isEmpty ? nil : ids.sorted(by: isOrderedBefore).joined(separator: " ")
    }

    private func words(_ values: [Participant]) -> String { values.map(\.name).joined(separator: " | ") }
    private func targets(_ i: Int) -> Set<String> { facts[i].namedTargets.union(facts[i].otherTargets) }

    // MARK: Relations of a value to the leading one

    private func happened(_ i: Int, _ j: Int) -> Agreement.Relation {
        let (a, b) = (modalities.stance(facts[i].record.claim.modality), modalities.stance(facts[j].record.claim.modality))
        if a == b { return .agree }
        return a == .denies || b == .denies ? .contradict : .compatible
    }

    private func figures(_ i: Int, _ j: Int) -> Agreement.Relation {
        guard let a = facts[i].record.claim.count, let b = facts[j].record.claim.count else { return .compatible }
        return a.relation(to: b)
    }

    private func times(_ i: Int, _ j: Int) -> Agreement.Relation {
        guard let a = facts[i].days, let b = facts[j].days else { return .compatible }
        if b.contains(a.lowerBound), b.contains(a.upperBound) { return .morePrecise }
        return a.overlaps(b) ? .compatible : .contradict
    }

    private func places(_ i: Int, _ j: Int) -> Agreement.Relation {
        let (a, b) = (facts[i], facts[j])
        if a.isElsewhere(from: b) { return .contradict }
        // A town beside a province alone says more; whether it lies in it is not known here.
        if !a.places.isEmpty, b.places.isEmpty { return a.broadPlaces.isDisjoint(with: b.broadPlaces) ? .compatible : .morePrecise }
        return a.places.isStrictSuperset(of: b.places) ? .morePrecise : .compatible
    }

    private func sets(_ a: Set<String>, _ b: Set<String>, named: [Participant]) -> Agreement.Relation {
        if a.isStrictSuperset(of: b) { return .morePrecise }
        guard a.isDisjoint(with: b) else { return .compatible }
        // Two descriptions may mean the same people; two names do not.
        return named.allSatisfy { $0.kind == .organisation || $0.kind == .person } ? .contradict : .compatible
    }
}
