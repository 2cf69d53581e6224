/// How closely a position is known.
public enum PlacePrecision: String, Sendable {
    /// The centre of a town, as GeoNames has it.
    case exact
    /// A spot of the project's own lists, right to a few kilometres.
    case approximate
    /// The middle of a division, region, river or sea.
    case admin
    case country
    /// Beside the place named (`شمال إدلب`, north of Idlib), moved that way.
    case near
    /// A place by its shape (`قرية X`, the village of X) that no table has.
    case unresolved
}

/// Which place a mention means, where that lies, and why it was chosen.
public struct PlaceReading: Sendable {
    /// Row of `NameTables.entries`, or -1.
    public var entry: Int32
    public var latitude: Double?
    public var longitude: Double?
    public var precision: PlacePrecision
    /// Rule that settled it: `only`, `kind`, `origin`, `within`, `document`, `known`, `sentence`, `focus`, `near`, `large`, `shape`.
    public var rule: Rule

    public enum Rule: UInt8, Sendable {
        /// The name has one bearer.
        case only
        /// The word before it says what kind of place is meant (`محافظة الحديدة`).
        case kind
        /// An adjective behind it names its country (`طرابلس اللبنانية`).
        case origin
        /// A place that it lies in stands beside it (`المنصورة بمحافظة عدن`).
        case within
        /// The document said so elsewhere.
        case document
        /// A capital, a country or a town far larger than the others.
        case known
        /// Other places of the sentence lie in its country.
        case sentence
        /// The document speaks of its country most.
        case focus
        /// It lies nearest to the places around it.
        case near
        /// The largest bearer.
        case large
        /// Seen by the place word before it.
        case shape

        /// As reasons name it.
        var name: String { "\(self)" }
    }
}
