import IsnadModel
import IsnadRules

/// **The entry of this target.** Claims of many documents go in; who they speak of, who copied whom, on whose word they rest and which
/// are of one happening come out:
///
///     documents ──► facts of each report ──► links ──► origins ──► edges between claims ──► stories
///
/// Pure: no clock, no order, no state. The same documents in any order give the same result, and so does an archive that they entered one
/// by one: both go through `CorroborationEngine`.
package struct Corroborator: Sendable {
    package let tables: CorroboratorTables
    package let dossiers: DossierTable

    package var resolver: EntityResolver { tables.resolver }

    package init(rules: RuleFiles, decisions: EntityDecisions = EntityDecisions()) {
        tables = CorroboratorTables(rules: rules, decisions: decisions)
        dossiers = DossierTable(rules: rules)
    }

    private init(_ tables: CorroboratorTables, _ dossiers: DossierTable) { (self.tables, self.dossiers) = (tables, dossiers) }

    /// With the rules that the program was built with; they are read once.
    package init() { self = Corroborator.embedded }

    private static let embedded = Corroborator(rules: .embedded)

    /// The same with what the user decided about entities.
    package func deciding(_ decisions: EntityDecisions) -> Corroborator { Corroborator(tables.deciding(decisions), dossiers) }

    /// What comparing looks at in one report.
    package func facts(_ report: Report) -> ReportFacts { ReportFacts(report, tables) }

    /// The part of that which is about its text only.
    package func wording(id: String, _ document: Document) -> ReportWording { ReportWording(id: id, document, tables) }

    /// Takes reports into an index and brings everything that they touch up to date.
    /// - Parameter former: stories that were taken apart because a report of theirs was replaced.
    package func update<Index: CorroborationIndex>(_ index: inout Index, _ reports: [ReportFacts], former: [Story] = []) throws {
        var engine = CorroborationEngine(tables, index)
        defer { index = engine.index }
        try engine.update(reports, former: former)
    }

    package func corroborate(_ documents: [CodedDocument]) -> Corroboration {
        let reports = Report.sorted(documents)
        var index = MemoryIndex()
        // Memory does not fail.
        try? update(&index, reports.map(facts))
        return corroboration(index, reports)
    }

    /// Everything that an index in memory holds.
    package func corroboration(_ index: MemoryIndex, _ reports: [Report]) -> Corroboration {
        var result = Corroboration()
        let resolution = resolver.resolve(reports)
        (result.entities, result.relations, result.participants) = (resolution.entities, resolution.relations, resolution.participants)
        result.copies = index.allLinks.compactMap(\.copy).sorted { isOrderedBefore($0.id, $1.id) }
        (result.origins, result.claimOrigins) = (Origin.gathered(index.allOrigins.map(\.origin)), index.allOrigins.map(\.link))
        (result.stories, result.links, result.happenings) = (index.allStories, index.allStoryLinks, index.allHappenings)
        return result
    }
}

extension Origin {
    /// Each origin once, sorted by id: the name that sorts first, an outlet where any claim has it as one.
    package static func gathered(_ all: [Origin]) -> [Origin] {
        var origins: [String: Origin] = [:]
        for origin in all {
            guard var old = origins[origin.id] else {
                origins[origin.id] = origin
                continue
            }
            old.reasons = Set(old.reasons + origin.reasons).sorted { ($0.rule, $0.detail) < ($1.rule, $1.detail) }
            if isOrderedBefore(origin.name, old.name) { old.name = origin.name }
            if origin.kind == .outlet { old.kind = .outlet }
            origins[origin.id] = old
        }
        return origins.values.sorted { isOrderedBefore($0.id, $1.id) }
    }
}
