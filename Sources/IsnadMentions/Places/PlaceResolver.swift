import IsnadLanguage
import IsnadModel
import IsnadRules
import IsnadScript

/// Settles which place each place name of a document means, once for the whole document.
///
/// What the text says outright comes first (the kind of place, the country's adjective behind it, the place that it lies in), then what the
/// document said elsewhere, then what it speaks of, then size. The rule that left one bearer is the reason that is kept.
///
/// Example: in `طرابلس شمالي لبنان` (Tripoli in northern Lebanon) the Lebanese town is meant; in a report on Benghazi, Libya's capital.
public struct PlaceResolver: Sendable {
    let names: Shared<NameTables>
    let places: Shared<PlaceTable>

    public init(tables: NameTables, places: PlaceTable) { (names, self.places) = (Shared(tables), Shared(places)) }

    /// A reading for each mention, nil for those that are no places.
    /// - Parameter names: the names of the document in text order.
    public func resolve(_ text: AnalyzedText, _ names: [NameMention], focus: PlaceFocus) -> [PlaceReading?] {
        var work = PlaceWork(text: text, names: names, focus: focus, resolver: self)
        work.run()
        return names.indices.map { names[$0].kind == .place ? work.reading($0) : nil }
    }

    /// Position and precision of a chosen place, moved where the text sets it beside.
    func placed(_ entry: Int32, _ rule: PlaceReading.Rule, _ text: AnalyzedText, _ name: NameMention) -> PlaceReading {
        guard entry >= 0, let kind = places.value.rows[Int(entry)].kind else {
            return PlaceReading(entry: entry, latitude: nil, longitude: nil, precision: .unresolved, rule: .shape)
        }
        let row = places.value.rows[Int(entry)]
        guard row.isPlaced else { return PlaceReading(entry: entry, latitude: nil, longitude: nil, precision: .unresolved, rule: rule) }
        var found = PlaceReading(
            entry: entry, latitude: row.latitude, longitude: row.longitude,
            precision: kind == .country ? .country : kind.isArea ? .admin : row.isExact ? .exact : .approximate, rule: rule)
        if let side = PlaceSides(places).read(text, name.tokens), kind != .country || side.isSide {
            found.precision = .near
            found.latitude = row.latitude + side.north * reach(kind)
            found.longitude = row.longitude + side.east * reach(kind)
            if let point = places.value.side(text, from: side.start, to: name.tokens.upperBound) { (found.latitude, found.longitude) = point }
        }
        return found
    }

    /// How far, in degrees, the side of a place lies from its middle.
    private func reach(_ kind: PlaceKind) -> Double {
        switch kind {
        case .country: 1.5
        case .admin1: 0.35
        case .region, .continent, .sea: 0.5
        default: 0.1
        }
    }
}
