import IsnadModel
import IsnadRules

/// Which year an expression means.
enum YearChoice {
    /// Nothing said: the latest that began by the day of publication.
    case latest
    case written(Int)
    /// `الماضي`, `الجاري`, `المقبل` behind a month or day: -1, 0, 1.
    case direction(Int)
    /// `العام الماضي` behind a month: years from that of publication.
    case relative(Int)
}

/// Turns what the words say into days. Nothing here looks at text.
struct CalendarResolver: Sendable {
    let hijri: HijriCalendar

    typealias Days = (start: CivilDate, end: CivilDate)

    // MARK: Months and days of a year

    func month(_ month: Int, _ year: Int, isHijri: Bool) -> Days? {
        if isHijri { return hijri.month(month, year: year).map { ($0.start, $0.end) } }
        guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
        return (first, first.adding(days: CivilDate.days(inMonth: month, year: year) - 1))
    }

    func day(_ day: Int, _ month: Int, _ year: Int, isHijri: Bool) -> CivilDate? {
        isHijri ? hijri.date(year: year, month: month, day: day) : CivilDate(year: year, month: month, day: day)
    }

    func year(_ year: Int, isHijri: Bool) -> Days? {
        if isHijri { return hijri.year(year).map { ($0.start, $0.end) } }
        guard let first = CivilDate(year: year, month: 1, day: 1), let last = CivilDate(year: year, month: 12, day: 31) else { return nil }
        return (first, last)
    }

    func isHijriYear(_ year: Int) -> Bool { (1343...1500).contains(year) }

    private func year(of date: CivilDate, isHijri: Bool) -> Int? { isHijri ? hijri.year(of: date) : date.year }

    func month(_ month: Int, _ choice: YearChoice, isHijri: Bool, published: CivilDate?) -> Days? {
        if case .written(let year) = choice {
            return self.month(month, year, isHijri: isHijri && isHijriYear(year)) ?? inGregorian(month, year, isHijri)
        }
        guard let published, let now = year(of: published, isHijri: isHijri) else { return nil }
        let candidates = [now + 1, now, now - 1, now - 2].compactMap { self.month(month, $0, isHijri: isHijri) }
        switch choice {
        case .relative(let years): return self.month(month, now + years, isHijri: isHijri)
        case .direction(let way) where way < 0: return candidates.first { $0.end < published }
        case .direction(let way) where way > 0: return candidates.last { $0.start > published }
        case .direction: return self.month(month, now, isHijri: isHijri)
        default: return candidates.first { $0.start <= published }
        }
    }

    /// `رمضان 2017`: a Hijri month in a Gregorian year.
    private func inGregorian(_ month: Int, _ year: Int, _ isHijri: Bool) -> Days? {
        guard isHijri, let first = CivilDate(year: year, month: 1, day: 1), let around = hijri.year(of: first) else { return nil }
        return [around, around + 1].compactMap { self.month(month, $0, isHijri: true) }.first { $0.start.year == year }
    }

    /// - Parameter weekday: the day of the week that the text gives with the date; it decides between years.
    func day(_ day: Int, _ month: Int, _ choice: YearChoice, isHijri: Bool, weekday: Int?, published: CivilDate?) -> CivilDate? {
        if case .written(let year) = choice {
            if isHijri, !isHijriYear(year) { return inGregorian(month, year, true).map { $0.start.adding(days: day - 1) } }
            return self.day(day, month, year, isHijri: isHijri)
        }
        guard let published, let now = year(of: published, isHijri: isHijri) else { return nil }
        let candidates = [now + 1, now, now - 1, now - 2].compactMap { self.day(day, month, $0, isHijri: isHijri) }
        switch choice {
        case .relative(let years): return self.day(day, month, now + years, isHijri: isHijri)
        case .direction(let way) where way > 0: return candidates.last { $0 > published }
        case .direction(0): return self.day(day, month, now, isHijri: isHijri)
        default: break
        }
        let past = candidates.first { $0 <= published }
        guard let weekday, past?.weekday != weekday else { return past }
        return candidates.first { $0.weekday == weekday } ?? past
    }

    // MARK: Counted from publication

    /// The day of the week: the latest not after publication, or as the word of direction says.
    func weekday(_ weekday: Int, _ direction: Int?, published: CivilDate?) -> CivilDate? {
        guard let published else { return nil }
        let back = (published.weekday - weekday + 7) % 7
        switch direction {
        case .none: return published.adding(days: -back)
        case .some(0): return published.adding(days: weekday - published.weekday)
        case .some(let way) where way > 0: return published.adding(days: (back == 0 ? 7 : 7 - back) + 7 * (way - 1))
        case .some(let way): return published.adding(days: (back == 0 ? -7 : -back) + 7 * (way + 1))
        }
    }

