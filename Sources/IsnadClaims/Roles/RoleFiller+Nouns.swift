import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// Slots of an event noun: its complement, its possessor, the adjective of a people, a shared complement.
extension RoleFiller {
    func fillNoun(_ c: inout Candidate, _ reading: Reading) {
        guard let own = parse.phrase(c.item) else { return fillBreakdown(&c) }
        var window = scanner.right(of: c.item)
        window.free.removeAll { isCompanion($0, c) }
        setClause(&c, window, nil)
        if reading.enclitic.isThirdPerson { fillPossessive(&c, reading) }
        addNationality(&c, own)
        if c.token != own.head { addComplementInside(&c, own) }
        for (n, item) in window.free.enumerated() where !reading.proclitics.contains(.article) || endsInPreposition(c) {
            guard let phrase = parse.phrase(item), phrase.governor == .construct || n == 0 && isComplement(item, c) || n == 1 && hasFiller(c, .of) else {
                break
            }
            let isFirst = n == 0 && !reading.enclitic.isThirdPerson
            if !isFirst, !c.fillers.fills(.agent) { break }
            assign(&c, item, isFirst ? .of : .of2)
        }
        addSharedComplement(&c, own)
        fillGoverned(&c, window)
        fillFromRight(&c, window)
        fillFromLeft(&c, own)
        addSubjectOfDeed(&c)
        if own.number >= 0 {
            c.number = own.number
        } else if own.governor == .construct, let before = parse.phrase(c.item - 1), before.endsOpen, before.number >= 0 {
            c.number = before.number
        }
    }

    /// `القضاء على` (doing away with): the complement stands behind the preposition that belongs to the trigger.
    func endsInPreposition(_ c: Candidate) -> Bool {
        c.isCompound && text.reading(c.tokens.upperBound - 1)?.partOfSpeech == .preposition
    }

    /// `مقتل وإصابة عشرة` (the killing and wounding of ten): the first noun shares the complement of the one joined to it.
    func addSharedComplement(_ c: inout Candidate, _ own: Phrase) {
        let next = c.item + 1
        guard c.fillers.isEmpty, own.head == c.token, own.number < 0, let joined = parse.phrase(next), joined.isConjunct, joined.isEvent, joined.number < 0,
            let shared = scanner.right(of: next).free.first, shared == next + 1
        else { return }
        assign(&c, shared, .of)
    }

    /// `36 شخصا، معظمهم من النساء` (36 people, most of them women): the part stands behind, the whole before.
    func fillBreakdown(_ c: inout Candidate) {
        setClause(&c, scanner.right(of: c.item), nil)
        if let part = ((c.item + 1)..<min(c.item + 3, parse.items.count)).first(where: { parse.phrase($0) != nil }) {
            assign(&c, part, .subject)
        }
        let whole = (max(c.item - 4, 0)..<c.item).last { item in
            guard let phrase = parse.phrase(item) else { return false }
            return phrase.kind == .person || phrase.kind == .force || phrase.number >= 0
        }
        if let whole { assign(&c, whole, .of) }
    }

    func hasFiller(_ c: Candidate, _ position: Position) -> Bool { !c.fillers.isEmpty }

    func isComplement(_ item: Int, _ c: Candidate) -> Bool {
        guard let phrase = parse.phrase(item) else { return false }
        return phrase.tokens.lowerBound == c.tokens.upperBound || phrase.tokens.lowerBound <= (parse.phrase(c.item)?.tokens.upperBound ?? 0) + 1
    }

    func fillPossessive(_ c: inout Candidate, _ reading: Reading) {
        let position = Int(text.tokens[c.token].start)
        guard let (s, p) = namer.antecedentPhrase(sentence, before: position, reading.enclitic) else { return }
        let kind = context.parses[s].phrases[p].kind
        if let slot = c.rule.slot(.of, kind) { c.add(Filler(source: .pronoun(token: c.token, sentence: s, phrase: p), kind: kind), slot) }
    }

    /// `قصف روسي` (Russian shelling): the adjective names who did it.
    func addNationality(_ c: inout Candidate, _ own: Phrase) {
        // `مقتل بريطانية` (the killing of a British woman): such nouns name who suffers, not who acts.
        guard !c.rule.isOne(of: .namesSufferer) else { return }
        for token in own.head..<own.tokens.upperBound where token != c.token {
            guard let reading = text.reading(token), context.knowledge.lexicon.facts(reading.lexeme)?.kind == .nationality,
                context.knowledge.lexicon.facts(reading.lexeme)?.note != Note.none, let slot = c.rule.slot(.subject, .force) ?? c.rule.slot(.of, .force),
                slot == .agent
            else { continue }
            c.add(Filler(source: .nationality(token: token, lexeme: reading.lexeme), kind: .force), slot)
        }
    }

    /// A trigger inside a longer phrase (`عمليات قتل المدنيين`): what follows it there is its complement.
    func addComplementInside(_ c: inout Candidate, _ own: Phrase) {
        guard let p = parse.phraseIndex(c.item) else { return }
        if c.token < own.core, c.rule.isOne(of: .figures) {
            if let slot = c.rule.slot(.of, own.kind) { c.add(Filler(source: .phrase(sentence, p), kind: own.kind), slot) }
            return
        }
        guard own.name >= 0, parse.names[own.name].tokens.lowerBound > c.token else { return }
        let kind: FillerKind = parse.names[own.name].kind == .place ? .place : parse.names[own.name].kind == .person ? .person : .force
        if let slot = c.rule.slot(.of, kind) { c.add(Filler(source: .phrase(sentence, p), kind: kind), slot) }
    }
}
