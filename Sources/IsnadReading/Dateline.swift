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

    /// Day, month and year in this order; the first that is a day of the calendar.
    func date(_ line: String) -> CivilDate? {
        let words = Folding.words(line)
        for i in words.indices where i > 0 && i + 1 < words.count {
            guard let day = Int(words[i - 1]), (1...31).contains(day) else { continue }
            for length in [2, 1] where i + length < words.count {
                if let month = months[words[i..<(i + length)].joined(separator: " ")], let year = Int(words[i + length]), (1900...2100).contains(year) {
                    return CivilDate(year: year, month: month, day: day)
                }
            }
        }
        return nil
    }

    /// The first short line among the first lines of a text that holds a full date and little else.
    func published(_ text: String) -> CivilDate? {
        for line in text.components("\n").prefix(8) where line.utf8.count < 120 {
            if Folding.words(line).count <= 9, let date = date(line) { return date }
        }
        return nil
    }
}
