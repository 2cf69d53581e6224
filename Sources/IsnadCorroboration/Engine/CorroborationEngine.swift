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
        let dirty = try insert(reports).union(arrived)
        let seeds = try relink(dirty).union(arrived)
        try regroup(seeds)
        for id in seeds.sorted(by: isOrderedBefore) { try resolveOrigins(of: id) }
        let claims = try reconnect(seeds)
        try retell(claims, arrived, former)
    }

    // MARK: Links

    /// Adds postings; gives the reports that hold a shingle that became a formula thereby.
    private mutating func insert(_ reports: [ReportFacts]) throws -> Set<String> {
        let keys = Set(reports.flatMap(\.sampled)).sorted()
        var before: [UInt64: Bool] = [:]
        for key in keys { before[key] = try index.spread(of: key).isFormula }
        for facts in reports { try index.insert(facts) }
        var dirty: Set<String> = []
        for key in keys {
            let now = try index.spread(of: key).isFormula
            formulas[key] = now
            if now != before[key] { dirty.formUnion(try index.holders(.shingle, key, days: nil, limit: ShingleSpread.most)) }
        }
        return dirty
    }

    private mutating func learnFormulas(_ facts: ReportFacts) throws {
        for key in facts.sampled where formulas[key] == nil { formulas[key] = try index.spread(of: key).isFormula }
    }

    /// Compares the reports with those that the index offers; gives the reports with a link that is other than before.
    private mutating func relink(_ reports: Set<String>) throws -> Set<String> {
        let ids = reports.sorted(by: isOrderedBefore)
        var old: [[String]: ReportLink] = [:]
        var new: [[String]: ReportLink] = [:]
        for id in ids {
            for link in try index.links(of: id) { old[[link.first, link.second]] = link }
            guard let facts = try index.facts(id) else { continue }
            try learnFormulas(facts)
            for candidate in try candidates(facts).sorted(by: isOrderedBefore) {
                // Two dirty reports offer each other; once is enough.
                if reports.contains(candidate), isOrderedBefore(candidate, id) { continue }
                guard let other = try index.facts(candidate) else { continue }
                guard let link = ReportPair(facts, other).link({ formulas[$0] ?? false }), link.isKept else { continue }
                new[[link.first, link.second]] = link
            }
        }
        try index.setLinks(new.values.sorted { isOrderedBefore($0.first + $0.second, $1.first + $1.second) }, of: ids)
        var changed: Set<String> = []
        for (pair, link) in new where old[pair] != link { changed.formUnion(pair) }
        for pair in old.keys where new[pair] == nil { changed.formUnion(pair) }
        return changed
    }

    /// Reports that share wording of their own, or telling words of near days.
    private mutating func candidates(_ facts: ReportFacts) throws -> Set<String> {
        var shared: [String: Int] = [:]
        for shingle in facts.sampled where formulas[shingle] != true {
            for holder in try index.holders(.shingle, shingle, days: nil, limit: ShingleSpread.most) { shared[holder, default: 0] += 1 }
        }
        var found = Set(shared.filter { $0.value >= CopyThresholds.candidateShingles }.keys)
        if let day = facts.day {
            var words: [String: Int] = [:]
            for term in facts.terms {
                for holder in try index.holders(.term, term, days: (day - 2)...(day + 2), limit: CandidateLimits.holders) {
                    words[holder, default: 0] += 1
                }
            }
            found.formUnion(words.filter { $0.value >= CandidateLimits.terms }.keys)
        }
        found.remove(facts.id)
        return found
    }

    // MARK: Happenings

    private mutating func regroup(_ seeds: Set<String>) throws {
        var seen: Set<String> = []
        for seed in seeds.sorted(by: isOrderedBefore) where !seen.contains(seed) {
            var reports: [String: ReportFacts] = [:]
            var links: [[String]: ReportLink] = [:]
            var waiting = [seed]
            while let id = waiting.popLast() {
                guard reports[id] == nil, let facts = try index.facts(id) else { continue }
                reports[id] = facts
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

    private mutating func resolveOrigins(of id: String) throws {
        guard let facts = try index.facts(id) else { return }
        var neighbours: [(ReportLink, ReportFacts)] = []
        for link in try index.links(of: id) where link.copy != nil {
            if let other = try index.facts(link.other(than: id)) { neighbours.append((link, other)) }
        }
        let resolver = OriginResolver(facts: facts, neighbours: neighbours, tables: tables)
        try index.setOrigins(resolver.resolve(), report: id)
    }

    // MARK: Stories

    /// Works out anew the edges of all claims of the reports; gives the claims whose stories are touched.
    private mutating func reconnect(_ reports: Set<String>) throws -> Set<String> {
        var touched: Set<String> = []
        var claims: [String] = []
        var edges: [ClaimEdge] = []
        for id in reports.sorted(by: isOrderedBefore) {
            guard let facts = try index.facts(id) else { continue }
            claims += facts.claims.map(\.id)
            for claim in facts.claims { for edge in try index.edges(of: claim.id) { touched.insert(edge.other(than: claim.id)) } }
            let linkOf = Dictionary(try index.links(of: id).map { ($0.other(than: id), $0) }, uniquingKeysWith: { first, _ in first })
            for other in try partners(of: facts, linkOf).sorted(by: isOrderedBefore) {
                if reports.contains(other), isOrderedBefore(other, id) { continue }
                guard let theirs = try index.facts(other) else { continue }
                edges += EdgeFinder(joiner: StoryJoiner(modalities: tables.modalities)).edges(facts, theirs, linkOf[other])
            }
        }
        for edge in edges { touched.formUnion([edge.a, edge.b]) }
        try index.setEdges(edges, of: claims)
        return touched.union(claims)
    }

    /// Reports with a claim that may be of one happening with one of this report's, and the report itself.
    private mutating func partners(of facts: ReportFacts, _ linkOf: [String: ReportLink]) throws -> Set<String> {
        guard !facts.claims.isEmpty else { return [] }
        var others = Set(linkOf.keys)
        for claim in facts.claims {
            guard let days = claim.days else { continue }
            for block in claim.blocks {
                others.formUnion(
                    try index.holders(.block, block, days: (days.lowerBound - 9)...(days.upperBound + 1), limit: CandidateLimits.holders))
            }
        }
        return others.union([facts.id])
    }

    private mutating func retell(_ claims: Set<String>, _ arrived: Set<String>, _ former: [Story]) throws {
        var seen: Set<String> = []
        var (old, new, links): ([String: Story], [Story], [StoryLink]) = ([:], [], [])
        for story in former { old[story.id] = story }
        for story in try index.stories(ofClaims: claims) { old[story.id] = story }
        let waiting = claims.union(old.values.flatMap(\.claims)).sorted(by: isOrderedBefore)
        var reportOf: [String: String] = [:]
        for seed in waiting where !seen.contains(seed) {
            let component = try component(of: seed)
            seen.insert(seed)
            seen.formUnion(component.claims.keys)
            guard !component.claims.isEmpty else { continue }
            for claim in component.claims.values { reportOf[claim.id] = claim.report }
            for story in try index.stories(ofClaims: Set(component.claims.keys)) { old[story.id] = story }
            let told = try tell(component)
            new += told.stories
            links += told.links
        }
        let before = old.values.sorted { isOrderedBefore($0.id, $1.id) }
        try index.setStories(new, links, replacing: before)
        try index.note(StoryComparer.changes(before, new, arrived: arrived, reportOf: reportOf))
    }

    private struct Component {
        var claims: [String: ClaimFacts] = [:]
        var reports: [String: ReportFacts] = [:]
        var edges: [[String]: ClaimEdge] = [:]
    }

    /// Everything that edges tie to a claim.
    private mutating func component(of seed: String) throws -> Component {
        var component = Component()
        var next = [seed]
        while let id = next.popLast() {
            guard component.claims[id] == nil, let report = try index.report(ofClaim: id), let facts = try index.facts(report),
                let claim = facts.claims.first(where: { $0.id == id })
            else { continue }
            component.claims[id] = claim
            component.reports[report] = facts
            for edge in try index.edges(of: id) {
                component.edges[[edge.a, edge.b]] = edge
                next.append(edge.other(than: id))
            }
        }
        return component
    }

    private mutating func tell(_ component: Component) throws -> (stories: [Story], links: [StoryLink]) {
        let joiner = StoryJoiner(modalities: tables.modalities)
        let (groups, joins) = StoryBuilder(joiner: joiner).groups(component.claims, Array(component.edges.values))
        let origins = try index.origins(ofClaims: component.claims.keys.sorted(by: isOrderedBefore))
        return StoryAssembler(facts: component.claims, reports: component.reports, origins: origins, tables: tables).stories(groups, joins)
    }
}

/// Bounds on what a look-up offers.
enum CandidateLimits {
    /// Telling words of two leads that must be shared for the reports to be compared.
    static let terms = 3
    /// Reports of near days under one key; more than any newsroom prints.
    static let holders = 4000
}

extension ReportLink {
    /// Links that later stages need; a merely related pair is worked out when it is asked for.
    var isKept: Bool { copy != nil || isOneHappening }
}
