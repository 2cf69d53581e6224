import IsnadLanguage
import IsnadModel
import IsnadScript

/// Something that fills a slot: a phrase of the sentence, or someone carried over from elsewhere.
struct Filler: Hashable {
    enum Source: Hashable {
        /// Sentence and phrase.
        case phrase(Int, Int)
        /// A pronoun at a token, with the phrase that it stands for.
        case pronoun(token: Int, sentence: Int, phrase: Int)
        /// The people or country of an adjective (`غارات تركية`, Turkish raids).
        case nationality(token: Int, name: String)
    }
    var source: Source
    var kind: FillerKind
}

/// A trigger with the rule that it called up and what the rule made of the words around it.
struct Candidate {
    var sentence: Int
    var item: Int
    /// The trigger's word; `tokens` holds further words that belong to it.
    var token: Int
    var tokens: Range<Int>
    var rule: FrameRule
    var shape: TriggerShape
    var fillers: [Slot: [Filler]] = [:]
    /// Tokens of the clause that the trigger stands in.
    var clause: Range<Int>
    /// Items that hold a clause or phrase filling `content` or `reason`.
    var contentTokens: Range<Int>?
    /// Verb or noun that governs a verbal noun (بدأ، حاول، أمر ب …).
    var governorToken: Int?
    /// Number that counts the trigger or one of its fillers, as an index into the parse's numbers.
    var number: Int?
    var because: [String] = []
    /// Words required with the trigger were found: such a reading beats a single word.
    var isCompound = false

    mutating func add(_ filler: Filler, _ slot: Slot) {
        guard slot != .none, !(fillers[slot] ?? []).contains(filler) else { return }
        fillers[slot, default: []].append(filler)
    }

    var filledCount: Int { fillers.values.reduce(0) { $0 + $1.count } }
}
