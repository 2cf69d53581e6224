/// Folded forms of text for search and for comparing names.
public enum Folding {
    /// Text with vowel signs, tatweel and marks dropped, hamza seats, alef maqsura and ta marbuta laid together, digits of every script
    /// in ASCII, Latin letters in lower case, every other sign a space, and single spaces between words.
    ///
    /// Example: `«الدّولة الإسلامية»` (the Islamic State) gives `الدوله الاسلاميه`.
    public static func key(_ text: String) -> String {
        var text = text
        return String(decoding: text.withUTF8 { bytes(of: $0, most: .max) }, as: UTF8.self)
    }

    /// The folded form of a piece of valid UTF-8 as bytes, or its first bytes: at least `most` where it has as many.
    ///
    /// Comparing with something short, such as a title, needs no more than that.
    public static func bytes(of utf8: ArraySlice<UInt8>, most: Int = .max) -> [UInt8] {
        utf8.withUnsafeBufferPointer { bytes(of: $0, most: most) }
    }

    private static func bytes(of utf8: UnsafeBufferPointer<UInt8>, most: Int) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(min(utf8.count, most) + 4)
        ScriptText.withLowTable { low in
            var i = 0
            while i < utf8.count, out.count < most {
                let code = ScriptText.code(utf8, &i, low)
                if code == LetterCode.ignorable { continue }
                if code >= LetterCode.lamAlef {
                    append(LetterCode.lam, to: &out)
                    append(LetterCode.alef, to: &out)
                } else {
                    append(LetterCode.folded(code), to: &out)
                }
            }
        }
        while out.last == 0x20 { out.removeLast() }
        return out
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
