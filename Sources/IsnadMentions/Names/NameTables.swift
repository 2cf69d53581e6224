import IsnadLanguage
import IsnadModel
import IsnadRules
import IsnadScript

/// What choosing among names needs of an entry, packed.
struct EntryTraits: Sendable {
    var kind: MentionKind
    var isGuarded: Bool
    var isOwn: Bool
    /// It fights without being a state's force.
    var isGroup: Bool
    var population: Int32
    /// Larger is likelier among entries of one kind: a country, a large division, a large town.
    var weight: Int

    init(_ kind: MentionKind, _ subkind: String, population: Int, isGuarded: Bool, isOwn: Bool) {
        (self.kind, self.isGuarded, self.isOwn) = (kind, isGuarded, isOwn)
        isGroup = NameTables.isGroup(subkind)
        self.population = Int32(clamping: population)
        weight = (subkind == "country" ? 30_000_000 : subkind == "admin1" ? 500_000 : 0) + min(population, 20_000_000)
    }
}

/// Names of organisations, outlets, persons and places, and the words that introduce them.
public struct NameTables: Sendable {
    public private(set) var entries = NameEntries()
    /// Where the entries lie that are places.
    private(set) var places: [PlaceTable.Row] = []
    /// What each entry is, as far as its weight goes.
    private(set) var phraseKinds: [PhraseKind] = []
    private(set) var traits: [EntryTraits] = []
    public private(set) var index = PhraseIndex()
    public private(set) var titles = PhraseIndex()
    public private(set) var titleRoles: [String] = []
    public private(set) var words = NameWords()
    /// Classes of words before the name of a tribe or people (`بني`, sons of), and of a family.
    private var tribeClass: UInt8?
    private var clanClass: UInt8?
    private var namingClass: UInt8?
    /// The usual form of words that begin a kunya, by the key of each of their forms.
    private(set) var kunyaForms: [UInt64: String] = [:]
    private var generic: [UInt64: [String]] = [:]
    /// Working space: the words of one name.
    private var keys: [WordKey] = []

    public init(rules: RuleFiles) {
        addNames(rules.bytes("names/organisations.tsv"), .organisation)
        addNames(rules.bytes("names/bodies.tsv"), .organisation)
        addNames(rules.bytes("names/outlets.tsv"), .outlet)
        addNames(rules.bytes("names/people.tsv"), .person)
        addPlaces(rules.bytes("gazetteer/places-own.tsv"), guarded: false, own: true)
        addPlaces(rules.bytes("gazetteer/places.tsv"), guarded: false)
        addPlaces(rules.bytes("gazetteer/places-guarded.tsv"), guarded: true)
        addNameWords(rules)
        for row in Table(rules.bytes("names/generic-organisations.tsv")).rows { generic[WordKey.of(row[0]).bits] = row.list(2) }
        for row in Table(rules.bytes("names/titles.tsv")).rows {
            titles.add(row[0], Int32(titleRoles.count))
            titleRoles.append(row[1])
            let head = row.utf8(0).split(separator: 0x20).map { WordKey.of($0) }
            words.addWords(head, whole: .titleFirst, first: .titleFirst, inner: [])
            if let first = head.first { words.setTrigger(first, "title." + row[1], replacing: false) }
        }
        tribeClass = classNumber("tribe")
        clanClass = classNumber("clan")
        namingClass = classNumber("verb-name")
    }

    private func classNumber(_ trigger: String) -> UInt8? { words.triggerNames.firstIndex(of: trigger).map { UInt8(NameClass.fixed.count + $0) } }

    /// `اسمها`, `المدعو`: called.
    func isNamingClass(_ wordClass: UInt8) -> Bool { wordClass == namingClass }

    func isTribeClass(_ wordClass: UInt8) -> Bool { wordClass == tribeClass || wordClass == clanClass }

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

    private mutating func addNames(_ file: [UInt8], _ kind: MentionKind) {
        entries.begin(NameEntries.Source(bytes: file, kind: kind))
        file.withUnsafeBufferPointer { bytes in
            var scan = RowScan(bytes)
            while scan.advance() {
                guard !scan.trimmed(1).isEmpty else { continue }
                var word = scan.trimmed(3)
                let isGuarded = !word.isEmpty && bytes[word.upperBound - 1] == UInt8(ascii: "?")
                if isGuarded { word = word.dropLast() }
                let subkind = entries.number(UnsafeBufferPointer(rebasing: bytes[word]))
                let traits = EntryTraits(kind, entries.subkind(number: subkind), population: 0, isGuarded: isGuarded, isOwn: false)
                add(scan, traits, subkind, PlaceTable.Row(country: CountryCode(bytes, scan.trimmed(4))))
            }
        }
    }

    private mutating func addPlaces(_ file: [UInt8], guarded: Bool, own: Bool = false) {
        entries.begin(NameEntries.Source(bytes: file, kind: .place))
        file.withUnsafeBufferPointer { bytes in
            var scan = RowScan(bytes)
            while scan.advance() {
                guard scan.columnCount >= 9, !scan.column(1).isEmpty else { continue }
                let subkind = entries.number(UnsafeBufferPointer(rebasing: bytes[scan.column(3)]))
                var row = PlaceTable.Row(country: CountryCode(bytes, scan.column(4)))
                row.place(PlaceKind(rawValue: entries.subkind(number: subkind)), file[scan.column(6)], file[scan.column(7)])
                let population = Decimal.value(file[scan.column(8)]).map { Int($0) } ?? 0
                row.population = Int32(clamping: population)
                if row.kind == nil { row.population = 0 }
                row.isGuarded = guarded && row.kind != nil
                let traits = EntryTraits(.place, entries.subkind(number: subkind), population: population, isGuarded: guarded, isOwn: own)
                add(scan, traits, subkind, row)
            }
        }
    }

    /// An entry under its name and its aliases, which `|` parts.
    private mutating func add(_ scan: RowScan, _ own: EntryTraits, _ subkind: UInt16, _ place: PlaceTable.Row) {
        let kind = PhraseKind.of(own, entries.subkind(number: subkind))
        entries.add(scan.start, subkind)
        traits.append(own)
        phraseKinds.append(kind)
        places.append(place)
        let flags = kind.wordFlags
        addName(scan, scan.trimmed(1), flags)
        scan.parts(scan.trimmed(2), UInt8(ascii: "|")) { addName(scan, $0, flags) }
    }

    private mutating func addName(_ scan: RowScan, _ name: Range<Int>, _ flags: (whole: NameFlags, first: NameFlags, inner: NameFlags)) {
        keys.removeAll(keepingCapacity: true)
        scan.parts(name, 0x20) { keys.append(WordKey.of(utf8: UnsafeBufferPointer(rebasing: scan.bytes[$0]))) }
        index.add(keys, Int32(entries.count - 1))
        words.addWords(keys, whole: flags.whole, first: flags.first, inner: flags.inner)
    }
}
