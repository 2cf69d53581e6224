/// Takes what is seen of an offer, in groups of features that depend on the same few numbers.
///
/// The groups are said here, once: a sink that only adds up weights has the sum of each group ready (see `RoleSums`).
protocol RoleSink: FeatureSink {
    mutating func addOffer(type: Int, source: Int, kind: Int, slot: Int, empty: Int)
    mutating func addRoles(agent: Int, target: Int, source: Int, family: Int)
    mutating func addStanding(rank: Int, isInTitle: Bool, source: Int)
    mutating func addEntity(_ entity: Int, family: Int)
    mutating func addNoun(_ noun: Int, type: Int)
    mutating func addMarks(_ marks: Int, kind: Int)
    mutating func addSide(_ side: Int, governor: Int, kind: Int)
    mutating func addDistance(side: Int, _ distance: Int, kind: Int)
    mutating func addBetween(side: Int, verbs: Int, breaks: Int, same: Int, kind: Int)
    mutating func addVerbs(before: Int, behind: Int, shape: Int)
}

extension RoleSink {
    mutating func addOffer(type: Int, source: Int, kind: Int, slot: Int, empty: Int) {
        add(Feature(.typeSource, type, source))
        add(Feature(.ruleSlot, slot))
        add(Feature(.ruleSlotType, slot, type))
        add(Feature(.ruleSlotKind, slot, kind))
        add(Feature(.kind, kind))
        add(Feature(.kindType, kind, type))
        add(Feature(.source, source))
        add(Feature(.sourceKind, source, kind))
        add(Feature(.empty, empty, source, kind))
        add(Feature(.emptyType, empty, source, type))
    }

    mutating func addRoles(agent: Int, target: Int, source: Int, family: Int) {
        add(Feature(.documentRoles, agent, target))
        add(Feature(.documentAgent, agent, source, family))
        add(Feature(.documentTarget, target, source, family))
    }

    mutating func addStanding(rank: Int, isInTitle: Bool, source: Int) {
        add(Feature(.documentRank, rank, source))
        if isInTitle { add(Feature(.title, 1, source)) }
    }

    mutating func addEntity(_ entity: Int, family: Int) {
        add(Feature(.entity, entity))
        add(Feature(.entityFamily, entity, family))
    }

    mutating func addNoun(_ noun: Int, type: Int) {
        add(Feature(.noun, noun))
        add(Feature(.nounType, noun, type))
    }

    mutating func addMarks(_ marks: Int, kind: Int) {
        add(Feature(.marks, marks))
        add(Feature(.marksKind, marks, kind))
    }

    mutating func addSide(_ side: Int, governor: Int, kind: Int) {
        add(Feature(.sideGovernor, side, governor))
        add(Feature(.sideGovernorKind, side, governor, kind))
    }

    mutating func addDistance(side: Int, _ distance: Int, kind: Int) {
        add(Feature(.distance, side, distance))
        add(Feature(.distanceKind, side, distance, kind))
    }

    mutating func addBetween(side: Int, verbs: Int, breaks: Int, same: Int, kind: Int) {
        add(Feature(.between, side, verbs, breaks))
        add(Feature(.sameBetween, side, same, min(verbs, 2)))
        add(Feature(.nearest, side, same, kind))
    }

    mutating func addVerbs(before: Int, behind: Int, shape: Int) {
        add(Feature(.afterVerb, before, shape))
        add(Feature(.beforeVerb, behind, shape))
    }
}

/// The weights of each group of features summed up beforehand, for all numbers that the group can be asked with.
///
/// A class, because a sum holds it.
final class RoleSums: Sendable {
    /// A box of sums, counted through by its edges.
    struct Box: Sendable {
        private let rows: [FeatureTable.Weights]
        private let edges: (Int, Int, Int, Int)

        init(_ edges: (Int, Int, Int, Int), _ weights: FeatureTable, _ add: (inout FeatureTable.Sum, Int, Int, Int, Int) -> Void) {
            self.edges = edges
            let (a, b, c, d) = edges
            var rows: [FeatureTable.Weights] = []
            rows.reserveCapacity(a * b * c * d)
            var sum = weights.sum
            for i in 0..<a {
                for j in 0..<b {
                    for k in 0..<c {
                        for l in 0..<d {
                            sum.clear()
                            add(&sum, i, j, k, l)
                            rows.append(sum.weights)
                        }
                    }
                }
            }
            self.rows = rows
        }

        @inline(__always) subscript(a: Int, b: Int, c: Int, d: Int) -> FeatureTable.Weights { rows[((a * edges.1 + b) * edges.2 + c) * edges.3 + d] }
    }

