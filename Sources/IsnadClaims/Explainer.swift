import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// Tells how a text was read: the pieces of each sentence, the rules that its words called up, what filled which slot, and why a rule failed.
package struct Explainer {
    private let knowledge: Knowledge

    package init(knowledge: Knowledge) { self.knowledge = knowledge }

    /// Lines of plain text, sentence by sentence.
    package func explain(_ document: Document, _ text: AnalyzedText) -> [String] {
        var memory = NameMemory()
        let context = DocumentContext(knowledge, document, text, &memory)
        let maker = DraftMaker(context)
        let drafts = maker.drafts()
        let chosen = DraftChooser.choose(drafts)
        var lines: [String] = []
        for s in text.sentences.indices {
            lines.append("sentence \(s + 1): \(text.string(text.sentences[s].tokens))")
            if text.sentences[s].isFurniture {
                lines.append("  set aside as page furniture")
                continue
            }
            lines += pieces(context, s)
            lines += maker.speech[s].map { "  said by \($0.tellers.map(\.name).joined(separator: " < ")): from «\(first($0, text))» [\($0.because)]" }
            lines += drafts.indices.filter { drafts[$0].candidate.sentence == s }.map { n in
                let draft = drafts[n]
                let isKept = chosen.contains { drafts[$0].candidate.token == draft.candidate.token && drafts[$0].candidate.rule === draft.candidate.rule }
                return line(draft, maker.claim(draft), isKept: isKept)
            }
        }
        return lines
    }

    private func first(_ segment: SpeechSegment, _ text: AnalyzedText) -> String {
        text.string(segment.tokens.lowerBound..<min(segment.tokens.lowerBound + 3, segment.tokens.upperBound))
    }

    private func pieces(_ context: DocumentContext, _ s: Int) -> [String] {
        let parse = context.parses[s]
        let text = context.text
        return parse.items.map { item in
            let words = text.string(item.tokens)
            guard case .phrase(let p) = item.kind else { return "  \(name(item.kind)) \(words)\(reading(context, item))" }
            let phrase = parse.phrases[p]
            var notes = ["\(phrase.kind)"]
            if phrase.governor != .none { notes.append("\(governor(phrase.governor))") }
            if phrase.name >= 0 { notes.append("name \(knowledge.names.because(parse.names[phrase.name]))") }
            if phrase.number >= 0 { notes.append("number \(parse.numbers[phrase.number].low ?? -1)") }
            if phrase.isConjunct { notes.append("joined") }
            if phrase.isEvent { notes.append("event") }
            return "  phrase «\(words)» \(notes.joined(separator: ", "))"
        }
    }

    private func name(_ kind: Item.Kind) -> String {
        if case .marker(let note) = kind { "marker(\"\(note.word)\")" } else { "\(kind)" }
    }

    private func reading(_ context: DocumentContext, _ item: Item) -> String {
        guard case .verb = item.kind, let lexeme = context.entry(item.tokens.lowerBound) else { return "" }
        return " (\(lexeme.lemma))"
    }

    private func governor(_ governor: Governor) -> String {
        switch governor {
        case .none: ""
        case .construct: "construct"
        case .preposition(_, let note): "preposition \(note.word)"
        case .marker(let kind): "marker \(kind.word)"
        }
    }

    private func line(_ draft: Draft, _ claim: Claim, isKept: Bool) -> String {
        let verdict = isKept ? "claim" : draft.score > 0 ? "another fits better" : draft.isMet ? "weighed and not kept" : "conditions unmet, not kept"
        let slots = Self.slots(claim).joined(separator: " ")
        return "  \(verdict) (\(draft.score)): \(claim.type.rawValue) «\(claim.trigger.text)» \(slots) because \(claim.because.joined(separator: ", "))"
    }

    private static func slots(_ claim: Claim) -> [String] {
        var found: [String] = []
        for (name, values) in [("agent", claim.agent), ("target", claim.target), ("to", claim.to), ("from", claim.from), ("place", claim.place)]
        where !values.isEmpty {
            found.append("\(name)=\(values.map(\.name).joined(separator: "; "))")
        }
        if let count = claim.count { found.append("count=\(count.text)") }
        if let time = claim.time { found.append("time=\(time.text)") }
        if !claim.chain.isEmpty { found.append("chain=\(claim.chain.tellers.map(\.name).joined(separator: "; "))") }
        if claim.modality != .actual { found.append("modality=\(claim.modality.rawValue)") }
        return found
    }
}
