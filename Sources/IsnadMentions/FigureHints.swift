import IsnadLanguage
import IsnadScript

/// Tells of a distinct word whether a time, a number or a dual may begin with it. Sentences without such a word are not looked through.
struct FigureHints: Sendable {
    let numbers: NumberReader
    let times: TimeReader

    /// - Parameter word: folded codes of the whole word.
    func of(_ word: [UInt8], _ readings: ArraySlice<Reading>) -> WordHints {
        let key = WordKey.of(word, 0, word.count)
        var hints: WordHints = []
        if times.canBegin(key) { hints.insert(.time) }
        if numbers.canBegin(key) { hints.insert(.number) }
        if endsLikeDual(word), readings.contains(where: { DualReader.mayCount($0) }) { hints.insert(.dual) }
        return hints
    }

    private func endsLikeDual(_ word: [UInt8]) -> Bool {
        guard word.count > 2, let last = word.last else { return false }
        let vowel = word[word.count - 2]
        if last == LetterCode.yeh || last == LetterCode.alef { return vowel == LetterCode.teh }
        return last == LetterCode.noon && (vowel == LetterCode.alef || vowel == LetterCode.yeh)
    }
}
