import IsnadModel
import IsnadRules

/// **The entry of this target.** Claims of many documents go in; who they speak of, who copied whom, on whose word they rest and which
/// are of one happening come out:
///
///     documents ──► reports and ids ──► entities ──► copies ──► origins ──► stories
///
/// Pure: no clock, no order, no state. The same documents in any order give the same result.
package struct Corroborator: Sendable {
    package let resolver: EntityResolver
    private let tellers: TellerTable
    private let modalities: ModalityTable
    package let dossiers: DossierTable

    package init(rules: RuleFiles) {
        resolver = EntityResolver(rules: rules)
        tellers = TellerTable(rules: rules)
        modalities = ModalityTable(rules: rules)
        dossiers = DossierTable(rules: rules)
    }

    /// With the rules that the program was built with; they are read once.
    package init() { self = Corroborator.embedded }

    private static let embedded = Corroborator(rules: .embedded)

    package func corroborate(_ documents: [CodedDocument]) -> Corroboration {
        let reports = Report.sorted(documents)
        let records = ClaimRecord.all(reports)
        var result = Corroboration()
        let resolution = resolver.resolve(reports)
        (result.entities, result.relations, result.participants) = (resolution.entities, resolution.relations, resolution.participants)
        result.copies = CopyFinder().copies(among: reports)
        let map = CopyMap(result.copies, reports, records)
        let houses = HouseFinder(reports, resolver, tellers, map)
        (result.origins, result.claimOrigins) = OriginResolver(records, houses).resolve()
        (result.stories, result.links) = stories(reports, records, map, result)
        return result
    }

    private func stories(
        _ reports: [Report], _ records: [ClaimRecord], _ map: CopyMap, _ result: Corroboration
    ) -> ([Story], [StoryLink]) {
        let facts = zip(records, result.claimOrigins).map { record, origin in
            ClaimFacts(record, origin: origin.origin, published: reports[record.report].document.published, resolver)
        }
        let (groups, joins) = StoryBuilder(facts: facts, twins: map.twins, modalities: modalities).groups()
        let origins = Dictionary(result.origins.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return StoryAssembler(facts: facts, reports: reports, origins: origins, modalities: modalities).stories(groups, joins)
    }
}
