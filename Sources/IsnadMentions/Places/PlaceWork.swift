import IsnadLanguage
import IsnadModel
import IsnadRules
import IsnadScript

/// The work of `PlaceResolver` on one document.
struct PlaceWork {
    let text: AnalyzedText
    let names: [NameMention]
    let focus: PlaceFocus
    let resolver: PlaceResolver
    private let tables: Shared<NameTables>
    private let places: Shared<PlaceTable>
    /// Bearers of each name, as ranges of `bearers`.
    private var ranges: [Range<Int>] = []
    private var bearers: [Int32] = []
    private var chosen: [Int32]
    private var rules: [PlaceReading.Rule]
    /// Decisions of the document by phrase, for names said more than once.
    private var decided: [(phrase: Int32, entry: Int32)] = []
    /// Places settled so far that are no countries, the first few: what lies near to them is likelier.
    private var settled: [Int32] = []

    init(text: AnalyzedText, names: [NameMention], focus: PlaceFocus, resolver: PlaceResolver) {
        (self.text, self.names, self.focus, self.resolver) = (text, names, focus, resolver)
        (tables, places) = (resolver.names, resolver.places)
        chosen = [Int32](repeating: -1, count: names.count)
        rules = [PlaceReading.Rule](repeating: .only, count: names.count)
    }

    func reading(_ i: Int) -> PlaceReading { resolver.placed(chosen[i], rules[i], text, names[i]) }

    mutating func run() {
        for i in names.indices { collect(i) }
        for i in names.indices where ranges[i].count == 1 { settle(i, bearers[ranges[i].lowerBound], .only) }
        // What the text says outright settles first, and then lends itself to the same names elsewhere.
        for i in names.indices where ranges[i].count > 1 { sayOutright(i) }
        for i in names.indices where ranges[i].count > 1 && chosen[i] < 0 { weigh(i) }
    }

    private mutating func settle(_ i: Int, _ entry: Int32, _ rule: PlaceReading.Rule) {
        (chosen[i], rules[i]) = (entry, rule)
        if let kind = places.value.rows[Int(entry)].kind, kind != .country, kind != .continent, settled.count < 48 { settled.append(entry) }
        if rule != .only, names[i].phrase >= 0 { decided.append((names[i].phrase, entry)) }
    }

    // MARK: Bearers of a name

    private mutating func collect(_ i: Int) {
        let start = bearers.count
        let name = names[i]
        if name.kind == .place, name.entry >= 0 {
            var link = name.phrase
            while link >= 0 {
                let payload = tables.value.index.payload(link)
                if isBearer(payload, name), !has(payload, start) { bearers.append(payload) }
                link = tables.value.index.next(link)
            }
            if bearers.count == start { bearers.append(name.entry) }
        }
        ranges.append(start..<bearers.count)
    }

    private func isBearer(_ payload: Int32, _ name: NameMention) -> Bool {
        let row = places.value.rows[Int(payload)]
        return row.kind != nil && (!row.isGuarded || name.placeWord >= 0 || payload == name.entry)
    }

    /// Whether the same place is already among the bearers: some stand in two tables.
    private func has(_ payload: Int32, _ start: Int) -> Bool {
        let row = places.value.rows[Int(payload)]
        return bearers[start...].contains { other in
            let o = places.value.rows[Int(other)]
            return o.kind == row.kind && o.country == row.country && o.distance(row) < 1e-6
        }
    }

    // MARK: What the text says

    private mutating func sayOutright(_ i: Int) {
        var left = Array(bearers[ranges[i]])
        if keep(&left, { isFirstKind($0, i) }) { return settle(i, left[0], .kind) }
        if keep(&left, { isKind($0, i) }) { return settle(i, left[0], .kind) }
        if let country = origin(i), keep(&left, { places.value.rows[Int($0)].country == country }) { return settle(i, left[0], .origin) }
        let nest = PlaceNest(text: text, names: names)
        if let outer = nest.outer(of: i), keep(&left, { lies($0, in: outer) }) { return settle(i, left[0], .within) }
        narrow(i, left)
    }

    /// Keeps the bearers that pass, if any; true when one is left.
    private func keep(_ left: inout [Int32], _ passes: (Int32) -> Bool) -> Bool {
        let passed = left.filter(passes)
        if !passed.isEmpty { left = passed }
        return left.count == 1
    }

    private mutating func narrow(_ i: Int, _ left: [Int32]) {
        let start = ranges[i].lowerBound
        for (k, entry) in left.enumerated() { bearers[start + k] = entry }
        ranges[i] = start..<(start + left.count)
    }

    private func isKind(_ entry: Int32, _ i: Int) -> Bool {
        let word = names[i].placeWord
        return word < 0 || !places.value.words[Int(word)].kinds.isDisjoint(with: places.value.rows[Int(entry)].kinds)
    }

