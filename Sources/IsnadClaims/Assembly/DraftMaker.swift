import IsnadLanguage
import IsnadMentions
import IsnadModel

/// A candidate with the claim that it would make.
struct Draft {
    var candidate: Candidate
    var sketch: Sketch
    /// Whether the slots satisfy the conditions of its rule.
    var isMet: Bool
    /// Score in hundredths: above nought it is kept.
    var score: Int32 = 0
}

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
        gate = CandidateGate(context: context, circumstances: builder.circumstances)
    }

    /// A sentence with its candidates, as the rules alone fill them.
    private struct Filled {
        var filler: RoleFiller
        var candidates: [Candidate] = []
        var implied: [Filler?] = []
    }

    /// All drafts in the order of the text, scored; those with a score above nought are claims.
    func drafts() -> [Draft] { make(nil) }

    /// The same for learning: with drafts that the gate would drop, and what the slots of each could have been filled with.
    func drafts(offers: inout [[RoleWeigher.Weighed]]) -> [Draft] {
        var found: [[RoleWeigher.Weighed]] = []
        let drafts = make { found += $0 }
        offers = found
        return drafts
    }

    /// The claim that a draft stands for.
    func claim(_ draft: Draft) -> Claim { builder.claim(draft.candidate, draft.sketch) }

    /// - Parameter keep: takes the offers to the candidates of each sentence; where it is given, no candidate is passed over.
    private func make(_ keep: (([[RoleWeigher.Weighed]]) -> Void)?) -> [Draft] {
        var filled = context.parses.indices.compactMap { context.text.sentences[$0].isFurniture ? nil : candidates($0) }
        let cast = DocumentCast(context, speech, filled.map(\.candidates))
        let weigher = RoleWeigher(context: context, cast: cast, circumstances: builder.circumstances)
        var drafts: [Draft] = []
        for i in filled.indices where !filled[i].candidates.isEmpty {
            let metByRules = filled[i].candidates.map { gate.meetsConditions($0) }
            let sentence = weigher.sentence(filled[i].filler.scanner, speech[filled[i].filler.sentence], filled[i].candidates)
            if let keep { keep(filled[i].candidates.indices.map { sentence.weighed(filled[i].candidates[$0], filled[i].implied[$0]) }) }
            for n in filled[i].candidates.indices {
                sentence.fill(&filled[i].candidates[n], filled[i].implied[n])
                let candidate = filled[i].candidates[n]
                let count = builder.circumstances.count(candidate)
                guard keep != nil || gate.hasSubstance(candidate, count) else { continue }
                let isMet = metByRules[n] || gate.meetsConditions(candidate)
                drafts.append(Draft(candidate: candidate, sketch: builder.sketch(candidate, count: count), isMet: isMet))
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
        guard !weights.isEmpty else {
            for n in drafts.indices { drafts[n].score = drafts[n].isMet ? 1 : 0 }
            return
        }
        let features = ClaimFeatures(context, drafts)
        var notes = JointNotes(weights.sum)
        for n in drafts.indices {
            notes.sink.clear()
            features.add(n, to: &notes)
            drafts[n].score = notes.sink.weights[0]
        }
    }
}
