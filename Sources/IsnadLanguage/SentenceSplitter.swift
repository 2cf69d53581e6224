import IsnadModel
import IsnadScript

/// Groups tokens into sentences and paragraphs.
enum SentenceSplitter {
    /// No sentence of a report is longer. Text without an end of sentence is cut behind the next comma, at last anywhere, so that what is read of a
    /// sentence as a whole costs no more than the text's length.
    private static let long = 500, longest = 600

    static func sentences(_ tokens: [Token], _ readings: [Reading], _ document: Document) -> [Sentence] {
        var sentences: [Sentence] = []
        var (start, paragraph) = (0, 0)
        var furniture = FurnitureTrail(document)
        func close(_ end: Int) {
            if start < end {
                let span = Span(start: Int(tokens[start].start), end: Int(tokens[end - 1].end))
                let isTitle = document.titleSpan.map { $0.contains(span) } ?? false
                sentences.append(Sentence(tokens: start..<end, paragraph: paragraph, isTitle: isTitle, isFurniture: furniture.holds(span.start)))
            }
            start = end
        }
        var i = 0
        while i < tokens.count {
            let kind = tokens[i].kind
            if kind == .lineBreak {
                close(i)
                start = i + 1
                paragraph += 1
            } else if kind == .punctuation, let end = SentenceEnd(tokens: tokens, readings: readings, start: start).end(i) {
                close(end)
                i = end
                continue
            } else if i - start >= long, i - start >= longest || isComma(tokens[i]) {
                close(i + 1)
            }
            i += 1
        }
        close(tokens.count)
        return sentences
    }

    private static func isComma(_ token: Token) -> Bool { token.code == 0x2C || token.code == 0x3B }
}

/// The furniture of a document, asked about places that go up.
private struct FurnitureTrail {
    private let spans: [Span]
    private var next = 0
    /// Where the furniture that began so far ends at last.
    private var end = 0

    init(_ document: Document) { spans = document.furniture.map(\.span).sorted() }

    mutating func holds(_ position: Int) -> Bool {
        while next < spans.count, spans[next].start <= position {
            end = max(end, spans[next].end)
            next += 1
        }
        return position < end
    }
}

/// Whether a sign ends the sentence, and which signs behind it still belong to it.
struct SentenceEnd {
    let tokens: [Token]
    let readings: [Reading]
    /// First token of the sentence.
    let start: Int

    private static let stop: UInt8 = 0x2E

    /// Where the next sentence begins, if a sentence ends at sign `i`.
    func end(_ i: Int) -> Int? {
        switch tokens[i].code {
        case 0x3F, 0x21: return endOfQuestion(i)
        case LetterCode.ellipsis: return endOfEllipsis(i + 1, i)
        case Self.stop: return endOfStop(i)
        default: return nil
        }
    }

    /// Whether a word goes on with what was said: it carries و or ف, or is `ثم` (then), `لكن` (but).
    private func opens(_ i: Int) -> Bool {
        guard tokens[i].readingCount > 0 else { return false }
        let reading = readings[Int(tokens[i].firstReading)]
        return reading.proclitics.conjunction || reading.partOfSpeech == .conjunction
    }

    private func isGlued(_ i: Int) -> Bool { i < tokens.count && i > 0 && tokens[i].start == tokens[i - 1].end }
    private func isStop(_ i: Int) -> Bool { i < tokens.count && tokens[i].code == Self.stop }

    /// A question inside quotation marks goes on where a comma follows, or a word that joins what it says to the question.
    private func endOfQuestion(_ i: Int) -> Int? {
        var last = i + 1
        while last < tokens.count, tokens[last].code == 0x3F || tokens[last].code == 0x21 || isStop(last) && isGlued(last) { last += 1 }
        let closed = last + closers(last)
        guard closed > last else { return last }
        if isStop(closed) { return closed + 1 }
        if closed < tokens.count, [0x2C, 0x3B, 0x3A, 0x2D].contains(tokens[closed].code) || opens(closed) { return nil }
        return closed
    }

    private func endOfEllipsis(_ next: Int, _ i: Int) -> Int? {
        guard next < tokens.count, tokens[i].quoteDepth == 0, tokens[next].kind != .punctuation, !isGlued(next), !opens(next) else { return nil }
        return next
    }

    private func endOfStop(_ i: Int) -> Int? {
        if i > start, isStop(i - 1), isGlued(i) { return nil }
        var last = i
        while isStop(last + 1), isGlued(last + 1) { last += 1 }
        if last > i { return last - i == 1 ? nil : endOfEllipsis(last + 1, i) }
        if i > start, isGlued(i), isAbbreviation(i - 1) || isPartOfAddress(i) { return nil }
        if i == start + 1, tokens[start].kind == .digits, tokens[start].end - tokens[start].start < 4, !isGlued(i + 1) { return nil }
        let next = i + 1
        if next < tokens.count, tokens[next].code == 0x29, !isInBracket(next) { return nil }
        return next + closers(next)
    }

    /// One letter before the dot: `د.` (Dr), initials.
    private func isAbbreviation(_ i: Int) -> Bool {
        let token = tokens[i]
        return token.end - token.start == 1 && (token.kind == .arabic || token.kind == .latin)
    }

    /// A dot inside a word of the net or a version.
    private func isPartOfAddress(_ i: Int) -> Bool {
        guard isGlued(i + 1) else { return false }
        let (left, right) = (tokens[i - 1].kind, tokens[i + 1].kind)
        return (left == .latin || left == .digits) && (right == .latin || right == .digits)
    }

    /// Whether the whole sentence stands in the brackets that close at `i`.
    private func isInBracket(_ i: Int) -> Bool { tokens[start].code == 0x28 }

    /// Closing quotes and brackets that belong to the sentence before them.
    private func closers(_ from: Int) -> Int {
        var n = 0
        while from + n < tokens.count {
            let token = tokens[from + n]
            let isClosing =
                token.code == LetterCode.closeQuote || token.code == 0x29 || token.code == 0x5D
                || (token.code == 0x22 && token.start == tokens[from + n - 1].end)
            guard isClosing else { break }
            n += 1
        }
        return n
    }
}