    fileprivate let weights: FeatureTable
    /// Offers to which the rule gives no slot, which most are: by type, source, kind, empty slots.
    fileprivate let offers: Box
    fileprivate let roles: Box
    fileprivate let standings: Box
    fileprivate let entities: Box
    fileprivate let nouns: Box
    fileprivate let marks: Box
    fileprivate let sides: Box
    fileprivate let distances: Box
    fileprivate let verbs: Box

    init(_ weights: FeatureTable, types: Int, families: Int) {
        self.weights = weights
        let (sources, kinds) = (OfferSource.allCases.count, FillerKind.allCases.count)
        offers = Box((types, sources, kinds, 4), weights) { $0.addOffer(type: $1, source: $2, kind: $3, slot: Slot.none.code, empty: $4) }
        roles = Box((4, 4, sources, families), weights) { $0.addRoles(agent: $1, target: $2, source: $3, family: $4) }
        standings = Box((6, 2, sources, 1), weights) { sum, rank, title, source, _ in sum.addStanding(rank: rank, isInTitle: title == 1, source: source) }
        entities = Box((EntityCode.names.count, families, 1, 1), weights) { sum, entity, family, _, _ in sum.addEntity(entity, family: family) }
        nouns = Box((NounCode.names.count, types, 1, 1), weights) { sum, noun, type, _, _ in sum.addNoun(noun, type: type) }
        marks = Box((128, kinds, 1, 1), weights) { sum, marks, kind, _, _ in sum.addMarks(marks, kind: kind) }
        sides = Box((3, Governor.names.count, kinds, 1), weights) { sum, side, governor, kind, _ in sum.addSide(side, governor: governor, kind: kind) }
        distances = Box((3, 7, kinds, 1), weights) { sum, side, distance, kind, _ in sum.addDistance(side: side, distance, kind: kind) }
        verbs = Box((VerbCode.names.count, VerbCode.names.count, 4, 1), weights) { sum, before, behind, shape, _ in
            sum.addVerbs(before: before, behind: behind, shape: shape)
        }
    }

    var sum: RoleSum { RoleSum(sums: self) }
}

/// The sum of the weights of what is seen of an offer.
struct RoleSum: RoleSink {
    private let sums: RoleSums
    private(set) var weights = FeatureTable.Weights()

    fileprivate init(sums: RoleSums) { self.sums = sums }

    mutating func clear() { weights = FeatureTable.Weights() }

    @inline(__always) mutating func add(_ feature: Feature) { weights &+= sums.weights.weights(feature) }
    @inline(__always) mutating func add(_ feature: WordFeature) { weights &+= sums.weights.weights(feature.key) }
    @inline(__always) mutating func add(_ feature: JointFeature) { weights &+= sums.weights.weights(feature.key) }

    @inline(__always) mutating func addOffer(type: Int, source: Int, kind: Int, slot: Int, empty: Int) {
        weights &+= sums.offers[type, source, kind, empty]
        guard slot != Slot.none.code else { return }
        for (slot, sign) in [(slot, Int32(1)), (Slot.none.code, Int32(-1))] {
            weights &+= sums.weights.weights(Feature(.ruleSlot, slot)) &* sign
            weights &+= sums.weights.weights(Feature(.ruleSlotType, slot, type)) &* sign
            weights &+= sums.weights.weights(Feature(.ruleSlotKind, slot, kind)) &* sign
        }
    }

    @inline(__always) mutating func addRoles(agent: Int, target: Int, source: Int, family: Int) { weights &+= sums.roles[agent, target, source, family] }
    @inline(__always) mutating func addStanding(rank: Int, isInTitle: Bool, source: Int) { weights &+= sums.standings[rank, isInTitle ? 1 : 0, source, 0] }
    @inline(__always) mutating func addEntity(_ entity: Int, family: Int) { weights &+= sums.entities[entity, family, 0, 0] }
    @inline(__always) mutating func addNoun(_ noun: Int, type: Int) { weights &+= sums.nouns[noun, type, 0, 0] }
    @inline(__always) mutating func addMarks(_ marks: Int, kind: Int) { weights &+= sums.marks[marks, kind, 0, 0] }
    @inline(__always) mutating func addSide(_ side: Int, governor: Int, kind: Int) { weights &+= sums.sides[side, governor, kind, 0] }
    @inline(__always) mutating func addDistance(side: Int, _ distance: Int, kind: Int) { weights &+= sums.distances[side, distance, kind, 0] }
    @inline(__always) mutating func addVerbs(before: Int, behind: Int, shape: Int) { weights &+= sums.verbs[before, behind, shape, 0] }
}
