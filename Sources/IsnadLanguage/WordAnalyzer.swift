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
        return Array(Self.ranked(search.found).prefix(5))
    }

    /// Best first. Ties go to the reading found first, so that the order of the tables settles them the same way everywhere: an insertion sort keeps it.
    private static func ranked(_ readings: [Reading]) -> [Reading] {
        var ranked = readings
        for i in ranked.indices.dropFirst() {
            let reading = ranked[i]
            var at = i
            while at > 0, isBetter(reading, ranked[at - 1]) {
                ranked[at] = ranked[at - 1]
                at -= 1
            }
            ranked[at] = reading
        }
        return ranked
    }

    private static func isBetter(_ a: Reading, _ b: Reading) -> Bool {
        if a.score != b.score { return a.score > b.score }
        return a.leading != b.leading ? a.leading < b.leading : a.trailing < b.trailing
    }
}
