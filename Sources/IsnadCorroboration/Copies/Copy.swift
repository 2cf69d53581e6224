import IsnadModel

/// That two reports share wording: one text printed twice, or passages of one inside the other.
package struct Copy: Hashable, Sendable, Codable {
    package enum Relation: String, Sendable, Codable {
        /// The same text give or take headline, cuts and light edits.
        case copy
        /// Whole passages shared, each report with a part of its own.
        case excerpt
    }

    package var id: String
    package var relation: Relation
    /// The report printed first: by day of publication (unknown last), then by the report's own id.
    package var first: String
    package var second: String
    package var passages: [Passage]
    /// Words shared.
    package var words: Int
    /// Part of each report's own words (formulas of many reports set aside) that stands in the other, 0…1.
    package var shareOfFirst: Double
    package var shareOfSecond: Double
    package var reason: Reason

    package init(
        id: String, relation: Relation, first: String, second: String,
        passages: [Passage], words: Int, shareOfFirst: Double, shareOfSecond: Double, reason: Reason
    ) {
        (self.id, self.relation, self.first, self.second, self.passages) = (id, relation, first, second, passages)
        (self.words, self.shareOfFirst, self.shareOfSecond, self.reason) = (words, shareOfFirst, shareOfSecond, reason)
    }
}

/// The same words in two texts.
package struct Passage: Hashable, Sendable, Codable {
    /// Unicode-scalar offsets in the text of the report printed first.
    package var first: Span
    /// Unicode-scalar offsets in the other text.
    package var second: Span

    package init(first: Span, second: Span) {
        (self.first, self.second) = (first, second)
    }
}

/// How much must be shared. Tuned on labelled pairs of news of 2018; see `Documentation/copies.md` where present.
struct CopyThresholds: Sendable {
    /// Words in a shingle.
    var shingle = 4
    /// A shingle of at least so many reports …
    var formulaReports = 3
    /// … that lie further apart than so many days is a formula (a spokesman's standing phrases, an outlet's footer), not a copy.
    var formulaDays = 6
    /// Shingles of more reports than this are not used to find candidates.
    var crowded = 64
    /// Shingles that two reports must share to be compared word by word.
    var candidateShingles = 6
    /// The larger of the two shares from which on two reports are a copy.
    var copyShare = 0.55
    /// The fewest shared words, and the fewest words of the longest shared passage, of an excerpt.
    var excerptWords = 20
    var excerptPassage = 12
}
