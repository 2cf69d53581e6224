import IsnadLanguage
import IsnadModel
import IsnadScript

/// Days named by the week, by their distance from today, with the part of the day.
extension TimeScan {
    /// What the words of a day expression have said so far.
    private struct DayRead {
        var at: Int
        var hasPart = false
        var hasDayNoun = false
        var offset: Int?
        var weekday: Int?
        var direction: Int?
        var last: Int?
    }

    /// `فجر اليوم الاثنين`, `مساء أمس`, `يوم الأحد الماضي`, `الأربعاء 25 تموز`.
    func day(_ i: Int, floor: Int) -> TimeValue? {
        var read = DayRead(at: i)
        if let word = hit(i, .lastnight) { return lastNight(i, word) }
        parts(&read)
        dayNoun(&read)
        weekday(&read, floor: floor)
        guard read.offset != nil || read.weekday != nil || read.hasDayNoun || read.hasPart else { return nil }
        partBehind(&read)
        direction(&read)
        if let dated = dated(i, read) { return dated }
        guard read.offset != nil || read.weekday != nil else { return nil }
        return resolved(i, read)
    }

    private func lastNight(_ i: Int, _ word: TimeWords.Hit) -> TimeValue {
        var value = TimeValue(i..<word.end, published?.adding(days: -1), published, "interval")
        value.isAnchored = true
        if let this = hit(word.end), this.kind == .weekday, this.clitics.contains(.article) { value.tokens = i..<this.end }
        return value
    }

    // MARK: Words in their order

    private func parts(_ read: inout DayRead) {
        while let word = hit(read.at, .part), read.at == word.end - 1 || word.end > read.at {
            read.at = word.end
            read.hasPart = true
            if let from = hit(read.at, .from), from.clitics.isEmpty, let next = hit(from.end),
                [.part, .weekday, .dayword, .unit].contains(next.kind)
            {
                read.at = from.end
            }
        }
    }

    private func dayNoun(_ read: inout DayRead) {
        if let word = hit(read.at, .dayword) {
            if word.value == 0, let way = hit(word.end), way.kind.isDirection, way.clitics == .article, hit(way.end, .from) == nil {
                (read.offset, read.at) = (way.value, way.end)
                return
            }
            guard !(word.value == 0 && isNamedDay(word.end)) else { return }
            (read.offset, read.at) = (word.value, word.end)
        } else if let word = hit(read.at, .unit), word.value == 2, !word.clitics.contains(.article) || read.hasPart {
            guard let next = hit(word.end), next.kind == .weekday || next.kind == .dayword else {
                if beginsDate(word.end) { (read.hasDayNoun, read.at) = (true, word.end) }
                return
            }
            read.at = word.end
            read.hasDayNoun = true
            if next.kind == .dayword { (read.offset, read.at) = (next.value, next.end) }
        }
    }

    private func beginsDate(_ i: Int) -> Bool { i < end && (text.tokens[i].isDigits || date(i, weekday: nil) != nil) }

    /// `اليوم العالمي` (the World Day …), `اليوم الثالث` are not today.
    private func isNamedDay(_ i: Int) -> Bool {
        if let word = hit(i), word.kind == .dayname || word.kind == .direction || word.kind == .same { return true }
        return ordinals.read(text, i, floor: i, end: end) != nil && numbers.at(text, i, end)?.clitics.contains(.article) == true
    }

    private func weekday(_ read: inout DayRead, floor: Int) {
        guard let word = hit(read.at, .weekday),
            !word.clitics.contains(.conjunction) || !read.hasPart && !read.hasDayNoun && read.offset == nil
        else { return }
        let named = read.hasPart || read.hasDayNoun || read.offset != nil
        guard word.clitics.contains(.article) || (read.hasDayNoun && word.clitics.isEmpty) || bareInWeek(word) else { return }
        if !named, word.value == 1, before(read.at, floor: floor)?.kind == .between { return }
        (read.weekday, read.at) = (word.value, word.end)
        guard read.hasPart, let next = hit(read.at + (code(read.at) == 0x2D ? 1 : 0), .weekday), next.value == word.value % 7 + 1,
            !next.clitics.contains(.conjunction)
        else { return }
        (read.last, read.at) = (next.value, next.end)
    }

    /// `أحد الأسبوع الماضي` (Sunday of last week)
    private func bareInWeek(_ word: TimeWords.Hit) -> Bool {
        guard word.clitics.isEmpty, let unit = hit(word.end, .unit), unit.value == 3, unit.clitics.contains(.article) else { return false }
        return hit(unit.end)?.kind == .direction
    }

    /// `الأحد صباحا`, `السبت مساء`
    private func partBehind(_ read: inout DayRead) {
        guard read.offset != nil || read.weekday != nil, !read.hasPart, let word = hit(read.at), !word.clitics.contains(.conjunction) else {
            return
        }
        if word.kind == .adverb || (word.kind == .part && word.end == read.at + 1 && word.clitics.isEmpty) { read.at = word.end }
    }

    private func direction(_ read: inout DayRead) {
        guard read.weekday != nil, let word = hit(read.at), !word.clitics.contains(.conjunction) else { return }
        if word.kind.isDirection, word.clitics.contains(.article) || word.value.magnitude == 2 { (read.direction, read.at) = (word.value, word.end) }
    }

    // MARK: Days

