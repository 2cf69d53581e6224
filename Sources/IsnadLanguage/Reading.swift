import IsnadScript

/// Proclitics that were split from a word.
package struct Proclitics: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let waw = Proclitics(rawValue: 1)
    package static let feh = Proclitics(rawValue: 2)
    package static let beh = Proclitics(rawValue: 4)
    package static let lam = Proclitics(rawValue: 8)
    package static let kaf = Proclitics(rawValue: 16)
    /// The future marker before a verb.
    package static let seen = Proclitics(rawValue: 32)
    package static let article = Proclitics(rawValue: 64)

    package var conjunction: Bool { !isDisjoint(with: [.waw, .feh]) }
    package var preposition: Bool { !isDisjoint(with: [.beh, .lam, .kaf]) }
    /// Number of letters split off, the article left out: each of the others is one letter.
    package var letters: Int { rawValue.nonzeroBitCount - (contains(.article) ? 1 : 0) }
}

/// A pronoun written at the end of a word.
package enum Enclitic: UInt8, Sendable {
    case none, he, she, they, theyTwo, theyFeminine, you, youAll, we, me

    package var isThirdPerson: Bool {
        switch self {
        case .he, .she, .they, .theyTwo, .theyFeminine: true
        case .none, .you, .youAll, .we, .me: false
        }
    }
}

package enum PartOfSpeech: UInt8, Sendable {
    case noun, verb, adjective, masdar, activeParticiple, passiveParticiple, name
    case preposition, conjunction, subordinator, relative, demonstrative, pronoun, negation, particle, adverb, quantifier
    case unknown

    package var isNominal: Bool {
        switch self {
        case .noun, .adjective, .masdar, .activeParticiple, .passiveParticiple, .name, .unknown: true
        default: false
        }
    }
}

/// Person, number, gender, tense, voice and mood of a verb form; number, gender and construct of a noun form; each where it shows.
package struct Inflection: Sendable, Hashable {
    package enum Tense: UInt8, Sendable { case none, past, present }
    package enum Number: UInt8, Sendable { case unknown, singular, dual, plural }
    package enum Gender: UInt8, Sendable { case unknown, masculine, feminine }
    package enum Voice: UInt8, Sendable { case unknown, active, passive }
    /// Short: the jussive or subjunctive, where its spelling differs (`يقتلوا`, `لم يكن`).
    package enum Mood: UInt8, Sendable { case unknown, indicative, short }
    package var tense = Tense.none
    /// 1, 2, 3, or 0 where it does not apply.
    package var person: UInt8 = 0
    package var number = Number.unknown
    package var gender = Gender.unknown
    package var voice = Voice.unknown
    package var mood = Mood.unknown
    /// Whether the noon of dual or sound plural has fallen (`مقاتلو التنظيم`: fighters of the organisation).
    package var isConstruct = false

    package init(
        tense: Tense = .none, person: UInt8 = 0, number: Number = .unknown, gender: Gender = .unknown, voice: Voice = .unknown,
        mood: Mood = .unknown, isConstruct: Bool = false
    ) {
        (self.tense, self.person, self.number, self.gender) = (tense, person, number, gender)
        (self.voice, self.mood, self.isConstruct) = (voice, mood, isConstruct)
    }
}

/// How well a word is known.
package enum Familiarity: UInt8, Sendable {
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
package struct Reading: Sendable {
    package var proclitics: Proclitics = []
    package var enclitic: Enclitic = .none
    package var partOfSpeech: PartOfSpeech
    package var inflection = Inflection()
    package var familiarity = Familiarity.none
    /// Number of the lexeme in the lexicon; -1 for a word that no table of lexemes holds.
    package var lexeme: Int32
    /// Scalars at the word's start that belong to proclitics without the article, and at its end to the enclitic.
    package var leading: UInt8 = 0
    package var trailing: UInt8 = 0
    /// Letters behind those that are words of their own too, although the tables hold the whole (`بسبب` is ب + سبب, `لأن` is ل + أن).
    package var inner: UInt8 = 0
    /// Larger is better; compared only among readings of one word.
    package var score: Int16 = 0

    package var isKnown: Bool { familiarity != .none }
}
