/// A number found in the text, with the words that hedge it.
package struct NumberMention: Sendable {
    /// All words: hedge, number, percent sign.
    package var tokens: Range<Int>
    /// The number alone.
    package var core: Range<Int>
    /// Bounds after the hedge: `نحو 4000` is 4000…4000, `أكثر من 90` is 90…nil.
    package var low: Double?
    package var high: Double?
    package var isOrdinal = false
    package var isPercent = false
    package var isVague = false
    package var isFraction = false
}
