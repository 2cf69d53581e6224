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
        let context = DocumentContext(knowledge, document, text, &memory)
        let maker = DraftMaker(context)
        let drafts = maker.drafts()
        let chosen = DraftChooser.choose(drafts)
        var claims: [Claim] = []
        var start = 0
        for end in 1...max(chosen.count, 1) where !chosen.isEmpty {
            if end < chosen.count, drafts[chosen[end]].candidate.sentence == drafts[chosen[start]].candidate.sentence { continue }
            var found = chosen[start..<end].map { maker.claim(drafts[$0]) }
            Inheritance.apply(&found)
            claims += found
            start = end
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
        let context = DocumentContext(knowledge, document, text, &memory)
        let maker = DraftMaker(context)
        let chooser = TimeChooser(context: context)
        let drafts = maker.drafts()
        return DraftChooser.choose(drafts).flatMap { n -> [String] in
            let candidate = drafts[n].candidate
            let claim = maker.claim(drafts[n])
            return chooser.options(candidate, maker.speech[candidate.sentence], claim.modality).map { option in
                let features = option.features.map(\.name).joined(separator: " ")
                let time = context.parses[candidate.sentence].times[option.time]
                let days = "\(time.start?.description ?? "-")\t\(time.end?.description ?? "-")"
                return "\(claim.type.rawValue)\t\(claim.trigger.span.start)\t\(text.string(time.tokens))\t\(days)\t\(features)"
            }
        }
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
