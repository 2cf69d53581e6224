import IsnadLanguage
import IsnadMentions
import IsnadScript

/// How a noun phrase hangs on what stands before it.
package enum Governor: Sendable, Hashable {
    case none
    /// Construct complement of the noun before it.
    case construct
    /// A preposition, by its folded key, with its class in `function.tsv`.
    case preposition(UInt64, Note)
    /// A marker of several words, by its kind in `attribution/markers.tsv`.
    case marker(Note)

    var isFree: Bool { self == .none }
}

/// A noun phrase: what may fill a slot.
package struct Phrase: Sendable {
    /// All words of the phrase, number and quantifier included.
    var tokens: Range<Int>
    /// The noun that the phrase is about.
    var head: Int
    /// Where the words that name it begin: behind number, quantifier and partitive من.
    var core: Int
    var kind: FillerKind
    var governor: Governor
    /// Index of the name inside, or -1.
    var name: Int = -1
    /// Index of the number inside, or -1.
    var number: Int = -1
    /// Index of the time expression that the phrase is, or -1.
    var time: Int = -1
    /// Joined to the phrase before it by و or a comma in a list.
    var isConjunct = false
    var isDefinite = false
    /// Pronoun at the end of the head (عناصره, its members).
    var pronoun: Enclitic = .none
    /// The head is a word that calls up a rule.
    var isEvent = false
    /// Plural, dual or counted.
    var isPlural = false
    /// Broke off before an event noun that is its construct complement (`عمليات | قتل`).
    var endsOpen = false
}

/// A piece of a sentence, in order.
package struct Item: Sendable {
    package enum Kind: Sendable {
        case phrase(Int)
        case verb
        case preposition, conjunction, subordinator, relative, negation, particle, adverb, demonstrative, pronoun
        case marker(Note)
        case comma, colon, openQuote, closeQuote, stop, dash
    }
    package var kind: Kind
    package var tokens: Range<Int>
    /// Begins with و or ف.
    package var hasConjunction = false
}
