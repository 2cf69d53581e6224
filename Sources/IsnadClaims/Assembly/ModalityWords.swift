import IsnadModel
import IsnadRules
import IsnadScript

/// Words that colour what they govern: `Rules/attribution/modality.tsv`.
package struct ModalityWords: Sendable {
    struct Entry: Sendable {
        /// Actual: the word governs without colouring, whatever its class says.
        var modality: Modality
        /// How a noun governs: what it is in construct with, what hangs on it by a preposition.
        var inConstruct: Bool
        var byPreposition: Bool
        /// A preposition that has to stand between a verb and what it colours; nil for any.
        var preposition: UInt64?
    }

    private var verbs = KeyMap<Entry>()
    private var nouns = KeyMap<Entry>()
    private var behind = KeyMap<Modality>()
    private var never = KeySet()
    private var charges = KeySet()

    package init(rules: RuleFiles) {
        for row in Table(rules.bytes("attribution/modality.tsv")).rows {
            let key = WordKey.of(row[0])
            if row[1] == "never" || row[1] == "charge" {
                if row[1] == "never" { never.insert(key) } else { charges.insert(key) }
                continue
            }
            let links = row[3]
            let modality = Modality(rawValue: row[2]) ?? .actual
            switch row[1] {
            case "verb":
                verbs[key] = Entry(modality: modality, inConstruct: true, byPreposition: true, preposition: links.isEmpty ? nil : WordKey.of(links).bits)
            case "noun":
                nouns[key] = Entry(modality: modality, inConstruct: links != "p", byPreposition: links != "c", preposition: nil)
            default: behind[key] = modality
            }
        }
    }

    func verb(_ lemma: WordKey) -> Entry? { verbs[lemma] }
    func noun(_ key: WordKey) -> Entry? { nouns[key] }
    func behind(_ key: WordKey) -> Modality? { behind[key] }
    /// A word that brings a charge (`بتهمة`).
    func isCharge(_ key: WordKey) -> Bool { charges.contains(key) }
    /// An event that nobody means to bring about: ل before its noun is no purpose.
    func isNeverMeant(_ key: WordKey) -> Bool { never.contains(key) }
}
