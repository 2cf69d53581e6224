import IsnadRules
import IsnadScript

extension Lexicon {
    /// The lexicon of a set of rule files: function words, verbs with their participles and verbal nouns, nouns, adjectives, names.
    package init(rules: RuleFiles) {
        self.init()
        for path in ["lexicon/wide.tsv", "lexicon/more.tsv"] { wide.add(rules.bytes(path)) }
        addNumerals(Table(rules.bytes("lexicon/numbers.tsv")))
        addFunctionWords(Table(rules.bytes("lexicon/function.tsv")))
        addVerbs(Table(rules.bytes("lexicon/verbs.tsv")))
        addNouns(Table(rules.bytes("lexicon/nouns.tsv")))
        addMasdars(Table(rules.bytes("lexicon/masdars.tsv")))
        for row in Table(rules.bytes("lexicon/compounds.tsv")).rows { addCompound(row[0], row[1]) }
        addAdjectives(Table(rules.bytes("lexicon/adjectives.tsv")), .adjective)
        addNationalities(Table(rules.bytes("names/nationalities.tsv")))
        for path in ["names/organisations.tsv", "names/outlets.tsv", "names/people.tsv"] { addNames(Table(rules.bytes(path)), 1, 2) }
        for path in ["gazetteer/places-own.tsv", "gazetteer/places.tsv"] { addNames(Table(rules.bytes(path)), 1, 2) }
        for path in ["names/given.tsv", "names/family.tsv"] { addNames(Table(rules.bytes(path)), 0, nil) }
    }

    private mutating func addNumerals(_ table: Table) {
        let kinds: Set<String> = ["unit", "leading", "ten", "tens", "hundred", "hundreds", "scale", "plural", "either", "dual"]
        for row in table.rows where kinds.contains(row[1]) { row.each(0) { addNumeral($0) } }
    }

    private mutating func addFunctionWords(_ table: Table) {
        for row in table.rows {
            guard let partOfSpeech = Self.functionParts[row[1]] else { continue }
            let lexeme = add(Lexeme(lemma: row[0], partOfSpeech: partOfSpeech, note: row[2]))
            addTraits(lexeme, row[3].utf8.reduce(into: []) { $0.formUnion(Self.marks[$1] ?? []) })
            addNominal(row[0], lexeme)
        }
    }

    /// Letters of the last column of `function.tsv`.
    private static let marks: [UInt8: WordTraits] = [
        UInt8(ascii: "+"): .takesPronoun, UInt8(ascii: "="): [.takesPronoun, .onlyWithPronoun], UInt8(ascii: "<"): .takesPreposition,
        UInt8(ascii: "1"): .opensWithLetter, UInt8(ascii: "2"): .opensWithTwo,
    ]

    static let functionParts: [String: PartOfSpeech] = [
        "prep": .preposition, "conj": .conjunction, "sub": .subordinator, "rel": .relative, "dem": .demonstrative, "pron": .pronoun,
        "neg": .negation, "part": .particle, "adv": .adverb, "quant": .quantifier,
    ]

    private mutating func addVerbs(_ table: Table) {
        for row in table.rows {
            if !row[6].isEmpty {
                // An internal passive that is spelt unlike its active (`حوصر`: was besieged) is a form of the active verb.
                conjugate(row[0], row[1], add(Lexeme(lemma: row[6], partOfSpeech: .verb)), isPassive: true)
                continue
            }
            addVerb(
                past: row[0], present: row[1], masdars: row.list(2), active: row.list(3), passive: row.list(4),
                VerbClass(names: row.list(5)))
        }
    }

    /// A verb with what is derived from it. Returns the verb's number.
    @discardableResult
    package mutating func addVerb(
        past: String, present: String, masdars: [String] = [], active: [String] = [], passive: [String] = [], _ verbClass: VerbClass = []
    ) -> Int32 {
        let verb = add(Lexeme(lemma: past, partOfSpeech: .verb, verbClass: verbClass))
        conjugate(past, present, verb)
        for masdar in masdars { addNoun(masdar, forms: [masdar], .masdar, verbClass) }
        for participle in active { addParticiple(participle, .activeParticiple, verbClass) }
        for participle in passive { addParticiple(participle, .passiveParticiple, verbClass) }
        return verb
    }

    private mutating func conjugate(_ past: String, _ present: String, _ verb: Int32, isPassive: Bool = false) {
        let (a, b) = (ScriptText(past).codes, ScriptText(present).codes)
        guard let last = a.last else { return }
        Conjugation.stems(past: a.map { LetterCode.folded($0) }, pastLast: last, present: b.dropFirst().map { LetterCode.folded($0) }, presentLast: b.last ?? 0)
        {
            addStem($0, verb, isPassive: isPassive)
        }
    }

