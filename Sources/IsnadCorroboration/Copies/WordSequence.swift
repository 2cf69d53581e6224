import IsnadModel
import IsnadScript

/// The folded words of a report as 64-bit keys, with their places: what copies are found on.
struct WordSequence: Sendable {
    private(set) var keys: [UInt64] = []
    /// Scalar offsets of each word in `Document.text`.
    private(set) var starts: [Int32] = []
    private(set) var ends: [Int32] = []

    var count: Int { keys.count }

    /// Words of the report's own text; furniture is no wording of anybody's.
    init(_ text: ScriptText, furniture: [Furniture]) {
        let codes = text.codes
        let furniture = furniture.map(\.span).sorted()
        var (i, f) = (0, 0)
        while i < codes.count {
            while f < furniture.count, furniture[f].end <= i { f += 1 }
            if f < furniture.count, furniture[f].start <= i {
                i = furniture[f].end
                continue
            }
            guard WordSequence.isWord(codes[i]) else {
                i += 1
                continue
            }
            let start = i
            while i < codes.count, WordSequence.isWord(codes[i]) || codes[i] == LetterCode.ignorable { i += 1 }
            keys.append(WordKey.of(codes, start, i).bits)
            starts.append(Int32(start))
            ends.append(Int32(i))
        }
    }

    private static func isWord(_ code: UInt8) -> Bool { LetterCode.isLetter(code) || LetterCode.isDigit(code) }

    /// One key for each run of `size` words; empty when the report is shorter.
    func shingles(_ size: Int) -> [UInt64] {
        guard count >= size, size > 0 else { return [] }
        return (0...(count - size)).map { i in
            var key = WordKey(bits: keys[i])
            for j in (i + 1)..<(i + size) { key = key.then(WordKey(bits: keys[j])) }
            return key.bits
        }
    }

    /// The stem of each word (see `Stem`); 0 for a word of one letter.
    func stems(_ text: ScriptText) -> [UInt64] {
        keys.indices.map { Stem.key(text.codes, Int(starts[$0]), Int(ends[$0])) }
    }

    /// Place of words `range` in the text.
    func span(_ range: Range<Int>) -> Span {
        guard let first = range.first, let last = range.last else { return Span(start: 0, end: 0) }
        return Span(start: Int(starts[first]), end: Int(ends[last]))
    }
}
