import IsnadModel
import IsnadRules
import IsnadScript

/// Which tellers have no name, and which outlets are agencies.
struct TellerTable: Sendable {
    private var anonymous: Set<String> = []
    private var agencyWords: Set<String> = []
    /// Words for an outlet's own people: `مراسلنا` (our correspondent).
    private var ownWords: Set<String> = []
    private var pressWords: Set<String> = []
    private var officialWords: Set<String> = []
    /// Words of offices and forms of telling that name nobody by themselves, as stems.
    private(set) var officeWords: Set<UInt64> = []
    /// Key of a person's name → whom they speak for.
    private(set) var speakers: [String: String] = [:]
    /// The article, folded; split off before a look-up.
    private static let article: [UInt8] = Array("\u{0627}\u{0644}".utf8)

    init(rules: RuleFiles) {
        for row in Table(rules.bytes("attribution/anonymous.tsv")).rows {
            anonymous.insert(Folding.key(row[0]))
            if row[1] == "official" { officialWords.insert(Folding.key(row[0])) }
            if row[1] == "press" { pressWords.insert(Folding.key(row[0])) }
        }
        for row in Table(rules.bytes("corroboration/tellers.tsv")).rows {
            switch row[1] {
            case "own": ownWords.insert(Folding.key(row[0]))
            case "office": officeWords.formUnion(TermVector.stems(row[0]))
            default: speakers[Folding.key(row[0])] = row[2]
            }
        }
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

    /// Whether somebody unnamed speaks for an office: `المتحدث باسم الحكومة` (the government's spokesman).
    func isOfficial(_ teller: Participant) -> Bool {
        guard let first = Folding.words(teller.name).first else { return false }
        if officialWords.contains(first) { return true }
        guard first.utf8.starts(with: TellerTable.article) else { return false }
        return officialWords.contains(String(Substring(first.utf8.dropFirst(TellerTable.article.count))))
    }

    /// Whether the teller is the outlet's own correspondent.
    func isOwn(_ teller: Participant, outlet: String?) -> Bool {
        let words = Folding.words(teller.name)
        guard let first = words.first else { return false }
        if ownWords.contains(first) { return true }
        guard pressWords.contains(first), words.count > 1, let outlet else { return false }
        let rest = Set(TermVector.stems(words.dropFirst().joined(separator: " ")))
        return !rest.isDisjoint(with: TermVector.stems(outlet).filter { $0 != 0 })
    }

    func isAgency(_ outlet: String, _ names: NameTable) -> Bool {
        if let known = names.known(names.key(outlet, .outlet), .outlet) { return known.subkind.utf8.starts(with: "agency".utf8) }
        return Folding.words(outlet).contains { agencyWords.contains($0) }
    }
}
