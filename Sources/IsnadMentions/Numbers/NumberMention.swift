/// How the words around a number bend it.
public enum NumberHedge: UInt8, Sendable {
    case none
    /// `نحو 40` (about 40): the number stands.
    case about
    /// `أكثر من 40` (more than 40): no upper bound.
    case atLeast
    /// `أقل من 40` (less than 40): no lower bound.
    case atMost
}

/// A number found in the text, with the words that hedge it.
public struct NumberMention: Sendable {
    /// All words that stand together: hedge, number, percent sign.
    public var tokens: Range<Int>
    /// The number alone.
    public var core: Range<Int>
    /// A hedge behind the counted noun: `40 قتيلا على الأقل` (40 dead at least).
    public var trailing: Range<Int>?
    /// First scalar of `tokens` behind the clitics و ف ب ل ك of its first word.
    public var start: Int32 = 0
    /// Bounds after the hedge: `نحو 4000` is 4000…4000, `أكثر من 90` is 90…nil.
    public var low: Double?
    public var high: Double?
    public var isOrdinal = false
    /// Bounds are hundredths: `80 في المئة` is 80…80; a fraction is too (`نصف`, half, is 50…50).
    public var isPercent = false
    /// `عشرات` (tens), `مئات` (hundreds) …
    public var isVague = false
    public var isFraction = false
    public var hedge: NumberHedge = .none
    /// The words give two numbers: `بين 20 و30`.
    public var isRange = false
}
