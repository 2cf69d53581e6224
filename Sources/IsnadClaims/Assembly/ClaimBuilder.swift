import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// Makes claims of candidates: resolves who is meant, adds place, time, number, reason, chain and modality.
///
/// First comes a sketch of each, by which it is weighed; words are cut out of the text for those that are kept.
struct ClaimBuilder {
    let context: DocumentContext
    let namer: Namer
    let circumstances: Circumstances
    let modality: ModalityReader
    let speech: [[SpeechSegment]]
    private var text: AnalyzedText { context.text }

    init(_ context: DocumentContext, _ speech: [[SpeechSegment]]) {
        self.context = context
        self.speech = speech
        namer = Namer(context: context)
        circumstances = Circumstances(context: context)
        modality = ModalityReader(context: context)
    }

    // MARK: Sketches

    static let slots: [Slot] = [.agent, .target, .to, .from, .place]

    func sketch(_ c: Candidate, count: Circumstances.Count?) -> Sketch {
        var sketch = Sketch()
        for slot in Self.slots {
            for (own, filler) in c.fillers.entries where own == slot { add(filler.source, slot, &sketch) }
        }
        sketch.modality = modality.read(c)
        sketch.count = count
        sketch.time = circumstances.time(c, speech[c.sentence], sketch.modality?.modality ?? .actual)
        sketch.start = sketch.time.flatMap { context.parses[c.sentence].times[$0].start }
        sketch.reasons = ReasonReader(context, c.sentence).reasons(c)
        sketch.content = ContentReader(context, c.sentence).content(c, sketch.reasons)
        sketch.isSpoken = isSpoken(c, sketch)
        sketch.position = triggerSpan(c).start
        return sketch
    }

    private func add(_ source: Filler.Source, _ slot: Slot, _ sketch: inout Sketch) {
        let part = part(source, slot)
        if !sketch.parts.contains(where: { $0.slot == slot && $0.name == part.name }) { sketch.parts.append(part) }
    }

    private func part(_ source: Filler.Source, _ slot: Slot) -> Sketch.Part {
        switch source {
        case .phrase(let s, let p), .pronoun(_, let s, let p):
            let party = namer.party(s, p)
            return Sketch.Part(slot: slot, source: source, name: party.name, key: party.key)
        case .nationality(_, let lexeme):
            let name = nationality(lexeme)
            return Sketch.Part(slot: slot, source: source, name: context.parties.people(lexeme, name), key: WordKey.of(name).bits)
        }
    }

    private func nationality(_ lexeme: Int32) -> String { context.knowledge.lexicon.lexeme(lexeme)?.note ?? "" }

    private func isSpoken(_ c: Candidate, _ sketch: Sketch) -> Bool {
        let isOwn = c.rule.isOne(of: .ownWords)
        let speakers = isOwn ? Set(sketch.parts.lazy.filter { $0.slot == .agent }.map { participant($0.source).name }) : []
        return speech[c.sentence].contains { segment in
            says(segment, c) && (isOwn ? segment.tellers.contains { !speakers.contains($0.name) } : !segment.tellers.isEmpty)
        }
    }

    private func says(_ segment: SpeechSegment, _ c: Candidate) -> Bool { segment.tokens.contains(c.token) && !segment.telling.contains(c.token) }

    // MARK: Claims

    /// The claim that a sketch stands for.
    func claim(_ c: Candidate, _ sketch: Sketch) -> Claim {
        var claim = Claim(type: c.rule.type, trigger: text.script.evidence(triggerSpan(c)), sentence: sentence(c.sentence), because: c.rule.id)
        claim.because += c.because.map(\.rawValue)
        for part in sketch.parts {
            let participant = participant(part.source)
            switch part.slot {
            case .agent: claim.agent.append(participant)
            case .target: claim.target.append(participant)
            case .to: claim.to.append(participant)
            case .from: claim.from.append(participant)
            default: claim.place.append(participant)
            }
        }
        if let read = sketch.modality {
            claim.modality = read.modality
            claim.because.append(read.because)
            claim.hedge = read.words.map { text.script.evidence(text.span($0)) }
        }
        claim.count = sketch.count.map { circumstances.figure($0) }
        claim.time = sketch.time.map { circumstances.reference(context.parses[c.sentence].times[$0]) }
        for reason in sketch.reasons {
            claim.reason.append(unclitic(reason.tokens))
            claim.because.append(reason.because)
        }
        if let content = sketch.content { claim.content = [unclitic(content)] }
        addChain(&claim, c)
        return claim
    }

    private func triggerSpan(_ c: Candidate) -> Span {
        let leading = Int(text.reading(c.tokens.lowerBound)?.leading ?? 0)
        let whole = text.span(c.tokens)
        return Span(start: min(whole.start + leading, whole.end), end: whole.end)
    }

    private func sentence(_ s: Int) -> Evidence { evidenceOf(text.sentences[s].tokens) }

    /// A stretch without quotation marks at its ends and without ب, ل before its first word.
    private func unclitic(_ tokens: Range<Int>) -> Evidence {
        var range = tokens
        while range.count > 1, let first = range.first, text.tokens[first].kind == .punctuation { range = (first + 1)..<range.upperBound }
        while range.count > 1, let last = range.last, text.tokens[last].kind == .punctuation, ![0x25, 0x29].contains(text.tokens[last].code) {
            range = range.lowerBound..<last
        }
        let whole = text.span(range)
        guard let first = range.first, let reading = text.reading(first), reading.proclitics.preposition, !reading.proclitics.contains([.lam, .article]) else {
            return text.script.evidence(whole)
        }
        return text.script.evidence(Span(start: min(whole.start + Int(reading.leading), whole.end), end: whole.end))
    }

    private func evidenceOf(_ tokens: Range<Int>) -> Evidence {
        var range = tokens
        while range.count > 1, [0x2C, 0x3B].contains(text.tokens[range.upperBound - 1].code) { range = range.lowerBound..<(range.upperBound - 1) }
        return text.script.evidence(text.span(range))
    }

    // MARK: Participants

    private func participant(_ source: Filler.Source) -> Participant {
        switch source {
        case .phrase(let s, let p): return namer.participant(s, p)
        case .pronoun(let token, let s, let p):
            let stood = namer.participant(s, p)
            let span = pronounSpan(token)
            return Participant(text: text.script.string(span), span: span, name: stood.name, kind: stood.kind)
        case .nationality(let token, let lexeme):
            let span = text.span(token)
            return Participant(text: text.script.string(span), span: span, name: nationality(lexeme), kind: .organisation)
        }
    }

    private func span(_ source: Filler.Source) -> Span {
        switch source {
        case .phrase(let s, let p): namer.party(s, p).span
        case .pronoun(let token, _, _): pronounSpan(token)
        case .nationality(let token, _): text.span(token)
        }
    }

    private func pronounSpan(_ token: Int) -> Span {
        let whole = text.span(token)
        let trailing = Int(text.allReadings(token).first { $0.enclitic != .none }?.trailing ?? 0)
        return trailing > 0 ? Span(start: max(whole.start, whole.end - trailing), end: whole.end) : whole
    }

    // MARK: Chain

    private func addChain(_ claim: inout Claim, _ c: Candidate) {
        let speakers = c.rule.isOne(of: .ownWords) ? Set(claim.agent.map(\.name)) : []
        // Segments come outer before inner.
        for segment in speech[c.sentence] where says(segment, c) {
            for teller in segment.tellers where !claim.chain.tellers.contains(where: { $0.name == teller.name }) && !speakers.contains(teller.name) {
                claim.chain.tellers.append(teller)
            }
            claim.because.append(segment.because)
        }
    }
}
