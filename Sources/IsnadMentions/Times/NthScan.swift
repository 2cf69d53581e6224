import IsnadLanguage
import IsnadModel

/// Days and weeks counted inside a month: `ثالث ثلاثاء من أيلول`, `الأسبوع الأول من يوليو`, `آخر يوم من العام`.
extension TimeScan {
    private enum Counted {
        case weekday(Int), day, week
    }

    func nth(_ i: Int) -> TimeValue? {
        guard let (index, what, at) = ordinalFirst(i) ?? ordinalLast(i) else { return nil }
        if case .weekday(let weekday) = what, let value = beside(i, index, weekday, at) { return value }
        guard let base = monthBehind(at), let start = base.start,
            let last = base.end,
            let days = pick(what, index, start, last)
        else { return nil }
        var value = TimeValue(i..<base.tokens.upperBound, days.0, days.1, days.0 == days.1 ? "day" : "week")
        (value.isAnchored, value.hasYear) = (base.isAnchored, base.hasYear)
        return value
    }

    /// `ثالث ثلاثاء بعد عيد الميلاد 2014` (the third Tuesday after Christmas), `آخر جمعة قبل رمضان`.
    private func beside(_ i: Int, _ index: Int, _ weekday: Int, _ at: Int) -> TimeValue? {
        guard let side = hit(at), side.kind == .after || side.kind == .before, let base = point(side.end, floor: i), let start = base.start,
            let last = base.end
        else { return nil }
        let count = max(index, 1)
        let first = side.kind == .after ? calendar.weekday(weekday, 1, published: last) : calendar.weekday(weekday, -1, published: start)
        var value = TimeValue(i..<base.tokens.upperBound, day: first?.adding(days: (side.kind == .after ? 7 : -7) * (count - 1)))
        (value.isAnchored, value.hasYear) = (base.isAnchored, base.hasYear)
        return value
    }

    /// `ثالث يوم ثلاثاء`, `آخر يوم`; -1 stands for the last.
    private func ordinalFirst(_ i: Int) -> (Int, Counted, Int)? {
        var (index, at) = (-1, i)
        if let last = hit(i, .last) {
            at = last.end
        } else {
            guard let found = ordinals.read(text, i, floor: i, end: end), found.value <= 5,
                numbers.at(text, i, end)?.clitics.contains(.article) == false
            else { return nil }
            (index, at) = (Int(found.value), found.end)
        }
        let day = hit(at).flatMap { $0.kind == .unit && $0.value == 2 && $0.clitics.isEmpty ? $0 : nil }
        if let weekday = hit(day?.end ?? at, .weekday), weekday.clitics.subtracting(.article).isEmpty {
            return (index, .weekday(weekday.value), weekday.end)
        }
        if let day { return (index, .day, day.end) }
        guard let week = hit(at, .unit), week.value == 3, week.clitics.isEmpty else { return nil }
        return (index, .week, week.end)
    }

    /// `الثلاثاء الأخير`, `اليوم الأخير`, `الأسبوع الأول`
    private func ordinalLast(_ i: Int) -> (Int, Counted, Int)? {
        guard let word = hit(i), word.clitics.contains(.article) || word.kind == .dayword else { return nil }
        let what: Counted
        switch word.kind {
        case .weekday: what = .weekday(word.value)
        case .dayword where word.value == 0: what = .day
        case .unit where word.value == 2: what = .day
        case .unit where word.value == 3: what = .week
        default: return nil
        }
        if let way = hit(word.end, .direction), way.value == -1, way.clitics.contains(.article) { return (-1, what, way.end) }
        if case .day = what { return nil }
        guard let found = ordinals.read(text, word.end, floor: word.end, end: end), found.value <= 5 else { return nil }
        return (Int(found.value), what, found.end)
    }

    /// The month or year that something is counted inside, with or without `من`.
    func monthBehind(_ i: Int) -> TimeValue? {
        guard i < end else { return nil }
        var at = i
        if let word = hit(i), word.kind == .from || word.kind == .in { at = word.end }
        if let month = monthNamed(at, hasDay: true), at > i || hit(i)?.clitics.contains(.preposition) == true {
            return monthValue(at, month)
        }
        guard at > i, let unit = hit(at, .unit), unit.value == 4 || unit.value == 5 else { return nil }
        if unit.value == 5, let year = yearNumber(unit.end, named: true) { return yearValue(at, year) }
        return unitWithDirection(at, unit, bare: false)
    }

    private func pick(_ what: Counted, _ index: Int, _ start: CivilDate, _ last: CivilDate) -> (CivilDate, CivilDate)? {
        switch what {
        case .day:
            let day = index < 0 ? last : start.adding(days: index - 1)
            return (day, day)
        case .weekday(let weekday):
            let day = nth(weekday, index, start, last)
            return day <= last ? (day, day) : nil
        case .week:
            let monday = nth(1, index, start, last)
            return monday <= last ? (monday, monday.adding(days: 6)) : nil
        }
    }

    private func nth(_ weekday: Int, _ index: Int, _ start: CivilDate, _ last: CivilDate) -> CivilDate {
        if index < 0 { return last.adding(days: -((last.weekday - weekday + 7) % 7)) }
        return start.adding(days: (weekday - start.weekday + 7) % 7 + 7 * (index - 1))
    }
}
