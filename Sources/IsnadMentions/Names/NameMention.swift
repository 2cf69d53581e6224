import IsnadModel

/// A name found in the text.
public struct NameMention: Sendable {
    /// The words of the name; titles and category words stand outside.
    public var tokens: Range<Int>
    /// First scalar of the name, behind proclitics.
    public var start: Int32
    public var kind: MentionKind
    /// Row of `NameTables.entries`, or -1 for a name that was seen by its shape.
    public var entry: Int32
    /// The words of a title before it (`وزير الخارجية`, foreign minister), if any.
    public var title: Range<Int>?
    /// Where `PhraseIndex` holds the bearers of the name, or -1.
    public var phrase: Int32 = -1
    /// Number of the place word before it (`مدينة`, town), or -1.
    public var placeWord: Int32 = -1
    public var reason: NameReason
    /// A people, faith or nation (`الأكراد`, the Kurds) rather than an organised group.
    public var isPeople = false
    /// The name by which the person is also called, behind `الملقب بـ` or the like, as words of the text.
    public var alias: Range<Int>?

    public init(tokens: Range<Int>, start: Int32, kind: MentionKind, entry: Int32, reason: NameReason) {
        (self.tokens, self.start, self.kind, self.entry, self.reason) = (tokens, start, kind, entry, reason)
    }
}

/// What saw a name.
public enum NameReason: UInt8, Sendable {
    case person, organisation, group, place, outlet, people, shape, placeEcho, echo, other

    /// A name of a table, by its kind there.
    init(listed kind: MentionKind) {
        switch kind {
        case .person: self = .person
        case .organisation: self = .organisation
        case .group: self = .group
        case .place: self = .place
        case .outlet: self = .outlet
        default: self = .other
        }
    }

    fileprivate var name: String {
        switch self {
        case .person: "names.person"
        case .organisation: "names.organisation"
        case .group: "names.group"
        case .place: "names.place"
        case .outlet: "names.outlet"
        case .people: "names.people"
        case .shape: "names.place.shape"
        case .placeEcho: "names.place.echo"
        case .echo: "names.person.echo"
        case .other: "names.other"
        }
    }
}

extension NameTables {
    /// The id of what saw a name: the way, and the row of the table where there is one.
    public func because(_ name: NameMention) -> String {
        name.entry >= 0 ? "\(name.reason.name).\(entries.id(Int(name.entry)))" : name.reason.name
    }
}
