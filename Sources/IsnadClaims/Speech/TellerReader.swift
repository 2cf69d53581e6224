import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// Reads tellers out of phrases: names, anonymous tellers with the words that describe them, documents with their authors.
struct TellerReader {
    let context: DocumentContext
    let outlet: OwnOutlet
    private let namer: Namer
    private let offices: OfficeBook
    private var text: AnalyzedText { context.text }
    private var markers: Markers { context.knowledge.markers }

    init(_ context: DocumentContext) {
        self.context = context
        namer = Namer(context: context)
        outlet = OwnOutlet(context)
        offices = OfficeBook(context, namer)
    }

    // MARK: Who can tell

    func isTeller(_ phrase: Phrase) -> Bool {
        switch phrase.kind {
        case .person, .force, .outlet, .document: return true
        case .time, .weapon, .vehicle, .money, .event: return isKnown(phrase)
        case .building: return isKnown(phrase)
        case .place: return phrase.name < 0 ? isKnown(phrase) : isBarePlace(phrase)
        case .other: return phrase.name >= 0 || isKnown(phrase)
        }
    }

    /// The bare word without the alef of the accusative (`شريطا` is `شريط`).
    private func baseKey(_ token: Int) -> WordKey {
        let key = context.stemKey(token)
        guard let lexeme = context.lexeme(token), lexeme.accusative == key else { return key }
        return lexeme.lemma
    }

    /// A word of the tables of anonymous tellers and documents.
    private func isKnown(_ phrase: Phrase) -> Bool {
        markers.isAnonymous(baseKey(phrase.head)) || markers.isDocument(baseKey(phrase.head))
    }

    /// `وفق الخطة` (according to plan): the word behind says how, and nobody tells.
    func isMeasure(_ phrase: Phrase) -> Bool { phrase.kind != .person && markers.isMeasure(baseKey(phrase.head)) }

    private func isBarePlace(_ phrase: Phrase) -> Bool { phrase.tokens.count == 1 && phrase.governor == .none }

    /// Behind a verb of telling with أن any noun that is no time tells, places and words of no list too (`أكد المركز أن`).
    func mayTell(_ phrase: Phrase) -> Bool {
        switch phrase.kind {
        case .time, .weapon, .vehicle, .money: false
        case .event: !phrase.isEvent
        case .other where phrase.name < 0 && text.reading(phrase.head)?.partOfSpeech == .masdar: isKnown(phrase)
        case .other where phrase.name < 0 && phrase.tokens.count == 1 && isManner(phrase): isKnown(phrase)
        default: phrase.pronoun == .none && !phrase.isEvent || phrase.name >= 0 || isKnown(phrase)
        }
    }

    /// An adverb or adjective by itself (`سلفا`, beforehand). A word that no table knows may be somebody's name.
    private func isManner(_ phrase: Phrase) -> Bool {
        guard !phrase.isDefinite, let reading = text.reading(phrase.head), let lexeme = context.lexeme(phrase.head) else { return false }
        if lexeme.kind == .nationality { return false }
        return reading.partOfSpeech == .adjective || lexeme.accusative == context.stemKey(phrase.head)
    }

    private static let personal: Set<Note> = [.source, .official, .military, .witness, .expert, .activist]

    // MARK: Reading

    /// Tellers of a phrase and of those listed with it, nearest first; the document's own outlet is left out.
    /// - Parameter limit: item at which the words of the teller end at the latest.
    func read(_ s: Int, _ item: Int, limit: Int) -> [Teller] {
        let parse = context.parses[s]
        guard let phrase = parse.phrase(item) else { return [] }
        let list = joined(parse, item, limit)
        if isDocument(phrase), markers.documentNote(baseKey(phrase.head)) != .online {
            let told = document(s, parse, item, limit)
            if told.count != 1 || list.count == 1 { return told }
        }
        guard var first = one(s, parse, item, limit) else { return [] }
        for member in list.dropFirst() {
            guard let next = one(s, parse, member, limit), next.participant.name != first.participant.name else { continue }
            let span = first.participant.span.union(next.participant.span)
            first.participant = Participant(
                text: text.script.string(span), span: span, name: first.participant.name + " " + outlet.and + next.participant.name,
                kind: first.participant.kind)
            first.isPlural = true
        }
        return [first]
    }

