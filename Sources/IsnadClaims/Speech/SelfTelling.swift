import IsnadLanguage

/// What a teller's words make of him in what he tells.
///
/// `أعلن الجيش أنه قصف المواقع` (the army announced that *it* shelled the positions) makes the army the one who shelled; `أعلن الجيش أن المعارك مستمرة`
/// (the army announced that the battles go on) does not: whoever speaks of a deed has not done it for that alone.
enum SelfTelling: Int {
    /// He tells of others.
    case others = 1
    /// The phrase tells, but not this.
    case elsewhere = 2
    /// A pronoun behind أن stands for him (`قالت القوات إنها سيطرت`).
    case himself = 3
    /// He tells of it with a noun of his own deed or another's (`أعلن الجيش استعادة المدينة`, the army announced the recapture of the city).
    case deed = 4

    /// Who acts in what is told, so far as the words between the telling and the trigger show.
    static func of(_ segment: SpeechSegment, _ c: Candidate, _ parse: SentenceParse, _ text: AnalyzedText) -> SelfTelling {
        guard segment.tokens.contains(c.token) else { return .elsewhere }
        if segment.isNominal { return hasVerb(segment.tokens.lowerBound..<c.token, parse) ? .others : .deed }
        let opened = parse.items[..<c.item].last { item in
            guard case .subordinator = item.kind else { return false }
            return item.tokens.upperBound >= segment.tokens.lowerBound
        }
        guard let last = opened?.tokens.last, let enclitic = text.reading(last)?.enclitic else { return .others }
        return enclitic.isThirdPerson ? .himself : .others
    }

    private static func hasVerb(_ tokens: Range<Int>, _ parse: SentenceParse) -> Bool {
        parse.items.contains { item in
            guard tokens.contains(item.tokens.lowerBound) else { return false }
            switch item.kind {
            case .verb, .relative, .subordinator: return true
            default: return false
            }
        }
    }
}
