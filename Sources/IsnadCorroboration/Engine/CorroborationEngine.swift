import IsnadModel

/// Takes in reports and brings copies, origins, happenings and stories up to date, touching only what the new reports touch.
///
///     new reports ──► links between reports ──► origins of claims ──► edges between claims ──► components ──► stories
///
/// Every link and edge depends on its two ends and on which shingles are formulas, and every group on its own component: so any order and
/// any batching of the same reports ends in the same archive.
struct CorroborationEngine<Index: CorroborationIndex> {
    let tables: CorroboratorTables
    var index: Index
    /// Whether a sampled shingle is a formula, as far as it was asked.
    private var formulas: [UInt64: Bool] = [:]

    init(_ tables: CorroboratorTables, _ index: Index) { (self.tables, self.index) = (tables, index) }

    /// - Parameters:
    ///   - reports: new ones, and known ones that are read otherwise now.
    ///   - former: stories that were taken apart because a report of theirs was replaced.
    mutating func update(_ reports: [ReportFacts], former: [Story]) throws {
        let arrived = Set(reports.map(\.id))
        let flipped = try insert(reports)
        // In the order of printing, so that those they are held against are at hand.
        let printed = reports.sorted { $0.printing.isBefore($1.printing) }
        let seeds = printed.map(\.id) + (try relink(printed, flipped).subtracting(arrived).sorted(by: isOrderedBefore))
        try regroup(seeds)
        try index.setOrigins(seeds.compactMap { try origins(of: $0) })
        let claims = try reconnect(seeds)
        try retell(claims, arrived, former)
    }

    // MARK: Links

    /// Adds postings; gives the holders of each shingle that became a formula thereby.
    private mutating func insert(_ reports: [ReportFacts]) throws -> [[String]] {
        let keys = Set(reports.flatMap(\.wording.sampled)).sorted()
        var before: [UInt64: Bool] = [:]
        for key in keys { before[key] = try index.spread(of: key).isFormula }
        try index.insert(reports)
        var flipped: [[String]] = []
        for key in keys {
            let now = try index.spread(of: key).isFormula
            formulas[key] = now
            if now != before[key] { flipped.append(try index.holders(.shingle, key, days: nil, limit: ShingleSpread.most)) }
        }
        return flipped
    }

    private mutating func learnFormulas(_ wording: ReportWording) throws {
        for key in wording.sampled where formulas[key] == nil { formulas[key] = try index.spread(of: key).isFormula }
    }

    /// Compares new reports with those that the index offers, and known ones anew whose link rests on wording that is a formula now; gives
    /// the reports with a link that is other than before.
    private mutating func relink(_ reports: [ReportFacts], _ flipped: [[String]]) throws -> Set<String> {
        let arrived = Set(reports.map(\.id))
        var (old, new): ([[String]: ReportLink], [[String]: ReportLink]) = ([:], [:])
        for wording in reports.map(\.wording) {
            for link in try index.links(of: wording.id) { old[[link.first, link.second]] = link }
            try learnFormulas(wording)
            for candidate in try candidates(wording).sorted(by: isOrderedBefore) {
                // Two new reports offer each other; once is enough.
                if arrived.contains(candidate), isOrderedBefore(candidate, wording.id) { continue }
                guard let other = try index.wording(candidate), let link = link(wording, other) else { continue }
                new[[link.first, link.second]] = link
            }
        }
        var touched = arrived
        for (pair, link) in try doubtful(flipped, arrived) {
            let now = try relinked(pair)
            guard now != link else { continue }
            (old[pair], new[pair]) = (link, now)
            touched.formUnion(pair)
        }
        let links = try Array(new.values) + others(touched.subtracting(arrived), old, new, arrived)
        try index.setLinks(
            links.sorted { $0.first != $1.first ? isOrderedBefore($0.first, $1.first) : isOrderedBefore($0.second, $1.second) },
            of: touched.sorted(by: isOrderedBefore))
        var changed: Set<String> = []
        for (pair, link) in new where old[pair] != link { changed.formUnion(pair) }
        for pair in old.keys where new[pair] == nil { changed.formUnion(pair) }
        return changed
    }

    private func link(_ a: ReportWording, _ b: ReportWording) -> ReportLink? {
        ReportPair(a, b).link { formulas[$0] ?? false }.flatMap { $0.isKept ? $0 : nil }
    }

    /// Links of known reports that share a shingle which became a formula. Formulas take weight from a link and give none: a pair that
    /// was not linked is not linked now.
    private mutating func doubtful(_ flipped: [[String]], _ arrived: Set<String>) throws -> [[String]: ReportLink] {
        var found: [[String]: ReportLink] = [:]
        for holders in flipped {
            let known = Set(holders).subtracting(arrived)
            guard known.count > 1 else { continue }
            for holder in known {
                for link in try index.links(of: holder) where known.contains(link.other(than: holder)) { found[[link.first, link.second]] = link }
            }
        }
        return found
    }

