import IsnadCorroboration
import IsnadModel

/// A story in a few words.
package enum StoryText {
    package static func row(_ story: Story) -> [String] {
        [
            story.id, story.type.rawValue, values(story, "agent"), values(story, "target"), values(story, "count"), values(story, "place"),
            story.start?.description ?? "", story.end?.description ?? "", String(story.claims.count), count(story.origins), contradictions(story),
        ]
    }

    /// Values of a slot, those with most origins behind them first.
    package static func values(_ story: Story, _ slot: String) -> String {
        (story.agreement.first { $0.slot == slot }?.values ?? []).map(\.value).joined(separator: " / ")
    }

    /// `2`, or `1–3` where unnamed tellers may or may not be the same.
    package static func count(_ count: OriginCount) -> String {
        count.low == count.high ? String(count.low) : "\(count.low)–\(count.high)"
    }

    /// `between 9 and 15 (person)`, with the figure that may stand for all where a rule allows one.
    package static func range(_ range: AgreedRange) -> String {
        func number(_ value: Double) -> String { value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value) }
        let low = range.low.map { "from " + number($0) } ?? "no lower bound"
        let high = range.high.map { "to " + number($0) } ?? "without an upper bound"
        let best = range.best.map { "; best \(number($0)) (\(range.rule ?? ""))" } ?? ""
        return "\(low) \(high) (\(range.unit))\(best)"
    }

    /// Slots in which the reports contradict each other.
    package static func contradictions(_ story: Story) -> String {
        var slots = story.agreement.filter { $0.relation == .contradict }.map(\.slot)
        if story.denials.high > 0, !slots.contains("happened") { slots.insert("happened", at: 0) }
        return slots.joined(separator: ", ")
    }
}
