import IsnadLanguage
import IsnadRules
import IsnadScript

/// Reads nouns in the dual as the number two: `جنديان` (two soldiers), `صاروخين` (two missiles), `حالتي وفاة` (two deaths).
///
/// Only nouns that can be counted (those with a unit) and endings that no plural shares: `مدنيين` may be many.
public struct DualReader: Sendable {
    private struct Entry {
        var unit: String
        /// False for words that only look dual (`عدوان`, aggression).
        var isDual = true
        var isConstruct: Bool
    }

    /// Dual forms without article and clitics, and what they are.
    private var forms = KeyTable(minimumCapacity: 8192)
    private var entries = [Entry(unit: "", isDual: false, isConstruct: false)]

    public init(rules: RuleFiles, lexicon: Lexicon) {
        for i in lexicon.lexemes.indices {
            let part = lexicon.lexemes[i].partOfSpeech
            guard part == .noun || part == .masdar else { continue }
            let lexeme = lexicon.lexemes[i]
            let unit = lexeme.unit == "area" ? "other" : lexeme.unit.isEmpty && lexeme.partOfSpeech == .masdar ? "event" : lexeme.unit
            guard !unit.isEmpty, unit != "outlet", unit != "other" || lexeme.unit == "area" else { continue }
            let codes = ScriptText.codes(of: lexeme.lemma)
            let folded = LetterCode.folded(codes[...])
            add(codes, folded, hasBrokenPlural: Self.hasBrokenPlural(lexeme, folded), Entry(unit: unit, isConstruct: false))
        }
        markOwnWords(lexicon)
        for row in Table(rules.bytes("lexicon/units.tsv")).rows {
            for word in row.list(0) where row[2].isEmpty && word.unicodeScalars.last == "\u{0629}" {
                let codes = ScriptText.codes(of: word)
                add(codes, LetterCode.folded(codes[...]), hasBrokenPlural: true, Entry(unit: row[1], isConstruct: false))
            }
            for word in row.list(0) where row[2] == "no-dual" { forms.set(WordKey.of(word), 0) }
            for word in row.list(0) where row[2] == "dual" { set(ScriptText.codes(of: word), Entry(unit: row[1], isConstruct: false)) }
        }
    }

    /// A word of its own that is spelt like a dual is none.
    private mutating func markOwnWords(_ lexicon: Lexicon) {
        for i in lexicon.lexemes.indices where Self.endsInNoon(lexicon.lexemes[i].lemma) {
            let key = WordKey.of(lexicon.lexemes[i].lemma)
            if forms.find(key) >= 0 { forms.set(key, 0) }
        }
    }

    private static func endsInNoon(_ word: String) -> Bool { word.utf8.suffix(2).elementsEqual([0xD9, 0x86]) }

    /// Whether no sound plural shares the ending ين. Nisbas and participles of persons take both plurals.
    private static func hasBrokenPlural(_ lexeme: Lexeme, _ codes: [UInt8]) -> Bool {
        guard !lexeme.plural.isEmpty, codes.count > 2 else { return false }
        let plural = LetterCode.folded(ScriptText.codes(of: lexeme.plural)[...])
        let isSound = plural.count == codes.count + 2 && plural.starts(with: codes) && plural.suffix(2).elementsEqual([LetterCode.yeh, LetterCode.noon])
        guard !isSound else { return false }
        guard lexeme.kind.isPerson || lexeme.unit == "person" else { return true }
        return codes.last != LetterCode.yeh && codes[0] != LetterCode.meem && (codes[1] != LetterCode.alef || codes.count < 4)
    }

