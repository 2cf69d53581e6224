import IsnadModel
import IsnadScript

/// Whom or what a phrase stands for.
struct Party {
    /// Its own words.
    var span: Span
    var full: String
    var kind: MentionKind
    /// Number of the name among the names of the document: equal names have equal numbers.
    var name: Int32
    /// Key of the name.
    var key: UInt64
}

/// The parties of a document, each named once however many candidates it is offered to.
///
/// A class that fills itself while it is asked: it belongs to the one worker that reads the document.
final class PartyBook {
    private var numbers: [[Int32]]
    private var parties: [Party] = []
    /// Numbers of names by their bytes: a string would be normalised before each look-up, which costs more than all else here.
    private var names = KeyMap<Int32>()
    private var count: Int32 = 0
    private var peoples: [Int32: Int32] = [:]

    init(_ parses: [SentenceParse]) { numbers = parses.map { [Int32](repeating: -1, count: $0.phrases.count) } }

    /// - Parameter make: names the phrase, when it was not asked for before.
    func party(_ s: Int, _ p: Int, _ make: () -> (span: Span, name: String, kind: MentionKind)) -> Party {
        let known = numbers[s][p]
        if known >= 0 { return parties[Int(known)] }
        let made = make()
        let party = Party(span: made.span, full: made.name, kind: made.kind, name: number(made.name), key: WordKey.of(made.name).bits)
        numbers[s][p] = Int32(parties.count)
        parties.append(party)
        return party
    }

    /// Number of the name of a people, by the lexeme of its adjective.
    func people(_ lexeme: Int32, _ name: String) -> Int32 {
        if let known = peoples[lexeme] { return known }
        let number = number(name)
        peoples[lexeme] = number
        return number
    }

    private func number(_ name: String) -> Int32 {
        let key = WordKey.of(exactly: name)
        if let known = names[key] { return known }
        names[key] = count
        count += 1
        return count - 1
    }
}
