import IsnadLanguage
import IsnadModel
import IsnadScript

/// Keeps away what is no claim whatever speaks for it: words that turn the trigger into another thing, nothing told of it at all.
struct CandidateGate {
    let context: DocumentContext
    let circumstances: Circumstances

    func admits(_ c: Candidate) -> Bool { !isExcluded(c) && followsFittingWords(c) && isWorded(c) }

    func meetsConditions(_ c: Candidate) -> Bool {
        c.rule.conditions.allSatisfy { condition in
            if condition.slot == .content { return c.contentTokens != nil }
            return c.fillers[condition.slot].contains { condition.kinds.isEmpty || condition.kinds.contains($0.kind) }
        }
    }

    /// A general statement without participant, place, time or number is no claim.
    func hasSubstance(_ c: Candidate, _ count: Circumstances.Count?) -> Bool {
        if c.rule.isOne(of: .figures) { return count != nil }
        if c.filledCount > 0 || c.number != nil || c.contentTokens != nil { return true }
        return !circumstances.places(c.sentence, in: c.clause).isEmpty
    }

    /// Words that turn the trigger into another thing (`تصفية الشركة`, liquidation of a company).
    private func isExcluded(_ c: Candidate) -> Bool {
        guard !c.rule.unless.isEmpty else { return false }
        let end = max(min(c.token + 4, context.text.sentences[c.sentence].tokens.upperBound), c.token + 1)
        if (c.token..<end).contains(where: { isOne(of: c.rule.unless, $0) }) { return true }
        return c.fillers.entries.contains { words($0.filler).contains { isOne(of: c.rule.unless, $0) } }
    }

    /// Whether the words close before the trigger suit the rule: some make it part of another thing (`فك الحصار`, lifting of a siege).
    private func followsFittingWords(_ c: Candidate) -> Bool {
        guard !c.rule.notAfter.isEmpty || !c.rule.after.isEmpty else { return true }
        let first = max(c.token - 3, context.text.sentences[c.sentence].tokens.lowerBound)
        let before = first..<max(first, c.token)
        if before.contains(where: { isOne(of: c.rule.notAfter, $0) }) { return false }
        return c.rule.after.isEmpty || before.contains { isOne(of: c.rule.after, $0) }
    }

    /// Whether the slots hold the words that they need, and none that is barred.
    private func isWorded(_ c: Candidate) -> Bool {
        c.rule.wordings.allSatisfy { wording in
            c.fillers[wording.slot].contains { words($0).contains { isOne(of: wording.words, $0) } } == wording.isNeeded
        }
    }

    /// Tokens of the phrase that fills a slot; of a pronoun, those of what it stands for.
    private func words(_ filler: Filler) -> Range<Int> {
        switch filler.source {
        case .phrase(let s, let p), .pronoun(_, let s, let p): context.parses[s].phrases[p].tokens
        case .nationality(let token, _): token..<(token + 1)
        }
    }

    /// Whether a token is one of the words, as written, without clitics, or in another form of its lemma.
    private func isOne(of words: KeySet, _ token: Int) -> Bool {
        let text = context.text
        guard text.tokens[token].kind == .arabic else { return false }
        if words.contains(text.tokens[token].key) || words.contains(context.stemKey(token)) { return true }
        // A name may be an everyday word with its article (`الضمير`: a town, the conscience).
        if let reading = text.reading(token), reading.partOfSpeech == .name, words.contains(Stem.withoutArticle(text, token, reading)) { return true }
        return context.lexeme(token).map { words.contains($0.lemma) } ?? false
    }
}
