import IsnadModel
import IsnadRules
import IsnadScript

/// A word, number or sign of a line near a report.
struct DateItem {
    enum Kind { case word, number, sign }
    var kind: Kind
    /// Folded word; empty for numbers and signs.
    var word = ""
    var value = 0
    /// Digits of a number, or the code of a sign.
    var size = 0
    /// Whether a space stands before it.
    var isApart = true

    /// Items of a line; digits of every script count alike.
    static func items(_ line: String) -> [DateItem] {
        let codes = ScriptText(line).codes
        var items: [DateItem] = []
        var (i, apart) = (0, true)
        while i < codes.count {
            let code = codes[i]
            if LetterCode.isSpace(code) || code == 0 {
                if code != 0 { apart = true }
                i += 1
                continue
            }
            let item = item(codes, &i)
            items.append(item)
            items[items.count - 1].isApart = apart
            apart = false
        }
        return items
    }

    private static func item(_ codes: [UInt8], _ i: inout Int) -> DateItem {
        let start = i
        if LetterCode.isDigit(codes[i]) {
            var value = 0
            while i < codes.count, LetterCode.isDigit(codes[i]) {
                value = min(value * 10 + Int(codes[i] - 48), 100_000_000)
                i += 1
            }
            return DateItem(kind: .number, value: value, size: i - start)
        }
        guard LetterCode.isLetter(codes[i]) else {
            i += 1
            return DateItem(kind: .sign, size: Int(codes[start]))
        }
        var letters: [UInt8] = []
        while i < codes.count, LetterCode.isLetter(codes[i]) || codes[i] == 0 {
            if codes[i] != 0 { letters.append(codes[i]) }
            i += 1
        }
        return DateItem(kind: .word, word: folded(letters))
    }

    private static func folded(_ letters: [UInt8]) -> String {
        var scalars = String.UnicodeScalarView()
        for code in letters {
            if let scalar = Unicode.Scalar(LetterCode.scalar(ofFolded: LetterCode.folded(code))) { scalars.append(scalar) }
        }
        return String(scalars)
    }
}

/// The words of dates, and full dates read out of items.
struct DateWords: Sendable {
    enum Kind: Sendable { case unit, ten, tens, hundred, scale, ordinal }

    private var months: [String: (month: Int, isHijri: Bool)] = [:]
    private var numbers: [String: (kind: Kind, value: Int)] = [:]
    private var fillers: Set<String> = []
    private let hijri: HijriCalendar

    init(rules: RuleFiles) {
        hijri = HijriCalendar(rules: rules)
        for row in Table(rules.bytes("calendars/months.tsv")).rows {
            if let month = Int(row[1]), (1...12).contains(month) { months[Folding.key(row[0])] = (month, row[2] == "hijri") }
        }
        for row in Table(rules.bytes("calendars/datelines.tsv")).rows {
            for name in row.list(0) {
                if row[1] == "month" { months[name] = (Int(row[2]) ?? 0, false) }
                if row[1] == "filler" { fillers.insert(Folding.key(name)) }
            }
        }
        let kinds: [String: Kind] = [
            "unit": .unit, "leading": .unit, "ten": .ten, "tens": .tens, "hundred": .hundred, "hundreds": .hundred, "scale": .scale, "dual": .scale,
            "ordinal": .ordinal,
        ]
        for row in Table(rules.bytes("lexicon/numbers.tsv")).rows {
            guard let kind = kinds[row[1]], let value = Int(row[2]), value <= 2000 else { continue }
            for word in row.list(0) { numbers[Folding.key(word)] = (kind, row[1] == "dual" ? value * 2 : value) }
        }
    }

    /// A full date: its day, first item and the item behind it.
    struct Found {
        var date: CivilDate
        var start: Int
        var end: Int
        var isHijri = false
    }

    /// The first full date at or behind an item; one of our calendar before one of the Hijri beside it.
    func first(_ items: [DateItem], from: Int = 0) -> Found? {
        var hijri: Found?
        for i in items.indices where i >= from {
            guard let found = numeric(items, i) ?? dayFirst(items, i) ?? monthFirst(items, i) else { continue }
            if !found.isHijri { return hijri.map { Found(date: found.date, start: $0.start, end: found.end) } ?? found }
            if hijri == nil { hijri = found }
        }
        return hijri
    }

    // MARK: Digits

    private func numeric(_ items: [DateItem], _ i: Int) -> Found? {
        guard i + 4 < items.count, items[i].kind == .number, items[i + 2].kind == .number, items[i + 4].kind == .number,
            items[i + 1].kind == .sign, items[i + 3].kind == .sign, items[i + 1].size == items[i + 3].size,
            [0x2F, 0x2D, 0x2E, 0x5C].contains(items[i + 1].size),
            i == 0 || items[i - 1].kind != .sign || items[i].isApart || items[i - 1].size == 0x28
                || items[i - 1].size == 0x3A
        else { return nil }
        var (a, b, c) = (items[i].value, items[i + 2].value, items[i + 4].value)
        if items[i].size == 4 { swap(&a, &c) } else if items[i + 4].size != 4 { return nil }
        if b > 12, a <= 12 { swap(&a, &b) }
        return found(a, b, c, isHijri: c < 1600, i, i + 5)
    }

