import IsnadModel
import IsnadScript

/// Gives the words of analysed text as Universal Dependencies count them: clitics are words of their own, the article is not.
public struct SentenceTagger: Sendable {
    private let lexicon: Lexicon

    public init(lexicon: Lexicon) { self.lexicon = lexicon }

    public func sentences(of text: AnalyzedText) -> [TaggedSentence] {
        text.sentences.map { sentence in
            var tokens: [TaggedToken] = []
            var i = sentence.tokens.lowerBound
            while i < sentence.tokens.upperBound {
                let end = runEnd(i, sentence.tokens.upperBound, text)
                if text.tokens[i].kind != .lineBreak { tokens.append(end > i + 1 ? whole(i..<end, text) : token(i, text, sentence)) }
                i = end
            }
            return TaggedSentence(span: text.span(sentence.tokens), isTitle: sentence.isTitle, tokens: tokens)
        }
    }

    // MARK: Runs of tokens that are one word

    /// Behind the tokens that make one word with token `i`: dots in a row, a time of day (`6:30`), the article before figures (`ال53`).
    private func runEnd(_ i: Int, _ limit: Int, _ text: AnalyzedText) -> Int {
        let tokens = text.tokens
        func follows(_ n: Int) -> Bool { n < limit && tokens[n].start == tokens[n - 1].end }
        switch tokens[i].kind {
        case .punctuation where tokens[i].code == 0x2E:
            var end = i + 1
            while follows(end), tokens[end].code == 0x2E { end += 1 }
            return end
        case .digits where follows(i + 1) && tokens[i + 1].code == 0x3A && follows(i + 2) && tokens[i + 2].kind == .digits: return i + 3
        case .arabic where follows(i + 1) && tokens[i + 1].kind == .digits && isArticle(i, text): return i + 2
        default: return i + 1
        }
    }

    private func isArticle(_ i: Int, _ text: AnalyzedText) -> Bool {
        let start = Int(text.tokens[i].start)
        return text.tokens[i].end - text.tokens[i].start == 2 && text.script.codes[start] == LetterCode.alef
            && text.script.codes[start + 1] == LetterCode.lam
    }

    private func whole(_ range: Range<Int>, _ text: AnalyzedText) -> TaggedToken {
        let span = text.span(range)
        let tag: UniversalTag = text.tokens[range.lowerBound].kind == .punctuation ? .punctuation : .numeral
        return TaggedToken(span: span, words: [TaggedWord(span: span, lemma: text.script.string(span), tag: tag)])
    }

    // MARK: One token

    private func token(_ i: Int, _ text: AnalyzedText, _ sentence: Sentence) -> TaggedToken {
        let span = text.span(i)
        guard let reading = text.reading(i) else {
            let tag = UniversalTags.of(sign: text.tokens[i])
            return TaggedToken(span: span, words: [TaggedWord(span: span, lemma: text.script.string(span), tag: tag)])
        }
        let before = i > sentence.tokens.lowerBound ? text.reading(i - 1) : nil
        let words = text.parts(i).map { part in
            switch part.kind {
            case .proclitic: proclitic(part.span, text)
            case .stem: stem(part.span, reading, before, text)
            case .enclitic:
                TaggedWord(
                    span: part.span, lemma: text.script.string(part.span), tag: .pronoun, features: UniversalTags.features(reading.enclitic))
            }
        }
        return TaggedToken(span: span, words: words)
    }

    private func proclitic(_ span: Span, _ text: AnalyzedText) -> TaggedWord {
        var at = span.start
        while at < span.end - 1, text.script.codes[at] == LetterCode.ignorable { at += 1 }
        return TaggedWord(span: span, lemma: text.script.string(at, at + 1), tag: UniversalTags.of(proclitic: text.script.codes[at]))
    }

    private func stem(_ span: Span, _ reading: Reading, _ before: Reading?, _ text: AnalyzedText) -> TaggedWord {
        let lexeme = lexicon.lexeme(reading.lexeme)
        let key = WordKey.of(text.script.codes, span.start + (reading.proclitics.contains(.article) && !reading.proclitics.contains(.lam) ? 2 : 0), span.end)
        let isNumeral = reading.partOfSpeech.isNominal && lexicon.isNumeral(key)
        let isOrdinal = reading.partOfSpeech.isNominal && lexicon.isOrdinal(key)
        return TaggedWord(
            span: span, lemma: lexeme?.lemma ?? text.script.string(span),
            tag: isNumeral ? .numeral : isOrdinal ? .adjective : UniversalTags.of(reading, lexeme, before),
            features: UniversalTags.features(reading), isKnown: reading.isKnown)
    }
}
