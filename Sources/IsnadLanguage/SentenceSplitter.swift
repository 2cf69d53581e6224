import IsnadModel
import IsnadScript

/// Groups tokens into sentences and paragraphs.
enum SentenceSplitter {
    static func sentences(_ tokens: [Token], _ document: Document) -> [Sentence] {
        var sentences: [Sentence] = []
        var (start, paragraph) = (0, 0)
        func close(_ end: Int) {
            if start < end { sentences.append(sentence(tokens, start..<end, paragraph, document)) }
            start = end
        }
        for i in tokens.indices {
            if tokens[i].kind == .lineBreak {
                close(i)
                start = i + 1
                paragraph += 1
            } else if endsSentence(tokens, i) {
                close(i + 1 + closers(tokens, i + 1))
            }
        }
        close(tokens.count)
        return sentences
    }

    private static func sentence(_ tokens: [Token], _ range: Range<Int>, _ paragraph: Int, _ document: Document) -> Sentence {
        let span = Span(start: Int(tokens[range.lowerBound].start), end: Int(tokens[range.upperBound - 1].end))
        let title = document.titleSpan.map { $0.contains(span) } ?? false
        let furniture = document.furniture.contains { $0.span.overlaps(span) && $0.span.start <= span.start }
        return Sentence(tokens: range, paragraph: paragraph, isTitle: title, isFurniture: furniture)
    }

    /// A full stop ends a sentence unless it stands between letters of an abbreviation or runs on to a next dot or closing sign.
    private static func endsSentence(_ tokens: [Token], _ i: Int) -> Bool {
        let code = tokens[i].code
        guard tokens[i].kind == .punctuation else { return false }
        if code == 0x3F || code == 0x21 { return true }
        if code == LetterCode.ellipsis { return false }
        guard code == 0x2E else { return false }
        if i + 1 < tokens.count, tokens[i + 1].code == 0x2E, tokens[i + 1].start == tokens[i].end { return false }
        if i > 0, tokens[i - 1].code == 0x2E, tokens[i - 1].end == tokens[i].start { return false }
        return !(i > 0 && tokens[i - 1].kind == .arabic && tokens[i - 1].end - tokens[i - 1].start == 1 && tokens[i - 1].end == tokens[i].start)
    }

    /// Closing quotes and brackets that belong to the sentence before them.
    private static func closers(_ tokens: [Token], _ start: Int) -> Int {
        var n = 0
        while start + n < tokens.count {
            let token = tokens[start + n]
            let closing =
                token.code == LetterCode.closeQuote || token.code == 0x29 || token.code == 0x5D
                || (token.code == 0x22 && token.start == tokens[start + n - 1].end)
            guard closing else { break }
            n += 1
        }
        return n
    }
}
