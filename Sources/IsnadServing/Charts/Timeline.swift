import IsnadModel
import IsnadStore

/// Stories by time as bars. Each bar is a link that keeps to its days.
struct Timeline: Sendable {
    struct Bar: Sendable {
        var key: String
        var start: CivilDate
        var end: CivilDate
        var count: Int
        var contested: Int
    }

    let bars: [Bar]
    /// How many outliers at both ends are not drawn.
    let left: Int

    /// - Parameter days: tallies by day. They are laid together by week, month, quarter or year so that some sixty bars fill the width.
    init(_ days: [StoryTally], most: Int = 64) {
        let dated = days.compactMap { tally in CivilDate(iso: tally.key).map { ($0, tally) } }
        let total = dated.reduce(0) { $0 + $1.1.count }
        let kept = Timeline.core(dated, total)
        left = total - kept.reduce(0) { $0 + $1.1.count }
        guard let first = kept.first?.0, let last = kept.last?.0 else {
            bars = []
            return
        }
        let length = last.daysSince1970 - first.daysSince1970 + 1
        let unit = length <= most ? Unit.day : length <= most * 7 ? .week : length <= most * 31 ? .month : length <= most * 92 ? .quarter : .year
        var bars: [Bar] = []
        var at = unit.start(of: first)
        while at <= last, bars.count < 400 {
            let next = unit.next(at)
            bars.append(Bar(key: at.description, start: at, end: next.adding(days: -1), count: 0, contested: 0))
            at = next
        }
        var i = 0
        for (day, tally) in kept {
            while i < bars.count - 1, bars[i].end < day { i += 1 }
            guard i < bars.count else { break }
            bars[i].count += tally.count
            bars[i].contested += tally.contested
        }
        self.bars = bars
    }

    private enum Unit {
        case day, week, month, quarter, year

        func start(of day: CivilDate) -> CivilDate {
            switch self {
            case .day: day
            case .week: day.adding(days: 1 - day.weekday)
            case .month: day.adding(days: 1 - day.day)
            case .quarter: day.adding(days: 1 - day.day).adding(months: -((day.month - 1) % 3))
            case .year: day.adding(days: 1 - day.day).adding(months: 1 - day.month)
            }
        }

        func next(_ day: CivilDate) -> CivilDate {
            switch self {
            case .day: day.adding(days: 1)
            case .week: day.adding(days: 7)
            case .month: day.adding(months: 1)
            case .quarter: day.adding(months: 3)
            case .year: day.adding(months: 12)
            }
        }
    }

    /// Without the few (one in fifty) earliest that reach far back: one report of an old war would flatten all others.
    private static func core(_ dated: [(CivilDate, StoryTally)], _ total: Int) -> [(CivilDate, StoryTally)] {
        guard total > 40, let first = dated.first?.0, let last = dated.last?.0, last.daysSince1970 - first.daysSince1970 > 400 else { return dated }
        var (low, high) = (0, dated.count - 1)
        var sum = 0
        while low < high, sum + dated[low].1.count <= total / 12 {
            sum += dated[low].1.count
            low += 1
        }
        sum = 0
        while high > low, sum + dated[high].1.count <= total / 200 {
            sum += dated[high].1.count
            high -= 1
        }
        return Array(dated[low...high])
    }

    func markup(_ page: Page, path: String? = nil, label: String = "timeline") -> Markup {
        guard bars.count > 1 else { return Markup() }
        let (width, height, base) = (1000.0, 130.0, 104.0)
        let step = width / Double(bars.count)
        let most = Double(max(1, bars.map(\.count).max() ?? 1))
        let drawn = bars.enumerated().markup { i, bar in
            let place = page.isArabic ? bars.count - 1 - i : i
            let x = Double(place) * step
            let tall = bar.count == 0 ? 0 : max(2, Double(bar.count) / most * 88)
            let struck = bar.count == 0 ? 0 : tall * Double(bar.contested) / Double(bar.count)
            let gap = step > 6 ? 2.0 : 0.6
            var to = page.address.with("from", bar.start.description).with("to", bar.end.description)
            if let path { to = Address(path: path, query: [("from", bar.start.description), ("to", bar.end.description)]) }
            let words = page.days(bar.start, bar.end) + ": \(bar.count)"
            guard bar.count > 0 else { return Markup() }
            return """
                <a href="\(to.markup(page.language))"><title>\(words)</title><rect class="hit" x="\(point: x)" y="0" width="\(point: step)" height="\(point: base)"/>\
                <rect class="bar" x="\(point: x + gap / 2)" y="\(point: base - tall)" width="\(point: max(1, step - gap))" height="\(point: tall)"/>\
                <rect class="bar contested" x="\(point: x + gap / 2)" y="\(point: base - struck)" width="\(point: max(1, step - gap))" height="\(point: struck)"/></a>
                """
        }
        return """
            <svg class="timeline" viewBox="0 0 \(point: width) \(point: height)" role="group" aria-label="\(page.word(label))">\
            <line class="axis" x1="0" x2="\(point: width)" y1="\(point: base)" y2="\(point: base)"/>\(drawn)\(ticks(page, step, base))</svg>
            """
    }

    private func ticks(_ page: Page, _ step: Double, _ base: Double) -> Markup {
        let every = max(1, Int((Double(bars.count) / 8).rounded(.up)))
        return stride(from: 0, to: bars.count, by: every).markup { i in
            let place = page.isArabic ? bars.count - 1 - i : i
            let x = (Double(place) + 0.5) * step
            guard x > 40, x < 960 else { return Markup() }
            let start = bars[i].start
            let words =
                bars[i].end.daysSince1970 - start.daysSince1970 > 300
                ? String(start.year)
                : bars.count <= 64 && bars[i].end.daysSince1970 - start.daysSince1970 < 20
                    ? "\(start.day) " + page.word("month_\(start.month)")
                    : page.word("month_\(start.month)") + " \(start.year)"
            let style: Markup = (i / every) % 2 == 1 ? "odd" : "even"
            return "<text class=\"\(style)\" x=\"\(point: x)\" y=\"\(point: base + 19)\">\(words)</text>"
        }
    }
}
