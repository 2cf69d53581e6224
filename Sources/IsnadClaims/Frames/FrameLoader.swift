import IsnadModel
import IsnadRules
import IsnadScript

/// Reads the frame files. What is wrong in them is told with file and line; the rest is used.
package struct FrameLoader {
    package private(set) var rules: [FrameRule] = []
    package private(set) var diagnostics: [Diagnostic] = []
    /// English sentence, family and Arabic name of each type, in the order of the files.
    package private(set) var types: [(type: ClaimType, family: String, says: String, arabic: String)] = []
    private var file = ""

    package init(_ files: RuleFiles) {
        for entry in files.folder("frames/") { read(entry.path, entry.bytes) }
    }

    private mutating func read(_ path: String, _ bytes: [UInt8]) {
        file = path
        var header: [String: String] = [:]
        var rule: FrameRule?
        for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard let (key, value) = FrameLoader.entry(line) else { continue }
            if key == "rule" {
                finish(&rule, header)
                rule = FrameRule(id: value, type: ClaimType(rawValue: header["type"] ?? ""), family: header["family"] ?? "")
                rule?.source = "\(path):\(number + 1)"
                rule?.countSlot = FrameLoader.countsAgent.contains(header["type"] ?? "") ? .agent : .target
            } else if rule == nil {
                header[key] = value
            } else {
                apply(key, value, &rule, number + 1)
            }
        }
        finish(&rule, header)
        if let type = header["type"] {
            types.append((ClaimType(rawValue: type), header["family"] ?? "", header["says"] ?? "", header["arabic"] ?? ""))
        }
    }

    /// Types whose number counts those who do it, after the claims vocabulary.
    private static let countsAgent: Set<String> = [
        "flight", "defection", "surrender", "displacement", "protest", "renunciation", "pledge", "morale", "strength", "share",
    ]

    private mutating func finish(_ rule: inout FrameRule?, _ header: [String: String]) {
        if let done = rule { rules.append(done) }
        rule = nil
    }

    private mutating func apply(_ key: String, _ value: String, _ rule: inout FrameRule?, _ line: Int) {
        guard var r = rule else { return }
        switch key {
        case "says": r.says = value
        case "verb", "noun", "person", "adj": r.triggers += words(value).compactMap { trigger(key, $0, line) }
        case "roles": r.roles += words(value).compactMap { role($0, line) }
        case "if": condition(value, line).map { r.conditions.append($0) }
        case "unless": r.unless.formUnion(words(value).map { WordKey.of($0).bits })
        case "not-after": r.notAfter.formUnion(words(value).map { WordKey.of($0).bits })
        case "after": r.after.formUnion(words(value).map { WordKey.of($0).bits })
        case "needs", "barred": wording(value, line, isNeeded: key == "needs").map { r.wordings.append($0) }
        case "modality": r.modality = Modality(rawValue: value)
        case "count": r.countSlot = Slot(rawValue: value) ?? r.countSlot
        case "unit": r.unit = value
        case "yes": r.yes.append(value)
        case "no": r.no.append(value)
        case "want": r.want.append(value)
        case "avoid": r.avoid.append(value)
        default: complain(line, "unknown key '\(key)'")
        }
        rule = r
    }

    private func words(_ value: String) -> [String] {
        value.utf8.split(separator: 0x20).map { String(Substring($0)) }
    }

    private func parts(_ text: String, _ separator: Character) -> [String] {
        text.utf8.split(separator: separator.asciiValue ?? 0x2F, omittingEmptySubsequences: true).map { String(Substring($0)) }
    }

    private mutating func trigger(_ key: String, _ value: String, _ line: Int) -> TriggerWord? {
        let halves = parts(value, "+")
        guard let head = halves.first else { return nil }
        let with = halves.count > 1 ? parts(halves[1], "|").map { WordKey.of($0) } : []
        switch key {
        case "verb":
            let forms = parts(head, "/")
            guard forms.count == 2 else {
                complain(line, "a verb is written past/present, not '\(head)'")
                return nil
            }
            return TriggerWord(shape: .verb, word: forms[0], present: forms[1], with: with)
        case "noun": return TriggerWord(shape: .noun, word: head, present: "", with: with)
        case "person": return TriggerWord(shape: .person, word: head, present: "", with: with)
        default: return TriggerWord(shape: .adjective, word: head, present: "", with: with)
        }
    }

    private mutating func role(_ value: String, _ line: Int) -> FrameRule.Role? {
        let sides = parts(value, "=")
        guard sides.count == 2, let slot = Slot(rawValue: sides[1]) else {
            complain(line, "a role is written position=slot, not '\(value)'")
            return nil
        }
        let where_ = parts(sides[0], ".")
        guard let name = where_.first else { return nil }
        let kind = where_.count > 1 ? FillerKind(rawValue: where_[1]) : nil
        if where_.count > 1, kind == nil { complain(line, "unknown kind in '\(value)'") }
        return FrameRule.Role(position: FrameLoader.position(name), kind: kind, slot: slot)
    }

    private static func position(_ name: String) -> Position {
        switch name {
        case "subject": .subject
        case "object": .object
        case "passive": .passive
        case "of": .of
        case "of2": .of2
        case "by": .by
        case "head": .head
        case "that": .that
        default: .preposition(WordKey.of(name).bits)
        }
    }

    private mutating func condition(_ value: String, _ line: Int) -> FrameRule.Condition? {
        let sides = words(value)
        guard sides.count == 2, let slot = Slot(rawValue: sides[0]) else {
            complain(line, "a condition is written 'if slot kind|kind', not '\(value)'")
            return nil
        }
        return FrameRule.Condition(slot: slot, kinds: Set(parts(sides[1], "|").compactMap { FillerKind(rawValue: $0) }))
    }

    private mutating func wording(_ value: String, _ line: Int, isNeeded: Bool) -> FrameRule.Wording? {
        let listed = words(value)
        guard listed.count > 1, let slot = Slot(rawValue: listed[0]) else {
            complain(line, "a wording is written 'needs slot word word', not '\(value)'")
            return nil
        }
        return FrameRule.Wording(slot: slot, words: Set(listed.dropFirst().map { WordKey.of($0).bits }), isNeeded: isNeeded)
    }

    private mutating func complain(_ line: Int, _ message: String) {
        diagnostics.append(Diagnostic(.warning, cause: "rule", message: "Rules/\(file): \(message)", line: line))
    }

    // MARK: Lines

    /// The first word of a line and the rest; nil for blank lines and comments.
    private static func entry(_ line: ArraySlice<UInt8>) -> (String, String)? {
        guard let first = line.first, first != UInt8(ascii: "#"), let space = line.firstIndex(where: { $0 == 0x20 || $0 == 0x09 }) else {
            return nil
        }
        return (String(decoding: line[..<space], as: UTF8.self), String(decoding: Table.trimmed(line[space...]), as: UTF8.self))
    }
}
