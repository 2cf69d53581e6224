import IsnadLanguage
import IsnadModel
import IsnadScript

/// Finds names: those that the tables list, and persons by the shape of their names.
package struct NameReader: Sendable {
    package let tables: NameTables
    private let lexicon: Lexicon
    private let persons: PersonReader
    package let places: PlaceTable
    private let gate: PlaceGate

    package init(tables: NameTables, lexicon: Lexicon, places: PlaceTable) {
        (self.tables, self.lexicon, self.places) = (tables, lexicon, places)
        gate = PlaceGate(places: places, lexicon: lexicon)
        persons = PersonReader(tables: tables, lexicon: lexicon)
    }

    /// Names of a sentence in text order, none overlapping.
    /// - Parameter focus: the countries that the document speaks of.
    package func read(_ text: AnalyzedText, in range: Range<Int>, focus: PlaceFocus) -> [NameMention] {
        var found: [NameMention] = []
        var i = range.lowerBound
        while i < range.upperBound {
            guard text.tokens[i].kind == .arabic || text.tokens[i].kind == .latin else {
                i += 1
                continue
            }
            if let mention = best(text, i, range, found.last, focus) {
                found.append(mention)
                i = mention.tokens.upperBound
            } else {
                i += 1
            }
        }
        return found
    }

    private func best(_ text: AnalyzedText, _ i: Int, _ range: Range<Int>, _ last: NameMention?, _ focus: PlaceFocus) -> NameMention? {
        let listed = listed(text, i, range, last, focus)
        let person = persons.read(text, i, range)
        guard let listed else { return person ?? gate.shaped(text, i, range, last) }
        guard let person else { return listed }
        return person.tokens.upperBound > listed.tokens.upperBound ? person : listed
    }

    // MARK: Names of the tables

    private func listed(_ text: AnalyzedText, _ i: Int, _ range: Range<Int>, _ last: NameMention?, _ focus: PlaceFocus) -> NameMention? {
        guard let match = tables.index.longest(text, i, range.upperBound) else { return nil }
        guard !isOrdinaryWord(text, match) else { return nil }
        let isCommon = isCommonWord(text, match)
        let before = gate.before(text, match, last)
        let payloads = tables.index.payloads(match.entry).filter { payload in
            let entry = tables.entries[Int(payload)]
            if entry.kind == .place { return gate.accepts(payload, entry, match, before, isCommon: isCommon, isNationality: isNationality(text, match), focus) }
            return !entry.isGuarded || isIntroduced(text, match, payload)
        }
        guard let chosen = payloads.max(by: { rank($0, text, match) < rank($1, text, match) }) else { return nil }
        let entry = tables.entries[Int(chosen)]
        var found = NameMention(tokens: match.tokens, start: match.start, kind: entry.kind, entry: chosen, because: "names.\(entry.kind.rawValue).\(entry.id)")
        if entry.kind == .place { (found.phrase, found.placeWord) = (match.entry, before.word) }
        return found
    }

    /// A one-word name that reads better as a verb, or as a noun behind a clitic that only letters suggest, is no name.
    private func isOrdinaryWord(_ text: AnalyzedText, _ match: PhraseIndex.Match) -> Bool {
        guard match.tokens.count == 1, let reading = text.reading(match.tokens.lowerBound) else { return false }
        if reading.partOfSpeech == .verb, reading.score > 62 { return true }
        switch reading.partOfSpeech {
        case .preposition, .conjunction, .subordinator, .relative, .demonstrative, .pronoun, .negation:
            return reading.leading == 0 && match.start == text.tokens[match.tokens.lowerBound].start
        default: return false
        }
    }

    /// A place name of one word that is also a word of the language (`الرأس`, the head) needs a place word before it, unless it is well known.
    private func isCommonWord(_ text: AnalyzedText, _ match: PhraseIndex.Match) -> Bool {
        guard match.tokens.count == 1 else { return false }
        return text.allReadings(match.tokens.lowerBound).contains { reading in
            guard let lexeme = lexicon.lexeme(reading.lexeme) else { return false }
            return lexeme.partOfSpeech != .name && lexeme.partOfSpeech.isNominal && reading.enclitic == .none
        }
    }

    /// Larger is likelier where a name stands for several things: an organisation before an outlet before a place, a large place before a small one.
    private func rank(_ payload: Int32, _ text: AnalyzedText, _ match: PhraseIndex.Match) -> Int {
        let entry = tables.entries[Int(payload)]
        let base: Int
        switch entry.kind {
        case .person: base = 40_000_000
        case .organisation: base = 50_000_000
        case .outlet: base = entry.isGuarded ? 60_000_000 : 45_000_000
        default: base = 0
        }
        let kindRank = entry.subkind == "country" ? 30_000_000 : entry.subkind == "admin1" ? 500_000 : 0
        let place = afterPlaceWord(text, match.tokens.lowerBound) && entry.kind == .place ? 100_000_000 : 0
        return base + kindRank + place + min(entry.population, 20_000_000)
    }

    private func isIntroduced(_ text: AnalyzedText, _ match: PhraseIndex.Match, _ payload: Int32) -> Bool {
        return inQuotes(text, match.tokens) || afterAttribution(text, match.tokens.lowerBound)
    }

    private func afterPlaceWord(_ text: AnalyzedText, _ i: Int) -> Bool {
        guard let before = previousWord(text, i), let reading = text.reading(before) else { return false }
        return lexicon.lexeme(reading.lexeme)?.kind == .place && !reading.proclitics.contains(.article)
    }

    /// `السعودية` and `سورية` are countries and adjectives.
    private func isNationality(_ text: AnalyzedText, _ match: PhraseIndex.Match) -> Bool {
        guard match.tokens.count == 1, text.script.codes[Int(text.tokens[match.tokens.lowerBound].end) - 1] == LetterCode.tehMarbuta else { return false }
        return text.allReadings(match.tokens.lowerBound).contains { lexicon.lexeme($0.lexeme)?.kind == .nationality }
    }

    private func inQuotes(_ text: AnalyzedText, _ tokens: Range<Int>) -> Bool {
        guard tokens.lowerBound > 0, tokens.upperBound < text.tokens.count else { return false }
        return NameKeys.isQuote(text.tokens[tokens.lowerBound - 1]) && NameKeys.isQuote(text.tokens[tokens.upperBound])
    }

    private func afterAttribution(_ text: AnalyzedText, _ i: Int) -> Bool {
        guard let before = previousWord(text, i), let reading = text.reading(before), let lexeme = lexicon.lexeme(reading.lexeme) else {
            return false
        }
        return lexeme.note == "according" || lexeme.note == "citing" || lexeme.unit == "outlet"
    }

    private func previousWord(_ text: AnalyzedText, _ i: Int) -> Int? {
        var j = i - 1
        while j >= 0, NameKeys.isQuote(text.tokens[j]) { j -= 1 }
        return j >= 0 && text.tokens[j].kind == .arabic ? j : nil
    }
}
