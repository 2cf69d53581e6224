import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// Tellings by verbs, their participles and their nouns.
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
        if i > 0, case .negation = parse.items[i - 1].kind { return nil }
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

    /// A verb of saying without what is told: from it only follows who goes on speaking.
    private func speaking(_ s: Int, _ parse: SentenceParse, _ scanner: ClauseScanner, _ i: Int, _ memory: TellerMemory) -> Telling? {
        guard i < 3 || parse.items[i].hasConjunction else { return nil }
        let behind = scanner.right(of: i).free.first.flatMap { n in parse.phrase(n).map { reader.isTeller($0) && !$0.isEvent } ?? false ? n : nil }
        let subject = behind ?? (parse.items[i].hasConjunction ? nil : scanner.left(of: i).subject)
        guard let subject, let phrase = parse.phrase(subject), reader.isTeller(phrase), phrase.governor == .none, subject < i || subject - i < 3 else {
            return nil
        }
        let tellers = tellers(s, subject, subject > i ? parse.items.count : i, memory)
        guard !tellers.isEmpty else { return nil }
        let start = startOfTelling(parse, i, subject)
        return Telling(form: .leading, start: start, content: start..<start, tellers: tellers, words: start..<start, because: "speech.speaks")
    }

    /// `…، الأمر الذي أكده المركز`, `وهو ما أعلنته الوزارة`: the clause that says who confirms what stands before it.
    private func confirming(_ s: Int, _ parse: SentenceParse, _ scanner: ClauseScanner, _ i: Int, _ range: Range<Int>, _ memory: TellerMemory) -> Telling? {
        guard i > 1, case .relative = parse.items[i - 1].kind, text.reading(parse.items[i].tokens.lowerBound)?.enclitic.isThirdPerson ?? false,
            let subject = scanner.right(of: i).free.first, let phrase = parse.phrase(subject), reader.mayTell(phrase)
        else { return nil }
        switch parse.items[i - 2].kind {
        case .pronoun: break
        case .phrase(let p) where i > 2 && parse.phrases[p].tokens.count == 1 && parse.phrases[p].isDefinite && parse.phrases[p].kind == .other:
            guard case .comma = parse.items[i - 3].kind else { return nil }
        default: return nil
        }
        let tellers = tellers(s, subject, parse.items.count, memory)
        let start = parse.items[i - 2].tokens.lowerBound
        guard !tellers.isEmpty, range.lowerBound < start else { return nil }
        return Telling(
            form: .according, start: start, content: range.lowerBound..<start, tellers: tellers, words: start..<range.upperBound, because: "speech.confirmed")
    }

    /// `«…»، يقول القائد`: what is told stands before, in quotation marks.
    private func behindQuotation(_ s: Int, _ parse: SentenceParse, _ scanner: ClauseScanner, _ i: Int, _ range: Range<Int>, _ memory: TellerMemory) -> Telling?
    {
        var close = i - 1
        if close > 0, case .comma = parse.items[close].kind { close -= 1 }
        guard close > 0, !parse.items[i].hasConjunction, let subject = scanner.right(of: i).free.first, let phrase = parse.phrase(subject),
            reader.isTeller(phrase), subject - i < 3, isQuotation(parse, close) || endsSentence(parse, i, subject)
        else { return nil }
        let tellers = tellers(s, subject, parse.items.count, memory)
        let start = parse.items[i].tokens.lowerBound
        guard !tellers.isEmpty else { return nil }
        return Telling(
            form: .according, start: start, content: range.lowerBound..<start, tellers: tellers, words: start..<range.upperBound,
            because: "speech.behind-quotation")
    }

    private func isQuotation(_ parse: SentenceParse, _ item: Int) -> Bool {
        if case .closeQuote = parse.items[item].kind { return true }
        return false
    }

    /// `… في المدينة، تقول الصحيفة.`: verb and teller close the sentence.
    private func endsSentence(_ parse: SentenceParse, _ verb: Int, _ subject: Int) -> Bool {
        guard text.reading(parse.items[verb].tokens.lowerBound)?.inflection.tense == .present, verb > 3 else { return false }
        switch parse.items[verb - 1].kind {
        case .phrase, .comma, .adverb: break
        default: return false
        }
        guard subject + 1 < parse.items.count else { return true }
        return subject + 2 >= parse.items.count && text.tokens[parse.items[subject + 1].tokens.lowerBound].kind == .punctuation
    }

    /// `جاء في بيان للجيش أن`: the document tells.
    private func standing(_ s: Int, _ parse: SentenceParse, _ i: Int, _ range: Range<Int>, _ memory: TellerMemory) -> Telling? {
        guard let opening = opening(parse, i), !opening.isNominal, opening.token < range.upperBound else { return nil }
        var tellers: [Teller] = []
        for j in (i + 1)..<opening.item {
            if case .marker("statement") = parse.items[j].kind, let token = parse.items[j].tokens.first(where: { markers.isDocument(context.stemKey($0)) }) {
                tellers = [document(token)]
                let author = ((j + 1)..<opening.item).first { parse.phrase($0).map { reader.isTeller($0) && $0.kind != .time } ?? false }
                if let author { tellers += reader.read(s, author, limit: opening.item) }
                break
            }
            if let phrase = parse.phrase(j), reader.isDocument(phrase), phrase.governor != .none {
                tellers = self.tellers(s, j, opening.item, memory)
                break
            }
        }
        guard !tellers.isEmpty else { return nil }
        let start = startOfTelling(parse, i, nil)
        return Telling(
            form: .leading, start: start, content: opening.token..<end(parse, opening, range), tellers: tellers, words: start..<opening.token,
            isJoined: isJoined(parse, i), because: "speech.stands-in-document")
    }

    private func document(_ token: Int) -> Teller {
        let span = text.span(token..<(token + 1))
        let words = PhraseText.string(text, token..<(token + 1))
        return Teller(
            participant: Participant(text: text.script.string(span), span: span, name: words, kind: .document), kind: .document,
            head: context.stemKey(token).bits)
    }

    /// Two verbs in a row: the second is a foreign name that is written like a verb (`أكد لووك أن`).
    private func unknownName(_ parse: SentenceParse, _ i: Int, _ opening: Opening) -> Teller? {
        guard !opening.isNominal, i + 1 < opening.item, case .verb = parse.items[i + 1].kind, !parse.items[i + 1].hasConjunction else { return nil }
        let tokens = parse.items[i + 1].tokens
        let span = text.span(tokens)
        let words = PhraseText.string(text, tokens)
        return Teller(
            participant: Participant(text: text.script.string(span), span: span, name: words, kind: .person), kind: .person,
            head: text.tokens[tokens.lowerBound].key.bits)
    }

    /// Without a subject of its own only a verb that begins its clause tells on.
    private func beginsClause(_ parse: SentenceParse, _ i: Int) -> Bool {
        if i == 0 || parse.items[i].hasConjunction { return true }
        switch parse.items[i - 1].kind {
        case .comma, .conjunction, .closeQuote, .openQuote, .stop, .particle, .adverb, .dash: return true
        case .verb: return ClauseScanner(context: context, parse: parse).isBe(i - 1)
        default: return false
        }
    }

    // MARK: Subject

    private func subject(_ scanner: ClauseScanner, _ parse: SentenceParse, _ i: Int, _ opening: Opening) -> Int? {
        var found: Int?
        for j in (i + 1)..<max(i + 1, opening.item) {
            if case .relative = parse.items[j].kind { break }
            if case .marker("according") = parse.items[j].kind { break }
            if case .preposition = parse.items[j].kind, ["according", "citing"].contains(note(parse.items[j])) { break }
            guard let p = parse.phraseIndex(j), isFree(parse.phrases[p]), !isSayingParticiple(parse.phrases[p]),
                reader.isTeller(parse.phrases[p]) || j == i + 1 && reader.mayTell(parse.phrases[p]) && (!opening.isNominal || parse.phrases[p].isDefinite)
            else { continue }
            let isPerson = parse.phrases[p].name >= 0 && parse.names[parse.phrases[p].name].kind == .person && parse.phrases[p].governor == .none
            if found == nil || isPerson && !parse.phrases[p].isConjunct && j - (found ?? j) < 8 { found = j }
        }
        if let found { return found }
        guard !parse.items[i].hasConjunction else { return nil }
        if i > 0, let near = parse.phrase(i - 1), near.governor == .marker("aside"), reader.isTeller(near) { return i - 1 }
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

    private func isNegation(_ parse: SentenceParse, _ item: Int) -> Bool {
        switch parse.items[item].kind {
        case .particle, .closeQuote, .adverb, .verb: true
        default: false
        }
    }

    private func startOfTelling(_ parse: SentenceParse, _ i: Int, _ subject: Int?) -> Int {
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
    private func showsDocument(_ parse: SentenceParse, _ subject: Int) -> Bool {
        guard let phrase = parse.phrase(subject) else { return false }
        return reader.isDocument(phrase) || [.outlet, .document, .force, .person].contains(phrase.kind)
    }

    // MARK: Chain

    private func chain(_ s: Int, _ parse: SentenceParse, _ i: Int, _ subject: Int, _ opening: Opening, _ memory: TellerMemory) -> [Teller] {
        let limit = subject > i ? opening.item : i
        var found = tellers(s, subject, limit, memory)
        if found.isEmpty { return [] }
        if let origin = relayed(s, parse, i, opening, memory) {
            if found.count == 1, found[0].kind != .document { found[0].kind = .outlet }
            return found + origin
        }
        if found.count == 1, found[0].kind == .document, subject < i, let author = author(s, parse, subject, memory) { found.append(author) }
        if found.first?.kind != .outlet, let through = publisher(s, parse, i, opening.item) { found.insert(through, at: 0) }
        return found
    }

    /// Whom the subject quotes: behind عن (`نقلت الوكالة عن مصدر`), or behind `نقلا عن`, `على لسان`.
    private func relayed(_ s: Int, _ parse: SentenceParse, _ i: Int, _ opening: Opening, _ memory: TellerMemory) -> [Teller]? {
        let relays = manner(parse.items[i].tokens.lowerBound) == .relay
        for j in (i + 1)..<max(i + 1, opening.item) {
            switch parse.items[j].kind {
            case .preposition:
                let note = note(parse.items[j])
                guard relays && (note == "about" || note == "to") || note == "citing" else { continue }
                if relays, let reading = text.reading(parse.items[j].tokens.lowerBound), reading.enclitic.isThirdPerson { return memory.last.last.map { [$0] } }
            case .marker("citing"), .marker("quoted"): break
            default: continue
            }
            var at = j + 1
            while at < opening.item, parse.phrase(at) == nil { at += 1 }
            guard at < opening.item, let p = parse.phraseIndex(at), reader.mayTell(parse.phrases[p]) else { continue }
            let person = ((at + 1)..<max(at + 1, opening.item)).first { n in
                parse.phrase(n).map { $0.name >= 0 && parse.names[$0.name].kind == .person && $0.governor == .none && !$0.isConjunct } ?? false
            }
            let found = reader.read(s, person ?? at, limit: opening.item)
            return found.isEmpty ? nil : found
        }
        return nil
    }

    /// The outlet that someone spoke to (`قال لرويترز`), when it is not the document's own.
    private func publisher(_ s: Int, _ parse: SentenceParse, _ verb: Int, _ end: Int) -> Teller? {
        for j in statementStart(parse, verb)..<max(verb + 1, end) where j != verb {
            guard let phrase = parse.phrase(j), phrase.kind == .outlet || phrase.name >= 0 && parse.names[phrase.name].kind == .outlet,
                j < verb ? isAddressed(phrase) : !isFree(phrase) || j > verb + 1 && hasSubject(parse, verb, j)
            else {
                continue
            }
            guard let teller = reader.read(s, j, limit: end).first, teller.kind == .outlet || phrase.kind != .person else { continue }
            var outlet = teller
            outlet.kind = .outlet
            return outlet
        }
        return nil
    }

    /// `في تصريح لقناة …، قال`: the words of where it was said may stand before the verb.
    private func statementStart(_ parse: SentenceParse, _ verb: Int) -> Int {
        let start = (max(verb - 7, 0)..<verb).last { item in
            guard case .marker("statement") = parse.items[item].kind else { return false }
            return true
        }
        return start ?? verb + 1
    }

    /// `أبلغ مسؤول رويترز`: an outlet behind the subject is whom he told.
    private func hasSubject(_ parse: SentenceParse, _ verb: Int, _ outlet: Int) -> Bool {
        guard let first = parse.phrase(verb + 1), first.kind == .person, first.governor == .none else { return false }
        return !(parse.phrase(outlet)?.isConjunct ?? true)
    }

    /// Who put a document out that now shows something (`بث التنظيم شريطا يظهر …`).
    private func author(_ s: Int, _ parse: SentenceParse, _ document: Int, _ memory: TellerMemory) -> Teller? {
        var i = document - 1
        while i >= 0, document - i < 9 {
            if case .verb = parse.items[i].kind {
                guard manner(parse.items[i].tokens.lowerBound) == .publish else { return nil }
                let scanner = ClauseScanner(context: context, parse: parse)
                let subject = scanner.right(of: i).free.first { $0 < document } ?? scanner.left(of: i).subject
                return subject.flatMap { reader.read(s, $0, limit: document).first }
            }
            i -= 1
        }
        return nil
    }

    private func notePublisher(_ s: Int, _ parse: SentenceParse, _ scanner: ClauseScanner, _ i: Int, _ memory: inout TellerMemory) {
        guard let first = scanner.right(of: i).free.first, let phrase = parse.phrase(first), reader.mayTell(phrase), !reader.isDocument(phrase) else { return }
        let author = reader.read(s, first, limit: parse.items.count)
        memory.note(author, s)
        let put = ((first + 1)..<min(first + 6, max(parse.items.count, first + 1))).first { n in
            parse.phrase(n).map { reader.isDocument($0) && $0.governor == .none } ?? false
        }
        guard let put, let document = reader.read(s, put, limit: parse.items.count).first else { return }
        memory.noteDocument([document] + author, s)
    }

    /// `قال الجيش في بيان`: the statement is known from then on as the army's.
    private func noteStatement(_ s: Int, _ parse: SentenceParse, _ i: Int, _ opening: Opening, _ tellers: [Teller], _ memory: inout TellerMemory) {
        guard let author = tellers.last else { return }
        for item in parse.items[i..<max(i, opening.item)] {
            guard case .marker("statement") = item.kind, let token = item.tokens.first(where: { markers.isDocument(context.stemKey($0)) }) else { continue }
            memory.noteDocument([document(token), author], s)
        }
    }

    // MARK: What is told

    /// Where the speech begins behind a verb of telling: أن, a colon, a quotation, or an event noun as object.
    func opening(_ parse: SentenceParse, _ i: Int, relays: Bool = false) -> Opening? {
        var j = i + 1
        var inRelative = false
        while j < parse.items.count, j - i < 24 {
            switch parse.items[j].kind {
            case .subordinator where !inRelative || !isSaying(parse, j - 1) && !isSaying(parse, max(j - 2, 0)), .colon:
                return Opening(item: j, token: parse.items[j].tokens.upperBound, isNominal: false)
            case .openQuote:
                if quoteIsSpeech(parse, j) { return Opening(item: j, token: parse.items[j].tokens.upperBound, isNominal: false) }
                if text.tokens[parse.items[j].tokens.lowerBound].code == 0x28 { j = closing(parse, j) }
            case .phrase(let p):
                if let quoted = quotationInside(parse, j) { return Opening(item: j, token: quoted, isNominal: false) }
                if parse.phrases[p].isEvent, !inRelative, isObject(parse, j), !putsOut(parse, j) {
                    if isOwnDeed(parse.phrases[p]) { return nil }
                    return Opening(item: j, token: parse.items[j].tokens.lowerBound, isNominal: true)
                }
                if j > i + 1, isSayingParticiple(parse.phrases[p]) { return directly(parse, j + 1) }
            case .relative: inRelative = true
            case .comma: inRelative = false
            // `قال مسؤول، طلب عدم ذكر اسمه، إن`: a clause between commas about who tells.
            case .verb where relays && isSaying(parse, j): break
            case .verb where j == i + 1 && !parse.items[j].hasConjunction: break
            case .verb where j > i + 2 && isComma(parse, j - 1) && !parse.items[j].hasConjunction: inRelative = true
            case .verb where !inRelative: return nil
            case .particle where j > i + 1 && isAssertion(parse, j): return Opening(item: j, token: parse.items[j].tokens.upperBound, isNominal: false)
            case .stop where text.tokens[parse.items[j].tokens.lowerBound].code == 0x2E: return nil
            default: break
            }
            j += 1
        }
        return nil
    }

    /// Token behind a quotation mark that opens inside a phrase and does not close there (`على تويتر "المملكة …`).
    private func quotationInside(_ parse: SentenceParse, _ item: Int) -> Int? {
        let tokens = parse.items[item].tokens
        guard let open = tokens.dropFirst().first(where: { NameQuote.opens(text, $0) }), !tokens.contains(where: { $0 > open && NameQuote.closes(text, $0) }),
            quoteIsSpeech(parse, item)
        else { return nil }
        return open + 1
    }

    /// `إحصائية نشرها المركز`: a verb of putting out that was read as a noun says whose the document is.
    private func putsOut(_ parse: SentenceParse, _ item: Int) -> Bool {
        guard item > 0, let phrase = parse.phrase(item), phrase.tokens.count == 1, let before = parse.phrase(item - 1), reader.isDocument(before) else {
            return false
        }
        return reader.isPublishing(phrase.head)
    }

    private func isComma(_ parse: SentenceParse, _ item: Int) -> Bool {
        if case .comma = parse.items[item].kind { return true }
        return false
    }

    /// `لقد`, which opens a sentence of its own.
    private func isAssertion(_ parse: SentenceParse, _ item: Int) -> Bool {
        note(parse.items[item]) == "perfective" && text.tokens[parse.items[item].tokens.lowerBound].key == Self.assertion
    }

    private static let assertion = WordKey.of("\u{0644}\u{0642}\u{062F}")

    /// `نقلت الوكالة عن تقارير تفيد بأن`: a verb of saying between the relayed and what is told.
    private func isSaying(_ parse: SentenceParse, _ item: Int) -> Bool {
        !ClauseScanner(context: context, parse: parse).verbClass(item).isDisjoint(with: [.say, .sayMore])
    }

    /// Item of the mark that closes a parenthesis.
    private func closing(_ parse: SentenceParse, _ open: Int) -> Int {
        parse.items.indices.first { k in
            guard k > open, case .closeQuote = parse.items[k].kind else { return false }
            return true
        } ?? open
    }

    /// `قائلا:`, `قائلا إن`: what is told begins right behind.
    private func directly(_ parse: SentenceParse, _ item: Int) -> Opening? {
        guard item < parse.items.count else { return nil }
        switch parse.items[item].kind {
        case .colon, .subordinator, .openQuote: return Opening(item: item, token: parse.items[item].tokens.upperBound, isNominal: false)
        default: return nil
        }
    }

    /// `أعلن مسؤوليته`: verb and noun together are the deed of who speaks, not something that he tells.
    private func isOwnDeed(_ parse: SentenceParse, _ i: Int) -> Bool {
        let token = parse.items[i].tokens.lowerBound
        guard let reading = text.reading(token) else { return false }
        let frames = context.knowledge.frames
        let end = min(token + 5, text.sentences[parse.sentence].tokens.upperBound)
        return frames.triggers(reading.lexeme).contains { trigger in
            trigger.shape == .verb && !trigger.with.isEmpty && Self.ownDeeds.contains(frames.rules[Int(trigger.rule)].type.rawValue)
                && ((token + 1)..<max(token + 1, end)).contains { TriggerFinder.matches(text, context.knowledge.lexicon, $0, trigger.with) }
        }
    }

    private static let ownDeeds: Set<String> = ["responsibility", "accusation", "threat", "pledge"]

    /// `ينتظر أن تكشف التحقيقات`: a verb right behind أن is supposed, and tells nothing.
    private func opensSupposition(_ parse: SentenceParse, _ i: Int) -> Bool {
        guard i > 0, case .subordinator = parse.items[i - 1].kind, parse.items[i - 1].tokens.count == 1 else { return false }
        let token = parse.items[i].tokens.lowerBound
        return text.reading(token)?.inflection.tense == .present && text.reading(token - 1)?.enclitic == Enclitic.none
    }

    /// The noun is the deed of who speaks, not what he tells.
    private func isOwnDeed(_ phrase: Phrase) -> Bool {
        guard let reading = text.reading(phrase.head) else { return false }
        let frames = context.knowledge.frames
        return frames.triggers(reading.lexeme).contains { $0.shape == .noun && Self.ownDeeds.contains(frames.rules[Int($0.rule)].type.rawValue) }
    }

    /// بـ, as in `أفادت تقارير بقتل` (reports spoke of the killing).
    private static let lam = WordKey.of("\u{0644}").bits
    private static let beh = WordKey.of("\u{0628}").bits

    /// An event noun is what is told when it is the object, or stands behind عن, إلى, على, بـ; not inside another phrase (`خلال إعلانه`).
    private func isObject(_ parse: SentenceParse, _ item: Int) -> Bool {
        guard let phrase = parse.phrase(item) else { return false }
        switch phrase.governor {
        case .none: return true
        case .construct: return item > 0 && parse.phrase(item - 1) != nil && isObject(parse, item - 1)
        case .marker: return false
        case .preposition(let key, let note):
            if key == Self.lam { return item > 0 && parse.phrase(item - 1).map { $0.governor == .none && !$0.isEvent && $0.isDefinite } ?? false }
            return key == Self.beh || note == "about" || note == "on" || note == "to"
        }
    }

    /// What a denial is about begins behind who denies (`نفى المتحدث صحة الأنباء عن سيطرة …`).
    private func behindSubject(_ parse: SentenceParse, _ i: Int) -> Opening? {
        var j = i + 1
        while j < parse.items.count, j - i < 6 {
            if let p = parse.phraseIndex(j), reader.isTeller(parse.phrases[p]), isFree(parse.phrases[p]) {
                return Opening(item: j + 1, token: parse.items[j].tokens.upperBound, isNominal: true)
            }
            j += 1
        }
        return nil
    }

    /// A quotation of more than four words is speech; a shorter one is a name or a word set apart.
    private func quoteIsSpeech(_ parse: SentenceParse, _ j: Int) -> Bool {
        var words = 0
        for item in parse.items[(j + 1)...] {
            if case .closeQuote = item.kind { return words > 4 }
            words += item.tokens.count
        }
        return true
    }

    /// A direct quotation ends what is told; so does a quotation behind أن that a contrast follows.
    private func end(_ parse: SentenceParse, _ opening: Opening, _ range: Range<Int>) -> Int {
        var j = opening.item
        if case .subordinator = parse.items[j].kind { j += 1 }
        if j < parse.items.count, case .colon = parse.items[j].kind { j += 1 }
        guard j < parse.items.count, case .openQuote = parse.items[j].kind else { return range.upperBound }
        let isDirect = opening.item == j || opening.item + 1 == j && !isSubordinator(parse, opening.item)
        var depth = 0
        for k in (j + 1)..<max(j + 1, parse.items.count) {
            if case .openQuote = parse.items[k].kind { depth += 1 }
            guard case .closeQuote = parse.items[k].kind else { continue }
            if depth > 0 {
                depth -= 1
                continue
            }
            var next = k + 1
            if next < parse.items.count, case .comma = parse.items[next].kind { next += 1 }
            let isApart = next > k + 1 && parse.items[k].tokens.lowerBound - parse.items[j].tokens.lowerBound > 5
            return isDirect || isApart ? parse.items[k].tokens.lowerBound : range.upperBound
        }
        return range.upperBound
    }

    private func isSubordinator(_ parse: SentenceParse, _ item: Int) -> Bool {
        if case .subordinator = parse.items[item].kind { return true }
        return false
    }

    // MARK: مؤكدا أن، إعلان الجيش مقتل

    /// An active participle of a verb of saying, indefinite, as it hangs on a sentence (`مؤكدا أن`, affirming that).
    func isSayingParticiple(_ phrase: Phrase) -> Bool {
        guard !phrase.isDefinite, phrase.governor == .none, phrase.tokens.count == 1, phrase.name < 0 else { return false }
        return text.allReadings(phrase.head).contains { reading in
            let verbClass = context.knowledge.lexicon.lexeme(reading.lexeme)?.verbClass ?? []
            return reading.partOfSpeech == .activeParticiple && !verbClass.isDisjoint(with: [.say, .sayMore])
        }
    }

    /// Who speaks on is who spoke before in the sentence, or its first subject, or the last teller.
    func participle(_ s: Int, _ parse: SentenceParse, _ i: Int, _ range: Range<Int>) -> Telling? {
        guard let opening = opening(parse, i), opening.token < range.upperBound else { return nil }
        let start = parse.items[i].tokens.lowerBound
        var telling = Telling(
            form: .goesOn, start: start, content: opening.token..<end(parse, opening, range), words: start..<opening.token, isJoined: true,
            isNominal: opening.isNominal, because: "speech.participle")
        telling.tellers = firstSubject(s, parse, before: i)
        return telling
    }

    private func firstSubject(_ s: Int, _ parse: SentenceParse, before end: Int) -> [Teller] {
        for (i, item) in parse.items.enumerated() where i < end {
            guard case .verb = item.kind else { continue }
            let window = ClauseScanner(context: context, parse: parse).right(of: i)
            guard let first = window.free.first, first < end, let p = parse.phraseIndex(first), reader.isTeller(parse.phrases[p]) else { return [] }
            return reader.read(s, first, limit: end)
        }
        return []
    }

    /// `إعلان`, `تأكيد` as a noun.
    func isSayingNoun(_ phrase: Phrase) -> Bool {
        guard let reading = text.reading(phrase.head), reading.partOfSpeech == .masdar || reading.partOfSpeech == .noun,
            let lexeme = context.knowledge.lexicon.lexeme(reading.lexeme), lexeme.verbClass.contains(.say)
        else { return false }
        return true
    }

    /// `بعد إعلان الجيش مقتل …` (after the army's announcement of the killing of …).
    func announcement(_ s: Int, _ parse: SentenceParse, _ i: Int, _ range: Range<Int>, _ memory: TellerMemory) -> Telling? {
        guard let phrase = parse.phrase(i) else { return nil }
        var tellers: [Teller] = []
        var event = i + 1
        if phrase.pronoun.isThirdPerson {
            tellers = memory.last
        } else if phrase.tokens.upperBound > phrase.head + 1 {
            if let inner = reader.complement(s, i) { tellers = [inner] }
        } else if let next = parse.phrase(event), next.tokens.lowerBound == phrase.tokens.upperBound, reader.isTeller(next), !next.isEvent {
            tellers = reader.read(s, event, limit: event + 1)
            event += 1
        }
        if event < parse.items.count, case .preposition = parse.items[event].kind { event += 1 }
        guard !tellers.isEmpty, let told = parse.phrase(event), told.isEvent, isObject(parse, event) else { return nil }
        let start = parse.items[i].tokens.lowerBound
        let stop = parse.items[event...].first { item in
            switch item.kind {
            case .comma, .dash: true
            default: false
            }
        }
        let words = start..<parse.items[event].tokens.lowerBound
        return Telling(
            form: .leading, start: start, content: words.upperBound..<max(words.upperBound, stop?.tokens.lowerBound ?? range.upperBound), tellers: tellers,
            words: words, isNominal: true, because: "speech.announcement")
    }
}
