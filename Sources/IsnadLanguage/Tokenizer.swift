import IsnadScript

/// Cuts the codes of a text into tokens: words, numbers, signs, line breaks. One pass, no look-back.
enum Tokenizer {
    static func tokens(of script: ScriptText) -> [Token] {
        var tokens: [Token] = []
        tokens.reserveCapacity(script.count / 5 + 8)
        let codes = script.codes
        var i = 0
        var depth: UInt8 = 0
        var straight = false
        while i < codes.count {
            let code = codes[i]
            if code == 0x20 || code == 0 && !isDash(script, i) || joinsTag(codes, i) {
                i += 1
                continue
            }
            let end = code == 0 ? i + 1 : withoutDash(script, i, tokenEnd(codes, i, code))
            let sign = code == 0 ? 0x2D : code
            var token = Token(start: Int32(i), end: Int32(end), kind: kind(sign), code: sign, key: WordKey(bits: 0))
            if token.kind == .arabic || token.kind == .latin || token.kind == .digits { token.key = WordKey.of(codes, i, end) }
            if code == LetterCode.openQuote { depth = min(depth + 1, 8) }
            let wasStraight = straight
            if code == 0x22 {
                straight = opensStraight(codes, i, straight)
                if straight, !wasStraight { depth = min(depth + 1, 8) }
            }
            token.quoteDepth = depth
            if code == LetterCode.closeQuote || (code == 0x22 && wasStraight && !straight) { depth = depth > 0 ? depth - 1 : 0 }
            if code == 0x0A { (depth, straight) = (0, false) }
            tokens.append(token)
            i = end
        }
        return tokens
    }

    /// The signs of a tag (`#الجيش_الأول`) part its words as spaces would.
    private static func joinsTag(_ codes: [UInt8], _ i: Int) -> Bool {
        guard codes[i] == 0x23 || codes[i] == 0x5F, i + 1 < codes.count, LetterCode.isArabicLetter(codes[i + 1]) else { return false }
        return codes[i] == 0x23 ? i == 0 || !LetterCode.isLetter(codes[i - 1]) : i > 0 && LetterCode.isArabicLetter(codes[i - 1])
    }

    /// Whether a straight quotation mark opens: by the spaces around it, so that one that is missing does not turn the others about; else
    /// it is the other of a pair.
    private static func opensStraight(_ codes: [UInt8], _ i: Int, _ isOpen: Bool) -> Bool {
        let isSpaceBefore = i == 0 || LetterCode.isSpace(codes[i - 1]) || codes[i - 1] == 0x28
        let isSpaceAfter = i + 1 >= codes.count || !LetterCode.isLetter(codes[i + 1]) && !LetterCode.isDigit(codes[i + 1])
        return isSpaceBefore == isSpaceAfter ? !isOpen : isSpaceBefore
    }

    /// The end of a word without a tatweel that stands for a dash behind it (`الأسطحـ`); behind one or two letters it draws them out (`لـ`).
    private static func withoutDash(_ script: ScriptText, _ start: Int, _ end: Int) -> Int {
        guard end - start > 4, script.codes[end - 1] == 0, isDash(script, end - 1), end == script.count || LetterCode.isSpace(script.codes[end]) else {
            return end
        }
        var last = end - 1
        while last > start, script.codes[last - 1] == 0, isDash(script, last - 1) { last -= 1 }
        return last - start > 3 ? last : end
    }

    /// A tatweel that begins a word is a dash to the eye (`مختلف ـ يمكننا`).
    private static func isDash(_ script: ScriptText, _ i: Int) -> Bool {
        let byte = Int(script.byteOffsets[i])
        return script.bytes[byte] == 0xD9 && script.bytes[byte + 1] == 0x80
    }

    private static func kind(_ code: UInt8) -> TokenKind {
        if LetterCode.isArabicLetter(code) { return .arabic }
        if LetterCode.isDigit(code) { return .digits }
        if LetterCode.isLatinLetter(code) { return .latin }
        return code == 0x0A ? .lineBreak : .punctuation
    }

    private static func tokenEnd(_ codes: [UInt8], _ start: Int, _ code: UInt8) -> Int {
        if LetterCode.isArabicLetter(code) { return run(codes, start) { LetterCode.isArabicLetter($0) || $0 == 0 } }
        if LetterCode.isLatinLetter(code) { return run(codes, start) { LetterCode.isLatinLetter($0) || LetterCode.isDigit($0) || $0 == 0 } }
        if LetterCode.isDigit(code) { return numberEnd(codes, start) }
        return start + 1
    }

    private static func run(_ codes: [UInt8], _ start: Int, _ belongs: (UInt8) -> Bool) -> Int {
        var end = start + 1
        while end < codes.count, belongs(codes[end]) { end += 1 }
        return end
    }

    /// A digit run takes in thousands and decimal marks that stand between two digits (`1,200`, `4.5`).
    private static func numberEnd(_ codes: [UInt8], _ start: Int) -> Int {
        var end = start
        while end < codes.count {
            let code = codes[end]
            if LetterCode.isDigit(code) || (code == 0 && end + 1 < codes.count && LetterCode.isDigit(codes[end + 1])) {
                end += 1
            } else if isNumberMark(code), end + 1 < codes.count, LetterCode.isDigit(codes[end + 1]), end > start {
                end += 1
            } else {
                break
            }
        }
        return end
    }

    private static func isNumberMark(_ code: UInt8) -> Bool {
        code == 0x2C || code == 0x2E || code == LetterCode.decimalMark || code == LetterCode.thousandsMark
    }
}
