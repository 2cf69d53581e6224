import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// A run of tokens that someone is said to have said.
struct SpeechSegment {
    var tokens: Range<Int>
    /// Nearest teller first.
    var tellers: [Participant]
    /// Words of the telling itself: a time among them is that of the announcement.
    var telling: Range<Int>
    var because: String
}

/// Finds who says what: reporting verbs, markers of attribution, speech that runs on over sentences.
struct SpeechReader {
    let context: DocumentContext
    private let namer: Namer
    private let outlet: OwnOutlet
    private var last: [Participant] = []
    private var lastSentence = -10

    init(_ context: DocumentContext) {
        self.context = context
        namer = Namer(context: context)
        outlet = OwnOutlet(context)
    }

    private var text: AnalyzedText { context.text }

    /// Segments of every sentence of the document.
    mutating func run() -> [[SpeechSegment]] {
        var all: [[SpeechSegment]] = []
        for s in context.parses.indices {
            let segments = sentence(s)
            all.append(segments)
            if let open = segments.last(where: { !$0.tellers.isEmpty }) { (last, lastSentence) = (open.tellers, s) }
        }
        spreadTrailing(&all)
        return all
    }

    // MARK: One sentence

    private mutating func sentence(_ s: Int) -> [SpeechSegment] {
        let parse = context.parses[s]
        let range = text.sentences[s].tokens
        var segments: [SpeechSegment] = []
        for (i, item) in parse.items.enumerated() {
            switch item.kind {
            case .marker("according"), .marker("citing"), .marker("statement"), .marker("quoted"):
                if let found = attribution(s, parse, i, range) { segments.append(found) }
            case .preposition where note(item) == "according" || note(item) == "citing":
                if let found = attribution(s, parse, i, range) { segments.append(found) }
            case .verb:
                if let found = reporting(s, parse, i, range) { segments.append(found) }
            case .phrase(let p) where isSayingParticiple(parse.phrases[p]):
                if let found = participle(s, parse, i, range, segments) { segments.append(found) }
            default: break
            }
        }
        if segments.isEmpty, continuesQuote(s, range) {
            segments.append(SpeechSegment(tokens: range, tellers: last, telling: 0..<0, because: "speech.quotation-goes-on"))
        }
        return segments
    }

    private func note(_ item: Item) -> String { context.lexeme(item.tokens.lowerBound)?.note ?? "" }

    private func continuesQuote(_ s: Int, _ range: Range<Int>) -> Bool {
        guard s - lastSentence == 1, !last.isEmpty, let first = range.first else { return false }
        let startsInside = text.tokens[first].quoteDepth > 0 && text.tokens[first].code != 0x22 && text.tokens[first].code != LetterCode.openQuote
        return startsInside && text.sentences[s].paragraph == text.sentences[lastSentence].paragraph
    }

    // MARK: بحسب، وفقا لـ، نقلا عن

    private func attribution(_ s: Int, _ parse: SentenceParse, _ i: Int, _ range: Range<Int>) -> SpeechSegment? {
        var j = i + 1
        while j < parse.items.count, j - i < 7 {
            switch parse.items[j].kind {
            case .phrase(let p) where isTeller(parse.phrases[p]):
                let tellers = tellers(s, parse, j)
                guard !tellers.isEmpty else { return nil }
                return SpeechSegment(
                    tokens: range, tellers: tellers, telling: parse.items[i].tokens.lowerBound..<tellingEnd(parse, j), because: "speech.according-to")
            case .verb, .openQuote, .preposition, .relative, .adverb, .marker: j += 1
            case .phrase: j += 1
            default: return nil
            }
        }
        return nil
    }

    /// Behind the teller up to the next comma or verb.
    private func tellingEnd(_ parse: SentenceParse, _ teller: Int) -> Int {
        var j = teller
        while j < parse.items.count {
            switch parse.items[j].kind {
            case .comma, .stop, .verb, .colon: return parse.items[j].tokens.lowerBound
            default: j += 1
            }
        }
        return parse.items.last?.tokens.upperBound ?? 0
    }

