import IsnadLanguage
import IsnadModel

/// A number, ordinal or time as it was found.
struct FoundFigure: Sendable {
    var span: Span
    var kind: MentionKind
    var low: Double?
    var high: Double?
    var unit = ""
    /// Two by the noun's ending alone.
    var isDual = false
    var time: TimeMention?
}

/// What a document names, counts and dates: spans, rows of tables, values. Strings are made by `MentionReader.mentions(_:)`, of what is written out.
public struct FoundMentions: Sendable {
    let text: AnalyzedText
    let names: [NameMention]
    /// For each name where it lies; nil where it is no place.
    let places: [PlaceReading?]
    let figures: [FoundFigure]
    /// In text order, by kind where two begin and end alike.
    let order: [Place]

    public var count: Int { order.count }

    /// Where a mention stands among others.
    struct Place: Sendable {
        /// Start and end in one number.
        private var span: UInt64
        /// The kind's place among kinds, then the number of the mention: figures first, then names.
        private var rank: UInt64

        init(_ span: Span, _ kind: MentionKind, _ number: Int) {
            self.span = UInt64(span.start) << 32 | UInt64(span.end)
            rank = UInt64(kind.rank) << 32 | UInt64(number)
        }

        var number: Int { Int(rank & 0xFFFF_FFFF) }
        var scalars: Span { Span(start: Int(span >> 32), end: Int(span & 0xFFFF_FFFF)) }

        static func < (a: Place, b: Place) -> Bool { a.span != b.span ? a.span < b.span : a.rank < b.rank }
    }
}

extension MentionKind {
    /// Place of a kind among all kinds by name, so that no two names are compared while mentions are sorted.
    fileprivate var rank: Int {
        switch self {
        case .document: 0
        case .group: 1
        case .number: 2
        case .ordinal: 3
        case .organisation: 4
        case .other: 5
        case .outlet: 6
        case .person: 7
        case .place: 8
        case .time: 9
        }
    }
}
