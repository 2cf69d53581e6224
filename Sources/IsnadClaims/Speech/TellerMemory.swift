import IsnadLanguage
import IsnadModel
import IsnadScript

/// The tellers that a document has had so far, to know them again: `المصدر` is the source told of before, with the agency that quoted him.
struct TellerMemory {
    private struct Told {
        var chain: [Teller]
        var sentence: Int
    }
    private var told: [Told] = []
    /// Who told last, and in which sentence.
    private(set) var last: [Teller] = []
    private(set) var lastSentence = -10

    mutating func note(_ chain: [Teller], _ sentence: Int) {
        guard !chain.isEmpty else { return }
        (last, lastSentence) = (chain, sentence)
        told.append(Told(chain: chain, sentence: sentence))
    }

    /// A document that someone spoke in, without telling that it was one (`قال الجيش في بيان`): `البيان` is then known, with its author.
    mutating func noteDocument(_ chain: [Teller], _ sentence: Int) { told.append(Told(chain: chain, sentence: sentence)) }

    /// The chain that a teller was told of before in, when he only points back: by name, or as a bare definite noun.
    /// - Parameter isBare: the words are one definite noun, with at most an adjective or `ذاته`.
    /// - Parameter goesOn: said with a verb of going on (`وأضاف المصدر`): then it is who told last.
    func recall(_ teller: Teller, isBare: Bool, goesOn: Bool = false) -> [Teller]? {
        if goesOn, isBare, teller.isPersonLike, !teller.isPlural, let who = last.last, !who.isPlural, who.kind == .unnamed || who.kind == .person {
            return last
        }
        for entry in told.reversed() {
            guard let at = entry.chain.firstIndex(where: { isSame($0, teller, isBare) }) else { continue }
            return chain(entry.chain, at)
        }
        guard isBare, teller.isPersonLike, !teller.isPlural,
            let entry = told.last(where: { $0.chain.last.map { !$0.isPlural && ($0.kind == .unnamed || $0.kind == .person) } ?? false })
        else { return nil }
        return entry.chain
    }

    private func isSame(_ a: Teller, _ b: Teller, _ isBare: Bool) -> Bool {
        if isBare { return a.head == b.head && a.isPlural == b.isPlural }
        guard b.kind != .unnamed, b.kind != .document else { return false }
        return a.nameKey == b.nameKey
    }

    /// A speaker keeps the outlet he spoke through, a document its author; an agency that now speaks itself does not keep its source.
    private func chain(_ chain: [Teller], _ at: Int) -> [Teller] {
        guard let first = chain.first, chain.count > 1 else { return chain }
        if first.kind == .document { return at == 0 ? chain : [chain[at]] }
        return at > 0 && first.kind == .outlet ? chain : [chain[at]]
    }
}
