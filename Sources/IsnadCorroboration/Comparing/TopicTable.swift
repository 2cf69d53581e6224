import IsnadRules
import IsnadScript

/// Which country a word points to: names of countries and capitals, adjectives of origin, one-word names of organisations.
struct TopicTable: Sendable {
    /// Stem → country.
    private var countries: [UInt64: UInt64] = [:]

    init(rules: RuleFiles) {
        var byName: [String: String] = [:]
        for row in Table(rules.bytes("gazetteer/places-own.tsv")).rows where row[3] == "country" {
            for name in [row[1]] + row.list(2) { byName[Folding.key(name)] = row[4] }
        }
        for (name, code) in byName.sorted(by: { isOrderedBefore($0.key, $1.key) }) { add(name, code) }
        for row in Table(rules.bytes("names/nationalities.tsv")).rows {
            if let code = byName[Folding.key(row[2])] { add(row[0], code) }
        }
        for row in Table(rules.bytes("names/organisations.tsv")).rows where !row[4].isEmpty {
            for name in [row[1]] + row.list(2) { add(name, row[4]) }
        }
        for row in Table(rules.bytes("gazetteer/places-own.tsv")).rows where row[3] != "country" && !row[4].isEmpty { add(row[1], row[4]) }
    }

    private mutating func add(_ name: String, _ country: String) {
        let stems = TermVector.stems(name)
        guard stems.count == 1, stems[0] != 0, countries[stems[0]] == nil else { return }
        countries[stems[0]] = WordKey.of(country).bits
    }

    /// The one country that words point to; nil where they point to none or to several.
    func country(_ stems: Set<UInt64>) -> UInt64? {
        let found = Set(stems.compactMap { countries[$0] })
        return found.count == 1 ? found.first : nil
    }

    /// The countries that at least a quarter of all pointing words point to, at most two, most often named first.
    func strongest(_ stems: [UInt64]) -> [UInt64] {
        var counts: [UInt64: Int] = [:]
        for stem in stems { if let country = countries[stem] { counts[country, default: 0] += 1 } }
        let total = counts.values.reduce(0, +)
        return counts.filter { $0.value >= 2 && $0.value * 4 >= total }
            .sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.prefix(2).map(\.key)
    }
}
