import IsnadRules
import IsnadScript

/// Filling the lexicon from tables of letters: a start of the program reads every row, so no string is made but a lexeme's own.
extension Lexicon {
    /// The lexicon of a set of rule files: function words, verbs with their participles and verbal nouns, nouns, adjectives, names.
    public init(rules: RuleFiles) {
        let (words, wide) = concurrently({ Lexicon(words: rules) }, { WideLexicon(rules: rules) })
        self = words
        self.wide = wide
        func table(_ path: String) -> LetterTable { LetterTable(rules.bytes(path)) }
        for path in ["names/organisations.tsv", "names/outlets.tsv", "names/people.tsv"] { addNames(table(path), 1, 2) }
        for path in ["gazetteer/places-own.tsv", "gazetteer/places.tsv"] { addNames(table(path), 1, 2) }
        for path in ["names/given.tsv", "names/family.tsv"] { addNames(table(path), 0, nil) }
    }

    /// The words that have lexemes, names aside.
    private init(words rules: RuleFiles) {
        self.init()
        func table(_ path: String) -> LetterTable { LetterTable(rules.bytes(path)) }
        addNumerals(Table(rules.bytes("lexicon/numbers.tsv")))
        addFunctionWords(Table(rules.bytes("lexicon/function.tsv")))
        addVerbs(table("lexicon/verbs.tsv"))
        addNouns(table("lexicon/nouns.tsv"))
        addMasdars(table("lexicon/masdars.tsv"))
        for row in Table(rules.bytes("lexicon/compounds.tsv")).rows { addCompound(row[0], row[1]) }
        addAdjectives(table("lexicon/adjectives.tsv"))
        addNationalities(table("names/nationalities.tsv"))
    }

    private mutating func addNumerals(_ table: Table) {
        WideLexicon.eachNumeral(table) { addNumeral($0, isOrdinal: $1) }
    }

