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
        var second = secondDay(first.end)
        while let last = second, let next = secondDay(last.end), next.value > last.value { second = next }
        if let value = date(i, first.value, second?.value, second?.end ?? first.end, weekday) { return value }
        return second == nil ? nil : date(i, first.value, nil, first.end, weekday)
    }

    private func date(_ i: Int, _ first: Int, _ last: Int?, _ at: Int, _ weekday: Int?) -> TimeValue? {
        var from = at
        if let word = hit(at), word.kind == .from || word.kind == .in, !word.clitics.contains(.conjunction) { from = word.end }
        if let month = monthNamed(from, hasDay: true) { return days(i, first, last, month, weekday) }
        if from > at, let same = hit(from, .sameMonth) { return TimeValue(i..<same.end, nil, nil, "unresolved") }
        guard from > at, let months = thisMonth(from), let base = months.start else { return nil }
        var value = TimeValue(i..<months.tokens.upperBound, CivilDate(year: base.year, month: base.month, day: first), nil, "day")
        value.end = CivilDate(year: base.year, month: base.month, day: last ?? first)
        value.isAnchored = true
        return value
    }

    /// `الشهر الجاري`, `هذا الشهر`
    private func thisMonth(_ i: Int) -> TimeValue? {
        if let word = hit(i, .this), let unit = hit(word.end, .unit), unit.value == 4 { return this(i, word) }
        guard let unit = hit(i, .unit), unit.value == 4 else { return nil }
        return unitWithDirection(i, unit, bare: false)
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
        if let item = numbers.at(text, i, end), item.kind == .tens, item.value <= 30, item.clitics.contains(.article) {
            return (Int(item.value), i + 1)
        }
        return nil
    }

    /// The last of several days of one month: `13-15 تموز`, `13 إلى 15 تموز`, `5 و6 مايو`.
    private func secondDay(_ i: Int) -> (value: Int, end: Int)? {
        guard i + 1 < end else { return nil }
        if code(i) == 0x2D, let value = DigitValue.plain(text, i + 1), (1...31).contains(value) { return (value, i + 2) }
        if code(i) == 0x2C, isPunctuation(i), text.tokens[i + 1].isDigits { return dayNumber(i + 1) }
        if let word = hit(i), word.kind == .to || word.kind == .conjunction, let found = dayNumber(word.end) { return found }
        if let item = numbers.at(text, i, end), item.clitics.contains(.waw), let found = dayNumber(i) { return found }
        return nil
    }

    // MARK: Months

    func month(_ i: Int, floor: Int) -> TimeValue? {
        let led =
            before(i, floor: floor).map { [.in, .since, .from, .to, .between, .edge, .before, .after, .within].contains($0.kind) } ?? false
        guard let found = monthNamed(i, hasDay: false), found.isSure || isStrong(i) || (led && hit(i)?.kind == .weakMonth && !isWeakest(i))
        else { return nil }
        if let day = dayBehind(found) {
            return days(
                i, day.first, day.last,
                MonthRead(month: found.month, isHijri: found.isHijri, choice: day.choice, end: day.end, isSure: true), nil)
        }
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
        guard case .latest = found.choice, let day = dayNumber(found.end), text.tokens[found.end].isDigits else { return nil }
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
        if hasDay, let month = DigitValue.plain(text, unit.end, end), (1...12).contains(month), !unit.clitics.contains(.article) {
            return MonthRead(month: month, isHijri: false, choice: .latest, end: unit.end + 1, isSure: true)
        }
        guard let item = numbers.at(text, unit.end, end), (1...10).contains(item.value) else { return nil }
        let isNumbered =
            unit.clitics.contains(.article)
            ? item.kind == .ordinal && hasDay : (item.kind == .unit || item.kind == .ten) && item.clitics.isEmpty
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
        guard let way = hit(unit.end), way.kind.isDirection, way.clitics.contains(.article) || way.value.magnitude == 2 else { return nil }
        return (way.value, yearNumber(way.end, named: false)?.end ?? way.end)
    }
}
