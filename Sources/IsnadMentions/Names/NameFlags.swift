import IsnadLanguage
import IsnadScript

/// What the tables and the lexicon say of one word, as far as it helps to see names. Each flag is a feature that `names/weights.tsv` weighs.
package struct NameFlags: OptionSet, Sendable, Hashable {
    package let rawValue: UInt64
    package init(rawValue: UInt64) { self.rawValue = rawValue }

    /// Names of the flags in the order of their bits, as the weights call them.
    package static let names = [
        "given", "given-foreign", "given-feminine", "family", "nisba", "person-word",
        "country", "city", "town", "place-first", "place-inner", "nationality", "people",
        "organisation", "organisation-first", "organisation-inner", "outlet", "outlet-word", "group", "phrase-first",
        "article", "conjunction", "preposition", "enclitic", "unknown",
        "may-be-verb", "may-be-noun", "may-be-adjective", "plural", "feminine", "say", "dual",
        "n.person", "n.leader", "n.speaker", "n.member", "n.force", "n.place", "n.building", "n.document", "n.quantity", "title-first", "people-name",
        "people-near",
    ]

    /// The flag of a name in `names`; empty for a name that is none.
    package static func named(_ name: String) -> NameFlags {
        names.firstIndex(of: name).map { NameFlags(rawValue: 1 << UInt64($0)) } ?? []
    }

    package static let given = NameFlags(rawValue: 1 << 0)
    package static let givenForeign = NameFlags(rawValue: 1 << 1)
    package static let givenFeminine = NameFlags(rawValue: 1 << 2)
    package static let family = NameFlags(rawValue: 1 << 3)
    package static let nisba = NameFlags(rawValue: 1 << 4)
    package static let personWord = NameFlags(rawValue: 1 << 5)
    package static let country = NameFlags(rawValue: 1 << 6)
    package static let city = NameFlags(rawValue: 1 << 7)
    package static let town = NameFlags(rawValue: 1 << 8)
    package static let placeFirst = NameFlags(rawValue: 1 << 9)
    package static let placeInner = NameFlags(rawValue: 1 << 10)
    package static let nationality = NameFlags(rawValue: 1 << 11)
    package static let people = NameFlags(rawValue: 1 << 12)
    package static let organisation = NameFlags(rawValue: 1 << 13)
    package static let organisationFirst = NameFlags(rawValue: 1 << 14)
    package static let organisationInner = NameFlags(rawValue: 1 << 15)
    package static let outlet = NameFlags(rawValue: 1 << 16)
    package static let outletWord = NameFlags(rawValue: 1 << 17)
    package static let group = NameFlags(rawValue: 1 << 18)
    package static let phraseFirst = NameFlags(rawValue: 1 << 19)
    package static let article = NameFlags(rawValue: 1 << 20)
    package static let conjunction = NameFlags(rawValue: 1 << 21)
    package static let preposition = NameFlags(rawValue: 1 << 22)
    package static let enclitic = NameFlags(rawValue: 1 << 23)
    package static let unknown = NameFlags(rawValue: 1 << 24)
    package static let mayBeVerb = NameFlags(rawValue: 1 << 25)
    package static let mayBeNoun = NameFlags(rawValue: 1 << 26)
    package static let mayBeAdjective = NameFlags(rawValue: 1 << 27)
    package static let plural = NameFlags(rawValue: 1 << 28)
    package static let feminine = NameFlags(rawValue: 1 << 29)
    package static let say = NameFlags(rawValue: 1 << 30)
    package static let dual = NameFlags(rawValue: 1 << 31)
    package static let person = NameFlags(rawValue: 1 << 32)
    package static let leader = NameFlags(rawValue: 1 << 33)
    package static let speaker = NameFlags(rawValue: 1 << 34)
    package static let member = NameFlags(rawValue: 1 << 35)
    package static let force = NameFlags(rawValue: 1 << 36)
    package static let place = NameFlags(rawValue: 1 << 37)
    package static let building = NameFlags(rawValue: 1 << 38)
    package static let document = NameFlags(rawValue: 1 << 39)
    package static let quantity = NameFlags(rawValue: 1 << 40)

    package static let titleFirst = NameFlags(rawValue: 1 << 41)
    /// A people named without article, hence never an adjective (`قريش`, Quraysh).
    package static let peopleName = NameFlags(rawValue: 1 << 42)
    /// A people only beside another one (`السنة`, the Sunnis or the year).
    package static let peopleNear = NameFlags(rawValue: 1 << 43)

    /// Flags that come from the tables of names: a word that has one is known as part of a name.
    package static let listed = NameFlags(rawValue: (1 << 20) - 1)

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
