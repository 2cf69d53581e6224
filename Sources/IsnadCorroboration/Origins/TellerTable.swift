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
    private var givenNames: Set<String> = []
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
        for row in Table(rules.bytes("names/given.tsv")).rows where row[2] == "arabic" { givenNames.insert(Folding.key(row[0])) }
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

    /// Whether the description begins with a word for somebody unnamed. Example: `مصدر أمني` (a security source); not `رائد صالح`, whose first
    /// name is also a rank (major), nor `الأمير سالم` (Prince Salem).
    func isAnonymous(_ teller: Participant) -> Bool {
        let words = Folding.words(teller.name)
        guard teller.kind != .outlet, let first = words.first, isOf(anonymous, first) else { return false }
        return teller.kind != .person || words.count == 1 || !givenNames.contains(first) && !givenNames.contains(words[1])
    }

    /// Whether somebody unnamed speaks for an office: `المتحدث باسم الحكومة` (the government's spokesman).
    func isOfficial(_ teller: Participant) -> Bool { Folding.words(teller.name).first.map { isOf(officialWords, $0) } ?? false }

    /// Whether the words hold a word, with or without the article.
    private func isOf(_ words: Set<String>, _ word: String) -> Bool {
        if words.contains(word) { return true }
        guard word.utf8.starts(with: TellerTable.article) else { return false }
        return words.contains(String(Substring(word.utf8.dropFirst(TellerTable.article.count))))
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
