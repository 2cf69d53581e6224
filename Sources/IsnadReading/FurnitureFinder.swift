import IsnadModel
import IsnadRules
import IsnadScript

/// Finds the lines of a text that are not the report's own: related headlines, prompts, credits, passages told twice.
struct FurnitureFinder: Sendable {
    private let phrases: [(codes: [UInt8], kind: String, scope: String)]

    init(rules: RuleFiles) {
        phrases = Table(rules.bytes("furniture/phrases.tsv")).rows.map { row in
            (Self.folded(ScriptText(row[0]).codes[...]), row[1], row[2])
        }
    }

    private struct Line {
        var span: Span
        var folded: [UInt8]
        var words: Int
        var endsWithStop: Bool
    }

    func find(_ script: ScriptText, title: Span?) -> [Furniture] {
        let lines = lines(script)
        var found: [Furniture] = []
        for (i, line) in lines.enumerated() where !line.span.isEmpty && line.words > 0 {
            if title?.overlaps(line.span) ?? false { continue }
            if let kind = phraseKind(line) ?? repeatedKind(lines, i) ?? headlineKind(lines, i, script) {
                found.append(Furniture(kind: kind, span: line.span))
            }
        }
        return found
    }

    private func lines(_ script: ScriptText) -> [Line] {
        var lines: [Line] = []
        var start = 0
        for i in 0...script.count where i == script.count || script.codes[i] == 0x0A {
            let codes = script.codes[start..<i]
            let folded = Self.folded(codes)
            let words = folded.split(separator: 0x20).count
            let last = codes.last { $0 != 0x20 && $0 != 0 && $0 != 0x22 && $0 != LetterCode.closeQuote }
            lines.append(
                Line(span: Span(start: start, end: i), folded: folded, words: words, endsWithStop: last == 0x2E || last == 0x3A || last == LetterCode.ellipsis))
            start = i + 1
        }
        return lines
    }

    private static func folded(_ codes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        for code in codes where code != 0 {
            if LetterCode.isLetter(code) || LetterCode.isDigit(code) {
                out.append(LetterCode.folded(code))
            } else if let last = out.last, last != 0x20 {
                out.append(0x20)
            }
        }
        while out.last == 0x20 { out.removeLast() }
        return out
    }

    // MARK: Fixed phrases

    private func phraseKind(_ line: Line) -> String? {
        for phrase in phrases where line.folded.count >= phrase.codes.count {
            switch phrase.scope {
            case "line" where line.folded == phrase.codes: return phrase.kind
            case "start" where line.folded.starts(with: phrase.codes): return phrase.kind
            case "anywhere" where line.words < 30 && Self.contains(line.folded, phrase.codes): return phrase.kind
            default: break
            }
        }
        return nil
    }

    private static func contains(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        guard !b.isEmpty, a.count >= b.count else { return false }
        return (0...(a.count - b.count)).contains { a[$0] == b[0] && a[$0..<($0 + b.count)].elementsEqual(b) }
    }

    // MARK: Told twice

    /// A line that stands again, whole or more fully, further down: a caption, or a teaser glued to its heading.
    private func repeatedKind(_ lines: [Line], _ i: Int) -> String? {
        let line = lines[i]
        guard line.words >= 6 else { return nil }
        for other in lines.indices where other != i && lines[other].words >= line.words {
            if lines[other].folded == line.folded { return other < i ? "repeated" : nil }
            if other > i, line.words >= 12, sharedStart(line, lines, i) { return "repeated" }
        }
        return nil
    }

    /// The lines behind it tell the same again: most of its letters stand, in order, in the next two lines.
    private func sharedStart(_ line: Line, _ lines: [Line], _ i: Int) -> Bool {
        let following: [UInt8] = lines[(i + 1)..<min(i + 4, lines.count)].flatMap { line -> [UInt8] in line.folded + [0x20] }
        let tail = line.folded.suffix(line.folded.count * 2 / 3)
        return Self.contains(following, Array(tail.prefix(tail.count * 3 / 4)))
    }

    // MARK: Headlines of other reports

    /// A short line without a full stop between two paragraphs that ends in a question mark or holds the double dot of headlines.
    private func headlineKind(_ lines: [Line], _ i: Int, _ script: ScriptText) -> String? {
        let line = lines[i]
        guard i > 0, i + 1 < lines.count, line.words >= 4, line.words <= 16, !line.endsWithStop else { return nil }
        let codes = script.codes[line.span.start..<line.span.end]
        let hasDoubleDot = zip(codes, codes.dropFirst()).contains { $0 == 0x2E && $1 == 0x2E } || codes.contains(LetterCode.ellipsis)
        let asks = codes.last { $0 != 0x20 } == 0x3F
        return hasDoubleDot || asks ? "related" : nil
    }
}
