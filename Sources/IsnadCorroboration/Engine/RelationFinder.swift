import IsnadModel
import IsnadScript

/// How two reports stand to each other.
package struct ReportRelation: Hashable, Sendable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// The same text give or take headline, cuts and light edits.
        case copy
        /// Whole passages shared, each with a part of its own.
        case excerpt
        /// No shared passages, but the main matter rests on the same origin.
        case sameOrigin = "same-origin"
        /// The same happening from different origins.
        case sameEvent = "same-event"
        /// Same conflict, other happenings.
        case related
    }

    /// The reports' own ids, the one printed first before the other.
    package var a: String
    package var b: String
    package var relation: Kind
    package var reason: Reason
}

/// Says how reports stand to each other, pair by pair, from an index.
package struct RelationFinder<Index: CorroborationIndex> {
    private let tables: CorroboratorTables
    package var index: Index

    package init(_ corroborator: Corroborator, _ index: Index) { (tables, self.index) = (corroborator.tables, index) }

    /// Relations of one report with those printed later, and with all others where `isFull`.
    package mutating func relations(of id: String, isFull: Bool = false) throws -> [ReportRelation] {
        guard let facts = try index.facts(id) else { return [] }
        var formulas: [UInt64: Bool] = [:]
        for shingle in facts.wording.sampled { formulas[shingle] = try index.spread(of: shingle).isFormula }
        var others = try index.sharing(
            .shingle, facts.wording.sampled, days: nil, limit: ShingleSpread.most, least: CopyThresholds.candidateShingles)
        if let day = facts.wording.day {
            let days = (day - CopyThresholds.nearDays)...(day + CopyThresholds.nearDays)
            others.formUnion(try index.sharing(.term, facts.wording.terms, days: days, limit: CandidateLimits.holders, least: 2))
            for topic in facts.wording.topics {
                others.formUnion(try index.holders(.topic, topic, days: (day - 2)...(day + 2), limit: CandidateLimits.topicHolders))
            }
        }
        others.remove(id)
        var found: [ReportRelation] = []
        for other in others.sorted(by: isOrderedBefore) {
            guard let theirs = try index.facts(other), isFull || facts.printing.isBefore(theirs.printing) else { continue }
            if let relation = relation(facts, theirs, formulas) { found.append(relation) }
        }
        return found
    }

    private func relation(_ x: ReportFacts, _ y: ReportFacts, _ formulas: [UInt64: Bool]) -> ReportRelation? {
        let (first, second) = x.printing.isBefore(y.printing) ? (x, y) : (y, x)
        guard let link = ReportPair(first.wording, second.wording).link({ formulas[$0] ?? false }) else { return nil }
        let (kind, reason) = kind(first, second, link)
        return ReportRelation(a: first.printing.document, b: second.printing.document, relation: kind, reason: reason)
    }

    private func kind(_ first: ReportFacts, _ second: ReportFacts, _ link: ReportLink) -> (ReportRelation.Kind, Reason) {
        if let copy = link.copy { return (copy.relation == .copy ? .copy : .excerpt, copy.reason) }
        guard link.isOneHappening else { return (.related, link.reason) }
        let leads = LeadOrigins(tables: tables)
        if let reason = leads.common(first, second) { return (.sameOrigin, reason) }
        return (.sameEvent, link.reason)
    }
}

extension CandidateLimits {
    /// Reports of near days about one country that are offered as related.
    static let topicHolders = 300
}
