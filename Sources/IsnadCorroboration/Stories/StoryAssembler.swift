import IsnadModel

/// Turns groups of claims into stories.
struct StoryAssembler {
    let facts: [String: ClaimFacts]
    /// When their reports were printed, by the id of the report.
    let printings: [String: Printing]
    let tables: CorroboratorTables

    /// Claims of one story before their words are looked at.
    struct Group {
        /// As told: by day of publication of their report, then as they stand in it.
        var members: [ClaimFacts]
        var joins: [ClaimEdge]
        var id: String
    }

    func groups(_ groups: [[String]], _ joins: [ClaimEdge]) -> [Group] {
        var found: [Group] = []
        var placeOf: [String: Int] = [:]
        for ids in groups {
            let members = ids.compactMap { facts[$0] }.sorted(by: isTold)
            guard let first = members.first else { continue }
            for member in members { placeOf[member.id] = found.count }
            found.append(Group(members: members, joins: [], id: StableID.of("story", [first.id])))
        }
        for join in joins {
            guard let place = placeOf[join.a], place == placeOf[join.b] else { continue }
            found[place].joins.append(join)
        }
        return found
    }

    /// Stories and what ties their claims, in the order of ids.
    /// - Parameters:
    ///   - claims: the claims of the groups as they were read, by id.
    ///   - origins: what they rest on, by id.
    func stories(_ groups: [Group], _ claims: [String: Claim], _ origins: [String: ResolvedOrigin]) -> (stories: [Story], links: [StoryLink]) {
        (groups.map { story($0, claims, origins) }.sorted { isOrderedBefore($0.id, $1.id) }, links(groups))
    }

    private func links(_ groups: [Group]) -> [StoryLink] {
        groups.flatMap { group in group.joins.map { StoryLink(story: group.id, a: $0.a, b: $0.b, reason: $0.reason) } }
            .sorted { ($0.story, $0.a, $0.b) < ($1.story, $1.a, $1.b) }
    }

    private func isTold(_ a: ClaimFacts, _ b: ClaimFacts) -> Bool {
        if a.report != b.report, let x = printings[a.report], let y = printings[b.report] { return x.isBefore(y) }
        return a.trigger != b.trigger ? a.trigger < b.trigger : a.ordinal < b.ordinal
    }

    private func story(_ group: Group, _ claims: [String: Claim], _ origins: [String: ResolvedOrigin]) -> Story {
        let members = group.members.compactMap { facts -> StoryMember? in
            guard let claim = claims[facts.id], let origin = origins[facts.id], let printing = printings[facts.report] else { return nil }
            return StoryMember(facts: facts, claim: claim, printing: printing, origin: origin.origin, originReason: origin.link.reason)
        }
        let reasons = Set(group.joins.map(\.reason)).sorted { ($0.rule, $0.detail) < ($1.rule, $1.detail) }
        return story(group.id, group.members[0].type, members, reasons)
    }

    private func story(_ id: String, _ type: ClaimType, _ group: [StoryMember], _ reasons: [Reason]) -> Story {
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
            id: id, type: type, claims: group.map(\.facts.id), reportCount: Set(group.map(\.facts.report)).count,
            agreement: agreement, origins: affirming.count, denials: denying.count,
            independent: affirming.resolved + affirming.unresolved.map { [$0] }, start: times.compactMap(\.start).min(),
            end: times.compactMap(\.end).max(), reasons: why)
    }
}
