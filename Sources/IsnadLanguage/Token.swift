import IsnadScript

/// What a token is made of.
package enum TokenKind: UInt8, Sendable {
    case arabic, latin, digits, punctuation, lineBreak
}

/// One word, number or sign of the text. Offsets are Unicode scalars of the document's text, half-open.
package struct Token: Sendable {
    package var start: Int32
    package var end: Int32
    package var kind: TokenKind
    /// The letter code of the first scalar: tells signs apart.
    package var code: UInt8
    /// How many quotation marks are open here.
    package var quoteDepth: UInt8 = 0
    /// Folded key of the whole word, clitics included.
    package var key: WordKey
    /// Readings of the word, best first, as a range of `AnalyzedText.readings`; empty for signs.
    package var firstReading: Int32 = 0
    package var readingCount: Int32 = 0
    /// Number of the word in the memory of the analyzer that read it (see `AnalyzedText.epoch`); -1 for signs, digits, Latin words.
    package var word: Int32 = -1
}

/// A run of tokens that ends with a full stop, a question or exclamation mark, or a line break.
package struct Sentence: Sendable {
    /// Tokens of the sentence, signs included.
    package var tokens: Range<Int>
    /// Number of the paragraph (line of the text) that it belongs to, from 0.
    package var paragraph: Int
    package var isTitle: Bool
    /// Whether it lies in page furniture: nothing is claimed from it.
    package var isFurniture: Bool
}
