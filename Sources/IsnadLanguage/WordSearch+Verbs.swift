import IsnadRules
import IsnadScript

/// Readings as forms of verbs: prefix and ending are cut off, the stem is looked up.
extension WordSearch {
    mutating func addVerbs(_ start: Int, _ end: Int) {
        if cut.proclitics.isDisjoint(with: [.seen, .lam]) {
            for form in VerbForms.past { addVerb(form, start, end) }
        }
        let first = folded[start]
        guard first == LetterCode.yeh || first == LetterCode.teh || first == LetterCode.noon || first == LetterCode.alef else { return }
        // The stem of a present begins behind its prefix.
        setOrigin(start + 1)
        for form in VerbForms.present where form.prefix == first { addVerb(form, start + 1, end) }
        setOrigin(start)
    }

    private mutating func addVerb(_ form: VerbForms.Form, _ start: Int, _ end: Int) {
        // Verbs take ني, not ي; behind س stands no short form.
        if enclitic == .me, trailing == 1 { return }
        if form.use == .jussive, cut.proclitics.contains(.seen) || enclitic != .none { return }
        let ending = enclitic == .none ? form.ending : form.endingBeforePronoun
        guard end - start >= ending.count + 1, ending.ends(folded, end) else { return }
        let key = key(end - ending.count)
        let use = enclitic != .none && form.use == .bare ? StemUse.bareWithPronoun : form.use
        var at = form.prefix == 0 ? lexicon.value.firstPast(key) : lexicon.value.firstPresent(key)
        let isListed = at >= 0
        while at >= 0 {
            let entry = lexicon.value.form(at)
            if entry.use.contains(use) { found.append(verb(form, entry)) }
            at = entry.next
        }
        if !isListed { addWideVerb(form, key, use) }
    }

    private func verb(_ form: VerbForms.Form, _ entry: Lexicon.Form) -> Reading {
        var reading = clitics(Reading(partOfSpeech: .verb, inflection: form.inflection, lexeme: entry.lexeme))
        reading.inflection.voice = entry.inflection.voice
        reading.familiarity = .table
        reading.score = 58 + form.score - verbCost(form, entry.use, isPassive: entry.inflection.voice == .passive)
        return reading
    }

    func verbCost(_ form: VerbForms.Form, _ use: StemUse, isPassive: Bool) -> Int16 {
        var cost = cost
        if isPassive { cost += 3 }
        if enclitic == .you || enclitic == .youAll { cost += 6 }
        if form.use == .bare, enclitic == .none {
            if word.last == LetterCode.yeh, use.contains(.maqsura), !use.contains(.yeh) { cost += 8 }
            if word.last == LetterCode.alefMaqsura, use.contains(.yeh), !use.contains(.maqsura) { cost += 8 }
        }
        return cost
    }
}
