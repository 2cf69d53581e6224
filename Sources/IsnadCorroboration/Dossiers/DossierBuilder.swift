import IsnadModel
import IsnadScript

/// Gathers what the reports say about one name.
package struct DossierBuilder {
    private let corroborator: Corroborator
    private let corroboration: Corroboration
    private let reports: [Report]
    private var origins: [String: String] = [:]
    private var originNames: [String: String] = [:]
    private var stories: [String: String] = [:]

    package init(_ documents: [CodedDocument], _ corroboration: Corroboration, _ corroborator: Corroborator) {
        (self.corroborator, self.corroboration) = (corroborator, corroboration)
        reports = Report.sorted(documents)
        for link in corroboration.claimOrigins { origins[link.claim] = link.origin }
        for origin in corroboration.origins { originNames[origin.id] = origin.name }
        for story in corroboration.stories {
            for claim in story.claims { stories[claim] = story.id }
        }
    }

    /// Nil when no entity has the name.
    ///
    /// A name is looked for as an entity's own (with aliases); only where that gives nothing, as words inside longer names.
    package func dossier(_ name: String) -> Dossier? {
        let entities = entities(name)
        guard !entities.isEmpty else { return nil }
        let ids = Set(entities.map(\.id))
        let parts = corroboration.relations.filter { ids.contains($0.whole) }
        let timeline = entries(ids.union(parts.map(\.part)))
        let sections = corroborator.dossiers.sections.map { section in
            DossierSection(name: section.name, entries: timeline.filter { section.types.contains($0.type) })
        }
        return Dossier(
            entities: entities, parts: parts, timeline: timeline, sections: sections, reasons: cited(Set(timeline.map(\.claim))))
    }

    /// Ids of the claims in which somebody of that name, or a part of them, fills a slot.
    package func claims(about name: String) -> Set<String> {
        let ids = Set(entities(name).map(\.id))
        let all = ids.union(corroboration.relations.filter { ids.contains($0.whole) }.map(\.part))
        return Set(corroboration.participants.filter { all.contains($0.entity) }.map(\.claim))
    }

    private func entities(_ name: String) -> [Entity] {
        let resolver = corroborator.resolver
        let ids = Set(MentionKind.allCases.map { resolver.id(name: name, kind: $0) } + [name])
        let exact = corroboration.entities.filter { ids.contains($0.id) }
        if !exact.isEmpty { return exact }
        let words = resolver.names.words(name)
        guard !words.isEmpty else { return [] }
        return corroboration.entities.filter { entity in
            entity.names.contains { Set(resolver.names.words($0)).isSuperset(of: words) }
        }
    }

    private func entries(_ ids: Set<String>) -> [DossierEntry] {
        var slots: [String: Set<String>] = [:]
        for participant in corroboration.participants where ids.contains(participant.entity) {
            slots[participant.claim, default: []].insert(participant.slot)
        }
        var entries: [DossierEntry] = []
        for report in reports {
            for (claim, id) in zip(report.coded.claims, report.claimIDs) {
                guard let filled = slots[id] else { continue }
                entries.append(entry(claim, id, report, filled.sorted()))
            }
        }
        return entries.sorted { a, b in
            let (x, y) = (a.day?.daysSince1970 ?? Int.max, b.day?.daysSince1970 ?? Int.max)
            if x != y { return x < y }
            return a.report != b.report ? isOrderedBefore(a.report, b.report) : (a.sentence.span, a.claim) < (b.sentence.span, b.claim)
        }
    }

    private func entry(_ claim: Claim, _ id: String, _ report: Report, _ slots: [String]) -> DossierEntry {
        let origin = origins[id]
        return DossierEntry(
            claim: id, report: report.id, type: claim.type, modality: claim.modality, slots: slots,
            day: claim.time?.start ?? report.document.published, isDayTold: claim.time?.start != nil, count: claim.count,
            sentence: claim.sentence, origin: origin, originName: origin.flatMap { originNames[$0] }, story: stories[id])
    }

    private func cited(_ ids: Set<String>) -> [CitedReason] {
        var cited: [String: CitedReason] = [:]
        for report in reports {
            for (claim, id) in zip(report.coded.claims, report.claimIDs) where ids.contains(id) {
                for reason in claim.reason {
                    let key = Folding.key(reason.text)
                    cited[key, default: CitedReason(text: reason.text, claims: [])].claims.append(id)
                }
            }
        }
        return cited.values.sorted { a, b in
            a.claims.count != b.claims.count ? a.claims.count > b.claims.count : isOrderedBefore(a.text, b.text)
        }
    }
}
