import IsnadModel

/// A claim with the report that it stands in: the unit that stories and origins are made of.
struct ClaimRecord: Sendable {
    var id: String
    /// Index of its report in the sorted list.
    var report: Int
    var claim: Claim

    /// All claims, in the order of reports and of claims in them.
    static func all(_ reports: [Report]) -> [ClaimRecord] {
        reports.indices.flatMap { index in
            zip(reports[index].claimIDs, reports[index].coded.claims).map { ClaimRecord(id: $0, report: index, claim: $1) }
        }
    }
}

/// One passage of a copy as one of its two reports sees it.
struct SharedPassage: Sendable {
    /// Index of the other report.
    var other: Int
    var mine: Span
    var theirs: Span
    var relation: Copy.Relation
    var copyID: String
}

/// Where claims of one report stand again, word for word, in another.
struct CopyMap: Sendable {
    /// Passages of each report with others.
    private(set) var passages: [[SharedPassage]]
    /// Pairs of indices of claims of one type whose triggers lie at the same place of a shared passage.
    private(set) var twins: [(a: Int, b: Int, copy: String)] = []

    init(_ copies: [Copy], _ reports: [Report], _ records: [ClaimRecord]) {
        var places: [String: Int] = [:]
        for (index, report) in reports.enumerated() { places[report.id] = index }
        passages = [[SharedPassage]](repeating: [], count: reports.count)
        let claims = Dictionary(grouping: records.indices, by: { records[$0].report })
        for copy in copies {
            guard let i = places[copy.first], let j = places[copy.second] else { continue }
            for passage in copy.passages {
                let (first, second) = (passage.first, passage.second)
                passages[i].append(
                    SharedPassage(other: j, mine: first, theirs: second, relation: copy.relation, copyID: copy.id))
                passages[j].append(
                    SharedPassage(other: i, mine: second, theirs: first, relation: copy.relation, copyID: copy.id))
                twins += CopyMap.twins(passage, claims[i] ?? [], claims[j] ?? [], records).map { ($0, $1, copy.id) }
            }
        }
    }

    /// Claims of one type in a passage, each with the nearest of the same type in the other text.
    private static func twins(_ passage: Passage, _ mine: [Int], _ theirs: [Int], _ records: [ClaimRecord]) -> [(Int, Int)] {
        var free = theirs.filter { passage.second.contains(records[$0].claim.trigger.span) }
        var pairs: [(Int, Int)] = []
        for i in mine where passage.first.contains(records[i].claim.trigger.span) {
            let place = records[i].claim.trigger.span.start - passage.first.start
            func distance(_ j: Int) -> Int { abs(records[j].claim.trigger.span.start - passage.second.start - place) }
            let fitting = free.filter { records[$0].claim.type == records[i].claim.type && distance($0) <= 40 }
            guard let nearest = fitting.min(by: { (distance($0), $0) < (distance($1), $1) }) else { continue }
            pairs.append((i, nearest))
            free.removeAll { $0 == nearest }
        }
        return pairs
    }

    /// Part of a span, 0…1, that stands in the shared passages with one other report.
    func covered(_ span: Span, of report: Int, with other: Int) -> Double {
        guard !span.isEmpty else { return 0 }
        let length = passages[report].filter { $0.other == other && $0.mine.overlaps(span) }.reduce(0) { sum, passage in
            sum + min(passage.mine.end, span.end) - max(passage.mine.start, span.start)
        }
        return min(1, Double(length) / Double(span.length))
    }
}
