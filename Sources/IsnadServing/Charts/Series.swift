import IsnadModel
import IsnadStore

/// What weakens and what strengthens a force, month by month: bars below and above a line.
struct CohesionChart: Sendable {
    struct Month: Sendable {
        /// `2018-11`
        var key: String
        var loosening: Int
        var binding: Int
    }

    /// Types that tell of falling apart, and those that tell of coming together.
    static let loosening: Set<String> = ["flight", "defection", "renunciation", "surrender", "dispute", "morale", "execution", "withdrawal", "defeat"]
    static let binding: Set<String> = ["recruitment", "pledge", "deployment", "capture", "agreement", "aid"]

    let months: [Month]

    /// - Parameter tallies: `type month` → claims.
    init(_ tallies: [StoryTally]) {
        var months: [String: Month] = [:]
        for tally in tallies {
            let parts = tally.key.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { continue }
            var month = months[parts[1]] ?? Month(key: parts[1], loosening: 0, binding: 0)
            if CohesionChart.loosening.contains(parts[0]) { month.loosening += tally.count }
            if CohesionChart.binding.contains(parts[0]) { month.binding += tally.count }
            months[parts[1]] = month
        }
        self.months = Array(months.values.filter { $0.loosening + $0.binding > 0 }.sorted { $0.key < $1.key }.suffix(36))
    }

    func markup(_ page: Page) -> Markup {
        guard !months.isEmpty else { return Markup() }
        let step = max(22.0, min(64.0, 680 / Double(months.count)))
        let width = max(320, step * Double(months.count) + 20)
        let most = Double(max(1, months.map { max($0.loosening, $0.binding) }.max() ?? 1))
        let (middle, half) = (96.0, 72.0)
        let every = max(1, Int((72 / step).rounded(.up)))
        let bars = months.enumerated().markup { i, month in
            let place = page.isArabic ? months.count - 1 - i : i
            let x = 10 + Double(place) * step
            let (up, down) = (Double(month.binding) / most * half, Double(month.loosening) / most * half)
            let words = "\(page.period(month.key)): \(page.word("binding")) \(month.binding), \(page.word("loosening")) \(month.loosening)"
            let tick: Markup = i % every == 0 ? "<text x=\"\(point: x + step / 2)\" y=\"196\">\(page.period(month.key))</text>" : Markup()
            return """
                <g><title>\(words)</title><rect class="bar binding" x="\(point: x + 2)" y="\(point: middle - 1 - up)" width="\(point: step - 4)" height="\(point: up)"/>\
                <rect class="bar loosening" x="\(point: x + 2)" y="\(point: middle + 1)" width="\(point: step - 4)" height="\(point: down)"/>\(tick)</g>
                """
        }
        return """
            <p class="key"><span class="swatch binding"></span>\(page.label("binding")) <span class="swatch loosening"></span>\(page.label("loosening"))</p>\
            <div class="scroll"><svg class="chart" viewBox="0 0 \(point: width) 204" width="\(point: width)" height="204" role="img" aria-label="\(page.word("cohesion"))">\
            <line class="axis" x1="0" x2="\(point: width)" y1="\(point: middle)" y2="\(point: middle)"/>\(bars)</svg></div>
            """
    }
}

/// Figures of strength by time, each with its teller: a line from the low to the high bound. Nothing is averaged.
struct StrengthChart: Sendable {
    private struct Value {
        var day: CivilDate
        var low: Double
        var high: Double
        var isOpen: Bool
        var origin: String
        var words: String
        var story: String?
    }

    private let values: [Value]
    private let origins: [String]
    /// Figures that are drawn: more would stand too close to be told apart.
    static let most = 40

