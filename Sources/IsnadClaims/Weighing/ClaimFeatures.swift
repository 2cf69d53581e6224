import IsnadLanguage
import IsnadModel
import IsnadScript

/// A candidate with the claim that it would make.
struct Draft {
    var candidate: Candidate
    var claim: Claim
    /// Whether the slots satisfy the conditions of its rule.
    var isMet: Bool
    /// Score in hundredths: above nought it is kept.
    var score: Int32 = 0
    /// What its slots could have been filled with; kept only for explaining and learning.
    var offers: [RoleWeigher.Weighed] = []
}

/// What is seen of a draft, by which it is kept or dropped.
struct ClaimFeatures {
    let context: DocumentContext
    let speech: [[SpeechSegment]]
    private let drafts: [Draft]
    private let keys: [Keys]
    private let titleEnd: Int
    private var weighing: Weighing { context.knowledge.weighing }

    /// Keys of the names in a draft's slots, made once for the many comparisons.
    private struct Keys {
        var agent: [UInt64]
        var target: [UInt64]
        var place: [UInt64]
        var weight: Int

        init(_ claim: Claim) {
            agent = Self.keys(claim.agent) + Self.keys(claim.from)
            target = Self.keys(claim.target) + Self.keys(claim.to)
            place = Self.keys(claim.place)
            weight =
                agent.count + target.count + min(place.count, 2) + (claim.count == nil ? 0 : 2) + (claim.time == nil ? 0 : 1) + (claim.chain.isEmpty ? 0 : 1)
        }

        private static func keys(_ participants: [Participant]) -> [UInt64] { participants.map { WordKey.of($0.name).bits } }
    }

    init(_ context: DocumentContext, _ speech: [[SpeechSegment]], _ drafts: [Draft]) {
        (self.context, self.speech, self.drafts) = (context, speech, drafts)
        keys = drafts.map { Keys($0.claim) }
        titleEnd = context.document.titleSpan?.end ?? 0
    }

    func features(_ n: Int) -> [Feature] {
        let draft = drafts[n]
        let (c, claim) = (draft.candidate, draft.claim)
        let type = weighing.number(c.rule.type)
        let family = weighing.family(c.rule.family)
        let shape = Int(c.shape.rawValue)
        let modality = Modality.allCases.firstIndex(of: claim.modality) ?? 0
        var f: [Feature] = []
        f.reserveCapacity(64)
        f += [
            Feature(.type, type), Feature(.rule, weighing.rule(c.rule.id)), Feature(.shape, shape), Feature(.typeShape, type, shape),
            Feature(.unmet, draft.isMet ? 0 : 1), Feature(.unmetType, draft.isMet ? 0 : 1, type), Feature(.modality, modality),
            Feature(.modalityType, modality, type), Feature(.spoken, claim.chain.isEmpty ? 0 : 1), Feature(.compound, c.isCompound ? 1 : 0),
        ]
        addSlots(claim, type, family, shape, &f)
        addOwn(c, type, family, shape, &f)
        addSurroundings(c, n, type, family, &f)
        addTwins(n, type, &f)
        return f
    }

    private func addSlots(_ claim: Claim, _ type: Int, _ family: Int, _ shape: Int, _ f: inout [Feature]) {
        let sizes: [(Slot, Int)] = [
            (.agent, claim.agent.count), (.target, claim.target.count), (.to, claim.to.count), (.from, claim.from.count), (.place, claim.place.count),
            (.content, claim.content.count), (.reason, claim.reason.count),
        ]
        var filled = 0
        for (slot, size) in sizes where size > 0 {
            filled += 1
            f.append(Feature(.hasSlot, slot.code))
            f.append(Feature(.hasSlotType, slot.code, type))
            f.append(Feature(.hasSlotShape, slot.code, shape, family))
        }
        f.append(Feature(.filled, min(filled, 5), shape))
        f.append(Feature(.substance, (claim.count == nil ? 0 : 1) | (claim.time == nil ? 0 : 2), type))
        f.append(Feature(.counted, claim.count == nil ? 0 : 1, shape))
        let isBare = claim.agent.isEmpty && claim.target.isEmpty && claim.to.isEmpty && claim.from.isEmpty
        let bare = (isBare ? 1 : 0) | (claim.place.isEmpty ? 2 : 0) | (claim.count == nil ? 4 : 0)
        f.append(Feature(.bare, bare, shape))
        f.append(Feature(.bareType, bare, type))
    }