    /// Behind a word that names divisions only, a division is meant and no town.
    private func isFirstKind(_ entry: Int32, _ i: Int) -> Bool {
        guard names[i].placeWord >= 0 else { return true }
        let first = places.value.words[Int(names[i].placeWord)].first
        return first != PlaceKinds(.admin1) || !first.isDisjoint(with: places.value.rows[Int(entry)].kinds)
    }

    /// The country of an adjective right behind the name.
    private func origin(_ i: Int) -> CountryCode? {
        let next = names[i].tokens.upperBound
        guard next < text.tokens.count, let reading = text.reading(next), reading.proclitics.contains(.article), !reading.proclitics.conjunction
        else { return nil }
        let country = places.value.country(reading)
        return country == .none ? nil : country
    }

    /// Whether a bearer lies in the place, or any bearer of the place, that another mention names.
    private func lies(_ entry: Int32, in other: Int) -> Bool {
        let row = places.value.rows[Int(entry)]
        let outers = chosen[other] >= 0 ? [chosen[other]] : Array(bearers[ranges[other]])
        return outers.contains { outer in
            let o = places.value.rows[Int(outer)]
            if o.kind == .country || !o.isPlaced { return o.country == row.country }
            let limit = o.kind == .admin1 || o.kind == .region ? 2.0 : 0.8
            return (o.country == row.country || o.country == .none) && row.distance(o) < limit * limit
        }
    }

    // MARK: What the document speaks of

    private mutating func weigh(_ i: Int) {
        var left = Array(bearers[ranges[i]])
        if let earlier = decided.first(where: { $0.phrase == names[i].phrase })?.entry {
            if left.contains(earlier) { return settle(i, earlier, .document) }
            let country = places.value.rows[Int(earlier)].country
            if keep(&left, { places.value.rows[Int($0)].country == country }) { return settle(i, left[0], .document) }
        }
        if names[i].placeWord < 0, let known = wellKnown(left) { return settle(i, known, .known) }
        let near = neighbours(i)
        if !near.isEmpty, keep(&left, { near.contains(places.value.rows[Int($0)].country) }) { return settle(i, left[0], .sentence) }
        if let country = mostSpokenOf(left), keep(&left, { places.value.rows[Int($0)].country == country }) { return settle(i, left[0], .focus) }
        if let nearest = nearest(left) { return settle(i, nearest, .near) }
        settle(i, left.max { rank($0) < rank($1) } ?? left[0], .large)
    }

    /// A country, or a town of a million that dwarfs the others.
    private func wellKnown(_ left: [Int32]) -> Int32? {
        guard let best = left.max(by: { rank($0) < rank($1) }) else { return nil }
        let row = places.value.rows[Int(best)]
        guard row.kind == .country || row.population >= 1_000_000 else { return nil }
        let rest = left.filter { $0 != best }.map { places.value.rows[Int($0)].population }.max() ?? 0
        return row.kind == .country || row.population / 12 >= rest ? best : nil
    }

    /// A country before a town, a town before the division named after it, then by size.
    private func rank(_ entry: Int32) -> Int {
        let row = places.value.rows[Int(entry)]
        let kind: Int
        switch row.kind {
        case .country: kind = 2_000_000_000
        case .city: kind = 500_000
        case .admin1, .region: kind = 200_000
        case .town: kind = 50_000
        default: kind = 0
        }
        return kind + Int(row.population) + (row.isGuarded ? 0 : 20_000)
    }

    /// Countries of the settled places of the same sentence, near the name.
    private func neighbours(_ i: Int) -> [CountryCode] {
        let sentence = PlaceNest(text: text, names: names)
        var found: [CountryCode] = []
        for j in max(0, i - 6)..<min(names.count, i + 7) where j != i && chosen[j] >= 0 && sentence.isSameSentence(i, j) {
            let country = places.value.rows[Int(chosen[j])].country
            if country != .none { found.append(country) }
        }
        return found
    }

    private func mostSpokenOf(_ left: [Int32]) -> CountryCode? {
        var best: (country: CountryCode, count: Int32)?
        var second: Int32 = 0
        for entry in left {
            let country = places.value.rows[Int(entry)].country
            let count = focus.count(country)
            if country == best?.country { continue }
            if count > best?.count ?? 0 {
                second = best?.count ?? 0
                best = (country, count)
            } else {
                second = max(second, count)
            }
        }
        guard let best, best.count >= 2 * second else { return nil }
        return best.country
    }

    private func nearest(_ left: [Int32]) -> Int32? {
        guard !settled.isEmpty else { return nil }
        let ranked = left.filter { places.value.rows[Int($0)].isPlaced }.map { entry in
            (entry, settled.map { places.value.rows[Int($0)].distance(places.value.rows[Int(entry)]) }.min() ?? .infinity)
        }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
        guard ranked.count > 1, ranked[0].1 < 2.25, ranked[0].1 * 4 < ranked[1].1 else { return nil }
        return ranked[0].0
    }
}
