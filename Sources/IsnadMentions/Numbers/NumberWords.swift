import IsnadLanguage
import IsnadRules
import IsnadScript

/// The words of `Rules/lexicon/numbers.tsv` by their keys.
struct NumberWords: Sendable {
    enum Kind: String, Sendable {
        /// 1…9; `leading` is a unit that is a number only before ten (`أحد عشر`).
        case unit, leading, ten, tens, hundred, hundreds
        /// Thousand, million, …; `plural` is vague when nothing counts it; `either` is one or two by what follows (`ألفا`).
        case scale, plural, either, dual
        case vague, some, fraction, ordinal, decimal, conjunction, clitic
        /// `أرباع` (quarters): units count it.
        case part = "fraction-part"
    }
    struct Word: Sendable {
        var kind: Kind
        var value: Double
        var high: Double
    }
    /// A word of the table at one token.
    struct Item {
        var kind: Kind
        var value: Double
        var high: Double
        var clitics: Clitics
    }

    private struct Tables: Sendable {
        var words: [Word] = []
        var index = CliticTable(minimumCapacity: 8192)
        var phrases = NumberPhrases()
    }

    private let tables: Shared<Tables>
    private var words: [Word] { tables.value.words }
    private var index: CliticTable { tables.value.index }
    /// Phrases around numbers: hedges, range words, percent, nouns that numbers only label.
    var phrases: NumberPhrases { tables.value.phrases }

    init(rules: RuleFiles) {
        var tables = Tables()
        let rows = Table(rules.bytes("lexicon/numbers.tsv")).rows
        for row in rows {
            if let kind = Kind(rawValue: row[1]), let value = Double(row[2].isEmpty ? "0" : row[2]) {
                for word in row.list(0) { tables.index.add(word, entry: tables.words.count, dressed: false) }
                tables.words.append(Word(kind: kind, value: value, high: Double(row[3]) ?? value))
            } else {
                tables.phrases.add(row)
            }
        }
        Self.dress(rows, &tables.index)
        self.tables = Shared(tables)
    }

    /// Dressed forms come after all bare ones, so that `واحد` (one) is never read as و and `احد`.
    private static func dress(_ rows: [Table.Row], _ index: inout CliticTable) {
        var entry = 0
        for row in rows where Kind(rawValue: row[1]) != nil {
            for word in row.list(0) { index.add(word, entry: entry, dressed: true) }
            entry += 1
        }
    }

    @inline(__always)
    func begins(_ key: WordKey) -> Bool { index.head(key) != nil }

    func addKeys(to filter: inout KeyFilter) { index.addKeys(to: &filter) { _ in true } }

    @inline(__always)
    func at(_ text: AnalyzedText, _ i: Int, _ end: Int) -> Item? {
        guard i < end, text.tokens[i].isArabic, let found = index.single(text.tokens[i].key) else { return nil }
        let word = words[found.entry]
        if word.value == 1, word.kind == .unit, isAndOne(text, i, end) {
            return Item(kind: .leading, value: 1, high: 1, clitics: [.conjunction, .waw])
        }
        return Item(kind: word.kind, value: word.value, high: word.high, clitics: found.clitics)
    }
}

extension NumberWords {
    /// The article that stands apart before digits (`الـ40`).
    func article(before i: Int, _ text: AnalyzedText, floor: Int) -> Int? {
        guard i > floor, text.tokens[i].isDigits, text.tokens[i - 1].end == text.tokens[i].start, let word = at(text, i - 1, i), word.kind == .clitic
        else { return nil }
        return i - 1
    }

    /// Folding lays `وأحد` (and one of) onto `واحد` (one); a written hamza tells them apart, or ten behind it (`مئة واحد عشر`, 111).
    private func isAndOne(_ text: AnalyzedText, _ i: Int, _ end: Int) -> Bool {
        let start = Int(text.tokens[i].start)
        guard text.script.codes[start] == LetterCode.waw, start + 1 < text.script.count else { return false }
        return text.script.codes[start + 1] == LetterCode.alefHamza || isTen(text, i + 1, end)
    }

    private func isTen(_ text: AnalyzedText, _ i: Int, _ end: Int) -> Bool {
        guard i < end, text.tokens[i].isArabic, let found = index.single(text.tokens[i].key), found.clitics.isEmpty else { return false }
        return words[found.entry].kind == .ten
    }
}

/// Phrases around numbers, of `Rules/lexicon/numbers.tsv`.
struct NumberPhrases: Sendable {
    enum Kind: String, Sendable {
        case about, change, label, minus
        /// A name that holds a word of number (`ثاني أكسيد`), and nouns of streets and squares that tens name (`شارع الستين`).
        case name, street
        case atLeast = "at-least", atMost = "at-most", between, from, to, or, percent
        case afterAbout = "after-about", afterLeast = "after-least", afterMost = "after-most", ordinalNoun = "ordinal-noun"
        /// `بعد` before the hundred of an ordinal.
        case afterHundred = "after-hundred"
    }

    private var kinds: [Kind] = []
    private var index = CliticTable(minimumCapacity: 4096)

    mutating func add(_ row: Table.Row) {
        guard let kind = Kind(rawValue: row[1]) else { return }
        for phrase in row.list(0) { index.add(phrase, entry: kinds.count, dressed: true) }
        kinds.append(kind)
    }

    func starting(_ text: AnalyzedText, _ i: Int, _ end: Int) -> (kind: Kind, end: Int)? {
        guard i < end, text.tokens[i].isArabic, let found = index.longest(text, i, end) else { return nil }
        return (kinds[found.entry], found.end)
    }

    func ending(_ text: AnalyzedText, _ i: Int, floor: Int) -> (kind: Kind, start: Int)? {
        guard i > floor, let found = index.endingBefore(text, i, floor: floor) else { return nil }
        return (kinds[found.entry], found.start)
    }

    /// Clitics of a phrase that begins at a token; none where there is no phrase.
    func clitics(_ text: AnalyzedText, _ i: Int, _ end: Int) -> Clitics {
        guard i < end, text.tokens[i].isArabic else { return [] }
        return index.longest(text, i, end)?.clitics ?? []
    }

    func kind(_ text: AnalyzedText, _ i: Int) -> Kind? {
        guard text.tokens[i].isArabic, let found = index.single(text.tokens[i].key) else { return nil }
        return kinds[found.entry]
    }
}
