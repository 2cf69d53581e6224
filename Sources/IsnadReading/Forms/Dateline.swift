import IsnadModel
import IsnadRules
import IsnadScript

/// Finds the day of publication that the lines near a report give: `الخميس، 27 أبريل 2017 03:53 م`, `دمشق - 12 آذار 2018 - …`,
/// `تاريخ النشر: 12/3/2018`.
struct Dateline: Sendable {
    private let words: DateWords
    private var labels: Set<String> = []
    private var others: Set<String> = []
    private var events: Set<String> = []
    /// The preposition that may stand between a place and its date.
    private var fillers: Set<String> = []
    /// Lines at the beginning that are looked at, and most words of a line that is nothing but a dateline.
    private static let lines = 8, wordsOfLine = 16

    init(rules: RuleFiles) {
        words = DateWords(rules: rules)
        for row in Table(rules.bytes("calendars/datelines.tsv")).rows {
            let keys = row.list(0).map { Folding.key($0) }
            switch row[1] {
            case "label": labels.formUnion(keys)
            case "other": others.formUnion(keys)
            case "event": events.formUnion(keys)
            case "place-in": fillers.formUnion(keys)
            default: break
            }
        }
    }

    /// The first full date of a text that is known to hold one.
    func date(_ line: String) -> CivilDate? { words.first(DateItem.items(line))?.date }

    /// The date of a line that gives little else, or opens with a dateline; nil where the date is that of an event.
    func line(_ line: String) -> CivilDate? {
        let items = DateItem.items(String(Substring(line.utf8.prefix(400))))
        guard let found = words.first(items) else { return nil }
        if isLabelled(items, found.start) { return found.date }
        guard !hasEvent(items, found.start) else { return nil }
        return isBare(items, found) || opens(items, found) ? found.date : nil
    }

    /// The dateline among the first lines of a text.
    func published(_ text: String) -> CivilDate? {
        var seen = 0
        for line in text.utf8.split(separator: 0x0A) {
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            seen += 1
            if seen > Self.lines { break }
            if let date = self.line(String(Substring(line))) { return date }
        }
        return nil
    }

    // MARK: What stands around the date

    /// `تاريخ النشر: …`: a label ends at most four items before the date, nothing but signs and the day of the week between.
    private func isLabelled(_ items: [DateItem], _ date: Int) -> Bool {
        var at = date
        while at > 0, date - at < 5, items[at - 1].kind == .sign || (items[at - 1].kind == .number) || isWeekday(items[at - 1].word) { at -= 1 }
        for length in 1...3 where at - length >= 0 {
            let phrase = items[(at - length)..<at].map(\.word).joined(separator: " ")
            if labels.contains(phrase), at - length < 5 { return true }
        }
        return false
    }

    private func isWeekday(_ word: String) -> Bool { word.utf8.count > 6 && others.contains(word) }

    /// Words before the date that make it the day of an event. `تونس في 12 جانفي 2018` (Tunis, 12 January) is none: one word and a preposition.
    private func hasEvent(_ items: [DateItem], _ date: Int) -> Bool {
        let found = items[..<date].indices.filter { items[$0].kind == .word && events.contains(items[$0].word) && !isWeekday(items[$0].word) }
        if found.isEmpty || (date == 2 && isWeekday(items[1].word)) { return false }
        return !(found == [1] && date == 2 && fillers.contains(items[1].word))
    }

    /// A short line in which few words belong neither to the date nor to what stands beside dates.
    private func isBare(_ items: [DateItem], _ found: DateWords.Found) -> Bool {
        guard items.count(where: { $0.kind == .word || $0.kind == .number }) <= Self.wordsOfLine else { return false }
        let rest = items.indices.filter { i in
            !(found.start..<found.end).contains(i) && items[i].kind == .word && !others.contains(items[i].word) && !labels.contains(items[i].word)
        }
        let behind = rest.count { $0 >= found.end }
        return rest.count <= 4 && behind <= 2
    }

    /// `دمشق - 12 آذار 2018 - …`, `بيروت (رويترز) 5-3-2018: …`: a place or agency, the date, and a sign that parts both from the report.
    private func opens(_ items: [DateItem], _ found: DateWords.Found) -> Bool {
        let before = items[..<found.start]
        let count = before.count { $0.kind == .word }
        guard count <= 5, found.end < items.count, items[found.end].kind == .sign, [0x2D, 0x3A, 0x29, 0x2F, 0x7C].contains(items[found.end].size) else {
            return false
        }
        return count <= 1 || before.contains { $0.kind == .sign }
    }
}
