import IsnadLanguage
import IsnadModel
import IsnadScript

/// Sees names of persons by their shape: kunya, given name and what follows, title and name.
struct PersonReader: Sendable {
    let tables: NameTables
    let lexicon: Lexicon
    private let kunya: Set<UInt64>
    private let nasab: Set<UInt64>
    private let compound: Set<UInt64>

    init(tables: NameTables, lexicon: Lexicon) {
        (self.tables, self.lexicon) = (tables, lexicon)
        // أبو أبي أبا أم ; بن ابن آل ; عبد — by code point, since the sources hold no Arabic.
        kunya = Set(["\u{0623}\u{0628}\u{0648}", "\u{0623}\u{0628}\u{064A}", "\u{0623}\u{0628}\u{0627}", "\u{0623}\u{0645}"].map { WordKey.of($0).bits })
        nasab = Set(["\u{0628}\u{0646}", "\u{0627}\u{0628}\u{0646}", "\u{0622}\u{0644}", "\u{0628}\u{0646}\u{062A}"].map { WordKey.of($0).bits })
        compound = Set(["\u{0639}\u{0628}\u{062F}", "\u{0633}\u{064A}\u{0641}", "\u{0646}\u{0648}\u{0631}"].map { WordKey.of($0).bits })
    }

    func read(_ text: AnalyzedText, _ i: Int, _ range: Range<Int>) -> NameMention? {
        if let titled = titled(text, i, range) { return titled }
        for (key, start) in NameKeys.starts(text, i) {
            if kunya.contains(key.bits), let end = afterKunya(text, i, range) { return mention(i..<end, start, "names.person.kunya") }
            guard tables.isGiven(key) || compound.contains(key.bits), !isPreposition(text, i) else { continue }
            let end = extend(text, i + 1, range, limit: 4, lenient: false)
            if end > i + 1 { return mention(i..<end, start, "names.person.given") }
        }
        return nil
    }

    /// `على` (on) folds to the name `علي`: the alef maqsura and the reading tell them apart.
    private func isPreposition(_ text: AnalyzedText, _ i: Int) -> Bool {
        guard let reading = text.reading(i), reading.partOfSpeech == .preposition else { return false }
        return text.script.codes[Int(text.tokens[i].end) - 1] != LetterCode.yeh
    }

    private func mention(_ tokens: Range<Int>, _ start: Int32, _ because: String) -> NameMention {
        NameMention(tokens: tokens, start: start, kind: .person, entry: -1, because: because)
    }

    /// `أبو` and the name behind it, with the nisbas that follow.
    private func afterKunya(_ text: AnalyzedText, _ i: Int, _ range: Range<Int>) -> Int? {
        let second = i + 1
        guard second < range.upperBound, text.tokens[second].kind == .arabic, let reading = text.reading(second),
            reading.partOfSpeech.isNominal || tables.isGiven(text.tokens[second].key)
        else { return nil }
        guard text.tokens[i].end - text.tokens[i].start > 2 || tables.isGiven(text.tokens[second].key) else { return nil }
        let end = extend(text, second + 1, range, limit: 3, lenient: false)
        return end == second + 1 && isNisba(text, end, range) ? end + 1 : end
    }

    /// Behind a kunya any word with the article that ends like a nisba belongs to the name (`أبو قثم الحلبي`).
    private func isNisba(_ text: AnalyzedText, _ i: Int, _ range: Range<Int>) -> Bool {
        guard i < range.upperBound, let reading = text.reading(i), reading.proclitics.contains(.article), !reading.proclitics.conjunction,
            !reading.proclitics.preposition
        else { return false }
        return text.script.codes[Int(text.tokens[i].end) - 1] == LetterCode.yeh || reading.partOfSpeech == .unknown
    }

    /// Words that go on with a name: known names, nasab with what it leads, nisbas and other words with the article that no list of nouns knows.
    private func extend(_ text: AnalyzedText, _ from: Int, _ range: Range<Int>, limit: Int, lenient: Bool) -> Int {
        var i = from
        while i < range.upperBound, i - from < limit, text.tokens[i].kind == .arabic {
            let key = text.tokens[i].key
            if nasab.contains(key.bits) || kunya.contains(key.bits) || compound.contains(key.bits), i + 1 < range.upperBound,
                text.tokens[i + 1].kind == .arabic
            {
                i += 2
            } else if continues(text, i, key, lenient) {
                i += 1
            } else {
                break
            }
        }
        return min(i, range.upperBound)
    }

    private func continues(_ text: AnalyzedText, _ i: Int, _ key: WordKey, _ lenient: Bool) -> Bool {
        guard let reading = text.reading(i) else { return false }
        if reading.proclitics.conjunction || reading.proclitics.preposition { return false }
        if tables.isFamily(key) || tables.isGiven(key) { return reading.partOfSpeech != .verb || reading.score < 62 }
        switch reading.partOfSpeech {
        case .unknown: return true
        case .name: return true
        case .adjective: return reading.proclitics.contains(.article) && lexicon.lexeme(reading.lexeme)?.kind == .nationality && lenient
        default: return false
        }
    }

    // MARK: Titles

    /// A title (`العميد`, `وزير الدفاع`) and the name behind it.
    private func titled(_ text: AnalyzedText, _ i: Int, _ range: Range<Int>) -> NameMention? {
        guard let title = tables.titles.longest(text, i, range.upperBound) else { return nil }
        var start = title.tokens.upperBound
        while start < range.upperBound, isTitleComplement(text, start) { start += 1 }
        guard start < range.upperBound, text.tokens[start].kind == .arabic else { return nil }
        guard looksLikeName(text, start, strict: start > title.tokens.upperBound) else { return nil }
        var end = extend(text, start + 1, range, limit: 3, lenient: true)
        if end == start + 1, tables.isGiven(text.tokens[start].key), isSurnameLike(text, end, range) { end += 1 }
        var found = mention(start..<end, text.tokens[start].start, "names.person.title")
        found.title = i..<start
        return end > start + 1 || isName(text.tokens[start].key) ? found : nil
    }

    /// Adjectives of nationality and further titles between a title and the name (`وزير الخارجية السعودي`).
    private func isTitleComplement(_ text: AnalyzedText, _ i: Int) -> Bool {
        guard let reading = text.reading(i), reading.proclitics.contains(.article) else { return false }
        guard !isName(text.tokens[i].key) else { return false }
        return lexicon.lexeme(reading.lexeme)?.kind == .nationality || reading.partOfSpeech == .adjective
    }

    /// Behind a title and a given name an adjective stands for a surname (`العميد يحيى سريع`).
    private func isSurnameLike(_ text: AnalyzedText, _ i: Int, _ range: Range<Int>) -> Bool {
        guard i < range.upperBound, text.tokens[i].kind == .arabic, let reading = text.reading(i) else { return false }
        return reading.partOfSpeech == .adjective && !reading.proclitics.conjunction && !reading.proclitics.preposition
            && lexicon.lexeme(reading.lexeme)?.kind != .nationality
    }

    private func isName(_ key: WordKey) -> Bool { tables.isGiven(key) || tables.isFamily(key) }

    private func looksLikeName(_ text: AnalyzedText, _ i: Int, strict: Bool) -> Bool {
        let key = text.tokens[i].key
        if isPreposition(text, i) { return false }
        if isName(key) || kunya.contains(key.bits) || compound.contains(key.bits) { return true }
        guard !strict, let reading = text.reading(i) else { return false }
        return reading.partOfSpeech == .unknown && !reading.proclitics.contains(.article)
    }
}
