import IsnadLanguage
import IsnadModel
import IsnadScript

/// Intervals with two written ends.
extension TimeScan {
    /// `من 21 مارس 2015 إلى 31 مارس 2018`, `بين عامي 2013 و2016`, `الفترة من … إلى …`.
    func interval(_ i: Int, _ word: TimeWords.Hit) -> TimeValue? {
        var (opener, at) = (word, word.end)
        if word.kind == .period {
            guard let next = hit(word.end), next.kind == .from || next.kind == .between else { return nil }
            (opener, at) = (next, next.end)
        }
        guard at < end, let first = point(at, floor: i), first.isPoint else { return nil }
        let start = word.kind == .from ? first.tokens.lowerBound : i
        if opener.kind == .between {
            if first.precision == "interval" { return first.starting(at: start) }
            guard let next = afterAnd(first.tokens.upperBound), let second = yearAfterYear(first, next) ?? point(next, floor: i),
                second.isPoint
            else { return nil }
            return union(start, first, second)
        }
        if let value = upTo(first) { return value.starting(at: start) }
        return word.kind == .period && first.precision == "interval" ? first.starting(at: start) : single(first)
    }

    /// A point behind من with nothing that ends an interval: `من صباح الأحد`.
    private func single(_ first: TimeValue) -> TimeValue? { first.isDuration ? nil : corresponding(first) }

    /// `بين عام 2014 و2016`: behind a year, four digits are another.
    private func yearAfterYear(_ first: TimeValue, _ i: Int) -> TimeValue? {
        guard first.precision == "year", i < end, text.tokens[i].isDigits else { return nil }
        return yearNumber(i, named: false).map { yearValue(i, $0) }
    }

    private func afterAnd(_ i: Int) -> Int? {
        guard i < end else { return nil }
        if let and = hit(i, .conjunction) { return and.end }
        if let word = hit(i), word.kind == .to { return word.end }
        if text.tokens[i].isArabic, text.tokens[i].code == LetterCode.waw { return i }
        return code(i) == 0x2D ? i + 1 : nil
    }

    /// A point, then `إلى`, `حتى`, `وحتى` or a dash, then the other end.
    func upTo(_ first: TimeValue) -> TimeValue? {
        guard first.isPoint, !first.isDuration else { return nil }
        var at = first.tokens.upperBound
        if code(at) == 0x2C, isPunctuation(at), let word = hit(at + 1, .to), word.clitics.contains(.conjunction) { at += 1 }
        if let to = hit(at, .to) {
            guard let second = point(to.end, floor: first.tokens.lowerBound), second.isPoint, fits(first, second) else { return nil }
            return union(first.tokens.lowerBound, first, second)
        }
        guard code(at) == 0x2D, isPunctuation(at), first.precision == "year" || first.hasYear,
            let second = yearAfterYear(first, at + 1) ?? point(at + 1, floor: at),
            second.precision == first.precision
        else { return nil }
        return union(first.tokens.lowerBound, first, second)
    }

    private func fits(_ first: TimeValue, _ second: TimeValue) -> Bool {
        second.start != nil || first.start == nil
    }

    /// Two years that a dash or slash joins.
    func duo(_ i: Int, _ first: TimeValue) -> TimeValue? {
        guard first.precision == "year", first.hasYear, let year = first.start?.year,
            text.tokens[first.tokens.upperBound - 1].isDigits
        else { return nil }
        let value = years(i, (year, first.tokens.upperBound))
        guard value.tokens.upperBound > first.tokens.upperBound, let start = value.start, let last = value.end, start < last else {
            return nil
        }
        var joined = value
        joined.start = first.start
        return upTo(joined) ?? joined
    }

    /// From the first end to the last. An end without a year takes that of the other; a day of the week steps back before its end.
    func union(_ i: Int, _ first: TimeValue, _ second: TimeValue) -> TimeValue {
        var start = first.start
        var anchored = first.isAnchored
        if let open = first.open, second.hasYear, let last = second.end {
            start =
                [last.year, last.year - 1].lazy.compactMap { CivilDate(year: $0, month: open.month, day: open.day ?? 1) }.first {
                    $0 <= last
                } ?? start
            anchored = false
        }
        if first.weekday != nil, !first.hasYear, first.open == nil, let from = start, let last = second.end, from > last {
            start = from.adding(days: -7)
        }
        var value = TimeValue(i..<second.tokens.upperBound, start, second.end, "interval")
        if let from = start, let last = second.end, from > last { (value.start, value.end) = (first.start, first.end) }
        value.isAnchored = anchored || second.isAnchored
        (value.hasYear, value.isClosed) = (second.hasYear, true)
        return value
    }

    /// `12 رمضان 1436 الموافق 29 يونيو 2015`: one day under two calendars.
    func corresponding(_ first: TimeValue) -> TimeValue {
        var at = first.tokens.upperBound
        if isPunctuation(at), code(at) == 0x2C || code(at) == 0x28 { at += 1 }
        guard let word = hit(at, .corresponding), let second = point(word.end, floor: first.tokens.lowerBound) else { return first }
        var value = second.start == nil ? first : second
        value.tokens = first.tokens.lowerBound..<second.tokens.upperBound
        return value
    }
}
