import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// Finds who says what: reporting verbs, markers of attribution, speech that runs on over sentences.
///
/// Each sentence gives its tellings (`TellingFinder`), these their scopes (`SpeechScope`). Between sentences it is remembered who told
/// last and under which words he is known (`TellerMemory`).
struct SpeechReader {
    let context: DocumentContext
    private let finder: TellingFinder
    private var memory = TellerMemory()

    init(_ context: DocumentContext) {
        self.context = context
        finder = TellingFinder(context)
    }

    private var text: AnalyzedText { context.text }

    /// Segments of every sentence of the document; of those that hold a word, the outer come first.
    mutating func run() -> [[SpeechSegment]] {
        var all: [[SpeechSegment]] = []
        for s in context.parses.indices { all.append(sentence(s)) }
        spreadTrailing(&all)
        return all
    }

    private mutating func sentence(_ s: Int) -> [SpeechSegment] {
        let range = text.sentences[s].tokens
        let tellings = finder.find(s, &memory)
        if tellings.isEmpty, continuesQuote(s, range) {
            let tellers = memory.last
            memory.note(tellers, s)
            return [SpeechSegment(tokens: range, tellers: tellers.map(\.participant), telling: 0..<0, because: "speech.quotation-goes-on")]
        }
        var scope = SpeechScope(context, s, memory)
        let segments = scope.segments(tellings)
        for chain in scope.told { memory.note(chain, s) }
        return segments
    }

    /// Whether the sentence begins inside a quotation that the one before left open.
    private func continuesQuote(_ s: Int, _ range: Range<Int>) -> Bool {
        guard s - memory.lastSentence == 1, !memory.last.isEmpty, let first = range.first else { return false }
        return text.tokens[first].quoteDepth > 0 && text.tokens[first].code != 0x22 && text.tokens[first].code != LetterCode.openQuote
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
