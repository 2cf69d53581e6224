import IsnadRules
import IsnadScript

/// Every word that Isnad knows, by its folded forms. Built once from `Rules/`, then shared by all workers.
package struct Lexicon: Sendable {
    /// One form of a lexeme.
    struct Form: Sendable {
        var lexeme: Int32
        var inflection: Inflection
        /// The next form under the same key, or -1.
        var next: Int32
    }

    package private(set) var lexemes: [Lexeme] = []
    private var forms: [Form] = []
    private var nominal = KeyTable(minimumCapacity: 40_000)
    private var past = KeyTable(minimumCapacity: 8_000)
    private var present = KeyTable(minimumCapacity: 8_000)
    private var lexemeByKey: [UInt64: Int32] = [:]
    /// Pairs of words of which the first is a noun (`وقف إطلاق`).
    private var compounds: Set<UInt64> = []

    package init() {}

    // MARK: Looking up

    func firstNominal(_ key: WordKey) -> Int32 { nominal.find(key) }
    func firstPast(_ key: WordKey) -> Int32 { past.find(key) }
    func firstPresent(_ key: WordKey) -> Int32 { present.find(key) }
    func form(_ index: Int32) -> Form { forms[Int(index)] }
    package func lexeme(_ index: Int32) -> Lexeme? { index >= 0 ? lexemes[Int(index)] : nil }

    /// Number of the lexeme with this lemma and part of speech, if the lexicon has it.
    package func find(_ lemma: String, _ partOfSpeech: PartOfSpeech) -> Int32? { lexemeByKey[Self.identity(lemma, partOfSpeech)] }

    private static func identity(_ lemma: String, _ partOfSpeech: PartOfSpeech) -> UInt64 {
        WordKey.of(lemma).then(WordKey(bits: UInt64(partOfSpeech.rawValue) &+ 77)).bits
    }

    func isCompound(_ first: WordKey, _ second: WordKey) -> Bool { compounds.contains(first.then(second).bits) }

    // MARK: Adding

    mutating func addCompound(_ first: String, _ second: String) {
        compounds.insert(WordKey.of(first).then(WordKey.of(second)).bits)
    }

    /// Number of the lexeme, made when it is new; what is given is added to what is known.
    @discardableResult
    package mutating func add(_ lexeme: Lexeme) -> Int32 {
        let key = Self.identity(lexeme.lemma, lexeme.partOfSpeech)
        guard let known = lexemeByKey[key] else {
            lexemes.append(lexeme)
            lexemeByKey[key] = Int32(lexemes.count - 1)
            return Int32(lexemes.count - 1)
        }
        let i = Int(known)
        if lexemes[i].kind == .other { lexemes[i].kind = lexeme.kind }
        if lexemes[i].unit.isEmpty { lexemes[i].unit = lexeme.unit }
        if lexemes[i].note.isEmpty { lexemes[i].note = lexeme.note }
        lexemes[i].verbClass.formUnion(lexeme.verbClass)
        return known
    }

    mutating func setPlural(_ lexeme: Int32, _ plural: String) { lexemes[Int(lexeme)].plural = plural }

    package mutating func addNominal(_ form: String, _ lexeme: Int32, _ inflection: Inflection = Inflection()) {
        Self.insert(WordKey.of(form), lexeme, inflection, &forms, &nominal)
    }

    mutating func addPast(_ stem: String, _ lexeme: Int32, _ inflection: Inflection) {
        Self.insert(WordKey.of(stem), lexeme, inflection, &forms, &past)
    }

    mutating func addPresent(_ stem: String, _ lexeme: Int32, _ inflection: Inflection) {
        Self.insert(WordKey.of(stem), lexeme, inflection, &forms, &present)
    }

    private static func insert(_ key: WordKey, _ lexeme: Int32, _ inflection: Inflection, _ forms: inout [Form], _ table: inout KeyTable) {
        let first = table.find(key)
        var at = first
        while at >= 0 {
            if forms[Int(at)].lexeme == lexeme, forms[Int(at)].inflection == inflection { return }
            at = forms[Int(at)].next
        }
        forms.append(Form(lexeme: lexeme, inflection: inflection, next: first))
        table.set(key, Int32(forms.count - 1))
    }
}