    /// A whole unit of the calendar, `offset` units from the one that holds the day of publication.
    func whole(_ unit: Int, _ offset: Int, published: CivilDate?) -> Days? {
        guard let published else { return nil }
        switch unit {
        case 2: return (published.adding(days: offset), published.adding(days: offset))
        case 3:
            let monday = published.adding(days: 1 - published.weekday + 7 * offset)
            return (monday, monday.adding(days: 6))
        case 4:
            let shifted = CivilDate(year: published.year, month: published.month, day: 1)?.adding(months: offset) ?? published
            return month(shifted.month, shifted.year, isHijri: false)
        case 5: return year(published.year + offset, isHijri: false)
        case 6, 7:
            let length = unit == 6 ? 10 : 100
            let first = (published.year / length + offset) * length
            guard let from = year(max(first, 1), isHijri: false), let to = year(first + length - 1, isHijri: false) else { return nil }
            return (from.start, to.end)
        default: return nil
        }
    }

    /// The day `amount` units before (negative) or after publication.
    func shifted(_ amount: Double, _ unit: Int, published: CivilDate?) -> CivilDate? {
        guard let published, amount.magnitude < 10_000 else { return nil }
        switch unit {
        case 0: return published
        case 1: return published.adding(days: Int(amount / 24))
        case 2: return published.adding(days: Int(amount))
        case 3: return published.adding(days: Int(amount * 7))
        case 4: return months(published, amount)
        case 5: return months(published, amount * 12)
        case 6: return months(published, amount * 120)
        default: return months(published, amount * 1200)
        }
    }

    private func months(_ date: CivilDate, _ amount: Double) -> CivilDate? {
        let total = date.year * 12 + Int(amount)
        return total > 12 ? date.adding(months: Int(amount)) : nil
    }

    // MARK: Parts

    /// Early (1), middle (2) or late (3) part of a month, year, decade or century.
    func part(_ edge: Int, of days: Days, precision: String) -> Days {
        switch precision {
        case "month":
            switch edge {
            case 1: return (days.start, days.start.adding(days: 9))
            case 2: return (days.start.adding(days: 10), days.start.adding(days: 19))
            default: return (days.start.adding(days: 20), days.end)
            }
        case "year": return part(days, edge == 1 ? (0, 2) : edge == 2 ? (5, 6) : (9, 11))
        case "decade": return part(days, edge == 1 ? (0, 35) : edge == 2 ? (48, 71) : (84, 119))
        case "century": return part(days, edge == 1 ? (0, 299) : edge == 2 ? (480, 719) : (900, 1199))
        default: return days
        }
    }

    /// Months of an interval, counted from 0, both inclusive.
    private func part(_ days: Days, _ months: (Int, Int)) -> Days {
        (days.start.adding(months: months.0), days.start.adding(months: months.1 + 1).adding(days: -1))
    }

    /// Part number `index` (from 1) of a year cut into `parts`.
    func fraction(_ index: Int, of parts: Int, _ days: Days) -> Days? {
        guard index >= 1, index <= parts else { return nil }
        let length = 12 / parts
        return (days.start.adding(months: (index - 1) * length), days.start.adding(months: index * length).adding(days: -1))
    }

    // MARK: Holidays

    /// The day of a year; without one, the nearest to publication (a truce for a feast is told before it), or as the word of direction says.
    func holiday(_ holiday: Holiday, year: Int?, direction: Int?, published: CivilDate?) -> CivilDate? {
        if let year { return date(holiday, year) }
        guard let published, let now = self.year(of: published, isHijri: holiday.calendar == "hijri") else { return nil }
        let dates = [now + 1, now, now - 1, now - 2].compactMap { date(holiday, $0) }
        let (next, last) = (dates.last { $0 > published }, dates.first { $0 <= published })
        if let direction { return direction > 0 ? next : last }
        guard let next, let last else { return next ?? last }
        return next.daysSince1970 - published.daysSince1970 <= published.daysSince1970 - last.daysSince1970 ? next : last
    }

    private func date(_ holiday: Holiday, _ year: Int) -> CivilDate? {
        switch holiday.calendar {
        case "easter": return Easter.sunday(year)?.adding(days: holiday.day - holiday.month)
        case "nth":
            guard let first = CivilDate(year: year, month: holiday.month, day: 1) else { return nil }
            return weekday(holiday.day % 10, 1, published: first.adding(days: -1))?.adding(days: 7 * (holiday.day / 10 - 1))
        case "hijri": return day(holiday.day, holiday.month, .written(year), isHijri: true, weekday: nil, published: nil)
        default: return CivilDate(year: year, month: holiday.month, day: holiday.day)
        }
    }
}

/// Easter Sunday of the western churches, by the anonymous Gregorian computus (Nature, 1876; Meeus).
enum Easter {
    static func sunday(_ year: Int) -> CivilDate? {
        let (a, b, c) = (year % 19, year / 100, year % 100)
        let g = (8 * b + 13) / 25
        let h = (19 * a + b - b / 4 - g + 15) % 30
        let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let n = h + l - 7 * m + 114
        return CivilDate(year: year, month: n / 31, day: n % 31 + 1)
    }
}