    // MARK: Reporting verbs

    private func reporting(_ s: Int, _ parse: SentenceParse, _ i: Int, _ range: Range<Int>) -> SpeechSegment? {
        let scanner = ClauseScanner(context: context, parse: parse)
        let verbClass = scanner.verbClass(i)
        let isOpinion = verbClass.isDisjoint(with: [.say, .sayMore, .show, .deny])
        guard !isOpinion || !verbClass.isDisjoint(with: [.predict, .think]) else { return nil }
        let found = opening(parse, i) ?? (verbClass.contains(.deny) ? behindSubject(parse, i) : nil)
        guard let opening = found, !isOpinion || opensClause(parse, opening.item) else { return nil }
        var subject: Int?
        for j in (i + 1)..<max(i + 1, opening.item) {
            guard let p = parse.phraseIndex(j), isTeller(parse.phrases[p]), isFree(parse.phrases[p]) else { continue }
            if subject == nil || parse.phrases[p].name >= 0 && parse.names[parse.phrases[p].name].kind == .person && parse.phrases[p].governor == .none {
                subject = j
            }
        }
        if subject == nil, let left = leftSubject(scanner, parse, i) { subject = left }
        let start = opening.token
        guard start < range.upperBound else { return nil }
        if let subject {
            var found = tellers(s, parse, subject)
            if let through = publisher(s, parse, i, opening.item) { found.insert(through, at: 0) }
            return found.isEmpty
                ? nil
                : SpeechSegment(
                    tokens: start..<range.upperBound, tellers: found, telling: parse.items[i].tokens.lowerBound..<start, because: "speech.reporting-verb")
        }
        guard !isOpinion, !last.isEmpty, s - lastSentence <= 3 || verbClass.contains(.sayMore) else { return nil }
        return SpeechSegment(
            tokens: start..<range.upperBound, tellers: last, telling: parse.items[i].tokens.lowerBound..<start, because: "speech.same-teller-goes-on")
    }

    /// What a denial is about begins behind who denies (`نفى المتحدث صحة الأنباء عن سيطرة …`).
    private func behindSubject(_ parse: SentenceParse, _ i: Int) -> (item: Int, token: Int)? {
        var j = i + 1
        while j < parse.items.count, j - i < 6 {
            if let p = parse.phraseIndex(j), isTeller(parse.phrases[p]), isFree(parse.phrases[p]) { return (j + 1, parse.items[j].tokens.upperBound) }
            j += 1
        }
        return nil
    }

    private func opensClause(_ parse: SentenceParse, _ item: Int) -> Bool {
        if case .subordinator = parse.items[item].kind { return true }
        return false
    }

    private func isFree(_ phrase: Phrase) -> Bool { phrase.governor == .none || phrase.governor == .construct }

    private func leftSubject(_ scanner: ClauseScanner, _ parse: SentenceParse, _ i: Int) -> Int? {
        let (left, boundary) = scanner.left(of: i)
        if case .relative = boundary { return nil }
        guard let left, let p = parse.phraseIndex(left), isTeller(parse.phrases[p]) else { return nil }
        return left
    }

    /// Where the speech begins behind a reporting verb: أن, a colon, a quotation, or an event noun as object.
    private func opening(_ parse: SentenceParse, _ i: Int) -> (item: Int, token: Int)? {
        var j = i + 1
        var passedSubject = false
        while j < parse.items.count, j - i < 22 {
            switch parse.items[j].kind {
            case .subordinator, .colon: return (j, parse.items[j].tokens.upperBound)
            case .openQuote where passedSubject && quoteIsSpeech(parse, j): return (j, parse.items[j].tokens.upperBound)
            case .phrase(let p):
                if parse.phrases[p].isEvent,
                    parse.phrases[p].governor == .none || parse.phrases[p].governor == .construct || isAbout(parse.phrases[p].governor),
                    passedSubject || j == i + 1
                {
                    return (j, parse.items[j].tokens.lowerBound)
                }
                if parse.phrases[p].kind != .time { passedSubject = true }
            case .verb: return nil
            case .stop: return nil
            default: break
            }
            j += 1
        }
        return nil
    }

