import IsnadScript

/// Derives the forms of verbs and nouns that the tables leave out.
///
/// A verb is given by its third person masculine singular in past and present, as printed (`استعاد`, `يستعيد`: regained). From these all
/// persons follow by rule; weak verbs need a second and third stem. Stems are stored with the endings that they take, so that a word is
/// looked up by cutting its endings off rather than by listing every form.
struct Conjugation {
    /// Endings that a past stem takes, by what follows it.
    enum PastStem: UInt8 { case any, bareOnly, beforeVowel, beforeConsonant, beforeWaw }
    enum PresentStem: UInt8 { case any, bareOnly, beforeVowel }

    /// Letters by code point, since the sources hold no Arabic.
    static let alef = "\u{0627}", alefMaqsura = "\u{0649}", waw = "\u{0648}", yeh = "\u{064A}"

    static func add(past: String, present: String, _ lexeme: Int32, to lexicon: inout Lexicon) {
        let isHollow = isHollow(past, present)
        addPast(past, isHollow, lexeme, &lexicon)
        addPresent(String(present.unicodeScalars.dropFirst()), isHollow, lexeme, &lexicon)
    }

    /// Whether the long vowel before the last letter is the verb's own (`قال`/`يقول`, passive `قيل`/`يقال`), unlike `كون`/`يكون` (formed).
    private static func isHollow(_ past: String, _ present: String) -> Bool {
        let middles = [past, present].map { word in word.unicodeScalars.dropLast().last.map { String($0) } ?? "" }
        return middles[0] == alef || (middles[0] == yeh && middles[1] == alef)
    }

    private static func addPast(_ past: String, _ isHollow: Bool, _ lexeme: Int32, _ lexicon: inout Lexicon) {
        let letters = Array(past.unicodeScalars)
        guard let last = letters.last else { return }
        let isDefective = String(last) == alef || String(last) == alefMaqsura
        guard isDefective, letters.count > 2 else {
            lexicon.addPast(past, lexeme, tag(PastStem.any.rawValue))
            if isHollow, let short = shortened(letters) { lexicon.addPast(short, lexeme, tag(PastStem.beforeConsonant.rawValue)) }
            // The yeh of `لقي` falls out before the plural's waw only: لقوا, but لقيت (met).
            if String(last) == yeh, letters.count > 2 {
                lexicon.addPast(string(letters.dropLast()), lexeme, tag(PastStem.beforeWaw.rawValue))
            }
            return
        }
        let short = string(letters.dropLast())
        lexicon.addPast(short + alef, lexeme, tag(PastStem.bareOnly.rawValue))
        lexicon.addPast(short, lexeme, tag(PastStem.beforeVowel.rawValue))
        // Folded, the stem in yeh is also the active in alef maqsura; with teh it is the passive (`أجريت`: was held).
        lexicon.addPast(short + yeh, lexeme, tag(PastStem.any.rawValue))
    }

    private static func addPresent(_ present: String, _ isHollow: Bool, _ lexeme: Int32, _ lexicon: inout Lexicon) {
        let letters = Array(present.unicodeScalars)
        guard let last = letters.last, letters.count > 1 else { return }
        let isDefective = [alef, alefMaqsura, waw, yeh].contains(String(last)) && letters.count > 2
        guard isDefective else {
            lexicon.addPresent(present, lexeme, tag(PresentStem.any.rawValue))
            if isHollow, letters.count > 3, let short = shortened(letters) { lexicon.addPresent(short, lexeme, tag(PresentStem.bareOnly.rawValue)) }
            return
        }
        let short = string(letters.dropLast())
        lexicon.addPresent(present, lexeme, tag(PresentStem.any.rawValue))
        if String(last) == alefMaqsura { lexicon.addPresent(short + alef, lexeme, tag(PresentStem.bareOnly.rawValue)) }
        lexicon.addPresent(short, lexeme, tag(PresentStem.beforeVowel.rawValue))
        if letters.count > 3 { lexicon.addPresent(short, lexeme, tag(PresentStem.bareOnly.rawValue)) }
    }

    /// The stem of a hollow verb before a consonant (`قال`, `قلنا`): the long vowel before the last letter falls out.
    private static func shortened(_ letters: [Unicode.Scalar]) -> String? {
        guard letters.count >= 3 else { return nil }
        let middle = String(letters[letters.count - 2])
        guard middle == alef || middle == waw || middle == yeh else { return nil }
        return string(letters.dropLast(2)) + String(letters[letters.count - 1])
    }

    /// The stem's kind rides in the inflection's `person` field until a word is read.
    static func tag(_ kind: UInt8) -> Inflection { Inflection(tense: .none, person: kind) }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}

/// Forms of nouns that follow from a listed form.
enum NounForms {
    private static let noon = "\u{0646}", ta = "\u{062A}"

    /// The listed form, the construct of a sound plural or dual (`مقاتلون` → `مقاتلو`), and the indefinite accusative (`هجوم` → `هجوما`).
    static func add(_ form: String, _ lexeme: Int32, to lexicon: inout Lexicon) {
        let letters = Array(form.unicodeScalars).map { String($0) }
        let inflection = guess(letters)
        lexicon.addNominal(form, lexeme, inflection)
        guard letters.count > 2, let last = letters.last else { return }
        if last == noon, letters.count > 3, inflection.number != .unknown {
            lexicon.addNominal(letters.dropLast().joined(), lexeme, inflection)
        }
        let takesAlef = ![Conjugation.alef, Conjugation.alefMaqsura, "\u{0629}", "\u{0621}", "\u{0647}"].contains(last)
        if takesAlef, inflection.number == .unknown { lexicon.addNominal(form + Conjugation.alef, lexeme, inflection) }
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
        case Conjugation.waw + noon: return Inflection(number: .plural, gender: .masculine)
        case Conjugation.yeh + noon: return Inflection(number: .plural, gender: .masculine)
        case Conjugation.alef + noon: return Inflection(number: .dual)
        case Conjugation.alef + ta: return Inflection(number: .plural, gender: .feminine)
        default: return Inflection(gender: letters.last == "\u{0629}" ? .feminine : .unknown)
        }
    }
}