    private func found(_ day: Int, _ month: Int, _ year: Int, isHijri: Bool, _ start: Int, _ end: Int) -> Found? {
        if isHijri { return hijri.date(year: year, month: month, day: day).map { Found(date: $0, start: start, end: end, isHijri: true) } }
        guard (1900...2100).contains(year) else { return nil }
        return CivilDate(year: year, month: month, day: day).map { Found(date: $0, start: start, end: end) }
    }

    // MARK: Words

    /// `27 أبريل 2017`, `الرابع عشر من أغسطس سنة ألفين وثماني عشرة`, `24 نيسان / أبريل 2020`
    private func dayFirst(_ items: [DateItem], _ i: Int) -> Found? {
        guard let day = day(items, i) else { return nil }
        var at = day.end
        while at < items.count, isFiller(items[at]) { at += 1 }
        guard let month = month(items, at) else { return nil }
        at = month.end
        if let again = secondName(items, at), again.month == month.month { at = again.end }
        while at < items.count, isFiller(items[at]) || items[at].kind == .sign && [0x2C, 0x2F, 0x2D].contains(items[at].size) { at += 1 }
        guard let year = year(items, at) else { return nil }
        return found(day.value, month.month, year.value, isHijri: month.isHijri, i, year.end)
    }

    /// `أبريل 27, 2017`
    private func monthFirst(_ items: [DateItem], _ i: Int) -> Found? {
        guard let month = month(items, i), month.end < items.count, items[month.end].kind == .number, items[month.end].size < 3 else { return nil }
        var at = month.end + 1
        if at < items.count, items[at].kind == .sign, items[at].size == 0x2C { at += 1 }
        guard let year = year(items, at), at == month.end + 2 || items[at].isApart else { return nil }
        return found(items[month.end].value, month.month, year.value, isHijri: month.isHijri, i, year.end)
    }

    /// `من`, `شهر`, `سنة`, `عام` between the parts of a date: short words without a meaning of their own here.
    private func isFiller(_ item: DateItem) -> Bool { item.kind == .word && fillers.contains(item.word) }

    private func month(_ items: [DateItem], _ i: Int) -> (month: Int, isHijri: Bool, end: Int)? {
        guard i < items.count, items[i].kind == .word else { return nil }
        if i + 1 < items.count, items[i + 1].kind == .word, let found = months[items[i].word + " " + items[i + 1].word] {
            return (found.month, found.isHijri, i + 2)
        }
        return months[items[i].word].map { ($0.month, $0.isHijri, i + 1) }
    }

    /// `/ أبريل`, `(أبريل)` behind a month.
    private func secondName(_ items: [DateItem], _ i: Int) -> (month: Int, end: Int)? {
        guard i + 1 < items.count, items[i].kind == .sign, let found = month(items, i + 1) else { return month(items, i).map { ($0.month, $0.end) } }
        let closes = items[i].size == 0x28 && found.end < items.count && items[found.end].kind == .sign
        return (found.month, found.end + (closes ? 1 : 0))
    }

    private func day(_ items: [DateItem], _ i: Int) -> (value: Int, end: Int)? {
        if items[i].kind == .number { return items[i].size < 3 && (1...31).contains(items[i].value) ? (items[i].value, i + 1) : nil }
        guard let first = number(items, i, article: true), first.kind == .ordinal || first.kind == .tens else { return nil }
        if first.kind == .tens { return (first.value, i + 1) }
        guard let next = number(items, i + 1, article: true) else { return (first.value, i + 1) }
        if next.kind == .ten { return (first.value + 10, i + 2) }
        return next.kind == .tens ? (first.value + next.value, i + 2) : (first.value, i + 1)
    }

    private func year(_ items: [DateItem], _ i: Int) -> (value: Int, end: Int)? {
        guard i < items.count else { return nil }
        if items[i].kind == .number { return items[i].size == 4 ? (items[i].value, i + 1) : nil }
        var (sum, part, at) = (0, 0, i)
        while let word = number(items, at, article: false) {
            switch word.kind {
            case .scale: (sum, part) = (sum + max(part, 1) * word.value, 0)
            case .hundred: part = part > 2 && part < 10 ? part * word.value : part + word.value
            case .ordinal: return sum + part > 1300 ? (sum + part, at) : nil
            default: part += word.value
            }
            at += 1
        }
        return sum + part > 1300 ? (sum + part, at) : nil
    }

    /// A word of number, behind و, and behind the article where it may stand.
    private func number(_ items: [DateItem], _ i: Int, article: Bool) -> (kind: Kind, value: Int)? {
        guard i < items.count, items[i].kind == .word else { return nil }
        let word = items[i].word
        if let known = numbers[word] { return known }
        var rest = Substring(word)
        if rest.unicodeScalars.first == "\u{0648}" { rest = Substring(rest.unicodeScalars.dropFirst()) }
        if let known = numbers[String(rest)] { return known }
        guard article, rest.hasPrefix("\u{0627}\u{0644}") else { return nil }
        return numbers[String(Substring(rest.unicodeScalars.dropFirst(2)))]
    }
}