    /// A teller and those joined to it by و (`تقارير محلية والمرصد`).
    private func joined(_ parse: SentenceParse, _ item: Int, _ limit: Int) -> [Int] {
        var found = [item]
        var i = item + 1
        while i < min(limit, parse.items.count) {
            switch parse.items[i].kind {
            case .phrase(let p):
                let phrase = parse.phrases[p]
                guard phrase.isConjunct, parse.items[i].hasConjunction, !phrase.isEvent,
                    phrase.governor == .none || phrase.governor == parse.phrase(item)?.governor,
                    isTeller(phrase)
                else { return found }
                found.append(i)
            case .closeQuote, .openQuote: break
            default: return found
            }
            i += 1
        }
        return found
    }

    private func one(_ s: Int, _ parse: SentenceParse, _ item: Int, _ limit: Int) -> Teller? {
        guard let p = parse.phraseIndex(item) else { return nil }
        let phrase = parse.phrases[p]
        let head = baseKey(phrase.head).bits
        var teller = Teller(participant: ownForm(namer.participant(s, p), phrase, parse), kind: kind(phrase, parse), head: head, isPlural: phrase.isPlural)
        if outlet.isOwn(teller.participant, parse, phrase) { return nil }
        teller.isPersonLike = teller.kind == .unnamed && Self.personal.contains(markers.anonymousNote(baseKey(phrase.head)) ?? .none)
        guard teller.kind == .unnamed || markers.documentNote(baseKey(phrase.head)) == .online || phrase.name < 0 && teller.kind != .document else {
            return teller
        }
        let words = described(parse, item, limit)
        if !phrase.isPlural, let person = offices.person(words, before: Int(text.tokens[words.lowerBound].start)) {
            teller.participant = person
            teller.kind = .person
        } else if words.upperBound != phrase.tokens.upperBound || words.lowerBound != phrase.core || phrase.name < 0 && !phrase.isDefinite {
            teller.participant = participant(words, from: teller.participant)
        }
        return teller
    }

    /// The fullest name where it says all that the words here say; else these words (`الجيش الروسي`, not `القوات الروسية`).
    private func ownForm(_ full: Participant, _ phrase: Phrase, _ parse: SentenceParse) -> Participant {
        guard phrase.name >= 0, phrase.head == parse.names[phrase.name].tokens.lowerBound, parse.names[phrase.name].kind != .person else { return full }
        let own = FullestNames.form(parse.names[phrase.name], text, context.knowledge)
        let (words, known) = (Folding.hashes(own), Folding.hashes(full.name))
        guard words.count > 1, !words.allSatisfy({ known.contains($0) }) else { return full }
        var kept = full
        kept.name = own
        return kept
    }

    private func kind(_ phrase: Phrase, _ parse: SentenceParse) -> Teller.Kind {
        if phrase.kind == .outlet || markers.anonymousNote(baseKey(phrase.head)) == .outlet { return .outlet }
        if phrase.name >= 0 {
            let name = parse.names[phrase.name]
            if name.kind == .person { return .person }
            if name.kind == .outlet, phrase.kind != .person { return .outlet }
            if phrase.head == name.tokens.lowerBound { return .body }
        }
        if phrase.kind == .document { return .document }
        if offices.isOffice(phrase.head) || phrase.kind == .person || markers.isAnonymous(baseKey(phrase.head)) { return .unnamed }
        return .body
    }

    /// The words of a run of tokens as a teller.
    private func participant(_ tokens: Range<Int>, from known: Participant) -> Participant {
        var start = Int(text.tokens[tokens.lowerBound].start) + Int(text.reading(tokens.lowerBound)?.leading ?? 0)
        if known.span.start > Int(text.tokens[tokens.lowerBound].start), known.span.start < Int(text.tokens[tokens.lowerBound].end) { start = known.span.start }
        let span = Span(start: start, end: Int(text.tokens[tokens.upperBound - 1].end))
        return Participant(text: text.script.string(span), span: span, name: PhraseText.string(text, tokens, from: start), kind: known.kind)
    }

