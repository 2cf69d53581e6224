import IsnadLanguage
import IsnadRules
import IsnadScript

/// Reads numbers in digits, words and both (`25 ألف`), with their hedges, as intervals.
public struct NumberReader: Sendable {
    let words: NumberWords
    let cardinals: CardinalReader
    private var filter = KeyFilter()

    public init(rules: RuleFiles) { self.init(words: NumberWords(rules: rules)) }

    init(words: NumberWords) {
        self.words = words
        cardinals = CardinalReader(words: words)
        words.addKeys(to: &filter)
    }

    /// Whether a number or ordinal can begin with a word of this key, clitics included; digits always can.
    public func canBegin(_ key: WordKey) -> Bool { words.begins(key) }

    /// Numbers of a run of tokens in text order, none overlapping. Tokens of time expressions are given as `excluding` in text order: a
    /// year is no quantity.
    public func read(_ text: AnalyzedText, in range: Range<Int>, excluding: [Range<Int>] = []) -> [NumberMention] {
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
        switch text.tokens[i].kind {
        case .digits: return true
        case .arabic: return filter.mayHold(text.tokens[i].key) && words.at(text, i, end) != nil
        case .latin, .punctuation, .lineBreak: return false
        }
    }

    private func mention(_ text: AnalyzedText, _ i: Int, floor: Int, end: Int) -> NumberMention? {
        if let ordinal = ordinal(text, i, floor: floor, end: end) { return isName(text, i, floor: floor, end: end) ? nil : ordinal }
        guard !isLabel(text, i, floor: floor), !isHalfMore(text, i, floor: floor, end: end), !isName(text, i, floor: floor, end: end),
            let first = cardinals.read(text, i, end)
        else { return nil }
        var mention = NumberRanges(words: words, cardinals: cardinals).widest(text, i, first, floor: floor, end: end)
        DigitSigns.apply(text, &mention, floor: floor, end: end)
        negate(text, &mention, floor: floor)
        if let percent = percent(text, mention.core.upperBound, end) {
            mention.tokens = mention.tokens.lowerBound..<percent
            mention.isPercent = true
        }
        let isAdded = words.at(text, i, end)?.clitics.contains(.conjunction) ?? false
        NumberHedges(words: words).apply(text, &mention, floor: isAdded ? i : floor, end: end)
        mention.start = wordStart(text, mention.tokens.lowerBound, end)
        return mention
    }

    /// `سالب خمسة` (minus five)
    private func negate(_ text: AnalyzedText, _ mention: inout NumberMention, floor: Int) {
        guard !mention.isRange, let low = mention.low, let high = mention.high,
            let minus = words.phrases.ending(text, mention.tokens.lowerBound, floor: floor), minus.kind == .minus
        else { return }
        (mention.low, mention.high) = (-high, -low)
        mention.tokens = minus.start..<mention.tokens.upperBound
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
        let ordinals = OrdinalReader(words: words)
        guard let found = ordinals.digits(text, i, floor: floor, end: end) ?? ordinals.read(text, i, floor: floor, end: end), !isSeconds(text, i)
        else { return nil }
        var mention = NumberMention(tokens: i..<found.end, core: i..<found.end, low: found.value, high: found.value, isOrdinal: true)
        mention.start = wordStart(text, i, end)
        return mention
    }

    /// `30 ثانية` (30 seconds): the word for seconds is spelt like the one for second.
    private func isSeconds(_ text: AnalyzedText, _ i: Int) -> Bool {
        guard i > 0, text.tokens[i].isArabic, text.reading(i)?.proclitics.isEmpty ?? true else { return false }
        let last = LetterCode.folded(text.script.codes[Int(text.tokens[i].end) - 1])
        guard last == LetterCode.heh else { return false }
        if text.tokens[i - 1].isDigits { return true }
        return words.at(text, i - 1, i).map { $0.kind != .ordinal && $0.kind != .conjunction } ?? false
    }

    /// Names with a word of number in them (`الربع الخالي`), streets and squares (`شارع الستين`), and signs that number a list (`5-`).
    private func isName(_ text: AnalyzedText, _ i: Int, floor: Int, end: Int) -> Bool {
        if text.tokens[i].isDigits { return isListSign(text, i, floor: floor, end: end) }
        if words.phrases.starting(text, i, end)?.kind == .name || words.phrases.ending(text, i + 1, floor: floor)?.kind == .name { return true }
        guard i > floor, words.phrases.kind(text, i - 1) == .street, let item = words.at(text, i, end) else { return false }
        return item.kind == .tens && item.clitics.contains(.article) && item.clitics.isDisjoint(with: [.conjunction, .preposition])
    }

    /// `ساعة ونصف` (an hour and a half): no share of anything.
    private func isHalfMore(_ text: AnalyzedText, _ i: Int, floor: Int, end: Int) -> Bool {
        guard i > floor, text.tokens[i - 1].isArabic, let item = words.at(text, i, end), item.kind == .fraction, item.clitics.contains(.waw) else {
            return false
        }
        if item.clitics.contains(.article) { return i + 1 >= end || !text.tokens[i + 1].isArabic }
        guard let reading = text.reading(i - 1), reading.partOfSpeech.isNominal, !reading.proclitics.contains(.article),
            text.tokens[i].end - text.tokens[i].start == 4
        else { return false }
        return i + 1 >= end || !text.tokens[i + 1].isArabic || text.reading(i + 1)?.partOfSpeech.isNominal != true
    }

    /// `5- بعد أسبوعين`, `1) …`, `2. …` at the beginning of a line.
    private func isListSign(_ text: AnalyzedText, _ i: Int, floor: Int, end: Int) -> Bool {
        let token = text.tokens[i]
        guard token.end - token.start <= 2, i + 2 < end, i == 0 || text.tokens[i - 1].kind == .lineBreak else { return false }
        let sign = text.tokens[i + 1]
        guard sign.kind == .punctuation, sign.code == 0x2D || sign.code == 0x29 || sign.code == 0x2E else { return false }
        return text.tokens[i + 2].isArabic
    }

    /// Digits that name rather than count: `اللواء 35` (brigade 35), `القرار 2254`, `سو-24`.
    private func isLabel(_ text: AnalyzedText, _ i: Int, floor: Int) -> Bool {
        guard text.tokens[i].isDigits, i > floor else { return false }
        var before = i - 1
        if text.tokens[before].code == 0x2D, text.tokens[before].end == text.tokens[i].start, before > floor {
            before -= 1
            if text.tokens[before].kind == .latin
                || (text.tokens[before].isArabic && text.tokens[before].end == text.tokens[before + 1].start)
            {
                return true
            }
        }
        if before > floor, isOpening(text.tokens[before]), isLabelNoun(text, before - 1, floor: floor) { return true }
        let token = text.tokens[before]
        if token.kind == .latin { return token.end == text.tokens[i].start }
        guard token.isArabic else { return false }
        if words.phrases.kind(text, before) == .label { return true }
        return token.end == text.tokens[i].start && isNameBeforeDigits(text, before, i)
    }

    /// A noun that digits name, or its adjective (`القرار الأممي (2216)`).
    private func isLabelNoun(_ text: AnalyzedText, _ i: Int, floor: Int) -> Bool {
        if words.phrases.kind(text, i) == .label { return true }
        return i > floor && text.reading(i)?.partOfSpeech == .adjective && words.phrases.kind(text, i - 1) == .label
    }

    /// `كيلو (16)`, `إف "35"`
    private func isOpening(_ token: Token) -> Bool {
        token.isPunctuation && (token.code == 0x28 || token.code == 0x22 || token.code == LetterCode.openQuote)
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
