import IsnadModel

/// Reports whose main matter is one happening.
package struct Happening: Hashable, Sendable, Codable {
    package var id: String
    /// Ids of reports, by day of publication.
    package var reports: [String]
    package var reasons: [Reason]

    package init(id: String, reports: [String], reasons: [Reason]) { (self.id, self.reports, self.reasons) = (id, reports, reasons) }
}

/// Groups reports that links tie together: the surest links first, and a group takes another only where most pairs across are linked.
struct HappeningBuilder {
    /// The part of the pairs across two groups that must be linked.
    private static let linkedPairs = 0.4

    /// - Parameters:
    ///   - reports: ids of a whole component, with when they were printed.
    ///   - links: the links of one happening among them.
    func happenings(_ reports: [String: Printing], _ links: [ReportLink]) -> [Happening] {
        let ids = reports.keys.sorted(by: isOrderedBefore)
        var places: [String: Int] = [:]
        for (index, id) in ids.enumerated() { places[id] = index }
        var groups = ids.indices.map { [$0] }
        var home = Array(ids.indices)
        var tied: Set<UInt64> = []
        func pair(_ i: Int, _ j: Int) -> UInt64 { UInt64(min(i, j)) << 32 | UInt64(max(i, j)) }
        let known = links.compactMap { link in places[link.first].flatMap { i in places[link.second].map { (i, $0, link) } } }
        for (i, j, _) in known { tied.insert(pair(i, j)) }
        var reasons: [Int: [Reason]] = [:]
        for (i, j, link) in known.sorted(by: { HappeningBuilder.isSurer($0.2, $1.2) }) {
            let (x, y) = (home[i], home[j])
            guard x != y else { continue }
            let across = groups[x].reduce(0) { sum, a in sum + groups[y].count { tied.contains(pair(a, $0)) } }
            guard Double(across) >= HappeningBuilder.linkedPairs * Double(groups[x].count * groups[y].count) else { continue }
            let (keep, drop) = (min(x, y), max(x, y))
            for member in groups[drop] { home[member] = keep }
            groups[keep] += groups[drop]
            groups[drop] = []
            reasons[keep] = (reasons[keep] ?? []) + (reasons[drop] ?? []) + [link.reason]
        }
        return groups.enumerated().filter { !$0.element.isEmpty }.map { index, group in
            happening(group.map { ids[$0] }, reports, reasons[index] ?? [])
        }
    }

    private static func isSurer(_ a: ReportLink, _ b: ReportLink) -> Bool {
        let (x, y) = (points(a), points(b))
        if x != y { return x > y }
        return a.first != b.first ? isOrderedBefore(a.first, b.first) : isOrderedBefore(a.second, b.second)
    }

    private static func points(_ link: ReportLink) -> Double { (link.copy?.relation == .copy ? 10 : 0) + link.likeness.points }

    private func happening(_ ids: [String], _ reports: [String: Printing], _ reasons: [Reason]) -> Happening {
        let ordered = ids.compactMap { id in reports[id].map { (id, $0) } }.sorted { $0.1.isBefore($1.1) }.map(\.0)
        let why = Set(reasons).sorted { ($0.rule, $0.detail) < ($1.rule, $1.detail) }
        let alone = Reason(rule: "happening.single-report", detail: "No other report of near days is like it.")
        return Happening(id: StableID.of("happening", [ordered.first ?? ""]), reports: ordered, reasons: why.isEmpty ? [alone] : why)
    }
}
