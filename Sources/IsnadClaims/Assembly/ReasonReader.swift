import IsnadLanguage
import IsnadModel
import IsnadScript

/// Reads the cause or motive that a sentence cites for an event: behind a marker (`بسبب`, because of), behind `بعد` where it explains,
/// or the subject of a verb of cause (`أسفر القصف عن مقتل`).
struct ReasonReader {
    let context: DocumentContext
    let parse: SentenceParse
    private var text: AnalyzedText { context.text }

    init(_ context: DocumentContext, _ sentence: Int) {
        self.context = context
        parse = context.parses[sentence]
    }

    struct Found {
        var tokens: Range<Int>
        var because: String
    }

    func reasons(_ c: Candidate) -> [Found] {
        var found = marked(c)
        if found.isEmpty, let before = markedBefore(c) { found.append(before) }
        if let cause = cause(c) { found.append(cause) }
        if found.isEmpty, let after = explainingAfter(c) { found.append(after) }
        return found.filter { !$0.tokens.contains(c.token) }
    }

    // MARK: Markers

    private func isMarker(_ item: Item) -> Bool {
        switch item.kind {
        case .marker(.reason): return true
        case .preposition: return context.lexeme(item.tokens.lowerBound)?.note == .cause
        case .subordinator: return context.lexeme(item.tokens.lowerBound)?.note == .because
        default: return false
        }
    }

    /// Markers behind the event that its clause reaches.
    private func marked(_ c: Candidate) -> [Found] {
        var found: [Found] = []
        var i = c.item + 1
        while i < parse.items.count, i - c.item < 20 {
            let item = parse.items[i]
            if isMarker(item), item.tokens.lowerBound >= c.tokens.upperBound {
                let end = end(from: i)
                if item.tokens.upperBound < end { found.append(Found(tokens: item.tokens.upperBound..<end, because: "reason.marker")) }
                i += 1
                while i < parse.items.count, parse.items[i].tokens.lowerBound < end { i += 1 }
                continue
            }
            switch item.kind {
            case .stop where text.tokens[item.tokens.lowerBound].code == 0x2E: return found
            case .colon: return found
            // Behind one reason only another follows; no other clause may stand between.
            case .verb where item.hasConjunction || !found.isEmpty: return found
            case .conjunction: return found
            default: break
            }
            i += 1
        }
        return found
    }

    /// `سقط جراء القصف عشرة قتلى`: between the verb and what it brings about.
    private func markedBefore(_ c: Candidate) -> Found? {
        var i = c.item - 1
        while i >= 0, c.item - i < 9 {
            let item = parse.items[i]
            if isMarker(item) {
                let end = parse.items[(i + 1)..<c.item].first { item in
                    guard case .phrase(let p) = item.kind else { return false }
                    return item.tokens.lowerBound > parse.items[i].tokens.upperBound && parse.phrases[p].governor == .none && !parse.phrases[p].isConjunct
                }
                let last = end?.tokens.lowerBound ?? parse.items[c.item].tokens.lowerBound
                guard i > 0, hasVerb(before: i), item.tokens.upperBound < last else { return nil }
                return Found(tokens: item.tokens.upperBound..<last, because: "reason.marker")
            }
            switch item.kind {
            case .comma, .stop, .verb, .conjunction, .subordinator, .relative: return nil
            default: i -= 1
            }
        }
        return nil
    }

    private func hasVerb(before item: Int) -> Bool {
        guard case .verb = parse.items[item - 1].kind else { return false }
        return true
    }

    /// Token behind the last word of a reason: up to a full stop, a comma that no list goes over, a verb joined by و, another marker.
    private func end(from marker: Int) -> Int {
        var i = marker + 1
        var isClause = false
        if case .verb = parse.items[min(i, parse.items.count - 1)].kind { isClause = true }
        while i < parse.items.count {
            let item = parse.items[i]
            switch item.kind {
            case .stop where text.tokens[item.tokens.lowerBound].code == 0x2E: return item.tokens.lowerBound
            case .comma, .colon, .dash: return item.tokens.lowerBound
            case .verb where item.hasConjunction && !isClause: return item.tokens.lowerBound
            case .marker(.according), .marker(.citing), .marker(.reason): return item.tokens.lowerBound
            case .preposition where i > marker + 1 && isAfter(item): return item.tokens.lowerBound
            case .preposition where isCiting(item): return item.tokens.lowerBound
            default: i += 1
            }
        }
        return text.sentences[parse.sentence].tokens.upperBound
    }

