import IsnadRules
import IsnadScript

/// What a noun stands for, as far as roles need to know.
public enum NounKind: String, Sendable, CaseIterable {
    case civilian = "person-civilian", member = "person-member", leader = "person-leader", speaker = "person-speaker"
    case force, place = "place-word", site = "place-common", building, vehicle, weapon, document, money, quantity, family
    case nationality, other

    public var isPerson: Bool {
        switch self {
        case .civilian, .member, .leader, .speaker, .family: true
        default: false
        }
    }
}

/// What a verb does in a report, beyond its own meaning. Names as in the `class` column of `Rules/lexicon/verbs.tsv`.
public struct VerbClass: OptionSet, Sendable, Hashable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public static let say = VerbClass(rawValue: 1 << 0)
    public static let sayMore = VerbClass(rawValue: 1 << 1)
    public static let show = VerbClass(rawValue: 1 << 2)
    public static let light = VerbClass(rawValue: 1 << 3)
    public static let passiveLight = VerbClass(rawValue: 1 << 4)
    public static let begin = VerbClass(rawValue: 1 << 5)
    public static let `continue` = VerbClass(rawValue: 1 << 6)
    public static let end = VerbClass(rawValue: 1 << 7)
    public static let cause = VerbClass(rawValue: 1 << 8)
    public static let attempt = VerbClass(rawValue: 1 << 9)
    public static let plan = VerbClass(rawValue: 1 << 10)
    public static let order = VerbClass(rawValue: 1 << 11)
    public static let predict = VerbClass(rawValue: 1 << 12)
    public static let deny = VerbClass(rawValue: 1 << 13)
    public static let succeed = VerbClass(rawValue: 1 << 14)
    public static let fail = VerbClass(rawValue: 1 << 15)
    public static let be = VerbClass(rawValue: 1 << 16)
    public static let motion = VerbClass(rawValue: 1 << 17)
    public static let think = VerbClass(rawValue: 1 << 18)
    /// A support verb whose subject suffers the event (`تعرض لقصف`, came under shelling).
    public static let undergo = VerbClass(rawValue: 1 << 19)

    private static let names: [String: VerbClass] = [
        "say": .say, "say-more": .sayMore, "show": .show, "light": .light, "passive-light": .passiveLight, "begin": .begin,
        "continue": .continue, "end": .end, "cause": .cause, "try": .attempt, "plan": .plan, "order": .order, "predict": .predict,
        "deny": .deny, "succeed": .succeed, "fail": .fail, "be": .be, "motion": .motion, "think": .think, "undergo": .undergo,
    ]

    /// The classes that a column of a table names.
    init(names table: LetterTable, _ column: Range<Int>) {
        var all: VerbClass = []
        table.each(column) { all.formUnion(VerbClass.names[table.string($0)] ?? []) }
        self = all
    }
}

/// What readings are chosen by, of a lexeme: flags, so that no word is compared while a text is read.
public struct WordTraits: OptionSet, Sendable, Hashable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// A function word that pronouns are written to (`أنه`, `لديهم`, `بعضها`).
    public static let takesPronoun = WordTraits(rawValue: 1)
    /// A negation before a noun (`عدم`).
    public static let beforeNoun = WordTraits(rawValue: 2)
    /// A particle before a verb (`قد`, `سوف`).
    public static let beforeVerb = WordTraits(rawValue: 4)
    /// A verb like `كان`, which another verb may follow.
    public static let auxiliary = WordTraits(rawValue: 8)
    /// A verb like `بدأ`, behind which a verb is as likely as its verbal noun.
    public static let phase = WordTraits(rawValue: 16)
    /// `لم`: the present that follows is short.
    public static let shortens = WordTraits(rawValue: 32)
    /// A function word that stands only with a pronoun (`إيا`, `نفس` as in `نفسه`).
    public static let onlyWithPronoun = WordTraits(rawValue: 64)
    /// A function word that ب, ل or ك may stand before (`بأن`, `لأن`, `بلا`, `كما`).
    public static let takesPreposition = WordTraits(rawValue: 128)
    /// A function word whose first letter is a word of its own (`لأن`), or whose first two are (`أفلا`).
    public static let opensWithLetter = WordTraits(rawValue: 256)
    public static let opensWithTwo = WordTraits(rawValue: 512)
}

/// A word of the lexicon with what is known of it.
public struct Lexeme: Sendable {
    public var lemma: String
    public var partOfSpeech: PartOfSpeech
    public var kind: NounKind = .other
    /// Unit of counts of this noun, as in the claims vocabulary; empty where it has none.
    public var unit: String = ""
    public var verbClass: VerbClass = []
    /// The plural under which a counted noun is named (`43 مدنيا` are مدنيين); empty where the tables give none.
    public var plural: String = ""
    /// Class of a function word (third column of `function.tsv`), or the country of a nationality.
    public var note: String = ""
}

/// What is asked of a lexeme while a text is read: no string among it, so that it costs nothing to hand on.
public struct LexemeFacts: Sendable {
    public var partOfSpeech: PartOfSpeech
    public var kind: NounKind
    public var note: Note
    public var verbClass: VerbClass
    /// Key of the lemma, and of its indefinite accusative (`شريطا` of `شريط`).
    public var lemma: WordKey
    public var accusative: WordKey
    /// The tables give a unit, a plural.
    public var hasUnit = false
    public var hasPlural = false

    init(_ lexeme: Lexeme, _ lemma: WordKey, accusative: WordKey) {
        (partOfSpeech, kind, verbClass) = (lexeme.partOfSpeech, lexeme.kind, lexeme.verbClass)
        note = Note(word: lexeme.note)
        self.lemma = lemma
        self.accusative = accusative
        hasUnit = !lexeme.unit.isEmpty
    }
}
