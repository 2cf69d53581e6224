import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadRules
import Testing

private let numbers = NumberReader(rules: .embedded)
private let times = TimeReader(rules: .embedded)

private func mentions(_ sentence: String) -> [NumberMention] {
    let text = SpecFiles.analyzed(sentence)
    let all = 0..<text.tokens.count
    let excluded = times.read(text, in: all, published: nil).map(\.tokens)
    return numbers.read(text, in: all, excluding: excluded)
}

private func kind(_ mention: NumberMention) -> String {
    if mention.isOrdinal { return "ordinal" }
    if mention.isFraction { return "fraction" }
    if mention.isPercent { return "percent" }
    if mention.isRange { return "range" }
    return mention.isVague ? "vague" : "cardinal"
}

private func bound(_ value: Double?) -> String {
    guard let value else { return "-" }
    return value == value.rounded() ? String(Int(value)) : String(value)
}

@Suite struct NumberTests {
    @Test(arguments: SpecFiles.specs("numbers.tsv"))
    func spec(row: [String]) {
        let found = mentions(row[0])
        guard row[3] != "none" else {
            #expect(found.isEmpty, "\(row[0])")
            return
        }
        let read = [found.map { bound($0.low) }, found.map { bound($0.high) }, found.map(kind)].map { $0.joined(separator: "|") }
        #expect(read == Array(row[1...3]), "\(row[0])")
    }

    /// Every mention's words lie inside the run it was read from, the core inside the words.
    @Test(arguments: SpecFiles.specs("numbers.tsv"))
    func coreInsideWords(row: [String]) {
        for mention in mentions(row[0]) {
            #expect(
                mention.tokens.lowerBound <= mention.core.lowerBound && mention.core.upperBound <= mention.tokens.upperBound, "\(row[0])")
        }
    }

    @Test func sharedSuite() {
        let rows = SpecFiles.suite("numbers.tsv").filter { ["number", "number_eg", "ordinal", "money"].contains($0[0]) }
        guard !rows.isEmpty else { return SpecFiles.sayAbsent("numbers.tsv") }
        let right = rows.filter { row in
            let found = numberOnly(row[1])
            guard found.count == 1, let low = found[0].low, let high = found[0].high else { return false }
            return [low, high] == expected(row) && found[0].isOrdinal == (row[0] == "ordinal")
        }
        #expect(Double(right.count) >= 0.98 * Double(rows.count), "\(right.count) of \(rows.count)")
    }

    /// Without the time reader: a bare number of the suite may look like a year.
    private func numberOnly(_ words: String) -> [NumberMention] {
        let text = SpecFiles.analyzed(words)
        return numbers.read(text, in: 0..<text.tokens.count)
    }

    /// `42`, `simple USD 42`, `between Dollar (10, 20)`
    private func expected(_ row: [String]) -> [Double] {
        let values = row[3].split { " (),".contains($0) }.compactMap { Double($0) }
        return values.count == 2 ? values : values.flatMap { [$0, $0] }
    }
}
