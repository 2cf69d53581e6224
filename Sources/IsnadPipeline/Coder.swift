import IsnadClaims
import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadRules

/// **The file to read first.** A document goes through the stages one after another, and claims come out:
///
///     Document ──► Language ──► Mentions and Claims ──► CodedDocument
///
/// Reading (bytes to documents) stands before it, corroboration (claims of many documents to stories) behind it. Each worker holds one
/// `Coder`; the knowledge inside is shared, the memory of words seen is its own and changes no result.
public struct Coder: Sendable {
    private var language: LanguageAnalyzer
    private let claims: ClaimReader
    private var memory = NameMemory()
    package let knowledge: Knowledge

    package init(knowledge: Knowledge) {
        self.knowledge = knowledge
        language = LanguageAnalyzer(lexicon: knowledge.lexicon)
        claims = ClaimReader(knowledge: knowledge)
    }

    /// A coder with the rules that the program was built with.
    public init() {
        self.init(knowledge: Knowledge(rules: .embedded))
    }

    /// Claims of one document. Any text gives a result; an empty one gives no claims.
    ///
    /// Example: `أعدم التنظيم خمسة من عناصره في الشعفة` (the organisation executed five of its members in al-Shaafa) gives one
    /// `execution` with its agent, target, count and place.
    public mutating func code(_ document: Document, diagnostics: [Diagnostic] = []) -> CodedDocument {
        let text = language.analyze(document)
        return CodedDocument(document: document, claims: claims.read(document, text, &memory), diagnostics: diagnostics)
    }
}

extension Coder {
    /// What the name reader sees of each token, one line each (see `FeatureDump`).
    public mutating func nameFeatures(_ document: Document) -> [String] {
        FeatureDump(tables: knowledge.names, lexicon: knowledge.lexicon).lines(language.analyze(document))
    }

    /// What is seen of events and the times of their sentences, one line each.
    public mutating func timeFeatures(_ document: Document) -> [String] { claims.timeFeatures(document, language.analyze(document)) }

    /// Every claim that was considered, and what the weighing saw of each (see `ClaimDump`).
    public mutating func claimFeatures(_ document: Document) -> (document: CodedDocument, lines: [String]) {
        let (claims, lines) = ClaimDump(knowledge: knowledge).dump(document, language.analyze(document))
        return (CodedDocument(document: document, claims: claims, diagnostics: []), lines)
    }

    /// How a document was read, as lines of plain text: pieces, speech, rules considered and kept.
    public mutating func explain(_ document: Document) -> [String] {
        Explainer(knowledge: knowledge).explain(document, language.analyze(document))
    }
}
