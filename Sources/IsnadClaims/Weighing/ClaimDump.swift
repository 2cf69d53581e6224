import IsnadLanguage
import IsnadMentions
import IsnadModel

/// Writes what the weighing sees of each draft and of each offer to it, for `Tools/claim_weights.py`, which learns the weights from coded reports.
package struct ClaimDump {
    private let knowledge: Knowledge

    package init(knowledge: Knowledge) { self.knowledge = knowledge }

    /// Every draft as a claim, and lines of columns parted by tabs: for each draft, in the same order, `claim`, its rule, its token, its score,
    /// its features; behind it for each offer `offer`, name, slot of the rule, slot given, features.
    package func dump(_ document: Document, _ text: AnalyzedText) -> (claims: [Claim], lines: [String]) {
        var memory = NameMemory()
        let context = DocumentContext(knowledge, document, text, &memory)
        let maker = DraftMaker(context)
        var offers: [[RoleWeigher.Weighed]] = []
        let drafts = maker.drafts(offers: &offers)
        let features = ClaimFeatures(context, drafts)
        let namer = Namer(context: context)
        let spelled = spelled(context)
        var lines: [String] = []
        for (n, draft) in drafts.enumerated() {
            var seen = JointNotes(FeatureList())
            features.add(n, to: &seen)
            let (rule, token) = (draft.candidate.rule.id, "\(draft.candidate.token)")
            lines.append(["claim", rule, token, "\(draft.score)", words(seen.sink.features, spelled)].joined(separator: "\t"))
            for weighed in offers[n] {
                let (offer, slot) = (weighed.offer, weighed.slot?.rawValue ?? "none")
                lines.append(["offer", name(offer, namer), offer.ruleSlot.rawValue, slot, words(weighed.features, spelled)].joined(separator: "\t"))
            }
        }
        return (drafts.map { maker.claim($0) }, lines)
    }

    private func words(_ features: [SeenFeature], _ spelled: [UInt32: String]) -> String {
        features.map { knowledge.weighing.words.text($0, spelled) }.joined(separator: " ")
    }

    /// The words of the document by their numbers.
    private func spelled(_ context: DocumentContext) -> [UInt32: String] {
        let near = NearWords(context: context)
        var spelled: [UInt32: String] = [:]
        for (s, sentence) in context.text.sentences.enumerated() {
            for token in sentence.tokens {
                if let number = near.number(token, s), let word = near.written(token, s) { spelled[number] = word }
            }
        }
        return spelled
    }

    private func name(_ offer: Offer, _ namer: Namer) -> String {
        switch offer.filler.source {
        case .phrase(let s, let p), .pronoun(_, let s, let p): namer.participant(s, p).name
        case .nationality(_, let lexeme): knowledge.lexicon.lexeme(lexeme)?.note ?? ""
        }
    }
}