    /// - Parameters:
    ///   - codes: the lemma in fine codes; `folded` are the same folded.
    private mutating func add(_ codes: [UInt8], _ folded: [UInt8], hasBrokenPlural: Bool, _ entry: Entry) {
        guard folded.count > 2, let last = folded.last, !folded.contains(0x20) else { return }
        let isFeminine = codes.last == LetterCode.tehMarbuta
        guard isFeminine || last != LetterCode.alef && last != LetterCode.heh else { return }
        var stem = WordKey.seed
        for code in folded.dropLast() { stem = WordKey.add(stem, code) }
        stem = WordKey.add(stem, isFeminine ? LetterCode.teh : last)
        set(stem, LetterCode.alef, LetterCode.noon, entry)
        if isFeminine || hasBrokenPlural { set(stem, LetterCode.yeh, LetterCode.noon, entry) }
        guard isFeminine else { return }
        for ending in [LetterCode.alef, LetterCode.yeh] { set(stem, ending, nil, Entry(unit: entry.unit, isConstruct: true)) }
    }

    private mutating func set(_ stem: UInt64, _ first: UInt8, _ second: UInt8?, _ entry: Entry) {
        entries.append(entry)
        let state = WordKey.step(stem, first)
        forms.set(WordKey.finish(second.map { WordKey.step(state, $0) } ?? state), Int32(entries.count - 1))
    }

    private mutating func set(_ codes: [UInt8], _ entry: Entry) {
        entries.append(entry)
        forms.set(WordKey.of(codes, 0, codes.count), Int32(entries.count - 1))
    }

    /// Duals of a run of tokens, in text order.
    /// - Parameter excluding: tokens that times and numbers hold already, in text order.
    public func read(_ text: AnalyzedText, in range: Range<Int>, excluding: [Range<Int>]) -> [NumberMention] {
        var found: [NumberMention] = []
        for i in range where endsLikeDual(text, i) {
            guard let start = dual(text, i, range.upperBound), !excluding.contains(where: { $0.contains(i) }) else { continue }
            var mention = NumberMention(tokens: i..<(i + 1), core: i..<i, low: 2, high: 2)
            mention.start = start
            found.append(mention)
        }
        return found
    }

    /// What a dual counts.
    public func unit(_ text: AnalyzedText, _ dual: NumberMention) -> String {
        guard let reading = text.reading(dual.tokens.lowerBound) else { return "other" }
        let value = forms.find(key(text, dual.tokens.lowerBound, reading))
        return value >= 0 ? entries[Int(value)].unit : "other"
    }

    /// Key of the word behind clitics and article.
    private func key(_ text: AnalyzedText, _ i: Int, _ reading: Reading) -> WordKey {
        var start = Int(text.tokens[i].start) + Int(reading.leading)
        if reading.proclitics.contains(.article) { start += reading.proclitics.contains(.lam) ? 1 : 2 }
        return WordKey.of(text.script.codes, start, Int(text.tokens[i].end))
    }

    @inline(__always)
    private func endsLikeDual(_ text: AnalyzedText, _ i: Int) -> Bool {
        let token = text.tokens[i]
        guard token.code > 0x80, token.end - token.start > 4 else { return false }
        var end = Int(token.end) - 1
        while text.script.codes[end] == LetterCode.ignorable, end > Int(token.start) + 3 { end -= 1 }
        let (last, vowel) = (text.script.codes[end], text.script.codes[end - 1])
        if last == LetterCode.yeh || last == LetterCode.alef { return vowel == LetterCode.teh }
        return last == LetterCode.noon && (vowel == LetterCode.alef || vowel == LetterCode.yeh)
    }

    /// Whether a reading is of a noun that may be a dual.
    static func mayCount(_ reading: Reading) -> Bool {
        guard reading.enclitic == .none else { return false }
        switch reading.partOfSpeech {
        case .noun, .masdar, .unknown: return true
        default: return false
        }
    }

    /// First scalar of the word behind its clitics, where it is a dual.
    private func dual(_ text: AnalyzedText, _ i: Int, _ end: Int) -> Int32? {
        guard let reading = text.reading(i), Self.mayCount(reading) else { return nil }
        let value = forms.find(key(text, i, reading))
        guard value >= 0 else { return nil }
        let entry = entries[Int(value)]
        guard entry.isDual else { return nil }
        if entry.isConstruct, reading.proclitics.contains(.article) || i + 1 >= end || !text.tokens[i + 1].isArabic { return nil }
        return text.tokens[i].start + Int32(reading.leading)
    }
}
