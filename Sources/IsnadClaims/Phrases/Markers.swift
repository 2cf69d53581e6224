import IsnadLanguage
import IsnadMentions
import IsnadRules
import IsnadScript

/// Expressions of one or more words that say how the next phrase hangs on the sentence (`على يد`, at the hand of; `بتهمة`, on the charge of).
///
/// A class, because every question goes to it anew.
package final class Markers: Sendable {
    private let index: PhraseIndex
    private let kinds: [Note]
    /// Words of anonymous tellers, documents that speak, and category words, by folded key.
    private let anonymous: KeyMap<Note>
    private let documents: KeyMap<Note>
    /// How verbs introduce what is told.
    let tellings: TellingVerbs
    /// Words that say whether what they govern happened.
    let modalities: ModalityWords
    /// What speaks for a time being an event's.
    let timeWeights: TimeWeights
    private let categories: KeySet
    private let measures: KeySet
    private let epithets: KeySet
    private let capitals: KeySet

    package init(rules: RuleFiles) {
        tellings = TellingVerbs(rules: rules)
        modalities = ModalityWords(rules: rules)
        timeWeights = TimeWeights(rules: rules)
        var index = PhraseIndex()
        let markers = Table(rules.bytes("attribution/markers.tsv")).rows
        for (number, row) in markers.enumerated() { index.add(row[0], Int32(number)) }
        self.index = index
        kinds = markers.map { Note(word: $0[1]) }
        func notes(_ path: String) -> KeyMap<Note> {
            Table(rules.bytes(path)).rows.reduce(into: KeyMap()) { $0[WordKey.of($1[0])] = Note(word: $1[1]) }
        }
        func words(_ path: String) -> KeySet { KeySet(Table(rules.bytes(path)).rows.map { WordKey.of($0[0]) }) }
        (anonymous, documents) = (notes("attribution/anonymous.tsv"), notes("attribution/documents.tsv"))
        measures = words("attribution/measures.tsv")
        (categories, capitals, epithets) = (words("names/category-words.tsv"), words("names/capitals.tsv"), words("names/epithets.tsv"))
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
    /// What something is done by, which tells nothing (`الخطة`, the plan).
    func isMeasure(_ key: WordKey) -> Bool { measures.contains(key) }
    /// A word that only says what kind of thing the name behind it is (`تنظيم`, `مدينة`).
    func isCategory(_ key: WordKey) -> Bool { categories.contains(key) }
}
