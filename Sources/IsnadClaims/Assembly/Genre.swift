import IsnadLanguage
import IsnadRules
import IsnadScript

/// Knows reports of sport, economy, culture, science and the like, in which words of war are metaphors: from them nothing is claimed.
///
/// Each listed word has a weight; words of conflict speak against. A report of a battle in a stadium is a report of a battle.
package struct Genre: Sendable {
    private struct Word { var genre: Int, weight: Int }
    private var words = KeyMap<Word>()
    private var genres: [String] = ["conflict"]
    private static let conflict = 0

    package init(rules: RuleFiles) {
        for row in Table(rules.bytes("lexicon/genre.tsv")).rows { words[WordKey.of(row[0])] = Word(genre: genre(row[1]), weight: Int(row[2]) ?? 1) }
    }

    private mutating func genre(_ name: String) -> Int {
        if let known = genres.firstIndex(of: name) { return known }
        genres.append(name)
        return genres.count - 1
    }

    /// The foreign genre that a text belongs to. Two ways lead there: many such words, far more than of conflict; or, in a text of some
    /// length, hardly any word of conflict at all.
    func foreign(_ text: AnalyzedText) -> String? {
        var sums = [Int](repeating: 0, count: genres.count)
        var seen: [WordKey: Int] = [:]
        var total = 0
        for i in text.tokens.indices where text.tokens[i].kind == .arabic {
            total += 1
            guard let (key, word) = word(text, i) else { continue }
            if word.genre != Self.conflict {
                // A word that a report turns around (a firm's name, a prize) counts four times at most.
                let times = seen[key, default: 0]
                if times == 4 { continue }
                seen[key] = times + 1
            }
            sums[word.genre] += word.weight
        }
        let conflict = sums[Self.conflict]
        sums[Self.conflict] = 0
        let sum = sums.reduce(0, +)
        let isOther = sum >= 8 && sum > 3 * conflict && sum * 20 > total
        let isPeaceful = sum >= 3 && sum > 6 * conflict && total >= 100
        // However much a report says of money: one in twenty words of conflict make it one of conflict, unless the other words weigh four times as much.
        guard isOther || isPeaceful, conflict * 20 < total || sum >= 4 * conflict else { return nil }
        let best = sums.indices.max { (sums[$0], genres[$1]) < (sums[$1], genres[$0]) }
        return best.map { genres[$0] }
    }

    /// The listed word that a token is: as written, with its article, or without any clitic.
    private func word(_ text: AnalyzedText, _ token: Int) -> (WordKey, Word)? {
        let key = text.tokens[token].key
        if let word = words[key] { return (key, word) }
        guard let reading = text.reading(token), reading.leading > 0 || reading.trailing > 0 || reading.proclitics.contains(.article) else { return nil }
        let article = Stem.withArticle(text, token)
        if let word = words[article] { return (article, word) }
        let stem = Stem.key(text, token, reading)
        return words[stem].map { (stem, $0) }
    }
}
