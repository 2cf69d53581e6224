import IsnadModel
import IsnadScript

/// Turns documents into analysed text. One value for each worker: it remembers the words it has read, and news repeats its words.
public struct LanguageAnalyzer: Sendable {
    public let lexicon: Lexicon
    private let words: WordAnalyzer
    private var seen = KeyTable(minimumCapacity: 4096)
    private var entries: [(first: Int32, count: Int32)] = []
    private var pool: [Reading] = []
    /// Bound on remembered readings; past it the memory starts anew, so that a long run does not grow.
    private static let poolLimit = 1_000_000
    private var epoch: UInt32 = 0

    public init(lexicon: Lexicon) {
        self.lexicon = lexicon
        words = WordAnalyzer(lexicon: lexicon)
    }

    public mutating func analyze(_ document: Document) -> AnalyzedText {
        if pool.count > Self.poolLimit {
            seen = KeyTable(minimumCapacity: 4096)
            entries.removeAll(keepingCapacity: true)
            pool.removeAll(keepingCapacity: true)
            epoch &+= 1
        }
        let script = ScriptText(document.text)
        var tokens = Tokenizer.tokens(of: script)
        var readings: [Reading] = []
        readings.reserveCapacity(tokens.count * 3)
        for i in tokens.indices where tokens[i].kind == .arabic {
            let word = remember(tokens[i], script)
            let entry = entries[Int(word)]
            tokens[i].word = word
            tokens[i].firstReading = Int32(readings.count)
            tokens[i].readingCount = entry.count
            readings.append(contentsOf: pool[Int(entry.first)..<Int(entry.first + entry.count)])
        }
        let sentences = SentenceSplitter.sentences(tokens, readings, document)
        var text = AnalyzedText(script: script, tokens: tokens, readings: readings, sentences: sentences)
        text.epoch = epoch
        Disambiguator(lexicon: lexicon).settle(&text)
        return text
    }

    private mutating func remember(_ token: Token, _ script: ScriptText) -> Int32 {
        let (start, end) = (Int(token.start), Int(token.end))
        var state = WordKey.seed
        var hasTanwin = false
        for i in start..<end {
            if script.codes[i] != 0 { state = WordKey.step(state, script.codes[i]) } else if isTanwin(script, i) { hasTanwin = true }
        }
        if hasTanwin { state = WordKey.step(state, LetterCode.otherSymbol) }
        let key = WordKey.finish(state)
        let known = seen.find(key)
        if known >= 0 { return known }
        let found = readings(LetterCode.letters(script.codes[start..<end]), hasTanwin)
        entries.append((Int32(pool.count), Int32(found.count)))
        pool.append(contentsOf: found)
        seen.set(key, Int32(entries.count - 1))
        return Int32(entries.count - 1)
    }

    /// Longer runs of letters are no words.
    private static let longestWord = 48

    private func readings(_ word: [UInt8], _ hasTanwin: Bool) -> [Reading] {
        guard word.count <= Self.longestWord else { return [Reading(partOfSpeech: .unknown, lexeme: -1)] }
        let found = words.readings(word)
        // No verb ends in nunation (`صوتٌ`: a voice, no "he voted").
        let nominals = hasTanwin ? found.filter { $0.partOfSpeech != .verb } : found
        return nominals.isEmpty ? found : nominals
    }

    private func isTanwin(_ script: ScriptText, _ i: Int) -> Bool {
        let byte = Int(script.byteOffsets[i])
        return script.bytes[byte] == 0xD9 && script.bytes[byte + 1] >= 0x8B && script.bytes[byte + 1] <= 0x8D
    }
}
