import IsnadModel

/// Corroboration kept in memory: for tests, for filters from records to records, and for the check that the archive says the same.
package struct MemoryIndex: CorroborationIndex, Sendable {
    private struct Key: Hashable {
        var kind: Int
        var key: UInt64
    }
    private struct Holder: Hashable {
        var day: Int
        var report: String
    }

    private var postings: [Key: [Holder]] = [:]
    private var reports: [String: ReportFacts] = [:]
    private var reportOfClaim: [String: String] = [:]
    private var links = Ties<ReportLink>()
    private var edges = Ties<ClaimEdge>()
    private var origins: [String: ResolvedOrigin] = [:]
    private var happenings: [String: Happening] = [:]
    private var happeningOf: [String: String] = [:]
    private var stories: [String: Story] = [:]
    private var storyLinks: [String: [StoryLink]] = [:]
    private var storyOf: [String: String] = [:]
    package private(set) var changes: [StoryChange] = []

    package init() {}

    /// A day before every other stands for an unknown one.
    package static let unknownDay = -1_000_000

    package mutating func insert(_ reports: [ReportFacts]) { reports.forEach { insert($0) } }

    private mutating func insert(_ facts: ReportFacts) {
        if let old = reports[facts.id] {
            for claim in old.claims { reportOfClaim[claim.id] = nil }
            for posting in old.postings { postings[Key(kind: posting.kind.rawValue, key: posting.key)]?.removeAll { $0.report == old.id } }
        }
        reports[facts.id] = facts
        for claim in facts.claims { reportOfClaim[claim.id] = facts.id }
        for posting in facts.postings {
            postings[Key(kind: posting.kind.rawValue, key: posting.key), default: []].append(Holder(day: posting.day, report: facts.id))
        }
    }

    package func holders(_ kind: PostingKind, _ key: UInt64, days: ClosedRange<Int>?, limit: Int) -> [String] {
        let all = (postings[Key(kind: kind.rawValue, key: key)] ?? []).filter { days?.contains($0.day) ?? true }
        guard all.count > limit else { return all.map(\.report) }
        return all.sorted { $0.day != $1.day ? $0.day < $1.day : isOrderedBefore($0.report, $1.report) }.prefix(limit).map(\.report)
    }

    package func sharing(_ kind: PostingKind, _ keys: [UInt64], days: ClosedRange<Int>?, limit: Int, least: Int) -> Set<String> {
        var counts: [String: Int] = [:]
        for key in keys { for holder in holders(kind, key, days: days, limit: limit) { counts[holder, default: 0] += 1 } }
        return Set(counts.filter { $0.value >= least }.keys)
    }

    package func spread(of shingle: UInt64) -> ShingleSpread {
        let all = postings[Key(kind: PostingKind.shingle.rawValue, key: shingle)] ?? []
        let days = all.map(\.day).filter { $0 != MemoryIndex.unknownDay }
        return ShingleSpread(count: min(all.count, ShingleSpread.most), firstDay: days.min(), lastDay: days.max())
    }

    package func facts(_ report: String) -> ReportFacts? { reports[report] }
    package func wording(_ report: String) -> ReportWording? { reports[report]?.wording }
    package func outline(_ report: String) -> ReportOutline? { reports[report]?.outline }

    package func claims(_ ids: [String]) -> [String: Claim] {
        var found: [String: Claim] = [:]
        for id in ids { found[id] = reportOfClaim[id].flatMap { reports[$0] }?.claim(id) }
        return found
    }

    package func links(of report: String) -> [ReportLink] { links.of(report) }
    package mutating func setLinks(_ new: [ReportLink], of reports: [String]) { links.set(new, of: reports) { ($0.first, $0.second) } }

    package func edges(of claim: String) -> [ClaimEdge] { edges.of(claim) }
    package mutating func setEdges(_ new: [ClaimEdge], of claims: [String]) { edges.set(new, of: claims) { ($0.a, $0.b) } }

    package func report(ofClaim claim: String) -> String? { reportOfClaim[claim] }

    package func origins(ofClaims claims: [String]) -> [String: ResolvedOrigin] {
        var found: [String: ResolvedOrigin] = [:]
        for claim in claims { found[claim] = origins[claim] }
        return found
    }

    package mutating func setOrigins(_ new: [(report: String, resolved: [ResolvedOrigin])]) {
        for (_, resolved) in new { for origin in resolved { origins[origin.link.claim] = origin } }
    }

    package mutating func setHappenings(_ new: [Happening], replacing reports: Set<String>) {
        for id in Set(reports.compactMap { happeningOf[$0] }) { happenings[id] = nil }
        for happening in new {
            happenings[happening.id] = happening
            for report in happening.reports { happeningOf[report] = happening.id }
        }
    }

    package func storyMembers(ofClaims claims: Set<String>) -> [String: [String]] {
        var found: [String: [String]] = [:]
        for id in Set(claims.compactMap { storyOf[$0] }) { found[id] = stories[id]?.claims }
        return found
    }

    package func stories(_ ids: [String]) -> [Story] { ids.compactMap { stories[$0] } }

    package mutating func setStories(_ new: [Story], _ newLinks: [StoryLink], replacing old: [Story]) {
        for story in old {
            for claim in story.claims where storyOf[claim] == story.id { storyOf[claim] = nil }
            stories[story.id] = nil
            storyLinks[story.id] = nil
        }
        for story in new {
            stories[story.id] = story
            for claim in story.claims { storyOf[claim] = story.id }
        }
        for link in newLinks { storyLinks[link.story, default: []].append(link) }
    }

    package mutating func note(_ new: [StoryChange]) { changes += new }

    // MARK: What came out

    package var allReports: [ReportFacts] { reports.values.sorted { isOrderedBefore($0.id, $1.id) } }
    package var allLinks: [ReportLink] {
        links.all { $0.first }.sorted {
            $0.first != $1.first ? isOrderedBefore($0.first, $1.first) : isOrderedBefore($0.second, $1.second)
        }
    }
    package var allHappenings: [Happening] { happenings.values.sorted { isOrderedBefore($0.id, $1.id) } }
    package var allStories: [Story] { stories.values.sorted { isOrderedBefore($0.id, $1.id) } }
    package var allStoryLinks: [StoryLink] { storyLinks.values.flatMap { $0 }.sorted { ($0.story, $0.a, $0.b) < ($1.story, $1.a, $1.b) } }
    package var allOrigins: [ResolvedOrigin] {
        reports.values.flatMap(\.claims).compactMap { origins[$0.id] }.sorted { isOrderedBefore($0.link.claim, $1.link.claim) }
    }
}

