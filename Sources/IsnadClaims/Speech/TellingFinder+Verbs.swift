import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// Tellings by verbs: which verb tells, and who its subject is.
extension TellingFinder {
    struct Opening {
        /// Item that opens what is told, and the token where that begins.
        var item: Int
        var token: Int
        var isNominal: Bool
    }

    func reporting(_ s: Int, _ parse: SentenceParse, _ i: Int, _ range: Range<Int>, _ memory: inout TellerMemory) -> Telling? {
        let scanner = ClauseScanner(context: context, parse: parse)
        let token = parse.items[i].tokens.lowerBound
        let manner = manner(token)
        let verbClass = scanner.verbClass(i)
        if manner == .publish { notePublisher(s, parse, scanner, i, &memory) }
        if manner == .stands { return standing(s, parse, i, range, memory) }
        if i > 0, case .negation = parse.items[i - 1].kind { return speaking(s, parse, scanner, i, memory) }
        if manner == .never, !verbClass.isDisjoint(with: [.say, .deny]) { return speaking(s, parse, scanner, i, memory) }
        guard manner != .never, manner != .impersonal, manner != .publish, manner != .issue else { return nil }
        guard !verbClass.isDisjoint(with: [.say, .sayMore, .show, .deny, .predict, .think]) || manner != nil else { return nil }
        if isOwnDeed(parse, i) { return speaking(s, parse, scanner, i, memory) }
        if opensSupposition(parse, i) { return nil }
        let isFirm = !verbClass.isDisjoint(with: [.say, .sayMore, .show, .deny]) || manner == .document
        guard let opening = opening(parse, i, relays: manner == .relay) ?? (verbClass.contains(.deny) ? behindSubject(parse, i) : nil),
            opening.token < range.upperBound
        else {
            return isFirm
                ? confirming(s, parse, scanner, i, range, memory) ?? behindQuotation(s, parse, scanner, i, range, memory)
                    ?? speaking(s, parse, scanner, i, memory) : nil
        }
        if opening.isNominal, !isFirm || manner == .that { return speaking(s, parse, scanner, i, memory) }
        let subject = subject(scanner, parse, i, opening)
        var telling = Telling(
            form: .goesOn, start: startOfTelling(parse, i, subject), content: opening.token..<end(parse, opening, range),
            words: token..<max(token + 1, opening.token), isJoined: isJoined(parse, min(i, subject ?? i)), isNominal: opening.isNominal,
            because: "speech.same-teller-goes-on")
        if let subject {
            if opening.isNominal, manner == .document || verbClass.contains(.show), !showsDocument(parse, subject) { return nil }
            telling.tellers = chain(s, parse, i, subject, opening, memory)
            telling.form = .leading
            telling.because = "speech.reporting-verb"
            noteStatement(s, parse, i, opening, telling.tellers, &memory)
            return telling.tellers.isEmpty ? nil : telling
        }
        if verbClass.contains(.say), let named = unknownName(parse, i, opening) {
            telling.tellers = [named]
            (telling.form, telling.because) = (.leading, "speech.reporting-verb")
            return telling
        }
        if manner == .relay, let origin = relayed(s, parse, i, opening, memory) {
            let through = memory.last.first { $0.kind == .outlet }
            telling.tellers = (through.map { [$0] } ?? []) + origin
            (telling.form, telling.because) = (.leading, "speech.relayed")
            return telling
        }
        guard isFirm, beginsClause(parse, i) else { return nil }
        if i > 1, parse.items[i].hasConjunction { telling.tellers = firstSubject(s, parse, before: i) }
        guard !telling.tellers.isEmpty || s - memory.lastSentence <= 3 || verbClass.contains(.sayMore) else { return nil }
        return telling
    }

    /// Two verbs in a row: the second is a foreign name that is written like a verb (`أكد لووك أن`).
    func unknownName(_ parse: SentenceParse, _ i: Int, _ opening: Opening) -> Teller? {
        guard !opening.isNominal, i + 1 < opening.item, case .verb = parse.items[i + 1].kind, !parse.items[i + 1].hasConjunction else { return nil }
        let tokens = parse.items[i + 1].tokens
        let span = text.span(tokens)
        let words = PhraseText.string(text, tokens)
        return Teller(
            participant: Participant(text: text.script.string(span), span: span, name: words, kind: .person), kind: .person,
            head: text.tokens[tokens.lowerBound].key.bits)
    }

