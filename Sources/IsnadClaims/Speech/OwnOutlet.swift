import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// Knows the document's own outlet, which is no teller of its own reports.
struct OwnOutlet {
    /// و, which joins two tellers into one element.
    let and = "\u{0648}"
    private let context: DocumentContext
    /// Folded key of its name; nil where the document names none.
    private let outlet: UInt64?
    private let host: [UInt8]

    init(_ context: DocumentContext) {
        self.context = context
        let name = context.document.outlet ?? ""
        outlet = Folding.key(name).isEmpty ? nil : Folding.hash(name)
        host = Array((context.document.url ?? "").utf8)
    }

    func isOwn(_ teller: Participant, _ parse: SentenceParse, _ phrase: Phrase) -> Bool {
        if let outlet, Folding.hash(teller.name) == outlet { return true }
        guard phrase.name >= 0, parse.names[phrase.name].entry >= 0, isOutletItself(phrase, parse) else { return false }
        let entry = context.knowledge.names.entries[Int(parse.names[phrase.name].entry)]
        if let outlet, Folding.hash(entry.name) == outlet || Folding.hash(entry.id) == outlet { return true }
        return entry.domains.contains { !$0.isEmpty && contains(host, Array($0.utf8)) }
    }

    /// Whether a phrase names the document's own outlet, under whatever head (`لقناتي «العربية»`).
    func isOwnName(_ parse: SentenceParse, _ phrase: Phrase) -> Bool {
        guard phrase.name >= 0, parse.names[phrase.name].entry >= 0 else { return false }
        let entry = context.knowledge.names.entries[Int(parse.names[phrase.name].entry)]
        if let outlet, Folding.hash(entry.name) == outlet || Folding.hash(entry.id) == outlet { return true }
        return entry.domains.contains { !$0.isEmpty && contains(host, Array($0.utf8)) }
    }

    /// `مراسل العربية` (the correspondent of al-Arabiya) is a teller of his own.
    private func isOutletItself(_ phrase: Phrase, _ parse: SentenceParse) -> Bool {
        phrase.head == parse.names[phrase.name].tokens.lowerBound || context.knowledge.markers.isCategory(context.stemKey(phrase.head))
    }

    private func contains(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        guard a.count >= b.count else { return false }
        return (0...(a.count - b.count)).contains { a[$0..<($0 + b.count)].elementsEqual(b) }
    }
}
