import IsnadScript

/// A word with its commonest clitics and endings taken off, so that translations and rewordings of one thing meet: `والإسرائيلية` (and the
/// Israeli one) and `إسرائيل` (Israel) have one stem. Deliberately crude: it only ever serves to weigh how alike two reports are.
enum Stem {
    private static let article: [UInt8] = [LetterCode.alef, LetterCode.lam]
    private static let lams: [UInt8] = [LetterCode.lam, LetterCode.lam]
    /// Longest first.
    private static let prefixes: [[UInt8]] = [
        [LetterCode.waw] + article, [LetterCode.beh] + article, [LetterCode.feh] + article, [LetterCode.kaf] + article,
        [LetterCode.waw] + lams, lams, article, [LetterCode.waw], [LetterCode.beh], [LetterCode.lam], [LetterCode.feh],
    ]
    private static let suffixes: [[UInt8]] = [
        [LetterCode.yeh, LetterCode.heh], [LetterCode.alef, LetterCode.teh], [LetterCode.waw, LetterCode.noon],
        [LetterCode.yeh, LetterCode.noon], [LetterCode.alef, LetterCode.noon], [LetterCode.heh, LetterCode.alef],
        [LetterCode.heh, LetterCode.meem], [LetterCode.waw, LetterCode.alef], [LetterCode.heh], [LetterCode.yeh], [LetterCode.alef],
    ]
    /// Letters that must be left.
    private static let least = 3

    /// - Parameter letters: folded codes of one word without ignorable ones.
    static func of(_ letters: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let first = letters.first, !LetterCode.isDigit(first) else { return letters }
        var rest = letters
        if let prefix = prefixes.first(where: { rest.count - $0.count >= least && rest.starts(with: $0) }) {
            rest = rest.dropFirst(prefix.count)
        }
        if let suffix = suffixes.first(where: { rest.count - $0.count >= least && rest.suffix($0.count).elementsEqual($0) }) {
            rest = rest.dropLast(suffix.count)
        }
        return rest
    }

    /// Key of the stem of a word of a text.
    static func key(_ codes: [UInt8], _ start: Int, _ end: Int) -> UInt64 {
        let letters = LetterCode.folded(LetterCode.letters(codes[start..<end])[...])
        let stem = Stem.of(letters[...])
        return stem.count < 2 ? 0 : WordKey.of(Array(stem), 0, stem.count).bits
    }
}
