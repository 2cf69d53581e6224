import IsnadModel
import IsnadRules
import IsnadScript

/// What the rule files know of names across reports: aliases, case forms of kunya, parts of groups, words of outlets.
struct NameTable: Sendable {
    struct Known: Sendable {
        var id: String
        var name: String
        var kind: MentionKind
        /// Kind column of the table, such as `agency` or `armed-group`.
        var subkind: String
    }

    private var known: [String: Known] = [:]
    /// Other forms of a kunya word to its usual form, folded.
    private var kunya: [String: String] = [:]
    private var kunyaHeads: Set<String> = []
    private var outletWords: Set<String> = []
    private(set) var parts: [(words: [String], relation: String)] = []
    /// Folded names of countries and provinces: too wide to say where something happened.
    private(set) var broadPlaces: Set<String> = []

    init(rules: RuleFiles) {
        addKunya(Table(rules.bytes("names/kunya.tsv")))
        for row in Table(rules.bytes("names/outlet-words.tsv")).rows { outletWords.insert(Folding.key(row[0])) }
        for row in Table(rules.bytes("names/parts.tsv")).rows { parts.append((Folding.words(row[0]), row[1])) }
        parts.sort { $0.words.count > $1.words.count }
        add(Table(rules.bytes("names/organisations.tsv")), .organisation, [.organisation, .group, .other])
        add(Table(rules.bytes("names/outlets.tsv")), .outlet, [.outlet, .organisation])
        add(Table(rules.bytes("names/people.tsv")), .person, [.person])
        for row in Table(rules.bytes("gazetteer/places-own.tsv")).rows where row[3] == "country" || row[3] == "admin1" {
            for name in [row[1]] + row.list(2) { broadPlaces.insert(Folding.key(name)) }
        }
    }

    private mutating func addKunya(_ table: Table) {
        for row in table.rows {
            let usual = Folding.key(row[0])
            kunyaHeads.insert(usual)
            for form in row.list(1) { kunya[Folding.key(form)] = usual }
        }
    }

    /// - Parameter kinds: kinds of mention that may mean an entry; of two entries with one name the first stays.
    private mutating func add(_ table: Table, _ kind: MentionKind, _ kinds: [MentionKind]) {
        for row in table.rows where !row[1].isEmpty {
            let entry = Known(id: kind.rawValue + "-" + row[0], name: row[1], kind: kind, subkind: row[3])
            for (index, name) in ([row[1]] + row.list(2)).enumerated() {
                // A surname or a kunya alone may be anybody's: it never stands for a full name.
                if index > 0, kind == .person, isPartial(words(name)) { continue }
                for kind in kinds { set(entry, kind.rawValue + " " + key(name, kind)) }
            }
        }
    }

    private mutating func set(_ entry: Known, _ key: String) {
        if known[key] == nil { known[key] = entry }
    }

    func known(_ key: String, _ kind: MentionKind) -> Known? { known[kind.rawValue + " " + key] }

    /// Folded words of a name with kunya words in their usual form. Example: `لأبي عمر` is not one, `أبي عمر` gives `ابو عمر`.
    func words(_ name: String) -> [String] {
        Folding.words(name).map { kunya[$0] ?? $0 }
    }

    /// The words under which two writings of one name meet.
    func key(_ name: String, _ kind: MentionKind) -> String {
        var words = words(name)
        if kind == .outlet { words = withoutOutletWords(words) }
        return words.joined(separator: " ")
    }

    /// A single word, or a kunya of two words.
    func isPartial(_ words: [String]) -> Bool {
        words.count == 1 || words.count == 2 && kunyaHeads.contains(words[0])
    }

    private func withoutOutletWords(_ words: [String]) -> [String] {
        var rest = words[...]
        while rest.count > 1, let first = rest.first, outletWords.contains(first) { rest.removeFirst() }
        while rest.count > 1, let last = rest.last, outletWords.contains(last) { rest.removeLast() }
        // The words of an outlet's kind alone name no outlet.
        return rest.count == 1 && outletWords.contains(rest[rest.startIndex]) ? words : Array(rest)
    }

    /// The group that a description names a part of, with the relation. Example: `عناصر داعش` gives (`members`, `داعش`).
    func part(_ words: [String]) -> (relation: String, whole: String)? {
        for part in parts where words.count > part.words.count && words.starts(with: part.words) {
            return (part.relation, words[part.words.count...].joined(separator: " "))
        }
        return nil
    }
}
