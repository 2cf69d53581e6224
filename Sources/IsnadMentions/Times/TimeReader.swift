import IsnadLanguage
import IsnadModel
import IsnadRules
import IsnadScript

/// Reads expressions of time and resolves them from the day of publication.
public struct TimeReader: Sendable {
    private let words: TimeWords
    private let numbers: NumberWords
    private let cardinals: CardinalReader
    private let ordinals: OrdinalReader
    private let calendar: CalendarResolver
    private var filter = KeyFilter()

    public init(rules: RuleFiles) { self.init(rules: rules, numbers: NumberWords(rules: rules)) }

    init(rules: RuleFiles, numbers: NumberWords) {
        words = TimeWords(rules: rules)
        self.numbers = numbers
        (cardinals, ordinals) = (CardinalReader(words: numbers), OrdinalReader(words: numbers))
        calendar = CalendarResolver(hijri: HijriCalendar(rules: rules))
        words.addKeys(to: &filter)
        numbers.addKeys(to: &filter)
    }

    /// Whether an expression of time can begin with a word of this key, clitics included; digits always can.
    public func canBegin(_ key: WordKey) -> Bool { words.begins(key) || numbers.begins(key) }

    /// Expressions of a run of tokens in text order, none overlapping.
    /// - Parameter published: the day that relative words count from; without it they stay unresolved.
    public func read(_ text: AnalyzedText, in tokens: Range<Int>, published: CivilDate?) -> [TimeMention] {
        var names: [Range<Int>] = []
        return read(text, in: tokens, published: published, names: &names)
    }

    /// - Parameter names: takes up the tokens that look like time and are a name (`ثورة 25 يناير`, the revolution of 25 January): no number
    ///   stands in them either.
    public func read(_ text: AnalyzedText, in tokens: Range<Int>, published: CivilDate?, names: inout [Range<Int>]) -> [TimeMention] {
        var found: [TimeMention] = []
        let scan = TimeScan(
            text: text, range: tokens, published: published, words: words, numbers: numbers, cardinals: cardinals, ordinals: ordinals,
            calendar: calendar)
        var rows = false
        var (i, floor) = (tokens.lowerBound, tokens.lowerBound)
        while i < tokens.upperBound {
            guard passes(text.tokens[i]), scan.mayBegin(i), let value = scan.expression(i, floor: floor) else {
                i += 1
                continue
            }
            if value.precision == "name" {
                names.append(value.tokens)
            } else {
                found.append(mention(text, value, tokens.upperBound))
            }
            if value.isRow { rows = true }
            i = max(value.tokens.upperBound, i + 1)
            floor = i
        }
        if rows { endRows(&found, published) }
        return found
    }

    /// Most words end here.
    @inline(__always)
    private func passes(_ token: Token) -> Bool {
        switch token.kind {
        case .digits: true
        case .arabic: filter.mayHold(token.key)
        case .latin, .punctuation, .lineBreak: false
        }
    }

    /// Both ends or none, in their order: words that contradict each other (`30 و12 شباط`) resolve to nothing.
    private func isInterval(_ value: TimeValue) -> Bool {
        guard let start = value.start, let end = value.end else { return value.start == nil && value.end == nil }
        return start <= end
    }

    /// `السبت … لليوم الثالث على التوالي`: days running end on the day that the sentence tells of.
    private func endRows(_ found: inout [TimeMention], _ published: CivilDate?) {
        guard let published, let day = found.first(where: { $0.precision == "day" && $0.isAnchored })?.start, day < published,
            published.daysSince1970 - day.daysSince1970 < 7
        else { return }
        let shift = day.daysSince1970 - published.daysSince1970
        for i in found.indices where found[i].isRow {
            found[i].start = found[i].start?.adding(days: shift)
            found[i].end = day
        }
    }