    /// بـ, as in `أفادت تقارير بقتل` (reports spoke of the killing).
    private static let beh = WordKey.of("\u{0628}").bits

    private func isAbout(_ governor: Governor) -> Bool {
        guard case .preposition(let key, let note) = governor else { return false }
        return key == Self.beh || note == "about" || note == "on" || note == "to"
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

    /// The outlet that someone spoke to (`قال لرويترز`), when it is not the document's own.
    private func publisher(_ s: Int, _ parse: SentenceParse, _ verb: Int, _ end: Int) -> Participant? {
        for j in (verb + 1)..<max(verb + 1, end) {
            guard let p = parse.phraseIndex(j), parse.phrases[p].kind == .outlet, !isFree(parse.phrases[p]) else { continue }
            let teller = namer.participant(s, p)
            return outlet.isOwn(teller, parse, parse.phrases[p]) ? nil : teller
        }
        return nil
    }

    // MARK: مؤكدا أن، قائلا

    /// An active participle of a verb of saying, indefinite, as it hangs on a sentence (`مؤكدا أن`, affirming that).
    private func isSayingParticiple(_ phrase: Phrase) -> Bool {
        guard !phrase.isDefinite, phrase.governor == .none, let reading = text.reading(phrase.head) else { return false }
        let verbClass = context.knowledge.lexicon.lexeme(reading.lexeme)?.verbClass ?? []
        return reading.partOfSpeech == .activeParticiple && !verbClass.isDisjoint(with: [.say, .sayMore])
    }

    /// Who speaks on is who spoke before in the sentence, or its first subject, or the last teller.
    private func participle(_ s: Int, _ parse: SentenceParse, _ i: Int, _ range: Range<Int>, _ earlier: [SpeechSegment]) -> SpeechSegment? {
        guard let opening = opening(parse, i), opening.token < range.upperBound else { return nil }
        let tellers = earlier.last?.tellers ?? firstSubject(s, parse, before: i) ?? (s - lastSentence <= 2 ? last : [])
        guard !tellers.isEmpty else { return nil }
        return SpeechSegment(
            tokens: opening.token..<range.upperBound, tellers: tellers, telling: parse.items[i].tokens.lowerBound..<opening.token,
            because: "speech.participle")
    }

    private func firstSubject(_ s: Int, _ parse: SentenceParse, before end: Int) -> [Participant]? {
        for (i, item) in parse.items.enumerated() where i < end {
            guard case .verb = item.kind else { continue }
            let window = ClauseScanner(context: context, parse: parse).right(of: i)
            guard let first = window.free.first, first < end, let p = parse.phraseIndex(first), isTeller(parse.phrases[p]) else { return nil }
            let found = tellers(s, parse, first)
            return found.isEmpty ? nil : found
        }
        return nil
    }

    // MARK: Tellers

    private func isTeller(_ phrase: Phrase) -> Bool {
        switch phrase.kind {
        case .person, .force, .outlet, .document: return true
        case .time, .weapon, .vehicle, .money, .event, .building: return false
        case .place: return phrase.name >= 0 && phrase.tokens.count == 1 && phrase.governor == .none
        case .other:
            return context.knowledge.markers.isAnonymous(context.stemKey(phrase.head)) || context.knowledge.markers.isDocument(context.stemKey(phrase.head))
                || phrase.name >= 0
        }
    }

    /// The tellers of a list: joined by و they are one element of the chain.
    private func tellers(_ s: Int, _ parse: SentenceParse, _ item: Int) -> [Participant] {
        let scanner = ClauseScanner(context: context, parse: parse)
        var joined: Participant?
        for member in scanner.list(from: item) {
            guard let p = parse.phraseIndex(member) else { continue }
            let teller = described(s, parse, member, namer.participant(s, p))
            if outlet.isOwn(teller, parse, parse.phrases[p]) { continue }
            guard var so = joined else {
                joined = teller
                continue
            }
            so = Participant(
                text: text.script.string(so.span.union(teller.span)), span: so.span.union(teller.span), name: so.name + " " + outlet.and + teller.name,
                kind: so.kind)
            joined = so
        }
        return joined.map { [$0] } ?? []
    }

    /// An anonymous teller of one word keeps the words that place him (`مصدر في الشرطة`, a source in the police).
    private func described(_ s: Int, _ parse: SentenceParse, _ item: Int, _ teller: Participant) -> Participant {
        guard let phrase = parse.phrase(item), phrase.name < 0, phrase.tokens.count == 1, item + 2 < parse.items.count,
            case .preposition = parse.items[item + 1].kind, let next = parse.phrase(item + 2)
        else { return teller }
        let tokens = phrase.tokens.lowerBound..<next.tokens.upperBound
        let span = Span(start: teller.span.start, end: Int(text.tokens[next.tokens.upperBound - 1].end))
        return Participant(text: text.script.string(span), span: span, name: PhraseText.string(text, tokens, from: teller.span.start), kind: teller.kind)
    }

    // MARK: Trailing attribution

    /// A «بحسب X» that closes a paragraph covers the sentences of the paragraph that have no teller of their own.
    private func spreadTrailing(_ all: inout [[SpeechSegment]]) {
        for s in all.indices {
            guard let closing = all[s].last(where: { $0.because == "speech.according-to" }), isLastOfParagraph(s) else { continue }
            var t = s - 1
            while t >= 0, text.sentences[t].paragraph == text.sentences[s].paragraph, all[t].isEmpty {
                all[t].append(
                    SpeechSegment(tokens: text.sentences[t].tokens, tellers: closing.tellers, telling: 0..<0, because: "speech.closes-paragraph"))
                t -= 1
            }
        }
    }

    private func isLastOfParagraph(_ s: Int) -> Bool {
        s + 1 >= text.sentences.count || text.sentences[s + 1].paragraph != text.sentences[s].paragraph
    }
}

/// Knows the document's own outlet, which is no teller of its own reports.
struct OwnOutlet {
    /// و, which joins two tellers into one element.
    let and = "\u{0648}"
    private let context: DocumentContext
    private let outlet: String
    private let host: String

