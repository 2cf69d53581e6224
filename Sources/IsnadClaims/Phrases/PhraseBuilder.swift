import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// Builds one noun phrase: number or quantifier, head, construct complements, adjectives, apposed names.
struct PhraseBuilder {
    let knowledge: Knowledge
    let text: AnalyzedText
    let end: Int
    let base: Int
    let nameAt: [Int32]
    let numberAt: [Int32]
    let timeAt: [Int32]
    let names: [NameMention]
    let numbers: [NumberMention]

    private static let minKey: UInt64 = WordKey.of("\u{0645}\u{0646}").bits

    func build(_ start: Int) -> Phrase {
        var phrase = Phrase(tokens: start..<(start + 1), head: start, core: start, kind: .other, governor: .none)
        var i = skipCounters(start, &phrase)
        if i >= end || !canBeHead(i) || endsWithCounter(start, i) {
            phrase.tokens = start..<max(i, start + 1)
            phrase.core = phrase.tokens.lowerBound
            phrase.head = phrase.tokens.lowerBound
            phrase.kind = phrase.number >= 0 ? .other : kind(start)
            return phrase
        }
        phrase.head = i
        phrase.core = i
        if nameAt[i - base] >= 0 {
            i = takeName(i, &phrase)
        } else {
            i = takeHead(i, &phrase)
        }
        phrase.tokens = start..<i
        if phrase.kind == .other, phrase.number >= 0, isPeopleUnitless(phrase) { phrase.kind = .person }
        return phrase
    }

    /// A number before a nationality or participle in the plural counts people (`8 عراقيين`).
    private func isPeopleUnitless(_ phrase: Phrase) -> Bool {
        guard let reading = text.reading(phrase.head) else { return false }
        return knowledge.lexicon.facts(reading.lexeme)?.kind == .nationality
            || reading.partOfSpeech == .activeParticiple || reading.partOfSpeech == .passiveParticiple
    }

    // MARK: Numbers and quantifiers

    /// Passes over numbers, quantifiers (`بعض`, some) and the partitive من behind them.
    private func skipCounters(_ start: Int, _ phrase: inout Phrase) -> Int {
        var i = start
        while i < end {
            if numberAt[i - base] >= 0, phrase.number < 0 {
                phrase.number = Int(numberAt[i - base])
                phrase.isPlural = true
                i = numbers[phrase.number].tokens.upperBound
            } else if text.reading(i)?.partOfSpeech == .quantifier, nameAt[i - base] < 0 {
                phrase.isPlural = true
                i += 1
                if text.reading(i - 1)?.enclitic != Enclitic.none { break }
            } else {
                break
            }
            if i < end, isPartitive(i), i + 1 < end, canBeHead(i + 1) { i += 1 }
        }
        return i
    }

    /// `أحدهم` (one of them) is whole; and no noun joined by و is counted by what stands before it.
    private func endsWithCounter(_ start: Int, _ i: Int) -> Bool {
        guard i > start else { return false }
        if let last = text.reading(i - 1), last.partOfSpeech == .quantifier, last.enclitic != .none { return true }
        return text.reading(i)?.proclitics.conjunction ?? false
    }

    private func isPartitive(_ i: Int) -> Bool {
        guard let reading = text.reading(i), reading.partOfSpeech == .preposition, reading.enclitic == .none else { return false }
        return text.tokens[i].key.bits == Self.minKey
    }

    private func canBeHead(_ i: Int) -> Bool {
        if nameAt[i - base] >= 0 { return true }
        if timeAt[i - base] >= 0 { return false }
        let token = text.tokens[i]
        if token.kind == .latin || token.kind == .digits { return true }
        guard token.kind == .arabic, let reading = text.reading(i) else { return false }
        return reading.partOfSpeech.isNominal
    }

    // MARK: Head

    private func takeName(_ i: Int, _ phrase: inout Phrase) -> Int {
        let index = Int(nameAt[i - base])
        phrase.name = index
        let name = names[index]
        phrase.core = name.title?.lowerBound ?? name.tokens.lowerBound
        phrase.head = name.tokens.lowerBound
        phrase.kind = fillerKind(name)
        phrase.isDefinite = true
        return modifiers(behindQuote(name.tokens), &phrase, definite: true, open: false)
    }

    /// The quotation mark that closes one inside the name (`تنظيم «داعش»`) belongs to it.
    private func behindQuote(_ name: Range<Int>) -> Int {
        let next = name.upperBound
        guard next < end, NameQuote.closes(text, next), name.contains(where: { NameQuote.opens(text, $0) }) else { return next }
        return next + 1
    }

