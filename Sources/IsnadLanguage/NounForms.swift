/// Forms of nouns that follow from a listed form.
enum NounForms {
    /// Letters by code point, since the sources hold no Arabic.
    static let alef = "\u{0627}", alefMaqsura = "\u{0649}", waw = "\u{0648}", yeh = "\u{064A}"
    private static let noon = "\u{0646}", ta = "\u{062A}"

    /// The listed form, the construct of a sound plural or dual (`مقاتلون` → `مقاتلو`), and the indefinite accusative (`هجوم` → `هجوما`).
    static func add(_ form: String, _ lexeme: Int32, to lexicon: inout Lexicon) {
        let letters = Array(form.unicodeScalars).map { String($0) }
        let inflection = guess(letters)
        lexicon.addNominal(form, lexeme, inflection)
        guard letters.count > 2, let last = letters.last else { return }
        if last == noon, letters.count > 3, inflection.number != .unknown {
            var construct = inflection
            construct.isConstruct = true
            lexicon.addNominal(letters.dropLast().joined(), lexeme, construct)
        }
        let takesAlef = ![alef, alefMaqsura, "\u{0629}", "\u{0621}", "\u{0647}"].contains(last)
        if takesAlef, inflection.number == .unknown { lexicon.addNominal(form + alef, lexeme, inflection, .withoutPronoun) }
    }

    /// The broken plural among a noun's forms, else its sound plural in the oblique case; empty where there is neither.
    static func plural(of lemma: String, among forms: [String]) -> String {
        let regular = [
            "", "\u{0627}\u{062A}", "\u{0627}", "\u{0627}\u{0646}", "\u{064A}\u{0646}", "\u{0648}\u{0646}", "\u{0629}", "\u{062A}\u{0627}\u{0646}",
            "\u{062A}\u{064A}\u{0646}",
        ]
        let endings = Set(
            regular.map { lemma + $0 }
                + (lemma.unicodeScalars.last == "\u{0629}" ? regular.map { String(lemma.unicodeScalars.dropLast().map { Character($0) }) + $0 } : []))
        return forms.first { !endings.contains($0) } ?? forms.first { $0 == lemma + "\u{064A}\u{0646}" } ?? ""
    }

    /// Number and gender as far as the ending shows them.
    static func guess(_ letters: [String]) -> Inflection {
        guard letters.count > 3 else { return Inflection(gender: letters.last == "\u{0629}" ? .feminine : .unknown) }
        let ending = letters.suffix(2).joined()
        switch ending {
        case waw + noon: return Inflection(number: .plural, gender: .masculine)
        case yeh + noon: return Inflection(number: .plural, gender: .masculine)
        case alef + noon: return Inflection(number: .dual)
        case alef + ta: return Inflection(number: .plural, gender: .feminine)
        default: return Inflection(gender: letters.last == "\u{0629}" ? .feminine : .unknown)
        }
    }
}
