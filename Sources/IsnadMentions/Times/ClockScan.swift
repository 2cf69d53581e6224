import IsnadLanguage
import IsnadModel
import IsnadScript

/// Times of the day: `الساعة الثالثة والنصف صباحا` (half past three in the morning), `15:30`, `الثالثة فجرا`.
extension TimeScan {
    /// An hour as it is said, before the part of the day settles which half it lies in.
    private struct ClockRead {
        /// Minutes since midnight or noon as said.
        var minutes: Int
        var end: Int
        var hasMinutes = false
        /// Written as `15:30`: the day has 24 hours.
        var isWritten = false
    }

    /// Part of the day, as the column `value` of part and adverb gives it.
    private enum DayPart: Int { case none, morning, noon, evening, night }

    /// An hour; with the day behind it (`الساعة 3 من فجر الأحد`) it is that day.
    func clock(_ i: Int) -> TimeValue? {
        guard let read = named(i) ?? written(i) ?? spoken(i) else { return nil }
        var at = read.end
        if let from = hit(at, .from) { at = from.end }
        if let word = hit(at), word.kind == .part || word.kind == .weekday || word.kind == .dayword, let day = day(at, floor: at) {
            return timed(day.starting(at: i), read, part(word))
        }
        guard let word = part(behind: read.end) else { return hour(i..<letter(read.end), read, letterPart(read.end)) }
        at = hit(word.end, .from)?.end ?? word.end
        if let next = hit(at), next.kind == .weekday || next.kind == .dayword || next.kind == .unit, let day = day(at, floor: at) {
            return timed(day.starting(at: i), read, part(word))
        }
        return hour(i..<word.end, read, part(word))
    }

    private func hour(_ tokens: Range<Int>, _ read: ClockRead, _ part: DayPart) -> TimeValue {
        var value = timed(TimeValue(tokens, nil, nil, "unresolved"), read, part)
        (value.isClock, value.isPoint) = (true, false)
        return value
    }

    private func timed(_ value: TimeValue, _ read: ClockRead, _ part: DayPart) -> TimeValue {
        var value = value
        value.clock = minute(read, part)
        value.clockHasMinutes = read.hasMinutes
        return value
    }

    /// Minutes since midnight; nil where nothing tells morning from evening.
    private func minute(_ read: ClockRead, _ part: DayPart) -> Int? {
        let noon = 720
        let first = read.minutes % noon
        switch part {
        case .none: return read.isWritten || read.minutes >= 780 ? read.minutes : nil
        case _ where read.minutes >= 780: return read.minutes
        case .morning: return first
        case .noon: return first < 300 ? first + noon : first
        case .evening: return first + noon
        case .night: return first >= 360 ? first + noon : first
        }
    }

    // MARK: The hour

    /// `الساعة الثالثة`, `الساعة 3`, `الساعة 15:30`
    private func named(_ i: Int) -> ClockRead? {
        guard let word = hit(i, .clock) else { return nil }
        if let digits = digitHour(word.end, needsMinutes: false) { return withMinutes(digits) }
        guard let item = numbers.at(text, word.end, end), item.kind == .ordinal || item.kind == .unit || item.kind == .leading || item.kind == .ten else {
            return nil
        }
        return wordHour(word.end).map(withMinutes)
    }

    private func wordHour(_ i: Int) -> ClockRead? {
        if let found = ordinals.read(text, i, floor: i, end: end) { return found.value <= 24 ? ClockRead(minutes: Int(found.value) * 60, end: found.end) : nil }
        guard let found = cardinals.read(text, i, end), found.low >= 1, found.low <= 24, found.low == found.high else { return nil }
        // و joins minutes here, no tens: `الساعة خمسة وعشرين دقيقة`.
        if let join = found.lastJoin { return ClockRead(minutes: Int(join.value) * 60, end: join.token) }
        return ClockRead(minutes: Int(found.low) * 60, end: found.end)
    }

    /// `15:30` alone, `3 صباحا` with the part of the day behind it.
    private func written(_ i: Int) -> ClockRead? {
        guard i < end, text.tokens[i].isDigits else { return nil }
        if let found = digitHour(i, needsMinutes: true) { return found }
        guard let found = digitHour(i, needsMinutes: false), found.minutes > 0, found.minutes <= 720, let word = part(behind: found.end),
            word.kind == .adverb || isEvening(word)
        else { return nil }
        return found
    }