    private func fillerKind(_ name: NameMention) -> FillerKind {
        switch name.kind {
        case .person: .person
        case .organisation, .group: .force
        case .place: .place
        case .outlet: .outlet
        default: .other
        }
    }

    private func takeHead(_ i: Int, _ phrase: inout Phrase) -> Int {
        phrase.kind = kind(i)
        guard let reading = text.reading(i) else { return modifiers(i + 1, &phrase, definite: false, open: true) }
        phrase.pronoun = reading.enclitic
        phrase.isDefinite = reading.proclitics.contains(.article) || reading.enclitic != .none
        if reading.inflection.number == .plural || reading.inflection.number == .dual { phrase.isPlural = true }
        phrase.isEvent = isEvent(i)
        if phrase.isEvent { return eventModifiers(afterCompanion(i), phrase.isDefinite) }
        return modifiers(i + 1, &phrase, definite: phrase.isDefinite, open: !phrase.isDefinite && !keepsNoon(i, reading) && !isBareAccusative(i, reading))
    }

    /// A sound plural with its noon (`مسلحون`, gunmen) has no construct complement.
    private func keepsNoon(_ i: Int, _ reading: Reading) -> Bool {
        guard let lemma = knowledge.lexicon.facts(reading.lexeme)?.lemma else { return false }
        let codes = text.script.codes
        let bounds = Stem.bounds(text, i, reading)
        guard bounds.count > 4, codes[bounds.upperBound - 1] == LetterCode.noon else { return false }
        guard [LetterCode.waw, LetterCode.yeh].contains(codes[bounds.upperBound - 2]) else { return false }
        return WordKey.of(codes, bounds.lowerBound, bounds.upperBound - 2) == lemma
    }

    private func isEvent(_ i: Int) -> Bool {
        text.allReadings(i).contains { reading in
            reading.partOfSpeech.isNominal
                && knowledge.frames.triggers(reading.lexeme).contains {
                    ($0.shape == .noun || $0.shape == .person) && (!$0.isCompound || hasCompanion(i, knowledge.frames.companions($0)))
                }
        }
    }

    /// A word that calls a rule up only with a companion is an event only beside it.
    private func hasCompanion(_ i: Int, _ words: ArraySlice<WordKey>) -> Bool {
        ((i + 1)..<min(i + 3, max(end, i + 1))).contains { text.tokens[$0].kind == .arabic && TriggerFinder.matches(text, knowledge.lexicon, $0, words) }
    }

    /// The word that makes a compound of the event noun (`إطلاق سراح`, release) belongs to it; what follows is the compound's complement.
    private func afterCompanion(_ i: Int) -> Int {
        let next = i + 1
        guard next < end, text.tokens[next].kind == .arabic, nameAt[next - base] < 0 else { return next }
        for reading in text.allReadings(i) where reading.partOfSpeech.isNominal {
            for trigger in knowledge.frames.triggers(reading.lexeme) where trigger.shape == .noun && trigger.isCompound {
                if TriggerFinder.matches(text, knowledge.lexicon, next, knowledge.frames.companions(trigger)) { return isVictim(next) ? next : next + 1 }
            }
        }
        return next
    }

    /// In `تحرير الرهائن` the second word is who is freed: it stays a phrase of its own.
    private func isVictim(_ token: Int) -> Bool {
        guard let reading = text.reading(token) else { return false }
        return knowledge.lexicon.facts(reading.lexeme)?.kind.isPerson ?? false
    }

    /// Behind an event noun only adjectives join it; its complement is a phrase of its own.
    private func eventModifiers(_ from: Int, _ definite: Bool) -> Int {
        var i = from
        while i < end, nameAt[i - base] < 0, numberAt[i - base] < 0, timeAt[i - base] < 0, text.tokens[i].kind == .arabic,
            let reading = text.reading(i),
            isAdjective(reading) || definite && isAdjectival(i, reading), reading.proclitics.contains(.article) == definite,
            !reading.proclitics.conjunction, !reading.proclitics.preposition, definite || i > from || !isSufferer(i, behind: from - 1)
        {
            i += 1
        }
        return i
    }

    /// `مقتل قيادي بارز` (the killing of a prominent leader): behind a noun that names who suffers, a word that may be a person is no adjective.
    private func isSufferer(_ i: Int, behind head: Int) -> Bool {
        let isPerson = text.allReadings(i).contains { knowledge.lexicon.facts($0.lexeme)?.kind.isPerson ?? false }
        guard isPerson, let lexeme = text.reading(head)?.lexeme else { return false }
        let frames = knowledge.frames
        return frames.triggers(lexeme).contains { $0.shape == .noun && frames.rules[Int($0.rule)].isOne(of: .namesSufferer) }
    }

