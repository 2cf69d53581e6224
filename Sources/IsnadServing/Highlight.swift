import IsnadModel
import IsnadScript

/// Words of a text with the evidence of claims marked in it. Spans may overlap: where they do, the part that tells more wins.
struct Highlight {
    enum Role: UInt8, CaseIterable {
        case none, chain, place, time, target, agent, count, trigger

        var markup: StaticString {
            switch self {
            case .none: ""
            case .chain: "<mark class=\"chain\">"
            case .place: "<mark class=\"place\">"
            case .time: "<mark class=\"time\">"
            case .target: "<mark class=\"target\">"
            case .agent: "<mark class=\"agent\">"
            case .count: "<mark class=\"count\">"
            case .trigger: "<mark class=\"trigger\">"
            }
        }
    }

    private let script: ScriptText
    private var roles: [UInt8]

    init(_ text: String) {
        script = ScriptText(text)
        roles = [UInt8](repeating: 0, count: script.count)
    }

    /// Marks a span of Unicode scalars; what lies outside the text is left out.
    mutating func mark(_ span: Span, _ role: Role) {
        guard span.start >= 0, span.end <= roles.count else { return }
        for i in span.start..<span.end { roles[i] = max(roles[i], role.rawValue) }
    }

    mutating func mark(_ claim: Claim) {
        for value in claim.agent + claim.to { mark(value.span, .agent) }
        for value in claim.target + claim.from { mark(value.span, .target) }
        for value in claim.place { mark(value.span, .place) }
        for value in claim.chain.tellers { mark(value.span, .chain) }
        if let count = claim.count { mark(count.span, .count) }
        if let time = claim.time { mark(time.span, .time) }
        mark(claim.trigger.span, .trigger)
    }

    /// The marked words between two scalars.
    func write(_ span: Span, to html: inout HTML) {
        var i = max(0, span.start)
        let end = min(span.end, roles.count)
        while i < end {
            var j = i
            while j < end, roles[j] == roles[i] { j += 1 }
            let role = Role(rawValue: roles[i]) ?? .none
            if role != .none { html.raw(role.markup) }
            html.text(script.string(i, j))
            if role != .none { html.raw("</mark>") }
            i = j
        }
    }

    func writeAll(to html: inout HTML) { write(Span(start: 0, end: roles.count), to: &html) }
}
