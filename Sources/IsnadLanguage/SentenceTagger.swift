import IsnadModel
import IsnadScript

/// Gives the words of analysed text as Universal Dependencies count them: clitics are words of their own, the article is not.
package struct SentenceTagger {
    private let lexicon: Lexicon

    package init(lexicon: Lexicon) { self.lexicon = lexicon }

    package func sentences(of text: AnalyzedText) -> [TaggedSentence] {
        text.sentences.map { sentence in
            let tokens = sentence.tokens.filter { text.tokens[$0].kind != .lineBreak }.map { token($0, text) }
            return TaggedSentence(span: text.span(sentence.tokens), isTitle: sentence.isTitle, tokens: tokens)
        }
    }

    private func token(_ i: Int, _ text: AnalyzedText) -> TaggedToken {
        let span = text.span(i)
        guard let reading = text.reading(i) else {
            let tag = Self.tag(ofSign: text.tokens[i])
            return TaggedToken(span: span, words: [TaggedWord(span: span, lemma: text.script.string(span), tag: tag)])
        }
        let (first, last) = Self.stem(span, reading, text)
        var words = Self.proclitics(span.start, first, text)
        let lexeme = lexicon.lexeme(reading.lexeme)
        let stem = Span(start: first, end: last)
        words.append(
            TaggedWord(
                span: stem, lemma: lexeme?.lemma ?? text.script.string(stem), tag: UniversalTags.of(reading, lexeme),
                features: UniversalTags.features(reading), isKnown: lexeme != nil))
        if last < span.end {
            let enclitic = Span(start: last, end: span.end)
            words.append(
                TaggedWord(span: enclitic, lemma: text.script.string(enclitic), tag: .pronoun, features: UniversalTags.features(reading.enclitic)))
        }
        return TaggedToken(span: span, words: words)
    }

    private static func tag(ofSign token: Token) -> UniversalTag {
        switch token.kind {
        case .digits: .numeral
        case .latin: .other
        case .arabic: .noun
        case .punctuation, .lineBreak: token.code == LetterCode.otherSymbol || token.code == 0x25 ? .symbol : .punctuation
        }
    }

    /// Scalars of the word without its clitics. Marks do not count as letters of a clitic.
    private static func stem(_ span: Span, _ reading: Reading, _ text: AnalyzedText) -> (Int, Int) {
        let codes = text.script.codes
        var (first, last) = (span.start, span.end)
        var letters = 0
        while letters < Int(reading.leading), first < last {
            if codes[first] != 0 { letters += 1 }
            first += 1
        }
        while first < last, letters > 0, codes[first] == 0 { first += 1 }
        letters = 0
        while letters < Int(reading.trailing), last > first {
            last -= 1
            if codes[last] != 0 { letters += 1 }
        }
        return (first, last)
    }

    /// One word for each letter before the stem, with the marks that it carries.
    private static func proclitics(_ start: Int, _ end: Int, _ text: AnalyzedText) -> [TaggedWord] {
        var words: [TaggedWord] = []
        var i = start
        while i < end {
            let code = text.script.codes[i]
            var next = i + 1
            while next < end, text.script.codes[next] == 0 { next += 1 }
            let span = Span(start: i, end: next)
            words.append(TaggedWord(span: span, lemma: text.script.string(i, i + 1), tag: UniversalTags.of(proclitic: code)))
            i = next
        }
        return words
    }
}

/// Tags and features of Universal Dependencies for the categories of the lexicon.
enum UniversalTags {
    static func of(_ reading: Reading, _ lexeme: Lexeme?) -> UniversalTag {
        switch reading.partOfSpeech {
        case .noun, .masdar: .noun
        case .verb: lexeme?.verbClass.contains(.be) ?? false ? .auxiliary : .verb
        case .adjective, .activeParticiple, .passiveParticiple: .adjective
        case .name: .properNoun
        case .preposition: .adposition
        case .conjunction: .coordinator
        case .subordinator: .subordinator
        case .relative, .pronoun: .pronoun
        case .demonstrative: .determiner
        case .negation, .particle: .particle
        case .adverb: .adverb
        case .quantifier: .noun
        case .unknown: .properNoun
        }
    }

    static func of(proclitic code: UInt8) -> UniversalTag {
        switch code {
        case LetterCode.waw, LetterCode.feh: .coordinator
        case LetterCode.seen, LetterCode.alefHamza, LetterCode.alef: .particle
        default: .adposition
        }
    }

    static func features(_ reading: Reading) -> [String] {
        var features: [String] = []
        let inflection = reading.inflection
        switch inflection.tense {
        case .past: features.append("Aspect=Perf")
        case .present: features.append("Aspect=Imp")
        case .none: if reading.proclitics.contains(.article) { features.append("Definite=Def") }
        }
        switch inflection.gender {
        case .masculine: features.append("Gender=Masc")
        case .feminine: features.append("Gender=Fem")
        case .unknown: break
        }
        switch inflection.number {
        case .singular: features.append("Number=Sing")
        case .dual: features.append("Number=Dual")
        case .plural: features.append("Number=Plur")
        case .unknown: break
        }
        if inflection.tense != .none, inflection.person > 0 { features.append("Person=\(inflection.person)") }
        return features
    }

    static func features(_ enclitic: Enclitic) -> [String] {
        switch enclitic {
        case .none: []
        case .he: ["Gender=Masc", "Number=Sing", "Person=3"]
        case .she: ["Gender=Fem", "Number=Sing", "Person=3"]
        case .they: ["Gender=Masc", "Number=Plur", "Person=3"]
        case .theyTwo: ["Number=Dual", "Person=3"]
        case .theyFeminine: ["Gender=Fem", "Number=Plur", "Person=3"]
        case .you: ["Number=Sing", "Person=2"]
        case .youAll: ["Number=Plur", "Person=2"]
        case .we: ["Number=Plur", "Person=1"]
        case .me: ["Number=Sing", "Person=1"]
        }
    }
}
