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
        guard let wording = try index.wording(id) else { return [] }
        var formulas: [UInt64: Bool] = [:]
        for shingle in wording.sampled { formulas[shingle] = try index.spread(of: shingle).isFormula }
        var others = try index.sharing(.shingle, wording.sampled, days: nil, limit: ShingleSpread.most, least: CopyThresholds.candidateShingles)
        if let day = wording.day {
            let days = (day - CopyThresholds.nearDays)...(day + CopyThresholds.nearDays)
            others.formUnion(try index.sharing(.term, wording.terms, days: days, limit: CandidateLimits.holders, least: 2))
            for topic in wording.topics {
                others.formUnion(try index.holders(.topic, topic, days: (day - 2)...(day + 2), limit: CandidateLimits.topicHolders))
            }
        }
        others.remove(id)
        var found: [ReportRelation] = []
        for other in others.sorted(by: isOrderedBefore) {
            guard let theirs = try index.wording(other), isFull || wording.printing.isBefore(theirs.printing) else { continue }
            if let relation = try relation(ReportPair(wording, theirs), formulas) { found.append(relation) }
        }
        return found
    }

    private mutating func relation(_ pair: ReportPair, _ formulas: [UInt64: Bool]) throws -> ReportRelation? {
        guard let link = pair.link({ formulas[$0] ?? false }) else { return nil }
        let (kind, reason) = try kind(pair, link)
        return ReportRelation(a: pair.a.printing.document, b: pair.b.printing.document, relation: kind, reason: reason)
    }

    /// What was read out of the reports is asked for only where their wording leaves open on whose word they stand.
    private mutating func kind(_ pair: ReportPair, _ link: ReportLink) throws -> (ReportRelation.Kind, Reason) {
        if let copy = link.copy { return (copy.relation == .copy ? .copy : .excerpt, copy.reason) }
        guard link.isOneHappening else { return (.related, link.reason) }
        if let a = try index.facts(pair.a.id), let b = try index.facts(pair.b.id), let reason = LeadOrigins(tables: tables).common(a, b) {
            return (.sameOrigin, reason)
        }
        return (.sameEvent, link.reason)
    }
}

extension CandidateLimits {
    /// Reports of near days about one country that are offered as related.
    static let topicHolders = 300
}
