import IsnadScript

/// A form of a word while tables are read: letters that stand in a table, and up to three more behind them. Nothing is copied.
///
/// Codes are fine (hamza seats and ta marbuta kept). Example: the letters of `مقاتل` (fighter) with `و ن` behind them are `مقاتلون`.
struct WrittenForm {
    let codes: [UInt8]
    private(set) var range: Range<Int>
    private var ending: (UInt8, UInt8, UInt8) = (0, 0, 0)
    private var endingCount = 0

    init(_ codes: [UInt8], _ range: Range<Int>) { (self.codes, self.range) = (codes, range) }

    init(_ word: String) {
        let codes = ScriptText.codes(of: word)
        self.init(codes, 0..<codes.count)
    }

    var count: Int { range.count + endingCount }
    var first: UInt8 { range.isEmpty ? ending.0 : codes[range.lowerBound] }
    var last: UInt8 { letter(fromEnd: 1) }

    /// A letter counted from the end, 1 the last; 0 where there is none.
    func letter(fromEnd n: Int) -> UInt8 {
        if n <= endingCount { return ending(endingCount - n) }
        let at = range.upperBound - (n - endingCount)
        return at >= range.lowerBound ? codes[at] : 0
    }

    private func ending(_ i: Int) -> UInt8 { i == 0 ? ending.0 : i == 1 ? ending.1 : ending.2 }

    func withoutLast() -> WrittenForm {
        var form = self
        if form.endingCount > 0 { form.endingCount -= 1 } else if !range.isEmpty { form.range = range.dropLast() }
        return form
    }

    func adding(_ letters: UInt8...) -> WrittenForm {
        var form = self
        for letter in letters {
            switch form.endingCount {
            case 0: form.ending.0 = letter
            case 1: form.ending.1 = letter
            default: form.ending.2 = letter
            }
            form.endingCount = min(form.endingCount + 1, 3)
        }
        return form
    }

    /// Calls `body` with each letter.
    @inline(__always) func each(_ body: (UInt8) -> Void) {
        for i in range { body(codes[i]) }
        for i in 0..<endingCount { body(ending(i)) }
    }

    /// Folded key.
    var key: WordKey {
        var state = WordKey.seed
        each { if $0 != 0 { state = WordKey.step(state, LetterCode.folded($0)) } }
        return WordKey.finish(state)
    }

    /// Folded key of the word with one more letter at its end.
    func key(before last: UInt8) -> WordKey {
        var state = WordKey.seed
        each { if $0 != 0 { state = WordKey.step(state, LetterCode.folded($0)) } }
        return WordKey.finish(WordKey.step(state, last))
    }

    var string: String {
        if endingCount == 0 { return LetterCode.string(codes[range]) }
        var letters: [UInt8] = []
        each { letters.append($0) }
        return LetterCode.string(letters[...])
    }

    static func == (a: WrittenForm, b: WrittenForm) -> Bool {
        guard a.count == b.count else { return false }
        for n in stride(from: a.count, to: 0, by: -1) where a.letter(fromEnd: n) != b.letter(fromEnd: n) { return false }
        return true
    }
}
