import IsnadRules
import IsnadScript

/// Where a place lies, by its name.
struct PlacePoint: Sendable {
    var name: String
    var latitude: Double
    var longitude: Double
    /// ISO 3166, two letters.
    var country: String
    var admin1: String
    /// `city`, `village`, `admin1`, `country`, `side` …
    var kind: String
    fileprivate var population: Int
}

/// The gazetteer by folded names: enough to put stories on a map. Where several places share a name, one of the project's own list comes
/// before an extracted one, then the larger; a place beside another of the same claim comes before both.
struct PlaceIndex: Sendable {
    static let shared = PlaceIndex(rules: .embedded)

    private var places: [String: [PlacePoint]] = [:]
    private(set) var countries: [PlacePoint] = []
    private(set) var divisions: [PlacePoint] = []

    init(rules: RuleFiles) {
        for file in ["places-own", "places", "places-guarded", "sides"] {
            for row in Table(rules.bytes("gazetteer/\(file).tsv")).rows { add(row.columns) }
        }
    }

    private mutating func add(_ columns: [String]) {
        guard columns.count >= 8, let latitude = Double(columns[6]), let longitude = Double(columns[7]) else { return }
        let place = PlacePoint(
            name: columns[1], latitude: latitude, longitude: longitude, country: columns[4], admin1: columns[5], kind: columns[3],
            population: columns.count > 8 ? Int(columns[8]) ?? 0 : 0)
        if place.kind == "country" { countries.append(place) }
        if place.kind == "admin1" { divisions.append(place) }
        for name in [columns[1]] + columns[2].utf8.split(separator: 0x7C).map({ String(Substring($0)) }) {
            places[Folding.key(name), default: []].append(place)
        }
    }

    /// The place that the first name with a position means; names behind it may say in which country or division it lies.
    func place(_ names: [String]) -> PlacePoint? {
        for (i, name) in names.enumerated() {
            let candidates = places[Folding.key(name)] ?? []
            guard let first = candidates.first else { continue }
            if candidates.count == 1 { return first }
            let around = names[(i + 1)...].flatMap { places[Folding.key($0)] ?? [] }
            let near = candidates.first { candidate in
                around.contains { $0.country == candidate.country && ($0.kind == "country" || $0.admin1 == candidate.admin1 || $0.name == candidate.admin1) }
            }
            return near ?? first
        }
        return nil
    }
}
