/// What kind of thing a name stands for.
public enum MentionKind: String, Sendable, Codable, CaseIterable {
    case person, organisation, group, place, outlet, document, number, ordinal, time, other
}

/// Who or what is named at one place of the text, before it is resolved across reports.
public struct Mention: Hashable, Sendable {
    public var kind: MentionKind
    public var evidence: Evidence
    /// The name without category words, titles, quotation marks and proclitics.
    public var name: String
    /// Row of the name tables that it stands for (`islamic-state`), where one does.
    public var key: String?
    /// Of a person.
    public var parts: PersonName?
    /// A group that is a people, a faith or a nation (`الأكراد`, the Kurds), not an organised one.
    public var isPeople = false
    public var figure: Figure?
    public var time: TimeReference?
    public var location: Location?
    /// Which rule or table row saw it.
    public var because: String

    public init(kind: MentionKind, evidence: Evidence, name: String, because: String) {
        (self.kind, self.evidence, self.name, self.because) = (kind, evidence, name, because)
    }
}

/// Where a place lies, from the gazetteer.
public struct Location: Hashable, Sendable, Codable {
    /// Degrees, north and east; nil for a place that no table has.
    public var latitude: Double?
    public var longitude: Double?
    /// ISO 3166 two-letter code.
    public var country: String
    public var admin1: String
    /// `exact`, `approximate`, `admin` (the middle of an area), `country`, `near` (beside the place named), `unresolved`
    public var precision: String

    public init(latitude: Double?, longitude: Double?, country: String, admin1: String, precision: String) {
        (self.latitude, self.longitude, self.country) = (latitude, longitude, country)
        (self.admin1, self.precision) = (admin1, precision)
    }
}

/// A number with its precision: an interval that the words allow. `نحو 4000` (about 4,000) is 4000…4000; `أكثر من 90` (more than 90) is 90…nil.
public struct Figure: Hashable, Sendable, Codable {
    /// Lower bound; nil where the words give none.
    public var low: Double?
    /// Upper bound; nil where the words give none.
    public var high: Double?
    /// One of the units of the claims vocabulary: `person`, `percent`, `family`, …
    public var unit: String
    public var text: String
    public var span: Span

    public init(low: Double?, high: Double?, unit: String, text: String, span: Span) {
        (self.low, self.high, self.unit, self.text, self.span) = (low, high, unit, text, span)
    }
}

/// A time as the report words it, with the days that it covers where they can be known.
public struct TimeReference: Hashable, Sendable, Codable {
    /// First and last day, both inclusive; nil when the report gives no way to resolve the words.
    public var start: CivilDate?
    public var end: CivilDate?
    public var text: String
    public var span: Span
    /// `day`, `week`, `month`, `quarter`, `half`, `year`, `decade`, `century`, `interval`; `hour` and `minute` for times of the day;
    /// `duration` for a length of time that no day bounds; `unresolved`
    public var precision: String
    /// The time of day, `HH:MM`; nil where none is told, or nothing tells morning from evening.
    public var clock: String?
    /// Of a length of time: how long.
    public var length: Length?

    /// A number of units of time: `minute`, `hour`, `day`, `week`, `month`, `year`, `decade`, `century`.
    public struct Length: Hashable, Sendable, Codable {
        public var amount: Double
        public var unit: String

        public init(amount: Double, unit: String) { (self.amount, self.unit) = (amount, unit) }
    }

    public init(start: CivilDate?, end: CivilDate?, text: String, span: Span, precision: String) {
        (self.start, self.end, self.text, self.span, self.precision) = (start, end, text, span, precision)
    }
}
