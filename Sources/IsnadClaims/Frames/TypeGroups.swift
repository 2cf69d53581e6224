/// Types of claims that are read alike in some respect, as bits of a rule: no type is compared by its name while a text is read.
struct TypeGroups: OptionSet, Sendable {
    let rawValue: UInt32

    // MARK: Families
    static let figures = TypeGroups(rawValue: 1 << 0)
    static let conduct = TypeGroups(rawValue: 1 << 1)

    // MARK: Types
    static let share = TypeGroups(rawValue: 1 << 2)
    static let trial = TypeGroups(rawValue: 1 << 3)
    static let publication = TypeGroups(rawValue: 1 << 4)
    static let agreement = TypeGroups(rawValue: 1 << 5)

    // MARK: Groups
    static let talks = TypeGroups(rawValue: 1 << 6)
    /// Fire from afar.
    static let strikes = TypeGroups(rawValue: 1 << 7)
    /// What arms do: their number counts nobody.
    static let byArms = TypeGroups(rawValue: 1 << 8)
    static let territorial = TypeGroups(rawValue: 1 << 9)
    /// Their nouns name who suffers (`مقتل بريطانية`, the killing of a British woman), not who acts.
    static let namesSufferer = TypeGroups(rawValue: 1 << 10)
    /// Deeds of words and allegiance: a place told elsewhere in the sentence is rarely theirs.
    static let ofWords = TypeGroups(rawValue: 1 << 11)
    /// Verb and noun together are the deed of who speaks, not something that he tells (`أعلن مسؤوليته`).
    static let ownDeeds = TypeGroups(rawValue: 1 << 12)
    /// Deeds of words: whoever speaks is the agent and no teller of them.
    static let ownWords = TypeGroups(rawValue: 1 << 13)
    /// What someone is charged, threatened or sentenced with is their content, no event.
    static let charges = TypeGroups(rawValue: 1 << 14)
    /// Their content is settled by rules of its own.
    static let withContent = TypeGroups(rawValue: 1 << 15)
    /// `بعد` gives their cause more often than their time.
    static let followOn = TypeGroups(rawValue: 1 << 16)
    /// Nobody sets out to bring them upon himself: ل before their nouns is no purpose.
    static let neverIntended = TypeGroups(rawValue: 1 << 17)

    private static let members: [(group: TypeGroups, types: [String])] = [
        (.share, ["share"]), (.trial, ["trial"]), (.publication, ["publication"]), (.agreement, ["agreement"]),
        (.talks, ["negotiation", "agreement"]),
        (.strikes, ["airstrike", "shelling"]),
        (.byArms, ["shelling", "airstrike", "killing", "injury", "clash", "bombing"]),
        (.territorial, ["capture", "withdrawal", "siege"]),
        (.namesSufferer, ["killing", "injury", "arrest", "abduction", "execution", "release", "abuse", "displacement"]),
        (
            .ofWords,
            [
                "publication", "accusation", "threat", "recruitment", "pledge", "leadership", "negotiation", "responsibility", "trial", "renunciation",
            ]
        ),
        (.ownDeeds, ["responsibility", "accusation", "threat", "pledge"]),
        (.ownWords, ["accusation", "threat", "publication", "responsibility"]),
        (.charges, ["accusation", "threat", "trial"]),
        (.withContent, ["accusation", "threat", "negotiation", "agreement", "publication", "trial", "protest"]),
        (
            .followOn,
            [
                "killing", "injury", "displacement", "flight", "defection", "surrender", "morale", "execution", "defeat", "renunciation", "withdrawal",
                "siege", "dispute", "clash",
            ]
        ),
        (.neverIntended, ["morale", "losses", "toll", "strength", "share", "injury", "dispute"]),
    ]

    init(rawValue: UInt32) { self.rawValue = rawValue }

    init(type: String, family: String) {
        self = Self.members.reduce(into: []) { if $1.types.contains(type) { $0.formUnion($1.group) } }
        if family == "figure" { insert(.figures) }
        if family == "conduct" { insert(.conduct) }
    }
}
