import IsnadLanguage
import IsnadModel
import IsnadRules
import IsnadScript

/// What resolution needs of the entries of `NameTables`, packed, and the words that stand around places.
public struct PlaceTable: Sendable {
    struct Row: Sendable {
        var kind: PlaceKind?
        var kinds: PlaceKinds = []
        var country = CountryCode.none
        var latitude = 0.0
        var longitude = 0.0
        /// Whether the position is known at all.
        var isPlaced = false
        var isExact = false
        var population: Int32 = 0
        var isGuarded = false
    }
    struct Word: Sendable {
        var kinds: PlaceKinds
        /// An unknown word behind it is a name (`قرية`, village).
        var names: Bool
        /// So is a word of the language with the article (`قرية الصفصاف`, the willow).
        var namesAny: Bool
        /// The kind that is meant before all others (`محافظة`: the division, not the town).
        var first: PlaceKinds
        /// It is no part of the name proper, though tables may list the name with it (`قطاع غزة`, the Gaza Strip).
        var isCategory: Bool
    }
    struct Direction: Sendable {
        var isSide: Bool
        var north: Double
        var east: Double
    }

    /// One row for each entry of the name tables.
    private(set) var rows: [Row] = []
    private(set) var words: [Word] = []
    private(set) var directions: [Direction] = []
    /// Sides of countries and towns that have a point of their own (`شمال سوريا`).
    private var sideIndex = PhraseIndex()
    private var sidePoints: [(latitude: Double, longitude: Double)] = []
    private var wordKeys = KeyTable(minimumCapacity: 256)
    private var directionKeys = KeyTable(minimumCapacity: 64)
    private var heads = KeyTable(minimumCapacity: 64)
    /// Words that make a place's name part of another name: 1 before it, 2 behind it.
    private var bearers = KeyTable(minimumCapacity: 128)
    /// The country that a lexeme speaks of: an adjective of nationality, the name of a country or of a well-known town; 0 for none.
    private var countryOfLexeme: [UInt16] = []

    public init(rules: RuleFiles, tables: NameTables, lexicon: Lexicon) {
        rows = tables.places
        for row in Table(rules.bytes("gazetteer/place-words.tsv")).rows { addWord(row) }
        for row in Table(rules.bytes("gazetteer/directions.tsv")).rows { addDirection(row) }
        for row in Table(rules.bytes("gazetteer/sides.tsv")).rows { addSide(row) }
        for row in Table(rules.bytes("gazetteer/bearers.tsv")).rows {
            for word in row.list(0) { bearers.set(WordKey.of(word), row[1] == "before" ? 1 : 2) }
        }
        for row in Table(rules.bytes("gazetteer/heads.tsv")).rows { heads.set(WordKey.of(row[0]), 1) }
        findCountries(tables, lexicon)
    }

    private mutating func addWord(_ row: Table.Row) {
        let kinds = row.list(1).compactMap { PlaceKind(rawValue: $0) }.reduce(into: PlaceKinds()) { $0.formUnion(PlaceKinds($1)) }
        let first = row.list(1).first.flatMap { PlaceKind(rawValue: $0) }.map { PlaceKinds($0) } ?? []
        for form in row.list(0) { wordKeys.set(WordKey.of(form), Int32(words.count)) }
        words.append(Word(kinds: kinds, names: !row[2].isEmpty, namesAny: row[2] == "any", first: first, isCategory: !row[3].isEmpty))
    }

    private mutating func addSide(_ row: Table.Row) {
        guard let latitude = Double(row[6]), let longitude = Double(row[7]) else { return }
        for name in [row[1]] + row.list(2) { sideIndex.add(name, Int32(sidePoints.count)) }
        sidePoints.append((latitude, longitude))
    }

    private mutating func addDirection(_ row: Table.Row) {
        for form in row.list(0) { directionKeys.set(WordKey.of(form), Int32(directions.count)) }
        directions.append(Direction(isSide: row[1] == "side", north: Double(row[2]) ?? 0, east: Double(row[3]) ?? 0))
    }

    private mutating func findCountries(_ tables: NameTables, _ lexicon: Lexicon) {
        countryOfLexeme = [UInt16](repeating: 0, count: lexicon.lexemes.count)
        for i in lexicon.lexemes.indices {
            let isNationality = lexicon.lexemes[i].kind == .nationality
            guard isNationality || lexicon.lexemes[i].partOfSpeech == .name else { continue }
            let word = isNationality ? lexicon.lexemes[i].note : lexicon.lexemes[i].lemma
            if !word.isEmpty { countryOfLexeme[i] = country(of: tables.index.first(word), tables).bits }
        }
    }

