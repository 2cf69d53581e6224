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
    private let phrases: [Phrase]
    /// Members of the cast that stand elsewhere, for whoever has no phrase of the sentence.
    private let elsewhere: [Offer]

    init(_ context: DocumentContext, _ cast: DocumentCast, _ sentence: Int) {
        (self.context, self.cast, self.sentence) = (context, cast, sentence)
        let parse = context.parses[sentence]
        var items = [Int](repeating: 0, count: parse.phrases.count)
        for (i, item) in parse.items.enumerated() { if case .phrase(let p) = item.kind { items[p] = i } }
        itemOf = items
        phrases = parse.phrases
        elsewhere = cast.frequent.compactMap { Self.elsewhere($0, cast, sentence) }
    }

    func offers(_ c: Candidate, implied: Filler?, places: ArraySlice<Int32>) -> [Offer] {
        var found: [Offer] = []
        found.reserveCapacity(phrases.count + elsewhere.count + 4)
        for p in phrases.indices where phrases[p].kind != .time && isNear(p, c) {
            found.append(offer(Filler(source: .phrase(sentence, p), kind: phrases[p].kind), .sentence, itemOf[p]))
        }
        for slot in RoleWeigher.slots {
            for (own, filler) in c.fillers.entries where own == slot { note(filler, slot, &found) }
        }
        for p in places where isNear(Int(p), c) { note(Filler(source: .phrase(sentence, Int(p)), kind: .place), .place, &found) }
        if let implied, case .phrase(let s, _) = implied.source, s != sentence,
            !found.contains(where: { $0.filler == implied || $0.member != nil && $0.member == cast.member(of: implied) && $0.item == nil })
        {
            found.append(offer(implied, .implied, nil))
        }
        // Bits of the members offered so far, by their number modulo 64: most who stand elsewhere need no search.
        let taken = found.reduce(UInt64(0)) { $0 | ($1.member.map { 1 << UInt64($0 & 63) } ?? 0) }
        let count = found.count
        for offer in elsewhere {
            let bit = UInt64(1) << UInt64((offer.member ?? 0) & 63)
            if taken & bit != 0, found[..<count].contains(where: { $0.member == offer.member }) { continue }
            found.append(offer)
        }
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

    /// A member of the cast as one who stands elsewhere: in the two sentences before, in the headline, or often in the document.
    private static func elsewhere(_ m: Int, _ cast: DocumentCast, _ sentence: Int) -> Offer? {
        let member = cast.members[m]
        guard member.kind != .other, !member.onlyTells else { return nil }
        let before = member.mentions.last { $0.sentence < sentence }
        let source: OfferSource
        let mention: (sentence: Int, phrase: Int)
        if let before, before.sentence >= sentence - 2 {
            (source, mention) = (.before, before)
        } else if member.inTitle {
            (source, mention) = (.title, member.mentions[0])
        } else if member.rank < 4, member.mentions.count > 1 {
            (source, mention) = (.document, before ?? member.mentions[0])
        } else {
            return nil
        }
        return Offer(filler: Filler(source: .phrase(mention.sentence, mention.phrase), kind: member.kind), source: source, member: m)
    }
}
