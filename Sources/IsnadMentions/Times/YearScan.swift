import IsnadLanguage
import IsnadModel
import IsnadScript

/// Years, and dates in digits alone.
extension TimeScan {
    // MARK: Years

    /// A year behind a month: `2018`, `عام 2018`, `من عام 2018`, with its era.
    func yearBehind(_ i: Int) -> (value: Int, end: Int)? {
        var at = i
        if at < end, code(at) == 0x2C, text.tokens[at].isPunctuation, at + 1 < end, let year = DigitValue.plain(text, at + 1),
            isYear(year)
        {
            at += 1
        }
        if let from = hit(at), from.kind == .from || from.kind == .in { at = from.end }
        if let unit = hit(at), unit.kind == .unit, unit.value == 5, !unit.clitics.contains(.conjunction) { at = unit.end }
        if at == i, isPunctuation(at), code(at) == 0x2F, let year = yearNumber(at + 1, named: false) { return year }
        guard let year = yearNumber(at, named: true), at > i || text.tokens[at].isDigits || year.value % 100 != 0 else { return nil }
        return year
    }

    private func isYear(_ value: Int) -> Bool { (1900...2099).contains(value) || (1343...1500).contains(value) }

    /// A year in digits or words with the sign of its era.
    func yearNumber(_ i: Int, named: Bool) -> (value: Int, end: Int)? {
        guard i < end else { return nil }
        var found: (value: Int, end: Int)?
        if let value = DigitValue.plain(text, i), text.tokens[i].end - text.tokens[i].start == 4, isYear(value) { found = (value, i + 1) }
        if found == nil, named, text.tokens[i].isArabic, let words = cardinals.read(text, i, end), (1900...2099).contains(words.low),
            words.low == words.high
        {
            found = (Int(words.low), words.end)
        }
        if found == nil, named { found = shortYear(i) }
        if let year = found, let era = hit(year.end), era.kind == .era || era.kind == .hijriEra { found?.end = era.end }
        return found
    }

    /// `عام 67`, `سنة ثلاث وسبعين`: two digits behind the word for year are those of the last century, where nothing is counted.
    private func shortYear(_ i: Int) -> (value: Int, end: Int)? {
        guard i > range.lowerBound, let unit = hit(i - 1, .unit), unit.value == 5 else { return nil }
        let isWord = text.tokens[i].isArabic
        guard isWord || text.tokens[i].end == text.tokens[i].start + 2, let number = cardinals.read(text, i, end), (40...99).contains(number.low),
            number.low == number.high, number.low == number.low.rounded(), !isWord || number.low.truncatingRemainder(dividingBy: 10) != 0,
            !countsNext(number.end)
        else { return nil }
        return (1900 + Int(number.low), number.end)
    }

    func yearValue(_ i: Int, _ year: (value: Int, end: Int)) -> TimeValue {
        let hijri = (1343...1500).contains(year.value)
        let days = calendar.year(year.value, isHijri: hijri)
        var value = TimeValue(i..<year.end, days?.start, days?.end, "year")
        value.hasYear = true
        return value
    }

    /// Four digits that stand where a year stands: behind a word of place in time, before an era, or before nothing that they could count.
    func yearAlone(_ i: Int, floor: Int) -> TimeValue? {
        guard let year = yearNumber(i, named: false) else { return nil }
        let marked = year.end > i + 1
        if (1343...1500).contains(year.value) { return marked ? yearValue(i, year) : nil }
        guard marked || isYearPlace(i, floor: floor, year.value) else { return nil }
        return yearValue(i, year)
    }

    private func isYearPlace(_ i: Int, floor: Int, _ value: Int) -> Bool {
        let next = i + 1
        if isGluedToDigits(next) { return code(next) == 0x2F && yearNumber(next + 1, named: false) != nil }
        guard !isGluedBehindSign(i) else { return false }
        if let word = before(i, floor: floor), leadsYears(word.kind) { return value % 100 != 0 || !countsNext(next) }
        if isHeading(i, next) { return true }
        guard i > floor else { return false }
        if code(i - 1) == 0x28, code(next) == 0x29 || code(next) == 0x2D { return true }
        guard !isBentNumber(i, floor: floor), !countsNext(next) else { return false }
        if let word = before(i, floor: floor), word.kind == .from { return true }
        return (1940...2035).contains(value) && value % 100 != 0 && text.tokens[i - 1].isArabic && isNounLike(i - 1)
    }