/// What ties two things together, found from either end.
private struct Ties<Tie: Sendable>: Sendable {
    private var byEnds: [String: [String: Tie]] = [:]

    func of(_ end: String) -> [Tie] { Array((byEnds[end] ?? [:]).values) }

    /// Each tie once.
    /// - Parameter first: the end that stands first in a tie.
    func all(first: (Tie) -> String) -> [Tie] { byEnds.flatMap { end, ties in ties.values.filter { first($0) == end } } }

    /// Puts new ties in the place of all that the ends had.
    mutating func set(_ new: [Tie], of ends: [String], between: (Tie) -> (String, String)) {
        for end in ends {
            for other in (byEnds[end] ?? [:]).keys { byEnds[other]?[end] = nil }
            byEnds[end] = nil
        }
        for tie in new {
            let (a, b) = between(tie)
            byEnds[a, default: [:]][b] = tie
            byEnds[b, default: [:]][a] = tie
        }
    }
}

/// Something that a report is looked up by.
package struct Posting: Hashable, Sendable {
    package var kind: PostingKind
    package var key: UInt64
    /// Days since 1970; `MemoryIndex.unknownDay` where unknown.
    package var day: Int
}

extension ReportFacts {
    /// Each once.
    package var postings: [Posting] {
        let published = wording.day ?? MemoryIndex.unknownDay
        var all = wording.sampled.map { Posting(kind: .shingle, key: $0, day: published) }
        if wording.day != nil {
            all += wording.terms.map { Posting(kind: .term, key: $0, day: published) } + wording.topics.map { Posting(kind: .topic, key: $0, day: published) }
        }
        for claim in claims { all += claim.blocks.map { Posting(kind: .block, key: $0, day: claim.days?.lowerBound ?? published) } }
        return Array(Set(all))
    }
}
