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

    /// - Parameter before: the reading of the word before, where no sign stands between.
    static func of(_ reading: Reading, _ lexeme: Lexeme?, _ before: Reading?) -> UniversalTag {
        switch reading.partOfSpeech {
        case .noun, .masdar: .noun
        case .verb: lexeme?.lemma == copula ? .auxiliary : .verb
        case .adjective, .activeParticiple, .passiveParticiple: describes(reading, before) ? .adjective : .noun
        case .name: .properNoun
        case .preposition: .adposition
        case .conjunction: coordinators.contains(lexeme?.note ?? "") ? .coordinator : .subordinator
        case .subordinator: .subordinator
        case .relative, .pronoun: .pronoun
        case .demonstrative: .pronoun
        case .negation, .particle: .particle
        case .adverb: .adverb
        case .quantifier: quantifier(lexeme?.note ?? "")
        case .unknown: .properNoun
        }
    }

    /// `كان` by code point.
    private static let copula = "\u{0643}\u{0627}\u{0646}"
    /// Classes of conjunctions that join equals; the others open a clause.
    private static let coordinators: Set<String> = ["but", "or", "then", "and"]

    private static func quantifier(_ note: String) -> UniversalTag {
        switch note {
        case "more", "less": .adjective
        case "number", "ranks": .noun
        case "like": .adposition
        default: .determiner
        }
    }

    /// Whether an adjective or participle belongs to a noun before it, with which it agrees in the article; else it is a noun itself
    /// (`المسلحون`, the armed).
    private static func describes(_ reading: Reading, _ before: Reading?) -> Bool {
        guard reading.enclitic == .none else { return false }
        if reading.partOfSpeech == .adjective, reading.proclitics.isEmpty, before?.partOfSpeech.isNominal != true { return true }
        guard !reading.proclitics.preposition, let before, before.partOfSpeech.isNominal || before.partOfSpeech == .demonstrative else { return false }
        return reading.proclitics.contains(.article) == (before.proclitics.contains(.article) || before.enclitic != .none)
            || reading.proclitics.contains(.article) && before.partOfSpeech == .name
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
        case .none: definiteness(reading).map { features.append("Definite=" + $0) }
        }
        switch inflection.gender {
        case .masculine: features.append("Gender=Masc")
        case .feminine: features.append("Gender=Fem")
        case .unknown: break
        }
        if inflection.mood == .indicative { features.append("Mood=Ind") }
        switch inflection.number {
        case .singular: features.append("Number=Sing")
        case .dual: features.append("Number=Dual")
        case .plural: features.append("Number=Plur")
        case .unknown: break
        }
        guard inflection.tense != .none else {
            if reading.partOfSpeech == .activeParticiple || reading.partOfSpeech == .passiveParticiple {
                features += ["VerbForm=Part", reading.partOfSpeech == .activeParticiple ? "Voice=Act" : "Voice=Pass"]
            }
            return features
        }
        if inflection.person > 0 { features.append("Person=\(inflection.person)") }
        features.append(inflection.tense == .past ? "Tense=Past" : reading.proclitics.contains(.seen) ? "Tense=Fut" : "Tense=Pres")
        features.append("VerbForm=Fin")
        if inflection.voice == .passive { features.append("Voice=Pass") }
        return features
    }

    /// As far as the word itself shows it.
    private static func definiteness(_ reading: Reading) -> String? {
        if reading.proclitics.contains(.article) { return "Def" }
        if reading.inflection.isConstruct { return "Cons" }
        return reading.enclitic != .none && reading.partOfSpeech.isNominal ? "Def" : nil
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
