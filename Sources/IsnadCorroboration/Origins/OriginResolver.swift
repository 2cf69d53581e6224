import IsnadModel

/// Follows each claim's chain to its end, and through copies to the report that printed it first.
struct OriginResolver {
    let records: [ClaimRecord]
    let houses: HouseFinder
    private let resolver: EntityResolver
    private let tellers: TellerTable
    /// For each claim, the same claim in reports that share its passage.
    private var twins: [Int: [Int]] = [:]

    init(_ records: [ClaimRecord], _ houses: HouseFinder) {
        (self.records, self.houses) = (records, houses)
        (resolver, tellers) = (houses.resolver, houses.tellers)
        for twin in houses.copies.twins {
            twins[twin.a, default: []].append(twin.b)
            twins[twin.b, default: []].append(twin.a)
        }
    }

    static func id(ofEntity entity: String) -> String { StableID.of("origin", ["named", entity]) }

    /// Origins sorted by id, and the origin of each claim in the order of the claims.
    func resolve() -> (origins: [Origin], claims: [ClaimOrigin]) {
        var origins: [String: Origin] = [:]
        let claims = records.indices.map { index -> ClaimOrigin in
            let (origin, reason) = origin(of: index)
            if var old = origins[origin.id] {
                old.reasons = Set(old.reasons + origin.reasons).sorted { ($0.rule, $0.detail) < ($1.rule, $1.detail) }
                if isOrderedBefore(origin.name, old.name) { old.name = origin.name }
                if origin.kind == .outlet { old.kind = .outlet }
                origins[origin.id] = old
            } else {
                origins[origin.id] = origin
            }
            return ClaimOrigin(claim: records[index].id, origin: origin.id, reason: reason)
        }
        return (origins.values.sorted { isOrderedBefore($0.id, $1.id) }, claims)
    }

    private func origin(of index: Int) -> (Origin, Reason) {
        let record = records[index]
        let source = houses.source(of: record.claim.sentence.span, in: record.report)
        if let teller = record.claim.chain.origin { return told(teller, record, source?.report) }
        guard let source else {
            let house = houses.house(of: record.report)
            return (house, house.reasons.first ?? Reason(rule: "origin.outlet", detail: "No teller is named."))
        }
        let twin = twins[index]?.first { records[$0].report == source.report }
        if let twin, let teller = records[twin].claim.chain.origin {
            let (origin, _) = told(teller, records[twin], nil)
            return (origin, Reason(rule: "origin.copied-claim", detail: "The report that it copies (\(source.copy)) names the teller."))
        }
        let detail = "The sentence repeats that of an earlier or an agency's report (\(source.copy))."
        return (houses.house(of: source.report), Reason(rule: "origin.copied-report", detail: detail))
    }

    private func told(_ teller: Participant, _ record: ClaimRecord, _ source: Int?) -> (Origin, Reason) {
        tellers.isAnonymous(teller) ? anonymous(teller, record, source) : named(teller, record)
    }

    private func named(_ teller: Participant, _ record: ClaimRecord) -> (Origin, Reason) {
        let entity = resolver.id(of: teller)
        let known = resolver.names.known(resolver.names.key(teller.name, teller.kind), teller.kind)
        let reason = Reason(rule: "origin.named-teller", detail: "The chain ends with a named teller.")
        let origin = Origin(
            id: OriginResolver.id(ofEntity: entity), name: known?.name ?? teller.name, kind: .named, entity: entity, heldBy: nil,
            reasons: [reason])
        let detail = "The chain of \(record.claim.chain.tellers.count) ends with \(teller.name)."
        return (origin, Reason(rule: "origin.named-teller", detail: detail))
    }

    /// An unnamed teller is told apart only by who vouches for it: the last named teller before it, else the house that prints it.
    private func anonymous(_ teller: Participant, _ record: ClaimRecord, _ source: Int?) -> (Origin, Reason) {
        let vouching = record.claim.chain.tellers.dropLast().last { !tellers.isAnonymous($0) }
        let holder = vouching.map { OriginResolver.id(ofEntity: resolver.id(of: $0)) } ?? houses.house(of: source ?? record.report).id
        let key = resolver.names.key(teller.name, .other)
        let detail = "The chain ends with a teller without a name, known through \(holder) only."
        let reason = Reason(rule: "origin.anonymous-teller", detail: detail)
        let origin = Origin(
            id: StableID.of("origin", ["anonymous", holder, key]), name: teller.name, kind: .anonymous, entity: nil, heldBy: holder,
            reasons: [reason])
        return (origin, reason)
    }
}