    private func isAdjective(_ reading: Reading) -> Bool {
        switch reading.partOfSpeech {
        case .adjective: true
        case .activeParticiple, .passiveParticiple: knowledge.lexicon.facts(reading.lexeme)?.kind == .other
        default: false
        }
    }

    /// A word with the article behind a definite noun modifies it when no list knows it, or when it ends like a nisba (`المدني`, civil).
    private func isAdjectival(_ i: Int, _ reading: Reading) -> Bool {
        guard reading.proclitics.contains(.article), reading.enclitic == .none else { return false }
        if reading.partOfSpeech == .unknown || isAdjective(reading) { return true }
        let codes = text.script.codes
        var last = Int(text.tokens[i].end) - 1
        if codes[last] == LetterCode.tehMarbuta { last -= 1 }
        return codes[last] == LetterCode.yeh && reading.partOfSpeech != .verb
    }

    // MARK: What follows the head

    /// - Parameter open: whether the noun before can still take a construct complement.
    private func modifiers(_ from: Int, _ phrase: inout Phrase, definite: Bool, open: Bool) -> Int {
        var i = from
        var isOpen = open
        var isDefinite = definite
        var steps = 0
        while i < end, steps < 8 {
            let next = skipQuotes(i)
            guard next < end, timeAt[next - base] < 0, text.tokens[next].kind != .punctuation else { break }
            if nameAt[next - base] >= 0 {
                guard let taken = apposedName(next, &phrase, isOpen, isDefinite) else { break }
                i = closeQuote(next, i, taken)
                (isOpen, isDefinite) = (false, true)
            } else if numberAt[next - base] >= 0 {
                guard let taken = ordinalOrCount(next, &phrase, isDefinite) else { break }
                i = taken
            } else {
                guard let reading = text.reading(next), !reading.proclitics.conjunction, !reading.proclitics.preposition,
                    let joined = join(next, reading, &phrase, isOpen, isDefinite)
                else { break }
                i = closeQuote(next, i, next + 1)
                (isOpen, isDefinite) = joined
            }
            steps += 1
        }
        return i
    }

    private func skipQuotes(_ i: Int) -> Int { i < end && NameQuote.opens(text, i) ? i + 1 : i }

    private func closeQuote(_ next: Int, _ i: Int, _ taken: Int) -> Int {
        next > i && taken < end && NameQuote.closes(text, taken) ? taken + 1 : taken
    }

    private func apposedName(_ i: Int, _ phrase: inout Phrase, _ isOpen: Bool, _ isDefinite: Bool) -> Int? {
        let name = names[Int(nameAt[i - base])]
        guard name.start == text.tokens[name.tokens.lowerBound].start || (name.title.map { $0.lowerBound == i } ?? false) else { return nil }
        let kind = fillerKind(name)
        if kind == .person, phrase.name >= 0, phrase.head < names[phrase.name].tokens.lowerBound, isOffice(phrase.head) {
            phrase.name = Int(nameAt[i - base])
            phrase.kind = .person
            return name.tokens.upperBound
        }
        if !isOpen, phrase.name >= 0 || !isDefinite { return nil }
        if !isOpen, kind == .person, phrase.kind == .force { return nil }
        if !isOpen, kind != .person, phrase.kind == .place || kind == .place { return nil }
        if phrase.name < 0 {
            phrase.name = Int(nameAt[i - base])
            if phrase.kind == .other { phrase.kind = phrase.isEvent ? .event : kind }
            if kind == .person, phrase.kind == .force || phrase.kind == .person { phrase.kind = .person }
        }
        phrase.isDefinite = true
        return name.tokens.upperBound
    }

    /// A noun that names an office, so that a person's name behind it is who holds it (`زعيم تنظيم … فلان`).
    private func isOffice(_ token: Int) -> Bool {
        guard let reading = text.reading(token), let kind = knowledge.lexicon.facts(reading.lexeme)?.kind else { return false }
        return kind == .leader || kind == .speaker || kind == .member
    }

    /// A number behind a definite noun (`المعتقلين الستة`, the six detainees) counts it; an ordinal belongs to it.
    private func ordinalOrCount(_ i: Int, _ phrase: inout Phrase, _ isDefinite: Bool) -> Int? {
        let number = numbers[Int(numberAt[i - base])]
        guard number.tokens.lowerBound == i, !(text.reading(i)?.proclitics.conjunction ?? false) else { return nil }
        if number.isOrdinal { return number.tokens.upperBound }
        guard isDefinite, text.tokens[i].kind == .arabic, phrase.number < 0, startsWithArticle(i) else { return nil }
        phrase.number = Int(numberAt[i - base])
        return number.tokens.upperBound
    }

