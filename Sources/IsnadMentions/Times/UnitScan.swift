import IsnadLanguage
import IsnadModel
import IsnadScript

/// Units of time: counted, pointed at, or named.
extension TimeScan {
    /// `3 سنوات`, `يومين`, `الأيام الثلاثة`, `عام ونصف`; `أيام` has no amount.
    struct Count {
        var amount: Double?
        var unit: Int
        var end: Int
        var isDefinite: Bool

        var length: TimeLength? { amount.map { TimeLength(amount: $0, unit: unit) } }
    }

    // MARK: Counting

    func count(_ i: Int) -> Count? {
        guard i < end, var found = countAhead(i) ?? countBehind(i) else { return nil }
        if let amount = found.amount, let item = numbers.at(text, found.end, end), item.kind == .fraction, item.clitics.contains(.waw),
            !item.clitics.contains(.article)
        {
            found.amount = amount + item.value
            found.end += 1
        }
        return found
    }

    /// The number stands before the unit.
    private func countAhead(_ i: Int) -> Count? {
        var at = i
        var definite = false
        if let few = hit(i, .few), let unit = hit(few.end, .units) {
            return Count(amount: nil, unit: unit.value, end: unit.end, isDefinite: false)
        }
        if let article = hit(i, .article), i + 1 < end, text.tokens[i + 1].isDigits {
            (at, definite) = (article.end, true)
        }
        guard at < end, text.tokens[at].isDigits || (numbers.at(text, at, end).map { $0.kind != .ordinal } ?? false) else {
            return nil
        }
        if let item = numbers.at(text, at, end), item.clitics.contains(.article) { definite = true }
        guard let number = cardinals.read(text, at, end), number.low == number.high, number.low >= 0, !number.isVague || number.isFraction
        else { return vagueCount(at) }
        guard let unit = hit(number.end), unit.clitics.subtracting(.article).isEmpty else { return nil }
        if unit.kind == .clock { return Count(amount: number.low, unit: 1, end: unit.end, isDefinite: true) }
        guard unit.kind == .unit || unit.kind == .units else { return nil }
        return Count(amount: number.low, unit: unit.value, end: unit.end, isDefinite: definite || unit.clitics.contains(.article))
    }

    /// `عشرات السنين`
    private func vagueCount(_ i: Int) -> Count? {
        guard let number = cardinals.read(text, i, end), number.isVague, let unit = hit(number.end),
            unit.kind == .unit || unit.kind == .units
        else { return nil }
        return Count(amount: nil, unit: unit.value, end: unit.end, isDefinite: false)
    }

    /// The unit stands first: dual, definite plural with its number, singular.
    private func countBehind(_ i: Int) -> Count? {
        guard let unit = hit(i) else { return nil }
        let definite = unit.clitics.contains(.article)
        switch unit.kind {
        case .dual:
            var upper = unit.end
            if let item = numbers.at(text, upper, end), item.kind == .unit, item.value == 2 { upper += 1 }
            return Count(amount: 2, unit: unit.value, end: upper, isDefinite: definite)
        case .units:
            if definite, let amount = definiteNumber(unit.end) {
                return Count(amount: amount.value, unit: unit.value, end: amount.end, isDefinite: true)
            }
            let few = hit(unit.end, .few)
            return Count(amount: nil, unit: unit.value, end: few?.end ?? unit.end, isDefinite: definite)
        case .unit where !definite:
            var upper = unit.end
            if let item = numbers.at(text, upper, end), item.kind == .unit, item.value == 1, item.clitics.isEmpty { upper += 1 }
            return Count(amount: 1, unit: unit.value, end: upper, isDefinite: false)
        default: return nil
        }
    }

    /// `الثلاثة`, `الـ24` behind a definite plural.
    private func definiteNumber(_ i: Int) -> (value: Double, end: Int)? {
        if let article = hit(i, .article), article.end < end, text.tokens[article.end].isDigits,
            let value = DigitValue.of(text, article.end)
        {
            return (value, article.end + 1)
        }
        guard let item = numbers.at(text, i, end), item.clitics.contains(.article), item.kind != .ordinal, item.kind != .fraction,
            let number = cardinals.read(text, i, end), !number.isVague
        else { return nil }
        return (number.low, number.end)
    }

    // MARK: Counts that are pointed at

    /// `الـ24 ساعة الماضية`, `الثلاثة أيام المقبلة`, `أربع سنوات مضت`.
    func counted(_ i: Int) -> TimeValue? {
        guard let found = count(i) else { return nil }
        return directed(i, found)
    }

    /// A count with the word of direction behind it.
    private func directed(_ i: Int, _ found: Count) -> TimeValue? {
        var at = found.end
        if let few = hit(at, .few), few.clitics.contains(.article) { at = few.end }
        guard let way = hit(at), !way.clitics.contains(.conjunction) else { return nil }
        if way.kind == .ago, found.amount != nil || !found.isDefinite { return ago(i, found, way.end) }
        guard way.kind.isDirection, way.clitics.contains(.article), found.isDefinite || way.value != 0 else { return nil }
        guard let amount = found.amount else { return TimeValue(i..<way.end, nil, nil, "unresolved") }
        return span(i..<way.end, amount, found.unit, way.value)
    }

    func ago(_ i: Int, _ found: Count, _ upper: Int) -> TimeValue {
        var value = TimeValue(i..<upper, day: found.amount.flatMap { calendar.shifted(-$0, found.unit, published: published) })
        (value.isAnchored, value.isPoint) = (true, false)
        return value
    }

