/// Part of speech as the Universal Dependencies name it.
public enum UniversalTag: String, Sendable, Codable, CaseIterable {
    case adjective = "ADJ", adposition = "ADP", adverb = "ADV", auxiliary = "AUX", coordinator = "CCONJ", determiner = "DET"
    case interjection = "INTJ", noun = "NOUN", numeral = "NUM", particle = "PART", pronoun = "PRON", properNoun = "PROPN"
    case punctuation = "PUNCT", subordinator = "SCONJ", symbol = "SYM", verb = "VERB", other = "X"
}

/// One syntactic word: a whole token, or a part of one (`وقال`, and he said, has two: `و` and `قال`).
public struct TaggedWord: Hashable, Sendable {
    /// Its letters in the text, in scalars; the words of a token lie side by side and fill it.
    public var span: Span
    /// The dictionary form, or the written form where none is known.
    public var lemma: String
    public var tag: UniversalTag
    /// Features of Universal Dependencies, `Name=Value`, sorted by name.
    public var features: [String]
    /// Whether the word is in the lexicon.
    public var isKnown: Bool

    public init(span: Span, lemma: String, tag: UniversalTag, features: [String] = [], isKnown: Bool = true) {
        (self.span, self.lemma, self.tag, self.features, self.isKnown) = (span, lemma, tag, features, isKnown)
    }
}

/// What stands between two spaces or signs, with the words that it is made of.
public struct TaggedToken: Hashable, Sendable {
    public var span: Span
    public var words: [TaggedWord]

    public init(span: Span, words: [TaggedWord]) { (self.span, self.words) = (span, words) }
}

/// A sentence as words with their parts of speech.
public struct TaggedSentence: Hashable, Sendable {
    public var span: Span
    public var isTitle: Bool
    public var tokens: [TaggedToken]

    public init(span: Span, isTitle: Bool, tokens: [TaggedToken]) { (self.span, self.isTitle, self.tokens) = (span, isTitle, tokens) }
}
