import IsnadScript

/// What a token is made of.
public enum TokenKind: UInt8, Sendable {
    case arabic, latin, digits, punctuation, lineBreak
}

/// One word, number or sign of the text. Offsets are Unicode scalars of the document's text, half-open.
public struct Token: Sendable {
    public var start: Int32
    public var end: Int32
    public var kind: TokenKind
    /// The letter code of the first scalar: tells signs apart.
    public var code: UInt8
    /// How many quotation marks are open here.
    public var quoteDepth: UInt8 = 0
    /// Folded key of the whole word, clitics included.
    public var key: WordKey
    /// Readings of the word, best first, as a range of `AnalyzedText.readings`; empty for signs.
    public var firstReading: Int32 = 0
    public var readingCount: Int32 = 0
    /// Number of the word in the memory of the analyzer that read it (see `AnalyzedText.epoch`); -1 for signs, digits, Latin words.
    public var word: Int32 = -1
}

/// A run of tokens that ends with a full stop, a question or exclamation mark, or a line break.
public struct Sentence: Sendable {
    /// Tokens of the sentence, signs included.
    public var tokens: Range<Int>
    /// Number of the paragraph (line of the text) that it belongs to, from 0.
    public var paragraph: Int
    public var isTitle: Bool
    /// Whether it lies in page furniture: nothing is claimed from it.
    public var isFurniture: Bool
}
