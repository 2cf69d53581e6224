import IsnadLanguage
import IsnadRules
import IsnadScript

/// The words of `Rules/calendars/times.tsv` and `months.tsv` by their keys.
struct TimeWords: Sendable {
    enum Kind: String, Sendable {
        case weekday, dayword, lastnight, part, adverb, unit, units, dual, direction, edge, half, quarter
        /// A direction that is also an ordinary adjective (`السابق`, former).
        case directionAdjective = "direction-adjective"
        case this, that, same, since, before, after, `for`, within, `in`, from, to, between, period, ago, last, few, row
        /// `إلا` before minutes, `عمر` behind a decade of life.
        case less, age
        /// Words that tell of what is to come (`من المقرر`).
        case ahead
        /// `الشهر نفسه` (the same month)
        case sameMonth = "same-month"
        case era, hijriEra = "hijri-era", corresponding, season, decade, holiday, clock, dayname, every, conjunction, article, vague
        /// A name that holds a word of time (an outlet's, a party's): passed over.
        case name
        /// `ذات الفترة` (the same period)
        case samePeriod = "same-period"
        /// A noun that dates name (`ثورة 25 يناير`, the revolution of 25 January; `جسر تشرين`).
        case named
        case month, weakMonth = "weak-month", hijriMonth = "hijri-month", weakHijriMonth = "weak-hijri-month"

        /// Never the first word of an expression.
        var isInner: Bool {
            switch self {
            case .in, .to, .conjunction, .that, .same, .ago, .row, .era, .hijriEra, .corresponding, .dayname, .direction,
                .directionAdjective, .named, .less, .age, .ahead:
                true
            default: false
            }
        }
        var isMonth: Bool { self == .month || self == .weakMonth || isHijriMonth }
        var isHijriMonth: Bool { self == .hijriMonth || self == .weakHijriMonth }
        var isDirection: Bool { self == .direction || self == .directionAdjective }
    }
    struct Word: Sendable {
        var kind: Kind
        var value: Int
    }
    /// A word or phrase at one token.
    struct Hit {
        var kind: Kind
        var value: Int
        var clitics: Clitics
        /// First token after it.
        var end: Int
    }

    private struct Tables: Sendable {
        var words: [Word] = []
        var index = CliticTable(minimumCapacity: 16_384)
        var holidays: [Holiday] = []
    }

    private let tables: Shared<Tables>
    private var words: [Word] { tables.value.words }
    private var index: CliticTable { tables.value.index }
    var holidays: [Holiday] { tables.value.holidays }

    init(rules: RuleFiles) {
        var (words, holidays): ([Word], [Holiday]) = ([], [])
        var index = CliticTable(minimumCapacity: 16_384)
        var phrases: [(String, Int)] = []
        for row in Table(rules.bytes("calendars/months.tsv")).rows {
            guard let month = Int(row[1]) else { continue }
            phrases.append((row[0], words.count))
            words.append(Word(kind: Self.month(hijri: row[2] == "hijri", weak: row[3] == "weak"), value: month))
        }
        for row in Table(rules.bytes("calendars/times.tsv")).rows {
            guard let kind = Kind(rawValue: row[1]) else { continue }
            for phrase in row.list(0) { phrases.append((phrase, words.count)) }
            words.append(Word(kind: kind, value: kind == .holiday ? holidays.count : Int(row[2]) ?? 0))
            if kind == .holiday { holidays.append(Holiday(row[2])) }
        }
        for (phrase, entry) in phrases { index.add(phrase, entry: entry, dressed: false) }
        for (phrase, entry) in phrases { index.add(phrase, entry: entry, dressed: true) }
        tables = Shared(Tables(words: words, index: index, holidays: holidays))
    }

    private static func month(hijri: Bool, weak: Bool) -> Kind {
        hijri ? (weak ? .weakHijriMonth : .hijriMonth) : (weak ? .weakMonth : .month)
    }

    /// Whether a word or phrase that can open an expression begins with this key; words that only stand inside one do not count.
    @inline(__always)
    func begins(_ key: WordKey) -> Bool {
        guard let found = index.head(key) else { return false }
        return found < 0 || !words[found].kind.isInner
    }

    /// Keys that can open an expression.
    func addKeys(to filter: inout KeyFilter) { index.addKeys(to: &filter) { !words[$0].kind.isInner } }

    @inline(__always)
    func at(_ text: AnalyzedText, _ i: Int, _ end: Int) -> Hit? {
        guard i < end, text.tokens[i].isArabic, let found = index.longest(text, i, end) else { return nil }
        let word = words[found.entry]
        return Hit(kind: word.kind, value: word.value, clitics: found.clitics, end: found.end)
    }
}

/// A day that comes back every year.
struct Holiday: Sendable {
    var calendar: String
    var month: Int
    var day: Int

    /// - Parameter code: `gregorian-12-25`, `hijri-10-1`, `easter-7-0` (days before, days after), `nth-11-44` (month, then which one and day of the week)
    init(_ code: String) {
        let parts = code.utf8.split(separator: UInt8(ascii: "-")).map { String(Substring($0)) }
        calendar = parts.first ?? ""
        month = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        day = parts.count > 2 ? Int(parts[2]) ?? 0 : 0
    }
}
