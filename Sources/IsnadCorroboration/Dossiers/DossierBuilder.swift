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
    private var storyByID: [String: Story] = [:]

    package init(_ documents: [CodedDocument], _ corroboration: Corroboration, _ corroborator: Corroborator) {
        (self.corroborator, self.corroboration) = (corroborator, corroboration)
        reports = Report.sorted(documents)
        for link in corroboration.claimOrigins { origins[link.claim] = link.origin }
        for origin in corroboration.origins { originNames[origin.id] = origin.name }
        for story in corroboration.stories {
            storyByID[story.id] = story
            for claim in story.claims { stories[claim] = story.id }
        }
    }

    /// Nil when no entity has the name.
    ///
    /// A name is looked for as an entity's own (with aliases); only where that gives nothing, as words inside longer names.
    package func dossier(_ name: String) -> Dossier? {
        dossier(of: entities(name))
    }

    /// Nil when there are none.
    package func dossier(of entities: [Entity]) -> Dossier? {
        guard !entities.isEmpty else { return nil }
        let ids = Set(entities.map(\.id))
        let parts = corroboration.relations.filter { ids.contains($0.whole) }
        let timeline = entries(ids.union(parts.map(\.part)))
        let sections = corroborator.dossiers.sections.map { section in
            DossierSection(name: section.name, entries: timeline.filter { section.types.contains($0.type) })
        }
        return Dossier(
            entities: entities, parts: parts, timeline: timeline, sections: sections, reasons: cited(Set(timeline.map(\.claim))),
            series: series(timeline), tellers: tellers(timeline))
    }

    private func series(_ timeline: [DossierEntry]) -> [FigureSeries] {
        var found: [[String]: FigureSeries] = [:]
        for entry in timeline where DossierBuilder.measures.contains(entry.type.rawValue) {
            guard let figure = entry.count, let origin = entry.origin else { continue }
            let key = [entry.type.rawValue, figure.unit, origin]
            let empty = FigureSeries(measure: key[0], unit: key[1], origin: origin, originName: entry.originName ?? origin, points: [])
            found[key, default: empty].points.append(FigureSeries.Point(day: entry.day, figure: figure, claim: entry.claim))
        }
        return found.sorted { $0.key.lexicographicallyPrecedes($1.key, by: isOrderedBefore) }.map(\.value)
    }

    private static let measures: Set<String> = ["strength", "losses", "toll"]

    private func tellers(_ timeline: [DossierEntry]) -> [DossierTeller] {
        var found: [String: DossierTeller] = [:]
        for entry in timeline {
            guard let origin = entry.origin else { continue }
            found[origin, default: DossierTeller(origin: origin, name: entry.originName ?? origin, claims: 0, alone: 0)].claims += 1
            if let story = entry.story.flatMap({ storyByID[$0] }), story.origins.high + story.denials.high <= 1 { found[origin]?.alone += 1 }
        }
        return found.values.sorted { $0.claims != $1.claims ? $0.claims > $1.claims : isOrderedBefore($0.origin, $1.origin) }
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
