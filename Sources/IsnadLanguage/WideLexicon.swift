import IsnadRules
import IsnadScript

/// What the wide lexicon says of a nominal stem: a part of speech and the endings that it takes.
struct NominalUse: OptionSet, Sendable {
    let rawValue: Int32
    init(rawValue: Int32) { self.rawValue = rawValue }

    static let feminine = NominalUse(rawValue: 1)
    static let masculinePlural = NominalUse(rawValue: 2)
    static let femininePlural = NominalUse(rawValue: 4)
    static let dual = NominalUse(rawValue: 8)
    static let accusative = NominalUse(rawValue: 16)
    static let nisba = NominalUse(rawValue: 32)
    static let adjective = NominalUse(rawValue: 64)
    static let name = NominalUse(rawValue: 128)
    /// How the stem is spelt before folding: whether with a final ta marbuta or not, whether it begins with a bare alef or with a hamza on it.
    static let tehMarbuta = NominalUse(rawValue: 256)
    static let noTehMarbuta = NominalUse(rawValue: 512)
    static let bareAlef = NominalUse(rawValue: 1024)
    static let hamzaAlef = NominalUse(rawValue: 2048)
    /// News hardly uses it.
    static let rare = NominalUse(rawValue: 4096)

    /// What the letters of a stem add to its class.
    static func spelling(_ codes: [UInt8], _ from: Int, _ to: Int) -> NominalUse {
        var use: NominalUse = codes[to - 1] == LetterCode.tehMarbuta ? .tehMarbuta : .noTehMarbuta
        switch codes[from] {
        case LetterCode.alef: use.insert(.bareAlef)
        case LetterCode.alefHamza, LetterCode.alefHamzaBelow, LetterCode.alefMadda: use.insert(.hamzaAlef)
        default: break
        }
        return use.union(tail(codes, from, to))
    }

    /// Seven bits of the spelling behind the first letter, from bit 16; none where stems of one key differ in it.
    static func tail(_ codes: [UInt8], _ from: Int, _ to: Int) -> NominalUse {
        NominalUse(rawValue: Int32(Spelling.tail(codes, from, to) & 0x7F | 1) << 16)
    }

    static let tailMask: Int32 = 0x7F << 16

    /// Whether the stem is spelt as in the table, as far as that is known.
    func isSpelt(_ tail: NominalUse) -> Bool {
        let own = rawValue & Self.tailMask
        return own == 0 || own == tail.rawValue
    }

    /// Letters of the class column of `Rules/lexicon/wide.tsv`, as codes (Latin letters come in lower case).
    static func of(_ letter: UInt8) -> NominalUse {
        switch letter {
        case UInt8(ascii: "f"): .feminine
        case UInt8(ascii: "m"): .masculinePlural
        case UInt8(ascii: "p"): .femininePlural
        case UInt8(ascii: "d"): .dual
        case UInt8(ascii: "a"): .accusative
        case UInt8(ascii: "n"): .nisba
        case UInt8(ascii: "j"): .adjective
        case UInt8(ascii: "x"): .name
        case UInt8(ascii: "r"): .rare
        default: []
        }
    }
}

/// General Arabic: stems with what they take, and no more. It says whether letters at a word's ends are clitics, and what part of speech a
/// word is that no table of lexemes holds (`وسادة`, pillow, is no و + سادة).
///
/// Read straight from the table's bytes into tables of keys: 40,000 stems in a few milliseconds.
struct WideLexicon: Sendable {
    private var nominals = KeyTable(minimumCapacity: 36_000)
    private var pasts = KeyTable(minimumCapacity: 26_000)
    private var presents = KeyTable(minimumCapacity: 26_000)

    func nominal(_ key: WordKey) -> NominalUse? {
        let value = nominals.find(key)
        return value < 0 ? nil : NominalUse(rawValue: value)
    }

    /// Uses of a verb's stem, active and passive; both empty where there is none.
    func past(_ key: WordKey) -> (active: StemUse, passive: StemUse) { Self.uses(pasts.find(key)) }
    func present(_ key: WordKey) -> (active: StemUse, passive: StemUse) { Self.uses(presents.find(key)) }

    private static func uses(_ value: Int32) -> (active: StemUse, passive: StemUse) {
        guard value >= 0 else { return ([], []) }
        return (StemUse(rawValue: UInt16(truncatingIfNeeded: value & 0x7FFF)), StemUse(rawValue: UInt16(truncatingIfNeeded: value >> 15)))
    }

