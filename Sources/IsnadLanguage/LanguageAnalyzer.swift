import IsnadModel
import IsnadScript

/// Turns documents into analysed text. One value for each worker: it remembers the words it has read, and news repeats its words.
public struct LanguageAnalyzer: Sendable {
    public let lexicon: Lexicon
    private let words: WordAnalyzer
    private var memory = WordMemory()

    public init(lexicon: Lexicon) {
        self.lexicon = lexicon
        words = WordAnalyzer(lexicon: lexicon)
    }

    public mutating func analyze(_ document: Document) -> AnalyzedText {
        memory.bound()
        let script = ScriptText(document.text)
        var tokens = Tokenizer.tokens(of: script)
        memory.number(&tokens) { [words] token in Self.read(token, script, words) }
        let readings = memory.readings(of: tokens)
        let sentences = SentenceSplitter.sentences(tokens, readings, document)
        var text = AnalyzedText(script: script, tokens: tokens, readings: readings, sentences: sentences)
        text.epoch = memory.epoch
        Disambiguator(lexicon: lexicon).settle(&text)
        return text
    }

    /// Longer runs of letters are no words.
    private static let longestWord = 48

    private static func read(_ token: Token, _ script: ScriptText, _ words: WordAnalyzer) -> (key: WordKey, readings: [Reading]) {
        let (start, end) = (Int(token.start), Int(token.end))
        let key = WordKey.of(script.codes, start, end)
        let letters = LetterCode.letters(script.codes[start..<end])
        guard letters.count <= longestWord else { return (key, [Reading(partOfSpeech: .unknown, lexeme: -1)]) }
        let found = words.readings(letters)
        // No verb ends in nunation (`صوتٌ`: a voice, no "he voted").
        let hasTanwin = (start..<end).contains { script.codes[$0] == 0 && script.isTanwin($0) }
        let nominals = hasTanwin ? found.filter { $0.partOfSpeech != .verb } : found
        return (key, nominals.isEmpty ? found : nominals)
    }
}
