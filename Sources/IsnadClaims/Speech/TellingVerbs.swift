import IsnadRules
import IsnadScript

/// How verbs introduce what is told: `Rules/attribution/verbs.tsv`. A verb without a row tells as its class in the lexicon says.
package struct TellingVerbs: Sendable {
    package enum Manner: String, Sendable {
        /// The teller behind عن is the origin (`نقلت الوكالة عن مصدر`, the agency quoted a source).
        case relay
        /// Tells only where أن, a colon or a quotation opens what is told.
        case that
        /// Tells with a noun only of documents, outlets and bodies (`أظهر المقطع إعدام …`, the clip showed the execution of …).
        case document
        /// Puts a document out: its subject is the document's author, and whoever goes on telling in the next sentence.
        case publish
        /// A document behind في is the teller (`جاء في بيان`, it was said in a statement).
        case stands
        /// Brings its subject, a document, out (`صدر تقرير عن المركز`).
        case issue
        /// A deed of its own, whoever does it.
        case never
        /// Nobody tells (`يذكر أن`, it is recalled that); in the table a written form.
        case impersonal
    }

    private var manners = KeyMap<Manner>()

    package init(rules: RuleFiles) {
        for row in Table(rules.bytes("attribution/verbs.tsv")).rows { manners[WordKey.of(row[0])] = Manner(rawValue: row[1]) }
    }

    func manner(_ key: WordKey) -> Manner? { manners[key] }
}
