import IsnadLanguage
import IsnadScript

/// Widens a number by the words around it and bends its bounds.
struct NumberHedges {
    let words: NumberWords
    private var phrases: NumberPhrases { words.phrases }

    init(words: NumberWords) { self.words = words }

    func apply(_ text: AnalyzedText, _ mention: inout NumberMention, floor: Int, end: Int) {
        var start = mention.tokens.lowerBound
        var hedge = NumberHedge.none
        let article = words.article(before: start, text, floor: floor)
        if let article, phrases.ending(text, article, floor: floor).flatMap({ before($0.kind) }) != nil { start = article }
        while let found = phrases.ending(text, start, floor: floor), let kind = before(found.kind), start - found.start > 0 {
            if hedge == .none || hedge == .about { hedge = kind }
            start = found.start
        }
        var upper = mention.tokens.upperBound
        if let behind = behind(text, upper, end) {
            if behind.start == upper { upper = behind.end } else { mention.trailing = behind.start..<behind.end }
            if hedge == .none || hedge == .about { hedge = behind.hedge }
        }
        mention.tokens = start..<upper
        bend(&mention, hedge)
    }

    private func bend(_ mention: inout NumberMention, _ hedge: NumberHedge) {
        mention.hedge = hedge
        if hedge == .atLeast { mention.high = nil }
        if hedge == .atMost { mention.low = nil }
    }

    private func before(_ kind: NumberPhrases.Kind) -> NumberHedge? {
        switch kind {
        case .about, .afterAbout: .about
        case .atLeast, .afterLeast: .atLeast
        case .atMost, .afterMost: .atMost
        default: nil
        }
    }

    /// `40 قتيلا على الأقل` (40 dead at least): the hedge may stand behind one or two words of the noun.
    private func behind(_ text: AnalyzedText, _ from: Int, _ end: Int) -> (hedge: NumberHedge, start: Int, end: Int)? {
        for i in from..<max(from, min(from + 3, end)) {
            guard text.tokens[i].isArabic else { return nil }
            guard let found = phrases.starting(text, i, end) else { continue }
            switch found.kind {
            case .afterAbout: return (.about, i, found.end)
            case .afterLeast: return (.atLeast, i, found.end)
            case .afterMost: return (.atMost, i, found.end)
            default: continue
            }
        }
        return nil
    }
}

/// Signs before digits: minus, percent, a lone decimal point; and fractions written with a slash.
enum DigitSigns {
    static func apply(_ text: AnalyzedText, _ mention: inout NumberMention, floor: Int, end: Int) {
        guard !mention.isRange, text.tokens[mention.core.lowerBound].isDigits else { return }
        slash(text, &mention, end)
        point(text, &mention)
        sign(text, &mention, floor)
    }

    /// `3/4`
    private static func slash(_ text: AnalyzedText, _ mention: inout NumberMention, _ end: Int) {
        let i = mention.core.upperBound
        guard mention.core.count == 1, i + 1 < end, text.tokens[i].code == 0x2F, text.tokens[i].start == text.tokens[i - 1].end,
            text.tokens[i + 1].start == text.tokens[i].end, let low = mention.low, let divisor = DigitValue.of(text, i + 1), divisor > 0
        else { return }
        (mention.low, mention.high) = (low / divisor, low / divisor)
        mention.core = mention.core.lowerBound..<(i + 2)
        mention.tokens = mention.core
    }

    /// `.75`; a point before more digits closes the sentence before them, in the wrong place.
    private static func point(_ text: AnalyzedText, _ mention: inout NumberMention) {
        let i = mention.core.lowerBound - 1
        guard i >= 0, mention.core.count == 1, text.tokens[i].code == 0x2E || text.tokens[i].code == LetterCode.decimalMark,
            text.tokens[i].end == text.tokens[i + 1].start, i == 0 || text.tokens[i - 1].end < text.tokens[i].start,
            text.tokens[i + 1].end - text.tokens[i + 1].start < 4, let digits = DigitValue.plain(text, i + 1)
        else { return }
        let value = Double(digits) / DecimalPower.of(Int(text.tokens[i + 1].end - text.tokens[i + 1].start))
        (mention.low, mention.high) = (value, value)
        mention.core = i..<mention.core.upperBound
        mention.tokens = i..<mention.tokens.upperBound
    }

    private static func sign(_ text: AnalyzedText, _ mention: inout NumberMention, _ floor: Int) {
        let i = mention.core.lowerBound - 1
        guard i >= floor, text.tokens[i].end == text.tokens[i + 1].start else { return }
        let opens = i == 0 || text.tokens[i - 1].end < text.tokens[i].start
        if text.tokens[i].code == 0x25, opens || !text.tokens[i - 1].isDigits {
            mention.isPercent = true
            mention.tokens = i..<mention.tokens.upperBound
        } else if text.tokens[i].code == 0x2D, opens, let low = mention.low, let high = mention.high {
            (mention.low, mention.high) = (-high, -low)
            mention.core = i..<mention.core.upperBound
            mention.tokens = i..<mention.tokens.upperBound
        }
    }
}