    private func startsWithArticle(_ i: Int) -> Bool {
        let codes = text.script.codes
        let start = Int(text.tokens[i].start)
        return start + 1 < codes.count && LetterCode.folded(codes[start]) == LetterCode.alef && codes[start + 1] == LetterCode.lam
    }

    /// Whether a nominal joins the phrase, and what state the phrase is in then.
    private func join(_ i: Int, _ reading: Reading, _ phrase: inout Phrase, _ isOpen: Bool, _ isDefinite: Bool) -> (Bool, Bool)? {
        guard reading.partOfSpeech.isNominal || (reading.partOfSpeech == .quantifier && isOpen) else { return nil }
        let article = reading.proclitics.contains(.article)
        let adjective = isAdjective(reading) || reading.partOfSpeech == .unknown
        if isOpen, !adjective, opensAnother(i, reading) { return nil }
        if isOpen, !phrase.isEvent, phrase.kind != .person, phrase.kind != .force, isEvent(i) {
            phrase.endsOpen = true
            return nil
        }
        if isOpen {
            if phrase.kind == .other, phrase.head == phrase.core, !adjective { phrase.kind = complementKind(phrase, i) }
            return (!article && reading.enclitic == .none && !isAdjective(reading), article || reading.enclitic != .none)
        }
        if isDefinite, article, reading.inflection.number == .plural, isSingularForce(phrase) { return nil }
        if isDefinite, article, adjective || isAdjectival(i, reading) || phrase.name < 0 && phrase.kind == .person && isLeaderNoun(reading) {
            return (false, true)
        }
        if !isDefinite, !article, isAdjective(reading) { return (false, false) }
        return nil
    }

    /// A bare accusative (`قناص شابا`, a sniper … a youth) and `معظمهم` (most of them) are no complement of the noun before them.
    private func opensAnother(_ i: Int, _ reading: Reading) -> Bool {
        if reading.enclitic.isThirdPerson { return text.allReadings(i).contains { $0.partOfSpeech == .quantifier } }
        return isBareAccusative(i, reading)
    }

    /// `مقاتلا` (a fighter, in the accusative): the alef shows that no complement follows.
    private func isBareAccusative(_ i: Int, _ reading: Reading) -> Bool {
        guard let lexeme = knowledge.lexicon.facts(reading.lexeme) else { return false }
        let bounds = Stem.bounds(text, i, reading)
        guard bounds.count > 2, text.script.codes[bounds.upperBound - 1] == LetterCode.alef else { return false }
        return WordKey.of(text.script.codes, bounds.lowerBound, bounds.upperBound - 1) == lexeme.lemma
    }

    /// `قاتل الجيش المتشددين` (the army fought the militants): a plural behind a force in the singular is no adjective of it.
    private func isSingularForce(_ phrase: Phrase) -> Bool {
        guard phrase.kind == .force, phrase.name < 0, !phrase.isPlural, let reading = text.reading(phrase.head),
            let lexeme = knowledge.lexicon.facts(reading.lexeme)
        else { return false }
        return Stem.key(text, phrase.head, reading) == lexeme.lemma
    }

    private func isLeaderNoun(_ reading: Reading) -> Bool {
        let kind = knowledge.lexicon.facts(reading.lexeme)?.kind
        return kind == .member || kind == .leader
    }

    /// `عدد الضحايا`: a measure noun takes the kind of what it measures only where it has none of its own.
    private func complementKind(_ phrase: Phrase, _ i: Int) -> FillerKind { phrase.kind }

    private func kind(_ i: Int) -> FillerKind {
        guard let reading = text.reading(i), let lexeme = knowledge.lexicon.facts(reading.lexeme) else { return .other }
        switch lexeme.kind {
        case .civilian, .member, .leader, .speaker, .family: return .person
        case .force: return .force
        case .place, .site: return .place
        case .building: return .building
        case .weapon: return .weapon
        case .vehicle: return .vehicle
        case .document: return .document
        case .money: return .money
        case .nationality: return reading.inflection.number == .plural ? .person : .other
        case .quantity, .other:
            let participle = reading.partOfSpeech == .activeParticiple || reading.partOfSpeech == .passiveParticiple
            return participle && reading.inflection.number == .plural ? .person : .other
        }
    }
}

enum NameQuote {
    static func opens(_ text: AnalyzedText, _ i: Int) -> Bool {
        let code = text.tokens[i].code
        return code == LetterCode.openQuote || (code == 0x22 && text.tokens[i].quoteDepth > (i > 0 ? text.tokens[i - 1].quoteDepth : 0))
    }

    static func closes(_ text: AnalyzedText, _ i: Int) -> Bool {
        text.tokens[i].code == LetterCode.closeQuote || text.tokens[i].code == 0x22
    }
}
