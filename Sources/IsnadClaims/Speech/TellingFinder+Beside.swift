import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// Tellings that are no plain verb with its subject: participles, nouns of announcing, documents, verbs behind what they tell.
extension TellingFinder {
    /// A verb of saying without what is told: from it only follows who goes on speaking.
    func speaking(_ s: Int, _ parse: SentenceParse, _ scanner: ClauseScanner, _ i: Int, _ memory: TellerMemory) -> Telling? {
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
    func confirming(_ s: Int, _ parse: SentenceParse, _ scanner: ClauseScanner, _ i: Int, _ range: Range<Int>, _ memory: TellerMemory) -> Telling? {
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
    func behindQuotation(_ s: Int, _ parse: SentenceParse, _ scanner: ClauseScanner, _ i: Int, _ range: Range<Int>, _ memory: TellerMemory) -> Telling? {
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

    func isQuotation(_ parse: SentenceParse, _ item: Int) -> Bool {
        if case .closeQuote = parse.items[item].kind { return true }
        return false
    }

    /// `… في المدينة، تقول الصحيفة.`: verb and teller close the sentence.
    func endsSentence(_ parse: SentenceParse, _ verb: Int, _ subject: Int) -> Bool {
        guard text.reading(parse.items[verb].tokens.lowerBound)?.inflection.tense == .present, verb > 3 else { return false }
        switch parse.items[verb - 1].kind {
        case .phrase, .comma, .adverb: break
        default: return false
        }
        guard subject + 1 < parse.items.count else { return true }
        return subject + 2 >= parse.items.count && text.tokens[parse.items[subject + 1].tokens.lowerBound].kind == .punctuation
    }

    /// `جاء في بيان للجيش أن`: the document tells.
    func standing(_ s: Int, _ parse: SentenceParse, _ i: Int, _ range: Range<Int>, _ memory: TellerMemory) -> Telling? {
        guard let opening = opening(parse, i), !opening.isNominal, opening.token < range.upperBound else { return nil }
        var tellers: [Teller] = []
        for j in (i + 1)..<opening.item {
            if case .marker(.statement) = parse.items[j].kind, let token = parse.items[j].tokens.first(where: { markers.isDocument(context.stemKey($0)) }) {
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

    func document(_ token: Int) -> Teller {
        let span = text.span(token..<(token + 1))
        let words = PhraseText.string(text, token..<(token + 1))
        return Teller(
            participant: Participant(text: text.script.string(span), span: span, name: words, kind: .document), kind: .document,
            head: context.stemKey(token).bits)
    }

    /// An active participle of a verb of saying, indefinite, as it hangs on a sentence (`مؤكدا أن`, affirming that).
    func isSayingParticiple(_ phrase: Phrase) -> Bool {
        guard !phrase.isDefinite, phrase.governor == .none, phrase.tokens.count == 1, phrase.name < 0 else { return false }
        return text.allReadings(phrase.head).contains { reading in
            let verbClass = context.knowledge.lexicon.facts(reading.lexeme)?.verbClass ?? []
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

    func firstSubject(_ s: Int, _ parse: SentenceParse, before end: Int) -> [Teller] {
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
            let lexeme = context.knowledge.lexicon.facts(reading.lexeme), lexeme.verbClass.contains(.say)
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
        if event < parse.items.count, case .subordinator = parse.items[event].kind, !tellers.isEmpty, parse.items[event].tokens.upperBound < range.upperBound {
            let start = parse.items[i].tokens.lowerBound
            let words = start..<parse.items[event].tokens.upperBound
            return Telling(
                form: .leading, start: start, content: words.upperBound..<range.upperBound, tellers: tellers, words: words, because: "speech.announcement")
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