    private func mention(_ text: AnalyzedText, _ value: TimeValue, _ end: Int) -> TimeMention {
        var mention = TimeMention(tokens: value.tokens, start: value.start, end: value.end, precision: value.precision)
        (mention.isAnchored, mention.isDuration, mention.isClock) = (value.isAnchored, value.isDuration, value.isClock)
        (mention.clock, mention.clockHasMinutes, mention.length) = (value.clock, value.clockHasMinutes, value.length)
        mention.isRow = value.isRow
        if !isInterval(value) { (mention.start, mention.end, mention.precision) = (nil, nil, "unresolved") }
        let first = value.tokens.lowerBound
        let clitics = words.at(text, first, end)?.clitics ?? numbers.at(text, first, end)?.clitics ?? []
        mention.textStart = clitics.wordStart(text, first)
        return mention
    }
}

/// One reading of a run of tokens. The parts of the grammar are extensions, each in its own file.
struct TimeScan {
    let text: AnalyzedText
    let range: Range<Int>
    let published: CivilDate?
    let words: TimeWords
    let numbers: NumberWords
    let cardinals: CardinalReader
    let ordinals: OrdinalReader
    let calendar: CalendarResolver
    /// Whether this scan itself looks for an earlier period, so that looking back ends.
    var isLookingBack = false

    var end: Int { range.upperBound }

    /// Whether an expression can begin at a token: most words end here, after two probes.
    @inline(__always)
    func mayBegin(_ i: Int) -> Bool {
        text.tokens[i].code < 0x3A && text.tokens[i].code > 0x2F || words.begins(text.tokens[i].key) || numbers.begins(text.tokens[i].key)
    }

    /// `من` leads in something else than time mostly: one look at the word behind it.
    private func mayFollow(_ i: Int) -> Bool { i < end && (text.tokens[i].code < 0x80 || mayBegin(i)) }

    @inline(__always)
    func hit(_ i: Int) -> TimeWords.Hit? { words.at(text, i, end) }

    func hit(_ i: Int, _ kind: TimeWords.Kind) -> TimeWords.Hit? {
        guard let found = hit(i), found.kind == kind else { return nil }
        return found
    }

    func code(_ i: Int) -> UInt8 { i < end ? text.tokens[i].code : 0 }
    func isPunctuation(_ i: Int) -> Bool { i < end && text.tokens[i].isPunctuation }

    /// The word right before a token, when it is one of the table.
    func before(_ i: Int, floor: Int) -> TimeWords.Hit? {
        guard i > floor, let found = words.at(text, i - 1, i) else { return nil }
        return found
    }

    // MARK: Expressions

    /// The expression that begins at a token, intervals and what leads it in included.
    func expression(_ i: Int, floor: Int) -> TimeValue? {
        if let word = hit(i) {
            guard !word.clitics.contains(.conjunction) || word.kind != .conjunction else { return nil }
            switch word.kind {
            case .since, .before, .after, .for, .within: return led(i, word, floor)
            case .from where !mayFollow(word.end): return nil
            case .from, .between, .period: return interval(i, word)
            case .samePeriod: return samePeriod(i, word)
            case .sameMonth: return TimeValue(i..<word.end, nil, nil, "unresolved")
            case .vague: return TimeValue(i..<word.end, nil, nil, "unresolved").merged(later(i, word))
            case .every: return nil
            case .name: return TimeValue(name: i..<word.end)
            default: break
            }
        } else if text.tokens[i].isArabic, numbers.at(text, i, end) == nil {
            return nil
        }
        guard let value = extended(i, floor: floor) else { return nil }
        return finished(value, floor: floor)
    }

    /// A point, and the interval that it may begin.
    func extended(_ i: Int, floor: Int) -> TimeValue? {
        guard let first = point(i, floor: floor) else { return nil }
        if let joined = duo(i, first) { return joined }
        if let upper = upTo(first) { return upper }
        return corresponding(first)
    }

