import IsnadLanguage
import IsnadRules
import IsnadScript

/// Knows reports of sport, economy and the like, in which words of war are metaphors: from them nothing is claimed.
package struct Genre: Sendable {
    private var words: [UInt64: String] = [:]

    package init(rules: RuleFiles) {
        for row in Table(rules.bytes("lexicon/genre.tsv")).rows { words[WordKey.of(row[0]).bits] = row[1] }
    }

    /// The foreign genre that a text belongs to: its words make up more than one word in thirty, and there are at least five of them.
    func foreign(_ text: AnalyzedText) -> String? {
        var counts: [String: Int] = [:]
        var total = 0
        for i in text.tokens.indices where text.tokens[i].kind == .arabic {
            total += 1
            let genre =
                words[text.tokens[i].key.bits]
                ?? text.reading(i).flatMap { words[Stem.withArticle(text, i).bits] ?? ($0.leading > 0 ? words[Stem.key(text, i, $0).bits] : nil) }
            if let genre { counts[genre, default: 0] += 1 }
        }
        guard let best = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
        return best.value >= 5 && best.value * 30 > total ? best.key : nil
    }
}
