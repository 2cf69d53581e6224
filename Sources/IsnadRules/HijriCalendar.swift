import IsnadModel

/// The Umm al-Qura calendar as the table `Rules/calendars/hijri.tsv` gives it: 1343…1500 (1924…2077).
public struct HijriCalendar: Sendable {
    private struct Year: Sendable {
        /// Days since 1970 of 1 Muharram.
        var first: Int
        var lengths: [UInt8]
    }

    private var firstYear = 0
    private var years: [Year] = []

    public init(rules: RuleFiles) {
        for row in Table(rules.bytes("calendars/hijri.tsv")).rows {
            guard let year = Int(row[0]), let first = CivilDate(iso: row[1]), row[2].utf8.count == 12 else { continue }
            if years.isEmpty { firstYear = year }
            guard year == firstYear + years.count else { continue }
            years.append(Year(first: first.daysSince1970, lengths: row[2].utf8.map { min($0 &- 48, 3) + 28 }))
        }
    }

    /// Nil outside the table and for days that do not exist.
    public func date(year: Int, month: Int, day: Int) -> CivilDate? {
        guard let found = bounds(year, month), day >= 1, found.first + day - 1 <= found.last else { return nil }
        return CivilDate(daysSince1970: found.first + day - 1)
    }

    public func month(_ month: Int, year: Int) -> (start: CivilDate, end: CivilDate)? {
        bounds(year, month).map { (CivilDate(daysSince1970: $0.first), CivilDate(daysSince1970: $0.last)) }
    }

    public func year(_ year: Int) -> (start: CivilDate, end: CivilDate)? {
        guard let first = month(1, year: year), let last = month(12, year: year) else { return nil }
        return (first.start, last.end)
    }

    /// The Hijri year that a day lies in.
    public func year(of date: CivilDate) -> Int? {
        let days = date.daysSince1970
        guard let first = years.first, days >= first.first else { return nil }
        var (low, high) = (0, years.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if years[middle].first <= days { low = middle } else { high = middle }
        }
        return firstYear + low
    }

    private func bounds(_ year: Int, _ month: Int) -> (first: Int, last: Int)? {
        guard years.indices.contains(year - firstYear), (1...12).contains(month) else { return nil }
        let row = years[year - firstYear]
        let first = row.first + row.lengths.prefix(month - 1).reduce(0) { $0 + Int($1) }
        return (first, first + Int(row.lengths[month - 1]) - 1)
    }
}
