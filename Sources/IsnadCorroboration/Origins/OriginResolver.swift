import IsnadModel
import IsnadScript

/// An origin and the claim that rests on it.
package struct ResolvedOrigin: Hashable, Sendable {
    package var origin: Origin
    package var link: ClaimOrigin

    package init(origin: Origin, link: ClaimOrigin) { (self.origin, self.link) = (origin, link) }
}

/// Follows each claim's chain of one report to its end, and through copies to the report that printed it first.
struct OriginResolver {
    let facts: ReportFacts
    /// Reports that share wording with it.
    let neighbours: [(link: ReportLink, facts: ReportFacts)]
    let tables: CorroboratorTables
    /// On whose word the report stands where it names nobody.
    private let house: Origin

    init(facts: ReportFacts, neighbours: [(link: ReportLink, facts: ReportFacts)], tables: CorroboratorTables) {
        (self.facts, self.neighbours, self.tables) = (facts, neighbours, tables)
        house = HouseFinder(tables: tables).house(of: facts.report)
    }

    static func id(ofEntity entity: String) -> String { StableID.of("origin", ["named", entity]) }

    /// One for each claim, in their order.
    func resolve() -> [ResolvedOrigin] {
        let sources = prior()
        return facts.claims.map { claim in
            let (origin, reason) = origin(of: claim, sources)
            return ResolvedOrigin(origin: origin, link: ClaimOrigin(claim: claim.id, origin: origin.id, reason: reason))
        }
    }

    /// A report whose wording this one has.
    private struct Source {
        var facts: ReportFacts
        var copy: Copy
        var mine: [Span]
        var twins: [String: ClaimFacts]
    }

    /// Reports that this one can have its wording from: an agency's before a newspaper's, the first printed of those first.
    private func prior() -> [Source] {
        let found = neighbours.compactMap { link, other -> Source? in
            guard let copy = link.copy, houses.isPrior(other, facts) else { return nil }
            let isFirst = copy.first == facts.id
            let finder = EdgeFinder(joiner: StoryJoiner(modalities: tables.modalities))
            let pairs = isFirst ? finder.twins(facts.outline, other.outline, copy) : finder.twins(other.outline, facts.outline, copy).map { ($0.1, $0.0) }
            var twins: [String: ClaimFacts] = [:]
            for (mine, theirs) in pairs { twins[mine.id] = theirs }
            return Source(facts: other, copy: copy, mine: copy.passages.map { isFirst ? $0.first : $0.second }, twins: twins)
        }
        return found.sorted { houses.isPrior($0.facts, $1.facts) }
    }

    private var houses: HouseFinder { HouseFinder(tables: tables) }

    private func source(of claim: ClaimFacts, _ sources: [Source]) -> Source? {
        sources.first { source in
            if OriginResolver.covered(facts.claim(claim).sentence.span, source.mine) >= 0.5 { return true }
            // A copy with a reworded lead tells what its original tells; a paragraph of its own, about something else, is its own.
            return source.copy.relation == .copy && source.facts.claims.contains { $0.type == claim.type }
        }
    }

    static func covered(_ span: Span, _ passages: [Span]) -> Double {
        guard !span.isEmpty else { return 0 }
        let length = passages.filter { $0.overlaps(span) }.reduce(0) { $0 + min($1.end, span.end) - max($1.start, span.start) }
        return min(1, Double(length) / Double(span.length))
    }

    private func origin(of claim: ClaimFacts, _ sources: [Source]) -> (Origin, Reason) {
        let source = source(of: claim, sources)
        let own = facts.report.document.outlet ?? ""
        let mine = facts.claim(claim)
        if let teller = lastTeller(mine), !tables.tellers.isOwn(teller, outlet: own) { return told(teller, mine, source?.facts) }
        guard let source else {
            return (house, house.reasons.first ?? Reason(rule: "origin.outlet", detail: "No teller is named."))
        }
        if let twin = source.twins[claim.id].map(source.facts.claim), let teller = lastTeller(twin),
            !tables.tellers.isOwn(teller, outlet: source.facts.report.document.outlet)
        {
            let (origin, _) = OriginResolver(facts: source.facts, neighbours: [], tables: tables).told(teller, twin, nil)
            return (origin, Reason(rule: "origin.copied-claim", detail: "The report that it copies (\(source.copy.id)) names the teller."))
        }
        let what = source.copy.relation == .copy ? "The report is a copy" : "The sentence repeats that"
        let detail = "\(what) of an earlier or an agency's report (\(source.copy.id))."
        return (houses.house(of: source.facts.report), Reason(rule: "origin.copied-report", detail: detail))
    }

    /// The teller on whose word it rests: the last of the chain; a document without an author stands for who handed it out.
    private func lastTeller(_ claim: Claim) -> Participant? {
        let tellers = claim.chain.tellers
        return tellers.last { $0.kind != .document } ?? tellers.last
    }

    private func told(_ teller: Participant, _ claim: Claim, _ source: ReportFacts?) -> (Origin, Reason) {
        tables.tellers.isAnonymous(teller) || teller.kind == .document ? anonymous(teller, claim, source) : named(teller, claim)
    }

    private func named(_ teller: Participant, _ claim: Claim) -> (Origin, Reason) {
        let resolver = tables.resolver
        let entity = resolver.id(of: teller)
        let known = resolver.names.known(resolver.names.key(teller.name, teller.kind), teller.kind)
        let name = resolver.decisions.names[entity] ?? known?.name ?? teller.name
        let reason = Reason(rule: "origin.named-teller", detail: "The chain ends with a named teller.")
        let origin = Origin(id: OriginResolver.id(ofEntity: entity), name: name, kind: .named, entity: entity, heldBy: nil, reasons: [reason])
        let detail = "The chain of \(claim.chain.tellers.count) ends with \(teller.name)."
        return (origin, Reason(rule: "origin.named-teller", detail: detail))
    }

    /// An unnamed teller is told apart only by who vouches for it: the last named teller before it, else the house that prints it.
    private func anonymous(_ teller: Participant, _ claim: Claim, _ source: ReportFacts?) -> (Origin, Reason) {
        let resolver = tables.resolver
        let vouching = claim.chain.tellers.dropLast().last { !tables.tellers.isAnonymous($0) && $0.kind != .document }
        let holder = vouching.map { OriginResolver.id(ofEntity: resolver.id(of: $0)) } ?? (source.map { houses.house(of: $0.report) } ?? house).id
        let key = resolver.names.key(teller.name, .other)
        let reason = Reason(rule: "origin.anonymous-teller", detail: "The chain ends with a teller without a name, known through \(holder) only.")
        let origin = Origin(
            id: StableID.of("origin", ["anonymous", holder, key]), name: teller.name, kind: .anonymous, entity: nil, heldBy: holder,
            reasons: [reason])
        return (origin, reason)
    }
}
