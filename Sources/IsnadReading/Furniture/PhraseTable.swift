import IsnadModel
import IsnadRules
import IsnadScript

/// The phrases of `Rules/furniture/phrases.tsv`, found by their first word.
struct PhraseTable: Sendable {
    /// Where in a line a phrase counts.
    enum Scope: String {
        /// The whole line, or the whole line together with other such phrases (a bar of buttons).
        case line
        /// The line begins with it.
        case start
        /// The line begins with it and a colon follows, or nothing.
        case label
        /// The line ends with it.
        case end
        /// It stands anywhere in the line.
        case anywhere
    }

    struct Match {
        var kind: String
        /// Number of the line's words that the phrase covers.
        var length: Int
        var scope: Scope
    }

    private struct Phrase: Sendable {
        /// Keys of its words; nil stands for any number.
        var words: [UInt64?]
        var kind: String
        var scope: Scope
        /// Lines of more words are not looked at.
        var most: Int
    }

    private var phrases: [Phrase] = []
    /// Row of `groups` by the key of a phrase's first word: one probe a word of the text.
    private var byFirst = KeyTable(minimumCapacity: 2048)
    private var groups: [[Int]] = []
    private var beginningWithNumber: [Int] = []
    private static let defaultMost = 30

    init(rules: RuleFiles) {
        for row in Table(rules.bytes("furniture/phrases.tsv")).rows {
            guard let scope = Scope(rawValue: row[2]) else { continue }
            add(row[0], kind: row[1], scope: scope, most: Int(row[3]) ?? Self.defaultMost)
        }
        // A line made of nothing but names of outlets is a credit.
        for row in Table(rules.bytes("names/outlets.tsv")).rows {
            for name in [row[1]] + row.list(2) { add(name, kind: "byline", scope: .line, most: 8) }
        }
    }

    private mutating func add(_ text: String, kind: String, scope: Scope, most: Int) {
        let keys: [UInt64?] = text.utf8.split(separator: 0x20).map { part in
            part.elementsEqual("NUMBER".utf8) ? nil : WordKey.of(String(Substring(part))).bits
        }
        guard let first = keys.first else { return }
        if let first { group(WordKey(bits: first)) } else { beginningWithNumber.append(phrases.count) }
        phrases.append(Phrase(words: keys, kind: kind, scope: scope, most: most))
    }

    private mutating func group(_ first: WordKey) {
        let known = byFirst.find(first)
        if known < 0 {
            byFirst.set(first, Int32(groups.count))
            groups.append([phrases.count])
        } else {
            groups[Int(known)].append(phrases.count)
        }
    }

    /// What a line is by its phrases; nil when none of them makes it furniture.
    func match(_ line: TextLine, _ text: TextLines) -> Match? {
        guard line.count > 0, line.count <= 60 else { return nil }
        for at in line.words {
            let found = first(at, text) { line.count <= $0.most && $0.scope != .line && fits($0, at, line, text) }
            if let found { return Match(kind: found.kind, length: found.words.count, scope: found.scope) }
        }
        return covering(line, text)
    }

    /// The first phrase that may begin with a word and passes.
    private func first(_ at: Int, _ text: TextLines, _ passes: (Phrase) -> Bool) -> Phrase? {
        let word = text.words[at]
        let group = byFirst.find(WordKey(bits: word.key))
        if group >= 0 { for i in groups[Int(group)] where passes(phrases[i]) { return phrases[i] } }
        if word.isNumber { for i in beginningWithNumber where passes(phrases[i]) { return phrases[i] } }
        return nil
    }

    private func stands(_ phrase: Phrase, _ at: Int, _ line: TextLine, _ text: TextLines) -> Bool {
        guard at + phrase.words.count <= line.words.upperBound else { return false }
        for (k, key) in phrase.words.enumerated() {
            let word = text.words[at + k]
            if let key { if word.key != key { return false } } else if !word.isNumber { return false }
        }
        return true
    }

    private func fits(_ phrase: Phrase, _ at: Int, _ line: TextLine, _ text: TextLines) -> Bool {
        let isFirst = at == line.words.lowerBound
        let end = at + phrase.words.count
        switch phrase.scope {
        case .line: return false
        case .start: return isFirst && stands(phrase, at, line, text)
        case .end: return end == line.words.upperBound && stands(phrase, at, line, text)
        case .anywhere: return stands(phrase, at, line, text)
        case .label: return isFirst && stands(phrase, at, line, text) && (end == line.words.upperBound || isLabel(text, end - 1, line))
        }
    }

    /// Whether a colon or bar stands behind a word.
    private func isLabel(_ text: TextLines, _ word: Int, _ line: TextLine) -> Bool {
        var i = text.words[word].end
        while i < line.span.end, text.script.codes[i] == 0x20 || text.script.codes[i] == LetterCode.ignorable { i += 1 }
        return i < line.span.end && (text.script.codes[i] == 0x3A || text.script.codes[i] == 0x7C)
    }

    /// A line that consists of `line` phrases from end to end: «فيسبوك تويتر واتساب». The kind is that of the first.
    private func covering(_ line: TextLine, _ text: TextLines) -> Match? {
        var at = line.words.lowerBound
        var kind: String?
        while at < line.words.upperBound {
            var longest: Phrase?
            _ = first(at, text) { phrase in
                if phrase.scope == .line, line.count <= phrase.most, phrase.words.count > longest?.words.count ?? 0, stands(phrase, at, line, text) {
                    longest = phrase
                }
                return false
            }
            guard let longest else { return nil }
            kind = kind ?? longest.kind
            at += longest.words.count
        }
        return kind.map { Match(kind: $0, length: line.count, scope: .line) }
    }
}
