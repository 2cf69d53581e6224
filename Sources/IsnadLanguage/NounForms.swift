import IsnadScript

/// Forms of nouns that follow from a listed form.
enum NounForms {
    private typealias L = LetterCode

    /// The listed form, the construct of a sound plural or dual (`مقاتلون` → `مقاتلو`), and the indefinite accusative (`هجوم` → `هجوما`).
    static func add(_ form: WrittenForm, _ lexeme: Int32, to lexicon: inout Lexicon) {
        let inflection = guess(form)
        lexicon.addNominal(form, lexeme, inflection)
        guard form.count > 2 else { return }
        if form.last == L.noon, form.count > 3, inflection.number != .unknown {
            var construct = inflection
            construct.isConstruct = true
            lexicon.addNominal(form.withoutLast(), lexeme, construct)
        }
        if takesAlef(form.last), inflection.number == .unknown { lexicon.addNominal(form.adding(L.alef), lexeme, inflection, .withoutPronoun) }
    }

    private static func takesAlef(_ last: UInt8) -> Bool {
        switch last {
        case L.alef, L.alefMaqsura, L.tehMarbuta, L.hamza, L.heh: false
        default: true
        }
    }

    /// The forms that a participle or sound noun takes in gender and number, the form itself aside.
    static func endings(_ lemma: WrittenForm) -> [WrittenForm] {
        let isDefective = lemma.last == L.yeh || lemma.last == L.alefMaqsura
        let stem = isDefective ? lemma.withoutLast() : lemma
        return [
            lemma.adding(L.tehMarbuta), stem.adding(L.yeh, L.noon), stem.adding(L.waw, L.noon), stem.adding(L.alef, L.teh),
            stem.adding(L.alef, L.noon),
        ]
    }

    /// The broken plural among a noun's forms, else its sound plural in the oblique case; nil where there is neither.
    static func plural(of lemma: WrittenForm, among forms: [WrittenForm]) -> WrittenForm? {
        forms.first { !isRegular($0, lemma) } ?? forms.first { $0 == lemma.adding(L.yeh, L.noon) }
    }

    /// Whether a form is the lemma, with or without its ta marbuta, and an ending of gender, number or case.
    private static func isRegular(_ form: WrittenForm, _ lemma: WrittenForm) -> Bool {
        if isEnding(form, behind: lemma) { return true }
        return lemma.last == L.tehMarbuta && isEnding(form, behind: lemma.withoutLast())
    }

    private static func isEnding(_ form: WrittenForm, behind stem: WrittenForm) -> Bool {
        let more = form.count - stem.count
        guard (0...3).contains(more) else { return false }
        for n in stride(from: stem.count, to: 0, by: -1) where form.letter(fromEnd: n + more) != stem.letter(fromEnd: n) { return false }
        let (a, b, c) = (form.letter(fromEnd: 1), form.letter(fromEnd: 2), form.letter(fromEnd: 3))
        switch more {
        case 0: return true
        case 1: return a == L.alef || a == L.tehMarbuta
        case 2: return a == L.teh && b == L.alef || a == L.noon && (b == L.alef || b == L.yeh || b == L.waw)
        default: return c == L.teh && a == L.noon && (b == L.alef || b == L.yeh)
        }
    }

    /// Number and gender as far as the ending shows them.
    static func guess(_ form: WrittenForm) -> Inflection {
        let last = form.last
        let plain = Inflection(gender: last == L.tehMarbuta ? .feminine : .unknown)
        guard form.count > 3 else { return plain }
        switch (form.letter(fromEnd: 2), last) {
        case (L.waw, L.noon), (L.yeh, L.noon): return Inflection(number: .plural, gender: .masculine)
        case (L.alef, L.noon): return Inflection(number: .dual)
        case (L.alef, L.teh): return Inflection(number: .plural, gender: .feminine)
        default: return plain
        }
    }
}
