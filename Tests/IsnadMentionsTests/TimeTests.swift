import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadRules
import Testing

private let times = TimeReader(rules: .embedded)

/// The first expression that resolves, else the first.
private func mention(_ sentence: String, _ published: CivilDate?) -> (words: String, mention: TimeMention)? {
    let text = SpecFiles.analyzed(sentence)
    let found = times.read(text, in: 0..<text.tokens.count, published: published)
    return (found.first { $0.start != nil } ?? found.first).map { (text.string($0.tokens), $0) }
}

@Suite struct TimeTests {
    @Test(arguments: SpecFiles.specs("times.tsv"))
    func spec(row: [String]) {
        let found = mention(row[1], CivilDate(iso: row[0]))
        let read = [found?.words, found?.mention.start?.description, found?.mention.end?.description].map { $0 ?? "-" }
        #expect(read == Array(row[2...4]), "\(row[1])")
    }

    /// Without a day of publication nothing relative may resolve, and what resolves must not change.
    @Test(arguments: SpecFiles.specs("times.tsv"))
    func unanchored(row: [String]) {
        guard let found = mention(row[1], CivilDate(iso: row[0])), let without = mention(row[1], nil) else { return }
        if found.mention.isAnchored {
            #expect(without.mention.start == nil && without.mention.end == nil, "\(row[1])")
        }
    }

    @Test func sharedHijriSuite() {
        let rows = SpecFiles.suite("hijri.tsv")
        guard !rows.isEmpty else { return SpecFiles.sayAbsent("hijri.tsv") }
        let wrong = rows.filter { row in
            let parts = row[0].split(separator: "-").map(String.init)
            return mention("\(parts[2])/\(parts[1])/\(parts[0])", nil)?.mention.start != CivilDate(iso: row[1])
        }
        #expect(wrong.isEmpty, "\(wrong.count) of \(rows.count)")
    }

    /// The suite looks forward where no direction is named; news looks back. An expression that the suite places after its reference
    /// is right when it means the expected days to a reader of the expected day.
    @Test func sharedDateSuite() {
        let rows = SpecFiles.suite("dates.tsv").compactMap(SuiteDate.init)
        guard !rows.isEmpty else { return SpecFiles.sayAbsent("dates.tsv") }
        let right = rows.filter { row in
            if reads(row, row.reference) { return true }
            return row.start > row.reference && reads(row, row.end)
        }
        #expect(Double(right.count) >= 0.92 * Double(rows.count), "\(right.count) of \(rows.count)")
    }

    private func reads(_ row: SuiteDate, _ published: CivilDate) -> Bool {
        let found = mention(row.words, published)?.mention
        return found?.start == row.start && found?.end == row.end
    }
}

/// A row of the date suite whose grain is a day or longer.
private struct SuiteDate {
    var words: String
    var reference: CivilDate
    var start: CivilDate
    var end: CivilDate

    init?(_ row: [String]) {
        guard row.count > 3, row[0] == "time", let grain = row[3].split(separator: "/").last.map(String.init),
            let reference = CivilDate(iso: row[2])
        else { return nil }
        let isOpen = row[3].hasPrefix("[")
        guard ["day", "week", "month", "year"].contains(grain), let start = CivilDate(iso: String(row[3].dropFirst(isOpen ? 1 : 0))) else {
            return nil
        }
        (words, self.reference, self.start) = (row[1], reference, start)
        if isOpen, let comma = row[3].firstIndex(of: ","), let last = CivilDate(iso: String(row[3][row[3].index(after: comma)...])) {
            end = last.adding(days: -1)
        } else {
            end =
                ["day": start, "week": start.adding(days: 6), "month": start.adding(months: 1).adding(days: -1)][grain]
                ?? start.adding(months: 12).adding(days: -1)
        }
    }
}
