import IsnadRules
import IsnadScript

/// Names of authors out of bylines: `كتب - سمير الحقلي`, `بقلم: هدى الساحلي`.
struct Byline: Sendable {
    /// Labels by their first word, the longer first.
    private var labels: [String: [[String]]] = [:]
    private var roles: Set<String> = []

    init(rules: RuleFiles) {
        for row in Table(rules.bytes("furniture/bylines.tsv")).rows {
            for words in row.list(0) {
                if row[1] == "role" {
                    roles.insert(Folding.key(words))
                } else {
                    labels[Folding.words(words).first ?? "", default: []].append(Folding.words(words))
                }
            }
        }
        labels = labels.mapValues { $0.sorted { $0.count > $1.count } }
    }

    /// The name in a text that is known to be a byline; nil where it names nobody.
    func name(_ text: String) -> String? {
        let parts = pieces(text)
        for part in parts {
            let name = unlabelled(part).name
            let key = Folding.key(name)
            if key.isEmpty || roles.contains(key) || name.utf8.split(separator: 0x20).count > 6 || Self.isAccount(name) || ASCII.isDigit(key.utf8.first ?? 0) {
                continue
            }
            return name
        }
        return nil
    }

    /// The name of a line that a label opens; nil for a line without one.
    func labelled(_ text: String) -> String? {
        guard text.utf8.count < 120, unlabelled(text).hasLabel else { return nil }
        return name(text)
    }

    /// A byline divided at bars, dashes and bullets that stand between spaces.
    private func pieces(_ text: String) -> [String] {
        var parts = [text]
        for mark in ["|", " - ", " \u{2013} ", "\u{2022}"] { parts = parts.flatMap { $0.components(mark) } }
        return parts
    }

    private func unlabelled(_ text: String) -> (name: String, hasLabel: Bool) {
        let words = text.utf8.split(whereSeparator: { $0 <= 0x20 }).map { String(Substring($0)) }
        let first = words.first.map { Folding.key($0) } ?? ""
        for label in labels[first] ?? [] where words.prefix(label.count).map({ Folding.key($0) }) == label {
            let rest = words.dropFirst(label.count).drop { Folding.key($0).isEmpty }
            return (Self.trimmed(rest.joined(separator: " ")), true)
        }
        return (Self.trimmed(words.joined(separator: " ")), false)
    }

    /// Without signs at both ends.
    private static func trimmed(_ text: String) -> String {
        func isSign(_ byte: UInt8) -> Bool { byte < 0x80 && !ASCII.isLetter(byte) && !ASCII.isDigit(byte) && byte != 0x29 && byte != 0x28 }
        var units = text.utf8[...]
        while let first = units.first, isSign(first) { units.removeFirst() }
        while let last = units.last, isSign(last) { units.removeLast() }
        return String(Substring(units))
    }

    /// One word of small Latin letters: the name of an account.
    private static func isAccount(_ name: String) -> Bool {
        name.utf8.allSatisfy { $0 >= 0x61 && ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == 0x2E || $0 == 0x5F || $0 == 0x2D }
    }

    static func separator(_ names: [String]) -> String { names.contains { $0.utf8.contains { $0 >= 0xD8 } } ? "\u{060C} " : ", " }
}
