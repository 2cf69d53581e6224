import IsnadRules
import IsnadScript

/// What single words are in the tables of names: flags, and the class of a word that announces a name (`trigger`).
public struct NameWords: Sendable {
    private var table = KeyTable(minimumCapacity: 30_000)
    private var flags: [NameFlags] = []
    private var triggers = KeyTable(minimumCapacity: 1_000)
    /// Names of the trigger classes, in the order of the table, then the roles of titles.
    public private(set) var triggerNames: [String] = []

    public init() {}

    public subscript(_ key: WordKey) -> NameFlags {
        let at = table.find(key)
        return at < 0 ? [] : flags[Int(at)]
    }

    /// Number of the word's class in `triggerNames`, or -1.
    public func trigger(_ key: WordKey) -> Int { Int(triggers.find(key)) }

    public func triggerName(_ key: WordKey) -> String? {
        let number = triggers.find(key)
        return number < 0 ? nil : triggerNames[Int(number)]
    }

    public mutating func add(_ key: WordKey, _ more: NameFlags) {
        let at = table.find(key)
        if at >= 0 {
            flags[Int(at)].formUnion(more)
        } else {
            flags.append(more)
            table.set(key, Int32(flags.count - 1))
        }
    }

    /// An adjective of origin, with and without article; its sound plurals and its dual name people (`العراقيين`, the Iraqis; `عراقيات`, Iraqi women),
    /// the plural also in the construct (`فلسطينيي`, the Palestinians of).
    mutating func addNationality(_ form: String) {
        let (letters, isLong) = (form.utf8, form.unicodeScalars.count > 5)
        let isPeople = isLong && Self.endings.contains { letters.suffix(4).elementsEqual($0) }
        addWithArticle(form, isPeople ? [.nationality, .people] : .nationality, bare: true)
        if isPeople, letters.suffix(6).elementsEqual(Self.oblique) { add(WordKey.of(String(form.dropLast())), [.nationality, .people]) }
    }

    private static let endings = ["\u{0648}\u{0646}", "\u{064A}\u{0646}", "\u{0627}\u{0646}", "\u{0627}\u{062A}"].map { Array($0.utf8) }
    private static let oblique = Array("\u{064A}\u{064A}\u{0646}".utf8)

    /// - Parameter use: second column of `names/peoples.tsv`.
    mutating func addPeople(_ word: String, use: String) {
        switch use {
        case "name":
            addWithArticle(word, [.people, .peopleName], bare: true)
            add(WordKey.of(word + "\u{0627}"), [.people, .peopleName])
        case "near": addWithArticle(word, .peopleNear, bare: true)
        case "lead": addWithArticle(word, .peopleLead, bare: true)
        default: addWithArticle(word, Self.isAdjective(word) ? .people : [.people, .ethnonym], bare: use != "the")
        }
    }

    /// A sound plural: of an adjective of origin, or of a participle (`مسلمين`, Muslims).
    private static func isAdjective(_ word: String) -> Bool {
        ["\u{0648}\u{0646}", "\u{064A}\u{0646}", "\u{064A}\u{0627}\u{062A}", "\u{064A}\u{064A}"].contains { word.hasSuffix($0) }
    }

    private mutating func addWithArticle(_ word: String, _ flags: NameFlags, bare: Bool) {
        if bare { add(WordKey.of(word), flags) }
        add(WordKey.withArticle(word), flags)
    }

    /// The words of a name: its first, and the others.
    public mutating func addWords(_ words: [WordKey], whole: NameFlags, first: NameFlags, inner: NameFlags) {
        guard let head = words.first else { return }
        add(head, words.count == 1 ? whole.union(.phraseFirst) : first.union(.phraseFirst))
        for word in words.dropFirst() { add(word, inner) }
    }

    /// Rows of `names/triggers.tsv`; a word that stands in two rows belongs to the later one.
    public mutating func addTriggers(_ table: Table) {
        for row in table.rows {
            let name = row[0]
            row.each(1) { setTrigger(WordKey.of($0), name) }
        }
    }

    public mutating func setTrigger(_ key: WordKey, _ name: String, replacing: Bool = true) {
        guard replacing || triggers.find(key) < 0 else { return }
        let number = triggerNames.firstIndex(of: name) ?? triggerNames.count
        if number == triggerNames.count { triggerNames.append(name) }
        triggers.set(key, Int32(number))
    }
}
