import IsnadRules
import IsnadScript

/// Readings out of the wide lexicon: no lexeme, only clitics, part of speech and what the ending shows.
extension WordSearch {
    private typealias L = LetterCode

    mutating func addWide(_ start: Int, _ end: Int) {
        guard end - start > 1, enclitic != .me || trailing == 1 else { return }
        if let use = lexicon.value.wide.nominal(key(end)) { addWideStem(use, spellingCost(use, end)) }
        // A defective participle without article loses its yeh (`مغن`: a singer).
        if enclitic == .none, !cut.proclitics.contains(.article) { add(end, [], Inflection(number: .singular), then: L.yeh, penalty: 10) }
        guard end - start > 2 else { return }
        if enclitic == .none { addEndings(start, end) } else { addEndingsBeforePronoun(start, end) }
    }

    /// What it costs when the letters before a position are spelt unlike the table's: much where a clitic before alef with hamza explains it
    /// (`بأسره`, in its entirety, is ب + أسر + ه; no `باسر`).
    private func spellingCost(_ use: NominalUse, _ end: Int) -> Int16 {
        guard !use.isSpelt(.tail(word, cut.start, end)) else { return 0 }
        let next = cut.start + 1 < word.count ? word[cut.start + 1] : 0
        let isHamza = next == L.alefHamza || next == L.alefHamzaBelow || next == L.alefMadda
        let first = word[cut.start]
        return isHamza && (first == L.beh || first == L.lam || first == L.kaf || first == L.waw || first == L.feh) ? 16 : 4
    }

    private mutating func addWideStem(_ use: NominalUse, _ penalty: Int16) {
        if use.contains(.name), cut.proclitics.contains(.article) || enclitic != .none { return }
        let part: PartOfSpeech = use.contains(.name) ? .name : use.contains(.adjective) && enclitic == .none ? .adjective : .noun
        let isFeminine = enclitic == .none && isTehMarbuta
        var reading = wideReading(part, Inflection(number: .singular, gender: isFeminine ? .feminine : .unknown), use)
        // A final heh that stands for ta marbuta is a slip of the pen: rather it is the pronoun.
        if enclitic == .none, word.last == L.heh, !use.contains(.noTehMarbuta) { reading.score -= 14 }
        if enclitic == .me, use.contains(.nisba) { reading.score -= 4 }
        reading.score -= penalty
        found.append(reading)
    }

    /// Endings that the stem may take, by the last letters.
    private mutating func addEndings(_ start: Int, _ end: Int) {
        let (last, before) = (folded[end - 1], folded[end - 2])
        switch last {
        case L.heh where isTehMarbuta:
            add(end - 1, .feminine, Inflection(number: .singular, gender: .feminine))
            if before == L.yeh { add(end - 2, .nisba, Inflection(number: .singular, gender: .feminine), as: .adjective) }
        case L.alef:
            add(end - 1, .accusative, Inflection(number: .singular))
            if before == L.yeh { add(end - 2, [], Inflection(number: .singular), then: L.hamza) }
        case L.teh where before == L.alef: addFemininePlural(start, end)
        case L.noon where before == L.alef || before == L.yeh || before == L.waw: addNoonEndings(start, end, before)
        case L.yeh:
            add(end - 1, .nisba, Inflection(number: .singular, gender: .masculine), as: .adjective)
            add(end - 1, .masculinePlural, Inflection(number: .plural, gender: .masculine, isConstruct: true), penalty: 6)
        case L.waw: add(end - 1, .masculinePlural, Inflection(number: .plural, gender: .masculine, isConstruct: true), penalty: 4)
        default: break
        }
    }

    private mutating func addFemininePlural(_ start: Int, _ end: Int) {
        let plural = Inflection(number: .plural, gender: .feminine)
        add(end - 2, .femininePlural, plural)
        add(end - 2, .femininePlural, plural, then: L.heh)
        if end - start > 3, folded[end - 3] == L.yeh { add(end - 3, .nisba, plural) }
    }

    private mutating func addNoonEndings(_ start: Int, _ end: Int, _ before: UInt8) {
        let plural = Inflection(number: .plural, gender: .masculine)
        if before != L.alef { add(end - 2, .masculinePlural, plural) }
        if before != L.waw {
            add(end - 2, .dual, Inflection(number: .dual), penalty: 2)
            if end - start > 3, folded[end - 3] == L.teh {
                add(end - 3, [], Inflection(number: .dual, gender: .feminine), then: L.heh)
                add(end - 3, .feminine, Inflection(number: .dual, gender: .feminine))
            }
        }
        if end - start > 3, folded[end - 3] == L.yeh { add(end - 3, .nisba, before == L.alef ? Inflection(number: .dual) : plural, as: .adjective) }
    }

