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

    private let parse: SentenceParse
    private let text: AnalyzedText

    init(_ context: DocumentContext, _ sentence: Int) {
        (self.context, self.sentence) = (context, sentence)
        parse = context.parses[sentence]
        text = context.text
        scanner = ClauseScanner(context: context, parse: parse)
        namer = Namer(context: context)
    }

    func fill(_ found: TriggerFinder.Found) -> Candidate {
        var candidate = Candidate(
            sentence: sentence, item: found.item, token: found.token, tokens: found.tokens, rule: found.rule, shape: found.shape,
            clause: found.tokens)
        candidate.isCompound = found.isCompound
        candidate.because.append(found.rule.id)
        switch found.shape {
        case .verb: fillVerb(&candidate, found.reading)
        case .noun: fillNoun(&candidate, found.reading)
        case .person: fillPerson(&candidate, found.reading)
        case .adjective: fillAdjective(&candidate, found.reading)
        }
        return candidate
    }

    // MARK: Verbs

    private func fillVerb(_ c: inout Candidate, _ reading: Reading) {
        var window = scanner.right(of: c.item)
        window.free.removeAll { isCompanion($0, c) }
        let (left, boundary) = scanner.left(of: c.item)
        let subject = startsClause(c.item) ? nil : leftSubject(left, boundary, reading)
        setClause(&c, window, left)
        if reading.enclitic.isThirdPerson { fillObjectPronoun(&c, reading, boundary) }
        let hasObject = reading.enclitic.isThirdPerson
        if let subject {
            fillWithSubject(&c, subject, window, hasObject)
        } else {
            fillWithoutSubject(&c, reading, window, hasObject)
        }
        fillGoverned(&c, window)
        fillClause(&c, window)
    }

    /// A verb joined by و opens a clause: what stands before it is no subject of it.
    private func startsClause(_ item: Int) -> Bool { parse.items[item].hasConjunction }

    /// Words of the idiom itself (`لقي 8 أشخاص مصرعهم`) fill no slot.
    private func isCompanion(_ item: Int, _ c: Candidate) -> Bool {
        guard c.isCompound, let phrase = parse.phrase(item), c.shape == .verb || phrase.kind != .person else { return false }
        // A court, a report or a rocket that the rule asks for still fills its slot.
        guard [.other, .person, .event, .money].contains(phrase.kind) else { return false }
        return context.knowledge.frames.rules.first { $0.id == c.rule.id }?.triggers.contains { word in
            !word.with.isEmpty && (word.with.contains(context.stemKey(phrase.head)) || c.tokens.contains(phrase.head))
        } ?? false
    }

    private func leftSubject(_ left: Int?, _ boundary: ClauseScanner.LeftBoundary, _ reading: Reading) -> Int? {
        if case .relative(let r) = boundary { return reading.enclitic == .none ? antecedent(ofRelative: r) : nil }
        guard let left, let phrase = parse.phrase(left), phrase.kind != .time, !phrase.isEvent || phrase.kind == .person else { return nil }
        if case .verb = boundary, !phrase.isConjunct { return nil }
        return left
    }

    /// The phrase that a relative clause belongs to.
    func antecedent(ofRelative item: Int) -> Int? {
        var i = item - 1
        while i >= 0 {
            switch parse.items[i].kind {
            case .phrase(let p) where parse.phrases[p].kind != .time: return i
            case .comma, .closeQuote, .openQuote: i -= 1
            default: return nil
            }
        }
        return nil
    }

    private func fillObjectPronoun(_ c: inout Candidate, _ reading: Reading, _ boundary: ClauseScanner.LeftBoundary) {
        if case .relative(let r) = boundary, let antecedent = antecedent(ofRelative: r) {
            assign(&c, antecedent, .object)
            return
        }
        let position = Int(text.tokens[c.token].start)
        guard let (s, p) = namer.antecedentPhrase(sentence, before: position, reading.enclitic) else { return }
        let kind = context.parses[s].phrases[p].kind
        if let slot = c.rule.slot(.object, kind) {
            c.add(Filler(source: .pronoun(token: c.token, sentence: s, phrase: p), kind: kind), slot)
        }
    }

    /// Subject before the verb: what follows bare is the object.
    private func fillWithSubject(_ c: inout Candidate, _ subject: Int, _ window: ClauseWindow, _ hasObject: Bool) {
        let object = hasObject ? nil : window.free.first
        let suffers = parse.phrase(subject).map { isCivilian($0) } ?? false
        if object == nil || suffers, !hasObject, c.rule.uses(.passive), !isActor(subject) {
            assign(&c, subject, .passive)
        } else {
            assign(&c, subject, .subject)
            if let object { assign(&c, object, .object) }
            if hasObject, object == nil, let second = window.free.first { assign(&c, second, .of2) }
        }
    }

    /// A lone phrase that acts rather than suffers: a force, a state; of people in the passive's place nobody knows.
    private func isActor(_ item: Int) -> Bool {
        guard let phrase = parse.phrase(item) else { return false }
        switch phrase.kind {
        case .force, .outlet: return true
        case .place: return scanner.isState(phrase)
        case .weapon, .vehicle: return phrase.number < 0
        default: return false
        }
    }

    private func isCivilian(_ phrase: Phrase) -> Bool {
        let kind = context.lexeme(phrase.head)?.kind
        return kind == .civilian || kind == .family
    }

    /// Verb first: subject, then object; a lone phrase of a transitive verb is the subject where it can act, else the passive's.
    private func fillWithoutSubject(_ c: inout Candidate, _ reading: Reading, _ window: ClauseWindow, _ hasObject: Bool) {
        let first = window.free.first
        let isThird = reading.inflection.number == .plural || reading.inflection.person == 1
        if isThird || first == nil {
            if let first, !hasObject { assign(&c, first, .object) }
            addImpliedSubject(&c, reading)
            return
        }
        guard let first else { return }
        if hasObject {
            assign(&c, first, .subject)
        } else if disagrees(reading, first, c) {
            assign(&c, first, .object)
            addImpliedSubject(&c, reading)
        } else if window.free.count > 1, c.rule.uses(.object), adjacent(first, window.free[1]) {
            assign(&c, first, .subject)
            assign(&c, window.free[1], .object)
        } else if c.rule.uses(.passive), !isLoneActor(first, c) {
            assign(&c, first, .passive)
        } else {
            assign(&c, first, .subject)
        }
    }

    /// A lone phrase behind a transitive verb acts when it is a force and nothing marks another actor.
    private func isLoneActor(_ item: Int, _ c: Candidate) -> Bool { isActor(item) }

    /// A verb right before its subject agrees with it in gender: `تتهم جيش الإسلام` (she accuses …) has its subject elsewhere.
    private func disagrees(_ reading: Reading, _ item: Int, _ c: Candidate) -> Bool {
        guard c.rule.uses(.object), reading.inflection.number == .singular, item == c.item + 1, lastSubject != nil, let phrase = parse.phrase(item),
            phrase.number < 0, phrase.head == phrase.tokens.lowerBound, let lexeme = context.lexeme(phrase.head), lexeme.kind == .force
        else { return false }
        let isFeminine = text.script.codes[Int(text.tokens[phrase.head].end) - 1] == LetterCode.tehMarbuta
        let isLemma = context.stemKey(phrase.head) == WordKey.of(lexeme.lemma)
        if reading.inflection.gender == .feminine { return !isFeminine && isLemma }
        return reading.inflection.gender == .masculine && isFeminine
    }

    private func adjacent(_ a: Int, _ b: Int) -> Bool {
        guard b - a <= 6 else { return false }
        var between = 0
        for i in (a + 1)..<max(a + 1, b) {
            if case .phrase(let p) = parse.items[i].kind, parse.phrases[p].governor != .none, parse.phrases[p].kind != .time { between += 1 }
        }
        return between <= 1
    }

    private func addImpliedSubject(_ c: inout Candidate, _ reading: Reading) {
        guard reading.inflection.person == 3 || reading.inflection.person == 0, let subject = lastSubject else { return }
        if let slot = c.rule.slot(.subject, subject.kind) {
            c.add(subject, slot)
            c.because.append("roles.subject-of-clause-before")
        }
    }

    // MARK: Nouns

    private func fillNoun(_ c: inout Candidate, _ reading: Reading) {
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
            if !isFirst, (c.fillers[.agent] ?? []).isEmpty { break }
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
    private func endsInPreposition(_ c: Candidate) -> Bool {
        c.isCompound && text.reading(c.tokens.upperBound - 1)?.partOfSpeech == .preposition
    }

    /// `مقتل وإصابة عشرة` (the killing and wounding of ten): the first noun shares the complement of the one joined to it.
    private func addSharedComplement(_ c: inout Candidate, _ own: Phrase) {
        let next = c.item + 1
        guard c.fillers.isEmpty, own.head == c.token, own.number < 0, let joined = parse.phrase(next), joined.isConjunct, joined.isEvent, joined.number < 0,
            let shared = scanner.right(of: next).free.first, shared == next + 1
        else { return }
        assign(&c, shared, .of)
    }

    /// `36 شخصا، معظمهم من النساء` (36 people, most of them women): the part stands behind, the whole before.
    private func fillBreakdown(_ c: inout Candidate) {
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

    private func hasFiller(_ c: Candidate, _ position: Position) -> Bool { !c.fillers.isEmpty }

    private func isComplement(_ item: Int, _ c: Candidate) -> Bool {
        guard let phrase = parse.phrase(item) else { return false }
        return phrase.tokens.lowerBound == c.tokens.upperBound || phrase.tokens.lowerBound <= (parse.phrase(c.item)?.tokens.upperBound ?? 0) + 1
    }

    private func fillPossessive(_ c: inout Candidate, _ reading: Reading) {
        let position = Int(text.tokens[c.token].start)
        guard let (s, p) = namer.antecedentPhrase(sentence, before: position, reading.enclitic) else { return }
        let kind = context.parses[s].phrases[p].kind
        if let slot = c.rule.slot(.of, kind) { c.add(Filler(source: .pronoun(token: c.token, sentence: s, phrase: p), kind: kind), slot) }
    }

    private static let namesSufferer: Set<String> = ["killing", "injury", "arrest", "abduction", "execution", "release", "abuse", "displacement"]

    /// `قصف روسي` (Russian shelling): the adjective names who did it.
    private func addNationality(_ c: inout Candidate, _ own: Phrase) {
        // `مقتل بريطانية` (the killing of a British woman): such nouns name who suffers, not who acts.
        guard !Self.namesSufferer.contains(c.rule.type.rawValue) else { return }
        for token in own.head..<own.tokens.upperBound where token != c.token {
            guard let reading = text.reading(token), let lexeme = context.knowledge.lexicon.lexeme(reading.lexeme),
                lexeme.kind == .nationality, !lexeme.note.isEmpty, let slot = c.rule.slot(.subject, .force) ?? c.rule.slot(.of, .force), slot == .agent
            else { continue }
            c.add(Filler(source: .nationality(token: token, name: lexeme.note), kind: .force), slot)
        }
    }

    /// A trigger inside a longer phrase (`عمليات قتل المدنيين`): what follows it there is its complement.
    private func addComplementInside(_ c: inout Candidate, _ own: Phrase) {
        guard let p = parse.phraseIndex(c.item) else { return }
        if c.token < own.core, c.rule.family == "figure" {
            if let slot = c.rule.slot(.of, own.kind) { c.add(Filler(source: .phrase(sentence, p), kind: own.kind), slot) }
            return
        }
        guard own.name >= 0, parse.names[own.name].tokens.lowerBound > c.token else { return }
        let kind: FillerKind = parse.names[own.name].kind == .place ? .place : parse.names[own.name].kind == .person ? .person : .force
        if let slot = c.rule.slot(.of, kind) { c.add(Filler(source: .phrase(sentence, p), kind: kind), slot) }
    }

    /// `هجوم شنه التنظيم` (an attack that the organisation launched): the support verb stands behind its noun and points back to it.
    private func fillFromRight(_ c: inout Candidate, _ window: ClauseWindow) {
        var verb = window.lastItem + 1
        if verb < parse.items.count, case .relative = parse.items[verb].kind { verb += 1 }
        guard verb < parse.items.count, case .verb = parse.items[verb].kind, !parse.items[verb].hasConjunction,
            let reading = text.reading(parse.items[verb].tokens.lowerBound)
        else { return }
        let behind = scanner.right(of: verb)
        if fillFromPredicate(&c, verb, behind, reading) { return }
        guard reading.enclitic.isThirdPerson, !scanner.verbClass(verb).isDisjoint(with: [.light, .begin, .continue]) else { return }
        if let subject = behind.free.first {
            assignLight(&c, subject)
        } else if let implied = lastSubject, let slot = lightSlot(c, implied.kind), (c.fillers[slot] ?? []).isEmpty {
            c.add(implied, slot)
        }
        fillGoverned(&c, behind)
        c.because.append("roles.light-verb-behind")
    }

    /// `معارك تدور في البلدة` (battles go on in the town), `غارات استهدفت البلدة` (raids that hit it): what stands behind the verb belongs to its noun.
    private func fillFromPredicate(_ c: inout Candidate, _ verb: Int, _ behind: ClauseWindow, _ reading: Reading) -> Bool {
        let happens = !scanner.verbClass(verb).isDisjoint(with: [.passiveLight, .continue]) && behind.free.isEmpty && reading.enclitic == .none
        let strikes = ["airstrike", "shelling"].contains(c.rule.type.rawValue) && isStrike(reading)
        let isNearest = !((c.item + 1)..<max(verb, c.item + 1)).contains { parse.phrase($0)?.isEvent ?? false }
        guard isNearest, happens || strikes else { return false }
        if strikes, let object = behind.free.first { assign(&c, object, .object) }
        fillGoverned(&c, behind)
        let end = parse.items[behind.lastItem].tokens.upperBound
        c.clause = c.clause.lowerBound..<max(c.clause.upperBound, end)
        c.because.append("roles.predicate")
        return true
    }

    /// Whether a verb calls up a rule of fire from afar itself.
    private func isStrike(_ reading: Reading) -> Bool {
        let frames = context.knowledge.frames
        return frames.triggers(reading.lexeme).contains { ["airstrike", "shelling"].contains(frames.rules[Int($0.rule)].type.rawValue) }
    }

    /// A deed told as a noun behind a preposition (`بعد تحرير المدينة`, after freeing the town) is done by the subject of its clause.
    private func addSubjectOfDeed(_ c: inout Candidate) {
        guard (c.fillers[.agent] ?? []).isEmpty, c.rule.slot(.subject, .force) == .agent, let own = parse.phrase(c.item), own.head == c.token,
            case .preposition(_, let note) = own.governor, ["", "after", "before", "during", "to", "from", "in", "via"].contains(note),
            let subject = lastSubject, !speaks(subject), let slot = c.rule.slot(.subject, subject.kind), slot == .agent
        else { return }
        guard !c.fillers.values.joined().contains(subject) else { return }
        c.add(subject, slot)
        c.because.append("roles.subject-of-clause")
    }

    /// The subject of a verb of saying tells of the deed; that he did it is not said.
    private func speaks(_ filler: Filler) -> Bool {
        guard case .phrase(let s, let p) = filler.source, s == sentence,
            let item = parse.items.firstIndex(where: { if case .phrase(p) = $0.kind { true } else { false } })
        else { return false }
        for near in [item - 1, item + 1] where parse.items.indices.contains(near) {
            if case .verb = parse.items[near].kind, !scanner.verbClass(near).isDisjoint(with: [.say, .sayMore, .show, .deny]) { return true }
        }
        return false
    }

    /// Light verbs give a verbal noun its subject: `نفذ التنظيم إعدام`, `شنت القوات هجوما`, `تمكن الجيش من تحرير`.
    private func fillFromLeft(_ c: inout Candidate, _ own: Phrase) {
        var i = c.item - 1
        var subjectItem: Int?
        while i >= 0, c.item - i < 9 {
            switch parse.items[i].kind {
            case .verb:
                takeVerb(&c, i, subjectItem)
                return
            case .phrase(let p):
                let phrase = parse.phrases[p]
                if phrase.governor == .none, phrase.kind != .time { subjectItem = i }
                if isLightNoun(phrase) {
                    c.governorToken = c.governorToken ?? phrase.head
                }
            case .preposition, .adverb, .openQuote, .closeQuote, .particle, .demonstrative, .negation: break
            case .comma where scanner.standsAtTime(i): break
            default: return
            }
            i -= 1
        }
    }

    private func isLightNoun(_ phrase: Phrase) -> Bool {
        let verbClass = context.lexeme(phrase.head)?.verbClass ?? []
        return !verbClass.isDisjoint(with: [.attempt, .plan, .order, .predict, .light, .begin, .continue])
    }

    private static let subjectGivers: VerbClass = [
        .light, .begin, .continue, .end, .attempt, .plan, .succeed, .fail,
    ]

    private func takeVerb(_ c: inout Candidate, _ verbItem: Int, _ right: Int?) {
        let token = parse.items[verbItem].tokens.lowerBound
        let verbClass = scanner.verbClass(verbItem)
        c.governorToken = token
        guard !verbClass.isDisjoint(with: Self.subjectGivers), let reading = text.reading(token) else { return }
        let (left, boundary) = scanner.left(of: verbItem)
        var subject = (startsClause(verbItem) ? nil : leftSubject(left, boundary, reading)) ?? right
        if case .relative(let r) = boundary, right == nil { subject = antecedent(ofRelative: r) }
        c.because.append("roles.light-verb")
        if let subject, subject != c.item {
            assignLight(&c, subject)
        } else if let implied = lastSubject, let slot = lightSlot(c, implied.kind) {
            c.add(implied, slot)
        }
    }

    private func lightSlot(_ c: Candidate, _ kind: FillerKind) -> Slot? {
        if let token = c.governorToken, context.lexeme(token)?.verbClass.contains(.undergo) ?? false {
            if kind == .place { return .place }
            return c.rule.slot(.of, kind == .force ? .person : kind)
        }
        return c.rule.slot(.subject, kind) ?? (c.rule.slot(.of, .force) == .agent ? .agent : nil)
    }

    private func assignLight(_ c: inout Candidate, _ item: Int) {
        for member in scanner.list(from: item) {
            guard let p = parse.phraseIndex(member), let slot = lightSlot(c, parse.phrases[p].kind) else { continue }
            if slot == .agent, !c.rule.narrows(.subject, parse.phrases[p].kind), !canAct(parse.phrases[p], c) { continue }
            if (c.fillers[slot] ?? []).isEmpty || member != item { c.add(Filler(source: .phrase(sentence, p), kind: parse.phrases[p].kind), slot) }
        }
    }

    // MARK: Persons and participles

    private func fillPerson(_ c: inout Candidate, _ reading: Reading) {
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

    private func fillAdjective(_ c: inout Candidate, _ reading: Reading) {
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
    private func phraseBefore(_ item: Int) -> Int? {
        guard item > 0, let before = parse.phrase(item - 1), before.kind != .time, before.tokens.upperBound == parse.items[item].tokens.lowerBound else {
            return nil
        }
        return item - 1
    }

    // MARK: Prepositions and clauses

    private func fillGoverned(_ c: inout Candidate, _ window: ClauseWindow) {
        for item in window.governed {
            guard let phrase = parse.phrase(item) else { continue }
            switch phrase.governor {
            case .marker("by"): assign(&c, item, .by)
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

    private func fillClause(_ c: inout Candidate, _ window: ClauseWindow) {
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
            case .marker(let kind) where kind == "according" || kind == "citing": return parse.items[i].tokens.lowerBound
            default: i += 1
            }
        }
        return text.sentences[sentence].tokens.upperBound
    }

    // MARK: Assigning

    private func assign(_ c: inout Candidate, _ item: Int, _ position: Position) {
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
    private func canAct(_ phrase: Phrase, _ c: Candidate) -> Bool {
        switch phrase.kind {
        case .person: return !isResult(phrase)
        case .force: return true
        case .outlet, .document: return c.rule.family == "conduct"
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
    private func isResult(_ phrase: Phrase) -> Bool {
        guard let reading = text.reading(phrase.head) else { return false }
        return context.knowledge.frames.triggers(reading.lexeme).contains { $0.shape == .noun || $0.shape == .person }
    }

    private func setClause(_ c: inout Candidate, _ window: ClauseWindow, _ left: Int?) {
        let first = left.map { parse.items[$0].tokens.lowerBound } ?? parse.items[c.item].tokens.lowerBound
        let last = parse.items[min(window.lastItem, parse.items.count - 1)].tokens.upperBound
        c.clause = min(first, c.tokens.lowerBound)..<max(last, c.tokens.upperBound)
    }
}
