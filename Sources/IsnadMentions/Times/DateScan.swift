import IsnadLanguage
import IsnadModel
import IsnadScript

/// Dates with a day and month, months, years.
extension TimeScan {
    /// A month's name with its second name, year or word of direction.
    struct MonthRead {
        var month: Int
        var isHijri: Bool
        var choice: YearChoice
        var end: Int
        /// Something beside the name shows that it is a month.
        var isSure: Bool
    }

    // MARK: Days

    /// `25 يوليو`, `الخامس من تموز/ يوليو الماضي`, `13-15 يوليو`, `12 من الشهر الجاري`.
    func date(_ i: Int, weekday: Int?) -> TimeValue? {
        guard let first = dayNumber(i) else { return nil }
        let second = secondDay(first.end)
        if let value = date(i, first.value, second?.value, second?.end ?? first.end, weekday) { return value }
        return second == nil ? nil : date(i, first.value, nil, first.end, weekday)
    }

    private func date(_ i: Int, _ first: Int, _ last: Int?, _ at: Int, _ weekday: Int?) -> TimeValue? {
        var from = at
        if let word = hit(at), word.kind == .from || word.kind == .in, !word.clitics.contains(.conjunction) { from = word.end }
        if let month = monthNamed(from, hasDay: true) { return days(i, first, last, month, weekday) }
        guard from > at, let unit = hit(from, .unit), unit.value == 4, let months = unitWithDirection(from, unit, bare: false), let base = months.start else {
            return nil
        }
        var value = TimeValue(i..<months.tokens.upperBound, CivilDate(year: base.year, month: base.month, day: first), nil, "day")
        value.end = CivilDate(year: base.year, month: base.month, day: last ?? first)
        value.isAnchored = true
        return value
    }

    private func days(_ i: Int, _ first: Int, _ last: Int?, _ month: MonthRead, _ weekday: Int?) -> TimeValue {
        func resolve(_ day: Int, _ weekday: Int?) -> CivilDate? {
            calendar.day(day, month.month, month.choice, isHijri: month.isHijri, weekday: weekday, published: published)
        }
        let start = resolve(first, weekday)
        var value = TimeValue(i..<month.end, start, last.map { resolve($0, nil) } ?? start, last == nil ? "day" : "interval")
        value.note(month.choice)
        if case .latest = month.choice, !month.isHijri { value.open = (month.month, first) }
        return value
    }

    /// 1…31 in digits (also behind `الـ`), or as an ordinal.
    private func dayNumber(_ i: Int) -> (value: Int, end: Int)? {
        guard i < end else { return nil }
        if let value = DigitValue.plain(text, i) { return (1...31).contains(value) ? (value, i + 1) : nil }
        if let word = hit(i), word.kind == .article, i + 1 < end, let value = DigitValue.plain(text, i + 1), (1...31).contains(value) {
            return (value, i + 2)
        }
        if let found = ordinals.read(text, i, floor: i, end: end), found.value <= 31 { return (Int(found.value), found.end) }
        if let item = numbers.at(text, i, end), item.kind == .tens, item.value <= 30, item.clitics.contains(.article) { return (Int(item.value), i + 1) }
        return nil
    }

    /// The last of several days of one month: `13-15 تموز`, `13 إلى 15 تموز`, `5 و6 مايو`.
    private func secondDay(_ i: Int) -> (value: Int, end: Int)? {
        guard i + 1 < end else { return nil }
        if code(i) == 0x2D, let value = DigitValue.plain(text, i + 1), (1...31).contains(value) { return (value, i + 2) }
        if let word = hit(i), word.kind == .to || word.kind == .conjunction, let found = dayNumber(word.end) { return found }
        if let item = numbers.at(text, i, end), item.clitics.contains(.waw), let found = dayNumber(i) { return found }
        return nil
    }

    // MARK: Months

    func month(_ i: Int, floor: Int) -> TimeValue? {
        let led = before(i, floor: floor).map { [.in, .since, .from, .to, .between, .edge, .before, .after, .within].contains($0.kind) } ?? false
        guard let found = monthNamed(i, hasDay: false), found.isSure || isStrong(i) || (led && hit(i)?.kind == .weakMonth && !isWeakest(i)) else { return nil }
        if let day = dayBehind(found) { return days(i, day.first, day.last, MonthRead(month: found.month, isHijri: found.isHijri, choice: day.choice, end: day.end, isSure: true), nil) }
        return monthValue(i, found)
    }

