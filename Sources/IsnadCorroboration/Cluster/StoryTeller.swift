import IsnadModel

/// A claim as the telling of stories needs it: without the text of its report.
package struct ClaimMember: Sendable, Codable {
    package var id: String
    /// Place among the claims of its report, from 0.
    package var ordinal: Int
    /// No earlier claim of its report has its type and group of modality.
    package var isFirst: Bool
    package var claim: Claim
    package var report: ReportHead
    package var origin: Origin
    package var claimOrigin: ClaimOrigin
}

/// What is known about a report besides its text.
package struct ReportHead: Hashable, Sendable, Codable {
    package var id: String
    package var document: Document

    /// Without the text and what points into it.
    init(_ report: Report) {
        (id, document) = (report.id, report.document)
        (document.text, document.titleSpan, document.furniture) = ("", nil, [])
    }

    var report: Report { Report(id: id, document: document) }
}

/// What stage `agreement` says of one report.
package struct ReportAnswer: Sendable, Codable {
    package var members: [ClaimMember]
    package var head: ReportHead
    package var participants: [ClaimParticipant]
    package var forms: [EntityUse]
}

/// How often one report writes an entity in one form, and in how many of its claims that entity fills a slot (told with its first form).
package struct EntityUse: Hashable, Sendable, Codable {
    package var entity: String
    package var name: String
    package var kind: MentionKind
    package var count: Int
    package var claims: Int
}

/// Stage `agreement`: origins of a report's claims, happenings and stories of a component. Pure filters over what belongs together.
package struct StoryTeller: Sendable {
    private let corroborator: Corroborator

    package init(_ corroborator: Corroborator) { self.corroborator = corroborator }

    // MARK: One report

    /// - Parameters:
    ///   - neighbours: reports that share wording with it.
    ///   - links: its links with those.
    package func answer(_ coded: CodedDocument, neighbours: [CodedDocument], links: [ReportLink]) -> ReportAnswer {
        let facts = corroborator.facts(Report(coded))
        let others = Dictionary(neighbours.map { corroborator.facts(Report($0)) }.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let linked = links.compactMap { link in others[link.other(than: facts.id)].map { (link, $0) } }
        let origins = OriginResolver(facts: facts, neighbours: linked.filter { $0.0.copy != nil }, tables: corroborator.tables).resolve()
        let head = ReportHead(facts.report)
        let members = zip(facts.claims, origins).map { claim, origin in
            ClaimMember(
                id: claim.id, ordinal: claim.ordinal, isFirst: claim.isFirstOfType, claim: facts.claim(claim), report: head, origin: origin.origin,
                claimOrigin: origin.link)
        }
        let tally = corroborator.resolver.tally(facts.report)
        return ReportAnswer(members: members, head: head, participants: tally.participants, forms: uses(tally))
    }

    private func uses(_ tally: EntityTally) -> [EntityUse] {
        var told: Set<String> = []
        return tally.forms.sorted { ($0.key.entity, $0.key.name, $0.key.kind.rawValue) < ($1.key.entity, $1.key.name, $1.key.kind.rawValue) }.map {
            form, count in
            let claims = told.insert(form.entity).inserted ? tally.claims[form.entity] ?? 0 : 0
            return EntityUse(entity: form.entity, name: form.name, kind: form.kind, count: count, claims: claims)
        }
    }

    // MARK: One component

    /// - Parameter links: all links of one happening among the reports.
    package func happenings(_ heads: [ReportHead], _ links: [ReportLink]) -> [Happening] {
        HappeningBuilder().happenings(Dictionary(heads.map { ($0.id, Printing($0.document)) }, uniquingKeysWith: { first, _ in first }), links)
    }

    /// - Parameters:
    ///   - members: claims that edges tie together, all of them.
    ///   - edges: all edges among them.
    package func stories(_ members: [ClaimMember], _ edges: [ClaimEdge]) -> (stories: [Story], links: [StoryLink]) {
        let tables = corroborator.tables
        var (claims, origins): ([String: ClaimFacts], [String: ResolvedOrigin]) = ([:], [:])
        var (wording, printings): ([String: Claim], [String: Printing]) = ([:], [:])
        var memo = EntityResolver.Memo(tables.resolver)
        for member in members {
            claims[member.id] = ClaimFacts(member.claim, id: member.id, member.ordinal, member.isFirst, member.report.report, tables, &memo)
            origins[member.id] = ResolvedOrigin(origin: member.origin, link: member.claimOrigin)
            wording[member.id] = member.claim
            printings[member.report.id] = Printing(member.report.document)
        }
        let (groups, joins) = StoryBuilder(joiner: StoryJoiner(modalities: tables.modalities)).groups(claims, edges)
        let assembler = StoryAssembler(facts: claims, printings: printings, tables: tables)
        return assembler.stories(assembler.groups(groups, joins), wording, origins)
    }

    /// One origin from what several claims say of it.
    package func origins(_ said: [Origin]) -> [Origin] { Origin.gathered(said) }

    // MARK: One entity

    /// - Parameter uses: every use of it in any report.
    /// - Returns: the entity, and what it would be a part of where that is spoken of too, likeliest first.
    package func entity(_ id: String, _ uses: [EntityUse]) -> (entity: Entity, wholes: [EntityRelation]) {
        var forms: [EntityForm: Int] = [:]
        for use in uses { forms[EntityForm(entity: id, name: use.name, kind: use.kind), default: 0] += use.count }
        let entity = corroborator.resolver.entity(id, forms, claims: uses.reduce(0) { $0 + $1.claims })
        return (entity, corroborator.resolver.wholes(of: entity))
    }
}
