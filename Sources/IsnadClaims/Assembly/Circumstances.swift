import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// Place, time, number and reason of a candidate: what stands in its clause, else in its sentence.
struct Circumstances {
    let context: DocumentContext
    let namer: Namer
    private var text: AnalyzedText { context.text }

    // MARK: Place

    /// Place phrases of the clause; where it has none, those of the sentence.
    func places(_ c: Candidate) -> [(Int, Int)] {
        let inClause = placePhrases(c.sentence) { c.clause.contains($0.tokens.lowerBound) }
        guard inClause.isEmpty, !Self.ofWords.contains(c.rule.type.rawValue) else { return inClause }
        return placePhrases(c.sentence) { _ in true }
    }

    /// Deeds of words and allegiance: a place told elsewhere in the sentence is rarely theirs.
    private static let ofWords: Set<String> = [
        "publication", "accusation", "threat", "recruitment", "pledge", "leadership", "negotiation", "responsibility", "trial", "renunciation",
    ]

    func placePhrases(_ s: Int, _ accept: (Phrase) -> Bool) -> [(Int, Int)] {
        let phrases = context.parses[s].phrases
        return phrases.indices.filter { isPlace(phrases[$0], s) && accept(phrases[$0]) }.map { (s, $0) }
    }

    private func isPlace(_ phrase: Phrase, _ s: Int) -> Bool {
        guard phrase.kind == .place, phrase.name >= 0 || isNamedByShape(phrase) else { return false }
        switch phrase.governor {
        case .none: return true
        case .construct: return true
        case .marker: return false
        case .preposition(let key, let note):
            if key == Self.beh { return true }
            switch note {
            case "in", "near", "amid", "inside", "within", "on", "via", "to", "towards", "at", "infront",
                "from" where note != "from":
                return true
            default: return false
            }
        }
    }

    private static let beh = WordKey.of("\u{0628}").bits

    /// A place word with something behind it that no table knows (`بلدة X`).
    private func isNamedByShape(_ phrase: Phrase) -> Bool {
        guard phrase.tokens.upperBound - phrase.head > 1, phrase.pronoun == .none, !phrase.isDefinite || phrase.tokens.upperBound - phrase.head == 2,
            context.knowledge.markers.isCategory(context.stemKey(phrase.head)), !(text.reading(phrase.head)?.proclitics.contains(.article) ?? false),
            let next = text.reading(phrase.head + 1)
        else { return false }
        return next.partOfSpeech == .unknown || next.partOfSpeech == .name
    }

    // MARK: Time

    /// The nearest time of the clause, else one close by in the sentence; not that of the announcement.
    func time(_ c: Candidate, _ speech: [SpeechSegment]) -> TimeReference? {
        let telling = speech.filter { $0.tokens.contains(c.token) }.map(\.telling)
        let times = context.parses[c.sentence].times.filter { time in !time.isClock && !telling.contains { $0.contains(time.tokens.lowerBound) } }
        guard !times.isEmpty else { return nil }
        let inClause = times.filter { c.clause.contains($0.tokens.lowerBound) }
        let pool = inClause.isEmpty ? times.filter { near($0, c) } : inClause
        // A length of time (`١٢ ساعة`) dates nothing where a day is told too.
        let dated = pool.filter { !($0.isDuration && $0.start == nil) }
        guard let best = (dated.isEmpty ? pool : dated).min(by: { distance($0, c) < distance($1, c) }) else { return nil }
        let span = Span(start: Int(best.textStart), end: text.span(best.tokens).end)
        return TimeReference(start: best.start, end: best.end, text: text.script.string(span), span: span, precision: best.precision)
    }

    private func near(_ time: TimeMention, _ c: Candidate) -> Bool { distance(time, c) < 14 }

    private func distance(_ time: TimeMention, _ c: Candidate) -> Int {
        time.tokens.lowerBound >= c.tokens.upperBound ? time.tokens.lowerBound - c.tokens.upperBound : c.tokens.lowerBound - time.tokens.upperBound + 2
    }

    // MARK: Count

    func count(_ c: Candidate) -> Figure? {
        let parse = context.parses[c.sentence]
        if let number = c.number, parse.numbers.indices.contains(number), !parse.numbers[number].isOrdinal {
            return figure(c, parse, number)
        }
        if c.rule.family == "figure" { return share(c) ?? stated(c, parse) }
        return counted(c, parse)
    }

    private func figure(_ c: Candidate, _ parse: SentenceParse, _ number: Int) -> Figure? {
        let mention = parse.numbers[number]
        guard let holder = parse.phrases.first(where: { $0.number == number }) else { return nil }
        let tokens = mention.tokens.lowerBound..<max(holder.tokens.upperBound, mention.tokens.upperBound)
        let span = trimmed(mention.tokens.lowerBound < holder.tokens.lowerBound ? tokens : holder.tokens)
        return Figure(low: mention.low, high: mention.high, unit: unit(c, holder, mention), text: text.script.string(span), span: span)
    }

    /// The number that a measure states: the first behind it in the sentence (`قدر عدد المقاتلين بنحو 25 ألفا`).
    private func stated(_ c: Candidate, _ parse: SentenceParse) -> Figure? {
        guard
            let number = parse.numbers.indices.first(where: { n in
                let mention = parse.numbers[n]
                return mention.tokens.lowerBound >= c.tokens.upperBound && mention.tokens.lowerBound - c.tokens.upperBound < 16 && !mention.isOrdinal
            })
        else { return nil }
        return figure(c, parse, number)
    }