    /// From `amount` units before publication to it, or the same ahead; weeks ahead are whole weeks.
    func span(_ tokens: Range<Int>, _ amount: Double, _ unit: Int, _ way: Int) -> TimeValue {
        var value: TimeValue
        if unit == 3, way > 0, amount >= 2 {
            let first = calendar.whole(3, 1, published: published)
            value = TimeValue(tokens, first?.start, first?.start.adding(days: Int(amount) * 7 - 1), "interval")
        } else if way < 0 {
            value = TimeValue(tokens, calendar.shifted(-max(amount, unit == 1 ? 24 : 0), unit, published: published), published, "interval")
        } else {
            value = TimeValue(tokens, published, calendar.shifted(amount, unit, published: published), "interval")
        }
        (value.isAnchored, value.isPoint) = (true, false)
        return value
    }

    /// `آخر 3 أيام`
    func last(_ i: Int, _ word: TimeWords.Hit) -> TimeValue? {
        guard let found = count(word.end), let amount = found.amount, hit(word.end)?.kind != .unit else { return nil }
        return span(i..<found.end, amount, found.unit, -1)
    }

    // MARK: Units that are named or pointed at

    func unit(_ i: Int, _ word: TimeWords.Hit, floor: Int) -> TimeValue? {
        if let value = row(i, word) { return value }
        switch word.kind {
        case .unit:
            if word.value == 5, let year = yearNumber(word.end, named: true) { return years(i, year) }
            if word.value == 4, let month = monthNamed(i, hasDay: false), month.isSure { return monthValue(i, month) }
            if word.value == 2 {
                return ordinalDate(i, word) ?? nth(i) ?? day(i, floor: floor) ?? unitWithDirection(i, word, bare: false) ?? counted(i)
            }
            if word.value == 3, let week = nth(i) { return week }
            guard !isOffice(i, word, floor: floor) else { return nil }
            if word.value == 7, let century = century(i, word) { return century }
            return unitWithDirection(i, word, bare: false) ?? counted(i)
        case .dual, .units:
            if word.value == 5, let year = yearNumber(word.end, named: false) { return years(i, year) }
            if let pair = pair(i, word) { return pair }
            return portion(i) ?? counted(i)
        default: return nil
        }
    }

    /// `اليوم الأول من مارس` (the first day of March)
    private func ordinalDate(_ i: Int, _ word: TimeWords.Hit) -> TimeValue? {
        word.clitics.contains(.article) ? date(word.end, weekday: nil)?.starting(at: i) : nil
    }

    /// `الأمين العام السابق` (the former secretary general) is no year.
    private func isOffice(_ i: Int, _ word: TimeWords.Hit, floor: Int) -> Bool {
        guard word.value == 5, i > floor, text.tokens[i - 1].isArabic, hit(i - 1)?.kind.isMonth != true else { return false }
        let codes = text.script.codes
        let start = Int(text.tokens[i - 1].start)
        guard codes[start] == LetterCode.alef, start + 1 < codes.count, codes[start + 1] == LetterCode.lam else { return false }
        return hit(word.end).map { $0.kind == .directionAdjective || $0.value == 0 } ?? true
    }

    /// `الأسبوع الماضي`, `الشهر الجاري`; with `bare` also `العام` alone, as the current one.
    func unitWithDirection(_ i: Int, _ word: TimeWords.Hit, bare: Bool) -> TimeValue? {
        guard word.kind == .unit, word.clitics.contains(.article) else { return nil }
        let way = hit(word.end)
        var (offset, upper) = (0, word.end)
        if let way, way.kind.isDirection, way.clitics.contains(.article) || way.value.magnitude == 2, !way.clitics.contains(.conjunction) {
            (offset, upper) = (way.value, way.end)
        } else if !bare {
            return nil
        }
        guard word.value >= 2 else { return word.value == 1 && offset != 0 ? span(i..<upper, 1, 1, offset) : nil }
        if word.value == 5, upper > word.end, let year = yearNumber(upper, named: false) { return yearValue(i, year) }
        return whole(i..<upper, word.value, offset)
    }

    func whole(_ tokens: Range<Int>, _ unit: Int, _ offset: Int) -> TimeValue {
        let days = calendar.whole(unit, offset, published: published)
        let names = ["", "", "day", "week", "month", "year", "decade", "century"]
        var value = TimeValue(tokens, days?.start, days?.end, names[min(max(unit, 0), 7)])
        value.isAnchored = true
        return value
    }

    /// `هذا الأسبوع`, `هذا الصباح`
    func this(_ i: Int, _ word: TimeWords.Hit) -> TimeValue? {
        guard let next = hit(word.end), next.clitics.contains(.article) || next.kind == .dayword else { return nil }
        switch next.kind {
        case .unit where next.value >= 2: return whole(i..<next.end, next.value, 0)
        case .part, .dayword: return whole(i..<next.end, 2, 0)
        default: return nil
        }
    }

    /// `لليوم الثالث على التوالي` (for the third day running): from two days before publication to it.
    private func row(_ i: Int, _ word: TimeWords.Hit) -> TimeValue? {
        guard word.kind == .unit, word.clitics.contains(.article), let item = ordinals.read(text, word.end, floor: word.end, end: end),
            let row = hit(item.end, .row)
        else { return nil }
        let amount = item.value - 1
        let first =
            word.value == 3
            ? calendar.whole(3, -Int(amount), published: published)?.start : calendar.shifted(-amount, word.value, published: published)
        var value = TimeValue(i..<row.end, first, published, "interval")
        (value.isAnchored, value.isRow) = (true, word.value == 2)
        return value
    }
}
