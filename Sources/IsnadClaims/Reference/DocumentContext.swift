import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// A document with all its sentences parsed: what reference and naming look back at.
///
/// A class for the same reason as `Knowledge`: every helper of a sentence holds it.
final class DocumentContext {
    let knowledge: Knowledge
    let document: Document
    let text: AnalyzedText
    /// One parse for each sentence of the text; that of a sentence in page furniture is empty.
    let parses: [SentenceParse]
    let fullest: FullestNames
    let parties: PartyBook
    let places: PlaceBook

    /// - Parameter memory: what the name reader remembers; one for each worker.
    init(_ knowledge: Knowledge, _ document: Document, _ text: AnalyzedText, _ memory: inout NameMemory) {
        let names = knowledge.nameReader.read(text, focus: PlaceFocus(text, knowledge.nameReader.places), &memory)
        (self.knowledge, self.document, self.text) = (knowledge, document, text)
        parses = text.sentences.indices.map { index in
            if text.sentences[index].isFurniture { return SentenceParse(sentence: index) }
            var chunker = Chunker(knowledge, text, index, names[index], published: document.published)
            return chunker.run()
        }
        fullest = FullestNames(knowledge, text, parses)
        parties = PartyBook(parses)
        places = PlaceBook(parses)
    }

    /// What is known of the lexeme of a token's best reading.
    func lexeme(_ token: Int) -> LexemeFacts? { text.reading(token).flatMap { knowledge.lexicon.facts($0.lexeme) } }

    /// The class of a function word.
    func note(_ token: Int) -> Note { lexeme(token)?.note ?? .none }

    /// The lexeme with its words, for what is written out.
    func entry(_ token: Int) -> Lexeme? { text.reading(token).flatMap { knowledge.lexicon.lexeme($0.lexeme) } }

    /// Folded key of a word without article, clitics and pronoun.
    func stemKey(_ token: Int) -> WordKey {
        guard let reading = text.reading(token) else { return text.tokens[token].key }
        return Stem.key(text, token, reading)
    }
}

/// The bare word inside a token.
enum Stem {
    static func bounds(_ text: AnalyzedText, _ token: Int, _ reading: Reading) -> Range<Int> {
        var start = Int(text.tokens[token].start) + Int(reading.leading)
        if reading.proclitics.contains(.article) {
            start += reading.proclitics.contains(.lam) ? 1 : 2
        }
        let end = Int(text.tokens[token].end) - Int(reading.trailing)
        return start < end ? start..<end : Int(text.tokens[token].start)..<Int(text.tokens[token].end)
    }

    static func key(_ text: AnalyzedText, _ token: Int, _ reading: Reading) -> WordKey {
        let bounds = bounds(text, token, reading)
        return WordKey.of(text.script.codes, bounds.lowerBound, bounds.upperBound)
    }

    /// The word without the letters of an article that belong to it.
    static func withoutArticle(_ text: AnalyzedText, _ token: Int, _ reading: Reading) -> WordKey {
        let (codes, bounds) = (text.script.codes, bounds(text, token, reading))
        let hasArticle = bounds.count > 4 && LetterCode.folded(codes[bounds.lowerBound]) == LetterCode.alef && codes[bounds.lowerBound + 1] == LetterCode.lam
        return WordKey.of(codes, hasArticle ? bounds.lowerBound + 2 : bounds.lowerBound, bounds.upperBound)
    }

    /// The word with its article but without other proclitics; behind ل the article gets its alef back.
    static func withArticle(_ text: AnalyzedText, _ token: Int) -> WordKey {
        guard let reading = text.reading(token) else { return text.tokens[token].key }
        let codes = text.script.codes
        let start = Int(text.tokens[token].start) + Int(reading.leading)
        let end = Int(text.tokens[token].end) - Int(reading.trailing)
        guard reading.proclitics.contains([.lam, .article]) else { return WordKey.of(codes, start, end) }
        var state = WordKey.step(WordKey.seed, LetterCode.alef)
        for i in start..<max(start, end) where codes[i] != 0 { state = WordKey.step(state, LetterCode.folded(codes[i])) }
        return WordKey.finish(state)
    }
}
