import IsnadModel
import IsnadScript

/// In which units places of a text are counted in an answer. Stored are Unicode scalars (code points).
enum Offsets: String, Sendable, CaseIterable {
    case codepoint, utf16, byte

    /// For each scalar of a text, and its end, the number of units before it; nil where scalars are asked for.
    func map(_ text: String) -> [Int]? {
        switch self {
        case .codepoint: nil
        case .utf16: Offsets.utf16(ScriptText(text))
        case .byte: ScriptText(text).byteOffsets.map { Int($0) }
        }
    }

    static func utf16(_ script: ScriptText) -> [Int] {
        var units: [Int] = []
        units.reserveCapacity(script.count + 1)
        var unit = 0
        for i in 0..<script.count {
            units.append(unit)
            unit += script.bytes[Int(script.byteOffsets[i])] >= 0xF0 ? 2 : 1
        }
        units.append(unit)
        return units
    }

    static func moved(_ span: Span, _ map: [Int]?) -> Span {
        guard let map, span.start >= 0, span.end < map.count else { return span }
        return Span(start: map[span.start], end: map[span.end])
    }
}

extension Claim {
    /// The claim with its places counted by a map.
    func counted(_ map: [Int]?) -> Claim {
        guard let map else { return self }
        func moved(_ evidence: Evidence) -> Evidence { Evidence(text: evidence.text, span: Offsets.moved(evidence.span, map)) }
        func moved(_ people: [Participant]) -> [Participant] {
            people.map { Participant(text: $0.text, span: Offsets.moved($0.span, map), name: $0.name, kind: $0.kind) }
        }
        var claim = self
        (claim.trigger, claim.sentence, claim.hedge) = (moved(trigger), moved(sentence), hedge.map(moved))
        (claim.agent, claim.target, claim.to, claim.from) = (moved(agent), moved(target), moved(to), moved(from))
        (claim.place, claim.chain) = (moved(place), AttributionChain(moved(chain.tellers)))
        (claim.reason, claim.content, claim.also) = (reason.map(moved), content.map(moved), also.map(moved))
        if let count { claim.count = Figure(low: count.low, high: count.high, unit: count.unit, text: count.text, span: Offsets.moved(count.span, map)) }
        if var time = claim.time {
            time.span = Offsets.moved(time.span, map)
            claim.time = time
        }
        return claim
    }
}

extension Document {
    func counted(_ map: [Int]?) -> Document {
        guard map != nil else { return self }
        var document = self
        document.titleSpan = titleSpan.map { Offsets.moved($0, map) }
        document.furniture = furniture.map { Furniture(kind: $0.kind, span: Offsets.moved($0.span, map)) }
        return document
    }
}
