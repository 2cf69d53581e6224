import IsnadLanguage
import IsnadScript

/// What the name reader remembers of the distinct words of one worker: their facts and scores. It changes no result.
public struct NameMemory: Sendable {
    /// What is kept of a word.
    struct Word: Sendable {
        var flags: NameFlags
        var core: WordKey
        var leading: UInt8
        var wordClass: UInt8
        /// Whether some reading of the word is a place word (`مدينة`, town).
        var mayIntroducePlace = false
        /// Scores that the word gives to its own label, to that of the word after it, and to that of the word before it.
        var own: LabelWeights
        var next: LabelWeights
        var previous: LabelWeights
    }

    var words: [Word] = []
    /// Row of `words` by the analyzer's number of the word, or -1.
    private var rows: [Int32] = []
    private var epoch: UInt32 = 0
    /// Working space of one sentence.
    var scratch = NameScratch()

    public init() {}

    /// Makes sure that every word of a text is known.
    mutating func take(_ text: AnalyzedText, _ make: (_ word: [UInt8], _ readings: ArraySlice<Reading>) -> Word) {
        if epoch != text.epoch || words.count > 200_000 {
            words.removeAll(keepingCapacity: true)
            rows.removeAll(keepingCapacity: true)
            epoch = text.epoch
        }
        for token in text.tokens where token.word >= 0 {
            let number = Int(token.word)
            if number >= rows.count { rows.append(contentsOf: repeatElement(-1, count: number + 1 - rows.count)) }
            guard rows[number] < 0 else { continue }
            let codes = LetterCode.letters(text.script.codes[Int(token.start)..<Int(token.end)]).map { LetterCode.folded($0) }
            rows[number] = Int32(words.count)
            words.append(make(codes, text.readings[Int(token.firstReading)..<Int(token.firstReading + token.readingCount)]))
        }
    }

    @inline(__always) func row(_ token: Token) -> Int { token.word < 0 ? -1 : Int(rows[Int(token.word)]) }
}

/// Buffers that are filled anew for each sentence.
struct NameScratch: Sendable {
    var rows: [Int32] = []
    var classes: [UInt8] = []
    var marks: [UInt64] = []
    var scores: [LabelWeights] = []
    var back: [LabelWeights] = []
    var labels: [UInt8] = []

    mutating func reset(_ count: Int) {
        rows.removeAll(keepingCapacity: true)
        classes.removeAll(keepingCapacity: true)
        marks.removeAll(keepingCapacity: true)
        marks.append(contentsOf: repeatElement(0, count: count))
        scores.removeAll(keepingCapacity: true)
        back.removeAll(keepingCapacity: true)
        labels.removeAll(keepingCapacity: true)
        labels.append(contentsOf: repeatElement(0, count: count))
    }
}
