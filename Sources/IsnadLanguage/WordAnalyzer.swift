import IsnadRules
import IsnadScript

/// Reads one word: which clitics it carries and which lexeme the rest belongs to.
///
/// Clitics are split by what the lexicon knows, not by letters alone: `للقاعدة` is ل + القاعدة, `وزير` stays whole.
struct WordAnalyzer {
    private let lexicon: Shared<Lexicon>

    init(lexicon: Lexicon) { self.lexicon = Shared(lexicon) }

    /// Readings of a word, best first; never empty.
    /// - Parameter word: fine letter codes without ignorable ones, at least one.
    func readings(_ word: [UInt8]) -> [Reading] {
        var search = WordSearch(lexicon: lexicon, word: word)
        search.run()
        // A word that can only be read with a rare stem and looks foreign is rather a name that no list holds.
        if !search.found.contains(where: { $0.score > 28 }) {
            var unknown = UnknownWord(word: word, folded: search.folded).reading()
            unknown.score = 28
            search.found.append(unknown)
        }
        // Ties go to the reading found first, so that the order of the tables settles them the same way everywhere.
        let ranked = search.found.enumerated().sorted { a, b in
            (a.element.score, b.element.leading, b.element.trailing, b.offset) > (b.element.score, a.element.leading, a.element.trailing, a.offset)
        }
        return ranked.prefix(5).map(\.element)
    }
}
