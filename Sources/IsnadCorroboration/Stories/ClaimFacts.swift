import IsnadModel
import IsnadScript

/// What the joining of claims compares. A class, for one is held by many tables at once and never changed.
final class ClaimFacts: Sendable {
    enum TimeBasis: UInt8, Sendable {
        /// The report gives the days.
        case told
        /// No time is told: the two days before publication and that day are taken.
        case assumed
        /// More than a week wide.
        case wide
        /// A time is told that cannot be resolved, or nothing at all is known.
        case unknown
    }

    let id: String
    let report: String
    /// Place among the claims of its report, from 0.
    let ordinal: Int
    let type: ClaimType
    let modality: Modality
    let count: Figure?
    /// Place of the trigger in the report's text.
    let trigger: Span
    /// Days since 1970; empty only where the basis is `unknown`.
    let days: ClosedRange<Int>?
    let basis: TimeBasis
    /// Entities of places below a province.
    let places: Set<String>
    let broadPlaces: Set<String>
    let agents: Set<String>
    let persons: Set<String>
    /// Other targets: organisations, groups, descriptions (`مدنيين`, civilians).
    let targets: Set<String>
    /// Those who fill `to` and `from`.
    let sides: Set<String>
    /// Entity of the teller at the end of the chain; empty where none is named.
    let teller: String
    /// No earlier claim of its report has its type and group of modality.
    let isFirstOfType: Bool
    let sentence: TermVector
    /// Where its places lie.
    let admin: Set<String>

    static func all(_ report: Report, _ tables: CorroboratorTables) -> [ClaimFacts] {
        var met: Set<String> = []
        var memo = EntityResolver.Memo(tables.resolver)
        return zip(report.claimIDs, report.coded.claims).enumerated().map { ordinal, pair in
            let isFirst = met.insert(pair.1.type.rawValue + " " + tables.modalities.group(pair.1.modality)).inserted
            return ClaimFacts(pair.1, id: pair.0, ordinal, isFirst, report, tables, &memo)
        }
    }

    /// - Parameter document: the report; of it only its id and its day are asked.
    init(
        _ claim: Claim, id: String, _ ordinal: Int, _ isFirst: Bool, _ document: Report, _ tables: CorroboratorTables,
        _ memo: inout EntityResolver.Memo
    ) {
        let resolver = tables.resolver
        (self.id, self.ordinal, isFirstOfType) = (id, ordinal, isFirst)
        (type, modality, count, trigger) = (claim.type, claim.modality, claim.count, claim.trigger.span)
        report = document.id
        func ids(_ values: [Participant]) -> Set<String> { Set(values.map { memo.id(name: $0.name, kind: $0.kind) }) }
        let broad = claim.place.filter { resolver.names.broadPlaces.contains(resolver.names.key($0.name, .place)) }
        let wide = ids(broad)
        broadPlaces = wide
        places = ids(claim.place).subtracting(wide)
        admin = Set(claim.place.compactMap { resolver.names.admin[resolver.names.key($0.name, .place)] })
        agents = ids(claim.agent)
        persons = ids(claim.target.filter { $0.kind == .person })
        targets = ids(claim.target.filter { $0.kind != .person })
        sides = ids(claim.to + claim.from)
        teller = claim.chain.origin.map { memo.id(name: $0.name, kind: $0.kind) } ?? ""
        sentence = TermVector(TermVector.stems(claim.sentence.text)[...], tables.common)
        (days, basis) = ClaimFacts.days(claim.time, document.document.published)
    }

    init(
        id: String, report: String, ordinal: Int, type: ClaimType, modality: Modality, count: Figure?, trigger: Span, days: ClosedRange<Int>?,
        basis: TimeBasis, isFirstOfType: Bool, teller: String, places: Set<String>, broadPlaces: Set<String>, agents: Set<String>,
        persons: Set<String>, targets: Set<String>, sides: Set<String>, admin: Set<String>, sentence: TermVector
    ) {
        (self.id, self.report, self.ordinal, self.type, self.modality) = (id, report, ordinal, type, modality)
        (self.count, self.trigger, self.days, self.basis, self.isFirstOfType) = (count, trigger, days, basis, isFirstOfType)
        (self.teller, self.places, self.broadPlaces, self.agents, self.persons) = (teller, places, broadPlaces, agents, persons)
        (self.targets, self.sides, self.admin, self.sentence) = (targets, sides, admin, sentence)
    }

    private static func days(_ time: TimeReference?, _ published: CivilDate?) -> (ClosedRange<Int>?, TimeBasis) {
        guard let time else {
            guard let day = published?.daysSince1970 else { return (nil, .unknown) }
            return ((day - 2)...day, .assumed)
        }
        guard let start = time.start?.daysSince1970, let end = time.end?.daysSince1970, start <= end else { return (nil, .unknown) }
        return (start...end, end - start > 6 ? .wide : .told)
    }

    /// Whether two claims can be of one time: days at most one apart, two where one of them is taken from publication; a wide time only
    /// with the very same.
    func isTimely(with other: ClaimFacts) -> Bool {
        guard let a = days, let b = other.days else { return false }
        if basis == .wide || other.basis == .wide { return a == b }
        return a.lowerBound - 1 <= b.upperBound && b.lowerBound - 1 <= a.upperBound
    }

    /// Whether both name places below a province that cannot be one: none is the other's, and they lie in different provinces or are two
    /// known places of one.
    func isElsewhere(from other: ClaimFacts) -> Bool {
        guard !places.isEmpty, !other.places.isEmpty, places.isDisjoint(with: other.places) else { return false }
        if admin.isEmpty || other.admin.isEmpty { return true }
        return admin.isDisjoint(with: other.admin)
    }

    /// Whether the same report tells both on the same word: then they are two happenings.
    func isTold(beside other: ClaimFacts) -> Bool {
        report == other.report && teller == other.teller
    }

    /// Keys under which claims that may be of one happening meet: its type with a place, a person, a side or a number.
    var blocks: [UInt64] {
        guard let days, basis != .wide, days.count <= 8 else { return [] }
        var names = places.union(persons).union(sides)
        if let number = count?.low, number >= 3 { names.insert("\(Int(min(number, 1e12))) \(count?.unit ?? "")") }
        let type = WordKey.of(type.rawValue)
        return names.map { type.then(WordKey.of($0)).bits }.sorted()
    }
}