    func monthValue(_ i: Int, _ found: MonthRead) -> TimeValue {
        let days = calendar.month(found.month, found.choice, isHijri: found.isHijri, published: published)
        var value = TimeValue(i..<found.end, days?.start, days?.end, "month")
        value.note(found.choice)
        if case .latest = found.choice, !found.isHijri { value.open = (found.month, nil) }
        return value
    }

    /// Names that are no other word. `آب` (August) is one when its madda is written.
    private func isStrong(_ i: Int) -> Bool {
        guard let word = hit(i) else { return false }
        if word.kind == .month || word.kind == .hijriMonth { return true }
        let start = Int(word.clitics.wordStart(text, i))
        return word.kind == .weakMonth && start < text.script.count && text.script.codes[start] == LetterCode.alefMadda
    }

    /// Short names (`اب`, father; `ماي`, a minister) need more than a preposition.
    private func isWeakest(_ i: Int) -> Bool { text.tokens[i].end - text.tokens[i].start < 4 }

    /// `يوليو 13-15`: days behind the month, where nothing behind them is counted.
    private func dayBehind(_ found: MonthRead) -> (first: Int, last: Int?, choice: YearChoice, end: Int)? {
        guard case .latest = found.choice, let day = dayNumber(found.end), text.tokens[found.end].kind == .digits else { return nil }
        let second = secondDay(day.end)
        let last = second?.end ?? day.end
        if let year = yearBehind(last) { return (day.value, second?.value, .written(year.value), year.end) }
        return last == end || isPunctuation(last) ? (day.value, second?.value, .latest, last) : nil
    }

    /// `شباط/فبراير 2018`, `كانون الأول (ديسمبر) من العام الماضي`, `شهر رمضان`.
    func monthNamed(_ i: Int, hasDay: Bool) -> MonthRead? {
        guard let word = hit(i) else { return nil }
        var found: MonthRead
        if word.kind.isMonth {
            guard i == range.lowerBound || !word.clitics.contains(.article) || word.kind.isHijriMonth else { return nil }
            found = MonthRead(month: word.value, isHijri: word.kind.isHijriMonth, choice: .latest, end: word.end, isSure: hasDay)
        } else if word.kind == .unit, word.value == 4, let named = monthAfterUnit(word, hasDay) {
            found = named
        } else {
            return nil
        }
        secondName(&found)
        yearChoice(&found)
        return found
    }

    private func monthAfterUnit(_ unit: TimeWords.Hit, _ hasDay: Bool) -> MonthRead? {
        if let word = hit(unit.end), word.kind.isMonth, !word.clitics.contains(.conjunction) {
            return MonthRead(month: word.value, isHijri: word.kind.isHijriMonth, choice: .latest, end: word.end, isSure: true)
        }
        guard let item = numbers.at(text, unit.end, end), (1...10).contains(item.value) else { return nil }
        let isNumbered = unit.clitics.contains(.article) ? item.kind == .ordinal && hasDay : (item.kind == .unit || item.kind == .ten) && item.clitics.isEmpty
        guard isNumbered, hasDay || !unit.clitics.contains(.article) else { return nil }
        return MonthRead(month: Int(item.value), isHijri: false, choice: .latest, end: unit.end + 1, isSure: hasDay)
    }

    /// The same month under its other name: `نوفمبر/تشرين الثاني`, `شباط (فبراير)`.
    private func secondName(_ found: inout MonthRead) {
        var at = found.end
        let sign = code(at)
        let isSign = isPunctuation(at) && (sign == 0x2F || sign == 0x28 || sign == 0x2D || sign == 0x5C || sign == 0x5B)
        if isSign { at += 1 }
        guard let word = hit(at), word.kind.isMonth, word.value == found.month, word.kind.isHijriMonth == found.isHijri else { return }
        at = word.end
        if isSign, sign == 0x28 || sign == 0x5B {
            guard code(at) == 0x29 || code(at) == 0x5D else { return }
            at += 1
        }
        (found.end, found.isSure) = (at, true)
    }

    private func yearChoice(_ found: inout MonthRead) {
        if let year = yearBehind(found.end) {
            (found.choice, found.end, found.isSure) = (.written(year.value), year.end, true)
        } else if let word = hit(found.end), word.kind.isDirection, word.clitics.contains(.article), !word.clitics.contains(.conjunction) {
            (found.choice, found.end, found.isSure) = (.direction(word.value), word.end, true)
        } else {
            var at = found.end
            if let from = hit(at, .from) { at = from.end }
            guard let way = yearUnit(at) else { return }
            (found.choice, found.end, found.isSure) = (.relative(way.value), way.end, true)
        }
    }

