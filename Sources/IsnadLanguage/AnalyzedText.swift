import IsnadModel
import IsnadScript

/// A document's text as tokens, readings and sentences.
public struct AnalyzedText: Sendable {
    public let script: ScriptText
    public internal(set) var tokens: [Token]
    public internal(set) var readings: [Reading]
    public internal(set) var sentences: [Sentence]
    /// Counts how often the analyzer's memory began anew: numbers of words of two texts agree only within one epoch.
    public internal(set) var epoch: UInt32 = 0

    /// The best reading of a token; nil for signs and digits.
    @inlinable public func reading(_ token: Int) -> Reading? {
        let t = tokens[token]
        return t.readingCount > 0 ? readings[Int(t.firstReading)] : nil
    }

    /// All readings of a token, best first.
    public func allReadings(_ token: Int) -> ArraySlice<Reading> {
        let t = tokens[token]
        return readings[Int(t.firstReading)..<Int(t.firstReading + t.readingCount)]
    }

    public func span(_ token: Int) -> Span { Span(start: Int(tokens[token].start), end: Int(tokens[token].end)) }

    /// Span of a run of tokens; leading proclitics of the first word stay inside.
    public func span(_ range: Range<Int>) -> Span {
        guard let last = range.last else { return Span(start: 0, end: 0) }
        return Span(start: Int(tokens[range.lowerBound].start), end: Int(tokens[last].end))
    }

    public func string(_ range: Range<Int>) -> String { script.string(span(range)) }
}
