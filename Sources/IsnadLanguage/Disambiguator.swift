import IsnadScript

/// Settles, from the neighbours, which reading of a word is meant: verb or noun, noun or adjective, short form or not.
///
/// Unvocalised Arabic writes `قتل` for "he killed", "he was killed" and "killing"; what stands before and after mostly tells.
struct Disambiguator {
    let lexicon: Lexicon

    /// What stands before a word, as far as it matters.
    private struct Left {
        var part: PartOfSpeech?
        var traits: WordTraits = []
        var hasArticle = false
        var hasPronoun = false
        var number = Inflection.Number.unknown
        var isNumeral = false
        var endsInAlef = false
        var isFeminine = false
        var isSignBetween = true
        var isStart = true
    }

    /// The words of a text while their readings are put in order.
    private struct Words {
        let tokens: [Token]
        let codes: [UInt8]
        let readings: UnsafeMutableBufferPointer<Reading>
    }

    func settle(_ text: inout AnalyzedText) {
        let (tokens, codes, sentences) = (text.tokens, text.script.codes, text.sentences)
        text.readings.withUnsafeMutableBufferPointer { readings in
            let words = Words(tokens: tokens, codes: codes, readings: readings)
            for sentence in sentences { settle(words, sentence) }
        }
    }

    private func settle(_ text: Words, _ sentence: Sentence) {
        var (before, isSignBetween) = (-1, true)
        for i in sentence.tokens {
            let token = text.tokens[i]
            if token.kind == .punctuation {
                isSignBetween = true
                continue
            }
            if token.readingCount > 1, isContested(text, token) { choose(text, i, left(text, before, isSignBetween), sentence) }
            (before, isSignBetween) = (i, false)
        }
    }

    /// How far a reading may lie behind the best and still be chosen.
    private static let reach: Int16 = 45

    /// Whether a second reading comes near the first, as the word alone ranks them.
    @inline(__always) private func isContested(_ text: Words, _ token: Token) -> Bool {
        let first = Int(token.firstReading)
        return text.readings[first + 1].score > text.readings[first].score - Self.reach
    }

    /// What stands before a word.
    /// - Parameter before: the word, number or line break before it in the sentence, settled already; -1 where there is none.
    private func left(_ text: Words, _ before: Int, _ isSignBetween: Bool) -> Left {
        guard before >= 0 else { return Left() }
        let token = text.tokens[before]
        guard token.readingCount > 0 else { return Left(part: nil, isSignBetween: isSignBetween, isStart: false) }
        let reading = text.readings[Int(token.firstReading)]
        return Left(
            part: reading.partOfSpeech, traits: lexicon.traits(reading.lexeme), hasArticle: reading.proclitics.contains(.article),
            hasPronoun: reading.enclitic != .none, number: reading.inflection.number, isNumeral: lexicon.isNumeral(token.key),
            endsInAlef: endsInAlef(text, before),
            isFeminine: text.codes[Int(token.end) - 1] == LetterCode.tehMarbuta, isSignBetween: isSignBetween, isStart: false)
    }

    private func endsInAlef(_ text: Words, _ i: Int) -> Bool { text.codes[Int(text.tokens[i].end) - 1] == LetterCode.alef }

    private func choose(_ text: Words, _ i: Int, _ left: Left, _ sentence: Sentence) {
        let first = Int(text.tokens[i].firstReading)
        let end = first + Int(text.tokens[i].readingCount)
        let top = text.readings[first].score
        var verbs = 0
        for r in first..<end where text.readings[r].partOfSpeech == .verb { verbs += 1 }
        let isMixed = verbs > 0 && verbs < end - first
        let lean = isMixed ? verbLean(text, i, left, sentence) + (subjectFollows(text, i + 1, sentence) ? 14 : 0) : 0
        let isAccusative = endsInAlef(text, i)
        var best = first
        var bestScore = Int16.min
        for r in first..<end {
            let reading = text.readings[r]
            guard reading.score > top - Self.reach else { continue }
            var score = reading.score
            switch reading.partOfSpeech {
            case .verb: score += lean + moodLean(reading, left) + relativeLean(reading, left)
            case .particle: score += particleLean(reading, text, i + 1, sentence)
            default: score += nominalLean(reading, left, endsInAlef: isAccusative)
            }
            if score > bestScore { (best, bestScore) = (r, score) }
        }
        if best != first { text.readings.swapAt(best, first) }
    }

    /// How much the surroundings speak for a verb (positive) or a noun (negative).
    private func verbLean(_ text: Words, _ i: Int, _ left: Left, _ sentence: Sentence) -> Int16 {
        if i + 1 < sentence.tokens.upperBound, lexicon.isCompound(text.tokens[i].key, text.tokens[i + 1].key) { return -60 }
        guard !left.isStart, !left.isSignBetween else { return startLean(text, i, sentence) }
        guard let part = left.part else { return -12 }
        switch part {
        case .negation: return left.traits.contains(.beforeNoun) ? -20 : 25
        case .preposition: return left.hasPronoun ? 4 : -25
        case .quantifier: return left.hasPronoun || left.hasArticle ? 4 : -25
        case .relative: return 16
        case .subordinator: return left.hasPronoun ? 8 : 0
        case .particle: return left.traits.contains(.beforeVerb) ? 25 : 0
        case .conjunction, .pronoun: return 10
        case .demonstrative: return -15
        case .verb:
            if left.traits.contains(.auxiliary) { return 10 }
            return left.traits.contains(.phase) ? 0 : -12
        case .name: return 6
        default: return left.hasArticle || left.hasPronoun ? 5 : -9
        }
    }

