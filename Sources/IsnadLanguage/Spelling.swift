import IsnadScript

/// What folding takes away from a word: hamza seats. Words of one key that differ in them are mostly different words (`كأن`, as if, and `كان`, was).
enum Spelling {
    /// Hash of the letters behind the first, hamza seats told apart; final letters that writers interchange (ى ي, ة ه) are not.
    static func tail(_ codes: [UInt8], _ start: Int, _ end: Int) -> UInt32 {
        var hash = seed
        var i = start + 1
        while i < end {
            let code = codes[i]
            if code != 0 { hash = step(hash, code) }
            i += 1
        }
        return hash
    }

    static func tail(_ form: WrittenForm) -> UInt32 {
        var hash = seed
        var isFirst = true
        form.each { code in
            if !isFirst, code != 0 { hash = step(hash, code) }
            isFirst = false
        }
        return hash
    }

    private static let seed: UInt32 = 0x811C_9DC5

    private static func step(_ hash: UInt32, _ code: UInt8) -> UInt32 { (hash ^ UInt32(letter(code))) &* 0x0100_0193 }

    private static func letter(_ code: UInt8) -> UInt8 {
        switch code {
        case LetterCode.alefMaqsura: LetterCode.yeh
        case LetterCode.tehMarbuta: LetterCode.heh
        default: code
        }
    }
}
