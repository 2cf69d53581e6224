import IsnadRules
import IsnadScript

/// Every word that Isnad knows, by its folded forms. Built once from `Rules/`, then shared by all workers.
public struct Lexicon: Sendable {
    /// One form of a lexeme.
    struct Form: Sendable {
        var lexeme: Int32
        var inflection: Inflection
        /// Endings of a verb's stem; empty for nominals, which are stored whole.
        var use: StemUse = []
        /// The first letter of a nominal before folding; 0 for stems of verbs.
        var first: UInt8 = 0
        /// Hash of its other letters before folding (see `Spelling`).
        var tail: UInt32 = 0
        /// The next form under the same key, or -1.
        var next: Int32
    }

    public private(set) var lexemes: [Lexeme] = []
    /// The same without strings, by the same numbers.
    private var facts: [LexemeFacts] = []
    private var forms: [Form] = []
    private var nominal = KeyTable(minimumCapacity: 60_000)
    private var past = KeyTable(minimumCapacity: 8_000)
    private var present = KeyTable(minimumCapacity: 8_000)
    private var lexemeByKey = KeyTable(minimumCapacity: 16_000)
    private var traitsOf: [WordTraits] = []
    private var partOf: [PartOfSpeech] = []
    /// Number words (`ثلاثة`, `مليون`).
    private var numerals = KeyTable()
    /// Stems of general Arabic, behind the tables of lexemes.
    var wide = WideLexicon()
    /// Pairs of words of which the first is a noun (`وقف إطلاق`).
    private var compounds: Set<UInt64> = []

    public init() {
        forms.reserveCapacity(64_000)
        lexemes.reserveCapacity(16_000)
    }

    // MARK: Looking up

    func firstNominal(_ key: WordKey) -> Int32 { nominal.find(key) }
    func firstPast(_ key: WordKey) -> Int32 { past.find(key) }
    func firstPresent(_ key: WordKey) -> Int32 { present.find(key) }
    func form(_ index: Int32) -> Form { forms[Int(index)] }
    public func lexeme(_ index: Int32) -> Lexeme? { index >= 0 ? lexemes[Int(index)] : nil }
    public func facts(_ index: Int32) -> LexemeFacts? { index >= 0 ? facts[Int(index)] : nil }
    func partOfSpeech(_ index: Int32) -> PartOfSpeech? { index >= 0 ? partOf[Int(index)] : nil }
    public func traits(_ index: Int32) -> WordTraits { index >= 0 ? traitsOf[Int(index)] : [] }

    /// Number of the lexeme with this lemma and part of speech, if the lexicon has it.
    public func find(_ lemma: String, _ partOfSpeech: PartOfSpeech) -> Int32? {
        let known = lexemeByKey.find(Self.identity(WordKey.of(lemma), partOfSpeech))
        return known < 0 ? nil : known
    }

    private static func identity(_ lemma: WordKey, _ partOfSpeech: PartOfSpeech) -> WordKey {
        lemma.then(WordKey(bits: UInt64(partOfSpeech.rawValue) &+ 77))
    }

    public func isNumeral(_ key: WordKey) -> Bool { numerals.find(key) == 1 }
    func isOrdinal(_ key: WordKey) -> Bool { numerals.find(key) == 2 }

    mutating func addNumeral(_ word: ArraySlice<UInt8>, isOrdinal: Bool) {
        numerals.set(WordKey.of(word), isOrdinal ? 2 : 1)
    }

    func isCompound(_ first: WordKey, _ second: WordKey) -> Bool { compounds.contains(first.then(second).bits) }

    // MARK: Adding

    mutating func addCompound(_ first: String, _ second: String) {
        compounds.insert(WordKey.of(first).then(WordKey.of(second)).bits)
    }

    /// Number of the lexeme, made when it is new; what is given is added to what is known.
    @discardableResult
    public mutating func add(_ lexeme: Lexeme) -> Int32 {
        let lemma = WordKey.of(lexeme.lemma)
        let identity = Self.identity(lemma, lexeme.partOfSpeech)
        let known = lexemeByKey.find(identity)
        guard known < 0 else { return merge(lexeme, Int(known)) }
        return append(lexeme, LexemeFacts(lexeme, lemma, accusative: WordKey.of(lexeme.lemma + "\u{0627}")), identity)
    }

