import IsnadModel

/// Turns groups of claims into stories.
struct StoryAssembler {
    let facts: [String: ClaimFacts]
    /// Reports of those claims, by id.
    let reports: [String: ReportFacts]
    let origins: [String: ResolvedOrigin]
    let tables: CorroboratorTables

    func stories(_ groups: [[String]], _ joins: [ClaimEdge]) -> (stories: [Story], links: [StoryLink]) {
        var storyOf: [String: String] = [:]
        var reasons: [String: Set<Reason>] = [:]
        let ordered = groups.map { group in group.compactMap(member).sorted(by: isTold) }.filter { !$0.isEmpty }
        for group in ordered {
            let id = StableID.of("story", [group[0].facts.id])
            for member in group { storyOf[member.facts.id] = id }
        }
        var links: [StoryLink] = []
        for join in joins {
            guard let story = storyOf[join.a], story == storyOf[join.b] else { continue }
            reasons[story, default: []].insert(join.reason)
            links.append(StoryLink(story: story, a: join.a, b: join.b, reason: join.reason))
        }
        let stories = ordered.map { group -> Story in
            let id = storyOf[group[0].facts.id] ?? ""
            return story(id, group, (reasons[id] ?? []).sorted { ($0.rule, $0.detail) < ($1.rule, $1.detail) })
        }
        return (
            stories.sorted { isOrderedBefore($0.id, $1.id) },
            links.sorted { ($0.story, $0.a, $0.b) < ($1.story, $1.a, $1.b) }
        )
    }

    private func member(_ id: String) -> StoryMember? {
        guard let claim = facts[id], let report = reports[claim.report], let origin = origins[id] else { return nil }
        return StoryMember(facts: claim, report: report.report, origin: origin.origin, originReason: origin.link.reason)
    }

    private func isTold(_ a: StoryMember, _ b: StoryMember) -> Bool {
        if a.facts.report != b.facts.report { return a.report.wasPrinted(before: b.report) }
        let (x, y) = (a.claim.trigger.span, b.claim.trigger.span)
        return x != y ? x < y : a.facts.ordinal < b.facts.ordinal
    }

    private func story(_ id: String, _ group: [StoryMember], _ reasons: [Reason]) -> Story {
        let counter = OriginCounter(tables: tables)
        let isDenial = { (member: StoryMember) in tables.modalities.stance(member.claim.modality) == .denies }
        let affirming = counter.groups(group.filter { !isDenial($0) })
        let denying = counter.groups(group.filter(isDenial))
        var originOf: [String: String] = [:]
        for origins in affirming.resolved + denying.resolved { for origin in origins { originOf[origin] = origins[0] } }
        let times = group.compactMap(\.claim.time)
        let alone = Reason(rule: "story.single-claim", detail: "No other claim is near enough.")
        let agreement = AgreementBuilder(members: group, modalities: tables.modalities, originOf: originOf).agreement()
        let why = (reasons.isEmpty ? [alone] : reasons) + affirming.reasons + denying.reasons
        return Story(
            id: id, type: group[0].claim.type, claims: group.map(\.facts.id), reportCount: Set(group.map(\.facts.report)).count,
            agreement: agreement, origins: affirming.count, denials: denying.count,
            independent: affirming.resolved + affirming.unresolved.map { [$0] }, start: times.compactMap(\.start).min(),
            end: times.compactMap(\.end).max(), reasons: why)
    }
}
