import IsnadLanguage
import IsnadModel
import IsnadScript

/// Finds the place that another lies in, where the text says so: `حي X في مدينة Y بمحافظة Z`, `X، شمالي Y`, `X (Y)`.
struct PlaceNest {
    let text: AnalyzedText
    let names: [NameMention]

    /// The mention of the place that a mention lies in: the next one where nothing but prepositions, place words, directions and adjectives
    /// stand between, or else the one before.
    func outer(of i: Int) -> Int? {
        if i + 1 < names.count, joins(i, i + 1) { return i + 1 }
        if i > 0, joins(i - 1, i) { return i - 1 }
        return nil
    }

    func isSameSentence(_ i: Int, _ j: Int) -> Bool {
        let (first, last) = i < j ? (i, j) : (j, i)
        let gap = names[first].tokens.upperBound..<max(names[first].tokens.upperBound, names[last].tokens.lowerBound)
        return gap.count < 60 && !gap.contains { isEnd($0) }
    }

    private func isEnd(_ token: Int) -> Bool {
        text.tokens[token].kind == .lineBreak || text.tokens[token].kind == .punctuation && text.tokens[token].code == 0x2E
    }

    /// Both are places, and the words between them only lead from the one to the other.
    private func joins(_ i: Int, _ j: Int) -> Bool {
        guard names[i].kind == .place, names[j].kind == .place, !isListed(j) else { return false }
        let gap = names[i].tokens.upperBound..<names[j].tokens.lowerBound
        guard gap.lowerBound <= gap.upperBound, gap.count <= 6 else { return false }
        return gap.allSatisfy(leads)
    }

    /// في (in): other prepositions lead elsewhere.
    private static let inside = WordKey.of("\u{0641}\u{064A}").bits

    /// A place joined by و stands beside the one before, not around it.
    private func isListed(_ j: Int) -> Bool {
        let token = text.tokens[names[j].tokens.lowerBound]
        return names[j].start > token.start && text.script.codes[Int(token.start)] == LetterCode.waw
    }

    private func leads(_ token: Int) -> Bool {
        let t = text.tokens[token]
        if t.kind == .punctuation { return t.code == 0x2C || t.code == 0x28 || t.code == 0x29 || t.code == 0x2D || NameKeys.isQuote(t) }
        guard t.kind == .arabic, let reading = text.reading(token), !reading.proclitics.conjunction else { return false }
        switch reading.partOfSpeech {
        case .preposition: return t.key.bits == Self.inside
        case .adjective, .noun, .activeParticiple, .unknown, .name: return true
        default: return false
        }
    }
}
