import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// Place, time, number and reason of a candidate: what stands in its clause, else in its sentence.
struct Circumstances {
    let context: DocumentContext
    private var text: AnalyzedText { context.text }

    // MARK: Place

    /// Place phrases of the clause; where it has none, those of the sentence.
    func places(_ c: Candidate) -> ArraySlice<Int32> {
        let inClause = places(c.sentence, in: c.clause)
        guard inClause.isEmpty, !c.rule.isOne(of: .ofWords) else { return inClause }
        return places(c.sentence)[...]
    }

    /// Place phrases that begin within some tokens.
    func places(_ s: Int, in tokens: Range<Int>) -> ArraySlice<Int32> {
        let (all, phrases) = (places(s), context.parses[s].phrases)
        guard !all.isEmpty else { return [] }
        // Phrases stand in the order of the text.
        func first(from token: Int) -> Int { all.partitionPoint { phrases[Int($0)].tokens.lowerBound >= token } }
        let from = first(from: tokens.lowerBound)
        return all[from..<max(from, first(from: tokens.upperBound))]
    }

    private func places(_ s: Int) -> [Int32] {
        context.places.places(s) {
            let phrases = context.parses[s].phrases
            return phrases.indices.compactMap { isPlace(phrases[$0], s) ? Int32($0) : nil }
        }
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
            case .in, .near, .amid, .inside, .within, .on, .via, .to, .towards, .at, .infront: return true
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

    /// The time of the sentence that most speaks for being the event's.
    /// - Returns: its number among the times of the sentence.
    func time(_ c: Candidate, _ speech: [SpeechSegment], _ modality: Modality) -> Int? {
        context.parses[c.sentence].times.isEmpty ? nil : TimeChooser(context: context).choose(c, speech, modality)
    }

    func reference(_ best: TimeMention) -> TimeReference {
        let span = Span(start: Int(best.textStart), end: text.span(best.tokens).end)
        return TimeReference(start: best.start, end: best.end, text: text.script.string(span), span: span, precision: best.precision)
    }

    // MARK: Count

    /// A figure whose words are not yet cut out.
    struct Count {
        var low: Double?
        var high: Double?
        var unit: String
        var span: Span
    }

    func figure(_ count: Count) -> Figure {
        Figure(low: count.low, high: count.high, unit: count.unit, text: text.script.string(count.span), span: count.span)
    }

    func count(_ c: Candidate) -> Count? {
        let parse = context.parses[c.sentence]
        if let number = c.number, parse.numbers.indices.contains(number), counts(parse.numbers[number]), let figure = figure(c, parse, number) { return figure }
        if c.rule.isOne(of: .figures) { return share(c) ?? stated(c, parse) }
        return counted(c, parse) ?? shared(c, parse) ?? beside(c, parse)
    }

    /// No ordinal, and no `واحد` that only says that a noun is single (`عائلة واحدة`, one family).
    private func counts(_ number: NumberMention) -> Bool {
        guard !number.isOrdinal else { return false }
        return !(number.low == 1 && number.high == 1 && number.tokens.count == 1 && text.tokens[number.tokens.lowerBound].kind == .arabic)
    }

    /// `عشرات القتلى والجرحى`: one number for both.
    private func shared(_ c: Candidate, _ parse: SentenceParse) -> Count? {
        guard c.shape == .person, c.item > 0, parse.items[c.item].hasConjunction, let before = parse.phrase(c.item - 1), before.number >= 0,
            before.tokens.upperBound == parse.items[c.item].tokens.lowerBound, before.isEvent || before.kind == .person
        else { return nil }
        return figure(c, parse, before.number)
    }

    /// Counted people right behind the event that no slot took, over commas, times and attributions (`اختطف المسلحون، منذ أيام، 20 فتاة`).
    private func beside(_ c: Candidate, _ parse: SentenceParse) -> Count? {
        let isTerritorial = c.rule.isOne(of: .territorial)
        guard isTerritorial || c.shape == .verb || c.shape == .noun else { return nil }
        var i = c.item + 1
        while i < parse.items.count, i - c.item < 8 {
            switch parse.items[i].kind {
            case .phrase(let p):
                let phrase = parse.phrases[p]
                if phrase.isConjunct { return nil }
                let isObject = phrase.governor == .none || phrase.governor == .construct
                if phrase.number >= 0, counts(parse.numbers[phrase.number]), fits(phrase, isObject, isTerritorial) { return figure(c, parse, phrase.number) }
                if isObject, phrase.kind != .time, phrase.kind != .force, !c.fillers[.agent].contains(where: { $0.source == .phrase(c.sentence, p) }) {
                    return nil
                }
            case .comma where isTerritorial: return nil
            case .comma, .dash, .marker(.according), .preposition: break
            default: return nil
            }
            i += 1
        }
        return nil
    }

    private func fits(_ phrase: Phrase, _ isObject: Bool, _ isTerritorial: Bool) -> Bool {
        if isTerritorial { return phrase.kind == .place || phrase.kind == .building }
        return isObject && (phrase.kind == .person || phrase.kind == .force || phrase.kind == .building)
    }

    private func figure(_ c: Candidate, _ parse: SentenceParse, _ number: Int) -> Count? {
        let mention = parse.numbers[number]
        guard let holder = parse.phrases.first(where: { $0.number == number }) else { return nil }
        // Arms used and years of age count nobody.
        if holder.kind == .weapon, c.rule.isOne(of: .byArms) { return nil }
        if c.rule.unit.isEmpty, !c.rule.isOne(of: .figures), context.entry(holder.head)?.unit == "duration" { return nil }
        let tokens = mention.tokens.lowerBound..<max(holder.tokens.upperBound, mention.tokens.upperBound)
        let span = trimmed(mention.tokens.lowerBound < holder.tokens.lowerBound ? tokens : holder.tokens)
        return Count(low: mention.low, high: mention.high, unit: unit(c, holder, mention), span: span)
    }

    /// The number that a measure states: the first behind it in the sentence (`قدر عدد المقاتلين بنحو 25 ألفا`).
    private func stated(_ c: Candidate, _ parse: SentenceParse) -> Count? {
        guard
            let number = parse.numbers.indices.first(where: { n in
                let mention = parse.numbers[n]
                return mention.tokens.lowerBound >= c.tokens.upperBound && mention.tokens.lowerBound - c.tokens.upperBound < 16 && !mention.isOrdinal
            })
        else { return nil }
        return figure(c, parse, number)
    }

    /// `معظم`, `أغلب` (most): more than half.
    private func share(_ c: Candidate) -> Count? {
        guard c.rule.isOne(of: .share), text.allReadings(c.token).contains(where: { context.knowledge.lexicon.facts($0.lexeme)?.note == .most })
        else { return nil }
        let span = text.span(c.tokens)
        return Count(low: 51, high: nil, unit: "percent", span: span)
    }

    /// Duals count two; `أحد` (one of) counts one.
    private func counted(_ c: Candidate, _ parse: SentenceParse) -> Count? {
        for filler in c.fillers[c.rule.countSlot] {
            guard case .phrase(let s, let p) = filler.source, s == c.sentence else { continue }
            let phrase = parse.phrases[p]
            let isDual = isDual(phrase.head) && phrase.kind != .force && phrase.name < 0
            let isOne = context.lexeme(phrase.tokens.lowerBound)?.note == .one && phrase.tokens.count > 1 && !isAntecedent(phrase, c, parse)
            guard isDual || isOne else { continue }
            let span = trimmed(phrase.tokens)
            let n: Double = isOne ? 1 : 2
            return Count(low: n, high: n, unit: unit(c, phrase, nil), span: span)
        }
        return nil
    }

    /// `أحد الرهائن الذين خطفهم`: one of them, but all were abducted.
    private func isAntecedent(_ phrase: Phrase, _ c: Candidate, _ parse: SentenceParse) -> Bool {
        guard c.shape == .verb, phrase.tokens.upperBound <= c.tokens.lowerBound, c.item > 0, case .relative = parse.items[c.item - 1].kind else { return false }
        return true
    }

    /// Only endings that no plural shares are read as dual: ـتان، ـتين, and ـان behind the lemma (`قتيلان`).
    private func isDual(_ token: Int) -> Bool {
        guard let reading = text.reading(token), reading.enclitic == .none, reading.inflection.number != .unknown else { return false }
        let codes = text.script.codes
        let end = Int(text.tokens[token].end)
        guard end - Int(text.tokens[token].start) > 4, codes[end - 1] == LetterCode.noon else { return false }
        let vowel = codes[end - 2]
        if codes[end - 3] == LetterCode.teh { return vowel == LetterCode.alef || vowel == LetterCode.yeh }
        guard let lexeme = context.lexeme(token), vowel == LetterCode.alef || vowel == LetterCode.yeh && hasBrokenPlural(token) else { return false }
        let bounds = Stem.bounds(text, token, reading)
        return WordKey.of(codes, bounds.lowerBound, bounds.upperBound - 2) == lexeme.lemma
    }

    /// Of a noun whose plural is another word (`جثمان`, `جثامين`), the form with ـين is its dual.
    private func hasBrokenPlural(_ token: Int) -> Bool {
        guard let lexeme = context.entry(token) else { return false }
        return !lexeme.plural.isEmpty && !lexeme.plural.unicodeScalars.starts(with: lexeme.lemma.unicodeScalars)
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
        let known = context.entry(phrase.head)?.unit ?? ""
        if !known.isEmpty { return known }
        if phrase.isEvent, c.shape != .person { return "event" }
        return phrase.kind == .place ? "locality" : "person"
    }
}
