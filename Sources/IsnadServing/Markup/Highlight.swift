import IsnadCorroboration
import IsnadModel
import IsnadScript

/// What a mark in a text says of the words under it. Where marks overlap, the fallback without script shows the one that tells most.
enum MarkRole: UInt8, CaseIterable, Sendable {
    case none, furniture, copied, reason, chain, place, time, target, agent, count, trigger, found

    var name: String { "\(self)" }

    /// The switch that shows and hides it.
    var layer: String {
        switch self {
        case .none: ""
        case .furniture: "furniture"
        case .copied: "copied"
        case .chain: "chains"
        case .place, .target, .agent: "names"
        case .time: "dates"
        case .count: "numbers"
        case .trigger, .reason: "claims"
        case .found: "found"
        }
    }

    static let layers = ["claims", "names", "numbers", "dates", "chains", "copied", "furniture"]
}

/// A text with marks. Without script they are `<mark>` elements; with it the same places become CSS highlights, which leave the letters of a
/// word joined and may overlap: `data-marks` carries them in UTF-16 units, as browsers count.
struct Highlight {
    private let script: ScriptText
    private var roles: [UInt8]
    private var marks: [(span: Span, role: MarkRole)] = []
    /// Where each scalar begins in UTF-16 units; nil while every scalar is one unit.
    private let units: [Int]?
    /// Layers that are not shown.
    let hidden: Set<String>

    init(_ text: String, hidden: Set<String> = []) {
        script = ScriptText(text)
        roles = [UInt8](repeating: 0, count: script.count)
        self.hidden = hidden
        units = script.bytes.contains { $0 >= 0xF0 } ? Offsets.utf16(script) : nil
    }

    /// Marks a span of Unicode scalars; what lies outside the text is left out.
    mutating func mark(_ span: Span, _ role: MarkRole) {
        guard span.start >= 0, span.end <= roles.count, !span.isEmpty, !hidden.contains(role.layer) else { return }
        marks.append((span, role))
        for i in span.start..<span.end { roles[i] = max(roles[i], role.rawValue) }
    }

    mutating func mark(_ claim: Claim) {
        for value in claim.agent + claim.to { mark(value.span, .agent) }
        for value in claim.target + claim.from { mark(value.span, .target) }
        for value in claim.place { mark(value.span, .place) }
        for value in claim.chain.tellers { mark(value.span, .chain) }
        for value in claim.reason { mark(value.span, .reason) }
        if let count = claim.count { mark(count.span, .count) }
        if let time = claim.time { mark(time.span, .time) }
        mark(claim.trigger.span, .trigger)
    }

    /// The words between two scalars as a block of its own.
    /// - Parameter anchored: whether the first place found carries the id `at`, to which an address can lead.
    func block(_ span: Span? = nil, _ style: Markup, anchored: Bool = false) -> Markup {
        let start = max(0, span?.start ?? 0)
        let end = max(start, min(span?.end ?? roles.count, roles.count))
        let base = unit(start)
        let data = marks.filter { $0.span.overlaps(Span(start: start, end: end)) }.markup(between: ";") { mark in
            "\(mark.role.name):\(unit(max(start, mark.span.start)) - base)-\(unit(min(end, mark.span.end)) - base)"
        }
        return "<div class=\"\(style)\" lang=\"ar\" dir=\"rtl\" data-marks=\"\(data)\">\(pieces(start, end, anchored))</div>"
    }

    private func unit(_ scalar: Int) -> Int { units.map { $0[scalar] } ?? scalar }

    private func pieces(_ start: Int, _ end: Int, _ anchored: Bool) -> Markup {
        var out = Markup()
        var i = start
        var isFirstFound = anchored
        while i < end {
            var j = i
            while j < end, roles[j] == roles[i] { j += 1 }
            let role = MarkRole(rawValue: roles[i]) ?? .none
            let words = script.string(i, j)
            if role == .none {
                out += Markup(text: words)
            } else {
                out += "<mark class=\"\(role.name)\"\(Markup.when(role == .found && isFirstFound, " id=\"at\""))>\(words)</mark>"
                if role == .found { isFirstFound = false }
            }
            i = j
        }
        return out
    }

    var end: Int { roles.count }

    /// The paragraph around a span, between line feeds.
    func paragraph(around span: Span) -> Span {
        var (start, end) = (min(max(0, span.start), roles.count), min(max(0, span.end), roles.count))
        while start > 0, script.codes[start - 1] != 0x0A { start -= 1 }
        while end < roles.count, script.codes[end] != 0x0A { end += 1 }
        return Span(start: start, end: end)
    }

    static func legend(_ page: Page) -> Markup {
        let roles: [(MarkRole, String)] = [
            (.trigger, "happened"), (.agent, "agent"), (.target, "target"), (.count, "count"), (.place, "place"), (.time, "time"), (.chain, "chain"),
            (.reason, "reason"),
        ]
        return "<p class=\"legend\">\(roles.markup { "<mark class=\"\($0.name)\">\(page.label($1))</mark> " })</p>"
    }
}
