import IsnadLanguage
import IsnadModel
import IsnadScript

/// Everything that a document names, counts and dates, in text order.
///
/// Example: `قتل 12 جنديا في الرقة أمس` (12 soldiers were killed in Raqqa yesterday) gives the number 12…12, the place الرقة and the time أمس.
public struct MentionReader: Sendable {
    private let names: NameReader
    private let figures: FigureReader
    private let resolver: PlaceResolver
    private var memory = NameMemory()

    public init(names: NameReader, figures: FigureReader) {
        (self.names, self.figures) = (names, figures)
        resolver = PlaceResolver(tables: names.tables, places: names.places)
    }

    /// - Parameter published: the day from which relative times are resolved.
    public mutating func read(_ text: AnalyzedText, published: CivilDate?) -> [Mention] {
        var found: [Mention] = []
        var named: [NameMention] = []
        let focus = PlaceFocus(text, names.places)
        let bySentence = names.read(text, focus: focus, &memory)
        for (sentence, inside) in zip(text.sentences, bySentence) {
            figures.read(text, in: sentence.tokens, published: published, names: inside.map(\.tokens), into: &found)
            named += inside
        }
        let places = resolver.resolve(text, named, focus: focus)
        for (name, place) in zip(named, places) { found.append(mention(name, place, text)) }
        return Self.inOrder(found)
    }

    /// In text order, by kind where two begin and end alike. Keys are sorted rather than mentions, which are large.
    private static func inOrder(_ mentions: [Mention]) -> [Mention] {
        let keys = mentions.enumerated().map { i, mention in (mention.evidence.span, MentionKind.rank(mention.kind), i) }
        return keys.sorted { $0 < $1 }.map { mentions[$0.2] }
    }

    private func evidence(_ start: Int32, _ tokens: Range<Int>, _ text: AnalyzedText) -> Evidence {
        text.script.evidence(Span(start: Int(start), end: text.span(tokens).end))
    }

    private func mention(_ name: NameMention, _ place: PlaceReading?, _ text: AnalyzedText) -> Mention {
        let proper = place == nil ? name.tokens : properName(name.tokens, text)
        let evidence = evidence(proper == name.tokens ? name.start : text.tokens[proper.lowerBound].start, proper, text)
        let row = place?.entry ?? name.entry
        let entry = row >= 0 ? names.tables.entries[Int(row)] : nil
        var mention = Mention(kind: name.kind, evidence: evidence, name: entry?.name ?? evidence.text, because: name.because)
        mention.key = entry?.id
        mention.isPeople = name.isPeople
        if name.kind == .person {
            let parts = PersonParts(tables: names.tables, text: text)
            mention.parts = parts.parts(of: name)
            if entry == nil { mention.name = parts.fullName(of: name) }
        }
        if name.kind == .organisation, let subkind = entry?.subkind, NameTables.isGroup(subkind) { mention.kind = .group }
        if let place {
            mention.location = Location(
                latitude: place.latitude, longitude: place.longitude, country: entry?.country ?? "", admin1: entry?.admin1 ?? "",
                precision: place.precision.rawValue)
            mention.because = "\(entry.map { "names.place." + $0.id } ?? name.because) places.\(place.rule.rawValue)"
        }
        return mention
    }

    /// The name without words of category in front (`قطاع غزة`, the Gaza Strip, is غزة).
    private func properName(_ tokens: Range<Int>, _ text: AnalyzedText) -> Range<Int> {
        var start = tokens.lowerBound
        while start + 1 < tokens.upperBound, names.places.isCategory(text, start) { start += 1 }
        var end = tokens.upperBound
        while start > tokens.lowerBound, end - 1 > start, names.places.isSide(text, end - 1) { end -= 1 }
        return start..<end
    }
}

extension MentionKind {
    /// Place of a kind among all kinds by name, so that no two names are compared while mentions are sorted.
    fileprivate static func rank(_ kind: MentionKind) -> Int { ranks[kind] ?? 0 }

    private static let ranks: [MentionKind: Int] = Dictionary(
        uniqueKeysWithValues: allCases.sorted { $0.rawValue < $1.rawValue }.enumerated().map { ($1, $0) })
}
