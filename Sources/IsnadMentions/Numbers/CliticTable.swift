import IsnadLanguage
import IsnadScript

/// What is written onto the front of a word: و or ف, then ب ل or ك, then the article.
public struct Clitics: OptionSet, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    static let conjunction = Clitics(rawValue: 1)
    static let preposition = Clitics(rawValue: 2)
    static let article = Clitics(rawValue: 4)
    /// The conjunction is و, which alone adds numbers up.
    static let waw = Clitics(rawValue: 8)

    /// First scalar of a token's word behind و ف ب ل ك; the article stays. `للأحد` (on Sunday) keeps its ل, for the article is in it.
    func wordStart(_ text: AnalyzedText, _ i: Int) -> Int32 {
        let codes = text.script.codes
        let last = Int(text.tokens[i].end) - 1
        var at = Int(text.tokens[i].start)
        if contains(.conjunction) { at = Self.behindLetter(codes, at, last) }
        if contains(.preposition), !(contains(.article) && codes[at] == LetterCode.lam) { at = Self.behindLetter(codes, at, last) }
        return Int32(at)
    }

    /// The next letter; marks on the letter left behind go with it.
    private static func behindLetter(_ codes: [UInt8], _ at: Int, _ last: Int) -> Int {
        var next = min(at + 1, last)
        while next < last, codes[next] == LetterCode.ignorable { next += 1 }
        return next
    }
}

/// Words and phrases under all the forms in which clitics can dress their first word, so that one probe on a token's key tells
/// whether anything begins there. Built once from rule files; never changed while texts are read.
public struct CliticTable: Sendable {
    public struct Match: Sendable {
        /// Number given to the entry when it was added.
        var entry: Int
        var clitics: Clitics
        /// First token after the phrase.
        var end: Int
    }

    private var table: KeyTable
    /// First words of entries: most probes end here.
    private var filter = KeyFilter()
    private var longestPhrase = 1
    /// A value with this entry only says that longer phrases begin so.
    private static let prefixEntry: Int32 = 0xFFFF
    /// Set in a value when longer phrases begin so.
    private static let goesOn: Int32 = 0x80

    public init(minimumCapacity: Int) { table = KeyTable(minimumCapacity: minimumCapacity) }

    /// Adds a word or phrase. A form that is already known keeps its first meaning: a word of its own outranks a dressed one.
    public mutating func add(_ phrase: String, entry: Int, dressed: Bool) {
        let codes = ScriptText.codes(of: phrase)
        let end = codes.firstIndex(of: 0x20) ?? codes.count
        guard end > 0 else { return }
        let rest = codes[end...].split(separator: 0x20).map { WordKey.of(codes, $0.startIndex, $0.endIndex) }
        longestPhrase = max(longestPhrase, rest.count + 1)
        guard dressed else { return insert(WordKey.of(codes, 0, end), rest, Int32(entry) << 8) }
        for (state, clitics) in Self.prefixes {
            insert(WordKey.of(codes, 0, end, after: state), rest, Int32(entry) << 8 | Int32(clitics.rawValue))
        }
    }

    private mutating func insert(_ first: WordKey, _ rest: [WordKey], _ value: Int32) {
        filter.insert(first)
        var key = first
        for word in rest {
            let known = table.find(key)
            table.set(key, (known < 0 ? Self.prefixEntry << 8 : known) | Self.goesOn)
            key = key.then(word)
        }
        let known = table.find(key)
        if known < 0 || known >> 8 == Self.prefixEntry { table.set(key, known < 0 ? value : value | Self.goesOn) }
    }

    /// State of a word's key behind each stack of clitics, so that its own letters are all that is left to go through.
    private static let prefixes: [(UInt64, Clitics)] = letters.map { codes, clitics in (codes.reduce(WordKey.seed, WordKey.step), clitics) }

    private static let letters: [([UInt8], Clitics)] = {
        var all: [([UInt8], Clitics)] = []
        let conjunctions: [([UInt8], Clitics)] = [
            ([], []), ([LetterCode.waw], [.conjunction, .waw]), ([LetterCode.feh], [.conjunction]),
        ]
        let prepositions: [([UInt8], Clitics)] = [
            ([], []), ([LetterCode.beh], [.preposition]), ([LetterCode.lam], [.preposition]), ([LetterCode.kaf], [.preposition]),
        ]
        for (c, cFlags) in conjunctions {
            for (p, pFlags) in prepositions {
                all.append((c + p, cFlags.union(pFlags)))
                let article = p.first == LetterCode.lam ? [LetterCode.lam] : [LetterCode.alef, LetterCode.lam]
                all.append((c + p + article, cFlags.union(pFlags).union(.article)))
            }
        }
        return all
    }()

    /// The longest entry that begins at a token; nil mostly, after one probe.
    @inline(__always)
    func longest(_ text: AnalyzedText, _ i: Int, _ end: Int) -> Match? {
        guard filter.mayHold(text.tokens[i].key) else { return nil }
        let value = table.find(text.tokens[i].key)
        return value < 0 ? nil : walk(text, i, end, value)
    }

    private static func clitics(_ value: Int32) -> Clitics { Clitics(rawValue: UInt8(truncatingIfNeeded: value & 0x0F)) }

    /// Entry of a single word; -1 where longer phrases begin with it; nil where nothing does.
    @inline(__always)
    func head(_ key: WordKey) -> Int? {
        guard filter.mayHold(key) else { return nil }
        let value = table.find(key)
        guard value >= 0 else { return nil }
        return value & Self.goesOn != 0 ? -1 : Int(value >> 8)
    }

    /// Keys of all words that something begins with, and of longer beginnings, to a filter.
    func addKeys(to filter: inout KeyFilter, where accepts: (Int) -> Bool) {
        var keys: [WordKey] = []
        table.forEach { key, value in
            if value & Self.goesOn != 0 || accepts(Int(value >> 8)) { keys.append(key) }
        }
        for key in keys { filter.insert(key) }
    }

    /// The entry that a single word stands for, phrases aside.
    @inline(__always)
    func single(_ key: WordKey) -> (entry: Int, clitics: Clitics)? {
        guard filter.mayHold(key) else { return nil }
        let value = table.find(key)
        guard value >= 0, value >> 8 != Self.prefixEntry else { return nil }
        return (Int(value >> 8), Self.clitics(value))
    }

    private func walk(_ text: AnalyzedText, _ i: Int, _ end: Int, _ first: Int32) -> Match? {
        var (value, key, at) = (first, text.tokens[i].key, i + 1)
        var best: Match?
        while true {
            if value >> 8 != Self.prefixEntry {
                best = Match(entry: Int(value >> 8), clitics: Self.clitics(value), end: at)
            }
            guard value & Self.goesOn != 0, at < end, text.tokens[at].isArabic else { return best }
            key = key.then(text.tokens[at].key)
            value = table.find(key)
            if value < 0 { return best }
            at += 1
        }
    }

    /// The longest entry that ends just before a token and begins at `floor` or later.
    func endingBefore(_ text: AnalyzedText, _ i: Int, floor: Int) -> (start: Int, entry: Int)? {
        var best: (start: Int, entry: Int)?
        var start = i - 1
        while start >= floor, i - start <= longestPhrase, text.tokens[start].isArabic {
            var key = text.tokens[start].key
            for j in (start + 1)..<max(i, start + 1) { key = key.then(text.tokens[j].key) }
            let value = table.find(key)
            if value >= 0, value >> 8 != Self.prefixEntry { best = (start, Int(value >> 8)) }
            start -= 1
        }
        return best
    }
}
