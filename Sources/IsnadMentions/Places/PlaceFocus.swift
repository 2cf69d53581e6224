import IsnadLanguage

/// Which countries a text speaks of, and how often: adjectives of nationality, names of countries and of large towns.
public struct PlaceFocus: Sendable {
    private var codes: [CountryCode] = []
    private var counts: [Int32] = []

    public init() {}

    public init(_ text: AnalyzedText, _ table: PlaceTable) {
        for token in text.tokens where token.readingCount > 0 {
            let country = table.country(text.readings[Int(token.firstReading)])
            if country != .none { add(country) }
        }
    }

    mutating func add(_ country: CountryCode) {
        if let i = codes.firstIndex(of: country) {
            counts[i] += 1
        } else {
            codes.append(country)
            counts.append(1)
        }
    }

    func count(_ country: CountryCode) -> Int32 {
        codes.firstIndex(of: country).map { counts[$0] } ?? 0
    }

    /// Whether a country is spoken of more than in passing: a tenth as often as the one most spoken of.
    func holds(_ country: CountryCode) -> Bool {
        let own = count(country)
        return own > 0 && own * 10 >= (counts.max() ?? 0)
    }
}
