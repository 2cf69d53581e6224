import IsnadLanguage
import IsnadModel
import IsnadScript

/// Where a possible participant comes from.
enum OfferSource: Int, CaseIterable {
    /// A phrase of the trigger's sentence, a pronoun, the adjective of a people, the subject of the clause before.
    case sentence, pronoun, nationality, implied
    /// The sentence or two before, the headline, the rest of the document.
    case before, title, document
}

/// Someone or something that may fill a slot of a candidate.
struct Offer {
    var filler: Filler
    var source: OfferSource
    /// Item of the sentence where it stands; nil for what stands elsewhere.
    var item: Int?
    /// Slot that the rule of the candidate gives it.
    var ruleSlot: Slot = .none
    var member: Int?
}

/// Gathers what a candidate may be filled with: the phrases of its sentence, what its rule found, and who the document names nearby.
struct RoleOffers {
    let context: DocumentContext
    let cast: DocumentCast
    let sentence: Int
    /// Item of each phrase of the sentence.
    private let itemOf: [Int]

    init(_ context: DocumentContext, _ cast: DocumentCast, _ sentence: Int) {
        (self.context, self.cast, self.sentence) = (context, cast, sentence)
        let parse = context.parses[sentence]
        var items = [Int](repeating: 0, count: parse.phrases.count)
        for (i, item) in parse.items.enumerated() { if case .phrase(let p) = item.kind { items[p] = i } }
        itemOf = items
    }

    func offers(_ c: Candidate, implied: Filler?, places: [(Int, Int)]) -> [Offer] {
        var found: [Offer] = []
        let phrases = context.parses[sentence].phrases
        for p in phrases.indices where phrases[p].kind != .time && isNear(p, c) {
            found.append(offer(Filler(source: .phrase(sentence, p), kind: phrases[p].kind), .sentence, itemOf[p]))
        }
        for slot in RoleWeigher.slots {
            for filler in c.fillers[slot] ?? [] { note(filler, slot, &found) }
        }
        for (s, p) in places where s == sentence && isNear(p, c) { note(Filler(source: .phrase(s, p), kind: .place), .place, &found) }
        if let implied, !found.contains(where: { $0.filler == implied || $0.member != nil && $0.member == cast.member(of: implied) && $0.item == nil }) {
            if case .phrase(let s, _) = implied.source, s != sentence { found.append(offer(implied, .implied, nil)) }
        }
        addFromElsewhere(&found)
        return found
    }

    /// Offers reach so many pieces to either side: text without an end of sentence costs no more than its length.
    static let reach = 60

    private func isNear(_ phrase: Int, _ c: Candidate) -> Bool { abs(itemOf[phrase] - c.item) <= Self.reach }

    private func offer(_ filler: Filler, _ source: OfferSource, _ item: Int?) -> Offer {
        Offer(filler: filler, source: source, item: item, member: cast.member(of: filler))
    }

    private func note(_ filler: Filler, _ slot: Slot, _ found: inout [Offer]) {
        if let at = found.firstIndex(where: { $0.filler.source == filler.source }) {
            if found[at].ruleSlot == .none { found[at].ruleSlot = slot }
            return
        }
        var made: Offer
        switch filler.source {
        case .phrase: made = offer(filler, .implied, nil)
        case .pronoun: made = offer(filler, .pronoun, nil)
        case .nationality: made = offer(filler, .nationality, nil)
        }
        made.ruleSlot = slot
        found.append(made)
    }

    /// Members of the cast that the sentence does not name: those of the two sentences before, of the headline, the most frequent.
    private func addFromElsewhere(_ found: inout [Offer]) {
        var taken = Set(found.compactMap(\.member))
        for m in cast.frequent where !taken.contains(m) && cast.members[m].kind != .other {
            let member = cast.members[m]
            let before = member.mentions.last { $0.sentence < sentence && $0.sentence >= sentence - 2 }
            let source: OfferSource
            let mention: (sentence: Int, phrase: Int)
            if let before {
                (source, mention) = (.before, before)
            } else if member.inTitle {
                (source, mention) = (.title, member.mentions[0])
            } else if member.rank < 4, member.mentions.count > 1 {
                (source, mention) = (.document, member.mentions.last { $0.sentence < sentence } ?? member.mentions[0])
            } else {
                continue
            }
            taken.insert(m)
            found.append(offer(Filler(source: .phrase(mention.sentence, mention.phrase), kind: member.kind), source, nil))
        }
    }
}
