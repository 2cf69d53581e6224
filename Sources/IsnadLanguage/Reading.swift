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

/// Person, number, gender and tense of a verb form; number and gender of a noun form where known.
package struct Inflection: Sendable, Hashable {
    package enum Tense: UInt8, Sendable { case none, past, present }
    package enum Number: UInt8, Sendable { case unknown, singular, dual, plural }
    package enum Gender: UInt8, Sendable { case unknown, masculine, feminine }
    package var tense = Tense.none
    /// 1, 2, 3, or 0 where it does not apply.
    package var person: UInt8 = 0
    package var number = Number.unknown
    package var gender = Gender.unknown

    package init(tense: Tense = .none, person: UInt8 = 0, number: Number = .unknown, gender: Gender = .unknown) {
        (self.tense, self.person, self.number, self.gender) = (tense, person, number, gender)
    }
}

/// One way to read a word: which clitics were split off and what the rest is.
package struct Reading: Sendable {
    package var proclitics: Proclitics = []
    package var enclitic: Enclitic = .none
    package var partOfSpeech: PartOfSpeech
    package var inflection = Inflection()
    /// Number of the lexeme in the lexicon; -1 for a word that no list knows.
    package var lexeme: Int32
    /// Scalars at the word's start that belong to proclitics without the article, and at its end to the enclitic.
    package var leading: UInt8 = 0
    package var trailing: UInt8 = 0
    /// Larger is better; compared only among readings of one word.
    package var score: Int16 = 0
}
