import IsnadLanguage
import IsnadModel
import IsnadScript

/// Counts with a word before them that places them: `منذ 3 سنوات`, `قبل أسبوع`, `لمدة 5 أيام`, `بعد شهر`.
extension TimeScan {
    /// `منذ 3 سنوات`, `قبل أسبوع`, `لمدة 5 أيام`, `غضون يومين`, `بعد شهر`.
    func led(_ i: Int, _ word: TimeWords.Hit, _ floor: Int) -> TimeValue? {
        let from = word.end
        if word.kind == .since, let value = extended(from, floor: i) { return sinceThen(value) }
        if word.kind == .before, let value = point(from, floor: i), !value.isDuration, value.precision != "interval" {
            return TimeValue(i..<value.tokens.upperBound, nil, nil, "unresolved")
        }
        if word.kind == .after, let value = point(from, floor: i), value.hasYear, value.precision == "year" || value.precision == "month" {
            return TimeValue(i..<value.tokens.upperBound, nil, nil, "unresolved")
        }
        if word.kind == .for || word.kind == .within, let value = point(from, floor: i), value.precision == "interval" || value.start == nil {
            return value
        }
        var at = from
        if let hedge = numbers.phrases.starting(text, from, end), [.about, .atLeast, .atMost].contains(hedge.kind) { at = hedge.end }
        guard let found = count(at), !(found.isDefinite && found.amount == nil) else { return nil }
        return ledCount(i, from, word.kind, found)
    }

    private func ledCount(_ i: Int, _ from: Int, _ kind: TimeWords.Kind, _ found: Count) -> TimeValue? {
        switch kind {
        case .before:
            var value = ago(i, found, found.end)
            if found.unit <= 1, found.amount == nil { value = TimeValue(i..<found.end, nil, nil, "unresolved") }
            return value
        case .after where isAhead(i, found.end):
            return ahead(i, found)
        case .since:
            if let past = hit(found.end, .ago) { return ago(from, found, past.end) }
            var value =
                found.amount.map { span(from..<found.end, $0, found.unit, -1) } ?? TimeValue(from..<found.end, nil, nil, "unresolved")
            (value.isDuration, value.length) = (true, found.length)
            return value
        case .within:
            return found.amount.map { span(i..<found.end, found.unit == 3 ? $0 * 7 : $0, found.unit == 3 ? 2 : found.unit, 1) }
                ?? TimeValue(i..<found.end, nil, nil, "unresolved")
        default:
            guard kind != .for || text.tokens[from].kind != .lineBreak else { return nil }
            var value = TimeValue(from..<found.end, nil, nil, "unresolved")
            (value.isDuration, value.length) = (true, found.length)
            return value
        }
    }

    /// منذ: from then to the day of publication.
    private func sinceThen(_ value: TimeValue) -> TimeValue {
        guard let start = value.start, let published, start < published, !value.isDuration, !value.isClosed else { return value }
        var value = value
        (value.end, value.precision) = (published, "interval")
        return value
    }

    /// `سيعود بعد أسبوع` (he will be back in a week): counted from publication where the verb before it tells of what is to come, or behind
    /// `من الآن`. Told of the past (`عاد بعد أسبوع`) it hangs on another event.
    private func isAhead(_ i: Int, _ at: Int) -> Bool {
        if let from = hit(at, .from) { return hit(from.end)?.kind == .vague }
        guard at >= end || !text.tokens[at].isArabic else { return false }
        if hit(i)?.clitics.contains(.conjunction) ?? false { return false }
        for k in stride(from: i - 1, through: max(range.lowerBound, i - 14), by: -1) {
            guard let reading = text.reading(k), reading.partOfSpeech == .verb else { continue }
            return reading.inflection.tense == .present && !isNegated(k)
        }
        return range.lowerBound >= i - 1
    }

    /// Whether the clause before a day tells of what is to come: a verb behind س, or words such as `من المقرر أن` (is due to).
    func isToCome(_ i: Int) -> Bool {
        var sawPresent = false
        for k in stride(from: i - 1, through: max(range.lowerBound, i - 20), by: -1) where text.tokens[k].isArabic {
            if words.at(text, k, end)?.kind == .ahead { return true }
            guard let reading = text.reading(k), reading.partOfSpeech == .verb else { continue }
            if reading.proclitics.contains(.seen) { return true }
            if reading.inflection.tense != .present || sawPresent { return false }
            sawPresent = true
        }
        return false
    }

    /// `لم يعد` (he did not return) is past.
    private func isNegated(_ verb: Int) -> Bool {
        verb > range.lowerBound && text.reading(verb - 1)?.partOfSpeech == .negation
    }

    private func ahead(_ i: Int, _ found: Count) -> TimeValue {
        var upper = found.end
        if let from = hit(upper, .from), let now = hit(from.end, .vague) { upper = now.end }
        let isWholeDays = found.unit >= 2 && found.amount.map { $0 == $0.rounded() } ?? false
        let day = isWholeDays ? found.amount.flatMap { calendar.shifted($0, found.unit, published: published) } : nil
        var value = TimeValue(i..<upper, day: day)
        (value.isAnchored, value.isPoint, value.isDuration, value.length) = (day != nil, false, day == nil, found.length)
        return value
    }
}
