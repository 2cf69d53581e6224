import IsnadModel

/// Two reports that a key offered to each other.
package struct OfferedPair: Hashable, Sendable, Codable {
    package var a: String
    package var b: String
    /// Their wording and matter are to be compared.
    package var compare: Bool
    /// Claims of theirs meet under one key; for a report and itself always.
    package var meet: Bool

    package init(a: String, b: String, compare: Bool, meet: Bool) { (self.a, self.b, self.compare, self.meet) = (a, b, compare, meet) }
}

/// Compares the reports of a group with each other: stage `stories`.
package struct PairComparer: Sendable {
    private let corroborator: Corroborator
    private var facts: [String: ReportFacts] = [:]
    private var formulas: [String: Set<UInt64>] = [:]

    package init(_ corroborator: Corroborator) { self.corroborator = corroborator }

    /// - Parameter formulas: keys (as `PairFinder` names them) of the report's shingles that are formulas.
    package mutating func add(_ coded: CodedDocument, formulas keys: [String]) {
        let report = corroborator.facts(Report(coded))
        facts[report.id] = report
        guard !keys.isEmpty else { return }
        let known = Set(keys)
        formulas[report.id] = Set(report.wording.sampled.filter { known.contains(PairFinder.shingleKey($0)) })
    }

    package mutating func clear() { (facts, formulas) = ([:], [:]) }

    /// How two reports of the group are linked, where that is kept, and the edges between their claims. Nil when one of them is not there.
    package func compare(_ pair: OfferedPair) -> (link: ReportLink?, edges: [ClaimEdge])? {
        guard let a = facts[pair.a], let b = facts[pair.b] else { return nil }
        // A run of words stands in both: so do its shingles, and what one report knows of them holds for the other.
        let known = formulas[pair.a] ?? []
        let link = pair.compare && a.id != b.id ? ReportPair(a.wording, b.wording).link { known.contains($0) } : nil
        let kept = link.flatMap { $0.isKept ? $0 : nil }
        guard pair.meet || kept != nil else { return (nil, []) }
        let edges = EdgeFinder(joiner: StoryJoiner(modalities: corroborator.tables.modalities)).edges(a.outline, b.outline, kept)
        return (kept, edges.sorted { $0.a != $1.a ? isOrderedBefore($0.a, $1.a) : isOrderedBefore($0.b, $1.b) })
    }
}
