import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadRules

/// A document with everything that it names, counts and dates, and with its words.
public struct AnalyzedDocument: Sendable {
    public var document: Document
    public var mentions: [Mention]
    /// Words with parts of speech, by sentence; empty unless asked for.
    public var sentences: [TaggedSentence]
    public var diagnostics: [Diagnostic]
}

/// The first stages alone, language and mentions: no claims are read. Each worker holds one.
public struct Analyzer: Sendable {
    private var language: LanguageAnalyzer
    private let tagger: SentenceTagger
    private var mentions: MentionReader
    /// Whether `AnalyzedDocument.sentences` is filled.
    private let givesWords: Bool

    package init(rules: RuleFiles, givesWords: Bool) {
        let tables = MentionTables(rules: rules)
        language = LanguageAnalyzer(lexicon: tables.lexicon)
        tagger = SentenceTagger(lexicon: tables.lexicon)
        let readers = tables.readers(rules)
        mentions = MentionReader(names: readers.names, figures: readers.figures)
        self.givesWords = givesWords
    }

    /// An analyzer with the rules that the program was built with.
    public init(givesWords: Bool = false) { self.init(rules: .embedded, givesWords: givesWords) }

    /// What a document names, counts and dates. Any text gives a result.
    ///
    /// Example: `قتل 12 جنديا في الرقة` (12 soldiers were killed in Raqqa) gives a number and a place.
    public mutating func analyze(_ document: Document, diagnostics: [Diagnostic] = []) -> AnalyzedDocument {
        let text = language.analyze(document)
        return AnalyzedDocument(
            document: document, mentions: mentions.read(text, published: document.published),
            sentences: givesWords ? tagger.sentences(of: text) : [], diagnostics: diagnostics)
    }

    /// How many things a document names, counts and dates: all the work but the making of strings, for measurements.
    public mutating func countMentions(_ document: Document) -> Int {
        mentions.find(language.analyze(document), published: document.published).count
    }
}
