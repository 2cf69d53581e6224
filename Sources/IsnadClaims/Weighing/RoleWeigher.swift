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
    private var weights: Weighing { context.knowledge.weighing }

    /// An offer with its features and the slot that it fills, if any.
    struct Weighed {
        var offer: Offer
        var features: [Feature]
        var slot: Slot?
    }

    /// Fills the slots of the candidates of one sentence.
    /// - Parameter implied: the subject of the clause before, for each candidate.
    /// - Returns: for each candidate its offers with what spoke for them.
    func fill(_ candidates: inout [Candidate], _ implied: [Filler?], _ scanner: ClauseScanner, _ speech: [SpeechSegment]) -> [[Weighed]] {
        guard let first = candidates.first else { return [] }
        let features = RoleFeatures(context, cast, scanner, speech, candidates)
        let offers = RoleOffers(context, cast, first.sentence)
        let all = candidates.indices.map { weighed(candidates[$0], implied[$0], features, offers) }
        if !weights.roles.isEmpty { for i in candidates.indices { apply(all[i], &candidates[i]) } }
        return all
    }

    func weighed(_ c: Candidate, _ implied: Filler?, _ features: RoleFeatures, _ maker: RoleOffers) -> [Weighed] {
        let offers = maker.offers(c, implied: implied, places: circumstances.places(c))
        let frame = frame(c, offers)
        return offers.map { offer in
            let seen = features.features(offer, c, frame, offers)
            let scores = weights.roles.score(seen)
            var best: (slot: Slot, score: Int32)?
            for (lane, slot) in Self.slots.enumerated() where scores[lane] > 0 && scores[lane] > best?.score ?? 0 { best = (slot, scores[lane]) }
            return Weighed(offer: offer, features: seen, slot: best?.slot)
        }
    }

    private func frame(_ c: Candidate, _ offers: [Offer]) -> RoleFeatures.Frame {
        var empty = 0
        for (bit, slot) in Self.slots.enumerated() where (c.fillers[slot] ?? []).isEmpty { empty |= 1 << bit }
        var frame = RoleFeatures.Frame(
            type: weights.number(c.rule.type), family: weights.family(c.rule.family), shape: Int(c.shape.rawValue), empty: empty)
        for offer in offers where offer.item != nil { frame.counts[offer.filler.kind, default: 0] += 1 }
        return frame
    }

    private func apply(_ weighed: [Weighed], _ c: inout Candidate) {
        var fillers: [Slot: [Filler]] = [:]
        for slot in [Slot.content, .reason, .none] { fillers[slot] = c.fillers[slot] }
        for found in weighed {
            guard let slot = found.slot else { continue }
            if found.offer.ruleSlot != slot, !c.because.contains("roles.weighed") { c.because.append("roles.weighed") }
            fillers[slot, default: []].append(found.offer.filler)
        }
        c.fillers = fillers
    }
}

/// The tables of weights with the words that their features are written in.
package struct Weighing: Sendable {
    let words: FeatureWords
    let roles: FeatureTable
    let claims: FeatureTable
    private var types: [ClaimType: Int] = [:]
    private var families: [String: Int] = [:]
    private var rules: [String: Int] = [:]

    init(_ files: RuleFiles, _ loader: FrameLoader) {
        let types = loader.types.map(\.type.rawValue)
        let families = ["violence", "territory", "cohesion", "conduct", "figure"]
        let rules = loader.rules.map(\.id)
        words = FeatureWords(types: types, families: families, rules: rules)
        roles = FeatureTable(Table(files.bytes("claims/roles.tsv")), words: words, answers: RoleWeigher.answers)
        claims = FeatureTable(Table(files.bytes("claims/claims.tsv")), words: words, answers: ["claim"])
        for (i, type) in types.enumerated() { self.types[ClaimType(rawValue: type)] = i }
        for (i, family) in families.enumerated() { self.families[family] = i }
        for (i, rule) in rules.enumerated() where self.rules[rule] == nil { self.rules[rule] = i }
    }

    /// Rows that no feature of the program answers to: a rule was renamed, say, and the weights are to be learnt again.
    package var diagnostics: [Diagnostic] {
        [("roles", roles), ("claims", claims)].flatMap { name, table in
            table.unknown.map {
                Diagnostic(.error, cause: "rule", message: "Rules/claims/\(name).tsv: unknown feature '\($0.feature)'", line: $0.line)
            }
        }
    }

    func number(_ type: ClaimType) -> Int { types[type] ?? 0 }
    func family(_ name: String) -> Int { families[name] ?? 0 }
    func rule(_ id: String) -> Int { rules[id] ?? 0 }
}
