import IsnadLanguage
import IsnadModel
import IsnadScript

/// Keeps, of all rules that a word called up, the one that fits best, and drops those whose conditions are not met.
struct CandidateChooser {
    let context: DocumentContext

    func choose(_ candidates: [Candidate]) -> [Candidate] {
        let fit = candidates.filter { meetsConditions($0) && hasSubstance($0) && !isExcluded($0) }
        var best: [Int: Candidate] = [:]
        for candidate in fit {
            if let known = best[candidate.token], !isBetter(candidate, known) { continue }
            best[candidate.token] = candidate
        }
        let chosen = best.values.sorted { $0.token < $1.token }
        return chosen.filter { candidate in
            !chosen.contains { $0.isCompound && $0.token != candidate.token && $0.tokens.contains(candidate.token) || isCharge(candidate, $0) }
        }
    }

    /// What is charged, threatened or sentenced to is not claimed again: it is the content of the charge.
    private func isCharge(_ c: Candidate, _ other: Candidate) -> Bool {
        guard other.token != c.token, ["accusation", "threat", "trial"].contains(other.rule.type.rawValue), let content = other.contentTokens else { return false }
        return content.contains(c.token)
    }

    private func isBetter(_ a: Candidate, _ b: Candidate) -> Bool {
        let left = (a.isCompound ? 1 : 0, a.rule.conditions.count, a.filledCount)
        let right = (b.isCompound ? 1 : 0, b.rule.conditions.count, b.filledCount)
        return left > right
    }

    private func meetsConditions(_ c: Candidate) -> Bool {
        c.rule.conditions.allSatisfy { condition in
            let fillers = c.fillers[condition.slot] ?? []
            if condition.slot == .content { return c.contentTokens != nil }
            return fillers.contains { condition.kinds.isEmpty || condition.kinds.contains($0.kind) }
        }
    }

    /// A general statement without participant, place, time or number is no claim.
    private func hasSubstance(_ c: Candidate) -> Bool {
        if c.filledCount > 0 || c.number != nil || c.contentTokens != nil { return true }
        let parse = context.parses[c.sentence]
        return parse.phrases.contains { $0.kind == .place && $0.name >= 0 && c.clause.contains($0.tokens.lowerBound) }
    }

    /// Words that turn the trigger into another thing (`تصفية الشركة`, liquidation of a company).
    private func isExcluded(_ c: Candidate) -> Bool {
        guard !c.rule.unless.isEmpty else { return false }
        let text = context.text
        let end = min(c.token + 4, text.sentences[c.sentence].tokens.upperBound)
        var tokens = Set(c.token..<max(end, c.token + 1))
        for filler in c.fillers.values.joined() {
            if case .phrase(let s, let p) = filler.source, s == c.sentence { tokens.formUnion(context.parses[s].phrases[p].tokens) }
        }
        return tokens.contains { token in
            guard text.tokens[token].kind == .arabic else { return false }
            if c.rule.unless.contains(text.tokens[token].key.bits) || c.rule.unless.contains(context.stemKey(token).bits) { return true }
            return context.lexeme(token).map { c.rule.unless.contains(WordKey.of($0.lemma).bits) } ?? false
        }
    }
}