    private func isCiting(_ item: Item) -> Bool {
        let note = context.note(item.tokens.lowerBound)
        return note == .according || note == .citing
    }

    private func isAfter(_ item: Item) -> Bool { context.lexeme(item.tokens.lowerBound)?.note == .after }

    // MARK: بعد

    /// `بعد` or `بعدما` with a deed, in the event's own clause.
    private func explainingAfter(_ c: Candidate) -> Found? {
        guard c.rule.isOne(of: .followOn) else { return nil }
        var i = c.item + 1
        while i < parse.items.count, i - c.item < 12 {
            let item = parse.items[i]
            let note = context.note(item.tokens.lowerBound)
            switch item.kind {
            case .preposition where note == .after:
                guard i + 1 < parse.items.count, opensDeed(i + 1) else { return nil }
                let from = isSubordinator(i + 1) ? parse.items[i + 1].tokens.upperBound : item.tokens.upperBound
                let end = end(from: isSubordinator(i + 1) ? i + 1 : i)
                return from < end ? Found(tokens: from..<end, because: "reason.after") : nil
            case .conjunction where note == .after:
                let end = end(from: i)
                return item.tokens.upperBound < end ? Found(tokens: item.tokens.upperBound..<end, because: "reason.after") : nil
            case .stop, .colon, .conjunction, .relative, .subordinator: return nil
            case .verb: return nil
            default: i += 1
            }
        }
        return nil
    }

    private func isSubordinator(_ item: Int) -> Bool {
        guard item < parse.items.count, case .subordinator = parse.items[item].kind else { return false }
        return true
    }

    private func opensDeed(_ item: Int) -> Bool {
        if isSubordinator(item) { return true }
        guard let phrase = parse.phrase(item), phrase.kind != .time else { return false }
        let reading = text.reading(phrase.head)
        return phrase.isEvent || reading?.partOfSpeech == .masdar
    }

    // MARK: Verbs of cause

    /// `أسفرت المعارك عن مقتل … وأسر … وفرار …`: the subject of the verb of cause is the reason of all that hangs on it.
    private func cause(_ c: Candidate) -> Found? {
        guard let verb = causeVerb(c) else { return nil }
        var at = verb
        var guardian = 0
        while guardian < 3 {
            guardian += 1
            if let subject = subject(of: at) { return Found(tokens: subject, because: "reason.verb-of-cause") }
            // `وخلفت الانتفاضة قتلى، وتسببت في نزوح`: without a subject of its own, that of the verb of cause before it.
            guard parse.items[at].hasConjunction, let before = (0..<at).last(where: { isVerb($0) }), isCause(before) else { return nil }
            at = before
        }
        return nil
    }

    private func isVerb(_ item: Int) -> Bool {
        guard case .verb = parse.items[item].kind else { return false }
        return true
    }

    private func isCause(_ item: Int) -> Bool { context.lexeme(parse.items[item].tokens.lowerBound)?.verbClass.contains(.cause) ?? false }

    /// The verb of cause that an event depends on, over lists and commas.
    private func causeVerb(_ c: Candidate) -> Int? {
        if c.shape == .verb { return isCause(c.item) && c.item > 0 ? c.item : nil }
        var i = c.item - 1
        while i >= 0, c.item - i < 22 {
            switch parse.items[i].kind {
            case .verb: return isCause(i) ? i : nil
            case .relative, .subordinator, .conjunction, .colon, .marker: return nil
            case .comma where !(i + 1 < parse.items.count && (parse.items[i + 1].hasConjunction || parse.phrase(i + 1)?.kind == .time)) && !isBreakdown(i + 1):
                return nil
            default: i -= 1
            }
        }
        return nil
    }

