import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// Makes claims of candidates: resolves who is meant, adds place, time, number, reason, chain and modality.
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
        circumstances = Circumstances(context: context, namer: namer)
        modality = ModalityReader(context: context)
    }

    func claim(_ c: Candidate, _ filler: RoleFiller) -> Claim {
        let evidence = text.script.evidence(triggerSpan(c))
        var claim = Claim(type: c.rule.type, trigger: evidence, sentence: sentence(c.sentence), because: c.because[0])
        claim.because = c.because
        claim.agent = participants(c, .agent)
        claim.target = participants(c, .target)
        claim.to = participants(c, .to)
        claim.from = participants(c, .from)
        claim.place = participants(c, .place)
        addPlaces(&claim, c)
        if let read = modality.read(c) {
            claim.modality = read.modality
            claim.because.append(read.because)
            claim.hedge = read.words.map { text.script.evidence(text.span($0)) }
        }
        claim.count = circumstances.count(c)
        claim.time = circumstances.time(c, speech[c.sentence], claim.modality)
        let reasons = ReasonReader(context, c.sentence).reasons(c)
        for reason in reasons {
            claim.reason.append(unclitic(reason.tokens))
            claim.because.append(reason.because)
        }
        if let content = ContentReader(context, c.sentence).content(c, reasons) { claim.content = [unclitic(content)] }
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

    private func participants(_ c: Candidate, _ slot: Slot) -> [Participant] {
        var found: [Participant] = []
        for filler in c.fillers[slot] ?? [] {
            let participant = participant(filler)
            if !found.contains(where: { $0.name == participant.name }) { found.append(participant) }
        }
        return found
    }

    private func participant(_ filler: Filler) -> Participant {
        switch filler.source {
        case .phrase(let s, let p): return namer.participant(s, p)
        case .pronoun(let token, let s, let p):
            let stood = namer.participant(s, p)
            let span = pronounSpan(token)
            return Participant(text: text.script.string(span), span: span, name: stood.name, kind: stood.kind)
        case .nationality(let token, let name):
            let span = text.span(token)
            return Participant(text: text.script.string(span), span: span, name: name, kind: .organisation)
        }
    }

    private func pronounSpan(_ token: Int) -> Span {
        let whole = text.span(token)
        let trailing = Int(text.allReadings(token).first { $0.enclitic != .none }?.trailing ?? 0)
        return trailing > 0 ? Span(start: max(whole.start, whole.end - trailing), end: whole.end) : whole
    }

    // MARK: Places

    private func addPlaces(_ claim: inout Claim, _ c: Candidate) {
        let taken = Set((claim.agent + claim.target + claim.from + claim.to).map(\.span))
        for (s, p) in circumstances.places(c) {
            let place = namer.participant(s, p)
            guard !taken.contains(place.span), !claim.place.contains(where: { $0.name == place.name }) else { continue }
            claim.place.append(place)
        }
    }

    // MARK: Chain

    /// Deeds of words: whoever speaks is the agent and no teller of them.
    private static let ownWords: Set<String> = ["accusation", "threat", "publication", "responsibility"]

    private func addChain(_ claim: inout Claim, _ c: Candidate) {
        let speakers = Self.ownWords.contains(c.rule.type.rawValue) ? Set(claim.agent.map(\.name)) : []
        // Segments come outer before inner.
        for segment in speech[c.sentence] where segment.tokens.contains(c.token) && !segment.telling.contains(c.token) {
            for teller in segment.tellers where !claim.chain.tellers.contains(where: { $0.name == teller.name }) && !speakers.contains(teller.name) {
                claim.chain.tellers.append(teller)
            }
            claim.because.append(segment.because)
        }
    }
}
