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
    private var entries: [Int32: NameEntry] = [:]
    private var reasons: [UInt64: String] = [:]

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
            let hints = memory.hints(text, sentence.tokens)
            figures.read(text, in: sentence.tokens, published: published, hints: hints, names: inside, into: &found)
            named += inside
        }
        let places = resolver.resolve(text, named, focus: focus)
        found.reserveCapacity(found.count + named.count)
        for (name, place) in zip(named, places) { found.append(mention(name, place, text)) }
        Self.inOrder(&found)
        return found
    }

    /// In text order, by kind where two begin and end alike. Keys are sorted rather than mentions, which are large.
    private static func inOrder(_ mentions: inout [Mention]) {
        var keys: [Order] = []
        keys.reserveCapacity(mentions.count)
        for (i, mention) in mentions.enumerated() { keys.append(Order(mention, i)) }
        keys.sort { $0.span != $1.span ? $0.span < $1.span : $0.rank < $1.rank }
        // Each place takes what belongs there; what stood there moves on, until the circle closes.
        var sources = keys.map { Int($0.rank & 0xFFFF_FFFF) }
        for start in sources.indices {
            var at = start
            while sources[at] != start {
                let source = sources[at]
                mentions.swapAt(at, source)
                sources[at] = at
                at = source
            }
            sources[at] = at
        }
    }

    /// Where a mention stands among others.
    private struct Order {
        /// Start and end in one number.
        var span: UInt64
        /// The kind's place among kinds, then the number of the mention.
        var rank: UInt64

        init(_ mention: Mention, _ number: Int) {
            span = UInt64(mention.evidence.span.start) << 32 | UInt64(mention.evidence.span.end)
            rank = UInt64(MentionKind.rank(mention.kind)) << 32 | UInt64(number)
        }
    }

    private func evidence(_ start: Int32, _ tokens: Range<Int>, _ text: AnalyzedText) -> Evidence {
        text.script.evidence(Span(start: Int(start), end: text.span(tokens).end))
    }

    /// An entry of the tables, remembered: news repeats its names.
    private mutating func entry(_ row: Int32) -> NameEntry? {
        guard row >= 0 else { return nil }
        if let known = entries[row] { return known }
        let entry = names.tables.entries[Int(row)]
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

    private mutating func mention(_ name: NameMention, _ place: PlaceReading?, _ text: AnalyzedText) -> Mention {
        let proper = place == nil ? name.tokens : properName(name.tokens, text)
        let evidence = evidence(proper == name.tokens ? name.start : text.tokens[proper.lowerBound].start, proper, text)
        let row = place?.entry ?? name.entry
        let entry = entry(row)
        var mention = Mention(kind: name.kind, evidence: evidence, name: entry?.name ?? evidence.text, because: "")
        mention.key = entry?.id
        mention.because = reason(name, place)
        mention.isPeople = name.isPeople
        if name.kind == .person {
            let parts = PersonParts(tables: resolver.names, text: text)
            mention.parts = parts.parts(of: name)
            if entry == nil { mention.name = parts.fullName(of: name) }
        }
        if name.kind == .organisation, let subkind = entry?.subkind, NameTables.isGroup(subkind) { mention.kind = .group }
        if let place {
            mention.location = Location(
                latitude: place.latitude, longitude: place.longitude, country: entry?.country ?? "", admin1: entry?.admin1 ?? "",
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

extension MentionKind {
    /// Place of a kind among all kinds by name, so that no two names are compared while mentions are sorted.
    fileprivate static func rank(_ kind: MentionKind) -> Int {
        switch kind {
        case .document: 0
        case .group: 1
        case .number: 2
        case .ordinal: 3
        case .organisation: 4
        case .other: 5
        case .outlet: 6
        case .person: 7
        case .place: 8
        case .time: 9
        }
    }
}
