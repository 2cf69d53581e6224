import IsnadRules
import IsnadScript

/// One word while its readings are collected: every cut of clitics is tried against the tables.
struct WordSearch {
    let lexicon: Shared<Lexicon>
    let word: [UInt8]
    let folded: [UInt8]
    let isTehMarbuta: Bool
    var found: [Reading] = []
    /// Hash states of the letters from the start of the cut at hand: the key of any stem from there is one step away.
    private var states: [UInt64]
    private var origin = 0

    /// The clitics of the cut at hand.
    var cut = Clitics.Cut(proclitics: [], start: 0)
    var enclitic = Enclitic.none
    var trailing = 0

    init(lexicon: Shared<Lexicon>, word: [UInt8]) {
        (self.lexicon, self.word) = (lexicon, word)
        folded = word.map { LetterCode.folded($0) }
        isTehMarbuta = word.last == LetterCode.tehMarbuta
        states = [UInt64](repeating: 0, count: word.count + 1)
    }

    mutating func run() {
        let enclitics = Clitics.enclitics(folded, fine: word.last ?? 0)
        for next in Clitics.cuts(word, folded) {
            guard canBegin(word[next.start]) || next.start == 0 else { continue }
            cut = next
            setOrigin(next.start)
            for (pronoun, letters) in enclitics {
                let end = folded.count - letters
                guard end > cut.start, pronoun == .none || !cut.proclitics.contains(.article) else { continue }
                (enclitic, trailing) = (pronoun, letters)
                addNominals(cut.start, end)
                if cut.proclitics.isDisjoint(with: [.article, .beh, .kaf]), end - cut.start > 1 { addVerbs(cut.start, end) }
            }
        }
        preferListedName()
    }

    /// A name that the tables hold as it is written is rather meant than a word of the wide lexicon (`الصين`, China; no porcelain).
    private mutating func preferListedName() {
        guard found.contains(where: { $0.partOfSpeech == .name && $0.familiarity == .table && $0.leading == 0 }) else { return }
        for i in found.indices where found[i].familiarity != .table { found[i].score -= 6 }
    }

    /// A hamza on a waw or yeh, ta marbuta and alef maqsura never begin a word.
    private func canBegin(_ code: UInt8) -> Bool {
        code != LetterCode.wawHamza && code != LetterCode.yehHamza && code != LetterCode.tehMarbuta && code != LetterCode.alefMaqsura
    }

    mutating func setOrigin(_ start: Int) {
        origin = start
        var state = WordKey.seed
        states[start] = state
        for i in start..<folded.count {
            state = WordKey.step(state, folded[i])
            states[i + 1] = state
        }
    }

    /// Key of the letters from the cut's start to a position.
    func key(_ end: Int) -> WordKey { WordKey.finish(states[end]) }
    /// The same with one more letter.
    func key(_ end: Int, then code: UInt8) -> WordKey { WordKey.finish(WordKey.step(states[end], code)) }

    // MARK: Nouns, adjectives, names, function words

    private mutating func addNominals(_ start: Int, _ end: Int) {
        guard !cut.proclitics.contains(.seen) else { return }
        if enclitic != .none, end - start == 1 { return addLetterPreposition(key(end)) }
        let before = found.count
        addListed(start, end)
        // Where a table of lexemes holds the word, and not only as a part of names, it needs no wider knowledge.
        if found[before...].contains(where: { $0.partOfSpeech != .name }) { return }
        addWide(start, end)
    }

    private mutating func addListed(_ start: Int, _ end: Int) {
        collect(lexicon.value.firstNominal(key(end)), tail: Spelling.tail(word, start, end))
        if enclitic != .none, end - start > 2 {
            switch folded[end - 1] {
            case LetterCode.teh: collect(lexicon.value.firstNominal(key(end - 1, then: LetterCode.heh)))
            case LetterCode.yeh, LetterCode.waw: collect(lexicon.value.firstNominal(key(end - 1, then: LetterCode.hamza)))
            case LetterCode.alef: collect(lexicon.value.firstNominal(key(end - 1, then: LetterCode.yeh)), penalty: 4)
            default: break
            }
        }
        // The plural's noon that falls in the construct (`فلسطينيو الداخل`: the Palestinians of the interior).
        if enclitic == .none, end - start > 4, folded[end - 1] == LetterCode.waw {
            collect(lexicon.value.firstNominal(key(end, then: LetterCode.noon)), penalty: 6)
        }
        if cut.proclitics.contains([.lam, .article]) { addBehindLam(start, end) }
    }

    /// `له`, `بها`: the preposition is one letter.
    private mutating func addLetterPreposition(_ key: WordKey) {
        guard cut.proclitics.isSubset(of: [.waw, .feh]) else { return }
        collect(lexicon.value.firstNominal(key))
    }

    /// A name keeps its article behind ل (للرقة is ل + الرقة), and a stem in ل swallows it (للجنة is ل + اللجنة).
    private mutating func addBehindLam(_ start: Int, _ end: Int) {
        var state = WordKey.step(WordKey.step(WordKey.seed, LetterCode.alef), LetterCode.lam)
        for i in start..<end { state = WordKey.step(state, folded[i]) }
        collect(lexicon.value.firstNominal(WordKey.finish(state)))
        let swallowed = WordKey.of(folded, start - 1, end)
        collect(lexicon.value.firstNominal(swallowed))
        if let use = lexicon.value.wide.nominal(swallowed) { found.append(wideReading(use.contains(.adjective) ? .adjective : .noun, Inflection(), use)) }
    }

