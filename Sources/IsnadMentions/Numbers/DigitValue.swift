import IsnadLanguage
import IsnadScript

/// Value of a digit token with its thousands and decimal marks.
enum DigitValue {
    /// Nil for what is no number (`1.2.2018`) or too long to be one.
    /// - Parameter scaled: a scale word follows, so that a single dot parts a fraction (`2.500 مليون`).
    static func of(_ text: AnalyzedText, _ i: Int, scaled: Bool = false) -> Double? {
        let token = text.tokens[i]
        guard token.isDigits else { return nil }
        return of(text.script.codes, Int(token.start), Int(token.end), scaled)
    }

    private static func of(_ codes: [UInt8], _ start: Int, _ end: Int, _ scaled: Bool) -> Double? {
        var (value, marks, digits, group) = (0.0, 0, 0, 0)
        var (inFraction, places) = (false, 0)
        for p in start..<end where codes[p] != 0 {
            let code = codes[p]
            if LetterCode.isDigit(code) {
                digits += 1
                group += 1
                if inFraction { places += 1 }
                value = value * 10 + Double(code - 48)
            } else {
                guard !inFraction else { return nil }
                let thousands = partsThousands(codes, p, end, code, group, marks, value, scaled)
                inFraction = !thousands
                marks += 1
                group = 0
            }
        }
        guard digits > 0, digits <= 15 else { return nil }
        return value / DecimalPower.of(places)
    }

    /// A mark before exactly three digits parts thousands, unless it is the decimal mark or the number begins with 0.
    private static func partsThousands(
        _ codes: [UInt8], _ p: Int, _ end: Int, _ code: UInt8, _ group: Int, _ marks: Int, _ value: Double, _ scaled: Bool
    ) -> Bool {
        if code == LetterCode.decimalMark { return false }
        var following = 0
        var q = p + 1
        while q < end, LetterCode.isDigit(codes[q]) || codes[q] == 0 {
            if codes[q] != 0 { following += 1 }
            q += 1
        }
        guard following == 3, group <= 3, value > 0 else { return false }
        if code == LetterCode.thousandsMark { return true }
        return !(scaled && marks == 0 && q >= end && value < 1000)
    }

    /// Thousand or million as a letter written onto digits: `100K`, `2.5M`. Small letters but k are units of measure.
    static func factor(_ text: AnalyzedText, _ i: Int, _ end: Int) -> Double? {
        guard i < end, text.tokens[i].kind == .latin, text.tokens[i].end == text.tokens[i].start + 1, text.tokens[i - 1].end == text.tokens[i].start
        else { return nil }
        switch text.script.bytes[Int(text.script.byteOffsets[Int(text.tokens[i].start)])] {
        case UInt8(ascii: "K"), UInt8(ascii: "k"): return 1000
        case UInt8(ascii: "M"): return 1_000_000
        case UInt8(ascii: "B"): return 1_000_000_000
        default: return nil
        }
    }

    static func plain(_ text: AnalyzedText, _ i: Int, _ end: Int) -> Int? { i < end ? plain(text, i) : nil }

    /// Digits only, without marks: the value of a year, day or label.
    static func plain(_ text: AnalyzedText, _ i: Int) -> Int? {
        let token = text.tokens[i]
        guard token.isDigits, token.end - token.start <= 8 else { return nil }
        var value = 0
        for p in Int(token.start)..<Int(token.end) {
            let code = text.script.codes[p]
            if code == 0 { continue }
            guard LetterCode.isDigit(code) else { return nil }
            value = value * 10 + Int(code - 48)
        }
        return value
    }
}