    /// `معظم`, `أغلب` (most): more than half.
    private func share(_ c: Candidate) -> Figure? {
        guard c.rule.type.rawValue == "share", text.allReadings(c.token).contains(where: { context.knowledge.lexicon.lexeme($0.lexeme)?.note == "most" })
        else { return nil }
        let span = text.span(c.tokens)
        return Figure(low: 51, high: nil, unit: "percent", text: text.script.string(span), span: span)
    }

    /// Duals count two; `أحد` (one of) counts one.
    private func counted(_ c: Candidate, _ parse: SentenceParse) -> Figure? {
        for filler in c.fillers[c.rule.countSlot] ?? [] {
            guard case .phrase(let s, let p) = filler.source, s == c.sentence else { continue }
            let phrase = parse.phrases[p]
            let isDual = isDual(phrase.head) && phrase.kind != .force && phrase.name < 0
            let isOne = context.lexeme(phrase.tokens.lowerBound)?.note == "one" && phrase.tokens.count > 1
            guard isDual || isOne else { continue }
            let span = trimmed(phrase.tokens)
            let n: Double = isOne ? 1 : 2
            return Figure(low: n, high: n, unit: unit(c, phrase, nil), text: text.script.string(span), span: span)
        }
        return nil
    }

    /// Only endings that no plural shares are read as dual: ـتان، ـتين, and ـان behind the lemma (`قتيلان`).
    private func isDual(_ token: Int) -> Bool {
        guard let reading = text.reading(token), reading.enclitic == .none, reading.inflection.number != .unknown else { return false }
        let codes = text.script.codes
        let end = Int(text.tokens[token].end)
        guard end - Int(text.tokens[token].start) > 4, codes[end - 1] == LetterCode.noon else { return false }
        let vowel = codes[end - 2]
        if codes[end - 3] == LetterCode.teh { return vowel == LetterCode.alef || vowel == LetterCode.yeh }
        guard vowel == LetterCode.alef, let lemma = context.lexeme(token)?.lemma else { return false }
        let bounds = Stem.bounds(text, token, reading)
        return WordKey.of(codes, bounds.lowerBound, bounds.upperBound - 2) == WordKey.of(lemma)
    }

    private func trimmed(_ tokens: Range<Int>) -> Span {
        var last = tokens.upperBound - 1
        while last > tokens.lowerBound, text.tokens[last].kind == .punctuation, text.tokens[last].code != 0x25 { last -= 1 }
        let lead = Int(text.reading(tokens.lowerBound)?.leading ?? 0)
        return Span(start: Int(text.tokens[tokens.lowerBound].start) + lead, end: Int(text.tokens[last].end))
    }

    private func unit(_ c: Candidate, _ phrase: Phrase, _ mention: NumberMention?) -> String {
        if mention?.isPercent ?? false { return "percent" }
        if !c.rule.unit.isEmpty { return c.rule.unit }
        let known = context.lexeme(phrase.head)?.unit ?? ""
        if !known.isEmpty { return known }
        if phrase.isEvent, c.shape != .person { return "event" }
        return phrase.kind == .place ? "locality" : "person"
    }

    // MARK: Reason

    /// What a marker of cause in the candidate's clause, or a verb of cause before it, gives as reason.
    func reasons(_ c: Candidate, _ filler: RoleFiller) -> [(span: Span, because: String)] {
        let parse = context.parses[c.sentence]
        var found: [(Span, String)] = []
        for (i, item) in parse.items.enumerated() where isReasonMarker(item) {
            guard item.tokens.lowerBound >= c.tokens.upperBound, isReachable(c, i, parse) else { continue }
            let from = item.tokens.upperBound
            let end = filler.clauseEnd(from: i)
            if from < end { found.append((trimmed(from..<end), "reason.marker")) }
            break
        }
        if found.isEmpty, let cause = cause(c, parse) { found.append((cause, "reason.verb-of-cause")) }
        return found
    }

    private func isReasonMarker(_ item: Item) -> Bool {
        switch item.kind {
        case .marker("reason"): return true
        case .preposition: return context.lexeme(item.tokens.lowerBound)?.note == "cause"
        case .subordinator: return context.lexeme(item.tokens.lowerBound)?.note == "because"
        default: return false
        }
    }

    /// No other clause stands between trigger and marker.
    private func isReachable(_ c: Candidate, _ marker: Int, _ parse: SentenceParse) -> Bool {
        guard marker - c.item < 16 else { return false }
        for i in (c.item + 1)..<max(c.item + 1, marker) {
            switch parse.items[i].kind {
            case .stop, .colon: return false
            case .verb where parse.items[i].hasConjunction: return false
            default: break
            }
        }
        return true
    }

    /// `أسفر القصف عن مقتل`: the subject of the verb of cause.
    private func cause(_ c: Candidate, _ parse: SentenceParse) -> Span? {
        guard let token = c.governorToken, context.lexeme(token)?.verbClass.contains(.cause) ?? false, let verb = parse.item(holding: token) else {
            return nil
        }
        for i in (verb + 1)..<max(verb + 1, c.item) {
            if let phrase = parse.phrase(i), phrase.governor == .none, phrase.kind != .time { return trimmed(phrase.tokens) }
        }
        var i = verb - 1
        while i >= 0, verb - i < 10 {
            if let phrase = parse.phrase(i), phrase.isEvent { return trimmed(phrase.tokens.lowerBound..<parse.items[verb].tokens.lowerBound) }
            if case .stop = parse.items[i].kind { return nil }
            i -= 1
        }
        return nil
    }
}