    /// A noun under its lemma with the forms that follow from those given.
    @discardableResult
    package mutating func addNoun(
        _ lemma: String, forms: [String], _ partOfSpeech: PartOfSpeech, _ verbClass: VerbClass = [], kind: NounKind = .other, unit: String = ""
    ) -> Int32 {
        let lexeme = add(Lexeme(lemma: lemma, partOfSpeech: partOfSpeech, kind: kind, unit: unit, verbClass: verbClass))
        NounForms.add(lemma, lexeme, to: &self)
        for form in forms where form != lemma { NounForms.add(form, lexeme, to: &self) }
        return lexeme
    }

    /// A participle in the four genders and numbers that news uses.
    @discardableResult
    package mutating func addParticiple(_ lemma: String, _ partOfSpeech: PartOfSpeech, _ verbClass: VerbClass = []) -> Int32 {
        let endings = ["\u{0629}", "\u{064A}\u{0646}", "\u{0648}\u{0646}", "\u{0627}\u{062A}", "\u{0627}\u{0646}"]
        let isDefective = lemma.unicodeScalars.last == "\u{064A}" || lemma.unicodeScalars.last == "\u{0649}"
        let stem = isDefective ? String(lemma.unicodeScalars.dropLast().map { Character($0) }) : lemma
        return addNoun(lemma, forms: endings.map { (isDefective && $0.unicodeScalars.count == 1 ? lemma : stem) + $0 }, partOfSpeech, verbClass)
    }

    private mutating func addNouns(_ table: Table) {
        for row in table.rows {
            let noun = addNoun(row[0], forms: row.list(1), .noun, kind: NounKind(rawValue: row[2]) ?? .other, unit: row[3])
            setPlural(noun, NounForms.plural(of: row[0], among: row.list(1)))
        }
    }

    private mutating func addMasdars(_ table: Table) {
        for row in table.rows { addNoun(row[1].isEmpty ? row[0] : row[1], forms: [row[0]], .masdar) }
    }

    private mutating func addAdjectives(_ table: Table, _ partOfSpeech: PartOfSpeech) {
        for row in table.rows {
            let lexeme = add(Lexeme(lemma: row[0], partOfSpeech: partOfSpeech))
            for form in [row[0]] + row.list(1) { addNominal(form, lexeme, NounForms.guess(form.unicodeScalars.map { String($0) })) }
        }
    }

    private mutating func addNationalities(_ table: Table) {
        for row in table.rows {
            let forms = row.list(0)
            guard let lemma = forms.first else { continue }
            let lexeme = add(Lexeme(lemma: lemma, partOfSpeech: .adjective, kind: .nationality, note: row[2].isEmpty ? row[1] : row[2]))
            for form in forms + row.list(1) { addNominal(form, lexeme, NounForms.guess(form.unicodeScalars.map { String($0) })) }
        }
    }

    /// Words of names, so that their first letters are not taken for clitics (`واشنطن` is no `و` + `اشنطن`).
    private mutating func addNames(_ table: Table, _ column: Int, _ aliases: Int?) {
        for row in table.rows {
            for name in [row[column]] + (aliases.map { row.list($0) } ?? []) {
                let words = name.utf8.split(separator: 0x20)
                for (i, word) in words.enumerated() where words.count == 1 || !isCommon(String(Substring(word))) {
                    addNameWord(String(Substring(word)), isFirst: i == 0)
                }
            }
        }
    }

    /// Whether a word inside a name is an everyday word besides (`غرفة عمليات …`: operations room of …).
    private func isCommon(_ word: String) -> Bool {
        guard let use = wide.nominal(WordKey.of(word)) else { return false }
        return use.isDisjoint(with: [.rare, .name])
    }

    package mutating func addNameWord(_ word: String, isFirst: Bool = true) {
        guard word.utf8.count > 2, firstNominal(WordKey.of(word)) < 0, isFirst || !beginsWithClitic(word) else { return }
        addNominal(word, add(Lexeme(lemma: word, partOfSpeech: .name)))
    }

    /// Whether a word inside a name is a noun behind و, ب or ل (`حركة … لتحرير …`).
    private func beginsWithClitic(_ word: String) -> Bool {
        let codes = ScriptText(word).codes
        guard codes.count > 3, codes[0] == LetterCode.waw || codes[0] == LetterCode.beh || codes[0] == LetterCode.lam else { return false }
        let key = WordKey.of(codes, 1, codes.count)
        return firstNominal(key) >= 0 || wide.nominal(key) != nil
    }
}
