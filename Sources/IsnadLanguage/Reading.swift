import IsnadScript

/// Proclitics that were split from a word.
public struct Proclitics: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    public static let waw = Proclitics(rawValue: 1)
    public static let feh = Proclitics(rawValue: 2)
    public static let beh = Proclitics(rawValue: 4)
    public static let lam = Proclitics(rawValue: 8)
    public static let kaf = Proclitics(rawValue: 16)
    /// The future marker before a verb.
    public static let seen = Proclitics(rawValue: 32)
    public static let article = Proclitics(rawValue: 64)

    public var conjunction: Bool { !isDisjoint(with: [.waw, .feh]) }
    public var preposition: Bool { !isDisjoint(with: [.beh, .lam, .kaf]) }
    /// Number of letters split off, the article left out: each of the others is one letter.
    public var letters: Int { rawValue.nonzeroBitCount - (contains(.article) ? 1 : 0) }
}

/// A pronoun written at the end of a word.
public enum Enclitic: UInt8, Sendable {
    case none, he, she, they, theyTwo, theyFeminine, you, youAll, we, me

    public var isThirdPerson: Bool {
        switch self {
        case .he, .she, .they, .theyTwo, .theyFeminine: true
        case .none, .you, .youAll, .we, .me: false
        }
    }
}

public enum PartOfSpeech: UInt8, Sendable {
    case noun, verb, adjective, masdar, activeParticiple, passiveParticiple, name
    case preposition, conjunction, subordinator, relative, demonstrative, pronoun, negation, particle, adverb, quantifier
    case unknown

    public var isNominal: Bool {
        switch self {
        case .noun, .adjective, .masdar, .activeParticiple, .passiveParticiple, .name, .unknown: true
        default: false
        }
    }
}

/// Person, number, gender, tense, voice and mood of a verb form; number, gender and construct of a noun form; each where it shows.
public struct Inflection: Sendable, Hashable {
    public enum Tense: UInt8, Sendable { case none, past, present }
    public enum Number: UInt8, Sendable { case unknown, singular, dual, plural }
    public enum Gender: UInt8, Sendable { case unknown, masculine, feminine }
    public enum Voice: UInt8, Sendable { case unknown, active, passive }
    /// Short: the jussive or subjunctive, where its spelling differs (`يقتلوا`, `لم يكن`).
    public enum Mood: UInt8, Sendable { case unknown, indicative, short }
    public var tense = Tense.none
    /// 1, 2, 3, or 0 where it does not apply.
    public var person: UInt8 = 0
    public var number = Number.unknown
    public var gender = Gender.unknown
    public var voice = Voice.unknown
    public var mood = Mood.unknown
    /// Whether the noon of dual or sound plural has fallen (`مقاتلو التنظيم`: fighters of the organisation).
    public var isConstruct = false

    public init(
        tense: Tense = .none, person: UInt8 = 0, number: Number = .unknown, gender: Gender = .unknown, voice: Voice = .unknown,
        mood: Mood = .unknown, isConstruct: Bool = false
    ) {
        (self.tense, self.person, self.number, self.gender) = (tense, person, number, gender)
        (self.voice, self.mood, self.isConstruct) = (voice, mood, isConstruct)
    }
}

/// How well a word is known.
public enum Familiarity: UInt8, Sendable {
    /// In no list: mostly a foreign name, or misspelt.
    case none
    /// In the wide lexicon of general Arabic only, and hardly used in news.
    case rare
    /// In the wide lexicon of general Arabic: part of speech and clitics are known, no lexeme.
    case wide
    /// In the tables of this project, with a lexeme.
    case table
}

/// One way to read a word: which clitics were split off and what the rest is.
public struct Reading: Sendable {
    public var proclitics: Proclitics = []
    public var enclitic: Enclitic = .none
    public var partOfSpeech: PartOfSpeech
    public var inflection = Inflection()
    public var familiarity = Familiarity.none
    /// Number of the lexeme in the lexicon; -1 for a word that no table of lexemes holds.
    public var lexeme: Int32
    /// Scalars at the word's start that belong to proclitics without the article, and at its end to the enclitic.
    public var leading: UInt8 = 0
    public var trailing: UInt8 = 0
    /// Letters behind those that are words of their own too, although the tables hold the whole (`بسبب` is ب + سبب, `لأن` is ل + أن).
    public var inner: UInt8 = 0
    /// Larger is better; compared only among readings of one word.
    public var score: Int16 = 0

    public var isKnown: Bool { familiarity != .none }
}
