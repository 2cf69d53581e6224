import IsnadLanguage
import IsnadMentions
import IsnadRules
import IsnadScript

/// Expressions of one or more words that say how the next phrase hangs on the sentence (`على يد`, at the hand of; `بتهمة`, on the charge of).
package struct Markers: Sendable {
    private var index = PhraseIndex()
    private(set) var kinds: [String] = []
    /// Words of anonymous tellers, documents that speak, and category words, by folded key.
    private var anonymous: [UInt64: String] = [:]
    private var documents: [UInt64: String] = [:]
    /// How verbs introduce what is told.
    let tellings: TellingVerbs
    /// Words that say whether what they govern happened.
    let modalities: ModalityWords
    /// What speaks for a time being an event's.
    let timeWeights: TimeWeights
    private var categories: Set<UInt64> = []
    private var epithets: Set<UInt64> = []
    private var capitals: Set<UInt64> = []

    package init(rules: RuleFiles) {
        tellings = TellingVerbs(rules: rules)
        modalities = ModalityWords(rules: rules)
        timeWeights = TimeWeights(rules: rules)
        for row in Table(rules.bytes("attribution/markers.tsv")).rows {
            index.add(row[0], Int32(kinds.count))
            kinds.append(row[1])
        }
        for row in Table(rules.bytes("attribution/anonymous.tsv")).rows { anonymous[WordKey.of(row[0]).bits] = row[1] }
        for row in Table(rules.bytes("attribution/documents.tsv")).rows { documents[WordKey.of(row[0]).bits] = row[1] }
        for row in Table(rules.bytes("names/category-words.tsv")).rows { categories.insert(WordKey.of(row[0]).bits) }
        for row in Table(rules.bytes("names/capitals.tsv")).rows { capitals.insert(WordKey.of(row[0]).bits) }
        for row in Table(rules.bytes("names/epithets.tsv")).rows { epithets.insert(WordKey.of(row[0]).bits) }
    }

    /// A capital whose name stands for a government.
    func isCapital(_ key: WordKey) -> Bool { capitals.contains(key.bits) }

    /// An adjective that judges a group (`إرهابي`).
    func isEpithet(_ key: WordKey) -> Bool { epithets.contains(key.bits) }

    func longest(_ text: AnalyzedText, _ token: Int, _ end: Int) -> (tokens: Range<Int>, kind: String)? {
        guard let match = index.longest(text, token, end), let payload = index.payloads(match.entry).first else { return nil }
        return (match.tokens, kinds[Int(payload)])
    }

    func isAnonymous(_ key: WordKey) -> Bool { anonymous[key.bits] != nil }
    /// What kind of anonymous teller a word is (`source`, `official`, `press`, `report` …).
    func anonymousNote(_ key: WordKey) -> String? { anonymous[key.bits] }
    func isDocument(_ key: WordKey) -> Bool { documents[key.bits] != nil }
    /// The note of a word that is a document or stands before its author (`words`, `issued`, else its kind).
    func documentNote(_ key: WordKey) -> String? { documents[key.bits] }
    /// A word that only says what kind of thing the name behind it is (`تنظيم`, `مدينة`).
    func isCategory(_ key: WordKey) -> Bool { categories.contains(key.bits) }
}
