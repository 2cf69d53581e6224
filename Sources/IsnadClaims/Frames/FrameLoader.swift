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
        var rule: FrameDraft?
        for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard let (key, value) = FrameLoader.entry(Table.trimmed(line)) else { continue }
            if key == "rule" {
                finish(&rule, header)
                rule = FrameDraft(id: text(value), type: ClaimType(rawValue: header["type"] ?? ""), family: header["family"] ?? "")
                rule?.source = "\(path):\(number + 1)"
                rule?.countSlot = FrameLoader.countsAgent.contains(header["type"] ?? "") ? .agent : .target
            } else if rule == nil {
                header[key] = text(value)
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

    private mutating func finish(_ rule: inout FrameDraft?, _ header: [String: String]) {
        if let done = rule { rules.append(FrameRule(done, number: rules.count)) }
        rule = nil
    }

    /// The rule is changed in place: taken out and put back, its growing lists would be copied with every line.
    private mutating func apply(_ key: String, _ value: ArraySlice<UInt8>, _ rule: inout FrameDraft?, _ line: Int) {
        switch key {
        case "says": rule?.says = text(value)
        case "verb", "noun", "person", "adj": for word in words(value) { if let found = trigger(key, word, line) { rule?.triggers.append(found) } }
        case "roles": for word in words(value) { if let found = role(word, line) { rule?.roles.append(found) } }
        case "if": if let found = condition(value, line) { rule?.conditions.append(found) }
        case "unless": for word in words(value) { rule?.unless.insert(WordKey.of(word)) }
        case "not-after": for word in words(value) { rule?.notAfter.insert(WordKey.of(word)) }
        case "after": for word in words(value) { rule?.after.insert(WordKey.of(word)) }
        case "needs", "barred": if let found = wording(value, line, isNeeded: key == "needs") { rule?.wordings.append(found) }
        case "modality": rule?.modality = Modality(rawValue: text(value))
        case "count": if let slot = Slot(rawValue: text(value)) { rule?.countSlot = slot }
        case "unit": rule?.unit = text(value)
        case "yes": rule?.yes.append(text(value))
        case "no": rule?.no.append(text(value))
        case "want": rule?.want.append(text(value))
        case "avoid": rule?.avoid.append(text(value))
        default: complain(line, "unknown key '\(key)'")
        }
    }

    private func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    private func words(_ value: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] { value.split(separator: 0x20) }

    private func parts(_ text: ArraySlice<UInt8>, _ separator: Unicode.Scalar) -> [ArraySlice<UInt8>] { text.split(separator: UInt8(ascii: separator)) }

    private mutating func trigger(_ key: String, _ value: ArraySlice<UInt8>, _ line: Int) -> TriggerWord? {
        let halves = parts(value, "+")
        guard let head = halves.first else { return nil }
        let with = halves.count > 1 ? parts(halves[1], "|").map { WordKey.of($0) } : []
        switch key {
        case "verb":
            let forms = parts(head, "/")
            guard forms.count == 2 else {
                complain(line, "a verb is written past/present, not '\(text(head))'")
                return nil
            }
            return TriggerWord(shape: .verb, word: text(forms[0]), present: text(forms[1]), with: with)
        case "noun": return TriggerWord(shape: .noun, word: text(head), present: "", with: with)
        case "person": return TriggerWord(shape: .person, word: text(head), present: "", with: with)
        default: return TriggerWord(shape: .adjective, word: text(head), present: "", with: with)
        }
    }

    private mutating func role(_ value: ArraySlice<UInt8>, _ line: Int) -> FrameRule.Role? {
        let sides = parts(value, "=")
        guard sides.count == 2, let slot = Slot(rawValue: text(sides[1])) else {
            complain(line, "a role is written position=slot, not '\(text(value))'")
            return nil
        }
        let where_ = parts(sides[0], ".")
        guard let name = where_.first else { return nil }
        let kind = where_.count > 1 ? FillerKind(rawValue: text(where_[1])) : nil
        if where_.count > 1, kind == nil { complain(line, "unknown kind in '\(text(value))'") }
        return FrameRule.Role(position: FrameLoader.position(text(name)), kind: kind, slot: slot)
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

    private mutating func condition(_ value: ArraySlice<UInt8>, _ line: Int) -> FrameRule.Condition? {
        let sides = words(value)
        guard sides.count == 2, let slot = Slot(rawValue: text(sides[0])) else {
            complain(line, "a condition is written 'if slot kind|kind', not '\(text(value))'")
            return nil
        }
        return FrameRule.Condition(slot: slot, kinds: Set(parts(sides[1], "|").compactMap { FillerKind(rawValue: text($0)) }))
    }

    private mutating func wording(_ value: ArraySlice<UInt8>, _ line: Int, isNeeded: Bool) -> FrameRule.Wording? {
        let listed = words(value)
        guard listed.count > 1, let slot = Slot(rawValue: text(listed[0])) else {
            complain(line, "a wording is written 'needs slot word word', not '\(text(value))'")
            return nil
        }
        return FrameRule.Wording(slot: slot, words: KeySet(listed.dropFirst().map { WordKey.of($0) }), isNeeded: isNeeded)
    }

    private mutating func complain(_ line: Int, _ message: String) {
        diagnostics.append(Diagnostic(.warning, cause: "rule", message: "Rules/\(file): \(message)", line: line))
    }

    // MARK: Lines

    /// The first word of a line and the rest; nil for blank lines and comments.
    private static func entry(_ line: ArraySlice<UInt8>) -> (String, ArraySlice<UInt8>)? {
        guard let first = line.first, first != UInt8(ascii: "#"), let space = line.firstIndex(where: { $0 == 0x20 || $0 == 0x09 }) else {
            return nil
        }
        return (String(decoding: line[..<space], as: UTF8.self), Table.trimmed(line[space...]))
    }
}
