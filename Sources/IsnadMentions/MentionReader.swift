import IsnadLanguage
import IsnadModel
import IsnadScript

/// Everything that a document names, counts and dates, in text order.
///
/// Example: `قتل 12 جنديا في الرقة أمس` (12 soldiers were killed in Raqqa yesterday) gives the number 12…12, the place الرقة and the time أمس.
package struct MentionReader: Sendable {
    private let names: NameReader
    private let figures: FigureReader

    package init(names: NameReader, figures: FigureReader) { (self.names, self.figures) = (names, figures) }

    /// - Parameter published: the day from which relative times are resolved.
    package func read(_ text: AnalyzedText, published: CivilDate?) -> [Mention] {
        var found: [Mention] = []
        for sentence in text.sentences {
            let range = sentence.tokens
            let named = names.read(text, in: range)
            found += named.map { mention($0, text) }
            figures.read(text, in: range, published: published, names: named.map(\.tokens), into: &found)
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
}