    /// - Parameter tail: spelling of the stem, where the whole of it is what the table holds.
    private mutating func collect(_ first: Int32, penalty: Int16 = 0, tail: UInt32? = nil) {
        var at = first
        while at >= 0 {
            let form = lexicon.value.form(at)
            let fits = enclitic == .none || !form.use.contains(.withoutPronoun)
            if fits, let part = lexicon.value.partOfSpeech(form.lexeme), allows(part, lexicon.value.traits(form.lexeme)) {
                let isMisspelt = tail.map { $0 != form.tail } ?? false
                if !isMisspelt || !isClosed(part) { found.append(nominal(part, form, penalty + (isMisspelt ? 8 : 0))) }
            }
            at = form.next
        }
    }

    private func allows(_ part: PartOfSpeech, _ traits: WordTraits) -> Bool {
        let proclitics = cut.proclitics
        if traits.contains(.onlyWithPronoun), enclitic == .none { return false }
        // ني is written to verbs and particles, ي to nouns.
        if enclitic == .me, trailing == 2, part != .subordinator, part != .conjunction, part != .preposition, part != .particle { return false }
        switch part {
        case .noun, .masdar, .activeParticiple, .passiveParticiple, .quantifier: return true
        case .adjective: return enclitic == .none
        case .name: return enclitic == .none && !proclitics.contains(.article) && (proclitics.isEmpty || stemLength > 2)
        case .preposition:
            guard !proclitics.contains(.article), enclitic == .none || traits.contains(.takesPronoun) else { return false }
            return !proclitics.preposition || traits.contains(.takesPreposition)
        case .relative, .demonstrative: return enclitic == .none && !proclitics.contains(.article)
        case .pronoun: return (enclitic == .none || traits.contains(.takesPronoun)) && proclitics.isSubset(of: [.waw, .feh])
        case .subordinator, .negation, .particle, .conjunction:
            guard !proclitics.contains(.article), enclitic == .none || traits.contains(.takesPronoun) else { return false }
            // كأن is a word of its own in the table.
            if part == .subordinator, proclitics.contains(.kaf) { return false }
            return !proclitics.preposition || traits.contains(.takesPreposition)
        default: return enclitic == .none && proclitics.isDisjoint(with: [.article, .beh, .lam, .kaf])
        }
    }

    private func nominal(_ part: PartOfSpeech, _ form: Lexicon.Form, _ penalty: Int16) -> Reading {
        var reading = clitics(Reading(partOfSpeech: part, inflection: form.inflection, lexeme: form.lexeme))
        reading.familiarity = .table
        reading.score = 60 + bonus(part) - cost - penalty - spellingCost(form.first) * (isClosed(part) ? 2 : 1)
        if isClosed(part), cut.proclitics.isEmpty, enclitic == .none { reading.score += 10 }
        if cut.proclitics.contains(.article) { reading.score += 4 }
        // `مقاتلا` is a fighter in the accusative rather than two fighters of something.
        if form.inflection.isConstruct, form.inflection.number == .dual, enclitic == .none { reading.score -= 4 }
        let traits = lexicon.value.traits(form.lexeme)
        reading.inner = traits.contains(.opensWithLetter) ? 1 : traits.contains(.opensWithTwo) ? 2 : 0
        // A final heh that stands for ta marbuta is a slip of the pen: rather it is the pronoun (`عمله`: his work, no عملة).
        if enclitic == .none, word.last == LetterCode.heh, form.use.contains(.tehMarbuta) { reading.score -= 14 }
        return reading
    }

    private var stemLength: Int { folded.count - cut.start - trailing }

    private func isClosed(_ part: PartOfSpeech) -> Bool { bonus(part) >= 20 }

    /// What it costs when the word writes a bare alef where the table has a hamza, or the reverse: little alone, much behind clitics
    /// (`واحد` is no و + أحد).
    func spellingCost(_ first: UInt8) -> Int16 {
        let written = word[cut.start]
        guard first != written, first != 0, LetterCode.folded(first) == LetterCode.alef else { return 0 }
        let isBare = written == LetterCode.alef || first == LetterCode.alef
        return cut.proclitics.letters > 0 ? (isBare ? 20 : 4) : isBare ? 3 : 2
    }

    func bonus(_ part: PartOfSpeech) -> Int16 {
        switch part {
        case .preposition, .conjunction, .subordinator, .relative, .demonstrative, .pronoun, .negation, .particle, .quantifier: 30
        case .adverb: 20
        case .noun: 3
        case .masdar: 2
        case .name: -2
        default: 0
        }
    }

    // MARK: Clitics of the reading

    var cost: Int16 {
        let proclitics = cut.proclitics
        var cost: Int16 = enclitic == .none ? 0 : enclitic == .you || enclitic == .youAll ? 16 : 6
        if proclitics.contains(.waw) { cost += 6 }
        if proclitics.contains(.feh) { cost += 8 }
        if !proclitics.isDisjoint(with: [.beh, .lam]) { cost += 6 }
        if proclitics.contains(.kaf) { cost += 9 }
        if proclitics.contains(.seen) { cost += 3 }
        return cost
    }

    func clitics(_ bare: Reading) -> Reading {
        var reading = bare
        reading.proclitics = cut.proclitics
        reading.enclitic = enclitic
        reading.leading = UInt8(cut.proclitics.letters)
        reading.trailing = UInt8(trailing)
        return reading
    }
}
