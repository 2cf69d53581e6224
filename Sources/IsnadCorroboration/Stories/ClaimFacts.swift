import IsnadModel

/// What the joining of claims compares.
struct ClaimFacts: Sendable {
    enum TimeBasis: Sendable {
        /// The report gives the days.
        case told
        /// No time is told: the two days before publication and that day are taken.
        case assumed
        /// More than a week wide.
        case wide
        /// A time is told that cannot be resolved, or nothing at all is known.
        case unknown
    }

    var record: ClaimRecord
    var origin: String
    /// Days since 1970; `days` is empty only where the basis is `unknown`.
    var days: ClosedRange<Int>?
    var basis: TimeBasis
    /// Entities of places below a province.
    var places: Set<String>
    var broadPlaces: Set<String>
    var agents: Set<String>
    /// Persons, organisations, outlets, documents.
    var namedTargets: Set<String>
    /// Groups and descriptions (`مدنيين`, civilians).
    var otherTargets: Set<String>
    /// Those who fill `to` and `from`.
    var sides: Set<String>

    init(_ record: ClaimRecord, origin: String, published: CivilDate?, _ resolver: EntityResolver) {
        (self.record, self.origin) = (record, origin)
        let claim = record.claim
        func ids(_ values: [Participant]) -> Set<String> { Set(values.map(resolver.id(of:))) }
        let broad = claim.place.filter { resolver.names.broadPlaces.contains(resolver.names.key($0.name, .place)) }
        broadPlaces = ids(broad)
        places = ids(claim.place).subtracting(broadPlaces)
        agents = ids(claim.agent)
        namedTargets = ids(claim.target.filter { ClaimFacts.isNamed($0.kind) })
        otherTargets = ids(claim.target.filter { !ClaimFacts.isNamed($0.kind) })
        sides = ids(claim.to + claim.from)
        (days, basis) = ClaimFacts.days(claim.time, published)
    }

    private static func isNamed(_ kind: MentionKind) -> Bool {
        switch kind {
        case .person, .organisation, .outlet, .document, .place: true
        default: false
        }
    }

    private static func days(_ time: TimeReference?, _ published: CivilDate?) -> (ClosedRange<Int>?, TimeBasis) {
        guard let time else {
            guard let day = published?.daysSince1970 else { return (nil, .unknown) }
            return ((day - 2)...day, .assumed)
        }
        guard let start = time.start?.daysSince1970, let end = time.end?.daysSince1970, start <= end else { return (nil, .unknown) }
        return (start...end, end - start > 6 ? .wide : .told)
    }

    /// Whether two claims can be of one time: days at most two apart; a wide time only with the very same.
    func isTimely(with other: ClaimFacts) -> Bool {
        guard let a = days, let b = other.days else { return false }
        if basis == .wide || other.basis == .wide { return a == b }
        return a.lowerBound - 2 <= b.upperBound && b.lowerBound - 2 <= a.upperBound
    }

    /// Whether both name places below a province and none of them is the other's.
    func isElsewhere(from other: ClaimFacts) -> Bool {
        !places.isEmpty && !other.places.isEmpty && places.isDisjoint(with: other.places)
    }

    /// Whether the same report tells both on the same word: then they are two happenings.
    func isTold(beside other: ClaimFacts) -> Bool {
        record.report == other.record.report && origin == other.origin
    }
}