    private mutating func relinked(_ pair: [String]) throws -> ReportLink? {
        guard let a = try index.wording(pair[0]), let b = try index.wording(pair[1]) else { return nil }
        try learnFormulas(a)
        return mayBeCompared(a, b) ? link(a, b) : nil
    }

    /// Links of reports that are to be written again because another of theirs changed.
    private mutating func others(
        _ reports: Set<String>, _ old: [[String]: ReportLink], _ new: [[String]: ReportLink], _ arrived: Set<String>
    ) throws -> [ReportLink] {
        var kept: [[String]: ReportLink] = [:]
        for report in reports {
            for link in try index.links(of: report) where !arrived.contains(link.other(than: report)) {
                let pair = [link.first, link.second]
                if old[pair] == nil, new[pair] == nil { kept[pair] = link }
            }
        }
        return Array(kept.values)
    }

    /// Reports that share wording of their own, or telling words of near days.
    private mutating func candidates(_ wording: ReportWording) throws -> Set<String> {
        let own = wording.sampled.filter { formulas[$0] != true }
        var found = try index.sharing(.shingle, own, days: nil, limit: ShingleSpread.most, least: CopyThresholds.candidateShingles)
        if let day = wording.day {
            found.formUnion(
                try index.sharing(
                    .term, wording.terms, days: (day - CandidateLimits.termDays)...(day + CandidateLimits.termDays), limit: CandidateLimits.holders,
                    least: CandidateLimits.terms))
        }
        found.remove(wording.id)
        return found
    }

    /// The same of two reports at hand.
    private func mayBeCompared(_ a: ReportWording, _ b: ReportWording) -> Bool {
        let shared = Set(a.sampled.filter { formulas[$0] != true }).intersection(b.sampled)
        if shared.count >= CopyThresholds.candidateShingles { return true }
        guard let x = a.day, let y = b.day, abs(x - y) <= CandidateLimits.termDays else { return false }
        return Set(a.terms).intersection(b.terms).count >= CandidateLimits.terms
    }

    // MARK: Happenings

    private mutating func regroup(_ seeds: [String]) throws {
        var seen: Set<String> = []
        for seed in seeds where !seen.contains(seed) {
            var reports: [String: Printing] = [:]
            var links: [[String]: ReportLink] = [:]
            var waiting = [seed]
            while let id = waiting.popLast() {
                guard reports[id] == nil, let outline = try index.outline(id) else { continue }
                reports[id] = outline.printing
                for link in try index.links(of: id) where link.isOneHappening {
                    links[[link.first, link.second]] = link
                    waiting.append(link.other(than: id))
                }
            }
            seen.formUnion(reports.keys)
            let happenings = HappeningBuilder().happenings(reports, Array(links.values))
            try index.setHappenings(happenings, replacing: Set(reports.keys))
        }
    }

    // MARK: Origins

    private mutating func origins(of id: String) throws -> (report: String, resolved: [ResolvedOrigin])? {
        // Most texts that are compared are only that: the rest is read where there is something to follow.
        guard let outline = try index.outline(id) else { return nil }
        guard !outline.claims.isEmpty, let facts = try index.facts(id) else { return (id, []) }
        var neighbours: [(ReportLink, ReportFacts)] = []
        for link in try index.links(of: id) where link.copy != nil {
            if let other = try index.facts(link.other(than: id)) { neighbours.append((link, other)) }
        }
        return (id, OriginResolver(facts: facts, neighbours: neighbours, tables: tables).resolve())
    }

    // MARK: Stories

    /// Works out anew the edges of all claims of the reports; gives the claims whose stories are touched.
    private mutating func reconnect(_ seeds: [String]) throws -> Set<String> {
        let reports = Set(seeds)
        let finder = EdgeFinder(joiner: StoryJoiner(modalities: tables.modalities))
        var touched: Set<String> = []
        var claims: [String] = []
        var edges: [ClaimEdge] = []
        for id in seeds {
            guard let outline = try index.outline(id) else { continue }
            claims += outline.claimIDs
            for claim in outline.claims { for edge in try index.edges(of: claim.id) { touched.insert(edge.other(than: claim.id)) } }
            let linkOf = Dictionary(try index.links(of: id).map { ($0.other(than: id), $0) }, uniquingKeysWith: { first, _ in first })
            for other in try partners(of: outline, linkOf).sorted(by: isOrderedBefore) {
                if reports.contains(other), isOrderedBefore(other, id) { continue }
                guard let theirs = try index.outline(other) else { continue }
                edges += finder.edges(outline, theirs, linkOf[other])
            }
        }
        for edge in edges { touched.formUnion([edge.a, edge.b]) }
        try index.setEdges(edges, of: claims)
        return touched.union(claims)
    }