    /// `- 2013 -`, `2011: …` at the beginning of a line
    private func isHeading(_ i: Int, _ next: Int) -> Bool {
        let first = i > 0 && text.tokens[i - 1].code == 0x2D ? i - 1 : i
        guard first == 0 || text.tokens[first - 1].kind == .lineBreak, next < end, isPunctuation(next) else { return false }
        return code(next) == 0x3A || (code(next) == 0x2D && (next + 1 >= end || !text.tokens[next + 1].isDigits))
    }

    private func leadsYears(_ kind: TimeWords.Kind) -> Bool {
        switch kind {
        case .in, .since, .before, .after, .to, .between, .period, .edge: true
        default: false
        }
    }

    /// A sign and digits follow without a space (`2017:30`, `2017/8`); a dash makes a span of years and is read elsewhere.
    private func isGluedToDigits(_ next: Int) -> Bool {
        isPunctuation(next) && next + 1 < end && text.tokens[next + 1].isDigits
            && text.tokens[next].start == text.tokens[next - 1].end
            && code(next) != 0x2D
    }

    private func isGluedBehindSign(_ i: Int) -> Bool {
        guard i > range.lowerBound, text.tokens[i - 1].end == text.tokens[i].start, !text.tokens[i - 1].isArabic else { return false }
        return code(i - 1) != 0x28 && code(i - 1) != 0x2D && code(i - 1) != LetterCode.openQuote
    }

    /// Behind a hedge or a noun whose number is a name, digits are no year.
    private func isBentNumber(_ i: Int, floor: Int) -> Bool {
        if numbers.phrases.kind(text, i - 1) == .label { return true }
        guard let phrase = numbers.phrases.ending(text, i, floor: floor) else { return false }
        return phrase.kind != .from && phrase.kind != .or && phrase.kind != .to
    }

    /// Whether the next word may be what a number counts: an Arabic word without و and article that is no preposition.
    func countsNext(_ i: Int) -> Bool {
        guard i < end else { return false }
        if code(i) == 0x25 { return true }
        guard text.tokens[i].isArabic else { return false }
        if text.reading(i)?.proclitics.preposition ?? false { return false }
        if let word = hit(i) { return [.unit, .units, .dual].contains(word.kind) }
        if let item = numbers.at(text, i, end) { return item.clitics.isEmpty }
        if numbers.phrases.starting(text, i, end)?.kind == .percent { return true }
        let codes = text.script.codes
        let start = Int(text.tokens[i].start)
        if codes[start] == LetterCode.waw || codes[start] == LetterCode.feh { return false }
        if codes[start] == LetterCode.alef, start + 1 < codes.count, codes[start + 1] == LetterCode.lam { return false }
        guard let reading = text.reading(i) else { return true }
        return reading.partOfSpeech.isNominal || reading.partOfSpeech == .unknown
    }

    private func isNounLike(_ i: Int) -> Bool {
        guard let reading = text.reading(i) else { return true }
        return reading.partOfSpeech != .verb
    }

    // MARK: Digits only

    /// `25/7/2018`, `2018-07-25`, `25.7.2018`, `15/8/1439هـ`.
    func numericDate(_ i: Int) -> TimeValue? {
        guard var parts = numericParts(i) else { return nil }
        if parts.a > 31 { swap(&parts.a, &parts.c) }
        guard isYear(parts.c) else { return nil }
        if parts.b > 12, parts.a <= 12 { swap(&parts.a, &parts.b) }
        let date = calendar.day(parts.a, parts.b, parts.c, isHijri: parts.c < 1600)
        guard date != nil || parts.c < 1600 else { return nil }
        var upper = parts.end
        if let era = hit(upper), era.kind == .era || era.kind == .hijriEra { upper = era.end }
        var value = TimeValue(i..<upper, day: date)
        value.hasYear = true
        return value
    }

    private func numericParts(_ i: Int) -> (a: Int, b: Int, c: Int, end: Int)? {
        if let a = DigitValue.plain(text, i) {
            guard i + 4 < end, isPunctuation(i + 1), code(i + 1) == 0x2F || code(i + 1) == 0x2D || code(i + 1) == 0x5C,
                code(i + 3) == code(i + 1),
                let b = DigitValue.plain(text, i + 2), let c = DigitValue.plain(text, i + 4)
            else { return nil }
            return (a, b, c, i + 5)
        }
        var values: [Int] = [0]
        for p in Int(text.tokens[i].start)..<Int(text.tokens[i].end) {
            let code = text.script.codes[p]
            if code == 0x2E {
                values.append(0)
            } else if LetterCode.isDigit(code) {
                values[values.count - 1] = min(values[values.count - 1] * 10 + Int(code - 48), 99_999)
            } else if code != 0 {
                return nil
            }
        }
        return values.count == 3 ? (values[0], values[1], values[2], i + 1) : nil
    }
}
