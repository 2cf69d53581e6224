import IsnadLanguage
import IsnadModel

/// Parts of months and years, seasons, decades, holidays.
extension TimeScan {
    /// `مطلع 2018`, `منتصف الشهر الماضي`, `أواخر أيلول`, `نهاية العام`.
    func edge(_ i: Int, _ word: TimeWords.Hit) -> TimeValue? {
        guard !word.clitics.contains(.article), let base = edgeBase(word.end, i), base.precision != "interval" || base.start == nil else {
            return nil
        }
        var value = base.starting(at: i)
        if let start = base.start, let last = base.end {
            let part = calendar.part(word.value, of: (start, last), precision: base.precision)
            (value.start, value.end) = (part.start, part.end)
            if part.start != start || part.end != last { value.precision = "interval" }
        }
        return value
    }

    private func edgeBase(_ i: Int, _ floor: Int) -> TimeValue? {
        guard i < end else { return nil }
        if text.tokens[i].isDigits { return yearNumber(i, named: false).map { yearValue(i, $0) } }
        guard let word = hit(i) else { return nil }
        if word.kind.isMonth { return month(i, floor: floor) }
        if word.kind == .this { return this(i, word) }
        if word.kind == .decade { return decade(i, word) }
        guard word.kind == .unit, word.value >= 3 else { return nil }
        if let value = unit(i, word, floor: i) { return value }
        return unitWithDirection(i, word, bare: true)
    }

    /// `النصف الأول من 2018`, `الربع الثالث من العام الماضي`.
    func fraction(_ i: Int, _ word: TimeWords.Hit) -> TimeValue? {
        guard word.clitics.contains(.article) else { return nil }
        let index: (value: Double, end: Int)?
        if let way = hit(word.end, .direction), way.value < 0 {
            index = (Double(word.value), way.end)
        } else {
            index = ordinals.read(text, word.end, floor: word.end, end: end)
        }
        guard let index, let base = fractionBase(index.end, i), base.precision == "year" || base.start == nil
        else { return nil }
        var value = base.starting(at: i)
        if let start = base.start, let last = base.end, let part = calendar.fraction(Int(index.value), of: word.value, (start, last)) {
            (value.start, value.end, value.precision) = (part.start, part.end, word.value == 2 ? "half" : "quarter")
        }
        return value
    }

    /// `من 2018`, `للعام 2018`, `2018`
    private func fractionBase(_ i: Int, _ floor: Int) -> TimeValue? {
        if let from = hit(i), from.kind == .from || from.kind == .in { return edgeBase(from.end, floor) }
        if let unit = hit(i, .unit), unit.clitics.contains(.preposition) { return edgeBase(i, floor) }
        return yearNumber(i, named: false).map { yearValue(i, $0) }
    }

    /// `صيف 2015`, `الشتاء الماضي`; a winter is named by the year in which it begins.
    func season(_ i: Int, _ word: TimeWords.Hit) -> TimeValue? {
        if let year = yearBehind(word.end) {
            var value = seasonValue(i..<year.end, word.value, year.value)
            value.hasYear = true
            return value
        }
        guard word.clitics.contains(.article), let way = hit(word.end), way.kind.isDirection, way.clitics.contains(.article) else {
            return nil
        }
        guard let published else { return TimeValue(i..<way.end, nil, nil, "unresolved") }
        let values = [1, 0, -1, -2].map { seasonValue(i..<way.end, word.value, published.year + $0) }
        let found =
            way.value > 0
            ? values.last { $0.start.map { $0 > published } ?? false }
            : values.first { $0.end.map { way.value < 0 ? $0 < published : $0 >= published } ?? false }
        var value =
            (way.value == 0 ? values.last { $0.end.map { $0 >= published } ?? false } : found)
            ?? TimeValue(i..<way.end, nil, nil, "unresolved")
        value.isAnchored = true
        return value
    }

