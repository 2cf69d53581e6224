import IsnadLanguage
import IsnadScript

/// What the tables and the lexicon say of one word, as far as it helps to see names. Each flag is a feature that `names/weights.tsv` weighs.
public struct NameFlags: OptionSet, Sendable, Hashable {
    public let rawValue: UInt64
    public init(rawValue: UInt64) { self.rawValue = rawValue }

    /// Names of the flags in the order of their bits, as the weights call them.
    public static let names = [
        "given", "given-foreign", "given-feminine", "family", "nisba", "person-word",
        "country", "city", "town", "place-first", "place-inner", "nationality", "people",
        "organisation", "organisation-first", "organisation-inner", "outlet", "outlet-word", "group", "phrase-first",
        "article", "conjunction", "preposition", "enclitic", "unknown",
        "may-be-verb", "may-be-noun", "may-be-adjective", "plural", "feminine", "say", "dual",
        "n.person", "n.leader", "n.speaker", "n.member", "n.force", "n.place", "n.building", "n.document", "n.quantity", "title-first", "people-name",
        "people-near", "ethnonym", "people-lead",
    ]

    /// The flag of a name in `names`; empty for a name that is none.
    public static func named(_ name: String) -> NameFlags {
        names.firstIndex(of: name).map { NameFlags(rawValue: 1 << UInt64($0)) } ?? []
    }

    public static let given = NameFlags(rawValue: 1 << 0)
    public static let givenForeign = NameFlags(rawValue: 1 << 1)
    public static let givenFeminine = NameFlags(rawValue: 1 << 2)
    public static let family = NameFlags(rawValue: 1 << 3)
    public static let nisba = NameFlags(rawValue: 1 << 4)
    public static let personWord = NameFlags(rawValue: 1 << 5)
    public static let country = NameFlags(rawValue: 1 << 6)
    public static let city = NameFlags(rawValue: 1 << 7)
    public static let town = NameFlags(rawValue: 1 << 8)
    public static let placeFirst = NameFlags(rawValue: 1 << 9)
    public static let placeInner = NameFlags(rawValue: 1 << 10)
    public static let nationality = NameFlags(rawValue: 1 << 11)
    public static let people = NameFlags(rawValue: 1 << 12)
    public static let organisation = NameFlags(rawValue: 1 << 13)
    public static let organisationFirst = NameFlags(rawValue: 1 << 14)
    public static let organisationInner = NameFlags(rawValue: 1 << 15)
    public static let outlet = NameFlags(rawValue: 1 << 16)
    public static let outletWord = NameFlags(rawValue: 1 << 17)
    public static let group = NameFlags(rawValue: 1 << 18)
    public static let phraseFirst = NameFlags(rawValue: 1 << 19)
    public static let article = NameFlags(rawValue: 1 << 20)
    public static let conjunction = NameFlags(rawValue: 1 << 21)
    public static let preposition = NameFlags(rawValue: 1 << 22)
    public static let enclitic = NameFlags(rawValue: 1 << 23)
    public static let unknown = NameFlags(rawValue: 1 << 24)
    public static let mayBeVerb = NameFlags(rawValue: 1 << 25)
    public static let mayBeNoun = NameFlags(rawValue: 1 << 26)
    public static let mayBeAdjective = NameFlags(rawValue: 1 << 27)
    public static let plural = NameFlags(rawValue: 1 << 28)
    public static let feminine = NameFlags(rawValue: 1 << 29)
    public static let say = NameFlags(rawValue: 1 << 30)
    public static let dual = NameFlags(rawValue: 1 << 31)
    public static let person = NameFlags(rawValue: 1 << 32)
    public static let leader = NameFlags(rawValue: 1 << 33)
    public static let speaker = NameFlags(rawValue: 1 << 34)
    public static let member = NameFlags(rawValue: 1 << 35)
    public static let force = NameFlags(rawValue: 1 << 36)
    public static let place = NameFlags(rawValue: 1 << 37)
    public static let building = NameFlags(rawValue: 1 << 38)
    public static let document = NameFlags(rawValue: 1 << 39)
    public static let quantity = NameFlags(rawValue: 1 << 40)

    public static let titleFirst = NameFlags(rawValue: 1 << 41)
    /// A people named without article, hence never an adjective (`قريش`, Quraysh).
    public static let peopleName = NameFlags(rawValue: 1 << 42)
    /// A people only beside another one (`السنة`, the Sunnis or the year).
    public static let peopleNear = NameFlags(rawValue: 1 << 43)
    /// A people by a noun of its own rather than an adjective of origin: also behind a noun (`التجار العرب`, the Arab traders) it names the people.
    public static let ethnonym = NameFlags(rawValue: 1 << 44)
    /// A word behind which a people only beside another one is one (`أهل السنة`, the people of the Sunna).
    public static let peopleLead = NameFlags(rawValue: 1 << 45)

    /// Flags that come from the tables of names: a word that has one is known as part of a name.
    public static let listed = NameFlags(rawValue: (1 << 20) - 1)

    /// What a noun's kind in the lexicon adds.
    static func of(_ kind: NounKind) -> NameFlags {
        switch kind {
        case .civilian, .family: .person
        case .leader: .leader
        case .speaker: .speaker
        case .member: .member
        case .force: .force
        case .place: .place
        case .building, .site: .building
        case .document: .document
        case .quantity, .money: .quantity
        case .nationality: .nationality
        case .vehicle, .weapon, .other: []
        }
    }
}
