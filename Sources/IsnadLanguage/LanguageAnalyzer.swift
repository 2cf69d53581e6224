import IsnadModel
import IsnadScript

/// Turns documents into analysed text. One value for each worker: it remembers the words it has read, and news repeats its words.
package struct LanguageAnalyzer: Sendable {
    package let lexicon: Lexicon
    private let words: WordAnalyzer
    private var seen = KeyTable(minimumCapacity: 4096)
    private var entries: [(first: Int32, count: Int32)] = []
    private var pool: [Reading] = []
    /// Bound on remembered readings; past it the memory starts anew, so that a long run does not grow.
    private static let poolLimit = 1_000_000

    package init(lexicon: Lexicon) {
        self.lexicon = lexicon
        words = WordAnalyzer(lexicon: lexicon)
    }

    package mutating func analyze(_ document: Document) -> AnalyzedText {
        if pool.count > Self.poolLimit {
            seen = KeyTable(minimumCapacity: 4096)
            entries.removeAll(keepingCapacity: true)
            pool.removeAll(keepingCapacity: true)
        }
        let script = ScriptText(document.text)
        var tokens = Tokenizer.tokens(of: script)
        var readings: [Reading] = []
        readings.reserveCapacity(tokens.count * 3)
        for i in tokens.indices where tokens[i].kind == .arabic {
            let entry = entries[Int(remember(tokens[i], script))]
            tokens[i].firstReading = Int32(readings.count)
            tokens[i].readingCount = entry.count
            readings.append(contentsOf: pool[Int(entry.first)..<Int(entry.first + entry.count)])
        }
        let sentences = SentenceSplitter.sentences(tokens, readings, document)
        var text = AnalyzedText(script: script, tokens: tokens, readings: readings, sentences: sentences)
        Disambiguator(lexicon: lexicon).settle(&text)
        return text
    }

    private mutating func remember(_ token: Token, _ script: ScriptText) -> Int32 {
        var state = WordKey.seed
        for i in Int(token.start)..<Int(token.end) where script.codes[i] != 0 { state = WordKey.step(state, script.codes[i]) }
        let key = WordKey.finish(state)
        let known = seen.find(key)
        if known >= 0 { return known }
        let word = script.codes[Int(token.start)..<Int(token.end)].filter { $0 != 0 }
        let found = words.readings(Array(word.prefix(48)))
        entries.append((Int32(pool.count), Int32(found.count)))
        pool.append(contentsOf: found)
        seen.set(key, Int32(entries.count - 1))
        return Int32(entries.count - 1)
    }
}
