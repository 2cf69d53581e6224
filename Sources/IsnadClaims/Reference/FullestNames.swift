import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// The fullest form that a document uses for each thing that it names more than once.
struct FullestNames: Sendable {
    /// Form for each row of the name tables that the document mentions.
    private var byEntry: [Int32: String] = [:]
    /// Full name for the first and last word of each person's name.
    private var byWord: [UInt64: String] = [:]
    /// Organisations in the order of their mentions: first scalar and row.
    private(set) var organisations: [(position: Int, entry: Int32)] = []
    private let knowledge: Knowledge

    init(_ knowledge: Knowledge, _ text: AnalyzedText, _ parses: [SentenceParse]) {
        self.knowledge = knowledge
        for parse in parses {
            for name in parse.names { note(name, text) }
        }
    }

    private mutating func note(_ name: NameMention, _ text: AnalyzedText) {
        let form = Self.form(name, text, knowledge)
        if name.entry >= 0 {
            if name.kind == .organisation { organisations.append((Int(name.start), name.entry)) }
            if let known = byEntry[name.entry], !isFuller(form, than: known) { return }
            byEntry[name.entry] = form
        }
        guard name.kind == .person, name.tokens.count > 1 else { return }
        let last = text.tokens[name.tokens.upperBound - 1].key.bits
        if (byWord[last]?.utf8.count ?? 0) < form.utf8.count { byWord[last] = form }
        let first = text.tokens[name.tokens.lowerBound].key.bits
        if name.tokens.count == 2, byWord[first] == nil { byWord[first] = form }
    }

    /// A single word with the article (`الدولة`) is a description rather than a name: any other form is fuller.
    private func isFuller(_ form: String, than known: String) -> Bool {
        let (a, b) = (isBareDescription(form), isBareDescription(known))
        return a == b ? form.utf8.count > known.utf8.count : b
    }

    private func isBareDescription(_ form: String) -> Bool {
        !form.utf8.contains(0x20) && knowledge.names.generic(WordKey.of(form)) != nil
    }

    /// The words of a name, without quotation marks, proclitics and leading category words.
    static func form(_ name: NameMention, _ text: AnalyzedText, _ knowledge: Knowledge) -> String {
        var tokens = name.tokens
        var start = Int(name.start)
        while tokens.count > 1, knowledge.markers.isCategory(WordKey.of(text.script.codes, start, Int(text.tokens[tokens.lowerBound].end))) {
            tokens = (tokens.lowerBound + 1)..<tokens.upperBound
            while tokens.count > 1, text.tokens[tokens.lowerBound].kind == .punctuation {
                tokens = (tokens.lowerBound + 1)..<tokens.upperBound
            }
            start = Int(text.tokens[tokens.lowerBound].start)
        }
        return PhraseText.string(text, tokens, from: start)
    }

    func form(_ name: NameMention, _ text: AnalyzedText) -> String {
        if name.entry >= 0, let full = byEntry[name.entry] { return full }
        let own = Self.form(name, text, knowledge)
        guard name.kind == .person, let last = name.tokens.last else { return own }
        let full = byWord[text.tokens[last].key.bits] ?? own
        return full.utf8.count > own.utf8.count ? full : own
    }

    func form(entry: Int32) -> String? { byEntry[entry] }

    /// The armed group that a document is about: it has half of all mentions of organisations, and at least three.
    func focus(_ tables: NameTables) -> (name: String, position: Int)? {
        var counts: [Int32: (count: Int, first: Int)] = [:]
        for mention in organisations { counts[mention.entry, default: (0, mention.position)].count += 1 }
        guard let best = counts.max(by: { ($0.value.count, -$0.value.first) < ($1.value.count, -$1.value.first) }) else { return nil }
        guard best.value.count >= 3, best.value.count * 2 >= organisations.count, tables.entries.subkind(Int(best.key)) == "armed-group" else { return nil }
        return byEntry[best.key].map { ($0, best.value.first) }
    }

    /// Full name of a person of whom one word is used alone (`البغدادي` for أبو بكر البغدادي).
    func person(_ key: WordKey) -> String? { byWord[key.bits] }
}

/// Words of a run of tokens without quotation marks.
enum PhraseText {
    static func string(_ text: AnalyzedText, _ tokens: Range<Int>, from start: Int? = nil) -> String {
        var bytes: [UInt8] = []
        var isFirst = true
        for i in tokens where text.tokens[i].kind != .punctuation {
            let own = Int(text.tokens[i].start)
            let from = i == tokens.lowerBound ? max(start ?? 0, own) : own
            if !isFirst { bytes.append(0x20) }
            isFirst = false
            if i == tokens.lowerBound, from > own, losesAlef(text, i) { bytes += [0xD8, 0xA7] }
            bytes += text.script.utf8(from, Int(text.tokens[i].end))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Behind ل the article is written without its alef: the name gets it back (`للقوات` → `القوات`).
    private static func losesAlef(_ text: AnalyzedText, _ token: Int) -> Bool {
        let codes = text.script.codes
        let start = Int(text.tokens[token].start)
        guard let reading = text.reading(token), start + Int(reading.leading) + 1 < codes.count else { return isDoubleLam(codes, start) }
        return reading.proclitics.contains([.lam, .article]) || isDoubleLam(codes, start) && reading.leading == 0
    }

    private static func isDoubleLam(_ codes: [UInt8], _ start: Int) -> Bool {
        start + 1 < codes.count && codes[start] == LetterCode.lam && codes[start + 1] == LetterCode.lam
    }
}
