import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// Slots of a verb: subject and object before and behind it, passives, pronouns, subjects left unsaid.
extension RoleFiller {
    func fillVerb(_ c: inout Candidate, _ reading: Reading) {
        var window = scanner.right(of: c.item)
        let bare = window.free.count
        window.free.removeAll { isCompanion($0, c) }
        let hasCompanion = window.free.count < bare
        let (left, boundary) = scanner.left(of: c.item)
        let subject = startsClause(c.item) ? nil : leftSubject(left, boundary, reading)
        setClause(&c, window, left)
        if reading.enclitic.isThirdPerson { fillObjectPronoun(&c, reading, boundary) }
        let hasObject = reading.enclitic.isThirdPerson
        if let subject {
            fillWithSubject(&c, subject, window, hasObject, hasCompanion)
        } else {
            fillWithoutSubject(&c, reading, window, hasObject, hasCompanion)
        }
        fillGoverned(&c, window)
        fillClause(&c, window)
    }

    /// A verb joined by و opens a clause: what stands before it is no subject of it.
    func startsClause(_ item: Int) -> Bool { parse.items[item].hasConjunction }

    /// Words of the idiom itself (`لقي 8 أشخاص مصرعهم`) fill no slot.
    func isCompanion(_ item: Int, _ c: Candidate) -> Bool {
        guard c.isCompound, let phrase = parse.phrase(item), c.shape == .verb || phrase.kind != .person else { return false }
        // A court, a report or a rocket that the rule asks for still fills its slot.
        guard [.other, .person, .event, .money].contains(phrase.kind) else { return false }
        let (head, isInside) = (context.stemKey(phrase.head), c.tokens.contains(phrase.head))
        return c.rule.triggers.contains { !$0.with.isEmpty && (isInside || $0.with.contains(head)) }
    }

    func leftSubject(_ left: Int?, _ boundary: ClauseScanner.LeftBoundary, _ reading: Reading) -> Int? {
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

    func fillObjectPronoun(_ c: inout Candidate, _ reading: Reading, _ boundary: ClauseScanner.LeftBoundary) {
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
    func fillWithSubject(_ c: inout Candidate, _ subject: Int, _ window: ClauseWindow, _ hasObject: Bool, _ hasCompanion: Bool) {
        let object = hasObject ? nil : window.free.first
        let suffers = parse.phrase(subject).map { isCivilian($0) } ?? false
        if object == nil || suffers, !hasObject, !hasCompanion, c.rule.uses(.passive), !isActor(subject) {
            assign(&c, subject, .passive)
        } else {
            assign(&c, subject, .subject)
            if let object { assign(&c, object, .object) }
            if hasObject, object == nil, let second = window.free.first { assign(&c, second, .of2) }
        }
    }

    /// A lone phrase that acts rather than suffers: a force, a state; of people in the passive's place nobody knows.
    func isActor(_ item: Int) -> Bool {
        guard let phrase = parse.phrase(item) else { return false }
        switch phrase.kind {
        case .force, .outlet: return true
        case .place: return scanner.isState(phrase)
        case .weapon, .vehicle: return phrase.number < 0
        default: return false
        }
    }

    func isCivilian(_ phrase: Phrase) -> Bool {
        let kind = context.lexeme(phrase.head)?.kind
        return kind == .civilian || kind == .family
    }

    /// Verb first: subject, then object; a lone phrase of a transitive verb is the subject where it can act, or where the idiom's own word is the object
    /// (`أصبح الضابط قائدا`: the officer became a commander), else the passive's.
    func fillWithoutSubject(_ c: inout Candidate, _ reading: Reading, _ window: ClauseWindow, _ hasObject: Bool, _ hasCompanion: Bool) {
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
        } else if c.rule.uses(.passive), !hasCompanion, !isLoneActor(first, c) {
            assign(&c, first, .passive)
        } else {
            assign(&c, first, .subject)
        }
    }

    /// A lone phrase behind a transitive verb acts when it is a force and nothing marks another actor.
    func isLoneActor(_ item: Int, _ c: Candidate) -> Bool { isActor(item) }

    /// A verb right before its subject agrees with it in gender: `تتهم جيش الإسلام` (she accuses …) has its subject elsewhere.
    func disagrees(_ reading: Reading, _ item: Int, _ c: Candidate) -> Bool {
        guard c.rule.uses(.object), reading.inflection.number == .singular, item == c.item + 1, lastSubject != nil, let phrase = parse.phrase(item),
            phrase.number < 0, phrase.head == phrase.tokens.lowerBound, let lexeme = context.lexeme(phrase.head), lexeme.kind == .force
        else { return false }
        let isFeminine = text.script.codes[Int(text.tokens[phrase.head].end) - 1] == LetterCode.tehMarbuta
        let isLemma = context.stemKey(phrase.head) == lexeme.lemma
        if reading.inflection.gender == .feminine { return !isFeminine && isLemma }
        return reading.inflection.gender == .masculine && isFeminine
    }

    func adjacent(_ a: Int, _ b: Int) -> Bool {
        guard b - a <= 6 else { return false }
        var between = 0
        for i in (a + 1)..<max(a + 1, b) {
            if case .phrase(let p) = parse.items[i].kind, parse.phrases[p].governor != .none, parse.phrases[p].kind != .time { between += 1 }
        }
        return between <= 1
    }

    func addImpliedSubject(_ c: inout Candidate, _ reading: Reading) {
        guard reading.inflection.person == 3 || reading.inflection.person == 0, let subject = lastSubject else { return }
        if let slot = c.rule.slot(.subject, subject.kind) {
            c.add(subject, slot)
            c.because.append(.subjectOfClauseBefore)
        }
    }
}
