import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// Fills the slots of a rule from the words around its trigger.
struct RoleFiller {
    let context: DocumentContext
    let sentence: Int
    let scanner: ClauseScanner
    let namer: Namer
    /// Subject of the clause before, for verbs without one of their own.
    var lastSubject: Filler?

    let parse: SentenceParse
    var text: AnalyzedText { context.text }

    init(_ context: DocumentContext, _ sentence: Int) {
        (self.context, self.sentence) = (context, sentence)
        parse = context.parses[sentence]
        scanner = ClauseScanner(context: context, parse: parse)
        namer = Namer(context: context)
    }

    func fill(_ found: TriggerFinder.Found) -> Candidate {
        var candidate = Candidate(
            sentence: sentence, item: found.item, token: found.token, tokens: found.tokens, rule: found.rule, shape: found.shape,
            clause: found.tokens)
        candidate.isCompound = found.isCompound
        switch found.shape {
        case .verb: fillVerb(&candidate, found.reading)
        case .noun: fillNoun(&candidate, found.reading)
        case .person: fillPerson(&candidate, found.reading)
        case .adjective: fillAdjective(&candidate, found.reading)
        }
        return candidate
    }

    // MARK: Persons and participles

    func fillPerson(_ c: inout Candidate, _ reading: Reading) {
        guard let own = parse.phrase(c.item), let p = parse.phraseIndex(c.item) else { return }
        let window = scanner.right(of: c.item)
        setClause(&c, window, nil)
        c.number = own.number >= 0 ? own.number : nil
        if let slot = c.rule.slot(.head, .person), own.tokens.upperBound - own.head > 1 || own.isDefinite {
            c.add(Filler(source: .phrase(sentence, p), kind: .person), slot)
        }
        for item in window.free.prefix(1) where isComplement(item, c) { assign(&c, item, .of) }
        fillGoverned(&c, window)
        addNationality(&c, own)
    }

    func fillAdjective(_ c: inout Candidate, _ reading: Reading) {
        guard let p = parse.phraseIndex(c.item) else { return }
        let own = parse.phrases[p]
        let window = scanner.right(of: c.item)
        setClause(&c, window, nil)
        if own.head == c.token, own.isDefinite, own.number < 0, own.name < 0, let before = phraseBefore(c.item) {
            assign(&c, before, .head)
        } else if own.head == c.token, !own.isDefinite, let subject = scanner.left(of: c.item).subject, let s = parse.phraseIndex(subject) {
            let kind = parse.phrases[s].kind
            if let slot = c.rule.slot(.head, kind) { c.add(Filler(source: .phrase(sentence, s), kind: kind), slot) }
        } else if let slot = c.rule.slot(.head, own.kind) {
            c.add(Filler(source: .phrase(sentence, p), kind: own.kind), slot)
        }
        fillGoverned(&c, window)
        c.number = own.number >= 0 ? own.number : nil
    }

    /// The phrase that ends right before an adjective left outside it (`مدينة دوما المحاصرة`, besieged Duma).
    func phraseBefore(_ item: Int) -> Int? {
        guard item > 0, let before = parse.phrase(item - 1), before.kind != .time, before.tokens.upperBound == parse.items[item].tokens.lowerBound else {
            return nil
        }
        return item - 1
    }

    // MARK: Prepositions and clauses

    func fillGoverned(_ c: inout Candidate, _ window: ClauseWindow) {
        for item in window.governed {
            guard let phrase = parse.phrase(item) else { continue }
            switch phrase.governor {
            case .marker(.by): assign(&c, item, .by)
            case .preposition(let key, _):
                let slot = c.rule.slot(.preposition(key), phrase.kind)
                if slot == .content {
                    c.contentTokens = c.contentTokens ?? phrase.tokens.lowerBound..<clauseEnd(from: item)
                } else if slot != nil {
                    assign(&c, item, .preposition(key))
                }
            default: break
            }
        }
    }

    func fillClause(_ c: inout Candidate, _ window: ClauseWindow) {
        guard let sub = window.subordinator, c.rule.slot(.that, .other) == .content, c.contentTokens == nil else { return }
        let from = parse.items[sub].tokens.upperBound
        let end = text.sentences[sentence].tokens.upperBound
        if from < end { c.contentTokens = from..<clauseEnd(from: sub) }
    }

    /// Token behind the last word of the clause that an item opens: up to a full stop, a comma, or a verb joined by و.
    func clauseEnd(from item: Int) -> Int {
        var i = item + 1
        while i < parse.items.count {
            switch parse.items[i].kind {
            case .stop, .comma, .colon: return parse.items[i].tokens.lowerBound
            case .verb where parse.items[i].hasConjunction: return parse.items[i].tokens.lowerBound
            case .marker(let kind) where kind == .according || kind == .citing: return parse.items[i].tokens.lowerBound
            default: i += 1
            }
        }
        return text.sentences[sentence].tokens.upperBound
    }

    // MARK: Assigning

    func assign(_ c: inout Candidate, _ item: Int, _ position: Position) {
        for member in scanner.list(from: item) {
            guard let p = parse.phraseIndex(member) else { continue }
            let phrase = parse.phrases[p]
            guard let slot = c.rule.slot(position, phrase.kind), slot != .none else { continue }
            if slot == .content {
                c.contentTokens = c.contentTokens ?? phrase.tokens.lowerBound..<clauseEnd(from: member)
                continue
            }
            if slot == .agent, !c.rule.narrows(position, phrase.kind), !canAct(phrase, c) { continue }
            c.add(Filler(source: .phrase(sentence, p), kind: phrase.kind), slot)
            if c.number == nil, phrase.number >= 0, slot == c.rule.countSlot { c.number = phrase.number }
        }
    }

    /// Deeds, things and qualities do nothing themselves; a word that no list knows may be a name.
    func canAct(_ phrase: Phrase, _ c: Candidate) -> Bool {
        switch phrase.kind {
        case .person: return !isResult(phrase)
        case .force: return true
        case .outlet, .document: return c.rule.isOne(of: .conduct)
        case .place: return scanner.isState(phrase)
        case .weapon, .vehicle, .money, .time, .event, .building: return false
        case .other:
            if phrase.name >= 0 { return true }
            switch text.reading(phrase.head)?.partOfSpeech {
            case .unknown, .name: return !phrase.isEvent
            case .noun: return !phrase.isEvent && context.lexeme(phrase.head)?.kind != .other
            default: return false
            }
        }
    }

    /// The dead and the wounded of an event are what it made of people, not who made it.
    func isResult(_ phrase: Phrase) -> Bool {
        guard let reading = text.reading(phrase.head) else { return false }
        return context.knowledge.frames.triggers(reading.lexeme).contains { $0.shape == .noun || $0.shape == .person }
    }

    func setClause(_ c: inout Candidate, _ window: ClauseWindow, _ left: Int?) {
        let first = left.map { parse.items[$0].tokens.lowerBound } ?? parse.items[c.item].tokens.lowerBound
        let last = parse.items[min(window.lastItem, parse.items.count - 1)].tokens.upperBound
        c.clause = min(first, c.tokens.lowerBound)..<max(last, c.tokens.upperBound)
    }
}