    /// The country of the best-known bearer of a name, if that brings its country to mind and no bearer elsewhere rivals it.
    private func country(of first: Int32, _ tables: NameTables) -> CountryCode {
        var link = first
        var best: Row?
        var rival: Int32 = -1
        while link >= 0 {
            let row = rows[Int(tables.index.payload(link))]
            if row.speaksOfCountry {
                if let known = best, known.country != row.country { rival = max(rival, min(known.weight, row.weight)) }
                if row.weight > best?.weight ?? -1 { best = row }
            }
            link = tables.index.next(link)
        }
        guard let best, rival < 0 || best.weight / 5 > rival else { return .none }
        return best.country
    }

    // MARK: Looking up

    /// Signs that stand between a place word and its name: quotation marks, `#` and `_`.
    static func isPassed(_ token: Token) -> Bool { NameKeys.isQuote(token) || token.code == 0x23 || token.code == 0x5F }

    /// The country that a word speaks of (`السورية`, Syrian; `دمشق`, Damascus).
    func country(_ reading: Reading) -> CountryCode {
        let lexeme = Int(reading.lexeme)
        return lexeme >= 0 && lexeme < countryOfLexeme.count ? CountryCode(bits: countryOfLexeme[lexeme]) : .none
    }

    /// Number of the place word that a token is, with or without proclitics, or -1. With the article it introduces nothing (`المدينة`, the city), but
    /// the capital does (`العاصمة صنعاء`).
    func word(_ text: AnalyzedText, _ token: Int) -> Int32 { find(wordKeys, text, token) }

    /// Whether a distinct word is a place word in any of its readings. - Parameter word: its folded codes.
    func mayBeWord(_ word: [UInt8], _ readings: ArraySlice<Reading>) -> Bool {
        if wordKeys.find(WordKey.of(word, 0, word.count)) >= 0 { return true }
        return readings.contains { $0.leading > 0 && wordKeys.find(WordKey.of(word, Int($0.leading), word.count)) >= 0 }
    }

    func direction(_ text: AnalyzedText, _ token: Int) -> Int32 { find(directionKeys, text, token) }

    /// The point of a side that begins at a token and ends where a name ends, if the tables have it.
    func side(_ text: AnalyzedText, from token: Int, to end: Int) -> (latitude: Double, longitude: Double)? {
        guard let match = sideIndex.longest(text, token, end), match.tokens.upperBound == end else { return nil }
        return sidePoints[Int(sideIndex.payload(match.entry))]
    }

    /// Whether a token is a side with the article (`الشرقي` in `ريف حلب الشرقي`).
    func isSide(_ text: AnalyzedText, _ token: Int) -> Bool {
        let found = direction(text, token)
        return found >= 0 && directions[Int(found)].isSide
    }

    /// Whether a token is a word of category in front of a name.
    func isCategory(_ text: AnalyzedText, _ token: Int) -> Bool {
        let word = word(text, token)
        return word >= 0 && words[Int(word)].isCategory
    }

    /// Whether the words beside a name make it the name of something else (`جامعة X`, the university of X).
    func isBorne(_ text: AnalyzedText, before: Int, after: Int) -> Bool {
        if before >= 0, bearers.find(text.tokens[before].key) == 1 { return true }
        return after < text.tokens.count && text.tokens[after].kind == .arabic && bearers.find(text.tokens[after].key) == 2
    }

    /// Whether a word begins names of two words (`بيت`, `تل`).
    func isHead(_ key: WordKey) -> Bool { heads.find(key) >= 0 }

    private func find(_ keys: KeyTable, _ text: AnalyzedText, _ token: Int) -> Int32 {
        let whole = keys.find(text.tokens[token].key)
        guard whole < 0, let reading = text.reading(token), reading.leading > 0 else { return whole }
        return keys.find(WordKey.of(text.script.codes, Int(text.tokens[token].start) + Int(reading.leading), Int(text.tokens[token].end)))
    }
}

extension PlaceTable.Row {
    init(country: CountryCode) { self.country = country }

    /// Sets kind and position, in degrees as the tables write them.
    mutating func place(_ kind: PlaceKind?, _ north: ArraySlice<UInt8>, _ east: ArraySlice<UInt8>) {
        guard let kind else { return }
        (self.kind, kinds) = (kind, PlaceKinds(kind))
        if let latitude = Decimal.value(north), let longitude = Decimal.value(east) {
            (self.latitude, self.longitude, isPlaced) = (latitude, longitude, true)
        }
        // GeoNames gives four decimals, the project's own lists fewer.
        isExact = north.count > 5 && north[north.endIndex - 5] == UInt8(ascii: ".")
    }

    /// A country or a town so large that its name brings its country to mind.
    fileprivate var speaksOfCountry: Bool {
        switch kind {
        case .country, .admin1, .region: true
        case .city, .town: !isGuarded && population >= 100_000
        default: false
        }
    }

    fileprivate var weight: Int32 { kind == .country ? Int32.max : population }

    /// Square of the distance in degrees of latitude, roughly.
    func distance(_ other: PlaceTable.Row) -> Double {
        let north = latitude - other.latitude
        let east = (longitude - other.longitude) * 0.85
        return north * north + east * east
    }
}