    /// The trigger itself and the phrase or verb that it stands in.
    private func addOwn(_ c: Candidate, _ type: Int, _ family: Int, _ shape: Int, _ f: inout [Feature]) {
        let parse = context.parses[c.sentence]
        let reading = context.text.reading(c.token)
        let isDefinite = reading?.proclitics.contains(.article) ?? false
        f.append(Feature(.definite, isDefinite ? 1 : 0, shape))
        f.append(Feature(.definiteType, isDefinite ? 1 : 0, type))
        if let phrase = parse.phrase(c.item) {
            let marks =
                (phrase.number >= 0 ? 1 : 0) | (phrase.isPlural ? 2 : 0) | (phrase.pronoun != .none ? 4 : 0) | (phrase.isConjunct ? 8 : 0)
                | (phrase.head == c.token ? 0 : 16)
            f.append(Feature(.ownMarks, marks, shape))
            f.append(Feature(.ownGovernor, phrase.governor.code, shape))
            f.append(Feature(.ownGovernorType, phrase.governor.code, type))
        } else if let inflection = reading?.inflection {
            let tense = inflection.tense == .past ? 1 : inflection.tense == .present ? 2 : 0
            f.append(Feature(.verbForm, tense | (inflection.voice == .passive ? 4 : 0) | (inflection.number == .plural ? 8 : 0), family))
        }
        let carrier = c.governorToken.map { VerbCode.of(context.lexeme($0)?.verbClass) } ?? VerbCode.names.count - 1
        f.append(Feature(.carrier, carrier, shape))
        f.append(Feature(.carrierType, carrier, type))
        f.append(Feature(.inQuotes, context.text.tokens[c.token].quoteDepth > 0 ? 1 : 0))
    }

    private func addSurroundings(_ c: Candidate, _ n: Int, _ type: Int, _ family: Int, _ f: inout [Feature]) {
        let parse = context.parses[c.sentence]
        let start = drafts[n].claim.trigger.span.start
        let place = start < titleEnd ? 0 : c.sentence < 3 ? 1 : c.sentence < 7 ? 2 : c.sentence < 15 ? 3 : 4
        f.append(Feature(.place, place))
        f.append(Feature(.familyPlace, place, family))
        var (rivals, same, inSentence) = (0, 0, 0)
        for m in window(n) where m != n && drafts[m].candidate.sentence == c.sentence {
            let other = drafts[m]
            inSentence += 1
            if other.candidate.token == c.token { rivals += 1 } else if other.claim.type == drafts[n].claim.type { same += 1 }
        }
        f.append(Feature(.rivals, min(rivals, 3)))
        f.append(Feature(.sameType, min(same, 3)))
        f.append(Feature(.density, min(inSentence, 6)))
        f.append(Feature(.size, min(context.text.sentences[c.sentence].tokens.count / 8, 7)))
        f.append(Feature(.relative, relative(parse, c.item)))
    }

    /// What opens the clause that an item stands in: 1 a relative, 2 a subordinator, 0 neither.
    private func relative(_ parse: SentenceParse, _ item: Int) -> Int {
        var i = item - 1
        while i >= 0, item - i < 6 {
            switch parse.items[i].kind {
            case .relative: return 1
            case .subordinator: return 2
            case .comma, .stop, .conjunction, .colon: return 0
            default: i -= 1
            }
        }
        return 0
    }

    /// The drafts that one is compared with: three hundred to either side, more than any report has, so that endless text ends.
    private func window(_ n: Int) -> Range<Int> { max(0, n - 300)..<min(drafts.count, n + 300) }

    /// Drafts of the same type: how alike the likest is, whether it stands before, and which of the two tells more.
    private func addTwins(_ n: Int, _ type: Int, _ f: inout [Feature]) {
        let mine = drafts[n]
        var (best, bestLikeness, count, wordBefore) = (-1, -9, 0, 0)
        for m in window(n) where drafts[m].candidate.token != mine.candidate.token && drafts[m].claim.type == mine.claim.type {
            let other = drafts[m]
            count += 1
            let likeness = likeness(n, m)
            if likeness > bestLikeness { (best, bestLikeness) = (m, likeness) }
            if m < n, context.stemKey(other.candidate.token) == context.stemKey(mine.candidate.token) { wordBefore = 1 }
        }
        f.append(Feature(.typeTwins, min(count, 4), type))
        guard best >= 0 else { return f.append(Feature(.twin, 9, 0, 0)) }
        let level = max(min(bestLikeness, 3), -1) + 1
        let order = best < n ? 1 : 0
        let fuller = keys[best].weight > keys[n].weight ? 2 : keys[best].weight == keys[n].weight ? 1 : 0
        f.append(Feature(.twin, level, order, fuller))
        f.append(Feature(.twinType, level * 2 + order, type))
        f.append(Feature(.wordTwin, wordBefore, level))
    }

    private func likeness(_ n: Int, _ m: Int) -> Int {
        let (a, b) = (keys[n], keys[m])
        var sum = 0
        for (x, y) in [(a.agent, b.agent), (a.target, b.target), (a.place, b.place)] where !x.isEmpty && !y.isEmpty {
            sum += x.contains { y.contains($0) } ? 1 : -1
        }
        if let x = drafts[n].claim.count, let y = drafts[m].claim.count { sum += x.low == y.low && x.high == y.high ? 2 : -2 }
        if let x = drafts[n].claim.time?.start, let y = drafts[m].claim.time?.start { sum += x == y ? 1 : -1 }
        return sum
    }
}
