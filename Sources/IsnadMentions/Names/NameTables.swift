import IsnadLanguage
import IsnadModel
import IsnadRules
import IsnadScript

/// What the tables know of a name.
public struct NameEntry: Sendable {
    public var id: String
    /// The name's usual form.
    public var name: String
    public var kind: MentionKind
    /// Kind column of the table: `armed-group`, `agency`, `city` …
    public var subkind: String
    public var country: String
    /// First-order division of a place, by its Arabic name.
    public var admin1 = ""
    public var latitude: Double?
    public var longitude: Double?
    /// Whether the position is a surveyed one; others are approximate.
    public var isExact = false
    public var population: Int = 0
    /// Accepted only behind a place word, in quotes, or behind a word of attribution.
    public var isGuarded = false
    /// From the project's own list, which holds what matters in conflict news.
    public var isOwn = false
    /// Host names of an outlet.
    public var domains: [String] = []
}

/// Names of organisations, outlets, persons and places, and the words that introduce them.
public struct NameTables: Sendable {
    public private(set) var entries: [NameEntry] = []
    /// What each entry is, as far as its weight goes.
    private(set) var phraseKinds: [PhraseKind] = []
    public private(set) var index = PhraseIndex()
    public private(set) var titles = PhraseIndex()
    public private(set) var titleRoles: [String] = []
    public private(set) var words = NameWords()
    /// Class of words before the name of a tribe or people (`بني`, sons of).
    private(set) var tribeClass: UInt8?
    /// The usual form of words that begin a kunya, by the key of each of their forms.
    private(set) var kunyaForms: [UInt64: String] = [:]
    private var generic: [UInt64: [String]] = [:]
    /// Working space: the words of one name.
    private var keys: [WordKey] = []

    public init(rules: RuleFiles) {
        addNames(Table(rules.bytes("names/organisations.tsv")), .organisation)
        addNames(Table(rules.bytes("names/outlets.tsv")), .outlet)
        addNames(Table(rules.bytes("names/people.tsv")), .person)
        addPlaces(Table(rules.bytes("gazetteer/places-own.tsv")), guarded: false, own: true)
        addPlaces(Table(rules.bytes("gazetteer/places.tsv")), guarded: false)
        addPlaces(Table(rules.bytes("gazetteer/places-guarded.tsv")), guarded: true)
        addNameWords(rules)
        for row in Table(rules.bytes("names/generic-organisations.tsv")).rows { generic[WordKey.of(row[0]).bits] = row.list(2) }
        for row in Table(rules.bytes("names/titles.tsv")).rows {
            titles.add(row[0], Int32(titleRoles.count))
            titleRoles.append(row[1])
            let head = row.utf8(0).split(separator: 0x20).map { WordKey.of($0) }
            words.addWords(head, whole: .titleFirst, first: .titleFirst, inner: [])
            if let first = head.first { words.setTrigger(first, "title." + row[1], replacing: false) }
        }
        tribeClass = words.triggerNames.firstIndex(of: "tribe").map { UInt8(NameClass.fixed.count + $0) }
    }

    private mutating func addNameWords(_ rules: RuleFiles) {
        for row in Table(rules.bytes("names/kunya.tsv")).rows {
            for form in [row[0]] + row.list(1) { kunyaForms[WordKey.of(form).bits] = row[0] }
        }
        words.addTriggers(Table(rules.bytes("names/triggers.tsv")))
        for row in Table(rules.bytes("names/given.tsv")).rows {
            let key = WordKey.of(row[0])
            words.add(key, [.given, row[1] == "f" ? .givenFeminine : [], row[2] == "foreign" ? .givenForeign : []])
        }
        for row in Table(rules.bytes("names/family.tsv")).rows {
            let key = WordKey.of(row[0])
            words.add(key, row[1] == "place" ? [.family, .nisba] : .family)
        }
        for row in Table(rules.bytes("names/nationalities.tsv")).rows {
            for form in [row[0]] + row.list(1) { words.addNationality(form) }
        }
        for row in Table(rules.bytes("names/peoples.tsv")).rows { words.addPeople(row[0], use: row[1]) }
    }

    /// Kinds of organisation that fight without being a state's force.
    public static func isGroup(_ subkind: String) -> Bool { subkind == "armed-group" || subkind == "coalition" || subkind == "tribe" }

    /// Kinds of organisation that a definite description (`التنظيم`, the organisation) may stand for; nil when it is none.
    public func generic(_ key: WordKey) -> [String]? { generic[key.bits] }

    private mutating func addNames(_ table: Table, _ kind: MentionKind) {
        for row in table.rows where !row.utf8(1).isEmpty {
            let word = row.utf8(3)
            let guarded = word.last == UInt8(ascii: "?")
            let subkind = Self.text(guarded ? word.dropLast() : word)
            var entry = NameEntry(id: row[0], name: row[1], kind: kind, subkind: subkind, country: row[4])
            entry.isGuarded = guarded
            if kind == .outlet { entry.domains = row.list(5) }
            add(entry, row.utf8(1), row.utf8(2))
        }
    }

    private mutating func addPlaces(_ table: Table, guarded: Bool, own: Bool = false) {
        entries.reserveCapacity(entries.count + table.rows.count)
        for row in table.rows {
            let c = row.slices
            guard c.count >= 9, !c[1].isEmpty else { continue }
            var entry = NameEntry(id: Self.text(c[0]), name: Self.text(c[1]), kind: .place, subkind: Self.text(c[3]), country: Self.text(c[4]))
            entry.admin1 = Self.text(c[5])
            entry.latitude = Decimal.value(c[6])
            entry.longitude = Decimal.value(c[7])
            // GeoNames gives four decimals, the project's own lists fewer.
            entry.isExact = c[6].count > 5 && c[6][c[6].endIndex - 5] == UInt8(ascii: ".")
            entry.population = Decimal.value(c[8]).map { Int($0) } ?? 0
            entry.isGuarded = guarded
            entry.isOwn = own
            add(entry, c[1], c[2])
        }
    }

    private static func text(_ slice: ArraySlice<UInt8>) -> String { String(decoding: slice, as: UTF8.self) }

    /// An entry under its name and its aliases, which `|` parts.
    private mutating func add(_ entry: NameEntry, _ name: ArraySlice<UInt8>, _ aliases: ArraySlice<UInt8>) {
        entries.append(entry)
        phraseKinds.append(PhraseKind.of(entry))
        let flags = PhraseKind.of(entry).wordFlags
        addName(name, flags)
        for alias in aliases.split(separator: UInt8(ascii: "|")) { addName(alias, flags) }
    }

    private mutating func addName(_ name: ArraySlice<UInt8>, _ flags: (whole: NameFlags, first: NameFlags, inner: NameFlags)) {
        keys.removeAll(keepingCapacity: true)
        for word in name.split(separator: 0x20) { keys.append(WordKey.of(word)) }
        index.add(keys, Int32(entries.count - 1))
        words.addWords(keys, whole: flags.whole, first: flags.first, inner: flags.inner)
    }
}