    private mutating func addEndingsBeforePronoun(_ start: Int, _ end: Int) {
        switch folded[end - 1] {
        case L.teh:
            add(end - 1, [], Inflection(number: .singular, gender: .feminine), then: L.heh)
            add(end - 1, .feminine, Inflection(number: .singular, gender: .feminine))
            if folded[end - 2] == L.alef { addFemininePlural(start, end) }
        case L.alef:
            add(end - 1, [], Inflection(number: .singular), then: L.yeh, penalty: 4)
            addDual(start, end)
        case L.yeh, L.waw:
            add(end - 1, [], Inflection(), then: L.hamza)
            add(end - 1, .masculinePlural, Inflection(number: .plural, gender: .masculine, isConstruct: true), penalty: 2)
            if folded[end - 1] == L.yeh { addDual(start, end) }
        default: break
        }
    }

    /// `عيناه` (his two eyes), `ابنتيه` (his two daughters).
    private mutating func addDual(_ start: Int, _ end: Int) {
        add(end - 1, .dual, Inflection(number: .dual, isConstruct: true), penalty: 4)
        if end - start > 3, folded[end - 2] == L.teh {
            add(end - 2, [], Inflection(number: .dual, gender: .feminine, isConstruct: true), then: L.heh, penalty: 2)
        }
    }

    private mutating func add(
        _ end: Int, _ needed: NominalUse, _ inflection: Inflection, then code: UInt8 = 0, as part: PartOfSpeech? = nil, penalty: Int16 = 0
    ) {
        guard end - cut.start > 1, let use = lexicon.value.wide.nominal(code == 0 ? key(end) : key(end, then: code)), use.isSuperset(of: needed) else { return }
        if use.contains(.name), needed != .nisba { return }
        // Behind a stem in ta marbuta stand no endings of its own: `قصصها` is no قصصة with an alef.
        if code == 0, end > cut.start, folded[end - 1] == L.heh, !use.contains(.noTehMarbuta) { return }
        let own: PartOfSpeech = use.contains(.adjective) && enclitic == .none ? .adjective : .noun
        var reading = wideReading(part ?? own, inflection, use)
        reading.score -= penalty + (code == 0 ? spellingCost(use, end) : 0)
        found.append(reading)
    }

    func wideReading(_ part: PartOfSpeech, _ inflection: Inflection, _ use: NominalUse) -> Reading {
        var reading = clitics(Reading(partOfSpeech: part, inflection: inflection, lexeme: -1))
        reading.familiarity = use.contains(.rare) ? .rare : .wide
        reading.score = (cut.proclitics.letters == 0 ? 57 : 50) - cost - wideCost(part, inflection, use)
        if cut.proclitics.contains(.article) { reading.score += 4 }
        return reading
    }

    private func wideCost(_ part: PartOfSpeech, _ inflection: Inflection, _ use: NominalUse) -> Int16 {
        var cost: Int16 = 0
        let letters = cut.proclitics.letters
        if !use.isSuperset(of: [.bareAlef, .hamzaAlef]) {
            if use.contains(.hamzaAlef) { cost += spellingCost(L.alefHamza) > 4 ? 14 : 0 }
            if use.contains(.bareAlef) { cost += spellingCost(L.alef) }
        }
        if inflection.number == .dual { cost += 4 }
        if letters > 0 {
            if part == .adjective, cut.proclitics.preposition, !cut.proclitics.contains(.article) { cost += 4 }
            if cut.proclitics.conjunction, cut.proclitics.preposition { cost += 2 }
        }
        if part == .name { cost += 2 }
        if use.contains(.rare) {
            cost += enclitic == .none ? 3 : 9
            let isDoubtful = enclitic == .none ? letters > 0 && !cut.proclitics.contains(.article) : !enclitic.isThirdPerson
            if isDoubtful { cost += foreignCost }
        }
        return cost
    }

    /// A verb of the wide lexicon.value. Rare persons are left out: they make verbs of foreign names (`روبن`).
    mutating func addWideVerb(_ form: VerbForms.Form, _ key: WordKey, _ use: StemUse) {
        guard form.score > -5 || form.prefix != 0 && form.score > -8 else { return }
        let (active, passive) = form.prefix == 0 ? lexicon.value.wide.past(key) : lexicon.value.wide.present(key)
        guard active.contains(use) || passive.contains(use) else { return }
        var reading = clitics(Reading(partOfSpeech: .verb, inflection: form.inflection, lexeme: -1))
        let isRare = active.union(passive).contains(.rare)
        reading.familiarity = isRare ? .rare : .wide
        reading.inflection.voice = active.contains(use) ? .unknown : .passive
        reading.score = 46 + form.score - verbCost(form, active, isPassive: !active.contains(use)) - (active.contains(use) ? 0 : 3)
        if isRare { reading.score -= 3 + foreignCost }
        found.append(reading)
    }

    /// What a reading with a rare stem costs when the word looks foreign: names in Arabic letters write out their vowels (`سابرينا`).
    private var foreignCost: Int16 {
        let vowels = folded.reduce(0) { $0 + ($1 == L.alef || $1 == L.waw || $1 == L.yeh ? 1 : 0) }
        return vowels >= 2 && !isTehMarbuta ? 20 : 0
    }
}
