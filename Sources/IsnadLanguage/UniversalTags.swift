import IsnadModel
import IsnadScript

/// Tags and features of Universal Dependencies for the categories of the lexicon.
enum UniversalTags {
    static func of(sign token: Token) -> UniversalTag {
        switch token.kind {
        case .digits: .numeral
        case .latin: .other
        case .arabic: .noun
        case .punctuation, .lineBreak: token.code == LetterCode.otherSymbol || token.code == 0x25 ? .symbol : .punctuation
        }
    }

    static func of(_ reading: Reading, _ lexeme: Lexeme?) -> UniversalTag {
        switch reading.partOfSpeech {
        case .noun, .masdar: .noun
        case .verb: lexeme?.verbClass.contains(.be) ?? false ? .auxiliary : .verb
        case .adjective, .activeParticiple, .passiveParticiple: .adjective
        case .name: .properNoun
        case .preposition: .adposition
        case .conjunction: .coordinator
        case .subordinator: .subordinator
        case .relative, .pronoun: .pronoun
        case .demonstrative: .determiner
        case .negation, .particle: .particle
        case .adverb: .adverb
        case .quantifier: .noun
        case .unknown: .properNoun
        }
    }

    static func of(proclitic code: UInt8) -> UniversalTag {
        switch code {
        case LetterCode.waw, LetterCode.feh: .coordinator
        case LetterCode.seen, LetterCode.alefHamza, LetterCode.alef: .particle
        default: .adposition
        }
    }

    static func features(_ reading: Reading) -> [String] {
        var features: [String] = []
        let inflection = reading.inflection
        switch inflection.tense {
        case .past: features.append("Aspect=Perf")
        case .present: features.append("Aspect=Imp")
        case .none: if reading.proclitics.contains(.article) { features.append("Definite=Def") }
        }
        switch inflection.gender {
        case .masculine: features.append("Gender=Masc")
        case .feminine: features.append("Gender=Fem")
        case .unknown: break
        }
        switch inflection.number {
        case .singular: features.append("Number=Sing")
        case .dual: features.append("Number=Dual")
        case .plural: features.append("Number=Plur")
        case .unknown: break
        }
        if inflection.tense != .none, inflection.person > 0 { features.append("Person=\(inflection.person)") }
        return features
    }

    static func features(_ enclitic: Enclitic) -> [String] {
        switch enclitic {
        case .none: []
        case .he: ["Gender=Masc", "Number=Sing", "Person=3"]
        case .she: ["Gender=Fem", "Number=Sing", "Person=3"]
        case .they: ["Gender=Masc", "Number=Plur", "Person=3"]
        case .theyTwo: ["Number=Dual", "Person=3"]
        case .theyFeminine: ["Gender=Fem", "Number=Plur", "Person=3"]
        case .you: ["Number=Sing", "Person=2"]
        case .youAll: ["Number=Plur", "Person=2"]
        case .we: ["Number=Plur", "Person=1"]
        case .me: ["Number=Sing", "Person=1"]
        }
    }
}
