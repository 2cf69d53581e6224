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

    /// The time of the sentence that most speaks for being the event's.
    func time(_ c: Candidate, _ speech: [SpeechSegment], _ modality: Modality) -> TimeReference? {
        guard !context.parses[c.sentence].times.isEmpty, let best = TimeChooser(context: context).choose(c, speech, modality) else { return nil }
        let span = Span(start: Int(best.textStart), end: text.span(best.tokens).end)
        return TimeReference(start: best.start, end: best.end, text: text.script.string(span), span: span, precision: best.precision)
    }

    // MARK: Count

    func count(_ c: Candidate) -> Figure? {
        let parse = context.parses[c.sentence]
        if let number = c.number, parse.numbers.indices.contains(number), counts(parse.numbers[number]), let figure = figure(c, parse, number) { return figure }
        if c.rule.family == "figure" { return share(c) ?? stated(c, parse) }
        return counted(c, parse) ?? shared(c, parse) ?? beside(c, parse)
    }

    /// No ordinal, and no `واحد` that only says that a noun is single (`عائلة واحدة`, one family).
    private func counts(_ number: NumberMention) -> Bool {
        guard !number.isOrdinal else { return false }
        return !(number.low == 1 && number.high == 1 && number.tokens.count == 1 && text.tokens[number.tokens.lowerBound].kind == .arabic)
    }

    /// `عشرات القتلى والجرحى`: one number for both.
    private func shared(_ c: Candidate, _ parse: SentenceParse) -> Figure? {
        guard c.shape == .person, c.item > 0, parse.items[c.item].hasConjunction, let before = parse.phrase(c.item - 1), before.number >= 0,
            before.tokens.upperBound == parse.items[c.item].tokens.lowerBound, before.isEvent || before.kind == .person
        else { return nil }
        return figure(c, parse, before.number)
    }

    /// Counted people right behind the event that no slot took, over commas, times and attributions (`اختطف المسلحون، منذ أيام، 20 فتاة`).
    private func beside(_ c: Candidate, _ parse: SentenceParse) -> Figure? {
        let isTerritorial = Self.territorial.contains(c.rule.type.rawValue)
        guard isTerritorial || c.shape == .verb || c.shape == .noun else { return nil }
        var i = c.item + 1
        while i < parse.items.count, i - c.item < 8 {
            switch parse.items[i].kind {
            case .phrase(let p):
                let phrase = parse.phrases[p]
                if phrase.isConjunct { return nil }
                let isObject = phrase.governor == .none || phrase.governor == .construct
                if phrase.number >= 0, counts(parse.numbers[phrase.number]), fits(phrase, isObject, isTerritorial) { return figure(c, parse, phrase.number) }
                if isObject, phrase.kind != .time, phrase.kind != .force, !(c.fillers[.agent] ?? []).contains(where: { $0.source == .phrase(c.sentence, p) }) {
                    return nil
                }
            case .comma where isTerritorial: return nil
            case .comma, .dash, .marker("according"), .preposition: break
            default: return nil
            }
            i += 1
        }
        return nil
    }

    private static let territorial: Set<String> = ["capture", "withdrawal", "siege"]

    private func fits(_ phrase: Phrase, _ isObject: Bool, _ isTerritorial: Bool) -> Bool {
        if isTerritorial { return phrase.kind == .place || phrase.kind == .building }
        return isObject && (phrase.kind == .person || phrase.kind == .force || phrase.kind == .building)
    }

    private func figure(_ c: Candidate, _ parse: SentenceParse, _ number: Int) -> Figure? {
        let mention = parse.numbers[number]
        guard let holder = parse.phrases.first(where: { $0.number == number }) else { return nil }
        // Arms used and years of age count nobody.
        if holder.kind == .weapon, ["shelling", "airstrike", "killing", "injury", "clash", "bombing"].contains(c.rule.type.rawValue) { return nil }
        if c.rule.unit.isEmpty, c.rule.family != "figure", context.lexeme(holder.head)?.unit == "duration" { return nil }
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
            let isOne = context.lexeme(phrase.tokens.lowerBound)?.note == "one" && phrase.tokens.count > 1 && !isAntecedent(phrase, c, parse)
            guard isDual || isOne else { continue }
            let span = trimmed(phrase.tokens)
            let n: Double = isOne ? 1 : 2
            return Figure(low: n, high: n, unit: unit(c, phrase, nil), text: text.script.string(span), span: span)
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
        guard let lexeme = context.lexeme(token), vowel == LetterCode.alef || vowel == LetterCode.yeh && hasBrokenPlural(lexeme) else { return false }
        let bounds = Stem.bounds(text, token, reading)
        return WordKey.of(codes, bounds.lowerBound, bounds.upperBound - 2) == WordKey.of(lexeme.lemma)
    }

    /// Of a noun whose plural is another word (`جثمان`, `جثامين`), the form with ـين is its dual.
    private func hasBrokenPlural(_ lexeme: Lexeme) -> Bool {
        !lexeme.plural.isEmpty && !lexeme.plural.unicodeScalars.starts(with: lexeme.lemma.unicodeScalars)
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
}