    private func seasonValue(_ tokens: Range<Int>, _ season: Int, _ year: Int) -> TimeValue {
        let start = CivilDate(year: year, month: season * 3, day: 1)
        return TimeValue(tokens, start, start?.adding(months: 3).adding(days: -1), "quarter")
    }

    /// `نصف شهر مارس`, `نصف شعبان`: the fifteenth, as Arabic counts days; `منتصف` is the longer middle.
    func middle(_ i: Int, _ word: TimeWords.Hit) -> TimeValue? {
        guard word.kind == .half, let at = hit(word.end, .from)?.end ?? (word.clitics.contains(.article) ? nil : word.end),
            let base = monthNamed(at, hasDay: true)
        else { return nil }
        let day = calendar.day(15, base.month, base.choice, isHijri: base.isHijri, weekday: nil, published: published)
        var value = TimeValue(i..<base.end, day: day)
        value.note(base.choice)
        return value
    }

    /// `تسعينيات القرن الماضي`, `الستينيات من القرن العشرين`; `الثمانينيات` alone are those of the century that news looks back on.
    func decade(_ i: Int, _ word: TimeWords.Hit) -> TimeValue? {
        let from = hit(word.end, .from)
        guard let unit = hit(from?.end ?? word.end, .unit), unit.value == 7 else {
            let isAge = from.map { hit($0.end)?.kind == .age } ?? false
            return word.clitics.contains(.article) && word.value >= 40 && !isAge ? decadeValue(i..<word.end, 1900, word.value) : nil
        }
        var (century, upper) = (1900, unit.end)
        if let way = hit(unit.end, .direction) {
            (century, upper) = (way.value == 0 ? 2000 : 1900, way.end)
        } else if let item = numbers.at(text, unit.end, end), item.clitics.contains(.article) {
            let ordinal = ordinals.read(text, unit.end, floor: i, end: end)
            (century, upper) = (Int((ordinal?.value ?? 20) - 1) * 100, ordinal?.end ?? unit.end + 1)
        }
        return decadeValue(i..<upper, century, word.value)
    }

    /// `القرن التاسع عشر` (the nineteenth century), `القرن الـ19`.
    func century(_ i: Int, _ word: TimeWords.Hit) -> TimeValue? {
        guard word.clitics.contains(.article) else { return nil }
        var at = word.end
        if let article = hit(at, .article) { at = article.end }
        guard let found = ordinals.read(text, at, floor: i, end: end) ?? DigitValue.plain(text, at, end).map({ (Double($0), at + 1) }),
            (1...30).contains(found.value)
        else { return nil }
        let isOtherEra = hit(found.end).map { $0.kind == .hijriEra || $0.kind == .before } ?? false
        let first = isOtherEra ? nil : calendar.year((Int(found.value) - 1) * 100, isHijri: false)
        let last = isOtherEra ? nil : calendar.year(Int(found.value) * 100 - 1, isHijri: false)
        return TimeValue(i..<found.end, first?.start, last?.end, "century")
    }

    private func decadeValue(_ tokens: Range<Int>, _ century: Int, _ decade: Int) -> TimeValue {
        let first = calendar.year(century + decade, isHijri: false)
        let last = calendar.year(century + decade + 9, isHijri: false)
        return TimeValue(tokens, first?.start, last?.end, "decade")
    }

    /// `عيد الفطر`, `رأس السنة الهجرية 2019`, `عيد الأضحى الماضي`.
    func holiday(_ i: Int, _ word: TimeWords.Hit) -> TimeValue? {
        let holiday = words.holidays[word.value]
        var upper = word.end
        var year: Int?
        if let found = yearBehind(upper) { (year, upper) = (found.value, found.end) }
        let way = year == nil ? hit(upper, .direction) : nil
        if let way { upper = way.end }
        let date = calendar.holiday(holiday, year: year, direction: way?.value, published: published)
        var value = TimeValue(i..<upper, day: date)
        value.isAnchored = year == nil
        return value
    }
}
