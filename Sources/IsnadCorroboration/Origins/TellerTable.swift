import IsnadModel
import IsnadRules
import IsnadScript

/// Which tellers have no name, and which outlets are agencies.
struct TellerTable: Sendable {
    private var anonymous: Set<String> = []
    private var agencyWords: Set<String> = []
    /// The article, folded; split off before a look-up.
    private static let article: [UInt8] = Array("\u{0627}\u{0644}".utf8)

    init(rules: RuleFiles) {
        for row in Table(rules.bytes("attribution/anonymous.tsv")).rows { anonymous.insert(Folding.key(row[0])) }
        for row in Table(rules.bytes("names/outlet-words.tsv")).rows where row[1] == "agency" {
            agencyWords.insert(Folding.key(row[0]))
        }
    }

    /// Whether the description begins with a word for somebody unnamed. Example: `مصدر أمني` (a security source).
    func isAnonymous(_ teller: Participant) -> Bool {
        guard teller.kind != .outlet, let first = Folding.words(teller.name).first else { return false }
        if anonymous.contains(first) { return true }
        guard first.utf8.starts(with: TellerTable.article) else { return false }
        return anonymous.contains(String(Substring(first.utf8.dropFirst(TellerTable.article.count))))
    }

    func isAgency(_ outlet: String, _ names: NameTable) -> Bool {
        if let known = names.known(names.key(outlet, .outlet), .outlet) { return known.subkind.utf8.starts(with: "agency".utf8) }
        return Folding.words(outlet).contains { agencyWords.contains($0) }
    }
}