    init(_ context: DocumentContext) {
        self.context = context
        outlet = Folding.key(context.document.outlet ?? "")
        host = context.document.url ?? ""
    }

    func isOwn(_ teller: Participant, _ parse: SentenceParse, _ phrase: Phrase) -> Bool {
        if !outlet.isEmpty, Folding.key(teller.name) == outlet { return true }
        guard phrase.name >= 0, parse.names[phrase.name].entry >= 0, isOutletItself(phrase, parse) else { return false }
        let entry = context.knowledge.names.entries[Int(parse.names[phrase.name].entry)]
        if !outlet.isEmpty, Folding.key(entry.name) == outlet || Folding.key(entry.id) == outlet { return true }
        return entry.domains.contains { !$0.isEmpty && contains(host, $0) }
    }

    /// `مراسل العربية` (the correspondent of al-Arabiya) is a teller of his own.
    private func isOutletItself(_ phrase: Phrase, _ parse: SentenceParse) -> Bool {
        phrase.head == parse.names[phrase.name].tokens.lowerBound || context.knowledge.markers.isCategory(context.stemKey(phrase.head))
    }

    private func contains(_ text: String, _ part: String) -> Bool {
        let (a, b) = (Array(text.utf8), Array(part.utf8))
        guard a.count >= b.count else { return false }
        return (0...(a.count - b.count)).contains { a[$0..<($0 + b.count)].elementsEqual(b) }
    }
}
