import IsnadLanguage
import IsnadModel
import IsnadScript

/// Keeps away what is no claim whatever speaks for it: words that turn the trigger into another thing, nothing told of it at all.
struct CandidateGate {
    let context: DocumentContext
    private let circumstances: Circumstances

    init(context: DocumentContext) {
        self.context = context
        circumstances = Circumstances(context: context, namer: Namer(context: context))
    }

    func admits(_ c: Candidate) -> Bool { !isExcluded(c) && followsFittingWords(c) && isWorded(c) }

    func meetsConditions(_ c: Candidate) -> Bool {
        c.rule.conditions.allSatisfy { condition in
            let fillers = c.fillers[condition.slot] ?? []
            if condition.slot == .content { return c.contentTokens != nil }
            return fillers.contains { condition.kinds.isEmpty || condition.kinds.contains($0.kind) }
        }
    }

    /// A general statement without participant, place, time or number is no claim.
    func hasSubstance(_ c: Candidate) -> Bool {
        if c.rule.family == "figure" { return circumstances.count(c) != nil }
        if c.filledCount > 0 || c.number != nil || c.contentTokens != nil { return true }
        return !circumstances.placePhrases(c.sentence) { c.clause.contains($0.tokens.lowerBound) }.isEmpty
    }

    /// Words that turn the trigger into another thing (`تصفية الشركة`, liquidation of a company).
    private func isExcluded(_ c: Candidate) -> Bool {
        guard !c.rule.unless.isEmpty else { return false }
        let end = min(c.token + 4, context.text.sentences[c.sentence].tokens.upperBound)
        var tokens = Set(c.token..<max(end, c.token + 1))
        for slot in c.fillers.keys { tokens.formUnion(words(c, slot)) }
        return tokens.contains { isOne(of: c.rule.unless, $0) }
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
            words(c, wording.slot).contains { isOne(of: wording.words, $0) } == wording.isNeeded
        }
    }

    /// Tokens of the phrases that fill a slot; of pronouns, those of what they stand for.
    private func words(_ c: Candidate, _ slot: Slot) -> [Int] {
        (c.fillers[slot] ?? []).flatMap { filler -> [Int] in
            switch filler.source {
            case .phrase(let s, let p), .pronoun(_, let s, let p): Array(context.parses[s].phrases[p].tokens)
            case .nationality(let token, _): [token]
            }
        }
    }

    /// Whether a token is one of the words, as written, without clitics, or in another form of its lemma.
    private func isOne(of words: Set<UInt64>, _ token: Int) -> Bool {
        let text = context.text
        guard text.tokens[token].kind == .arabic else { return false }
        if words.contains(text.tokens[token].key.bits) || words.contains(context.stemKey(token).bits) { return true }
        // A name may be an everyday word with its article (`الضمير`: a town, the conscience).
        if let reading = text.reading(token), reading.partOfSpeech == .name, words.contains(Stem.withoutArticle(text, token, reading).bits) { return true }
        return context.lexeme(token).map { words.contains(WordKey.of($0.lemma).bits) } ?? false
    }
}
