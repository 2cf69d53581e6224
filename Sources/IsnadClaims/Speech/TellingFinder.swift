import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// Finds the tellings of a sentence: who tells, in which words, and where what is told begins.
struct TellingFinder {
    let context: DocumentContext
    let reader: TellerReader
    var text: AnalyzedText { context.text }
    var markers: Markers { context.knowledge.markers }

    init(_ context: DocumentContext) {
        self.context = context
        reader = TellerReader(context)
    }

    /// Tellings in the order of the sentence.
    func find(_ s: Int, _ memory: inout TellerMemory) -> [Telling] {
        let parse = context.parses[s]
        let range = text.sentences[s].tokens
        var found: [Telling] = []
        if let headline = headline(s, parse, range, memory) { found.append(headline) }
        if let more = saysOn(s, parse, range, memory) { found.append(more) }
        for (i, item) in parse.items.enumerated() {
            switch item.kind {
            case .marker(.according), .marker(.citing), .marker(.quoted):
                if let telling = attribution(s, parse, i, range, memory) { found.append(telling) }
            case .preposition where isCiting(note(item)):
                if let telling = attribution(s, parse, i, range, memory) { found.append(telling) }
            case .verb:
                if let telling = reporting(s, parse, i, range, &memory) { found.append(telling) }
            case .phrase(let p) where isSayingParticiple(parse.phrases[p]):
                if let telling = participle(s, parse, i, range) { found.append(telling) }
            case .phrase(let p) where isSayingNoun(parse.phrases[p]):
                if let telling = announcement(s, parse, i, range, memory) { found.append(telling) }
            default: break
            }
        }
        return found.filter { telling in
            if telling.because == "speech.own-words", found.count > 1 { return false }
            // «نقلا عن» between a verb of telling and what is told belongs to that telling.
            // So does a verb in the words that say who tells (`المسؤول الذي تحدث …`).
            return !found.contains {
                $0.form == .leading && $0.words.contains(telling.start) && $0.start < telling.start && $0.words.lowerBound < telling.words.lowerBound
            }
        }
    }

    func note(_ item: Item) -> Note { context.note(item.tokens.lowerBound) }

    /// A preposition behind which the teller stands.
    func isCiting(_ note: Note) -> Bool { note == .according || note == .citing }

    func manner(_ token: Int) -> TellingVerbs.Manner? {
        if let written = markers.tellings.manner(text.tokens[token].key), written == .impersonal { return written }
        return context.lexeme(token).flatMap { markers.tellings.manner($0.lemma) }
    }

    func isFree(_ phrase: Phrase) -> Bool { phrase.governor == .none || phrase.governor == .construct || phrase.governor == .marker(.aside) }

    // MARK: Known again

    /// The tellers of a phrase, those of before where it only points back to them.
    func tellers(_ s: Int, _ item: Int, _ limit: Int, _ memory: TellerMemory, goesOn: Bool = false) -> [Teller] {
        let found = reader.read(s, item, limit: limit)
        guard found.count == 1, let only = found.first, let phrase = context.parses[s].phrase(item) else { return found }
        let isBare = isBare(phrase, only)
        if let known = memory.recall(only, isBare: isBare, goesOn: goesOn) { return known }
        return isBare && only.kind == .document ? reader.earlierDocument(s, phrase) ?? found : found
    }

    /// A definite noun alone or with an adjective, that no name explains (`المصدر`, `المصدر ذاته`, `المصادر الميدانية`).
    private func isBare(_ phrase: Phrase, _ teller: Teller) -> Bool {
        guard phrase.name < 0, phrase.isDefinite, phrase.pronoun == .none, teller.kind == .unnamed || teller.kind == .document else { return false }
        return phrase.tokens.upperBound - phrase.head <= 2 && teller.participant.span.end <= Int(text.tokens[phrase.tokens.upperBound - 1].end)
    }

    /// A sentence that begins with `وأن` goes on with what the one before told.
    private func saysOn(_ s: Int, _ parse: SentenceParse, _ range: Range<Int>, _ memory: TellerMemory) -> Telling? {
        guard s - memory.lastSentence == 1, let first = parse.items.first, case .subordinator = first.kind, first.hasConjunction else { return nil }
        return Telling(
            form: .goesOn, start: range.lowerBound, content: first.tokens.upperBound..<range.upperBound, tellers: memory.last, words: first.tokens,
            because: "speech.same-teller-goes-on")
    }

    // MARK: «X: Y» of headlines

    /// A headline that begins with who tells and a colon.
    private func headline(_ s: Int, _ parse: SentenceParse, _ range: Range<Int>, _ memory: TellerMemory) -> Telling? {
        guard let colon = parse.items.firstIndex(where: { if case .colon = $0.kind { true } else { false } }), colon > 0, colon < 7,
            text.sentences[s].isTitle || s == 0, let first = parse.items.indices.first(where: { parse.phrase($0) != nil }), first < 2,
            let phrase = parse.phrase(first), phrase.kind != .place, reader.isTeller(phrase), !phrase.isEvent
        else { return nil }
        for item in parse.items[0..<colon] { if case .verb = item.kind { return nil } }
        let tellers = tellers(s, first, colon, memory)
        let start = parse.items[colon].tokens.upperBound
        guard !tellers.isEmpty, start < range.upperBound else { return nil }
        return Telling(
            form: .leading, start: range.lowerBound, content: start..<range.upperBound, tellers: tellers, words: range.lowerBound..<start,
            because: "speech.headline")
    }

    // MARK: بحسب، وفقا لـ، نقلا عن

