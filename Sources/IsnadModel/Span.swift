/// A place in a document's text: half-open, counted in Unicode scalars of `Document.text`.
///
/// Scalars, not bytes or graphemes, because they are what Python, JSON consumers and the gold files count in.
public struct Span: Hashable, Sendable, Codable, Comparable {
    /// First scalar that belongs to the span.
    public let start: Int
    /// First scalar after the span; never before `start`.
    public let end: Int

    /// - Precondition: none; an end before the start is moved up to the start, so that a span is never negative.
    public init(start: Int, end: Int) {
        self.start = start
        self.end = max(start, end)
    }

    /// Number of scalars.
    public var length: Int { end - start }
    public var isEmpty: Bool { start == end }

    public func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }
    public func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }
    /// The smallest span that holds both.
    public func union(_ other: Span) -> Span { Span(start: min(start, other.start), end: max(end, other.end)) }

    public static func < (a: Span, b: Span) -> Bool { (a.start, a.end) < (b.start, b.end) }

    /// Spans are written as `[start, end]`.
    public init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        let start = try container.decode(Int.self)
        self.init(start: start, end: try container.decode(Int.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        try container.encode(start)
        try container.encode(end)
    }
}

/// Proof of a statement: words of the report and the place where they stand. `text` always equals the document's text at `span`.
public struct Evidence: Hashable, Sendable, Codable {
    public let text: String
    public let span: Span

    public init(text: String, span: Span) {
        self.text = text
        self.span = span
    }
}
