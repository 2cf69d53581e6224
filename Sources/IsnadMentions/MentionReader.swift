import IsnadLanguage
import IsnadModel
import IsnadScript

/// Everything that a document names, counts and dates, in text order.
///
/// Example: `قتل 12 جنديا في الرقة أمس` (12 soldiers were killed in Raqqa yesterday) gives the number 12…12, the place الرقة and the time أمس.
package struct MentionReader: Sendable {
    private let names: NameReader
    private let numbers: NumberReader
    private let times: TimeReader
    private let lexicon: Lexicon

    package init(names: NameReader, numbers: NumberReader, times: TimeReader, lexicon: Lexicon) {
        (self.names, self.numbers, self.times, self.lexicon) = (names, numbers, times, lexicon)
    }

    /// - Parameter published: the day from which relative times are resolved.
    package func read(_ text: AnalyzedText, published: CivilDate?) -> [Mention] {
        var found: [Mention] = []
        for sentence in text.sentences {
            let range = sentence.tokens
            let times = times.read(text, in: range, published: published)
            let numbers = numbers.read(text, in: range, excluding: times.map(\.tokens))
            found += names.read(text, in: range).map { mention($0, text) }
            found += numbers.map { mention($0, text) }
            found += times.map { mention($0, text) }
        }
        return found.sorted { ($0.evidence.span, $0.kind.rawValue) < ($1.evidence.span, $1.kind.rawValue) }
    }

    private func evidence(_ start: Int32, _ tokens: Range<Int>, _ text: AnalyzedText) -> Evidence {
        text.script.evidence(Span(start: Int(start), end: text.span(tokens).end))
    }

    private func mention(_ name: NameMention, _ text: AnalyzedText) -> Mention {
        let evidence = evidence(name.start, name.tokens, text)
        let entry = name.entry >= 0 ? names.tables.entries[Int(name.entry)] : nil
        var mention = Mention(kind: name.kind, evidence: evidence, name: entry?.name ?? evidence.text, because: name.because)
        mention.key = entry?.id
        if name.kind == .organisation, let subkind = entry?.subkind, NameTables.isGroup(subkind) { mention.kind = .group }
        if let latitude = entry?.latitude, let longitude = entry?.longitude, let entry {
            mention.location = Location(
                latitude: latitude, longitude: longitude, country: entry.country, admin1: entry.admin1, precision: entry.subkind)
        }
        return mention
    }

    private func mention(_ number: NumberMention, _ text: AnalyzedText) -> Mention {
        let evidence = evidence(number.start, number.tokens, text)
        var mention = Mention(kind: number.isOrdinal ? .ordinal : .number, evidence: evidence, name: evidence.text, because: "numbers")
        mention.figure = Figure(low: number.low, high: number.high, unit: unit(number, text), text: evidence.text, span: evidence.span)
        return mention
    }

    /// What is counted: the noun behind the number tells.
    private func unit(_ number: NumberMention, _ text: AnalyzedText) -> String {
        if number.isPercent { return "percent" }
        let next = number.tokens.upperBound
        guard next < text.tokens.count, let reading = text.reading(next), let lexeme = lexicon.lexeme(reading.lexeme) else { return "other" }
        return lexeme.unit.isEmpty ? "other" : lexeme.unit
    }

    private func mention(_ time: TimeMention, _ text: AnalyzedText) -> Mention {
        let evidence = evidence(time.textStart, time.tokens, text)
        var mention = Mention(kind: .time, evidence: evidence, name: evidence.text, because: "times")
        mention.time = TimeReference(start: time.start, end: time.end, text: evidence.text, span: evidence.span, precision: time.precision)
        return mention
    }
}
