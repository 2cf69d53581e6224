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

/// How much must be shared. Tuned on labelled pairs of news of 2018; decision 13 tells the figures.
enum CopyThresholds {
    /// Words in a shingle.
    static let shingle = 4
    /// A shingle of at least so many reports …
    static let formulaReports = 3
    /// … that lie further apart than so many days is a formula (a spokesman's standing phrases, an outlet's footer), not a copy.
    static let formulaDays = 6
    /// A shingle of more reports than this is a formula whatever their days.
    static let crowded = 64
    /// Sampled shingles that two reports must share to be compared word by word.
    static let candidateShingles = 2
    /// A copy: this part of one report stands in the other, and this part of the other in the one …
    static let copyShare = 0.55
    static let copyOtherShare = 0.42
    /// … or nearly all of one stands in the other, which has more.
    static let wholeShare = 0.8
    /// The fewest shared words.
    static let words = 20
    /// Shared words besides standing phrases from which on those count as shared too.
    static let wordsBesideFormulas = 25
    /// An excerpt has passages of ten words or more that hold so many words together, …
    static let excerptPassages = 30
    static let passage = 10
    /// … or this part of one report, in so many words.
    static let excerptShare = 0.5
    static let excerptWords = 40
    /// Reports further apart than so many days share old wording, not news: only the same text nearly whole is a copy then.
    static let nearDays = 3
    static let farShare = 0.9
}
