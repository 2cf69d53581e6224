import IsnadLanguage
import IsnadModel
import IsnadScript

/// Who tells something, with what is needed to know him again.
struct Teller {
    enum Kind { case outlet, document, person, body, unnamed }
    var participant: Participant { didSet { nameKey = Folding.hash(participant.name) } }
    var kind: Kind
    /// Folded name.
    private(set) var nameKey: UInt64
    /// Folded key of the noun that the words are about, without clitics (`مصدر` of `مصدر في الشرطة`).
    var head: UInt64
    var isPlural = false
    /// An anonymous source, official, officer, witness or expert.
    var isPersonLike = false

    init(participant: Participant, kind: Kind, head: UInt64, isPlural: Bool = false) {
        (self.participant, self.kind, self.head, self.isPlural) = (participant, kind, head, isPlural)
        nameKey = Folding.hash(participant.name)
    }
}

/// A run of tokens that someone is said to have said.
struct SpeechSegment {
    var tokens: Range<Int>
    /// Nearest teller first.
    var tellers: [Participant]
    /// Words of the telling itself: a time among them is that of the announcement.
    var telling: Range<Int>
    /// What is told is a noun.
    var isNominal = false
    var because: String

    /// Whether a phrase is among the words that say who tells.
    func isToldBy(_ phrase: Phrase, _ text: AnalyzedText) -> Bool {
        telling.contains(phrase.head) || tellers.contains { $0.span.start == text.span(phrase.head).start }
    }
}

/// A place where a sentence says who tells what.
struct Telling {
    enum Form {
        /// Teller before what is told, with أن, a colon, a quotation or a noun.
        case leading
        /// The same without a teller of its own: whoever told before goes on.
        case goesOn
        /// `بحسب`, `وفقا لـ`, `كما قال`: the teller beside what is told.
        case according
    }
    var form: Form
    /// Token where the words of the telling begin.
    var start: Int
    /// Tokens that are told.
    var content: Range<Int>
    /// Nearest first.
    var tellers: [Teller] = []
    /// Words of the telling itself.
    var words: Range<Int>
    /// Stands beside the clause before it (`فيما أعلن`, while … announced) and is no part of what that one tells.
    var isJoined = false
    /// What is told is a noun (`أعلن مقتل …`, announced the killing of …).
    var isNominal = false
    var because: String
}
