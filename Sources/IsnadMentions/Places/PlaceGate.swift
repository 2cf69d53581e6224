import IsnadLanguage
import IsnadModel
import IsnadScript

/// Decides whether a word that a place bears stands for the place: everyday words, small places and names by shape need something that speaks for it.
struct PlaceGate: Sendable {
    let places: PlaceTable
    let lexicon: Lexicon

    /// What stands before a name.
    struct Before {
        /// Number of the place word that introduces it, or -1.
        var word: Int32 = -1
        /// Whether the word introduces it directly, or the place before it in a list.
        var isDirect = false
        /// The country of the place before it in the list.
        var country = CountryCode.none
        /// Some other word of place (`شرق`, east of).
        var isPlaceWord = false
        /// A word beside it makes it part of another name.
        var isBorne = false
        /// في (in).
        var isInside = false
        /// A definite noun or a place right before it, which an adjective of nationality would qualify.
        var isQualified = false
    }

    func before(_ text: AnalyzedText, _ match: PhraseIndex.Match, _ last: NameMention?) -> Before {
        var found = before(text, match.tokens.lowerBound, match.start, last)
        let i = match.tokens.lowerBound
        found.isBorne = match.start == text.tokens[i].start && places.isBorne(text, before: i - 1, after: match.tokens.upperBound)
        return found
    }

    private func before(_ text: AnalyzedText, _ i: Int, _ start: Int32, _ last: NameMention?) -> Before {
        var found = Before()
        var j = i - 1
        while j >= 0, PlaceTable.isPassed(text.tokens[j]) { j -= 1 }
        if j >= 0, text.tokens[j].kind == .arabic {
            found.word = places.word(text, j)
            found.isDirect = found.word >= 0
            look(text, j, &found)
            if start > text.tokens[i].start { found.isQualified = false }
            if let last, last.kind == .place, last.tokens.upperBound == i, start == text.tokens[i].start { found.isQualified = true }
        }
        if found.word < 0, let last, last.kind == .place, last.placeWord >= 0, continues(text, i, start, last) {
            found.word = last.placeWord
            if last.entry >= 0 { found.country = places.rows[Int(last.entry)].country }
        }
        return found
    }

    private static let inside = WordKey.of("\u{0641}\u{064A}").bits

    private func look(_ text: AnalyzedText, _ j: Int, _ found: inout Before) {
        found.isInside = text.tokens[j].key.bits == Self.inside
        guard let reading = text.reading(j) else { return }
        if reading.proclitics.contains(.article) {
            found.isQualified = reading.partOfSpeech.isNominal
        } else {
            found.isPlaceWord = lexicon.lexeme(reading.lexeme)?.kind == .place
            found.isQualified = reading.partOfSpeech.isNominal && !found.isPlaceWord && found.word < 0
        }
    }

    /// `مدينتي X وY`: the second stands right behind the first, joined by و or a comma.
    private func continues(_ text: AnalyzedText, _ i: Int, _ start: Int32, _ last: NameMention) -> Bool {
        let token = text.tokens[i]
        if last.tokens.upperBound == i { return start > token.start && text.script.codes[Int(token.start)] == LetterCode.waw }
        return last.tokens.upperBound == i - 1 && text.tokens[i - 1].code == 0x2C && token.start == start
    }

    func accepts(
        _ text: AnalyzedText, _ payload: Int32, _ entry: EntryTraits, _ match: PhraseIndex.Match, _ before: Before, isCommon: Bool, isNationality: Bool,
        _ focus: PlaceFocus
    ) -> Bool {
        if before.isBorne || before.isQualified && isNationality { return false }
        if before.isDirect || before.isPlaceWord && !entry.isGuarded { return true }
        let country = places.rows[Int(payload)].country
        if before.word >= 0, country == before.country, !isCommon || match.start > text.tokens[match.tokens.lowerBound].start { return true }
        if entry.isGuarded { return false }
        guard !entry.isOwn, match.tokens.count == 1, entry.population < (isCommon ? 100_000 : 15_000) else { return true }
        return !isCommon && (before.isInside || focus.holds(country))
    }

    // MARK: Names by shape

    /// A word behind `قرية` (village), `مديرية` (district) and the like that no table knows.
    func shaped(_ text: AnalyzedText, _ i: Int, _ range: Range<Int>, _ last: NameMention?) -> NameMention? {
        guard text.tokens[i].kind == .arabic, isBehindPlaceWord(text, i), let reading = text.reading(i) else { return nil }
        let before = before(text, i, text.tokens[i].start, nil)
        guard before.isDirect, places.words[Int(before.word)].names, endsOpen(text, i) else { return nil }
        let isHead = places.isHead(text.tokens[i].key) && i + 1 < range.upperBound && text.tokens[i + 1].kind == .arabic
        guard isHead || isName(reading, before.word) && !endsLikeVerb(text, i) else { return nil }
        let end = isHead ? i + 2 : i + 1
        var found = NameMention(tokens: i..<end, start: text.tokens[i].start, kind: .place, entry: -1, reason: .shape)
        found.placeWord = before.word
        return found
    }

    /// Whether the word before a token introduces a place, signs of quotation passed over.
    private func isBehindPlaceWord(_ text: AnalyzedText, _ i: Int) -> Bool {
        var j = i - 1
        while j >= 0, PlaceTable.isPassed(text.tokens[j]) { j -= 1 }
        return j >= 0 && text.tokens[j].kind == .arabic && places.word(text, j) >= 0
    }

    private func isName(_ reading: Reading, _ word: Int32) -> Bool {
        guard !reading.proclitics.conjunction, !reading.proclitics.preposition else { return false }
        if places.words[Int(word)].namesAny, reading.proclitics.contains(.article), reading.partOfSpeech.isNominal { return !acts(reading) }
        return reading.partOfSpeech == .unknown || reading.partOfSpeech == .name
    }

    /// `عزل الميليشيا` (cutting off the militia): a force is no place, whatever stands before it.
    private func acts(_ reading: Reading) -> Bool { lexicon.lexeme(reading.lexeme)?.kind == .force }

    /// `نزوحوا`: an unknown word in وا is a verb, however it is spelt.
    private func endsLikeVerb(_ text: AnalyzedText, _ i: Int) -> Bool {
        let (codes, end) = (text.script.codes, Int(text.tokens[i].end))
        return end - Int(text.tokens[i].start) > 4 && codes[end - 1] == LetterCode.alef && codes[end - 2] == LetterCode.waw
    }

    /// `بلده` (his country) is written like `بلدة` (town): a place word in heh introduces nothing unknown.
    private func endsOpen(_ text: AnalyzedText, _ i: Int) -> Bool {
        var j = i - 1
        while j > 0, PlaceTable.isPassed(text.tokens[j]) { j -= 1 }
        return j >= 0 && text.script.codes[Int(text.tokens[j].end) - 1] != LetterCode.heh
    }
}