    /// At the start of a clause a verb is likely when a subject follows, a noun when an adjective or preposition does.
    private func startLean(_ text: Words, _ i: Int, _ sentence: Sentence) -> Int16 {
        let next = i + 1
        guard next < sentence.tokens.upperBound else { return -5 }
        if text.tokens[next].kind == .digits || lexicon.isNumeral(text.tokens[next].key) { return sentence.isTitle ? 2 : 8 }
        guard text.tokens[next].readingCount > 0 else { return 2 }
        let after = text.readings[Int(text.tokens[next].firstReading)]
        let base: Int16 = sentence.isTitle ? -4 : 6
        switch after.partOfSpeech {
        case .adjective where !after.proclitics.contains(.article): return -12
        case .preposition, .conjunction: return base - 4
        // A definite noun behind it is rather the subject.
        default: return after.proclitics.contains(.article) ? base + 1 : base
        }
    }

    /// A dual or sound plural in the nominative (`شقيقان`, two brothers) is the subject of the verb before it, no complement of a noun.
    private func subjectFollows(_ text: Words, _ next: Int, _ sentence: Sentence) -> Bool {
        guard next < sentence.tokens.upperBound, text.tokens[next].kind == .arabic, text.tokens[next].readingCount > 0 else { return false }
        let reading = text.readings[Int(text.tokens[next].firstReading)]
        let (codes, end) = (text.codes, Int(text.tokens[next].end))
        guard reading.partOfSpeech.isNominal, reading.leading == 0, reading.trailing == 0, end - Int(text.tokens[next].start) > 4 else { return false }
        guard codes[end - 1] == LetterCode.noon else { return false }
        switch reading.inflection.number {
        case .dual where codes[end - 2] == LetterCode.alef, .plural where codes[end - 2] == LetterCode.waw: break
        default: return false
        }
        let lemma = lexicon.lexeme(reading.lexeme)?.lemma ?? ""
        return lemma.isEmpty || WordKey.of(lemma) != WordKey.of(codes, Int(text.tokens[next].start) + (reading.proclitics.contains(.article) ? 2 : 0), end)
    }

    /// The present behind أن and لن, its short form behind لم and ل only.
    private func moodLean(_ reading: Reading, _ left: Left) -> Int16 {
        let isPresent = reading.inflection.tense == .present
        if left.traits.contains(.shortens), !left.isSignBetween { return isPresent ? (reading.inflection.mood == .short ? 22 : 10) : -20 }
        guard left.part == .subordinator else { return 0 }
        return isPresent ? 14 : -3
    }

    private func agrees(_ own: Inflection.Number, _ noun: Inflection.Number) -> Bool {
        switch own {
        case .plural, .dual: noun == own
        case .unknown, .singular: true
        }
    }

    /// A clause may hang on an indefinite noun without a word between (`كتيبة تنشط في …`: a battalion that is active in …; `حملة نفذتها …`: a campaign
    /// that … carried out).
    private func relativeLean(_ reading: Reading, _ left: Left) -> Int16 {
        guard let part = left.part, part.isNominal, !left.hasArticle, !left.hasPronoun, !left.isSignBetween, reading.proclitics.letters == 0 else { return 0 }
        if reading.enclitic.isThirdPerson { return 12 }
        let agrees = left.isFeminine && reading.inflection.tense == .present && reading.inflection.gender == .feminine
        return agrees && reading.inflection.number == .singular ? 9 : 0
    }

    /// ف + قد stands before a verb; else the word is the verb فقد (he lost).
    private func particleLean(_ reading: Reading, _ text: Words, _ next: Int, _ sentence: Sentence) -> Int16 {
        guard reading.leading > 0, lexicon.traits(reading.lexeme).contains(.beforeVerb) else { return 0 }
        guard next < sentence.tokens.upperBound, text.tokens[next].readingCount > 0 else { return -30 }
        let first = Int(text.tokens[next].firstReading)
        let isVerb = text.readings[first..<(first + Int(text.tokens[next].readingCount))].contains { $0.partOfSpeech == .verb || $0.partOfSpeech == .negation }
        return isVerb ? 0 : -30
    }

    /// An adjective agrees with the noun before it in the article, in number and in the alef of the accusative (`الجيش المسلحين`: the army … the
    /// gunmen, no adjective); behind a number the counted noun stands.
    private func nominalLean(_ reading: Reading, _ left: Left, endsInAlef: Bool) -> Int16 {
        // A verbal noun with a pronoun behind و mostly goes on a list (`فشله … وتخليه …`: his failure … and his giving up …).
        if reading.partOfSpeech == .masdar, reading.proclitics.conjunction, reading.enclitic.isThirdPerson, !left.isStart { return 5 }
        guard reading.proclitics.letters == 0, let part = left.part, !left.isSignBetween else { return 0 }
        switch reading.partOfSpeech {
        case .adjective:
            guard part.isNominal else { return part == .preposition && !left.hasPronoun ? -4 : 0 }
            guard !left.isNumeral, agrees(reading.inflection.number, left.number), !endsInAlef || left.endsInAlef else { return -1 }
            return reading.proclitics.contains(.article) == (left.hasArticle || left.hasPronoun) ? 5 : 0
        case .name: return part == .name ? 3 : 0
        default: return 0
        }
    }
}
