import IsnadLanguage
import IsnadScript

/// What is written onto the front of a word: و or ف, then ب ل or ك, then the article.
package struct Clitics: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    static let conjunction = Clitics(rawValue: 1)
    static let preposition = Clitics(rawValue: 2)
    static let article = Clitics(rawValue: 4)
    /// The conjunction is و, which alone adds numbers up.
    static let waw = Clitics(rawValue: 8)

    /// Letters before the word that belong neither to it nor to its article. `للأحد` (on Sunday) keeps one ل, for its article is in it.
    var outerLetters: Int { (contains(.conjunction) ? 1 : 0) + (contains(.preposition) ? 1 : 0) }
}

/// Words and phrases under all the forms in which clitics can dress their first word, so that one probe on a token's key tells
/// whether anything begins there. Built once from rule files; never changed while texts are read.
package struct CliticTable: Sendable {
    package struct Match: Sendable {
        /// Number given to the entry when it was added.
        var entry: Int
        var clitics: Clitics
        /// First token after the phrase.
        var end: Int
    }

    private var table: KeyTable
    private var longestPhrase = 1
    /// A value with this entry only says that longer phrases begin so.
    private static let prefixEntry: Int32 = 0xFFFF

    package init(minimumCapacity: Int) { table = KeyTable(minimumCapacity: minimumCapacity) }

    /// Adds a word or phrase. A form that is already known keeps its first meaning: a word of its own outranks a dressed one.
    package mutating func add(_ phrase: String, entry: Int, dressed: Bool) {
        let words = phrase.utf8.split(separator: 0x20).map { ScriptText(String(Substring($0))).codes.filter { $0 != 0 } }
        guard let first = words.first else { return }
        longestPhrase = max(longestPhrase, words.count)
        for (prefix, clitics) in dressed ? Self.prefixes : [([], [])] {
            let codes = prefix + first
            insert(WordKey.of(codes, 0, codes.count), words.dropFirst(), Int32(entry) << 8 | Int32(clitics.rawValue))
        }
    }

    private mutating func insert(_ first: WordKey, _ rest: ArraySlice<[UInt8]>, _ value: Int32) {
        var key = first
        for word in rest {
            if table.find(key) < 0 { table.set(key, Self.prefixEntry << 8) }
            key = key.then(WordKey.of(word, 0, word.count))
        }
        let known = table.find(key)
        if known < 0 || known >> 8 == Self.prefixEntry { table.set(key, value) }
    }

    private static let prefixes: [([UInt8], Clitics)] = {
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
        let value = table.find(text.tokens[i].key)
        return value < 0 ? nil : walk(text, i, end, value)
    }

    /// The entry that a single word stands for, phrases aside.
    @inline(__always)
    func single(_ key: WordKey) -> (entry: Int, clitics: Clitics)? {
        let value = table.find(key)
        guard value >= 0, value >> 8 != Self.prefixEntry else { return nil }
        return (Int(value >> 8), Clitics(rawValue: UInt8(truncatingIfNeeded: value)))
    }

    private func walk(_ text: AnalyzedText, _ i: Int, _ end: Int, _ first: Int32) -> Match? {
        var (value, key, at) = (first, text.tokens[i].key, i + 1)
        var best: Match?
        while true {
            if value >> 8 != Self.prefixEntry {
                best = Match(entry: Int(value >> 8), clitics: Clitics(rawValue: UInt8(truncatingIfNeeded: value)), end: at)
            }
            guard at < end, at - i < longestPhrase, text.tokens[at].kind == .arabic else { return best }
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
        while start >= floor, i - start <= longestPhrase, text.tokens[start].kind == .arabic {
            var key = text.tokens[start].key
            for j in (start + 1)..<max(i, start + 1) { key = key.then(text.tokens[j].key) }
            let value = table.find(key)
            if value >= 0, value >> 8 != Self.prefixEntry { best = (start, Int(value >> 8)) }
            start -= 1
        }
        return best
    }
}
