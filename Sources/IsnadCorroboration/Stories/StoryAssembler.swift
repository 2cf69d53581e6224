import IsnadModel

/// Turns groups of claims into stories.
struct StoryAssembler {
    let facts: [ClaimFacts]
    let reports: [Report]
    let origins: [String: Origin]
    let modalities: ModalityTable

    func stories(_ groups: [[Int]], _ joins: [StoryJoiner.Join]) -> (stories: [Story], links: [StoryLink]) {
        var storyOf = [String](repeating: "", count: facts.count)
        var reasons: [String: Set<Reason>] = [:]
        let ordered = groups.map { group in group.sorted { isTold(before: $0, $1) } }
        for group in ordered {
            let id = StableID.of("story", [facts[group[0]].record.id])
            for index in group { storyOf[index] = id }
        }
        let links = joins.map { join -> StoryLink in
            reasons[storyOf[join.a], default: []].insert(join.reason)
            return StoryLink(story: storyOf[join.a], a: facts[join.a].record.id, b: facts[join.b].record.id, reason: join.reason)
        }
        let stories = ordered.map { group in
            let id = storyOf[group[0]]
            let why = (reasons[id] ?? []).sorted { ($0.rule, $0.detail) < ($1.rule, $1.detail) }
            return story(id, group, why)
        }
        return (
            stories.sorted { isOrderedBefore($0.id, $1.id) },
            links.sorted { ($0.story, $0.a, $0.b) < ($1.story, $1.a, $1.b) }
        )
    }

    private func isTold(before i: Int, _ j: Int) -> Bool {
        let (a, b) = (facts[i].record, facts[j].record)
        if a.report != b.report { return reports[a.report].wasPrinted(before: reports[b.report]) }
        return a.claim.trigger.span != b.claim.trigger.span ? a.claim.trigger.span < b.claim.trigger.span : i < j
    }

    private func story(_ id: String, _ group: [Int], _ reasons: [Reason]) -> Story {
        let counter = OriginCounter(facts: facts, origins: origins)
        let denying = group.filter { modalities.stance(facts[$0].record.claim.modality) == .denies }
        let affirming = group.filter { modalities.stance(facts[$0].record.claim.modality) != .denies }
        let times = group.compactMap { facts[$0].record.claim.time }
        let alone = Reason(rule: "story.single-claim", detail: "No other claim is near enough.")
        return Story(
            id: id, type: facts[group[0]].record.claim.type, claims: group.map { facts[$0].record.id },
            reportCount: Set(group.map { facts[$0].record.report }).count,
            agreement: AgreementBuilder(facts: facts, modalities: modalities).agreement(group),
            origins: counter.count(affirming), denials: counter.count(denying), start: times.compactMap(\.start).min(),
            end: times.compactMap(\.end).max(), reasons: reasons.isEmpty ? [alone] : reasons)
    }
}
