import IsnadLanguage
import IsnadModel

/// Periods that the text names again.
extension TimeScan {
    /// `ذات الفترة` (the same period): the last interval with two written ends in the sentences before, at most 40 back.
    func samePeriod(_ i: Int, _ word: TimeWords.Hit) -> TimeValue {
        var value = TimeValue(i..<word.end, nil, nil, "unresolved")
        value.isPoint = false
        guard !isLookingBack, let period = lastPeriod(before: i) else { return value }
        (value.start, value.end, value.precision) = (period.start, period.end, "interval")
        value.isAnchored = period.isAnchored
        return value
    }

    private func lastPeriod(before i: Int) -> TimeValue? {
        guard let here = text.sentences.lastIndex(where: { $0.tokens.lowerBound <= i }) else { return nil }
        for sentence in text.sentences[max(0, here - 40)...here].reversed() {
            if let period = lastPeriod(in: sentence.tokens.lowerBound..<min(sentence.tokens.upperBound, i)) { return period }
        }
        return nil
    }

    private func lastPeriod(in range: Range<Int>) -> TimeValue? {
        let scan = TimeScan(
            text: text, range: range, published: published, words: words, numbers: numbers, cardinals: cardinals, ordinals: ordinals,
            calendar: calendar, isLookingBack: true)
        var last: TimeValue?
        var (at, floor) = (range.lowerBound, range.lowerBound)
        while at < range.upperBound {
            guard scan.mayBegin(at), let value = scan.expression(at, floor: floor) else {
                at += 1
                continue
            }
            if value.isClosed, value.start != nil { last = value }
            at = max(value.tokens.upperBound, at + 1)
            floor = at
        }
        return last
    }
}
