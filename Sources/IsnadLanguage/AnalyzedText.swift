import IsnadModel
import IsnadScript

/// A document's text as tokens, readings and sentences.
package struct AnalyzedText: Sendable {
    package let script: ScriptText
    package internal(set) var tokens: [Token]
    package internal(set) var readings: [Reading]
    package internal(set) var sentences: [Sentence]
    /// Counts how often the analyzer's memory began anew: numbers of words of two texts agree only within one epoch.
    package internal(set) var epoch: UInt32 = 0

    /// The best reading of a token; nil for signs and digits.
    @inlinable package func reading(_ token: Int) -> Reading? {
        let t = tokens[token]
        return t.readingCount > 0 ? readings[Int(t.firstReading)] : nil
    }

    /// All readings of a token, best first.
    package func allReadings(_ token: Int) -> ArraySlice<Reading> {
        let t = tokens[token]
        return readings[Int(t.firstReading)..<Int(t.firstReading + t.readingCount)]
    }

    package func span(_ token: Int) -> Span { Span(start: Int(tokens[token].start), end: Int(tokens[token].end)) }

    /// Span of a run of tokens; leading proclitics of the first word stay inside.
    package func span(_ range: Range<Int>) -> Span {
        guard let last = range.last else { return Span(start: 0, end: 0) }
        return Span(start: Int(tokens[range.lowerBound].start), end: Int(tokens[last].end))
    }

    package func string(_ range: Range<Int>) -> String { script.string(span(range)) }
}