    /// Reports with a claim that may be of one happening with one of this report's, and the report itself.
    private mutating func partners(of outline: ReportOutline, _ linkOf: [String: ReportLink]) throws -> Set<String> {
        guard !outline.claims.isEmpty else { return [] }
        var others = Set(linkOf.keys)
        var asked: [Int: Set<UInt64>] = [:]
        for claim in outline.claims { if let days = claim.days { asked[days.lowerBound, default: []].formUnion(claim.blocks) } }
        for (day, blocks) in asked {
            let days = CandidateLimits.blockDays(around: day)
            others.formUnion(try index.sharing(.block, blocks.sorted(), days: days, limit: CandidateLimits.holders, least: 1))
        }
        return others.union([outline.id])
    }

    /// Tells anew the stories of claims whose origin or edges are other than before, and of all that these tie to them.
    ///
    /// A story of the same claims, none of them touched, stays as it is without being looked at: the edges inside it, their order and the
    /// origins are those that it was told from, and edges that lead out of it joined nothing then and join nothing now.
    private mutating func retell(_ touched: Set<String>, _ arrived: Set<String>, _ former: [Story]) throws {
        var seen: Set<String> = []
        var stored = try index.storyMembers(ofClaims: touched)
        let waiting = touched.union(stored.values.joined()).union(former.flatMap(\.claims)).sorted(by: isOrderedBefore)
        var (new, links, reportOf): ([Story], [StoryLink], [String: String]) = ([], [], [:])
        for seed in waiting where !seen.contains(seed) {
            let component = try component(of: seed)
            seen.insert(seed)
            seen.formUnion(component.claims.keys)
            guard !component.claims.isEmpty else { continue }
            for claim in component.claims.values { reportOf[claim.id] = claim.report }
            stored.merge(try index.storyMembers(ofClaims: Set(component.claims.keys))) { known, _ in known }
            let told = try tell(component) { group in
                guard stored[group.id] == group.members.map(\.id), !group.members.contains(where: { touched.contains($0.id) }) else { return true }
                stored[group.id] = nil
                return false
            }
            new += told.stories
            links += told.links
        }
        var old = Dictionary(former.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for story in try index.stories(stored.keys.sorted(by: isOrderedBefore)) { old[story.id] = story }
        let before = old.values.sorted { isOrderedBefore($0.id, $1.id) }
        try index.setStories(new, links, replacing: before)
        try index.note(StoryComparer.changes(before, new, arrived: arrived, reportOf: reportOf))
    }

    private struct Component {
        var claims: [String: ClaimFacts] = [:]
        /// When their reports were printed.
        var printings: [String: Printing] = [:]
        var edges: [[String]: ClaimEdge] = [:]
    }

    /// Everything that edges tie to a claim.
    private mutating func component(of seed: String) throws -> Component {
        var component = Component()
        var next = [seed]
        while let id = next.popLast() {
            guard component.claims[id] == nil, let report = try index.report(ofClaim: id), let outline = try index.outline(report),
                let claim = outline.claims.first(where: { $0.id == id })
            else { continue }
            component.claims[id] = claim
            component.printings[report] = outline.printing
            for edge in try index.edges(of: id) {
                component.edges[[edge.a, edge.b]] = edge
                next.append(edge.other(than: id))
            }
        }
        return component
    }

    private mutating func tell(
        _ component: Component, where isChanged: (StoryAssembler.Group) -> Bool
    ) throws -> (stories: [Story], links: [StoryLink]) {
        let joiner = StoryJoiner(modalities: tables.modalities)
        let assembler = StoryAssembler(facts: component.claims, printings: component.printings, tables: tables)
        let (groups, joins) = StoryBuilder(joiner: joiner).groups(component.claims, Array(component.edges.values))
        let changed = assembler.groups(groups, joins).filter(isChanged)
        let ids = changed.flatMap { $0.members.map(\.id) }.sorted(by: isOrderedBefore)
        return assembler.stories(changed, try index.claims(ids), try index.origins(ofClaims: ids))
    }
}

/// Bounds on what a look-up offers.
enum CandidateLimits {
    /// Telling words of two leads that must be shared for the reports to be compared.
    static let terms = 3
    /// Days around a report in which words of its lead are looked for.
    static let termDays = 2
    /// Reports of near days under one key; more than any newsroom prints.
    static let holders = 4000

    /// Days on which a claim can begin that is of one time with a claim beginning on this one: each covers at most eight days (see
    /// `ClaimFacts.blocks`), and they lie at most one apart. As wide before as behind, so that of two reports each offers the other.
    static func blockDays(around day: Int) -> ClosedRange<Int> { (day - 8)...(day + 8) }
}

extension ReportLink {
    /// Links that later stages need; a merely related pair is worked out when it is asked for.
    var isKept: Bool { copy != nil || isOneHappening }
}