    /// Whom the words behind a phrase's head name (`الجيش` of `إعلان الجيش`).
    func complement(_ s: Int, _ item: Int) -> Teller? {
        guard let p = context.parses[s].phraseIndex(item) else { return nil }
        let phrase = context.parses[s].phrases[p]
        let base = namer.participant(s, p)
        if phrase.name >= 0 {
            let name = context.parses[s].names[phrase.name]
            guard name.kind != .place, name.tokens.lowerBound > phrase.head else { return nil }
            let span = Span(start: Int(name.start), end: text.span(name.tokens).end)
            let made = Participant(text: text.script.string(span), span: span, name: context.fullest.form(name, text), kind: name.kind)
            return Teller(participant: made, kind: name.kind == .person ? .person : .body, head: context.stemKey(name.tokens.lowerBound).bits)
        }
        let rest = (phrase.head + 1)..<phrase.tokens.upperBound
        guard !rest.isEmpty, let kind = context.lexeme(rest.lowerBound)?.kind, kind == .force || kind.isPerson else { return nil }
        return Teller(participant: participant(rest, from: base), kind: .body, head: context.stemKey(rest.lowerBound).bits)
    }

    // MARK: Anonymous tellers

    /// The words that describe an anonymous teller: his phrase and what hangs on it by prepositions (`مسؤول في وزارة الصحة`), without
    /// whom he spoke to (`قال مسؤول لرويترز`).
    private func described(_ parse: SentenceParse, _ item: Int, _ limit: Int) -> Range<Int> {
        guard let phrase = parse.phrase(item) else { return parse.items[item].tokens }
        var end = trimmedEnd(phrase.core..<phrase.tokens.upperBound)
        guard end == phrase.tokens.upperBound else { return phrase.core..<end }
        var i = item + 1
        while i < limit, i < parse.items.count, end - phrase.core < 10 {
            switch parse.items[i].kind {
            case .preposition where joins(parse, i, limit), .marker(.benefit) where joins(parse, i, limit): break
            case .phrase(let p) where hangs(parse.phrases[p], parse, i):
                let own = parse.items[i].tokens
                let cut = trimmedEnd(own)
                if cut > own.lowerBound { end = cut }
                if cut < own.upperBound { return phrase.core..<end }
            case .openQuote, .closeQuote: break
            default: return phrase.core..<end
            }
            i += 1
        }
        return phrase.core..<end
    }

    /// عن parts the relayed origin from who relays; a phrase has to follow a preposition.
    private func joins(_ parse: SentenceParse, _ i: Int, _ limit: Int) -> Bool {
        guard i + 1 < limit, let next = parse.phrase(i + 1), next.kind != .time, next.kind != .outlet, !isOutletName(next, parse) else { return false }
        let note = context.lexeme(parse.items[i].tokens.lowerBound)?.note
        if note == .to, let before = parse.phrase(i - 1), before.isDefinite { return false }
        return note != .about && note != .citing && note != .according && note != .during && note != .after && note != .since
    }

    private func hangs(_ phrase: Phrase, _ parse: SentenceParse, _ i: Int) -> Bool {
        guard phrase.kind != .time, phrase.kind != .outlet, !parse.items[i].hasConjunction else { return false }
        switch phrase.governor {
        case .preposition(let key, let note):
            guard key == Self.lam else { return describes(phrase, note) }
            // `المركز الإعلامي للمنطقة`; not whom he spoke to (`للصحفيين`).
            let belongs = phrase.isDefinite && ![.person, .outlet, .time].contains(phrase.kind) && markers.anonymousNote(context.stemKey(phrase.head)) == nil
            return (phrase.name >= 0 || belongs) && !isOutletName(phrase, parse)
        case .none, .construct:
            let isAdjacent = parse.items[i - 1].tokens.upperBound == parse.items[i].tokens.lowerBound
            guard isAdjacent, phrase.kind != .person, !phrase.isEvent || phrase.governor == .construct, let before = parse.phrase(i - 1) else { return false }
            if before.kind == .place, phrase.kind == .place { return true }
            return !before.isDefinite && (phrase.isDefinite || phrase.name >= 0) && !isOutletName(phrase, parse)
        case .marker(let kind): return kind == .benefit
        }
    }

