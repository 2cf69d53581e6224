import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadRules
import IsnadScript

/// Reads claims out of analysed text. Pure: the same text, rules and publication date give the same claims.
package struct ClaimReader: Sendable {
    package let knowledge: Knowledge

    package init(knowledge: Knowledge) { self.knowledge = knowledge }

    /// - Parameter memory: what the name reader remembers; one for each worker.
    package func read(_ document: Document, _ text: AnalyzedText, _ memory: inout NameMemory) -> [Claim] {
        if knowledge.genre.foreign(text) != nil { return [] }
        let context = DocumentContext(knowledge, document, text, knowledge.nameReader.read(text, focus: PlaceFocus(text, knowledge.nameReader.places), &memory))
        var speechReader = SpeechReader(context)
        let builder = ClaimBuilder(context, speechReader.run())
        var claims: [Claim] = []
        for s in text.sentences.indices where !text.sentences[s].isFurniture {
            var found = sentence(context, s, builder)
            Inheritance.apply(&found)
            claims += found
        }
        if let focus = context.fullest.focus(knowledge.names) {
            let span = Span(start: focus.position, end: focus.position + 1)
            if let mention = context.parses.lazy.flatMap(\.names).first(where: { Int($0.start) == focus.position }) {
                let whole = Span(start: span.start, end: text.span(mention.tokens).end)
                let participant = Participant(text: text.script.string(whole), span: whole, name: focus.name, kind: .organisation)
                Inheritance.addFocus(&claims, participant)
            }
        }
        return Merger.merge(claims, titleEnd: document.titleSpan?.end ?? 0)
    }

    /// What is seen of every event and every time of its sentence, one line each: type, place of the trigger, the time, features. From these
    /// `Tools/time_weights.py` learns.
    package func timeFeatures(_ document: Document, _ text: AnalyzedText) -> [String] {
        var memory = NameMemory()
        let context = DocumentContext(knowledge, document, text, knowledge.nameReader.read(text, focus: PlaceFocus(text, knowledge.nameReader.places), &memory))
        var speechReader = SpeechReader(context)
        let speech = speechReader.run()
        let builder = ClaimBuilder(context, speech)
        let chooser = TimeChooser(context: context)
        return text.sentences.indices.filter { !text.sentences[$0].isFurniture }.flatMap { s -> [String] in
            var filler = RoleFiller(context, s)
            let subjects = SubjectTrail(filler)
            let candidates = TriggerFinder(context: context, sentence: s).run().map { trigger in
                filler.lastSubject = subjects.before(trigger.item)
                return filler.fill(trigger)
            }
            return CandidateChooser(context: context).choose(candidates).flatMap { candidate -> [String] in
                let claim = builder.claim(candidate, filler)
                return chooser.options(candidate, speech[s], claim.modality).map { option in
                    let features = option.features.map(\.rawValue).joined(separator: " ")
                    let days = "\(option.time.start?.description ?? "-")\t\(option.time.end?.description ?? "-")"
                    return "\(claim.type.rawValue)\t\(claim.trigger.span.start)\t\(text.string(option.time.tokens))\t\(days)\t\(features)"
                }
            }
        }
    }

    private func sentence(_ context: DocumentContext, _ s: Int, _ builder: ClaimBuilder) -> [Claim] {
        var filler = RoleFiller(context, s)
        var candidates: [Candidate] = []
        let found = TriggerFinder(context: context, sentence: s).run()
        guard !found.isEmpty else { return [] }
        let subjects = SubjectTrail(filler)
        for trigger in found {
            filler.lastSubject = subjects.before(trigger.item)
            candidates.append(filler.fill(trigger))
        }
        return CandidateChooser(context: context).choose(candidates).map { builder.claim($0, filler) }
    }
}

/// The subjects of the clauses of a sentence, for verbs that leave theirs unsaid.
struct SubjectTrail {
    private var entries: [(item: Int, filler: Filler)] = []

    init(_ filler: RoleFiller) {
        let parse = filler.scanner.parse
        for (i, item) in parse.items.enumerated() {
            guard case .verb = item.kind else { continue }
            if let subject = Self.subject(of: i, filler), let p = parse.phraseIndex(subject) {
                entries.append((i, Filler(source: .phrase(filler.sentence, p), kind: parse.phrases[p].kind)))
            }
        }
        if entries.isEmpty, let first = parse.items.indices.first(where: { Self.canAct(filler.scanner, $0) }), let p = parse.phraseIndex(first) {
            entries.append((first, Filler(source: .phrase(filler.sentence, p), kind: parse.phrases[p].kind)))
        }
    }

    private static func canAct(_ scanner: ClauseScanner, _ item: Int) -> Bool {
        guard let phrase = scanner.parse.phrase(item), phrase.governor == .none else { return false }
        return phrase.kind == .force || phrase.kind == .person || scanner.isState(phrase)
    }

    /// The bare phrase right behind a verb, or before it.
    private static func subject(of verb: Int, _ filler: RoleFiller) -> Int? {
        let parse = filler.scanner.parse
        let window = filler.scanner.right(of: verb)
        if let first = window.free.first, canAct(filler.scanner, first) { return first }
        if parse.items[verb].hasConjunction { return nil }
        let (left, boundary) = filler.scanner.left(of: verb)
        if case .relative = boundary { return nil }
        return left.flatMap { canAct(filler.scanner, $0) ? $0 : nil }
    }

    func before(_ item: Int) -> Filler? { entries.last { $0.item < item }?.filler }
}
