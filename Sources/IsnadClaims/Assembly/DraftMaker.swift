import IsnadLanguage
import IsnadMentions
import IsnadModel

/// Drafts the claims of a document: finds triggers, lets rules and weights fill their slots, and scores what comes of it.
struct DraftMaker {
    let context: DocumentContext
    let speech: [[SpeechSegment]]
    private let builder: ClaimBuilder
    private let gate: CandidateGate

    init(_ context: DocumentContext) {
        self.context = context
        var reader = SpeechReader(context)
        speech = reader.run()
        builder = ClaimBuilder(context, speech)
        gate = CandidateGate(context: context)
    }

    /// A sentence with its candidates, as the rules alone fill them.
    private struct Filled {
        var filler: RoleFiller
        var candidates: [Candidate] = []
        var implied: [Filler?] = []
    }

    /// All drafts in the order of the text, scored; those with a score above nought are claims.
    /// - Parameter keepsOffers: for explaining and learning.
    func drafts(keepsOffers: Bool = false) -> [Draft] {
        var filled = context.parses.indices.compactMap { context.text.sentences[$0].isFurniture ? nil : candidates($0) }
        let cast = DocumentCast(context, filled.map(\.candidates))
        let weigher = RoleWeigher(context: context, cast: cast, circumstances: builder.circumstances)
        var drafts: [Draft] = []
        for i in filled.indices {
            let byRules = filled[i].candidates
            let offers = weigher.fill(&filled[i].candidates, filled[i].implied, filled[i].filler.scanner, speech[filled[i].filler.sentence])
            for (n, candidate) in filled[i].candidates.enumerated() where keepsOffers || gate.hasSubstance(candidate) {
                let isMet = gate.meetsConditions(candidate) || gate.meetsConditions(byRules[n])
                var draft = Draft(candidate: candidate, claim: builder.claim(candidate, filled[i].filler), isMet: isMet)
                if keepsOffers { draft.offers = offers[n] }
                drafts.append(draft)
            }
        }
        score(&drafts)
        return drafts
    }

    private func candidates(_ s: Int) -> Filled? {
        let found = TriggerFinder(context: context, sentence: s).run()
        guard !found.isEmpty else { return nil }
        var filled = Filled(filler: RoleFiller(context, s))
        let subjects = SubjectTrail(filled.filler)
        for trigger in found {
            filled.filler.lastSubject = subjects.before(trigger.item)
            let candidate = filled.filler.fill(trigger)
            guard gate.admits(candidate) else { continue }
            filled.candidates.append(candidate)
            filled.implied.append(filled.filler.lastSubject)
        }
        return filled
    }

    private func score(_ drafts: inout [Draft]) {
        let weights = context.knowledge.weighing.claims
        let features = ClaimFeatures(context, speech, drafts)
        for n in drafts.indices {
            drafts[n].score = weights.isEmpty ? drafts[n].isMet ? 1 : 0 : weights.score(features.features(n))[0]
        }
    }
}
