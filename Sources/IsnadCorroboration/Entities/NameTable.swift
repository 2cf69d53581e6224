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

    private var known: [MentionKind: [String: Known]] = [:]
    /// Other forms of a kunya word to its usual form, folded.
    private var kunya: [String: String] = [:]
    private var kunyaHeads: Set<String> = []
    private var outletWords: Set<String> = []
    /// `بن`, `ابن`, `بنت`; `عبد`: folded.
    private var nasabWords: Set<String> = []
    private var joiningWords: Set<String> = []
    /// Arabic given and family names, folded.
    private var nativeWords: Set<String> = []
    /// Letters of foreign names and the one that stands for their sound; nil for those left out.
    private var soundOf: [Unicode.Scalar: Unicode.Scalar?] = [:]
    private(set) var parts: [(words: [String], relation: String)] = []
    /// Folded names of countries and provinces: too wide to say where something happened.
    private(set) var broadPlaces: Set<String> = []
    /// Key of a place below a province → its country and province.
    private(set) var admin: [String: String] = [:]
    /// Host of a web address → the outlet.
    private var hosts: [String: Known] = [:]

    init(rules: RuleFiles) {
        addKunya(Table(rules.bytes("names/kunya.tsv")))
        // `أم` (mother of), folded: the table of names leaves it out, for it is also a word.
        kunyaHeads.insert("\u{0627}\u{0645}")
        for row in Table(rules.bytes("corroboration/name-letters.tsv")).rows {
            switch row[1] {
            case "nasab": nasabWords.insert(Folding.key(row[0]))
            case "joined": joiningWords.insert(Folding.key(row[0]))
            case "sound": for letter in row[0].unicodeScalars { soundOf[letter] = .some(row[2].unicodeScalars.first) }
            default: break
            }
        }
        for row in Table(rules.bytes("names/given.tsv")).rows where row[2] == "arabic" { nativeWords.insert(Folding.key(row[0])) }
        for row in Table(rules.bytes("names/family.tsv")).rows where row[1] != "foreign" { nativeWords.insert(Folding.key(row[0])) }
        for row in Table(rules.bytes("names/outlet-words.tsv")).rows { outletWords.insert(Folding.key(row[0])) }
        for row in Table(rules.bytes("names/parts.tsv")).rows { parts.append((Folding.words(row[0]), row[1])) }
        parts.sort { $0.words.count > $1.words.count }
        add(Table(rules.bytes("names/organisations.tsv")), .organisation, [.organisation, .group, .other])
        add(Table(rules.bytes("names/outlets.tsv")), .outlet, [.outlet, .organisation])
        add(Table(rules.bytes("names/people.tsv")), .person, [.person])
        for row in Table(rules.bytes("gazetteer/places-own.tsv")).rows where row[3] == "country" || row[3] == "admin1" {
            for name in [row[1]] + row.list(2) { broadPlaces.insert(Folding.key(name)) }
        }
        for file in ["gazetteer/places-own.tsv", "gazetteer/places.tsv"] { addPlaces(Table(rules.bytes(file))) }
        for row in Table(rules.bytes("names/outlets.tsv")).rows {
            let entry = Known(id: "outlet-" + row[0], name: row[1], kind: .outlet, subkind: row[3])
            for host in row.list(5) where hosts[host] == nil { hosts[host] = entry }
        }
    }

    private mutating func addPlaces(_ table: Table) {
        for row in table.rows where row[3] != "country" && !row[5].isEmpty {
            let province = row[4] + " " + Folding.key(row[5])
            for name in [row[1]] + row.list(2) {
                let key = Folding.key(name)
                if admin[key] == nil { admin[key] = province }
            }
        }
    }

    /// The outlet whose web address a report has, also by way of a subdomain.
    func outlet(ofURL url: String?) -> Known? {
        guard let url else { return nil }
        let parts = url.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: true)
        guard let host = parts.count > 1 ? parts[1] : parts.first else { return nil }
        var labels = host.split(separator: UInt8(ascii: ".")).map { String(Substring($0)) }
        while labels.count > 1 {
            if let entry = hosts[labels.joined(separator: ".")] { return entry }
            labels.removeFirst()
        }
        return nil
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
                let words = words(name)
                // A surname or a kunya alone may be anybody's: it never stands for a full name.
                if index > 0, kind == .person, isPartial(words) { continue }
                for kind in kinds { set(entry, key(words, kind), kind) }
            }
        }
    }

    private mutating func set(_ entry: Known, _ key: String, _ kind: MentionKind) {
        if known[kind]?[key] == nil { known[kind, default: [:]][key] = entry }
    }

    func known(_ key: String, _ kind: MentionKind) -> Known? { known[kind]?[key] }

    /// Folded words of a name with kunya words in their usual form. Example: `لأبي عمر` is not one, `أبي عمر` gives `ابو عمر`.
    func words(_ name: String) -> [String] {
        Folding.words(name).map { kunya[$0] ?? $0 }
    }

    /// The words under which two writings of one name meet.
    func key(_ name: String, _ kind: MentionKind) -> String { key(words(name), kind) }

    private func key(_ words: [String], _ kind: MentionKind) -> String {
        var words = words
        if kind == .outlet { words = withoutOutletWords(words) }
        if kind == .person {
            words = personWords(words)
            // A surname alone is too little to lay spellings together.
            if words.count > 1 { words = words.map(sounds) }
        }
        return words.joined(separator: " ")
    }

    func isKunyaHead(_ word: String) -> Bool { kunyaHeads.contains(word) }

    /// Words of a person's name as they are held against each other: without `بن` (son of), names of two words that are also written as one
    /// joined (`عبد الله`). Other kinds: the words of the key.
    func nameWords(_ name: String, _ kind: MentionKind) -> [String] {
        guard kind == .person else { return key(name, kind).utf8.split(separator: 0x20).map { String(Substring($0)) } }
        return personWords(words(name))
    }

    private func personWords(_ words: [String]) -> [String] {
        var joined: [String] = []
        for word in words where !nasabWords.contains(word) || joined.isEmpty {
            if let last = joined.last, joiningWords.contains(last) { joined[joined.count - 1] = last + word } else { joined.append(word) }
        }
        return joined
    }

    /// A word as it sounds, for foreign names only: letters that writers choose between for one sound laid together, long vowels left out.
    /// A word of the tables of Arabic names, or one with the article, is itself.
    func sounds(_ word: String) -> String {
        guard !nativeWords.contains(word), !word.utf8.starts(with: [0xD8, 0xA7, 0xD9, 0x84]) else { return word }
        var out = String.UnicodeScalarView()
        for scalar in word.unicodeScalars {
            guard let sound = soundOf[scalar] else {
                out.append(scalar)
                continue
            }
            if let sound { out.append(sound) }
        }
        return out.count < 3 ? word : String(out)
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
