import IsnadModel
import IsnadScript

/// On whose word the main matter of a report rests, as far as its lead tells.
struct LeadOrigins {
    let tables: CorroboratorTables
    /// Claims of a lead: the first ones of a report, and those of its first words.
    private static let firstClaims = 8
    /// Claims whose actors stand for tellers where none is named.
    private static let actingClaims = 3
    /// Who does these speaks: they are the origin of it.
    private static let speaking: Set<String> = ["threat", "publication", "responsibility", "leadership"]

    /// Whether the leads of two reports rest on one named teller, or on offices of one state.
    func common(_ a: ReportFacts, _ b: ReportFacts) -> Reason? {
        let (mine, theirs) = (tellers(a), tellers(b))
        for x in mine where !tables.tellers.isAnonymous(x) {
            for y in theirs where !tables.tellers.isAnonymous(y) && isOne(x, y) {
                let name = x.name == y.name ? x.name : "\(x.name) / \(y.name)"
                return Reason(rule: "relation.same-origin", detail: "Both tell one happening, and both on the word of \(name).")
            }
        }
        return state(a, mine, b, theirs)
    }

    /// Offices of one state tell it in both, or tell it in one while the other, which names no office, has that state act.
    private func state(_ a: ReportFacts, _ mine: [Participant], _ b: ReportFacts, _ theirs: [Participant]) -> Reason? {
        let (x, y) = (states(mine), states(theirs))
        let told = x.intersection(y)
        let acted = x.isEmpty ? y.intersection(states(actors(a))) : y.isEmpty ? x.intersection(states(actors(b))) : []
        guard !told.isEmpty || !acted.isEmpty else { return nil }
        let names = (mine + theirs).filter { state($0).map { told.union(acted).contains($0) } ?? false }.map(\.name)
        let list = Array(Set(names)).sorted(by: isOrderedBefore).joined(separator: " / ")
        return Reason(rule: "relation.same-state", detail: "Both tell one happening, and both on the word of one state: \(list).")
    }

    private func states(_ people: [Participant]) -> Set<UInt64> { Set(people.compactMap(state)) }

    /// Who acts in the first claims of a report.
    private func actors(_ facts: ReportFacts) -> [Participant] {
        facts.report.coded.claims.prefix(LeadOrigins.actingClaims).flatMap(\.agent)
    }

    private func isOne(_ x: Participant, _ y: Participant) -> Bool {
        if tables.resolver.id(of: x) == tables.resolver.id(of: y) { return true }
        let (mine, theirs) = (words(x), words(y))
        guard !mine.isEmpty, !theirs.isEmpty else { return false }
        return mine.isSubset(of: theirs) || theirs.isSubset(of: mine)
    }

    /// Name and office of a teller, and whom they are known to speak for, as stems.
    private func words(_ teller: Participant) -> Set<UInt64> {
        let whom = tables.tellers.speakers[Folding.key(teller.name)] ?? ""
        return Set(TermVector.stems(whom + " " + teller.text + " " + teller.name)).subtracting(tables.tellers.officeWords).subtracting([0])
    }

    /// The state that somebody speaks for: bodies, offices and their holders, named by a country or introduced with one.
    private func state(_ teller: Participant) -> UInt64? {
        switch teller.kind {
        case .organisation, .place: return tables.topics.country(words(teller))
        // A person's own name may sound like a place: only the office beside it counts.
        case .person: return tables.topics.country(words(teller).subtracting(TermVector.stems(teller.name)))
        default: return tables.tellers.isOfficial(teller) ? tables.topics.country(words(teller)) : nil
        }
    }

    /// Tellers of the lead, and those who act by speaking.
    private func tellers(_ facts: ReportFacts) -> [Participant] {
        let words = facts.wording.words
        let end = words.count > 0 ? Int(words.ends[min(words.count, ReportWording.leadWords) - 1]) : 0
        let lead = facts.report.coded.claims.enumerated().filter { $0.offset < LeadOrigins.firstClaims || $0.element.trigger.span.start < end }
        var found: [Participant] = []
        for claim in lead.map(\.element) {
            if let teller = claim.chain.tellers.last(where: { $0.kind != .document }) { found.append(teller) }
            if LeadOrigins.speaking.contains(claim.type.rawValue) { found += claim.agent }
        }
        let own = facts.report.document.outlet
        return found.filter { !tables.tellers.isOwn($0, outlet: own) && $0.kind != .document && $0.kind != .outlet }
    }
}