    init(_ claims: [StoredClaim]) {
        values = claims.compactMap { stored in
            guard stored.claim.type.rawValue == "strength", let count = stored.claim.count, count.unit == "person",
                let day = stored.claim.time?.start ?? stored.published,
                let low = count.low ?? count.high, low > 0
            else { return nil }
            return Value(
                day: day, low: low, high: count.high ?? low, isOpen: count.low == nil || count.high == nil, origin: stored.originName ?? stored.outlet ?? "",
                words: count.text,
                story: stored.story)
        }.sorted { ($0.day, $0.low, $0.origin) < ($1.day, $1.low, $1.origin) }
        var tally: [String: Int] = [:]
        for value in values { tally[value.origin, default: 0] += 1 }
        origins = Array(tally.keys.sorted { (tally[$1] ?? 0, $0) < (tally[$0] ?? 0, $1) }.prefix(7))
    }

    var isEmpty: Bool { values.isEmpty }

    func markup(_ page: Page) -> Markup {
        guard !values.isEmpty else { return Markup() }
        let (width, height, side, base) = (760.0, 260.0, 78.0, 226.0)
        let most = values.map(\.high).max() ?? 1
        let top = StrengthChart.round(most)
        let rows = (0...4).markup { i in
            let value = top * Double(i) / 4
            let y = base - (base - 20) * Double(i) / 4
            let x = page.isArabic ? width - 8 : 8.0
            return """
                <line class="grid" x1="\(point: page.isArabic ? 10 : side)" x2="\(point: page.isArabic ? width - side : width - 10)" y1="\(point: y)" y2="\(point: y)"/>\
                <text class="scale" x="\(point: x)" y="\(point: y + 4)">\(page.number(Int(value)))</text>
                """
        }
        let inner = width - side - 40
        // Figures stand in the order of time, one beside the other: many carry one day, and would hide each other on an axis of days.
        let step = inner / Double(values.count)
        let every = max(1, Int((92 / step).rounded(.up)))
        let marks = values.enumerated().markup { i, value in
            let along = (Double(i) + 0.5) * step
            let x = page.isArabic ? width - side - 10 - along : side + 10 + along
            func y(_ number: Double) -> Double { base - (base - 20) * min(1, number / top) }
            let series = origins.firstIndex(of: value.origin) ?? 7
            let line: Markup =
                value.low == value.high
                ? Markup()
                : "<line class=\"range\" x1=\"\(point: x)\" x2=\"\(point: x)\" y1=\"\(point: y(value.low))\" y2=\"\(point: y(value.high))\"/>"
            let tick: Markup = i % every == 0 ? "<text x=\"\(point: x)\" y=\"\(point: base + 20)\">\(page.day(value.day))</text>" : Markup()
            let mark: Markup =
                "<g class=\"series s\(series)\"><title>\(value.origin): \(value.words) (\(page.day(value.day)))</title>\(line)\(shape(series, x, y(value.low)))\(Markup.when(value.low != value.high, shape(series, x, y(value.high))))</g>\(tick)"
            guard let story = value.story else { return mark }
            return "<a href=\"\(page.to("/story/" + story))\">\(mark)</a>"
        }
        let key = origins.enumerated().markup { i, name in
            "<span class=\"series s\(i)\"><svg viewBox=\"0 0 16 16\" width=\"16\" height=\"16\" aria-hidden=\"true\">\(shape(i, 8, 8))</svg> \(name: name)</span> "
        }
        return """
            <p class="key">\(key)</p><div class="scroll"><svg class="chart" viewBox="0 0 \(point: width) \(point: height)" width="\(point: width)" height="\(point: height)" \
            role="group" aria-label="\(page.word("strength"))">\(rows)\(marks)</svg></div>
            """
    }

    /// Origins differ by shape as well as by colour.
    private func shape(_ series: Int, _ x: Double, _ y: Double) -> Markup {
        switch series % 4 {
        case 0: "<circle cx=\"\(point: x)\" cy=\"\(point: y)\" r=\"5\"/>"
        case 1: "<rect x=\"\(point: x - 4.5)\" y=\"\(point: y - 4.5)\" width=\"9\" height=\"9\"/>"
        case 2: "<path d=\"M\(point: x) \(point: y - 6)l6 11h-12z\"/>"
        default: "<path d=\"M\(point: x) \(point: y - 6.5)l6.5 6.5l-6.5 6.5l-6.5 -6.5z\"/>"
        }
    }

