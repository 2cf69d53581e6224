import IsnadScript

/// Cuts the codes of a text into tokens: words, numbers, signs, line breaks. One pass; an Arabic word's letters are hashed on the way.
///
/// The key of an Arabic word is that of its letters as they are written (hamza seats kept); `WordMemory` puts the folded one in its place.
enum Tokenizer {
    static func tokens(of script: ScriptText) -> [Token] {
        var tokens: [Token] = []
        tokens.reserveCapacity(script.count / 5 + 8)
        script.codes.withUnsafeBufferPointer { codes in
            var scan = TokenScan(script: script, codes: codes)
            scan.run(&tokens)
        }
        return tokens
    }
}

/// One pass over a text.
private struct TokenScan {
    let script: ScriptText
    let codes: UnsafeBufferPointer<UInt8>
    /// How many quotation marks are open.
    private var depth: UInt8 = 0
    /// Whether a straight quotation mark is open.
    private var straight = false

    init(script: ScriptText, codes: UnsafeBufferPointer<UInt8>) { (self.script, self.codes) = (script, codes) }

    mutating func run(_ tokens: inout [Token]) {
        var i = 0
        while i < codes.count {
            let code = codes[i]
            if code == 0x20 {
                i += 1
            } else if LetterCode.isArabicLetter(code) {
                let word = word(i, code)
                i = Int(word.end)
                tokens.append(word)
            } else if code != 0 ? !joinsTag(i) : isDash(i) {
                let token = other(i, code)
                i = Int(token.end)
                tokens.append(token)
            } else {
                i += 1
            }
        }
    }

    // MARK: Words

    private func word(_ start: Int, _ code: UInt8) -> Token {
        var (end, state, isMarked) = (start, WordKey.seed, false)
        while end < codes.count {
            let code = codes[end]
            if LetterCode.isArabicLetter(code) {
                state = WordKey.step(state, code)
            } else if code == 0 {
                isMarked = true
            } else {
                break
            }
            end += 1
        }
        if isMarked { (end, state) = marked(start, withoutDash(start, end)) }
        return Token(start: Int32(start), end: Int32(end), kind: .arabic, code: code, quoteDepth: depth, key: WordKey.finish(state))
    }

    /// The hash of a word with signs over its letters: nunation tells nouns from verbs, so that the word is another one.
    private func marked(_ start: Int, _ end: Int) -> (Int, UInt64) {
        var (state, hasTanwin) = (WordKey.seed, false)
        for i in start..<end {
            if codes[i] != 0 { state = WordKey.step(state, codes[i]) } else if script.isTanwin(i) { hasTanwin = true }
        }
        return (end, hasTanwin ? WordKey.step(state, LetterCode.otherSymbol) : state)
    }

    /// The end of a word without a tatweel that stands for a dash behind it (`الأسطحـ`); behind one or two letters it draws them out (`لـ`).
    private func withoutDash(_ start: Int, _ end: Int) -> Int {
        guard end - start > 4, codes[end - 1] == 0, isDash(end - 1), end == codes.count || LetterCode.isSpace(codes[end]) else { return end }
        var last = end - 1
        while last > start, codes[last - 1] == 0, isDash(last - 1) { last -= 1 }
        return last - start > 3 ? last : end
    }

    /// A tatweel that begins a word is a dash to the eye (`مختلف ـ يمكننا`).
    private func isDash(_ i: Int) -> Bool {
        let byte = Int(script.byteOffsets[i])
        return script.bytes[byte] == 0xD9 && script.bytes[byte + 1] == 0x80
    }

    // MARK: Numbers, signs, Latin words

    private mutating func other(_ i: Int, _ code: UInt8) -> Token {
        let sign = code == 0 ? 0x2D : code
        let kind = kind(sign)
        let end = code == 0 ? i + 1 : withoutDash(i, tokenEnd(i, code))
        var token = Token(start: Int32(i), end: Int32(end), kind: kind, code: sign, key: WordKey(bits: 0))
        if kind == .latin || kind == .digits { token.key = key(i, end) }
        if code == LetterCode.openQuote { depth = min(depth + 1, 8) }
        let wasStraight = straight
        if code == 0x22 {
            straight = opensStraight(i)
            if straight, !wasStraight { depth = min(depth + 1, 8) }
        }
        token.quoteDepth = depth
        if code == LetterCode.closeQuote || (code == 0x22 && wasStraight && !straight) { depth = depth > 0 ? depth - 1 : 0 }
        if code == 0x0A { (depth, straight) = (0, false) }
        return token
    }

    /// The signs of a tag (`#الجيش_الأول`) part its words as spaces would.
    private func joinsTag(_ i: Int) -> Bool {
        guard codes[i] == 0x23 || codes[i] == 0x5F, i + 1 < codes.count, LetterCode.isArabicLetter(codes[i + 1]) else { return false }
        return codes[i] == 0x23 ? i == 0 || !LetterCode.isLetter(codes[i - 1]) : i > 0 && LetterCode.isArabicLetter(codes[i - 1])
    }

    private func key(_ start: Int, _ end: Int) -> WordKey {
        var state = WordKey.seed
        for i in start..<end { state = WordKey.add(state, codes[i]) }
        return WordKey.finish(state)
    }

    /// Whether a straight quotation mark opens: by the spaces around it, so that one that is missing does not turn the others about; else
    /// it is the other of a pair.
    private func opensStraight(_ i: Int) -> Bool {
        let isSpaceBefore = i == 0 || LetterCode.isSpace(codes[i - 1]) || codes[i - 1] == 0x28
        let isSpaceAfter = i + 1 >= codes.count || !LetterCode.isLetter(codes[i + 1]) && !LetterCode.isDigit(codes[i + 1])
        return isSpaceBefore == isSpaceAfter ? !straight : isSpaceBefore
    }

    private func kind(_ code: UInt8) -> TokenKind {
        if LetterCode.isDigit(code) { return .digits }
        if LetterCode.isLatinLetter(code) { return .latin }
        return code == 0x0A ? .lineBreak : .punctuation
    }

    private func tokenEnd(_ start: Int, _ code: UInt8) -> Int {
        if LetterCode.isDigit(code) { return numberEnd(start) }
        guard LetterCode.isLatinLetter(code) else { return start + 1 }
        var end = start + 1
        while end < codes.count, LetterCode.isLatinLetter(codes[end]) || LetterCode.isDigit(codes[end]) || codes[end] == 0 { end += 1 }
        return end
    }

    /// A digit run takes in thousands and decimal marks that stand between two digits (`1,200`, `4.5`).
    private func numberEnd(_ start: Int) -> Int {
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

    private func isNumberMark(_ code: UInt8) -> Bool {
        code == 0x2C || code == 0x2E || code == LetterCode.decimalMark || code == LetterCode.thousandsMark
    }
}

extension ScriptText {
    /// Whether a scalar is one of the three signs of nunation.
    func isTanwin(_ i: Int) -> Bool {
        let byte = Int(byteOffsets[i])
        return bytes[byte] == 0xD9 && bytes[byte + 1] >= 0x8B && bytes[byte + 1] <= 0x8D
    }
}
