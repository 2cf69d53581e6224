/// A word of the rule tables by which function words, markers and tellers are told apart, as a number: the third column of
/// `lexicon/function.tsv`, the second of `attribution/markers.tsv`, `anonymous.tsv` and `documents.tsv`.
///
/// Sentences are full of such words, and a comparison of strings for each costs more than all else that is asked of them. What no rule of
/// the program asks for is `other`.
public enum Note: UInt8, Sendable, CaseIterable {
    case none
    // Of function words and expressions.
    case about, according, after, against, amid, and, at, because, before, behind, benefit, between, by, cause, citing, despite, during, except, exchange
    case from, future, `if`, `in`, infront, inside, like, most, near, noun, on, one, outside, over, past, perfective, possible, present, purpose, question
    case since, that, to, towards, under, until, via, with, within, without, `as`
    case aboutTime
    // Of expressions alone.
    case addressee, aside, breakdown, condition, habit, kind, predicted, quoted, reason, saying, statement, topic
    // Of tellers and documents.
    case activist, expert, issued, kin, military, official, online, outlet, press, report, source, witness, words
    case other

    private static let spellings = allCases.map { $0 == .none ? "" : $0 == .aboutTime ? "about-time" : "\($0)" }
    private static let numbers = [String: Note](uniqueKeysWithValues: zip(spellings, allCases))

    /// - Parameter word: as a table writes it.
    public init(word: String) { self = word.isEmpty ? .none : Self.numbers[word] ?? .other }

    /// As a table writes it.
    public var word: String { Self.spellings[Int(rawValue)] }
}