    init() {}

    /// The wide lexicon of a set of rule files; words of number are in it too.
    init(rules: RuleFiles) {
        for path in ["lexicon/wide.tsv", "lexicon/more.tsv"] { add(rules.bytes(path)) }
        Self.eachNumeral(Table(rules.bytes("lexicon/numbers.tsv"))) { word, _ in addNumeral(WordKey.of(word)) }
    }

    /// Calls `body` with each word of `Rules/lexicon/numbers.tsv` that is a numeral, and whether it is an ordinal.
    static func eachNumeral(_ table: Table, _ body: (_ word: ArraySlice<UInt8>, _ isOrdinal: Bool) -> Void) {
        let kinds: Set<String> = ["unit", "leading", "ten", "tens", "hundred", "hundreds", "scale", "plural", "either", "dual"]
        for row in table.rows {
            let isOrdinal = row[1] == "ordinal"
            if isOrdinal || kinds.contains(row[1]) { row.each(0) { body($0, isOrdinal) } }
        }
    }

    /// Takes up the stems of a table: `class<TAB>stem stem …`.
    mutating func add(_ table: [UInt8]) {
        let codes = ScriptText.tableCodes(table)
        var i = 0
        while i < codes.count {
            var end = i
            while end < codes.count, codes[end] != 0x0A { end += 1 }
            if codes[i] != UInt8(ascii: "#") { addLine(codes, i, end) }
            i = end + 1
        }
    }

    mutating func addNumeral(_ key: WordKey) {
        Self.add(&nominals, key, NominalUse([.noTehMarbuta, .tehMarbuta, .bareAlef, .hamzaAlef]).rawValue)
    }

    /// One line: class, a tab, words.
    private mutating func addLine(_ codes: [UInt8], _ start: Int, _ end: Int) {
        var at = start
        var use: NominalUse = []
        while at < end, codes[at] != 0x09 {
            use.formUnion(NominalUse.of(codes[at]))
            at += 1
        }
        let isRare = codes[start] == UInt8(ascii: "r")
        let isVerb = (isRare || codes[start] == UInt8(ascii: "v")) && at == start + 2
        while at < end {
            let from = at + 1
            var to = from
            while to < end, codes[to] != 0x20 { to += 1 }
            if to > from {
                if isVerb {
                    addVerb(codes, from, to, codes[start + 1], isRare ? .rare : [])
                } else {
                    Self.add(&nominals, WordKey.of(codes, from, to), use.union(.spelling(codes, from, to)).rawValue)
                }
            }
            at = to
        }
    }

    private mutating func addVerb(_ codes: [UInt8], _ from: Int, _ to: Int, _ kind: UInt8, _ mark: StemUse) {
        var middle = from
        while middle < to, codes[middle] != UInt8(ascii: "/") { middle += 1 }
        let past = LetterCode.folded(codes[from..<middle])
        let present: [UInt8]
        switch kind {
        case UInt8(ascii: "a"): present = past
        case UInt8(ascii: "b"): present = Array(past.dropFirst())
        default: present = LetterCode.folded(codes[min(middle + 1, to)..<to])
        }
        Conjugation.stems(past: past, pastLast: codes[middle - 1], present: present, presentLast: codes[to - 1]) { stem in
            let use = Int32(stem.use.union(mark).rawValue) << (stem.isPassive ? 15 : 0)
            if stem.isPast { Self.addUse(&pasts, stem.key, use) } else { Self.addUse(&presents, stem.key, use) }
        }
    }

    private static func addUse(_ table: inout KeyTable, _ key: WordKey, _ bits: Int32) {
        let known = table.find(key)
        let rare = Int32(StemUse.rare.rawValue) * 0x8001
        table.set(key, known < 0 ? bits : (known | bits) & ~(rare & (~known | ~bits)))
    }

    /// Adds to what is known; a stem is rare only where all that share its key are.
    private static func add(_ table: inout KeyTable, _ key: WordKey, _ bits: Int32) {
        let known = table.find(key)
        guard known >= 0 else { return table.set(key, bits) }
        let rare = NominalUse.rare.rawValue
        let tail = (known ^ bits) & NominalUse.tailMask == 0 ? 0 : NominalUse.tailMask
        table.set(key, (known | bits) & ~(rare & (~known | ~bits)) & ~tail)
    }
}
