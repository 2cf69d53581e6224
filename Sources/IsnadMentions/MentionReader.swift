import IsnadLanguage
import IsnadModel
import IsnadRules
import IsnadScript

/// Everything that a document names, counts and dates, in text order.
///
/// Example: `قتل 12 جنديا في الرقة أمس` (12 soldiers were killed in Raqqa yesterday) gives the number 12…12, the place الرقة and the time أمس.
public struct MentionReader: Sendable {
    private let names: NameReader
    private let figures: FigureReader
    private let resolver: PlaceResolver
    private var memory = NameMemory()
    private var entries: [Int32: Shared<NameEntry>] = [:]
    private var reasons: [UInt64: String] = [:]

    public init(names: NameReader, figures: FigureReader) {
        (self.names, self.figures) = (names, figures)
        resolver = PlaceResolver(tables: names.tables, places: names.places)
    }

    /// - Parameter published: the day from which relative times are resolved.
    public mutating func read(_ text: AnalyzedText, published: CivilDate?) -> [Mention] { mentions(find(text, published: published)) }

    /// The same before strings are made.
    public mutating func find(_ text: AnalyzedText, published: CivilDate?) -> FoundMentions {
        let focus = PlaceFocus(text, names.places)
        var named: [NameMention] = []
        var found: [FoundFigure] = []
        memory.begin(text)
        for sentence in text.sentences {
            let first = named.count
            names.read(text, sentence.tokens, focus, &memory, into: &named)
            let hints = memory.hints(text, sentence.tokens)
            figures.read(text, in: sentence.tokens, published: published, hints: hints, names: named[first...], into: &found)
        }
        names.complete(text, memory, &named)
        let places = resolver.resolve(text, named, focus: focus)
        var order: [FoundMentions.Place] = []
        order.reserveCapacity(found.count + named.count)
        for (i, figure) in found.enumerated() { order.append(FoundMentions.Place(figure.span, figure.kind, i)) }
        for i in named.indices {
            order.append(FoundMentions.Place(span(named[i], isPlace: places[i] != nil, text), kind(named[i], places[i]), found.count + i))
        }
        order.sort { $0 < $1 }
        return FoundMentions(text: text, names: named, places: places, figures: found, order: order)
    }

    /// What was found, in text order, as strings.
    public mutating func mentions(_ found: FoundMentions) -> [Mention] {
        var mentions: [Mention] = []
        mentions.reserveCapacity(found.order.count)
        for place in found.order {
            let i = place.number - found.figures.count
            if i < 0 {
                mentions.append(FigureReader.mention(found.figures[place.number], found.text))
            } else {
                mentions.append(mention(found.names[i], found.places[i], place.scalars, found.text))
            }
        }
        return mentions
    }

    /// Scalars of a name, without words of category in front.
    private func span(_ name: NameMention, isPlace: Bool, _ text: AnalyzedText) -> Span {
        let proper = isPlace ? properName(name.tokens, text) : name.tokens
        let start = proper == name.tokens ? name.start : text.tokens[proper.lowerBound].start
        return Span(start: Int(start), end: text.span(proper).end)
    }

    /// An organisation that fights without being a state's force is a group.
    private func kind(_ name: NameMention, _ place: PlaceReading?) -> MentionKind {
        let row = place?.entry ?? name.entry
        return name.kind == .organisation && row >= 0 && names.tables.traits[Int(row)].isGroup ? .group : name.kind
    }

    /// An entry of the tables, remembered: news repeats its names.
    private mutating func entry(_ row: Int32) -> Shared<NameEntry>? {
        guard row >= 0 else { return nil }
        if let known = entries[row] { return known }
        let entry = Shared(names.tables.entries[Int(row)])
        entries[row] = entry
        return entry
    }

    /// What saw a name, and of a place what settled where it lies; remembered by row, way and rule.
    private mutating func reason(_ name: NameMention, _ place: PlaceReading?) -> String {
        let row = place?.entry ?? name.entry
        let number = UInt64(UInt32(bitPattern: row)) << 16 | UInt64(name.reason.rawValue) << 8 | UInt64(place?.rule.rawValue ?? 255)
        if let known = reasons[number] { return known }
        let way = place != nil && row >= 0 ? "names.place.\(names.tables.entries.id(Int(row)))" : names.tables.because(name)
        let reason = place.map { "\(way) places.\($0.rule.name)" } ?? way
        reasons[number] = reason
        return reason
    }

    private mutating func mention(_ name: NameMention, _ place: PlaceReading?, _ span: Span, _ text: AnalyzedText) -> Mention {
        let evidence = text.script.evidence(span)
        let row = place?.entry ?? name.entry
        let entry = entry(row)
        var mention = Mention(
            kind: kind(name, place), evidence: evidence, name: entry?.value.name ?? evidence.text, because: reason(name, place))
        mention.key = entry?.value.id
        mention.isPeople = name.isPeople
        if name.kind == .person {
            let parts = PersonParts(tables: resolver.names, text: text)
            mention.parts = parts.parts(of: name)
            if entry == nil { mention.name = parts.fullName(of: name) }
        }
        if let place {
            mention.location = Location(
                latitude: place.latitude, longitude: place.longitude, country: entry?.value.country ?? "", admin1: entry?.value.admin1 ?? "",
                precision: place.precision.rawValue)
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
