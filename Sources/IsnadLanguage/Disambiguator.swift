import IsnadScript

/// Settles, from the neighbours, whether a word that can be read as verb or noun is the one or the other.
///
/// Unvocalised Arabic writes `قتل` for "he killed", "he was killed" and "killing"; what stands before and after mostly tells.
struct Disambiguator {
    let lexicon: Lexicon

    func settle(_ text: inout AnalyzedText) {
        for sentence in text.sentences {
            var previous = -1
            for i in sentence.tokens where text.tokens[i].kind != .punctuation {
                if text.tokens[i].readingCount > 1 { choose(&text, i, previous, sentence) }
                previous = i
            }
        }
    }

    private func choose(_ text: inout AnalyzedText, _ i: Int, _ previous: Int, _ sentence: Sentence) {
        let first = Int(text.tokens[i].firstReading)
        let count = Int(text.tokens[i].readingCount)
        guard text.readings[first..<(first + count)].contains(where: { $0.partOfSpeech == .verb }) else { return }
        guard text.readings[first..<(first + count)].contains(where: { $0.partOfSpeech != .verb }) else { return }
        let lean = verbLean(text, i, previous, sentence)
        var best = first
        var bestScore = Int16.min
        for r in first..<(first + count) {
            let reading = text.readings[r]
            var score = reading.score
            if reading.partOfSpeech == .verb { score += lean + tenseLean(text, reading, previous) }
            if score > bestScore { (best, bestScore) = (r, score) }
        }
        if best != first { text.readings.swapAt(best, first) }
    }

    /// How much the surroundings speak for a verb (positive) or a noun (negative).
    private func verbLean(_ text: AnalyzedText, _ i: Int, _ previous: Int, _ sentence: Sentence) -> Int16 {
        if i + 1 < sentence.tokens.upperBound, lexicon.isCompound(text.tokens[i].key, text.tokens[i + 1].key) { return -60 }
        guard previous >= 0, text.tokens[i - 1].kind != .punctuation else { return startLean(text, i, sentence) }
        guard let before = text.reading(previous) else { return -12 }
        let note = lexicon.lexeme(before.lexeme)?.note ?? ""
        switch before.partOfSpeech {
        case .negation: return note == "noun" ? -20 : 25
        case .preposition, .quantifier: return before.enclitic == .none ? -25 : 4
        case .relative: return 16
        case .subordinator: return 0
        case .particle: return note == "perfective" || note == "future" ? 25 : 0
        case .conjunction, .pronoun: return 10
        case .demonstrative: return -15
        case .verb: return afterVerb(before, text, i)
        case .name: return 6
        default:
            let definite = before.proclitics.contains(.article) || before.enclitic != .none
            return definite ? 5 : -9
        }
    }

    private func afterVerb(_ before: Reading, _ text: AnalyzedText, _ i: Int) -> Int16 {
        let verbClass = lexicon.lexeme(before.lexeme)?.verbClass ?? []
        if verbClass.contains(.be) { return 10 }
        return verbClass.isDisjoint(with: [.begin, .continue]) ? -12 : 0
    }

    /// At the start of a clause a verb is likely when a subject follows, a noun when an adjective or preposition does.
    private func startLean(_ text: AnalyzedText, _ i: Int, _ sentence: Sentence) -> Int16 {
        let next = i + 1
        guard next < sentence.tokens.upperBound else { return -5 }
        if text.tokens[next].kind == .digits { return sentence.isTitle ? 2 : 8 }
        guard let after = text.reading(next) else { return 2 }
        let base: Int16 = sentence.isTitle ? -4 : 6
        switch after.partOfSpeech {
        case .adjective where !after.proclitics.contains(.article): return -12
        case .preposition, .conjunction: return base - 4
        case .name, .noun, .unknown, .masdar: return base
        default: return base
        }
    }

    private func tenseLean(_ text: AnalyzedText, _ reading: Reading, _ previous: Int) -> Int16 {
        guard previous >= 0, let before = text.reading(previous), before.partOfSpeech == .subordinator else { return 0 }
        return reading.inflection.tense == .present ? 14 : -3
    }
}
