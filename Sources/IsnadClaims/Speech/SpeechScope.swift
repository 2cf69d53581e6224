import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// Lays out how far each telling of a sentence reaches: what stands beside it ends it, what stands inside it is told within it.
struct SpeechScope {
    private let context: DocumentContext
    private let range: Range<Int>
    private let parse: SentenceParse
    private let memory: TellerMemory
    /// Chains of the sentence in the order of their tellings, for the sentences that follow.
    private(set) var told: [[Teller]] = []
    private var text: AnalyzedText { context.text }

    init(_ context: DocumentContext, _ s: Int, _ memory: TellerMemory) {
        self.context = context
        self.memory = memory
        parse = context.parses[s]
        range = context.text.sentences[s].tokens
    }

    mutating func segments(_ tellings: [Telling]) -> [SpeechSegment] {
        let beside = tellings.filter { $0.form == .according }
        var outer = beside.map { segment($0, $0.content) }
        if let whole = beside.first, !tellings.contains(where: { $0.form == .leading }) { told.append(whole.tellers) }
        outer += nested(tellings.filter { $0.form != .according }, beside)
        return outer
    }

    /// Leading tellings, each cut where one beside it begins; outer before inner.
    private mutating func nested(_ tellings: [Telling], _ beside: [Telling]) -> [SpeechSegment] {
        var done: [Telling] = []
        var open: [Int] = []
        for var next in tellings.sorted(by: { $0.start < $1.start }) {
            var closed: Int?
            while let top = open.last, endsBefore(done[top], next) {
                if next.start > done[top].content.lowerBound {
                    done[top].content = done[top].content.lowerBound..<min(next.start, done[top].content.upperBound)
                }
                closed = top
                open.removeLast()
            }
            if next.form == .goesOn {
                // Whoever speaks in the sentence goes on; else who stood beside it, else who told last.
                let root = open.first ?? closed
                if let root {
                    next.tellers = done[root].tellers
                    // He speaks on about his own speech: what is told is no speech within it.
                    if open.contains(root), !isQuoted(next, done[root]) {
                        for index in open {
                            done[index].content =
                                done[index].content.lowerBound..<max(done[index].content.lowerBound, min(next.start, done[index].content.upperBound))
                        }
                        open = []
                    }
                } else if let first = beside.first(where: { $0.words.upperBound <= next.start }) {
                    next.tellers = first.tellers
                } else if next.tellers.isEmpty {
                    next.tellers = memory.last
                }
            }
            guard !next.tellers.isEmpty else { continue }
            if open.isEmpty { told.append(next.tellers) }
            done.append(next)
            open.append(done.count - 1)
        }
        return done.flatMap { telling in pieces(beforeAside(telling)).map { segment(telling, $0) } }
    }

    /// `علما أن`, `في إشارة إلى`: the outlet speaks again.
    private func beforeAside(_ telling: Telling) -> Telling {
        let aside = parse.items.first { item in
            guard case .marker(.aside) = item.kind, let first = telling.content.first else { return false }
            return telling.content.contains(item.tokens.lowerBound) && text.tokens[item.tokens.lowerBound].quoteDepth <= text.tokens[first].quoteDepth
        }
        guard let aside else { return telling }
        var cut = telling
        cut.content = telling.content.lowerBound..<aside.tokens.lowerBound
        return cut
    }

    private func isQuoted(_ next: Telling, _ outer: Telling) -> Bool {
        guard let first = outer.content.first else { return false }
        return text.tokens[next.start].quoteDepth > text.tokens[first].quoteDepth
    }

    /// Whether a telling is over where the next begins: it stands beside it, outside the quotation marks that it opened.
    private func endsBefore(_ outer: Telling, _ next: Telling) -> Bool {
        guard next.start < outer.content.upperBound else { return true }
        return next.isJoined && next.start > outer.content.lowerBound && !isQuoted(next, outer)
    }

    private func segment(_ telling: Telling, _ tokens: Range<Int>) -> SpeechSegment {
        SpeechSegment(
            tokens: tokens, tellers: telling.tellers.map(\.participant), telling: telling.words, isNominal: telling.isNominal, because: telling.because)
    }

    /// A noun that is told does not take along the relative clause that says which one is meant (`استعادة ساعة الجاسوس الذي أعدم`).
    private func pieces(_ telling: Telling) -> [Range<Int>] {
        guard !telling.content.isEmpty else { return [] }
        guard telling.isNominal else { return [telling.content] }
        var found: [Range<Int>] = []
        var from = telling.content.lowerBound
        var isOut = false
        for item in parse.items where telling.content.contains(item.tokens.lowerBound) {
            switch item.kind {
            case .relative where !isOut:
                if from < item.tokens.lowerBound { found.append(from..<item.tokens.lowerBound) }
                isOut = true
            case .comma where isOut:
                from = item.tokens.upperBound
                isOut = false
            default: break
            }
        }
        if !isOut, from < telling.content.upperBound { found.append(from..<telling.content.upperBound) }
        return found
    }
}
