import IsnadLanguage
import IsnadRules
import IsnadScript

/// The words of `Rules/lexicon/numbers.tsv` by their keys.
struct NumberWords: Sendable {
    enum Kind: String, Sendable {
        case unit, teen, ten, hundred, hundreds, multiplier, fraction, ordinal, percent, about, more, less
        case unitBeforeTeen = "unit-before-teen", dualMultiplier = "dual-multiplier"
        case vagueMultiplier = "vague-multiplier", vagueHundreds = "vague-hundreds", vagueTens = "vague-tens"
    }
    struct Word: Sendable {
        var kind: Kind
        var value: Double
    }

    private var words: [Word] = []
    private var index = PhraseIndex()

    init(rules: RuleFiles) {
        for row in Table(rules.bytes("lexicon/numbers.tsv")).rows {
            guard let kind = Kind(rawValue: row[2]), let value = Double(row[1]) else { continue }
            index.add(row[0], Int32(words.count))
            words.append(Word(kind: kind, value: value))
        }
    }

    /// The number word or phrase at a token, behind و ف ب ل ك and the article.
    func at(_ text: AnalyzedText, _ i: Int, _ end: Int) -> (word: Word, tokens: Range<Int>, hasConjunction: Bool)? {
        guard i < end, text.tokens[i].kind == .arabic || text.tokens[i].code == 0x25 else { return nil }
        if text.tokens[i].code == 0x25 { return (Word(kind: .percent, value: 0), i..<(i + 1), false) }
        if let match = index.longest(text, i, end), let word = index.payloads(match.entry).first {
            let conjunction = match.start > text.tokens[i].start && startsWithWaw(text, i)
            return (words[Int(word)], match.tokens, conjunction)
        }
        return stripped(text, i)
    }

    private func startsWithWaw(_ text: AnalyzedText, _ i: Int) -> Bool {
        text.script.codes[Int(text.tokens[i].start)] == LetterCode.waw
    }

    /// Number words carry clitics that no reading splits (`وعشرون`, `الستة`): cut them by letters and look again.
    private func stripped(_ text: AnalyzedText, _ i: Int) -> (word: Word, tokens: Range<Int>, hasConjunction: Bool)? {
        let codes = text.script.codes
        var start = Int(text.tokens[i].start)
        let end = Int(text.tokens[i].end)
        var conjunction = false
        if end - start > 3, codes[start] == LetterCode.waw || codes[start] == LetterCode.feh {
            conjunction = true
            start += 1
            if let word = find(codes, start, end) { return (word, i..<(i + 1), true) }
        }
        if end - start > 3, codes[start] == LetterCode.beh || codes[start] == LetterCode.kaf || codes[start] == LetterCode.lam {
            if let word = find(codes, start + 1, end) { return (word, i..<(i + 1), conjunction) }
            if codes[start] == LetterCode.lam, codes[start + 1] == LetterCode.lam, let word = find(codes, start + 2, end) {
                return (word, i..<(i + 1), conjunction)
            }
            start += 1
        }
        if end - start > 4, codes[start] == LetterCode.alef, codes[start + 1] == LetterCode.lam, let word = find(codes, start + 2, end) {
            return (word, i..<(i + 1), conjunction)
        }
        return nil
    }

    private func find(_ codes: [UInt8], _ start: Int, _ end: Int) -> Word? {
        index.single(WordKey.of(codes, start, end)).map { words[Int($0)] }
    }
}
