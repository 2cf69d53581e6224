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
        /// The people or country of an adjective (`غارات تركية`, Turkish raids), by the note of its lexeme.
        case nationality(token: Int, lexeme: Int32)
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
    var fillers = Fillers()
    /// Tokens of the clause that the trigger stands in.
    var clause: Range<Int>
    /// Items that hold a clause or phrase filling `content` or `reason`.
    var contentTokens: Range<Int>?
    /// Verb or noun that governs a verbal noun (بدأ، حاول، أمر ب …).
    var governorToken: Int?
    /// Number that counts the trigger or one of its fillers, as an index into the parse's numbers.
    var number: Int?
    /// Ids of what filled the slots, behind the rule itself.
    var because: [RoleReason] = []
    /// Words required with the trigger were found: such a reading beats a single word.
    var isCompound = false

    mutating func add(_ filler: Filler, _ slot: Slot) {
        guard slot != .none, !fillers[slot].contains(filler) else { return }
        fillers.append(filler, slot)
    }

    var filledCount: Int { fillers.count }
}

/// What filled a slot beyond the words of the rule itself.
enum RoleReason: String {
    case lightVerbBehind = "roles.light-verb-behind", predicate = "roles.predicate", subjectOfClause = "roles.subject-of-clause"
    case lightVerb = "roles.light-verb", subjectOfClauseBefore = "roles.subject-of-clause-before", weighed = "roles.weighed"
}

/// What fills the slots of a candidate, in the order in which it was found: a handful, so that one list is faster than a table.
struct Fillers {
    private(set) var entries: [(slot: Slot, filler: Filler)] = []

    var isEmpty: Bool { entries.isEmpty }
    var count: Int { entries.count }

    mutating func append(_ filler: Filler, _ slot: Slot) {
        if entries.isEmpty { entries.reserveCapacity(4) }
        entries.append((slot, filler))
    }

    /// What fills one slot, in order.
    subscript(slot: Slot) -> OfSlot { OfSlot(entries: entries, slot: slot) }

    func fills(_ slot: Slot) -> Bool { entries.contains { $0.slot == slot } }

    mutating func removeAll(_ slot: Slot, where isOut: (Filler) -> Bool) { entries.removeAll { $0.slot == slot && isOut($0.filler) } }

    struct OfSlot: Sequence, IteratorProtocol {
        fileprivate let entries: [(slot: Slot, filler: Filler)]
        fileprivate let slot: Slot
        private var at = 0

        fileprivate init(entries: [(slot: Slot, filler: Filler)], slot: Slot) { (self.entries, self.slot) = (entries, slot) }

        mutating func next() -> Filler? {
            while at < entries.count {
                at += 1
                if entries[at - 1].slot == slot { return entries[at - 1].filler }
            }
            return nil
        }
    }
}
