import IsnadModel
import IsnadRules
import IsnadScript

/// Finds the day of publication that a line near the report gives in words: `الخميس، 27 أبريل 2017 03:53 م`.
struct Dateline: Sendable {
    private let months: [String: Int]

    init(rules: RuleFiles) {
        var months: [String: Int] = [:]
        for row in Table(rules.bytes("calendars/times.tsv")).rows where row[2] == "month" { months[Folding.key(row[0])] = Int(row[1]) }
        for row in Table(rules.bytes("calendars/months.tsv")).rows {
            if let month = Int(row[1]), (1...12).contains(month), row[2] != "hijri" { months[Folding.key(row[0])] = month }
        }
        self.months = months
    }

    /// Day, month and year in this order, the month once or by two of its names (`24 نيسان / أبريل 2020`); the first that is a day of the
    /// calendar.
    func date(_ line: String) -> CivilDate? {
        let words = Folding.words(line)
        for i in words.indices {
            guard let day = Int(words[i]), (1...31).contains(day), let (month, end) = month(words, i + 1), end < words.count else { continue }
            var year = end
            if let (again, after) = self.month(words, end), again == month, after < words.count { year = after }
            if let number = Int(words[year]), (1900...2100).contains(number), let date = CivilDate(year: number, month: month, day: day) { return date }
        }
        return nil
    }

    /// The month that one or two words name, and the word behind them.
    private func month(_ words: [String], _ at: Int) -> (Int, Int)? {
        if at + 1 < words.count, let month = months[words[at] + " " + words[at + 1]] { return (month, at + 2) }
        if at < words.count, let month = months[words[at]] { return (month, at + 1) }
        return nil
    }

    /// The first short line among the first lines of a text that holds a full date and little else.
    func published(_ text: String) -> CivilDate? {
        for line in text.utf8.split(separator: 0x0A, maxSplits: 8, omittingEmptySubsequences: false).prefix(8) where line.count < 120 {
            let line = String(Substring(line))
            if Folding.words(line).count <= 9, let date = date(line) { return date }
        }
        return nil
    }
}