    /// What stands before the point: hedges belong to it, منذ makes it run to the day of publication.
    private func finished(_ value: TimeValue, floor: Int) -> TimeValue {
        if value.open != nil, before(value.tokens.lowerBound, floor: floor)?.kind == .named { return TimeValue(name: value.tokens) }
        var value = value
        if value.isDuration || value.precision == "interval",
            let hedge = numbers.phrases.ending(text, value.tokens.lowerBound, floor: floor),
            hedge.kind == .about || hedge.kind == .atLeast || hedge.kind == .atMost
        {
            value = value.starting(at: hedge.start)
        }
        return value
    }

    /// One place in time: a date, month, year, day, or whole unit of the calendar.
    func point(_ i: Int, floor: Int) -> TimeValue? {
        guard i < end else { return nil }
        if text.tokens[i].isDigits {
            guard isDigitsOfTime(i) else { return nil }
            return numericDate(i) ?? date(i, weekday: nil) ?? yearAlone(i, floor: floor) ?? clock(i) ?? counted(i)
        }
        if let word = hit(i) {
            switch word.kind {
            case .month, .weakMonth, .hijriMonth, .weakHijriMonth: return month(i, floor: floor)
            case .weekday: return weekdayDate(i, floor: floor)
            case .dayword: return nth(i) ?? day(i, floor: floor)
            case .part, .lastnight: return day(i, floor: floor)
            case .unit where word.value == 0: return unit(i, word, floor: floor) ?? clock(i)
            case .unit, .units, .dual: return unit(i, word, floor: floor)
            case .edge: return edge(i, word)
            case .half, .quarter: return fraction(i, word) ?? middle(i, word) ?? numbersFirst(i)
            case .this: return this(i, word)
            case .last: return nth(i) ?? firstOf(i, word) ?? last(i, word)
            case .season: return season(i, word)
            case .decade: return decade(i, word)
            case .holiday: return holiday(i, word)
            case .clock: return clock(i)
            case .few: return counted(i)
            case .article: return word.clitics.contains(.conjunction) ? nil : numbersFirst(i)
            case .adverb: return TimeValue(i..<word.end, nil, nil, "unresolved")
            default: break
            }
        }
        return numbersFirst(i)
    }

    private func numbersFirst(_ i: Int) -> TimeValue? {
        guard leadsOn(i) else { return nil }
        return date(i, weekday: nil) ?? nth(i) ?? firstOf(i, nil) ?? counted(i) ?? clock(i)
    }

    /// Whether digits may be of time: four of a year, or something of time behind them.
    private func isDigitsOfTime(_ i: Int) -> Bool {
        let token = text.tokens[i]
        guard token.end - token.start < 4, i + 1 < end, text.tokens[i + 1].isArabic else { return true }
        return words.begins(text.tokens[i + 1].key) || hit(i + 1) != nil || numbers.begins(text.tokens[i + 1].key)
    }

    /// Whether behind a number in words stands anything that could make it one of time: most count people.
    private func leadsOn(_ i: Int) -> Bool {
        guard text.tokens[i].isArabic, let item = numbers.at(text, i, end) else { return true }
        let upper = item.kind == .ordinal ? i + 1 : cardinals.read(text, i, end)?.end ?? i + 1
        guard upper < end, text.tokens[upper].isArabic else { return upper < end && text.tokens[upper].kind != .lineBreak }
        return hit(upper) != nil || numbers.begins(text.tokens[upper].key)
    }

    /// `وقت سابق من الشهر الجاري` (earlier this month): from the month's first day to that of publication.
    private func later(_ i: Int, _ word: TimeWords.Hit) -> TimeValue? {
        let next = hit(word.end)
        guard let next, next.kind == .from || next.kind == .weekday || (next.kind == .dayword && next.value == 0),
            !next.clitics.contains(.conjunction),
            var value = point(next.kind == .from ? next.end : word.end, floor: word.end), value.isAnchored
        else { return nil }
        value = value.starting(at: i)
        if let published, let start = value.start, start < published, let last = value.end, last >= published {
            value.end = published
            value.precision = "interval"
        }
        return value
    }
}

extension TimeValue {
    func merged(_ other: TimeValue?) -> TimeValue { other ?? self }
}