    /// Without a subject of its own only a verb that begins its clause tells on.
    func beginsClause(_ parse: SentenceParse, _ i: Int) -> Bool {
        if i == 0 || parse.items[i].hasConjunction { return true }
        switch parse.items[i - 1].kind {
        case .comma, .conjunction, .closeQuote, .openQuote, .stop, .particle, .adverb, .dash: return true
        case .verb: return ClauseScanner(context: context, parse: parse).isBe(i - 1)
        default: return false
        }
    }

    func subject(_ scanner: ClauseScanner, _ parse: SentenceParse, _ i: Int, _ opening: Opening) -> Int? {
        var found: Int?
        for j in (i + 1)..<max(i + 1, opening.item) {
            if case .relative = parse.items[j].kind { break }
            if case .marker(.according) = parse.items[j].kind { break }
            if case .preposition = parse.items[j].kind, isCiting(note(parse.items[j])) { break }
            guard let p = parse.phraseIndex(j), isFree(parse.phrases[p]), !isSayingParticiple(parse.phrases[p]),
                reader.isTeller(parse.phrases[p]) || j == i + 1 && reader.mayTell(parse.phrases[p]) && (!opening.isNominal || parse.phrases[p].isDefinite)
            else { continue }
            let isPerson = parse.phrases[p].name >= 0 && parse.names[parse.phrases[p].name].kind == .person && parse.phrases[p].governor == .none
            if found == nil || isPerson && !parse.phrases[p].isConjunct && j - (found ?? j) < 8 { found = j }
        }
        if let found { return found }
        guard !parse.items[i].hasConjunction else { return nil }
        if i > 0, let near = parse.phrase(i - 1), near.governor == .marker(.aside), reader.isTeller(near) { return i - 1 }
        let (left, boundary) = scanner.left(of: i)
        if case .relative(let r) = boundary {
            // `تقارير تفيد`, `المصدر الذي قال`: who tells stands before the relative.
            guard r > 0, let p = parse.phraseIndex(r - 1), reader.isTeller(parse.phrases[p]) else { return nil }
            return r - 1
        }
        guard let left, let p = parse.phraseIndex(left), parse.phrases[p].governor == .none, !parse.phrases[p].isEvent || reader.isDocument(parse.phrases[p]),
            parse.phrases[p].isDefinite || left == i - 1 || markers.isAnonymous(context.stemKey(parse.phrases[p].head)) || isNegation(parse, i - 1),
            reader.isTeller(parse.phrases[p]) || !opening.isNominal && reader.mayTell(parse.phrases[p])
        else { return nil }
        return left
    }

    func isNegation(_ parse: SentenceParse, _ item: Int) -> Bool {
        switch parse.items[item].kind {
        case .particle, .closeQuote, .adverb, .verb: true
        default: false
        }
    }

    func startOfTelling(_ parse: SentenceParse, _ i: Int, _ subject: Int?) -> Int {
        let first = min(i, subject ?? i)
        guard first > 0, case .conjunction = parse.items[first - 1].kind else { return parse.items[first].tokens.lowerBound }
        return parse.items[first - 1].tokens.lowerBound
    }

    /// Whether a clause that begins at an item stands beside the one before it: with و, or behind `فيما`, `بينما`, `لكن`.
    func isJoined(_ parse: SentenceParse, _ first: Int) -> Bool {
        if parse.items[first].hasConjunction { return true }
        var i = first - 1
        while i >= 0, first - i < 4 {
            switch parse.items[i].kind {
            case .conjunction: return true
            case .verb where parse.items[i].hasConjunction && ClauseScanner(context: context, parse: parse).isBe(i): return true
            case .comma, .stop, .subordinator, .relative, .verb: return false
            default: i -= 1
            }
        }
        return false
    }

    /// Documents, recordings and those who put figures out show something; a place or a battle does not.
    func showsDocument(_ parse: SentenceParse, _ subject: Int) -> Bool {
        guard let phrase = parse.phrase(subject) else { return false }
        return reader.isDocument(phrase) || [.outlet, .document, .force, .person].contains(phrase.kind)
    }
}
