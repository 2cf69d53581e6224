import IsnadLanguage
import IsnadScript

/// What the mention stage remembers of the distinct words of one worker: their facts and scores. It changes no result.
///
/// Words stand under the numbers that the analyzer gave them, so that a token leads to its word without a search. What is asked of every token is
/// packed apart from the vectors, which few words need.
public struct NameMemory: Sendable {
    /// What is kept of a word.
    struct Word: Sendable {
        var flags: NameFlags = []
        var core = WordKey(bits: 0)
        /// Where listed names begin whose first word is `core`, or -1.
        var node: Int32 = -1
        var leading: UInt8 = 0
        var wordClass: UInt8 = 0
        var hints: WordHints = []
        /// Number of letters; a longer token carries signs over its letters. 0 of a word that no sentence has asked for.
        var letters: UInt8 = 0
    }

    /// Scores that a word gives to its own label, to that of the word after it, and to that of the word before it.
    struct Scores: Sendable {
        var own = LabelWeights.zero
        var next = LabelWeights.zero
        var previous = LabelWeights.zero
    }

    private(set) var words: [Word] = []
    private(set) var scores: [Scores] = []
    private var epoch: UInt32 = 0
    /// Working space of one sentence.
    var scratch = NameScratch()

    public init() {}

    /// Begins anew where the analyzer's memory did.
    mutating func begin(_ text: AnalyzedText) {
        guard epoch != text.epoch else { return }
        words.removeAll(keepingCapacity: true)
        scores.removeAll(keepingCapacity: true)
        epoch = text.epoch
    }

    @inline(__always) func knows(_ word: Int) -> Bool { word < words.count && words[word].letters > 0 }

    mutating func set(_ number: Int, _ word: Word, _ own: Scores) {
        if number >= words.count {
            words.append(contentsOf: repeatElement(Word(), count: number + 1 - words.count))
            scores.append(contentsOf: repeatElement(Scores(), count: number + 1 - scores.count))
        }
        words[number] = word
        words[number].letters = max(word.letters, 1)
        scores[number] = own
    }

    /// What the words of a run of tokens may be, all together.
    func hints(_ text: AnalyzedText, _ range: Range<Int>) -> WordHints {
        var all: WordHints = []
        for i in range {
            let token = text.tokens[i]
            if token.word >= 0 { all.formUnion(words[Int(token.word)].hints) } else if token.isDigits { all.formUnion(.digits) }
        }
        return all
    }
}

/// What a distinct word may be to the readers of mentions: where no word of a sentence has the hint, its reader is not called.
struct WordHints: OptionSet, Sendable {
    let rawValue: UInt8
    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Some reading of it is a place word (`مدينة`, town).
    static let placeWord = WordHints(rawValue: 1)
    /// A listed name may begin with it, behind the proclitics of some reading.
    static let listed = WordHints(rawValue: 2)
    /// It may be a name where the labels see none: a people, a word for a tribe, the first word of a listed name.
    static let unlabelled = WordHints(rawValue: 4)
    static let time = WordHints(rawValue: 8)
    static let number = WordHints(rawValue: 16)
    static let dual = WordHints(rawValue: 32)

    /// Of digits.
    static let digits: WordHints = [.time, .number]
}

/// Buffers that are filled anew for each sentence.
struct NameScratch: Sendable {
    /// What the labels need of a token.
    struct Cell: Sendable {
        /// Number of the word; -1 of a sign, number or Latin word.
        var row: Int32
        var wordClass: UInt8
        /// Part of speech of the best reading plus one; 0 where there is none.
        var part: UInt8
        /// Row of `NameWeights.chains` for the announcing word that leads to it; -1 where there is none.
        var chain: Int16 = -1
    }

    var cells: [Cell] = []
    var marks: [UInt64] = []
    var back: [LabelWeights] = []
    var labels: [UInt8] = []

    func row(_ n: Int) -> Int { Int(cells[n].row) }

    mutating func reset(_ count: Int) {
        cells.removeAll(keepingCapacity: true)
        Self.fill(&marks, count)
        Self.fill(&labels, count)
        if back.count < count { back.append(contentsOf: repeatElement(.zero, count: count - back.count)) }
    }

    private static func fill<Value: FixedWidthInteger>(_ values: inout [Value], _ count: Int) {
        values.removeAll(keepingCapacity: true)
        values.append(contentsOf: repeatElement(0, count: count))
    }
}