    /// Where somebody is from or whom they are of, not where or how they spoke (`في بيان`, `على ضرورة`).
    private func describes(_ phrase: Phrase, _ note: Note) -> Bool {
        if phrase.name >= 0 || phrase.kind == .place || phrase.kind == .force { return note != .to }
        if note == .from, phrase.isDefinite, phrase.kind == .person || phrase.isPlural { return true }
        // `بارتفاع` (of a rise) is told; `في الإعلام العسكري` (in the military press office) is where he sits.
        let isDeed = phrase.isEvent || text.reading(phrase.head)?.partOfSpeech == .masdar && (!phrase.isDefinite || phrase.tokens.count == 1)
        return note != .on && note != .to && !isDeed && !isDocument(phrase) && phrase.pronoun == .none
    }

    private func isOutletName(_ phrase: Phrase, _ parse: SentenceParse) -> Bool { phrase.name >= 0 && parse.names[phrase.name].kind == .outlet }

    private static let lam = WordKey.of("\u{0644}").bits

    /// `قوله` (his saying) opens what is told, an addressee ends who tells: both are no part of the teller.
    private func trimmedEnd(_ tokens: Range<Int>) -> Int {
        let end = min(tokens.upperBound + 3, text.tokens.count)
        for i in tokens.dropFirst() where text.tokens[i].kind == .arabic {
            if let marker = markers.longest(text, i, end), marker.kind == .saying || marker.kind == .addressee { return i }
        }
        return tokens.upperBound
    }

    // MARK: Documents

    func isDocument(_ phrase: Phrase) -> Bool {
        let key = baseKey(phrase.head)
        guard markers.isDocument(key) else { return false }
        return phrase.name < 0 || context.parses.isEmpty || phrase.kind != .person
    }

    /// A document and its author: `بيان للجيش`, `تقرير صادر عن المركز`, `صور نشرتها القوات`, `تقرير منظمة العفو`.
    private func document(_ s: Int, _ parse: SentenceParse, _ item: Int, _ limit: Int) -> [Teller] {
        guard let p = parse.phraseIndex(item) else { return [] }
        let phrase = parse.phrases[p]
        let key = baseKey(phrase.head)
        var own = phrase.core..<phrase.tokens.upperBound
        var author: Teller?
        if phrase.name >= 0, parse.names[phrase.name].tokens.lowerBound > phrase.head {
            let name = parse.names[phrase.name]
            own = phrase.core..<(name.title?.lowerBound ?? name.tokens.lowerBound)
            let span = Span(start: Int(name.start), end: text.span(name.tokens).end)
            let made = Participant(text: text.script.string(span), span: span, name: context.fullest.form(name, text), kind: name.kind)
            if name.kind != .place || own.isEmpty { author = Teller(participant: made, kind: .body, head: context.stemKey(name.tokens.lowerBound).bits) }
            if name.kind == .place { own = phrase.core..<phrase.tokens.upperBound }
        } else if let found = authorItem(parse, item, limit) {
            author = read(s, found, limit: limit).first { $0.kind != .document }
        } else if own.count > 1, let body = ((phrase.head + 1)..<own.upperBound).first(where: { context.lexeme($0)?.kind == .force }) {
            author = Teller(participant: participant(body..<own.upperBound, from: namer.participant(s, p)), kind: .body, head: context.stemKey(body).bits)
            own = own.lowerBound..<body
        }
        while own.count > 1, let last = own.last,
            markers.documentNote(baseKey(last)) == .issued || text.tokens[last].kind == .punctuation || isPublishing(last)
        {
            own = own.lowerBound..<(own.upperBound - 1)
        }
        if let author, markers.documentNote(key) == .words { return [author] }
        guard !own.isEmpty else { return author.map { [$0] } ?? [] }
        let base = namer.participant(s, p)
        let itself = Teller(
            participant: author == nil && own.upperBound == phrase.tokens.upperBound ? base : participant(own, from: base), kind: .document, head: key.bits)
        return [itself] + (author.map { [$0] } ?? [])
    }