    /// `العام الماضي`, `هذا العام` behind a month.
    private func yearUnit(_ i: Int) -> (value: Int, end: Int)? {
        let this = hit(i, .this)
        guard let unit = hit(this?.end ?? i, .unit), unit.value == 5, unit.clitics.contains(.article) else { return nil }
        if this != nil { return (0, unit.end) }
        guard let way = hit(unit.end), way.kind.isDirection, way.clitics.contains(.article) || way.value == -2 else { return nil }
        return (way.value, way.end)
    }

    // MARK: Years

    /// A year behind a month: `2018`, `عام 2018`, `من عام 2018`, with its era.
    func yearBehind(_ i: Int) -> (value: Int, end: Int)? {
        var at = i
        if at < end, code(at) == 0x2C, text.tokens[at].kind == .punctuation, at + 1 < end, let year = DigitValue.plain(text, at + 1), isYear(year) { at += 1 }
        if let from = hit(at), from.kind == .from || from.kind == .in { at = from.end }
        if let unit = hit(at), unit.kind == .unit, unit.value == 5, !unit.clitics.contains(.conjunction) { at = unit.end }
        if at == i, isPunctuation(at), code(at) == 0x2F, let year = yearNumber(at + 1, named: false) { return year }
        guard let year = yearNumber(at, named: true), at > i || text.tokens[at].kind == .digits || year.value % 100 != 0 else { return nil }
        return year
    }

    private func isYear(_ value: Int) -> Bool { (1900...2099).contains(value) || (1343...1500).contains(value) }

    /// A year in digits or words with the sign of its era.
    func yearNumber(_ i: Int, named: Bool) -> (value: Int, end: Int)? {
        guard i < end else { return nil }
        var found: (value: Int, end: Int)?
        if let value = DigitValue.plain(text, i), text.tokens[i].end - text.tokens[i].start == 4, isYear(value) { found = (value, i + 1) }
        if found == nil, named, text.tokens[i].kind == .arabic, let words = cardinals.read(text, i, end), (1900...2099).contains(words.low), words.low == words.high {
            found = (Int(words.low), words.end)
        }
        if let year = found, let era = hit(year.end), era.kind == .era || era.kind == .hijriEra { found?.end = era.end }
        return found
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
        if isPunctuation(next), next + 1 < end, text.tokens[next + 1].kind == .digits, text.tokens[next].start == text.tokens[i].end, code(next) != 0x2D {
            return code(next) == 0x2F && yearNumber(next + 1, named: false) != nil
        }
        if i > range.lowerBound, text.tokens[i - 1].end == text.tokens[i].start, text.tokens[i - 1].kind != .arabic, code(i - 1) != 0x28, code(i - 1) != 0x2D, code(i - 1) != LetterCode.openQuote { return false }
        if let word = before(i, floor: floor), [.in, .since, .before, .after, .to, .between, .period, .edge].contains(word.kind) {
            return value % 100 != 0 || !countsNext(next)
        }
        if i > floor, code(i - 1) == 0x28, code(next) == 0x29 || code(next) == 0x2D { return true }
        if i > floor, numbers.phrases.kind(text, i - 1) == .label || numbers.phrases.ending(text, i, floor: floor).map({ $0.kind != .from && $0.kind != .or && $0.kind != .to }) ?? false { return false }
        if let word = before(i, floor: floor), word.kind == .from { return !countsNext(next) }
        return (1940...2035).contains(value) && value % 100 != 0 && !countsNext(next) && i > floor && text.tokens[i - 1].kind == .arabic && isNounLike(i - 1)
    }

    /// Whether the next word may be what a number counts: an Arabic word without و and article that is no preposition.
    private func countsNext(_ i: Int) -> Bool {
        guard i < end else { return false }
        if code(i) == 0x25 { return true }
        guard text.tokens[i].kind == .arabic else { return false }
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
            guard i + 4 < end, isPunctuation(i + 1), code(i + 1) == 0x2F || code(i + 1) == 0x2D || code(i + 1) == 0x5C, code(i + 3) == code(i + 1),
                let b = DigitValue.plain(text, i + 2), let c = DigitValue.plain(text, i + 4)
            else { return nil }
            return (a, b, c, i + 5)
        }
        var values: [Int] = [0]
        for p in Int(text.tokens[i].start)..<Int(text.tokens[i].end) {
            let code = text.script.codes[p]
            if code == 0x2E { values.append(0) } else if LetterCode.isDigit(code) { values[values.count - 1] = min(values[values.count - 1] * 10 + Int(code - 48), 99_999) } else if code != 0 { return nil }
        }
        return values.count == 3 ? (values[0], values[1], values[2], i + 1) : nil
    }
}
