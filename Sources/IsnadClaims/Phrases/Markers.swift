import IsnadLanguage
import IsnadMentions
import IsnadRules
import IsnadScript

/// Expressions of one or more words that say how the next phrase hangs on the sentence (`على يد`, at the hand of; `بتهمة`, on the charge of).
package struct Markers: Sendable {
    private var index = PhraseIndex()
    private var kinds: [Note] = []
    /// Words of anonymous tellers, documents that speak, and category words, by folded key.
    private var anonymous = KeyMap<Note>()
    private var documents = KeyMap<Note>()
    /// How verbs introduce what is told.
    let tellings: TellingVerbs
    /// Words that say whether what they govern happened.
    let modalities: ModalityWords
    /// What speaks for a time being an event's.
    let timeWeights: TimeWeights
    private var categories = KeySet()
    private var epithets = KeySet()
    private var capitals = KeySet()

    package init(rules: RuleFiles) {
        tellings = TellingVerbs(rules: rules)
        modalities = ModalityWords(rules: rules)
        timeWeights = TimeWeights(rules: rules)
        for row in Table(rules.bytes("attribution/markers.tsv")).rows {
            index.add(row[0], Int32(kinds.count))
            kinds.append(Note(word: row[1]))
        }
        for row in Table(rules.bytes("attribution/anonymous.tsv")).rows { anonymous[WordKey.of(row[0])] = Note(word: row[1]) }
        for row in Table(rules.bytes("attribution/documents.tsv")).rows { documents[WordKey.of(row[0])] = Note(word: row[1]) }
        for row in Table(rules.bytes("names/category-words.tsv")).rows { categories.insert(WordKey.of(row[0])) }
        for row in Table(rules.bytes("names/capitals.tsv")).rows { capitals.insert(WordKey.of(row[0])) }
        for row in Table(rules.bytes("names/epithets.tsv")).rows { epithets.insert(WordKey.of(row[0])) }
    }

    /// A capital whose name stands for a government.
    func isCapital(_ key: WordKey) -> Bool { capitals.contains(key) }

    /// An adjective that judges a group (`إرهابي`).
    func isEpithet(_ key: WordKey) -> Bool { epithets.contains(key) }

    func longest(_ text: AnalyzedText, _ token: Int, _ end: Int) -> (tokens: Range<Int>, kind: Note)? {
        guard let match = index.longest(text, token, end), let payload = index.payloads(match.entry).first else { return nil }
        return (match.tokens, kinds[Int(payload)])
    }

    func isAnonymous(_ key: WordKey) -> Bool { anonymous[key] != nil }
    /// What kind of anonymous teller a word is (`source`, `official`, `press`, `report` …).
    func anonymousNote(_ key: WordKey) -> Note? { anonymous[key] }
    func isDocument(_ key: WordKey) -> Bool { documents[key] != nil }
    /// The note of a word that is a document or stands before its author (`words`, `issued`, else its kind).
    func documentNote(_ key: WordKey) -> Note? { documents[key] }
    /// A word that only says what kind of thing the name behind it is (`تنظيم`, `مدينة`).
    func isCategory(_ key: WordKey) -> Bool { categories.contains(key) }
}
