import IsnadModel

/// Claims as rows: one claim a row, slots joined by `; `.
package enum ClaimTable {
    package static let columns = [
        "document", "type", "modality", "trigger", "agent", "target", "to", "from", "count_low", "count_high", "unit", "place", "time_start", "time_end",
        "time_text", "chain", "reason", "content", "sentence", "start", "end",
    ]

    package static func row(_ claim: Claim, document: String) -> [String] {
        let names = [claim.agent, claim.target, claim.to, claim.from].map(joined)
        let figure = [number(claim.count?.low), number(claim.count?.high), claim.count?.unit ?? ""]
        let time = [claim.time?.start?.description ?? "", claim.time?.end?.description ?? "", claim.time?.text ?? ""]
        let words = [claim.reason.map(\.text).joined(separator: "; "), claim.content.map(\.text).joined(separator: "; "), claim.sentence.text]
        return [document, claim.type.rawValue, claim.modality.rawValue, claim.trigger.text] + names + figure + [joined(claim.place)] + time
            + [joined(claim.chain.tellers)] + words + [String(claim.trigger.span.start), String(claim.trigger.span.end)]
    }

    /// Columns for the terminal: what a reader wants to see at once.
    package static let shortColumns = ["type", "agent", "target", "count", "place", "time", "chain", "modality", "trigger"]

    package static func shortRow(_ claim: Claim) -> [String] {
        [
            claim.type.rawValue, joined(claim.agent), joined(claim.target + claim.to + claim.from), claim.count?.text ?? "", joined(claim.place),
            claim.time.map { $0.start.map { "\($0)" } ?? $0.text } ?? "", joined(claim.chain.tellers), claim.modality.rawValue, claim.trigger.text,
        ]
    }

    private static func joined(_ values: [Participant]) -> String { values.map(\.name).joined(separator: "; ") }

    private static func number(_ value: Double?) -> String {
        guard let value else { return "" }
        return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }
}
