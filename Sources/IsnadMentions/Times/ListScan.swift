import IsnadLanguage
import IsnadModel

/// Years, days and months that stand in a list: `عامي 2011 و2014`, `يومي الجمعة والسبت`.
extension TimeScan {
    /// `عامي 2011 و 2014`, `2014-2017`, `الأعوام 2011 و2012 و2013`
    func years(_ i: Int, _ first: (value: Int, end: Int)) -> TimeValue {
        var value = yearValue(i, first)
        let isList = hit(i).map { $0.kind == .dual || $0.kind == .units } ?? false
        while let next = nextYear(value.tokens.upperBound, isList) {
            let more = yearValue(i, next)
            (value.end, value.precision, value.tokens, value.isClosed) = (more.end, "interval", i..<next.end, true)
        }
        return value
    }

    private func nextYear(_ i: Int, _ isList: Bool) -> (value: Int, end: Int)? {
        if code(i) == 0x2D || code(i) == 0x2F || (isList && isPunctuation(i) && code(i) == 0x2C) { return yearNumber(i + 1, named: false) }
        guard isList else { return nil }
        if let and = hit(i, .conjunction) { return yearNumber(and.end, named: false) }
        return nil
    }

    /// `يومي الجمعة والسبت`, `شهري مايو ويونيو`
    func pair(_ i: Int, _ word: TimeWords.Hit) -> TimeValue? {
        guard word.kind == .dual || word.kind == .units, word.clitics.subtracting([.conjunction, .preposition]).isEmpty,
            let next = hit(word.end), next.kind == .weekday || next.kind.isMonth || word.value == 2
        else {
            guard word.kind == .dual || word.kind == .units, word.value == 2, let value = date(word.end, weekday: nil) else { return nil }
            return value.starting(at: i)
        }
        guard let first = point(word.end, floor: i), let second = hit(first.tokens.upperBound),
            second.clitics.contains(.conjunction) || second.kind == .conjunction
        else { return nil }
        guard let last = point(second.kind == .conjunction ? second.end : first.tokens.upperBound, floor: i) else { return nil }
        return union(i, first, last)
    }
}
