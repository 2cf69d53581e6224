import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// Cuts a sentence into noun phrases, verbs and connecting words, left to right, each token once.
struct Chunker {
    let knowledge: Knowledge
    let text: AnalyzedText
    let end: Int
    private let sentence: Int
    private var items: [Item] = []
    private var phrases: [Phrase] = []
    private let names: [NameMention]
    private let numbers: [NumberMention]
    private let times: [TimeMention]
    /// Index of the name, number or time that begins at a token (offset from the sentence's first), or -1.
    private let nameAt: [Int32]
    private let numberAt: [Int32]
    private let timeAt: [Int32]
    private let builder: PhraseBuilder
    private let base: Int
    private var pending: Governor = .none

    init(_ knowledge: Knowledge, _ text: AnalyzedText, _ sentence: Int, _ names: [NameMention], published: CivilDate?) {
        (self.knowledge, self.text) = (knowledge, text)
        let range = text.sentences[sentence].tokens
        (base, end) = (range.lowerBound, range.upperBound)
        self.sentence = sentence
        self.names = names.filter { !$0.isPeople }
        var others: [Range<Int>] = []
        times = knowledge.timeReader.read(text, in: range, published: published, names: &others)
        numbers = knowledge.numberReader.read(text, in: range, excluding: FigureReader.ordered(times, others))
        let none = [Int32](repeating: -1, count: range.count)
        var (nameAt, numberAt, timeAt) = (none, none, none)
        for (i, time) in times.enumerated() { timeAt[time.tokens.lowerBound - base] = Int32(i) }
        for (i, number) in numbers.enumerated() { numberAt[number.tokens.lowerBound - base] = Int32(i) }
        for (i, name) in self.names.enumerated() where !Self.isInside(times, name.tokens.lowerBound) {
            nameAt[name.tokens.lowerBound - base] = Int32(i)
            if let title = name.title, nameAt[title.lowerBound - base] < 0 { nameAt[title.lowerBound - base] = Int32(i) }
        }
        (self.nameAt, self.numberAt, self.timeAt) = (nameAt, numberAt, timeAt)
        builder = PhraseBuilder(
            knowledge: knowledge, text: text, end: end, base: base, nameAt: nameAt, numberAt: numberAt, timeAt: timeAt, names: self.names, numbers: numbers)
    }

    private static func isInside(_ times: [TimeMention], _ token: Int) -> Bool { times.contains { $0.tokens.contains(token) } }

    mutating func run() -> SentenceParse {
        var i = datelineEnd
        if i > base { add(.dash, base..<i) }
        while i < end { i = step(i) }
        return SentenceParse(sentence: sentence, items: items, phrases: phrases, names: names, numbers: numbers, times: times)
    }

    /// Where the places of a dateline end: `عمان، الأردن (رويترز) - …` opens a paragraph, says where the report was written, and an outlet stands
    /// in brackets before the dash. What happened did not happen there for that. The first token of the sentence where there is none.
    private var datelineEnd: Int {
        let opensWithPlace = nameAt.first.map { $0 >= 0 && names[Int($0)].kind == .place } ?? false
        guard opensWithPlace, base == 0 || text.tokens[base - 1].kind == .lineBreak else { return base }
        guard let open = (base + 1..<min(base + 9, end)).first(where: { text.tokens[$0].code == 0x28 }),
            let close = (open + 1..<min(open + 6, end)).first(where: { text.tokens[$0].code == 0x29 }), close + 1 < end, isDash(close + 1)
        else { return base }
        let before = base..<open
        guard before.allSatisfy({ text.tokens[$0].kind != .punctuation || text.tokens[$0].code == 0x2C || isDash($0) }) else { return base }
        let isOutlet = (open + 1..<close).contains { i in
            text.tokens[i].kind == .latin || nameAt[i - base] >= 0 && names[Int(nameAt[i - base])].kind == .outlet
        }
        return isOutlet ? open : base
    }

    private func isDash(_ i: Int) -> Bool { text.tokens[i].kind == .punctuation && text.tokens[i].code == 0x2D }

    // MARK: One step

    private mutating func step(_ i: Int) -> Int {
        let token = text.tokens[i]
        if token.kind == .punctuation || token.kind == .lineBreak { return sign(i) }
        if timeAt[i - base] >= 0 { return time(i) }
        if let marker = knowledge.markers.longest(text, i, end) { return self.marker(marker) }
        if numberAt[i - base] >= 0 || nameAt[i - base] >= 0 { return phrase(i) }
        guard let reading = text.reading(i) else { return phrase(i) }
        switch reading.partOfSpeech {
        case .verb: return word(i, .verb, reading)
        case .preposition: return preposition(i, reading)
        case .conjunction: return word(i, .conjunction, reading)
        case .subordinator: return word(i, .subordinator, reading)
        case .relative: return word(i, .relative, reading)
        case .negation: return word(i, .negation, reading)
        case .particle: return word(i, .particle, reading)
        case .adverb: return word(i, .adverb, reading)
        case .demonstrative: return word(i, .demonstrative, reading)
        case .pronoun: return word(i, .pronoun, reading)
        default: return phrase(i)
        }
    }

    private mutating func add(_ kind: Item.Kind, _ tokens: Range<Int>, conjunction: Bool = false) {
        items.append(Item(kind: kind, tokens: tokens, hasConjunction: conjunction))
    }

