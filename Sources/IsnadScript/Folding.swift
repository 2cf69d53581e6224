/// Folded forms of text for search and for comparing names.
public enum Folding {
    /// Text with vowel signs, tatweel and marks dropped, hamza seats, alef maqsura and ta marbuta laid together, digits of every script
    /// in ASCII, Latin letters in lower case, every other sign a space, and single spaces between words.
    ///
    /// Example: `«الدّولة الإسلامية»` (the Islamic State) gives `الدوله الاسلاميه`.
    public static func key(_ text: String) -> String {
        var out: [UInt8] = []
        for code in LetterCode.letters(ScriptText(text).codes[...]) { append(LetterCode.folded(code), to: &out) }
        while out.last == 0x20 { out.removeLast() }
        return String(decoding: out, as: UTF8.self)
    }

    /// A number that is equal for texts with the same `key`, without making it.
    public static func hash(_ text: String) -> UInt64 {
        var state = WordKey.seed
        var hasGap = false
        for code in ScriptText.codes(of: text) where code != LetterCode.ignorable {
            hash(code, &state, &hasGap)
        }
        return WordKey.finish(state).bits
    }

    private static func hash(_ code: UInt8, _ state: inout UInt64, _ hasGap: inout Bool) {
        if code >= LetterCode.lamAlef {
            hash(LetterCode.lam, &state, &hasGap)
            return hash(LetterCode.alef, &state, &hasGap)
        }
        let folded = LetterCode.folded(code)
        guard LetterCode.isLetter(folded) && folded != LetterCode.otherLetter || LetterCode.isDigit(folded) else {
            hasGap = true
            return
        }
        if hasGap, state != WordKey.seed { state = WordKey.step(state, 0x20) }
        hasGap = false
        state = WordKey.step(state, folded)
    }

    /// The same for each word of the folded form.
    public static func hashes(_ text: String) -> [UInt64] {
        var words: [UInt64] = []
        var state = WordKey.seed
        for code in LetterCode.letters(ScriptText.codes(of: text)[...]) {
            let folded = LetterCode.folded(code)
            if LetterCode.isLetter(folded) && folded != LetterCode.otherLetter || LetterCode.isDigit(folded) {
                state = WordKey.step(state, folded)
            } else if state != WordKey.seed {
                words.append(WordKey.finish(state).bits)
                state = WordKey.seed
            }
        }
        if state != WordKey.seed { words.append(WordKey.finish(state).bits) }
        return words
    }

    /// Words of the folded form.
    public static func words(_ text: String) -> [String] {
        key(text).utf8.split(separator: 0x20).map { String(Substring($0)) }
    }

    private static func append(_ code: UInt8, to out: inout [UInt8]) {
        guard LetterCode.isLetter(code) && code != LetterCode.otherLetter || LetterCode.isDigit(code) else {
            if let last = out.last, last != 0x20 { out.append(0x20) }
            return
        }
        let scalar = LetterCode.scalar(ofFolded: code)
        if scalar < 0x80 {
            out.append(UInt8(scalar))
        } else {
            out.append(UInt8(0xC0 | scalar >> 6))
            out.append(UInt8(0x80 | scalar & 0x3F))
        }
    }
}