    /// `الثالثة وربع بعد الظهر`, `السادسة صباحا`: an hour without its noun needs the part of the day.
    private func spoken(_ i: Int) -> ClockRead? {
        guard let item = numbers.at(text, i, end), item.kind == .ordinal, item.clitics.contains(.article), isFeminine(i), item.value <= 12,
            let hour = wordHour(i), hour.minutes <= 720
        else { return nil }
        let read = withMinutes(hour)
        guard let word = part(behind: read.end), word.kind == .adverb || isEvening(word) else { return nil }
        return read
    }

    private func isFeminine(_ i: Int) -> Bool {
        let last = text.script.codes[Int(text.tokens[i].end) - 1]
        return last == LetterCode.tehMarbuta || last == LetterCode.heh
    }

    /// `مساء` alone is an adverb; before a day (`مساء الأحد`) it is a part of that day.
    private func isEvening(_ word: TimeWords.Hit) -> Bool { word.kind == .part && part(word) == .evening && word.clitics.isEmpty }

    private func digitHour(_ i: Int, needsMinutes: Bool) -> ClockRead? {
        guard i < end, let hour = DigitValue.plain(text, i), hour <= 24 else { return nil }
        if i + 2 < end, code(i + 1) == 0x3A, text.tokens[i + 1].start == text.tokens[i].end, let minute = DigitValue.plain(text, i + 2),
            minute < 60, text.tokens[i + 2].end - text.tokens[i + 2].start == 2
        {
            return ClockRead(minutes: hour * 60 + minute, end: i + 3, hasMinutes: true, isWritten: true)
        }
        return needsMinutes ? nil : ClockRead(minutes: hour * 60, end: i + 1)
    }

    // MARK: Minutes

    /// `والنصف`, `وثلث`, `و15 دقيقة`, `إلا ربعا`
    private func withMinutes(_ hour: ClockRead) -> ClockRead {
        if let less = hit(hour.end, .less), let amount = minutes(less.end) { return shifted(hour, -amount.value, amount.end) }
        let isFraction = numbers.at(text, hour.end, end).map { $0.kind == .fraction && $0.clitics.contains(.waw) } ?? false
        guard let next = cardinals.joined(text, hour.end, end) ?? (isFraction ? hour.end : nil), let amount = minutes(next) else { return hour }
        return shifted(hour, amount.value, amount.end)
    }

    private func shifted(_ hour: ClockRead, _ minutes: Int, _ end: Int) -> ClockRead {
        ClockRead(minutes: hour.minutes + minutes, end: end, hasMinutes: true, isWritten: hour.isWritten)
    }

    /// A number of minutes, or a part of an hour.
    private func minutes(_ i: Int) -> (value: Int, end: Int)? {
        guard i < end, let amount = cardinals.read(text, i, end), amount.low == amount.high, amount.low < 60 else { return nil }
        if amount.isFraction { return (Int((amount.low * 60).rounded()), amount.end) }
        guard let unit = hit(amount.end), unit.kind == .unit || unit.kind == .units, unit.value == 0 else { return nil }
        return (Int(amount.low), unit.end)
    }

    // MARK: The part of the day

    private func part(_ word: TimeWords.Hit) -> DayPart {
        word.kind == .part || word.kind == .adverb ? DayPart(rawValue: word.value) ?? .none : .none
    }

    private func part(behind i: Int) -> TimeWords.Hit? {
        guard let word = hit(i), word.kind == .adverb || word.kind == .part, word.clitics.subtracting(.article).isEmpty else { return nil }
        return word
    }

    /// `03:53 م`: the first letter of morning or evening.
    private func letter(_ i: Int) -> Int { letterPart(i) == .none ? i : i + 1 }

    private func letterPart(_ i: Int) -> DayPart {
        guard i < end, text.tokens[i].isArabic, text.tokens[i].end == text.tokens[i].start + 1 else { return .none }
        switch text.tokens[i].code {
        case LetterCode.meem: return .evening
        case LetterCode.sad: return .morning
        default: return .none
        }
    }
}
