import IsnadModel

/// That new reports made a story other than it was.
package struct StoryChange: Hashable, Sendable, Codable {
    package enum Kind: String, Sendable, Codable {
        case new, grown, origins, contradiction, joined, split, gone
    }

    package var story: String
    package var kind: Kind
    /// One sentence in plain English with the values before and after, and why.
    package var detail: String
    /// The reports whose arrival did it.
    package var reports: [String]

    package init(story: String, kind: Kind, detail: String, reports: [String]) {
        (self.story, self.kind, self.detail, self.reports) = (story, kind, detail, reports)
    }
}

/// Holds old stories against new ones.
enum StoryComparer {
    /// - Parameter reportOf: the report of each claim.
    static func changes(_ old: [Story], _ new: [Story], arrived: Set<String>, reportOf: [String: String]) -> [StoryChange] {
        var before: [String: Story] = [:]
        for story in old { for claim in story.claims { before[claim] = story } }
        let stories = Dictionary(old.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var changes: [StoryChange] = []
        var kept: Set<String> = []
        for story in new.sorted(by: { isOrderedBefore($0.id, $1.id) }) {
            let former = Set(story.claims.compactMap { before[$0]?.id }).sorted(by: isOrderedBefore)
            kept.formUnion(former)
            let added = Set(story.claims.filter { before[$0] == nil }.compactMap { reportOf[$0] }).sorted(by: isOrderedBefore)
            let formerStories = former.compactMap { stories[$0] }
            changes += compare(formerStories, story, added)
        }
        for story in old where !kept.contains(story.id) {
            changes.append(StoryChange(story: story.id, kind: .gone, detail: "No claim of it is left.", reports: arrived.sorted(by: isOrderedBefore)))
        }
        return changes
    }

    private static func compare(_ former: [Story], _ story: Story, _ added: [String]) -> [StoryChange] {
        guard let old = former.first else {
            return [
                StoryChange(
                    story: story.id, kind: .new, detail: "\(story.claims.count) claims in \(story.reportCount) reports, origins \(text(story.origins)).",
                    reports: added)
            ]
        }
        var changes: [StoryChange] = []
        if former.count > 1 {
            changes.append(
                StoryChange(
                    story: story.id, kind: .joined, detail: "Stories that were \(former.count) are one: " + former.map(\.id).joined(separator: ", ") + ".",
                    reports: added))
        } else if old.claims.contains(where: { !story.claims.contains($0) }) {
            changes.append(StoryChange(story: story.id, kind: .split, detail: "Claims of \(old.id) are no longer joined with it.", reports: added))
        }
        if old.origins != story.origins {
            let why =
                added.isEmpty
                ? "a link between its reports changed" : "\(added.count) report\(added.count == 1 ? "" : "s") told it on another's word or joined it"
            changes.append(
                StoryChange(
                    story: story.id, kind: .origins, detail: "The count of origins went from \(text(old.origins)) to \(text(story.origins)) because \(why).",
                    reports: added))
        } else if !added.isEmpty {
            changes.append(
                StoryChange(
                    story: story.id, kind: .grown,
                    detail:
                        "Claims went from \(old.claims.count) to \(story.claims.count); the count of origins stays \(text(story.origins)), for the new ones rest on the same.",
                    reports: added))
        }
        let (x, y) = (contradictions(old), contradictions(story))
        if x != y {
            changes.append(
                StoryChange(story: story.id, kind: .contradiction, detail: "Slots in contradiction: \(list(x)) before, \(list(y)) now.", reports: added))
        }
        return changes
    }

    private static func contradictions(_ story: Story) -> [String] { story.agreement.filter { $0.relation == .contradict }.map(\.slot) }
    private static func list(_ slots: [String]) -> String { slots.isEmpty ? "none" : slots.joined(separator: ", ") }
    private static func text(_ count: OriginCount) -> String { count.low == count.high ? "\(count.low)" : "\(count.low)–\(count.high)" }
}