    private mutating func addFunctionWords(_ table: Table) {
        for row in table.rows {
            guard let partOfSpeech = Self.functionParts[row[1]] else { continue }
            let lexeme = add(Lexeme(lemma: row[0], partOfSpeech: partOfSpeech, note: row[2]))
            addTraits(lexeme, row[3].utf8.reduce(into: []) { $0.formUnion(Self.marks[$1] ?? []) })
            addNominal(WrittenForm(row[0]), lexeme, Inflection())
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

    // MARK: Verbs

    private mutating func addVerbs(_ table: LetterTable) {
        let codes = table.codes
        var lemmas: [WrittenForm] = []
        var columns: [Range<Int>] = []
        for row in table.rows {
            table.split(row, into: &columns)
            while columns.count < 7 { columns.append(row.upperBound..<row.upperBound) }
            let (past, present) = (WrittenForm(codes, columns[0]), WrittenForm(codes, columns[1]))
            if !columns[6].isEmpty {
                // An internal passive that is spelt unlike its active (`حوصر`: was besieged) is a form of the active verb.
                conjugate(past, present, lexeme(WrittenForm(codes, columns[6]), .verb), isPassive: true)
                continue
            }
            let verbClass = VerbClass(names: table, columns[5])
            conjugate(past, present, lexeme(past, .verb, verbClass: verbClass))
            for (column, part) in [(2, PartOfSpeech.masdar), (3, .activeParticiple), (4, .passiveParticiple)] where !columns[column].isEmpty {
                lemmas.removeAll(keepingCapacity: true)
                table.each(columns[column]) { lemmas.append(WrittenForm(codes, $0)) }
                for lemma in lemmas { addNoun(lemma, forms: part == .masdar ? [] : NounForms.endings(lemma), part, verbClass) }
            }
        }
    }

    /// A verb that a rule names and no table has. Returns its number.
    @discardableResult
    public mutating func addVerb(past: String, present: String) -> Int32 {
        let verb = lexeme(WrittenForm(past), .verb)
        conjugate(WrittenForm(past), WrittenForm(present), verb)
        return verb
    }

    private mutating func conjugate(_ past: WrittenForm, _ present: WrittenForm, _ verb: Int32, isPassive: Bool = false) {
        guard past.count > 0, present.count > 0 else { return }
        let a = LetterCode.folded(past.codes[past.range]), b = LetterCode.folded(present.codes[present.range.dropFirst()])
        Conjugation.stems(past: a, pastLast: past.last, present: b, presentLast: present.last) { addStem($0, verb, isPassive: isPassive) }
    }

    // MARK: Nouns and adjectives

    /// A noun under its lemma with the forms that follow from those given.
    @discardableResult
    mutating func addNoun(
        _ lemma: WrittenForm, forms: [WrittenForm], _ partOfSpeech: PartOfSpeech, _ verbClass: VerbClass = [], kind: NounKind = .other, unit: String = ""
    ) -> Int32 {
        let noun = lexeme(lemma, partOfSpeech, kind: kind, unit: unit, verbClass: verbClass)
        NounForms.add(lemma, noun, to: &self)
        for form in forms { NounForms.add(form, noun, to: &self) }
        return noun
    }

    /// A noun that a rule names and no table has.
    public mutating func addNoun(_ lemma: String, _ partOfSpeech: PartOfSpeech) -> Int32 { addNoun(WrittenForm(lemma), forms: [], partOfSpeech) }

    /// A participle or adjective that a rule names and no table has, in the genders and numbers that news uses.
    public mutating func addParticiple(_ lemma: String, _ partOfSpeech: PartOfSpeech) -> Int32 {
        let lemma = WrittenForm(lemma)
        return addNoun(lemma, forms: NounForms.endings(lemma), partOfSpeech)
    }

    private mutating func addNouns(_ table: LetterTable) {
        for row in table.rows {
            var forms: [WrittenForm] = []
            table.each(row, 1) { forms.append(WrittenForm(table.codes, $0)) }
            let lemma = WrittenForm(table.codes, table.column(row, 0))
            let kind = NounKind(rawValue: table.string(table.column(row, 2))) ?? .other
            let noun = addNoun(lemma, forms: forms, .noun, kind: kind, unit: table.string(table.column(row, 3)))
            setPlural(noun, NounForms.plural(of: lemma, among: forms)?.string ?? "")
        }
    }

    private mutating func addMasdars(_ table: LetterTable) {
        for row in table.rows {
            let (form, lemma) = (table.column(row, 0), table.column(row, 1))
            addNoun(WrittenForm(table.codes, lemma.isEmpty ? form : lemma), forms: [WrittenForm(table.codes, form)], .masdar)
        }
    }

    private mutating func addAdjectives(_ table: LetterTable) {
        for row in table.rows {
            let lemma = WrittenForm(table.codes, table.column(row, 0))
            let adjective = lexeme(lemma, .adjective)
            addNominal(lemma, adjective, NounForms.guess(lemma))
            eachForm(table, row, 1) { addNominal($0, adjective, NounForms.guess($0)) }
        }
    }

    private mutating func addNationalities(_ table: LetterTable) {
        for row in table.rows {
            var lemma: WrittenForm?
            table.each(row, 0) { lemma = lemma ?? WrittenForm(table.codes, $0) }
            guard let lemma else { continue }
            let country = table.column(row, 2)
            let adjective = lexeme(lemma, .adjective, kind: .nationality, note: table.string(country.isEmpty ? table.column(row, 1) : country))
            for column in 0...1 { eachForm(table, row, column) { addNominal($0, adjective, NounForms.guess($0)) } }
        }
    }

    private func eachForm(_ table: LetterTable, _ row: Range<Int>, _ column: Int, _ body: (WrittenForm) -> Void) {
        table.each(row, column) { body(WrittenForm(table.codes, $0)) }
    }

    // MARK: Names

    /// Words of names, so that their first letters are not taken for clitics (`واشنطن` is no `و` + `اشنطن`).
    private mutating func addNames(_ table: LetterTable, _ column: Int, _ aliases: Int?) {
        for row in table.rows {
            addWords(of: table.column(row, column), table)
            if let aliases { table.each(row, aliases) { addWords(of: $0, table) } }
        }
    }

    private mutating func addWords(of name: Range<Int>, _ table: LetterTable) {
        let isOneWord = !table.codes[name].contains(0x20)
        table.words(name) { word in
            let key = table.key(word)
            if word.count > 1, firstNominal(key) < 0, isOneWord || !isCommon(key), word.lowerBound == name.lowerBound || !beginsWithClitic(table.codes, word) {
                let form = WrittenForm(table.codes, word)
                addNominal(form, lexeme(form, .name), Inflection())
            }
        }
    }

    /// Whether a word inside a name is an everyday word besides (`غرفة عمليات …`: operations room of …).
    private func isCommon(_ key: WordKey) -> Bool {
        guard let use = wide.nominal(key) else { return false }
        return use.isDisjoint(with: [.rare, .name])
    }

    /// Whether a word inside a name is a noun behind و, ب or ل (`حركة … لتحرير …`).
    private func beginsWithClitic(_ codes: [UInt8], _ word: Range<Int>) -> Bool {
        let first = codes[word.lowerBound]
        guard word.count > 3, first == LetterCode.waw || first == LetterCode.beh || first == LetterCode.lam else { return false }
        let rest = word.lowerBound + 1
        if first == LetterCode.lam, codes[rest] == LetterCode.lam { return true }
        if word.count > 5, codes[rest] == LetterCode.alef, codes[rest + 1] == LetterCode.lam { return true }
        let key = WordKey.of(codes, rest, word.upperBound)
        return firstNominal(key) >= 0 || wide.nominal(key).map { !$0.contains(.rare) } ?? false
    }
}