    /// The same for a lemma as letters: its string is made only where the lexeme is new.
    mutating func lexeme(
        _ lemma: WrittenForm, _ partOfSpeech: PartOfSpeech, kind: NounKind = .other, unit: String = "", verbClass: VerbClass = [], note: String = ""
    ) -> Int32 {
        let key = lemma.key
        let identity = Self.identity(key, partOfSpeech)
        let known = lexemeByKey.find(identity)
        let name = known < 0 ? lemma.string : ""
        let lexeme = Lexeme(lemma: name, partOfSpeech: partOfSpeech, kind: kind, unit: unit, verbClass: verbClass, note: note)
        guard known < 0 else { return merge(lexeme, Int(known)) }
        return append(lexeme, LexemeFacts(lexeme, key, accusative: lemma.key(before: LetterCode.alef)), identity)
    }

    private mutating func append(_ lexeme: Lexeme, _ own: LexemeFacts, _ identity: WordKey) -> Int32 {
        lexemes.append(lexeme)
        facts.append(own)
        traitsOf.append(Self.traits(lexeme))
        partOf.append(lexeme.partOfSpeech)
        lexemeByKey.set(identity, Int32(lexemes.count - 1))
        return Int32(lexemes.count - 1)
    }

    private mutating func merge(_ lexeme: Lexeme, _ i: Int) -> Int32 {
        if lexemes[i].kind == .other { lexemes[i].kind = lexeme.kind }
        if lexemes[i].unit.isEmpty { lexemes[i].unit = lexeme.unit }
        if lexemes[i].note.isEmpty { lexemes[i].note = lexeme.note }
        lexemes[i].verbClass.formUnion(lexeme.verbClass)
        traitsOf[i].formUnion(Self.traits(lexemes[i]))
        (facts[i].kind, facts[i].verbClass) = (lexemes[i].kind, lexemes[i].verbClass)
        facts[i].note = Note(word: lexemes[i].note)
        facts[i].hasUnit = !lexemes[i].unit.isEmpty
        return Int32(i)
    }

    private static func traits(_ lexeme: Lexeme) -> WordTraits {
        var traits: WordTraits = []
        if lexeme.verbClass.contains(.be) { traits.insert(.auxiliary) }
        if !lexeme.verbClass.isDisjoint(with: [.begin, .continue]) { traits.insert(.phase) }
        switch (lexeme.partOfSpeech, lexeme.note) {
        case (.negation, "noun"): traits.insert(.beforeNoun)
        case (.negation, "past"): traits.insert(.shortens)
        case (.particle, "perfective"), (.particle, "future"): traits.insert(.beforeVerb)
        default: break
        }
        return traits
    }

    mutating func addTraits(_ lexeme: Int32, _ traits: WordTraits) { traitsOf[Int(lexeme)].formUnion(traits) }

    mutating func setPlural(_ lexeme: Int32, _ plural: String) {
        lexemes[Int(lexeme)].plural = plural
        facts[Int(lexeme)].hasPlural = !plural.isEmpty
    }

    mutating func addNominal(_ form: WrittenForm, _ lexeme: Int32, _ inflection: Inflection, _ use: StemUse = []) {
        let use = form.last == LetterCode.tehMarbuta ? use.union(.tehMarbuta) : use
        let spelt = Form(lexeme: lexeme, inflection: inflection, use: use, first: form.first, tail: Spelling.tail(form), next: -1)
        Self.insert(form.key, spelt, &forms, &nominal)
    }

    /// A stem of a verb, under the lexeme that it is a form of.
    mutating func addStem(_ stem: Conjugation.Stem, _ lexeme: Int32, isPassive: Bool = false) {
        let inflection = Inflection(voice: isPassive || stem.isPassive ? .passive : .unknown)
        if stem.isPast {
            Self.insert(stem.key, Form(lexeme: lexeme, inflection: inflection, use: stem.use, next: -1), &forms, &past)
        } else {
            Self.insert(stem.key, Form(lexeme: lexeme, inflection: inflection, use: stem.use, next: -1), &forms, &present)
        }
    }

    private static func insert(_ key: WordKey, _ form: Form, _ forms: inout [Form], _ table: inout KeyTable) {
        let first = table.find(key)
        var at = first
        while at >= 0 {
            if forms[Int(at)].lexeme == form.lexeme, forms[Int(at)].inflection == form.inflection {
                forms[Int(at)].use.formUnion(form.use)
                return
            }
            at = forms[Int(at)].next
        }
        forms.append(form)
        forms[forms.count - 1].next = first
        table.set(key, Int32(forms.count - 1))
    }
}
