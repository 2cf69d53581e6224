import IsnadLanguage
import IsnadModel

/// A number of days, weeks or months at the beginning or end of a month or year.
extension TimeScan {
    /// `الأشهر السبعة الأولى من عام 2018` (the first seven months of 2018), `الأيام العشرة الأخيرة من رمضان`.
    func portion(_ i: Int) -> TimeValue? {
        guard let found = count(i), found.isDefinite, let amount = found.amount else { return nil }
        if let way = hit(found.end, .direction), way.value == -1, way.clitics == .article { return portion(i, -amount, found.unit, way.end) }
        guard let item = numbers.at(text, found.end, end), item.kind == .ordinal, item.value == 1, item.clitics == .article else { return nil }
        return portion(i, amount, found.unit, found.end + 1)
    }

    /// `أول ثلاثة أشهر من 2018`, `آخر 3 أيام من شباط`
    func firstOf(_ i: Int, _ last: TimeWords.Hit?) -> TimeValue? {
        if last == nil {
            guard let item = numbers.at(text, i, end), item.kind == .ordinal, item.value == 1, !item.clitics.contains(.article) else { return nil }
        }
        guard let found = count(last?.end ?? i + 1), let amount = found.amount else { return nil }
        return portion(i, last == nil ? amount : -amount, found.unit, found.end)
    }

    /// - Parameter amount: counted from the end where it is negative.
    private func portion(_ i: Int, _ amount: Double, _ unit: Int, _ at: Int) -> TimeValue? {
        guard let from = hit(at, .from), let base = monthBehind(at) ?? yearBehind(from) else { return nil }
        var value = base.starting(at: i)
        value.precision = base.start == nil ? "unresolved" : "interval"
        guard let start = base.start, let last = base.end else { return value }
        let edge = calendar.shifted(amount, unit, published: amount > 0 ? start : last.adding(days: 1))
        if amount > 0 { value.end = edge?.adding(days: -1) } else { value.start = edge }
        guard let first = value.start, let end = value.end, first >= start, end <= last else { return nil }
        return value
    }

    private func yearBehind(_ from: TimeWords.Hit) -> TimeValue? {
        if let year = yearNumber(from.end, named: false) { return yearValue(from.end, year) }
        guard let this = hit(from.end, .this) else { return nil }
        return self.this(from.end, this)
    }
}
