import IsnadModel
import IsnadScript

/// One line of a report, as the finders of furniture look at it.
///
/// Places are kept in 32 bits: a page may have a million lines.
struct TextLine {
    /// Place in the text, without the line's end and spaces before it.
    var span: Span { Span(start: Int(start), end: Int(end)) }
    /// Its words, as a range of `TextLines.words`.
    var words: Range<Int> { Int(firstWord)..<Int(endWord) }
    /// Its folded letters and digits, as a range of `TextLines.letters`.
    var letters: Range<Int> { Int(firstLetter)..<Int(endLetter) }
    fileprivate var start, end, firstWord, endWord, firstLetter, endLetter: Int32
    /// It ends as a sentence or an announcement does: full stop, colon, exclamation mark or ellipsis.
    var endsWithStop: Bool
    var asks: Bool
    /// It holds the two dots by which headlines part topic and news.
    var hasDoubleDot: Bool
    /// It begins with a bullet, dash or number, as an entry of a list does.
    var isListEntry: Bool
    var count: Int { Int(endWord - firstWord) }
}

/// The lines of a text with their words, cut once for all finders.
struct TextLines {
    struct Word {
        var key: UInt64
        /// Its letters, as a range of `TextLines.letters`.
        var letters: Range<Int> { Int(firstLetter)..<Int(endLetter) }
        /// Scalar behind the word.
        var end: Int { Int(endScalar) }
        fileprivate var firstLetter, endLetter, endScalar: Int32
        var isNumber: Bool
    }

    private(set) var lines: [TextLine] = []
    private(set) var words: [Word] = []
    private(set) var letters: [UInt8] = []
    let script: ScriptText

    init(_ script: ScriptText) {
        self.script = script
        letters.reserveCapacity(script.count)
        words.reserveCapacity(script.count / 5 + 8)
        script.codes.withUnsafeBufferPointer { codes in
            var start = 0
            for i in 0...codes.count where i == codes.count || codes[i] == 0x0A {
                addLine(codes, start, i)
                start = i + 1
            }
        }
    }

    func words(_ line: TextLine) -> ArraySlice<Word> { words[line.words] }

    /// Key of a word without article and one-letter proclitics; 0 for words too short to tell anything.
    func stem(_ word: Word) -> UInt64 { Self.stem(letters[word.letters]) }

    private mutating func addLine(_ codes: UnsafeBufferPointer<UInt8>, _ start: Int, _ lineEnd: Int) {
        var end = lineEnd
        while end > start, codes[end - 1] == 0x20 || codes[end - 1] == LetterCode.ignorable { end -= 1 }
        let (firstWord, firstLetter) = (words.count, letters.count)
        var i = start
        while i < end {
            if Self.isWordCode(codes[i]) { i = addWord(codes, i, end) } else { i += 1 }
        }
        let last = codes[start..<end].last { !Self.isClosing($0) } ?? 0x20
        let first = codes[start..<end].first { $0 != 0x20 && $0 != LetterCode.ignorable } ?? 0x20
        lines.append(
            TextLine(
                start: Int32(start), end: Int32(end), firstWord: Int32(firstWord), endWord: Int32(words.count), firstLetter: Int32(firstLetter),
                endLetter: Int32(letters.count),
                endsWithStop: last == 0x2E || last == 0x3A || last == 0x21 || last == LetterCode.ellipsis, asks: last == 0x3F,
                hasDoubleDot: Self.hasDoubleDot(codes, start, end),
                isListEntry: first == 0x2D || first == 0x2A || first == LetterCode.bullet || LetterCode.isDigit(first)))
    }

    /// Adds the word that begins at `start`; gives the position behind it.
    private mutating func addWord(_ codes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        let from = letters.count
        var (i, state, isNumber) = (start, WordKey.seed, true)
        while i < end {
            let code = codes[i]
            if code != LetterCode.ignorable {
                guard Self.isWordCode(code) else { break }
                let letter = LetterCode.folded(code)
                letters.append(letter)
                state = WordKey.step(state, letter)
                isNumber = isNumber && LetterCode.isDigit(letter)
            }
            i += 1
        }
        words.append(
            Word(key: WordKey.finish(state).bits, firstLetter: Int32(from), endLetter: Int32(letters.count), endScalar: Int32(i), isNumber: isNumber))
        return i
    }

    @inline(__always) private static func isWordCode(_ code: UInt8) -> Bool { LetterCode.isLetter(code) || LetterCode.isDigit(code) }

    private static func isClosing(_ code: UInt8) -> Bool {
        code == 0x20 || code == LetterCode.ignorable || code == 0x22 || code == 0x27 || code == 0x29 || code == 0x5D || code == LetterCode.closeQuote
    }

    /// Two dots or their sign, with something behind them.
    private static func hasDoubleDot(_ codes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        var i = start
        while i + 2 < end {
            if codes[i] == LetterCode.ellipsis || (codes[i] == 0x2E && i > start && codes[i - 1] == 0x2E) { return true }
            i += 1
        }
        return false
    }

    private static func key(_ letters: ArraySlice<UInt8>) -> UInt64 {
        var state = WordKey.seed
        for code in letters { state = WordKey.step(state, code) }
        return WordKey.finish(state).bits
    }

    /// «والتنظيم» and «تنظيم» tell of the same thing.
    private static func stem(_ word: ArraySlice<UInt8>) -> UInt64 {
        var rest = word
        if rest.count > 3, let first = rest.first, first == LetterCode.waw || first == LetterCode.feh { rest = rest.dropFirst() }
        if rest.count > 3, let first = rest.first, first == LetterCode.beh || first == LetterCode.lam || first == LetterCode.kaf,
            rest.dropFirst().first == LetterCode.alef || rest.dropFirst().first == LetterCode.lam
        {
            rest = rest.dropFirst()
        }
        if rest.count > 4, rest.first == LetterCode.alef, rest.dropFirst().first == LetterCode.lam { rest = rest.dropFirst(2) }
        return rest.count < 3 ? 0 : key(rest)
    }
}
