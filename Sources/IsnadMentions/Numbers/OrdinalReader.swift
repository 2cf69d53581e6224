import IsnadLanguage
import IsnadScript

/// Reads ordinals: `الثالث` (third), `الثالث عشر` (thirteenth), `الحادي والعشرون` (twenty-first), `القرن العشرين` (the twentieth century),
/// `الدورة الـ71` (the 71st session).
struct OrdinalReader: Sendable {
    let words: NumberWords

    func read(_ text: AnalyzedText, _ i: Int, floor: Int, end: Int) -> (value: Double, end: Int)? {
        guard let item = words.at(text, i, end) else { return nil }
        if item.kind == .tens, item.clitics.contains(.article), i > floor, isOrdinalNoun(text, i - 1) { return (item.value, i + 1) }
        guard item.kind == .ordinal else { return nil }
        if let next = words.at(text, i + 1, end) {
            if next.kind == .ten, next.clitics.isEmpty { return withHundred(text, item.value + 10, i + 2, end) }
            if next.kind == .tens, next.clitics.contains(.waw) { return withHundred(text, item.value + next.value, i + 2, end) }
            if next.kind == .conjunction, let tens = words.at(text, i + 2, end), tens.kind == .tens, tens.clitics == .article {
                return withHundred(text, item.value + tens.value, i + 3, end)
            }
        }
        return withHundred(text, item.value, i + 1, end)
    }

    /// `الخامس بعد المئة` (105th)
    private func withHundred(_ text: AnalyzedText, _ value: Double, _ at: Int, _ end: Int) -> (value: Double, end: Int) {
        guard at + 1 < end, words.phrases.kind(text, at) == .afterHundred, let item = words.at(text, at + 1, end),
            item.kind == .hundred || item.kind == .hundreds || item.kind == .scale, item.clitics.contains(.article)
        else { return (value, at) }
        return (value + item.value, at + 2)
    }

    /// Digits behind the article that number a single thing: `الذكرى الـ70` (the 70th anniversary), not `الجرحى الـ70` (the 70 wounded).
    func digits(_ text: AnalyzedText, _ i: Int, floor: Int, end: Int) -> (value: Double, end: Int)? {
        guard text.tokens[i].isDigits, i - 1 > floor, let article = words.at(text, i - 1, i), article.kind == .clitic,
            isArticle(text, i - 1), let value = DigitValue.plain(text, i), value > 0
        else { return nil }
        var noun = i - 2
        while noun > floor, isAdjective(text, noun) { noun -= 1 }
        guard isOrdinalNoun(text, noun) || isOrdinalNoun(text, i - 2) else { return nil }
        return (Double(value), i + 1)
    }

    private func isOrdinalNoun(_ text: AnalyzedText, _ i: Int) -> Bool {
        let kind = words.phrases.kind(text, i)
        return kind == .ordinalNoun || kind == .label
    }

    /// `ال` with or without a tatweel, no `ب`.
    private func isArticle(_ text: AnalyzedText, _ i: Int) -> Bool {
        let codes = text.script.codes
        let start = Int(text.tokens[i].start)
        return start + 1 < codes.count && codes[start] == LetterCode.alef && codes[start + 1] == LetterCode.lam
    }

    private func isAdjective(_ text: AnalyzedText, _ i: Int) -> Bool {
        guard text.tokens[i].isArabic, let reading = text.reading(i) else { return false }
        return reading.partOfSpeech == .adjective && reading.proclitics.contains(.article)
    }
}
