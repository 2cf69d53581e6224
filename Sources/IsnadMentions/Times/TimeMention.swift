import IsnadModel

/// An expression of time found in the text. A leading preposition stands outside.
public struct TimeMention: Sendable {
    public var tokens: Range<Int>
    /// First scalar of the expression, behind و ف ب ل ك on its first word.
    public var textStart: Int32 = 0
    /// First and last day, inclusive; nil when nothing resolves them.
    public var start: CivilDate?
    public var end: CivilDate?
    /// `day`, `week`, `month`, `quarter`, `half`, `year`, `interval`, `unresolved`
    public var precision: String
    /// Whether the days were counted from the day of publication.
    public var isAnchored = false
    /// A length of time (`لمدة 5 أيام`, for 5 days; `منذ 3 سنوات`, for 3 years) rather than a place in time.
    public var isDuration = false
    /// An hour of the day without a day (`الساعة الثالثة`): no number in it counts anything.
    public var isClock = false
    /// Minutes since midnight of an hour that the words name; nil where nothing tells morning from evening.
    public var clock: Int?
    /// Whether the hour was given to the minute.
    public var clockHasMinutes = false
    /// How long, of a length of time with a number: `لمدة 5 أيام` is 5 of unit 2.
    public var length: TimeLength?
    /// `لليوم الثالث على التوالي` (the third day running)
    var isRow = false
}

/// A number of units of time.
public struct TimeLength: Sendable, Hashable {
    public var amount: Double
    /// 0 minute, 1 hour, 2 day, 3 week, 4 month, 5 year, 6 decade, 7 century, as in `Rules/calendars/times.tsv`.
    public var unit: Int
}

/// An expression while it is read.
struct TimeValue {
    var tokens: Range<Int>
    var start: CivilDate?
    var end: CivilDate?
    var precision: String
    var isAnchored = false
    var isDuration = false
    var isClock = false
    var clock: Int?
    var clockHasMinutes = false
    var length: TimeLength?
    var isRow = false
    /// The year was written, so that it can serve the other end of an interval.
    var hasYear = false
    /// Month and, for a day, day of the month, where the year was not written.
    var open: (month: Int, day: Int?)?
    /// ISO number of the day of the week it is.
    var weekday: Int?
    /// Both ends were written: منذ does not move the last.
    var isClosed = false
    /// A range may end or begin here.
    var isPoint = true

    init(_ tokens: Range<Int>, _ start: CivilDate?, _ end: CivilDate?, _ precision: String) {
        (self.tokens, self.start, self.end) = (tokens, start, end)
        self.precision = start == nil && end == nil ? "unresolved" : precision
    }

    init(_ tokens: Range<Int>, day: CivilDate?) { self.init(tokens, day, day, "day") }

    /// Remembers whether the words gave a year, written or counted from publication.
    mutating func note(_ choice: YearChoice) {
        switch choice {
        case .written: hasYear = true
        case .relative: (hasYear, isAnchored) = (true, true)
        default: isAnchored = true
        }
    }

    /// Words that look like time and are a name.
    init(name tokens: Range<Int>) {
        self.init(tokens, nil, nil, "")
        precision = "name"
    }

    func starting(at token: Int) -> TimeValue {
        var copy = self
        copy.tokens = token..<tokens.upperBound
        return copy
    }
}
