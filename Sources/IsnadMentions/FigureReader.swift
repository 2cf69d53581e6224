import IsnadLanguage
import IsnadModel
import IsnadRules
import IsnadScript

/// Numbers, ordinals and times of a sentence as mentions.
///
/// Example: `قتل 12 جنديا أمس` (12 soldiers were killed yesterday) gives the number 12…12 of persons and the day before publication.
public struct FigureReader: Sendable {
    private let numbers: NumberReader
    private let times: TimeReader
    private let duals: DualReader
    private let units: NumberUnits

    init(numbers: NumberReader, times: TimeReader, rules: RuleFiles, lexicon: Lexicon) {
        (self.numbers, self.times) = (numbers, times)
        (duals, units) = (DualReader(rules: rules, lexicon: lexicon), NumberUnits(rules: rules, lexicon: lexicon))
    }

    /// Figures of a run of tokens, none overlapping.
    /// - Parameters:
    ///   - published: the day from which relative times are resolved.
    ///   - hints: what the words of the run may be.
    ///   - names: names of the run: a dual inside one (`الحرمين`) counts nothing.
    func read(
        _ text: AnalyzedText, in range: Range<Int>, published: CivilDate?, hints: WordHints, names: ArraySlice<NameMention>,
        into found: inout [FoundFigure]
    ) {
        var passed: [Range<Int>] = []
        let times = hints.contains(.time) ? times.read(text, in: range, published: published, names: &passed) : []
        for time in times {
            found.append(FoundFigure(span: Span(start: Int(time.textStart), end: text.span(time.tokens).end), kind: .time, time: time))
        }
        let read = hints.contains(.number) ? numbers.read(text, in: range, excluding: Self.ordered(times, passed)) : []
        let numbers = read.filter { !Self.isInside($0.tokens, names) }
        for number in numbers where number.isOrdinal { found.append(figure(number, "other", text)) }
        if !numbers.isEmpty { addCounts(numbers.filter { !$0.isOrdinal }, text, into: &found) }
        guard hints.contains(.dual) else { return }
        let taken = times.map(\.tokens) + numbers.map(\.tokens) + names.map(\.tokens)
        for dual in duals.read(text, in: range, excluding: taken) { found.append(figure(dual, duals.unit(text, dual), text)) }
    }

    /// A number word within a name of several words (`بئر السبع`, Beersheba) counts nothing.
    private static func isInside(_ tokens: Range<Int>, _ names: ArraySlice<NameMention>) -> Bool {
        names.contains { $0.tokens.lowerBound < tokens.lowerBound && tokens.upperBound <= $0.tokens.upperBound }
    }

    /// Tokens that times hold, in text order.
    public static func ordered(_ times: [TimeMention], _ names: [Range<Int>]) -> [Range<Int>] {
        let held = times.map(\.tokens)
        return names.isEmpty ? held : (held + names).sorted { $0.lowerBound < $1.lowerBound }
    }

    // MARK: Numbers

    private func addCounts(_ counts: [NumberMention], _ text: AnalyzedText, into found: inout [FoundFigure]) {
        var i = 0
        while i < counts.count {
            var figure = self.figure(counts[i], units.unit(counts[i], text), text)
            // `20 دولارا و43 سنتا` is one amount of 20.43.
            if figure.unit == "money", i + 1 < counts.count, let part = units.smallMoney(counts[i + 1], behind: counts[i], text) {
                (figure.low, figure.high) = (figure.low.map { $0 + part.amount }, figure.high.map { $0 + part.amount })
                figure.span = Span(start: figure.span.start, end: Int(text.tokens[part.end - 1].end))
                i += 1
            }
            found.append(figure)
            i += 1
        }
    }

    private func figure(_ number: NumberMention, _ unit: String, _ text: AnalyzedText) -> FoundFigure {
        var figure = FoundFigure(
            span: Span(start: Int(number.start), end: text.span(number.tokens).end), kind: number.isOrdinal ? .ordinal : .number, low: number.low,
            high: number.high, unit: unit, isDual: number.core.isEmpty)
        if number.isFraction, unit == "duration" { (figure.low, figure.high) = (number.low.map { $0 / 100 }, number.high.map { $0 / 100 }) }
        return figure
    }

    // MARK: As mentions

    static func mention(_ figure: FoundFigure, _ text: AnalyzedText) -> Mention {
        let evidence = text.script.evidence(figure.span)
        if let time = figure.time { return mention(time, evidence) }
        var mention = Mention(kind: figure.kind, evidence: evidence, name: evidence.text, because: figure.isDual ? "numbers.dual" : "numbers")
        mention.figure = Figure(low: figure.low, high: figure.high, unit: figure.unit, text: evidence.text, span: evidence.span)
        return mention
    }

    private static let unitNames = ["minute", "hour", "day", "week", "month", "year", "decade", "century"]

    private static func mention(_ time: TimeMention, _ evidence: Evidence) -> Mention {
        var mention = Mention(kind: .time, evidence: evidence, name: evidence.text, because: "times")
        var reference = TimeReference(start: time.start, end: time.end, text: evidence.text, span: evidence.span, precision: precision(time))
        reference.clock = time.clock.map(clock)
        if let length = time.length, unitNames.indices.contains(length.unit) {
            reference.length = TimeReference.Length(amount: length.amount, unit: unitNames[length.unit])
        }
        mention.time = reference
        return mention
    }

    /// An hour is told as such, and a length of time that no day bounds as a duration.
    private static func precision(_ time: TimeMention) -> String {
        if time.clock != nil || time.isClock { return time.clockHasMinutes ? "minute" : "hour" }
        if time.isDuration, time.start == nil { return "duration" }
        return time.precision
    }

    /// `HH:MM`
    private static func clock(_ minutes: Int) -> String {
        let (hour, minute) = (minutes / 60 % 24, minutes % 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}