    private func isBreakdown(_ item: Int) -> Bool {
        guard item < parse.items.count, case .marker(.breakdown) = parse.items[item].kind else { return false }
        return true
    }

    private func subject(of verb: Int) -> Range<Int>? {
        if let behind = subjectBehind(verb) { return behind }
        return parse.items[verb].hasConjunction ? nil : subjectBefore(verb)
    }

    /// The bare phrase right behind the verb with what belongs to it, up to the verb's own preposition.
    private func subjectBehind(_ verb: Int) -> Range<Int>? {
        guard verb + 1 < parse.items.count, let phrase = parse.phrase(verb + 1), phrase.governor == .none, phrase.kind != .time, phrase.number < 0 else {
            return nil
        }
        var i = verb + 2
        var end = phrase.tokens.upperBound
        while i < parse.items.count {
            let note = context.note(parse.items[i].tokens.lowerBound)
            switch parse.items[i].kind {
            case .phrase(let p) where parse.phrases[p].governor == .construct || parse.phrases[p].isConjunct || isPrepositional(parse.phrases[p].governor):
                if startsWithBeh(parse.phrases[p]) { return phrase.tokens.lowerBound..<end }
                end = parse.items[i].tokens.upperBound
            case .phrase(let p) where parse.phrases[p].kind == .time: end = parse.items[i].tokens.upperBound
            case .preposition where note != .about && note != .to: break
            case .openQuote, .closeQuote: break
            case .preposition: return phrase.tokens.lowerBound..<end
            default: return nil
            }
            i += 1
        }
        return nil
    }

    private func isPrepositional(_ governor: Governor) -> Bool {
        guard case .preposition(_, let note) = governor else { return false }
        return note != .about && note != .to
    }

    private func startsWithBeh(_ phrase: Phrase) -> Bool { text.reading(phrase.tokens.lowerBound)?.proclitics.contains(.beh) ?? false }

    /// What stands before the verb: its noun with all that belongs to it, the antecedent of a relative clause, or the event told before `ما أدى إلى`.
    private func subjectBefore(_ verb: Int) -> Range<Int>? {
        var end = verb
        while end > 0, isLink(end - 1) { end -= 1 }
        guard end > 0 else { return nil }
        let last = parse.items[end - 1].tokens.upperBound
        var i = end - 1
        var first: Int?
        while i >= 0, end - i < 16 {
            switch parse.items[i].kind {
            case .phrase(let p) where parse.phrases[p].isEvent && !parse.phrases[p].isConjunct && parse.phrases[p].governor != .construct:
                first = i
                if i == 0 || !goesOn(i) { return range(i, last) }
            case .subordinator, .stop, .colon, .conjunction: return first.map { range($0, last) } ?? (i + 1 < end ? plain(i + 1, last) : nil)
            case .verb where first != nil: return range(first ?? i, last)
            default: break
            }
            i -= 1
        }
        return first.map { range($0, last) }
    }

    private func range(_ item: Int, _ last: Int) -> Range<Int> { parse.items[item].tokens.lowerBound..<max(last, parse.items[item].tokens.upperBound) }

    private func plain(_ item: Int, _ last: Int) -> Range<Int>? {
        guard let phrase = parse.phrase(item), phrase.governor == .none, phrase.kind != .time, phrase.kind != .person || phrase.name < 0 else { return nil }
        return range(item, last)
    }

    /// Whether the noun before belongs to the same stretch.
    private func goesOn(_ item: Int) -> Bool {
        guard item > 0, let phrase = parse.phrase(item) else { return false }
        return phrase.governor != .none
    }

    /// Words between the cause and its verb: `ما`, `مما`, `قد`, a comma, `الذي`.
    private func isLink(_ item: Int) -> Bool {
        switch parse.items[item].kind {
        case .relative, .comma, .particle, .closeQuote, .adverb, .dash: true
        default: false
        }
    }
}
