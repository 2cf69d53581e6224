import IsnadLanguage
import IsnadModel
import IsnadScript

/// Settles where the content of a charge, a threat, talks, a publication begins and ends, and finds it where no role gave it.
struct ContentReader {
    let context: DocumentContext
    let parse: SentenceParse
    private var text: AnalyzedText { context.text }

    init(_ context: DocumentContext, _ sentence: Int) {
        self.context = context
        parse = context.parses[sentence]
    }

    /// - Parameter reasons: what was read as reason: of a trial, the charge.
    func content(_ c: Candidate, _ reasons: [ReasonReader.Found]) -> Range<Int>? {
        guard c.rule.isOne(of: .withContent) else { return c.contentTokens }
        if c.rule.isOne(of: .trial), let charge = reasons.first(where: { $0.because == "reason.marker" && isCharge($0) }) { return charge.tokens }
        if let given = c.contentTokens { return cut(given, c) }
        if c.rule.isOne(of: .publication) { return shown(c) }
        if c.rule.isOne(of: .talks) { return topic(c) ?? (c.rule.isOne(of: .agreement) ? truce(c) : nil) }
        return nil
    }

    /// `بتهمة …` (on the charge of).
    private func isCharge(_ reason: ReasonReader.Found) -> Bool {
        guard reason.tokens.lowerBound > 0, let item = parse.item(holding: reason.tokens.lowerBound - 1) else { return false }
        return parse.items[item].tokens.contains { markers.modalities.isCharge(context.stemKey($0)) }
    }

    private var markers: Markers { context.knowledge.markers }

    // MARK: Ends

    /// Content ends where a reason, an attribution or a consequence begins.
    private func cut(_ tokens: Range<Int>, _ c: Candidate) -> Range<Int> {
        var end = tokens.upperBound
        for item in parse.items where tokens.contains(item.tokens.lowerBound) && item.tokens.lowerBound > tokens.lowerBound {
            switch item.kind {
            case .marker(.reason), .marker(.according), .marker(.citing), .marker(.aside): end = min(end, item.tokens.lowerBound)
            case .preposition where [.according, .citing, .cause].contains(context.note(item.tokens.lowerBound)):
                end = min(end, item.tokens.lowerBound)
            default: break
            }
        }
        return tokens.lowerBound..<max(end, tokens.lowerBound + 1)
    }

    // MARK: Publications

    /// What the document that was put out shows: behind a verb that hangs on it (`بث مقطعا يظهر …`).
    private func shown(_ c: Candidate) -> Range<Int>? {
        var document: Int?
        var i = c.item + 1
        while i < parse.items.count, i - c.item < 12 {
            switch parse.items[i].kind {
            case .phrase(let p):
                if markers.isDocument(context.stemKey(parse.phrases[p].head)), document == nil { document = i }
            case .verb:
                guard document != nil, !parse.items[i].hasConjunction else { return nil }
                let verbClass = context.lexeme(parse.items[i].tokens.lowerBound)?.verbClass ?? []
                let manner = context.lexeme(parse.items[i].tokens.lowerBound).flatMap { markers.tellings.manner($0.lemma) }
                let isShow = !verbClass.isDisjoint(with: [.show, .say]) || manner == .document
                let from = isShow ? parse.items[i].tokens.upperBound : parse.items[i].tokens.lowerBound
                return stretch(from, from: i)
            case .subordinator where document != nil: return stretch(parse.items[i].tokens.upperBound, from: i)
            case .stop where text.tokens[parse.items[i].tokens.lowerBound].code == 0x2E: return nil
            default: break
            }
            i += 1
        }
        return nil
    }

    /// From a token to the end of the clause that an item opens.
    private func stretch(_ start: Int, from item: Int) -> Range<Int>? {
        var i = item + 1
        var end = text.sentences[parse.sentence].tokens.upperBound
        while i < parse.items.count {
            switch parse.items[i].kind {
            case .stop where text.tokens[parse.items[i].tokens.lowerBound].code == 0x2E: end = min(end, parse.items[i].tokens.lowerBound)
            case .comma, .colon, .marker(.according), .marker(.citing), .marker(.reason), .marker(.aside): end = min(end, parse.items[i].tokens.lowerBound)
            default: break
            }
            i += 1
        }
        return start < end ? start..<end : nil
    }

    // MARK: Talks

    /// What talks or a deal are about: behind حول, بشأن, من أجل, على, or ل with a deed.
    private func topic(_ c: Candidate) -> Range<Int>? {
        var i = c.item + 1
        while i < parse.items.count, i - c.item < 16 {
            let item = parse.items[i]
            let note = context.note(item.tokens.lowerBound)
            switch item.kind {
            case .preposition where note == .about || note == .on && i == c.item + 1: return stretch(item.tokens.upperBound, from: i)
            case .marker(.purpose), .marker(.topic): return stretch(item.tokens.upperBound, from: i)
            case .phrase(let p) where isDeedBehindLam(parse.phrases[p]): return stretch(item.tokens.lowerBound, from: i)
            case .verb where item.hasConjunction: return nil
            case .stop where text.tokens[item.tokens.lowerBound].code == 0x2E: return nil
            case .conjunction, .relative, .subordinator: return nil
            default: i += 1
            }
        }
        return nil
    }

    private func isDeedBehindLam(_ phrase: Phrase) -> Bool {
        guard let reading = text.reading(phrase.tokens.lowerBound), reading.proclitics.contains(.lam) else { return false }
        return phrase.isEvent || reading.partOfSpeech == .masdar
    }

    /// A truce is its own content (`وقف إطلاق النار في الجنوب`).
    private func truce(_ c: Candidate) -> Range<Int>? {
        guard let item = parse.phrase(c.item), c.isCompound || c.tokens.count > 1 else { return nil }
        let next = c.item + 1
        let last = next < parse.items.count && parse.phrase(next)?.governor == .construct ? parse.items[next].tokens.upperBound : item.tokens.upperBound
        return item.tokens.lowerBound..<max(last, c.tokens.upperBound)
    }
}
