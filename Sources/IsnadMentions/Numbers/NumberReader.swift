import IsnadLanguage
import IsnadRules
import IsnadScript

/// Reads numbers in digits, words and both (`25 ألف`), with their hedges, as intervals.
package struct NumberReader: Sendable {
    let words: NumberWords
    let cardinals: CardinalReader

    package init(rules: RuleFiles) { self.init(words: NumberWords(rules: rules)) }

    init(words: NumberWords) {
        self.words = words
        cardinals = CardinalReader(words: words)
    }

    /// Numbers of a run of tokens in text order, none overlapping. Tokens of time expressions are given as `excluding` in text order: a
    /// year is no quantity.
    package func read(_ text: AnalyzedText, in range: Range<Int>, excluding: [Range<Int>] = []) -> [NumberMention] {
        var found: [NumberMention] = []
        var (i, skip, floor) = (range.lowerBound, 0, range.lowerBound)
        while i < range.upperBound {
            while skip < excluding.count, excluding[skip].upperBound <= i { skip += 1 }
            if skip < excluding.count, excluding[skip].contains(i) {
                (i, floor) = (excluding[skip].upperBound, excluding[skip].upperBound)
                continue
            }
            let end = skip < excluding.count ? min(excluding[skip].lowerBound, range.upperBound) : range.upperBound
            if mayBegin(text, i, end), let mention = mention(text, i, floor: floor, end: max(end, i + 1)) {
                found.append(mention)
                (i, floor) = (mention.core.upperBound, mention.core.upperBound)
                if mention.isPercent || mention.isRange {
                    (i, floor) = (max(i, mention.tokens.upperBound), max(i, mention.tokens.upperBound))
                }
            } else {
                i += 1
            }
        }
        return found
    }

    @inline(__always)
    private func mayBegin(_ text: AnalyzedText, _ i: Int, _ end: Int) -> Bool {
        let kind = text.tokens[i].kind
        return kind == .digits || (kind == .arabic && words.at(text, i, end) != nil)
    }

    private func mention(_ text: AnalyzedText, _ i: Int, floor: Int, end: Int) -> NumberMention? {
        if let ordinal = ordinal(text, i, floor: floor, end: end) { return ordinal }
        guard !isLabel(text, i, floor: floor), let first = cardinals.read(text, i, end) else { return nil }
        var mention = NumberRanges(words: words, cardinals: cardinals).widest(text, i, first, floor: floor, end: end)
        DigitSigns.apply(text, &mention, floor: floor, end: end)
        if let percent = percent(text, mention.core.upperBound, end) {
            mention.tokens = mention.tokens.lowerBound..<percent
            mention.isPercent = true
        }
        let isAdded = words.at(text, i, end)?.clitics.contains(.conjunction) ?? false
        NumberHedges(phrases: words.phrases).apply(text, &mention, floor: isAdded ? i : floor, end: end)
        mention.start = wordStart(text, mention.tokens.lowerBound, end)
        return mention
    }

    private func wordStart(_ text: AnalyzedText, _ i: Int, _ end: Int) -> Int32 {
        let clitics = words.at(text, i, end)?.clitics ?? words.phrases.clitics(text, i, end)
        return clitics.wordStart(text, i)
    }

    private func percent(_ text: AnalyzedText, _ i: Int, _ end: Int) -> Int? {
        guard i < end else { return nil }
        if text.tokens[i].code == 0x25 { return i + 1 }
        guard let phrase = words.phrases.starting(text, i, end), phrase.kind == .percent else { return nil }
        return phrase.end
    }

    // MARK: Ordinals and labels

    /// `الثالث` (third), `الثالث عشر` (thirteenth), `الحادي والعشرون` (twenty-first), `القرن العشرين` (the twentieth century).
    private func ordinal(_ text: AnalyzedText, _ i: Int, floor: Int, end: Int) -> NumberMention? {
        guard let found = OrdinalReader(words: words).read(text, i, floor: floor, end: end) else { return nil }
        var mention = NumberMention(tokens: i..<found.end, core: i..<found.end, low: found.value, high: found.value, isOrdinal: true)
        mention.start = wordStart(text, i, end)
        return mention
    }

    /// Digits that name rather than count: `اللواء 35` (brigade 35), `القرار 2254`, `سو-24`.
    private func isLabel(_ text: AnalyzedText, _ i: Int, floor: Int) -> Bool {
        guard text.tokens[i].kind == .digits, i > floor else { return false }
        var before = i - 1
        if text.tokens[before].code == 0x2D, text.tokens[before].end == text.tokens[i].start, before > floor {
            before -= 1
            if text.tokens[before].kind == .latin
                || (text.tokens[before].kind == .arabic && text.tokens[before].end == text.tokens[before + 1].start)
            {
                return true
            }
        }
        let token = text.tokens[before]
        if token.kind == .latin { return token.end == text.tokens[i].start }
        guard token.kind == .arabic else { return false }
        if words.phrases.kind(text, before) == .label { return true }
        return token.end == text.tokens[i].start && isNameBeforeDigits(text, before, i)
    }

    /// Digits written onto a word are part of a name (`فرانس24`), unless the word is one that leads numbers in (`من20`, `القتلى20`).
    private func isNameBeforeDigits(_ text: AnalyzedText, _ word: Int, _ end: Int) -> Bool {
        if let item = words.at(text, word, end) { return item.kind != .clitic && item.kind != .conjunction }
        if words.phrases.kind(text, word) != nil { return false }
        let codes = text.script.codes
        let start = Int(text.tokens[word].start)
        if codes[start] == LetterCode.alef, codes[start + 1] == LetterCode.lam { return false }
        return text.reading(word)?.partOfSpeech != .preposition
    }
}

/// Reads ordinals in words.
struct OrdinalReader: Sendable {
    let words: NumberWords

    func read(_ text: AnalyzedText, _ i: Int, floor: Int, end: Int) -> (value: Double, end: Int)? {
        guard let item = words.at(text, i, end) else { return nil }
        if item.kind == .tens, item.clitics.contains(.article), i > floor, words.phrases.kind(text, i - 1) == .ordinalNoun {
            return (item.value, i + 1)
        }
        guard item.kind == .ordinal else { return nil }
        if let next = words.at(text, i + 1, end) {
            if next.kind == .ten, next.clitics.isEmpty { return (item.value + 10, i + 2) }
            if next.kind == .tens, next.clitics.contains(.waw) { return (item.value + next.value, i + 2) }
        }
        return (item.value, i + 1)
    }
}
