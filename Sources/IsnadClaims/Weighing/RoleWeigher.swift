import IsnadModel
import IsnadRules

/// Decides which offers fill which slots of a candidate: what its rule says, weighed with all that stands around.
///
/// The weights were learnt from coded reports (`Tools/claim_weights.py`); each is a readable row of `Rules/claims/roles.tsv`.
struct RoleWeigher {
    static let slots: [Slot] = [.agent, .target, .to, .from, .place]
    static let answers = slots.map(\.rawValue)

    let context: DocumentContext
    let cast: DocumentCast
    let circumstances: Circumstances

    /// An offer with its features and the slot that it fills, if any.
    struct Weighed {
        var offer: Offer
        var features: [SeenFeature]
        var slot: Slot?
    }

    /// - Parameter candidates: those of the sentence, as the rules alone fill them.
    func sentence(_ scanner: ClauseScanner, _ speech: [SpeechSegment], _ candidates: [Candidate]) -> SentenceWeigher {
        SentenceWeigher(
            context: context, features: RoleFeatures(context, cast, scanner, speech, candidates), maker: RoleOffers(context, cast, scanner.parse.sentence),
            circumstances: circumstances)
    }
}

/// Weighs what the candidates of one sentence are offered.
struct SentenceWeigher {
    let context: DocumentContext
    let features: RoleFeatures
    let maker: RoleOffers
    let circumstances: Circumstances
    private var weights: Weighing { context.knowledge.weighing }

    /// Fills the slots of a candidate with what weighs most.
    /// - Parameter implied: the subject of the clause before.
    func fill(_ c: inout Candidate, _ implied: Filler?) {
        guard !weights.roles.isEmpty else {
            for p in circumstances.places(c) { c.fillers.append(Filler(source: .phrase(c.sentence, Int(p)), kind: .place), .place) }
            return
        }
        let offers = maker.offers(c, implied: implied, places: circumstances.places(c))
        let frame = frame(c, offers)
        var fillers = Fillers()
        for (slot, filler) in c.fillers.entries where slot == .content || slot == .reason { fillers.append(filler, slot) }
        var sum = weights.roleSums.sum
        var isWeighed = c.because.contains(.weighed)
        for offer in offers {
            sum.clear()
            features.add(offer, c, frame, offers, to: &sum)
            guard let slot = Self.best(sum.weights, barsAgent: sum.weights[0] > 0 && features.barsAgent(offer, c)) else { continue }
            if offer.ruleSlot != slot, !isWeighed {
                c.because.append(.weighed)
                isWeighed = true
            }
            fillers.append(offer.filler, slot)
        }
        c.fillers = fillers
    }

    /// Each offer with what is seen of it, for learning.
    func weighed(_ c: Candidate, _ implied: Filler?) -> [RoleWeigher.Weighed] {
        let offers = maker.offers(c, implied: implied, places: circumstances.places(c))
        let frame = frame(c, offers)
        return offers.map { offer in
            var seen = FeatureList()
            features.add(offer, c, frame, offers, to: &seen)
            var sum = weights.roles.sum
            features.add(offer, c, frame, offers, to: &sum)
            return RoleWeigher.Weighed(offer: offer, features: seen.features, slot: Self.best(sum.weights, barsAgent: features.barsAgent(offer, c)))
        }
    }

    /// The lanes of agent, target, to, from and place, in the order of `RoleWeigher.slots`.
    private static func best(_ scores: FeatureTable.Weights, barsAgent: Bool) -> Slot? {
        var (best, score): (Slot?, Int32) = (nil, 0)
        if scores[0] > score, !barsAgent { (best, score) = (.agent, scores[0]) }
        if scores[1] > score { (best, score) = (.target, scores[1]) }
        if scores[2] > score { (best, score) = (.to, scores[2]) }
        if scores[3] > score { (best, score) = (.from, scores[3]) }
        if scores[4] > score { (best, score) = (.place, scores[4]) }
        return best
    }

    private func frame(_ c: Candidate, _ offers: [Offer]) -> RoleFeatures.Frame {
        var empty = 0
        for (bit, slot) in RoleWeigher.slots.enumerated() where !c.fillers.fills(slot) { empty |= 1 << bit }
        var frame = RoleFeatures.Frame(type: weights.type(c.rule), family: weights.family(c.rule), shape: Int(c.shape.rawValue), empty: empty)
        for offer in offers {
            if offer.item != nil { frame.counts[offer.filler.kind.code] &+= 1 }
            if let m = offer.member, offer.ruleSlot != .none { frame.note(given: m) }
        }
        return frame
    }
}

/// The tables of weights with the words that their features are written in.
///
/// A class, because every draft and every offer asks it.
package final class Weighing: Sendable {
    let words: FeatureWords
    let roles: FeatureTable
    let claims: FeatureTable
    /// Numbers of type, family and id of each rule.
    private let numbers: [(type: Int, family: Int, rule: Int)]
    let typeCount: Int
    let roleSums: RoleSums

    init(_ files: RuleFiles, _ loader: FrameLoader) {
        let types = loader.types.map(\.type.rawValue)
        let families = ["violence", "territory", "cohesion", "conduct", "figure"]
        let rules = loader.rules.map(\.id)
        words = FeatureWords(types: types, families: families, rules: rules)
        let roles = FeatureTable(Table(files.bytes("claims/roles.tsv")), words: words, answers: RoleWeigher.answers)
        self.roles = roles
        claims = FeatureTable(Table(files.bytes("claims/claims.tsv")), words: words, answers: ["claim"])
        typeCount = max(types.count, 1)
        roleSums = RoleSums(roles, types: typeCount, families: families.count)
        let ids = [String: Int](zip(rules, rules.indices), uniquingKeysWith: { first, _ in first })
        let typeNumbers = [String: Int](zip(types, types.indices), uniquingKeysWith: { first, _ in first })
        numbers = loader.rules.map { rule in
            (typeNumbers[rule.type.rawValue] ?? 0, families.firstIndex(of: rule.family) ?? 0, ids[rule.id] ?? 0)
        }
    }

    /// Rows that no feature of the program answers to: a rule was renamed, say, and the weights are to be learnt again.
    package var diagnostics: [Diagnostic] {
        [("roles", roles), ("claims", claims)].flatMap { name, table in
            table.unknown.map {
                Diagnostic(.error, cause: "rule", message: "Rules/claims/\(name).tsv: unknown feature '\($0.feature)'", line: $0.line)
            }
        }
    }

    func type(_ rule: FrameRule) -> Int { numbers[rule.number].type }
    func family(_ rule: FrameRule) -> Int { numbers[rule.number].family }
    func rule(_ rule: FrameRule) -> Int { numbers[rule.number].rule }
}