    /// The date behind the day: `الأربعاء 25 يوليو`, `يوم السبت، 12 مايو`, `الأحد (8 نيسان)`.
    private func dated(_ i: Int, _ read: DayRead) -> TimeValue? {
        var at = read.at
        let sign = code(at)
        let bracketed = isPunctuation(at) && sign == 0x28
        if bracketed || (isPunctuation(at) && sign == 0x2C && read.weekday != nil) { at += 1 }
        if let value = dayAndMonth(i, at, bracketed, read) { return value }
        guard at < end, text.tokens[at].isDigits || (at == read.at && numbers.at(text, at, end) != nil) || hit(at)?.kind == .article
        else { return inMonthOrWeek(i, read) }
        if let found = numericDate(at) ?? date(at, weekday: read.weekday) {
            guard !bracketed || code(found.tokens.upperBound) == 0x29 else { return nil }
            var value = found.starting(at: i)
            value.weekday = read.weekday
            if bracketed { value.tokens = i..<(found.tokens.upperBound + 1) }
            return value
        }
        return inMonthOrWeek(i, read)
    }

    /// `الجمعة 13/4`, `الجمعة (13-4)`: day and month in digits, the year by the day of the week.
    private func dayAndMonth(_ i: Int, _ at: Int, _ bracketed: Bool, _ read: DayRead) -> TimeValue? {
        guard read.weekday != nil, at + 2 < end, code(at + 1) == 0x2F || code(at + 1) == 0x2D, code(at + 3) != code(at + 1),
            let day = DigitValue.plain(text, at), let month = DigitValue.plain(text, at + 2), (1...31).contains(day), (1...12).contains(month)
        else { return nil }
        let date = calendar.day(day, month, .latest, isHijri: false, weekday: read.weekday, published: published)
        guard date?.weekday == read.weekday || published == nil, !bracketed || code(at + 3) == 0x29 else { return nil }
        var value = TimeValue(i..<(at + (bracketed ? 4 : 3)), day: date)
        (value.isAnchored, value.weekday) = (true, read.weekday)
        return value
    }

    /// `السبت السادس عشر` (Saturday the sixteenth), `الأحد من الأسبوع الماضي`.
    private func inMonthOrWeek(_ i: Int, _ read: DayRead) -> TimeValue? {
        guard let weekday = read.weekday else { return nil }
        if let found = ordinals.read(text, read.at, floor: read.at, end: end), found.value <= 31, found.end > read.at + 1 || found.value > 7 {
            return monthDay(i, weekday, Int(found.value), found.end)
        }
        var at = read.at
        if let from = hit(at, .from) { at = from.end }
        guard let unit = hit(at, .unit), unit.value == 3, let week = unitWithDirection(at, unit, bare: false), let monday = week.start
        else { return nil }
        var value = TimeValue(i..<week.tokens.upperBound, day: monday.adding(days: weekday - 1))
        (value.isAnchored, value.weekday) = (true, weekday)
        return value
    }

    private func monthDay(_ i: Int, _ weekday: Int, _ day: Int, _ upper: Int) -> TimeValue? {
        guard let published, let first = CivilDate(year: published.year, month: published.month, day: 1) else { return nil }
        let months = [0, -1, 1].map { first.adding(months: $0) }
        let dates = months.compactMap { CivilDate(year: $0.year, month: $0.month, day: day) }
        guard let date = dates.first(where: { $0.weekday == weekday }) else { return nil }
        var value = TimeValue(i..<upper, day: date)
        value.isAnchored = true
        return value
    }

    private func resolved(_ i: Int, _ read: DayRead) -> TimeValue {
        var date: CivilDate?
        if let offset = read.offset {
            date = published?.adding(days: offset)
            if let weekday = read.weekday, let told = date, told.weekday != weekday { date = corrected(told, weekday) }
        } else if let weekday = read.weekday {
            let isAhead = read.direction == nil && isToCome(i)
            date = isAhead && published?.weekday == weekday ? published : calendar.weekday(weekday, isAhead ? 1 : read.direction, published: published)
        }
        var value = TimeValue(i..<read.at, day: date)
        (value.isAnchored, value.weekday) = (true, read.weekday)
        if read.last != nil { (value.end, value.precision) = (date?.adding(days: 1), date == nil ? "unresolved" : "interval") }
        return value
    }

    /// `اليوم الأحد` (today, Sunday) in a report dated otherwise: the day of the week names the day, the nearest one, on the side of
    /// publication that the word says.
    private func corrected(_ told: CivilDate, _ weekday: Int) -> CivilDate? {
        guard let published else { return nil }
        let isAhead = told > published
        return [1, -1, 2, -2, 3, -3].lazy.map { told.adding(days: $0) }.first { $0.weekday == weekday && (isAhead ? $0 >= published : $0 <= published) }
            ?? calendar.weekday(weekday, isAhead ? 1 : nil, published: told)
    }

    /// A day of the week with its date; where the two do not agree (`الثلاثاء الثالث من أيلول`), the day is counted inside the month.
    func weekdayDate(_ i: Int, floor: Int) -> TimeValue? {
        let plain = day(i, floor: floor)
        if let plain, plain.start != nil, plain.start?.weekday == plain.weekday, hit(plain.tokens.upperBound, .from) == nil { return plain }
        guard let counted = nth(i), counted.tokens.upperBound >= (plain?.tokens.upperBound ?? 0) else { return plain }
        return counted
    }
}