    private mutating func word(_ i: Int, _ kind: Item.Kind, _ reading: Reading) -> Int {
        if case .demonstrative = kind {} else { pending = .none }
        add(kind, i..<(i + 1), conjunction: reading.proclitics.conjunction)
        return i + 1
    }

    private mutating func sign(_ i: Int) -> Int {
        let code = text.tokens[i].code
        let kind: Item.Kind
        switch code {
        case 0x2C, 0x3B: kind = .comma
        case 0x3A: kind = .colon
        case LetterCode.openQuote, 0x28: kind = .openQuote
        case LetterCode.closeQuote, 0x29: kind = .closeQuote
        case 0x22: kind = text.tokens[i].quoteDepth > (i > 0 ? text.tokens[i - 1].quoteDepth : 0) ? .openQuote : .closeQuote
        case 0x2D, 0x2F, LetterCode.ellipsis: kind = .dash
        default: kind = .stop
        }
        switch kind {
        case .openQuote, .closeQuote: break
        default: pending = .none
        }
        add(kind, i..<(i + 1))
        return i + 1
    }

    private mutating func time(_ i: Int) -> Int {
        let mention = Int(timeAt[i - base])
        let tokens = times[mention].tokens
        var phrase = Phrase(tokens: tokens, head: tokens.lowerBound, core: tokens.lowerBound, kind: .time, governor: pending)
        phrase.time = mention
        push(phrase)
        return tokens.upperBound
    }

    private mutating func marker(_ marker: (tokens: Range<Int>, kind: Note)) -> Int {
        add(.marker(marker.kind), marker.tokens, conjunction: text.reading(marker.tokens.lowerBound)?.proclitics.conjunction ?? false)
        pending = .marker(marker.kind)
        return marker.tokens.upperBound
    }

    private mutating func preposition(_ i: Int, _ reading: Reading) -> Int {
        let start = Int(text.tokens[i].start) + Int(reading.leading)
        let key = WordKey.of(text.script.codes, start, Int(text.tokens[i].end) - Int(reading.trailing))
        add(.preposition, i..<(i + 1), conjunction: reading.proclitics.conjunction)
        pending = reading.enclitic == .none ? .preposition(key.bits, knowledge.lexicon.facts(reading.lexeme)?.note ?? .none) : .none
        return i + 1
    }

    private mutating func push(_ phrase: Phrase) {
        phrases.append(phrase)
        let conjunction = text.reading(phrase.tokens.lowerBound)?.proclitics.conjunction ?? false
        add(.phrase(phrases.count - 1), phrase.tokens, conjunction: conjunction)
        pending = .none
    }

    // MARK: Noun phrases

    private mutating func phrase(_ i: Int) -> Int {
        var phrase = builder.build(i)
        phrase.governor = governor(i, phrase)
        phrase.isConjunct = isConjunct(i, phrase)
        push(phrase)
        return phrase.tokens.upperBound
    }

    private func governor(_ i: Int, _ phrase: Phrase) -> Governor {
        if let clitic = cliticPreposition(i, phrase) { return .preposition(clitic, clitic == Self.inKey ? .in : .none) }
        if pending != .none { return pending }
        if let last = items.last, case .phrase(let p) = last.kind, phrases[p].isEvent || phrases[p].endsOpen,
            phrases[p].tokens.upperBound == i,
            !(text.reading(i)?.proclitics.conjunction ?? false)
        {
            return .construct
        }
        return .none
    }

    private static let inKey: UInt64 = WordKey.of("\u{0641}\u{064A}").bits
    private static let letters: [(Proclitics, UInt64)] = [
        (.beh, WordKey.of("\u{0628}").bits), (.lam, WordKey.of("\u{0644}").bits), (.kaf, WordKey.of("\u{0643}").bits),
    ]

    /// The preposition written at the phrase's first word (بـ، لـ، كـ).
    private func cliticPreposition(_ i: Int, _ phrase: Phrase) -> UInt64? {
        if phrase.name >= 0, names[phrase.name].tokens.lowerBound == i {
            let leading = names[phrase.name].start - text.tokens[i].start
            guard leading > 0 else { return nil }
            let codes = text.script.codes[Int(text.tokens[i].start)..<Int(names[phrase.name].start)]
            return codes.last { $0 != 0 }.flatMap { code in Self.byLetter(code) }
        }
        guard let reading = text.reading(i), reading.proclitics.preposition else { return nil }
        return Self.letters.first { reading.proclitics.contains($0.0) }?.1
    }

    private static func byLetter(_ code: UInt8) -> UInt64? {
        switch code {
        case LetterCode.beh: letters[0].1
        case LetterCode.lam: letters[1].1
        case LetterCode.kaf: letters[2].1
        default: nil
        }
    }

    /// Whether the phrase goes on with a list: و and a noun directly behind a phrase, or behind a comma in a list.
    private func isConjunct(_ i: Int, _ phrase: Phrase) -> Bool {
        guard let last = items.last else { return false }
        let hasConjunction = text.reading(i)?.proclitics.conjunction ?? false
        switch last.kind {
        case .phrase: return hasConjunction
        case .comma, .closeQuote, .openQuote:
            guard items.count > 1, phrase.kind != .time else { return false }
            var before = items.count - 2
            while before > 0, case .closeQuote = items[before].kind { before -= 1 }
            guard case .phrase(let p) = items[before].kind else { return false }
            return hasConjunction || (phrase.kind == phrases[p].kind && phrase.name >= 0 && phrases[p].name >= 0)
        case .conjunction: return true
        default: return false
        }
    }
}
