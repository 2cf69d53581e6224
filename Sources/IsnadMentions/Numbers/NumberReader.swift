import IsnadLanguage
import IsnadRules
import IsnadScript

/// Reads numbers in digits, words and both (`25 ألف`), with their hedges, as intervals.
package struct NumberReader: Sendable {
    private let words: NumberWords

    package init(rules: RuleFiles) { words = NumberWords(rules: rules) }

    /// Numbers of a run of tokens in text order. Tokens of time expressions are given as `excluding`: a year is no quantity.
    package func read(_ text: AnalyzedText, in range: Range<Int>, excluding: [Range<Int>] = []) -> [NumberMention] {
        var found: [NumberMention] = []
        var i = range.lowerBound
        while i < range.upperBound {
            if let skip = excluding.first(where: { $0.contains(i) }) {
                i = skip.upperBound
            } else if let mention = mention(text, i, range.upperBound) {
                found.append(mention)
                i = mention.tokens.upperBound
            } else {
                i += 1
            }
        }
        return found
    }

    private func mention(_ text: AnalyzedText, _ i: Int, _ end: Int) -> NumberMention? {
        var start = i
        var hedge: NumberWords.Kind?
        if let word = words.at(text, i, end) {
            switch word.word.kind {
            case .about, .more, .less:
                (hedge, start) = (word.word.kind, word.tokens.upperBound)
            case .ordinal:
                return NumberMention(tokens: word.tokens, core: word.tokens, low: word.word.value, high: word.word.value, isOrdinal: true)
            case .fraction where !word.hasConjunction:
                let share = word.word.value * 100
                return NumberMention(tokens: word.tokens, core: word.tokens, low: share, high: share, isPercent: true, isFraction: true)
            case .percent: return nil
            default: break
            }
        }
        guard var value = interval(text, start, end) else { return nil }
        apply(hedge, &value)
        value.tokens = i..<value.tokens.upperBound
        return value
    }

    private func apply(_ hedge: NumberWords.Kind?, _ value: inout NumberMention) {
        switch hedge {
        case .more: value.high = nil
        case .less: (value.low, value.high) = (nil, value.high)
        default: break
        }
    }

    /// One number, or two that make a range.
    private func interval(_ text: AnalyzedText, _ i: Int, _ end: Int) -> NumberMention? {
        guard var first = cardinal(text, i, end) else { return nil }
        if let (second, upper) = secondOfRange(text, first.tokens.upperBound, end), let low = first.low, let high = second.high, low < high {
            first.high = high
            first.core = first.core.lowerBound..<upper
            first.tokens = first.tokens.lowerBound..<upper
            first.isPercent = second.isPercent
        }
        return first
    }

    private func secondOfRange(_ text: AnalyzedText, _ i: Int, _ end: Int) -> (NumberMention, Int)? {
        guard i < end, text.tokens[i].code == 0x2D, i + 1 < end, text.tokens[i + 1].kind == .digits, text.tokens[i].start == text.tokens[i - 1].end
        else { return nil }
        guard let second = cardinal(text, i + 1, end) else { return nil }
        return (second, second.tokens.upperBound)
    }

    // MARK: Cardinals

    private func cardinal(_ text: AnalyzedText, _ start: Int, _ end: Int) -> NumberMention? {
        var sum = NumberSum()
        var i = start
        while i < end {
            if text.tokens[i].kind == .digits {
                guard sum.isEmpty || sum.endsWithMultiplier, let value = DigitValue.of(text, i) else { break }
                sum.add(digits: value)
                i += 1
            } else if let word = words.at(text, i, end), sum.accepts(word.word, conjunction: word.hasConjunction) {
                sum.add(word.word)
                i = word.tokens.upperBound
            } else if isLoneWaw(text, i), i + 1 < end, !sum.isEmpty, text.tokens[i + 1].kind == .digits, sum.endsWithMultiplier {
                i += 1
            } else {
                break
            }
        }
        guard !sum.isEmpty, sum.isComplete else { return nil }
        var mention = NumberMention(tokens: start..<i, core: start..<i, low: sum.low, high: sum.high)
        mention.isVague = sum.isVague
        if let percent = words.at(text, i, end), percent.word.kind == .percent {
            mention.isPercent = true
            mention.tokens = start..<percent.tokens.upperBound
        }
        return mention
    }

    private func isLoneWaw(_ text: AnalyzedText, _ i: Int) -> Bool {
        text.tokens[i].end - text.tokens[i].start == 1 && text.tokens[i].code == LetterCode.waw
    }
}

/// Value of a digit token with its thousands and decimal marks.
enum DigitValue {
    static func of(_ text: AnalyzedText, _ i: Int) -> Double? {
        let token = text.tokens[i]
        var value = 0.0
        var scale = 0.0
        let codes = text.script.codes
        var p = Int(token.start)
        while p < Int(token.end) {
            let code = codes[p]
            if LetterCode.isDigit(code) {
                if scale > 0 {
                    value += Double(code - 48) * scale
                    scale /= 10
                } else {
                    value = value * 10 + Double(code - 48)
                }
            } else if code != 0, isDecimal(codes, p, Int(token.end), code) {
                scale = 0.1
            }
            p += 1
        }
        return value < 1e15 ? value : nil
    }

    /// A dot or comma before exactly three digits parts thousands; a decimal mark always parts the fraction.
    private static func isDecimal(_ codes: [UInt8], _ p: Int, _ end: Int, _ code: UInt8) -> Bool {
        if code == LetterCode.thousandsMark { return false }
        if code == LetterCode.decimalMark { return true }
        var digits = 0
        var q = p + 1
        while q < end, LetterCode.isDigit(codes[q]) {
            digits += 1
            q += 1
        }
        return digits != 3
    }
}