    /// A document with its author that an earlier sentence spoke of (`صدر تقرير عن المركز`), for `التقرير`.
    func earlierDocument(_ s: Int, _ phrase: Phrase) -> [Teller]? {
        let key = baseKey(phrase.head)
        for t in stride(from: s - 1, through: max(0, s - 8), by: -1) {
            let parse = context.parses[t]
            for (i, item) in parse.items.enumerated() {
                guard case .phrase(let p) = item.kind, context.stemKey(parse.phrases[p].head) == key else { continue }
                let told = document(t, parse, i, parse.items.count)
                if told.count == 2 { return told }
            }
        }
        return nil
    }

    /// Behind ل or عن, or behind the verb that put the document out.
    private func authorItem(_ parse: SentenceParse, _ item: Int, _ limit: Int) -> Int? {
        let end = min(limit, parse.items.count)
        let next = skippingQuotes(parse, item + 1, end)
        guard next < end else { return nil }
        let hasVerb = parse.items[item].tokens.last.map { isPublishing($0) } ?? false
        switch parse.items[next].kind {
        case .phrase(let p):
            if hasVerb { return mayTell(parse.phrases[p]) ? next : nil }
            // `إحصائية نشرها المركز`: the verb read as a noun.
            if parse.phrases[p].tokens.count == 1, isPublishing(parse.phrases[p].head), next + 1 < end, let after = parse.phrase(next + 1), mayTell(after) {
                return next + 1
            }
            if case .preposition(let key, _) = parse.phrases[p].governor, key == Self.lam, isTeller(parse.phrases[p]) { return next }
            return parse.phrases[p].governor == .construct && isTeller(parse.phrases[p]) ? next : nil
        case .preposition:
            let after = skippingQuotes(parse, next + 1, end)
            guard after < end, let phrase = parse.phrase(after), mayTell(phrase) else { return nil }
            switch note(parse, next) {
            case .about: return endsWithIssued(parse, item) || isIssuedBefore(parse, item) ? after : nil
            case .from, .to: return isTeller(phrase) && phrase.name >= 0 ? after : nil
            default: return nil
            }
        case .verb: return authorBehindVerb(parse, next, end)
        default: return nil
        }
    }

    /// `نشرته القوات` (which the forces published), `صدر عن المركز` (which came from the centre).
    private func authorBehindVerb(_ parse: SentenceParse, _ verb: Int, _ end: Int) -> Int? {
        let token = parse.items[verb].tokens.lowerBound
        if isPublishing(token), text.reading(token)?.enclitic.isThirdPerson ?? false {
            let first = ClauseScanner(context: context, parse: parse).right(of: verb).free.first
            return first.flatMap { n in n < end && parse.phrase(n).map { mayTell($0) } ?? false ? n : nil }
        }
        guard verb + 2 < end, case .preposition = parse.items[verb + 1].kind, note(parse, verb + 1) == .about, let after = parse.phrase(verb + 2),
            mayTell(after)
        else { return nil }
        return verb + 2
    }

    private func skippingQuotes(_ parse: SentenceParse, _ from: Int, _ end: Int) -> Int {
        var i = from
        while i < end, case .openQuote = parse.items[i].kind { i += 1 }
        return i
    }

    /// A verb of putting out, in any reading: behind a noun the first reading may be a noun.
    func isPublishing(_ token: Int) -> Bool {
        text.allReadings(token).contains { reading in
            reading.partOfSpeech == .verb && reading.enclitic.isThirdPerson
                && context.knowledge.lexicon.facts(reading.lexeme).map { markers.tellings.manner($0.lemma) == .publish } ?? false
        }
    }

    /// `صدر تقرير عن`: the verb stands before the document.
    private func isIssuedBefore(_ parse: SentenceParse, _ item: Int) -> Bool {
        guard item > 0, case .verb = parse.items[item - 1].kind, let lexeme = context.lexeme(parse.items[item - 1].tokens.lowerBound) else { return false }
        return markers.tellings.manner(lexeme.lemma) == .issue
    }

    private func note(_ parse: SentenceParse, _ item: Int) -> Note { context.note(parse.items[item].tokens.lowerBound) }

    private func endsWithIssued(_ parse: SentenceParse, _ item: Int) -> Bool {
        parse.items[item].tokens.last.map { markers.documentNote(context.stemKey($0)) == .issued } ?? false
    }
}
