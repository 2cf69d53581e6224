import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// Slots that an event noun has from the verb that carries it: before it, behind it, or as its predicate.
extension RoleFiller {
    /// `هجوم شنه التنظيم` (an attack that the organisation launched): the support verb stands behind its noun and points back to it.
    func fillFromRight(_ c: inout Candidate, _ window: ClauseWindow) {
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
        } else if let implied = lastSubject, let slot = lightSlot(c, implied.kind), !c.fillers.fills(slot) {
            c.add(implied, slot)
        }
        fillGoverned(&c, behind)
        c.because.append(.lightVerbBehind)
    }

    /// `معارك تدور في البلدة` (battles go on in the town), `غارات استهدفت البلدة` (raids that hit it): what stands behind the verb belongs to its noun.
    func fillFromPredicate(_ c: inout Candidate, _ verb: Int, _ behind: ClauseWindow, _ reading: Reading) -> Bool {
        let happens = !scanner.verbClass(verb).isDisjoint(with: [.passiveLight, .continue]) && behind.free.isEmpty && reading.enclitic == .none
        let strikes = c.rule.isOne(of: .strikes) && isStrike(reading)
        let isNearest = !((c.item + 1)..<max(verb, c.item + 1)).contains { parse.phrase($0)?.isEvent ?? false }
        guard isNearest, happens || strikes else { return false }
        if strikes, let object = behind.free.first { assign(&c, object, .object) }
        fillGoverned(&c, behind)
        let end = parse.items[behind.lastItem].tokens.upperBound
        c.clause = c.clause.lowerBound..<max(c.clause.upperBound, end)
        c.because.append(.predicate)
        return true
    }

    /// Whether a verb calls up a rule of fire from afar itself.
    func isStrike(_ reading: Reading) -> Bool {
        let frames = context.knowledge.frames
        return frames.triggers(reading.lexeme).contains { frames.rules[Int($0.rule)].isOne(of: .strikes) }
    }

    /// A deed told as a noun behind a preposition (`بعد تحرير المدينة`, after freeing the town) is done by the subject of its clause.
    func addSubjectOfDeed(_ c: inout Candidate) {
        guard !c.fillers.fills(.agent), c.rule.slot(.subject, .force) == .agent, let own = parse.phrase(c.item), own.head == c.token,
            case .preposition(_, let note) = own.governor, Self.deedNotes.contains(note),
            let subject = lastSubject, !speaks(subject), let slot = c.rule.slot(.subject, subject.kind), slot == .agent
        else { return }
        guard !c.fillers.entries.contains(where: { $0.filler == subject }) else { return }
        c.add(subject, slot)
        c.because.append(.subjectOfClause)
    }

    private static let deedNotes: Set<Note> = [.none, .after, .before, .during, .to, .from, .in, .via]

    /// The subject of a verb of saying tells of the deed; that he did it is not said.
    func speaks(_ filler: Filler) -> Bool {
        guard case .phrase(let s, let p) = filler.source, s == sentence,
            let item = parse.items.firstIndex(where: { if case .phrase(p) = $0.kind { true } else { false } })
        else { return false }
        for near in [item - 1, item + 1] where parse.items.indices.contains(near) {
            if case .verb = parse.items[near].kind, !scanner.verbClass(near).isDisjoint(with: [.say, .sayMore, .show, .deny]) { return true }
        }
        return false
    }

    /// Light verbs give a verbal noun its subject: `نفذ التنظيم إعدام`, `شنت القوات هجوما`, `تمكن الجيش من تحرير`.
    func fillFromLeft(_ c: inout Candidate, _ own: Phrase) {
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

    func isLightNoun(_ phrase: Phrase) -> Bool {
        let verbClass = context.lexeme(phrase.head)?.verbClass ?? []
        return !verbClass.isDisjoint(with: [.attempt, .plan, .order, .predict, .light, .begin, .continue])
    }

    static let subjectGivers: VerbClass = [
        .light, .begin, .continue, .end, .attempt, .plan, .succeed, .fail,
    ]

    func takeVerb(_ c: inout Candidate, _ verbItem: Int, _ right: Int?) {
        let token = parse.items[verbItem].tokens.lowerBound
        let verbClass = scanner.verbClass(verbItem)
        c.governorToken = token
        guard !verbClass.isDisjoint(with: Self.subjectGivers), let reading = text.reading(token) else { return }
        let (left, boundary) = scanner.left(of: verbItem)
        var subject = (startsClause(verbItem) ? nil : leftSubject(left, boundary, reading)) ?? right
        if case .relative(let r) = boundary, right == nil { subject = antecedent(ofRelative: r) }
        c.because.append(.lightVerb)
        if let subject, subject != c.item {
            assignLight(&c, subject)
        } else if let implied = lastSubject, let slot = lightSlot(c, implied.kind) {
            c.add(implied, slot)
        }
    }

    func lightSlot(_ c: Candidate, _ kind: FillerKind) -> Slot? {
        if let token = c.governorToken, context.lexeme(token)?.verbClass.contains(.undergo) ?? false {
            if kind == .place { return .place }
            return c.rule.slot(.of, kind == .force ? .person : kind)
        }
        return c.rule.slot(.subject, kind) ?? (c.rule.slot(.of, .force) == .agent ? .agent : nil)
    }

    func assignLight(_ c: inout Candidate, _ item: Int) {
        for member in scanner.list(from: item) {
            guard let p = parse.phraseIndex(member), let slot = lightSlot(c, parse.phrases[p].kind) else { continue }
            if slot == .agent, !c.rule.narrows(.subject, parse.phrases[p].kind), !canAct(parse.phrases[p], c) { continue }
            // The subject itself rather than the pronoun that points back to it (`تواصل القوات قصفها`: the forces go on with their shelling).
            c.fillers.removeAll(slot) { if case .pronoun(_, sentence, p) = $0.source { true } else { false } }
            if !c.fillers.fills(slot) || member != item { c.add(Filler(source: .phrase(sentence, p), kind: parse.phrases[p].kind), slot) }
        }
    }
}
