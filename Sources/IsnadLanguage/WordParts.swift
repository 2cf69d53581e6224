import IsnadModel
import IsnadScript

/// A word inside a token: a proclitic, what it stands before, or an enclitic. Spans lie side by side and cover the token.
public struct WordPart: Sendable, Hashable {
    public enum Kind: Sendable, Hashable { case proclitic, stem, enclitic }
    public var kind: Kind
    public var span: Span
}

extension AnalyzedText {
    /// The words that a token is made of by its best reading: `وبأسلحتهم` (and with their weapons) gives و, ب, أسلحت, هم.
    public func parts(_ token: Int) -> [WordPart] {
        let (start, end) = (Int(tokens[token].start), Int(tokens[token].end))
        guard let reading = reading(token) else { return [WordPart(kind: .stem, span: Span(start: start, end: end))] }
        var parts: [WordPart] = []
        var at = start
        for _ in 0..<(Int(reading.leading) + Int(reading.inner)) {
            let next = behindLetter(at, end)
            parts.append(WordPart(kind: .proclitic, span: Span(start: at, end: next)))
            at = next
        }
        let pronoun = reading.trailing > 0 ? beforeLetters(Int(reading.trailing), at, end) : end
        parts.append(WordPart(kind: .stem, span: Span(start: at, end: pronoun)))
        if pronoun < end { parts.append(WordPart(kind: .enclitic, span: Span(start: pronoun, end: end))) }
        return parts
    }

    /// Behind one letter and the signs written over it.
    private func behindLetter(_ start: Int, _ end: Int) -> Int {
        var at = start
        while at < end, script.codes[at] == LetterCode.ignorable { at += 1 }
        at = min(at + 1, end)
        while at < end, script.codes[at] == LetterCode.ignorable { at += 1 }
        return at
    }

    private func beforeLetters(_ count: Int, _ start: Int, _ end: Int) -> Int {
        var (at, rest) = (end, count)
        while at > start, rest > 0 {
            at -= 1
            if script.codes[at] != LetterCode.ignorable { rest -= 1 }
        }
        return at
    }
}