    /// The next number of the form 1, 2, 4 or 8 times a power of ten.
    private static func round(_ value: Double) -> Double {
        var unit = 1.0
        while unit * 10 <= value { unit *= 10 }
        for factor in [1.0, 2, 4, 8, 10] where unit * factor >= value { return unit * factor }
        return unit * 10
    }
}

/// Names with counts as lines of bars.
enum BarList {
    static func markup(_ tallies: [StoryTally], _ page: Page, most: Int = 12, name: (String) -> String, to: (String) -> Markup) -> Markup {
        let largest = Double(max(1, tallies.first?.count ?? 1))
        let rows = tallies.prefix(most).markup { tally in
            let width = Int(Double(tally.count) / largest * 100)
            return """
                <li><a href="\(to(tally.key))">\(name: name(tally.key))</a><span class="n">\(page.number(tally.count))</span>\
                <svg class="meter" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width="\(max(1, width))" height="4" x="\(page.isArabic ? 100 - max(1, width) : 0)"/></svg></li>
                """
        }
        return "<ol class=\"bars\">\(rows)</ol>"
    }
}

/// A force, its parts, and those whom claims name beside it.
struct RelationGraph: Sendable {
    struct Neighbour: Sendable {
        var id: String
        var name: String
        var words: String
        var count: Int
    }

    static func markup(_ name: String, _ neighbours: [Neighbour], _ page: Page) -> Markup {
        let shown = Array(neighbours.prefix(14))
        guard !shown.isEmpty else { return Markup() }
        let rows = (shown.count + 1) / 2
        let (width, rowHeight) = (760.0, 44.0)
        let height = max(120, Double(rows) * rowHeight + 16)
        let (cx, cy) = (width / 2, height / 2)
        let most = Double(max(1, shown.map(\.count).max() ?? 1))
        let parts = shown.enumerated().markup { i, neighbour in
            let isFirst = i % 2 == 0
            let y = 8 + (Double(i / 2) + 0.5) * (height - 16) / Double(isFirst ? rows : max(1, shown.count / 2))
            let x = isFirst == page.isArabic ? width - 190 : 10
            let edge = isFirst == page.isArabic ? x : x + 180
            let out = isFirst == page.isArabic ? cx + 90 : cx - 90
            let thick = 1 + 5 * Double(neighbour.count) / most
            return """
                <path class="edge" stroke-width="\(point: thick)" d="M\(point: out) \(point: cy)C\(point: (out + edge) / 2) \(point: cy) \(point: (out + edge) / 2) \(point: y) \(point: edge) \(point: y)"/>\
                <a href="\(page.to("/entity/" + neighbour.id))"><title>\(neighbour.name): \(neighbour.words), \(neighbour.count)</title><rect class="node" x="\(point: x)" y="\(point: y - 18)" width="180" height="36" rx="8"/>\
                <text x="\(point: x + 90)" y="\(point: y - 2)">\(ChainGraph.cut(neighbour.name, 24))</text><text class="detail" x="\(point: x + 90)" y="\(point: y + 13)">\(neighbour.words) · \(neighbour.count)</text></a>
                """
        }
        return """
            <div class="scroll"><svg class="chains" viewBox="0 0 \(point: width) \(point: height)" width="\(point: width)" height="\(point: height)" role="group" aria-label="\(page.word("relations"))">\
            \(parts)<rect class="node origin" x="\(point: cx - 90)" y="\(point: cy - 20)" width="180" height="40" rx="10"/><text x="\(point: cx)" y="\(point: cy + 5)">\(ChainGraph.cut(name, 24))</text></svg></div>
            """
    }
}
