import IsnadLanguage
import IsnadScript

/// Joins two numbers to a range: `بين 20 و30`, `من 5 إلى 7`, `3 أو 4`, `20-30 ألفا`.
struct NumberRanges {
    let words: NumberWords
    let cardinals: CardinalReader

    func widest(_ text: AnalyzedText, _ i: Int, _ first: Cardinal, floor: Int, end: Int) -> NumberMention {
        let opener = words.phrases.ending(text, words.article(before: i, text, floor: floor) ?? i, floor: floor)
        if opener?.kind == .between, let range = between(text, i, first, end) { return mention(i, opener?.start, range) }
        if let range = upTo(text, i, first, end, opener: opener, floor: floor) {
            return mention(i, opener?.kind == .from ? opener?.start : nil, range)
        }
        return single(i, first)
    }

    private func single(_ i: Int, _ cardinal: Cardinal) -> NumberMention {
        let share = cardinal.isFraction ? 100.0 : 1
        var found = NumberMention(tokens: i..<cardinal.end, core: i..<cardinal.end, low: cardinal.low * share, high: cardinal.high * share)
        (found.isVague, found.isFraction, found.isPercent) = (cardinal.isVague, cardinal.isFraction, cardinal.isFraction)
        return found
    }

    private func mention(_ i: Int, _ opener: Int?, _ range: (low: Double, high: Double, end: Int)) -> NumberMention {
        var found = NumberMention(tokens: (opener ?? i)..<range.end, core: i..<range.end, low: range.low, high: range.high)
        found.isRange = true
        return found
    }

    // MARK: بين … و…

    private func between(_ text: AnalyzedText, _ i: Int, _ first: Cardinal, _ end: Int) -> (low: Double, high: Double, end: Int)? {
        if let next = second(text, first.end, end), let second = cardinals.read(text, next, end), let range = ordered(first, second) {
            return range
        }
        guard let join = first.lastJoin, let at = cardinals.joined(text, join.token, end) else { return nil }
        var lower = first
        (lower.low, lower.high, lower.counted, lower.scale) = (join.value, join.value, join.value, 1)
        guard let second = cardinals.read(text, at, end) else { return nil }
        return ordered(lower, second)
    }

    private func second(_ text: AnalyzedText, _ i: Int, _ end: Int) -> Int? {
        if let at = cardinals.joined(text, i, end) { return at }
        if i + 1 < end, text.tokens[i].code == 0x2D { return i + 1 }
        guard i < end, let phrase = words.phrases.starting(text, i, end), phrase.kind == .to, phrase.end < end else { return nil }
        return phrase.end
    }

    // MARK: من … إلى …

    private func upTo(
        _ text: AnalyzedText, _ i: Int, _ first: Cardinal, _ end: Int, opener: (kind: NumberPhrases.Kind, start: Int)?, floor: Int
    ) -> (low: Double, high: Double, end: Int)? {
        guard first.end + (opener?.kind == .from ? 0 : 1) < end else { return nil }
        guard let next = linked(text, first.end, end, from: opener?.kind == .from), let second = cardinals.read(text, next, end) else {
            return nil
        }
        if opener?.kind == .from, let start = opener?.start, tellsChange(text, start, floor) { return nil }
        return ordered(first, second)
    }

    private func linked(_ text: AnalyzedText, _ i: Int, _ end: Int, from: Bool) -> Int? {
        if text.tokens[i].code == 0x2D { return i + 1 < end && text.tokens[i + 1].isDigits ? i + 1 : nil }
        if let phrase = words.phrases.starting(text, i, end), phrase.kind == .to || phrase.kind == .or, phrase.end < end {
            return phrase.end
        }
        guard from, let item = words.at(text, i, end), item.clitics == .preposition, text.tokens[i].code == LetterCode.lam else {
            return nil
        }
        return i
    }

    /// `ارتفع من 20 إلى 30` (rose from 20 to 30) gives two numbers, not a range.
    private func tellsChange(_ text: AnalyzedText, _ start: Int, _ floor: Int) -> Bool {
        for i in max(floor, start - 5)..<max(floor, start) where words.phrases.kind(text, i) == .change { return true }
        return false
    }

    /// Bounds of two numbers, the first smaller; a scale behind the second counts for both (`20 إلى 30 ألفا`).
    private func ordered(_ first: Cardinal, _ second: Cardinal) -> (low: Double, high: Double, end: Int)? {
        var low = first.low
        if first.scale == 1, second.scale > 1, low < second.counted, !first.isVague { low *= second.scale }
        guard low < second.high else { return nil }
        return (low, second.high, second.end)
    }
}