    private func attribution(_ s: Int, _ parse: SentenceParse, _ i: Int, _ range: Range<Int>, _ memory: TellerMemory) -> Telling? {
        if let own = ownWords(s, parse, i, range, memory) { return own }
        var j = i + 1
        var hasVerb = false
        while j < parse.items.count, j - i < 7 {
            switch parse.items[j].kind {
            case .phrase(let p) where reader.isMeasure(parse.phrases[p]): return nil
            case .phrase(let p) where reader.isTeller(parse.phrases[p]) || j == i + 1 && reader.mayTell(parse.phrases[p]):
                let end = tellingEnd(parse, j)
                var tellers = tellers(s, j, readingEnd(parse, j, end), memory)
                if let origin = origin(s, parse, i, j, end) { tellers += origin }
                if let through = through(s, parse, i, j, end) { tellers.insert(through, at: 0) }
                guard !tellers.isEmpty else { return nil }
                let last = end < parse.items.count ? parse.items[end].tokens.lowerBound : range.upperBound
                let words = parse.items[i].tokens.lowerBound..<max(last, parse.items[i].tokens.upperBound)
                return Telling(
                    form: .according, start: words.lowerBound, content: besideScope(parse, i, end, range), tellers: tellers, words: words,
                    because: "speech.according-to")
            case .verb:
                hasVerb = true
                j += 1
            case .openQuote, .preposition, .relative, .adverb, .marker, .phrase: j += 1
            case .comma where hasVerb: j += 1
            default: return nil
            }
        }
        return nil
    }

    /// `على حد قوله`, `بحسب تعبيرهم`: whoever told last.
    private func ownWords(_ s: Int, _ parse: SentenceParse, _ i: Int, _ range: Range<Int>, _ memory: TellerMemory) -> Telling? {
        guard case .marker(.quoted) = parse.items[i].kind, let last = parse.items[i].tokens.last, text.reading(last)?.enclitic.isThirdPerson ?? false,
            s - memory.lastSentence <= 2, !memory.last.isEmpty
        else { return nil }
        let words = parse.items[i].tokens
        return Telling(form: .according, start: words.lowerBound, content: range, tellers: memory.last, words: words, because: "speech.own-words")
    }

    /// `بحسب ما نقلت الصحيفة عن مسؤول`: the origin stands behind عن.
    private func origin(_ s: Int, _ parse: SentenceParse, _ marker: Int, _ teller: Int, _ end: Int) -> [Teller]? {
        let relays = parse.items[marker..<teller].contains { item in item.tokens.contains { manner($0) == .relay } }
        guard relays else { return nil }
        for k in (teller + 1)..<max(teller + 1, end) {
            guard case .preposition = parse.items[k].kind, note(parse.items[k]) == .about, k + 1 < end, parse.phrase(k + 1) != nil else { continue }
            return reader.read(s, k + 1, limit: end)
        }
        return nil
    }

    /// The outlet through which it reached this one: before `نقلا عن` (`التلفزيون نقلا عن مصدر`), or behind ل (`قالت زوجته لوسائل إعلام`).
    private func through(_ s: Int, _ parse: SentenceParse, _ marker: Int, _ teller: Int, _ end: Int) -> Teller? {
        let isCiting = if case .marker(.citing) = parse.items[marker].kind { true } else { note(parse.items[marker]) == .citing }
        if isCiting {
            guard marker > 0, let before = parse.phrase(marker - 1), before.governor == .none, before.kind != .time, !before.isEvent, before.isDefinite,
                reader.mayTell(before)
            else { return nil }
            var relaying = reader.read(s, marker - 1, limit: marker).first
            if relaying?.kind != .document { relaying?.kind = .outlet }
            return relaying
        }
        for k in (teller + 1)..<max(teller + 1, end) {
            guard let phrase = parse.phrase(k), isAddressed(phrase) else { continue }
            return reader.read(s, k, limit: end).first { $0.kind == .outlet }
        }
        return nil
    }

    static let lam = WordKey.of("\u{0644}").bits

    /// Behind ل: whom a teller spoke to.
    func isAddressed(_ phrase: Phrase) -> Bool {
        if case .preposition(let key, _) = phrase.governor { return key == Self.lam }
        return false
    }

    /// Item behind the teller: the next comma, verb or colon.
    private func tellingEnd(_ parse: SentenceParse, _ teller: Int) -> Int {
        var j = teller + 1
        while j < parse.items.count {
            switch parse.items[j].kind {
            case .comma, .stop, .verb, .colon, .dash, .conjunction, .subordinator: return j
            default: j += 1
            }
        }
        return j
    }

    /// A document's author may stand behind a verb (`إحصائية نشرها المركز`).
    private func readingEnd(_ parse: SentenceParse, _ teller: Int, _ end: Int) -> Int {
        guard let phrase = parse.phrase(teller), reader.isDocument(phrase), end < parse.items.count, case .verb = parse.items[end].kind else { return end }
        return tellingEnd(parse, end)
    }

    /// The whole sentence; set between dashes, the clause that it stands in.
    private func besideScope(_ parse: SentenceParse, _ marker: Int, _ end: Int, _ range: Range<Int>) -> Range<Int> {
        guard marker > 0, end < parse.items.count, case .dash = parse.items[marker - 1].kind, case .dash = parse.items[end].kind else { return range }
        var from = marker - 1
        while from > 0 {
            if case .verb = parse.items[from].kind { break }
            from -= 1
        }
        var to = end + 1
        while to < parse.items.count {
            if case .comma = parse.items[to].kind { break }
            to += 1
        }
        let last = to < parse.items.count ? parse.items[to].tokens.lowerBound : range.upperBound
        return parse.items[from].tokens.lowerBound..<last
    }
}
