import IsnadLanguage
import IsnadModel
import IsnadScript

/// What is seen of a draft, by which it is kept or dropped.
struct ClaimFeatures {
    let context: DocumentContext
    private let drafts: [Draft]
    private let keys: [Keys]
    private let twins: Twins
    /// Drafts of each type, in order.
    private var ofType: [[Int32]]
    private let titleEnd: Int
    private var weighing: Weighing { context.knowledge.weighing }

    /// What a draft is compared by with the others of its type.
    private struct Keys {
        var weight: Int
        var stem: WordKey
        var token: Int
        var sentence: Int
        var type: Int

        init(_ draft: Draft, _ stem: WordKey, type: Int) {
            let places = draft.sketch.size(.place)
            let named = draft.sketch.parts.count - places
            weight = named + min(places, 2) + (draft.sketch.count == nil ? 0 : 2) + (draft.sketch.time == nil ? 0 : 1) + (draft.sketch.isSpoken ? 1 : 0)
            (token, sentence) = (draft.candidate.token, draft.candidate.sentence)
            (self.stem, self.type) = (stem, type)
        }
    }

    init(_ context: DocumentContext, _ drafts: [Draft]) {
        (self.context, self.drafts) = (context, drafts)
        let weighing = context.knowledge.weighing
        keys = drafts.map { Keys($0, context.stemKey($0.candidate.token), type: weighing.type($0.candidate.rule)) }
        twins = Twins(drafts.lazy.map(\.sketch))
        ofType = [[Int32]](repeating: [], count: context.knowledge.weighing.typeCount)
        for n in drafts.indices { ofType[keys[n].type].append(Int32(n)) }
        titleEnd = context.document.titleSpan?.end ?? 0
    }

    private static let pairs: [(FeatureTemplate, FeatureTemplate)] = [
        (.twin, .definite), (.wordTwin, .definite), (.twin, .ownGovernor), (.twin, .place), (.sameType, .place), (.twin, .modality), (.spoken, .twin),
        (.rivals, .rule), (.twin, .rule), (.relative, .rule), (.modality, .rule), (.definite, .rule), (.bare, .rule), (.place, .rule), (.sameType, .rule),
    ]

    func add(_ n: Int, to notes: inout JointNotes<some FeatureSink>) {
        notes.forget()
        add(drafts[n].candidate, drafts[n].sketch, n, to: &notes)
        notes.addPairs(Self.pairs)
    }

    @inline(__always) private func add(_ c: Candidate, _ sketch: Sketch, _ n: Int, to f: inout some FeatureSink) {
        let type = keys[n].type
        let family = weighing.family(c.rule)
        let shape = Int(c.shape.rawValue)
        let modality = (sketch.modality?.modality ?? .actual).code
        let unmet = drafts[n].isMet ? 0 : 1
        f.add(Feature(.type, type))
        f.add(Feature(.rule, weighing.rule(c.rule)))
        f.add(Feature(.shape, shape))
        f.add(Feature(.typeShape, type, shape))
        f.add(Feature(.unmet, unmet))
        f.add(Feature(.unmetType, unmet, type))
        f.add(Feature(.modality, modality))
        f.add(Feature(.modalityType, modality, type))
        f.add(Feature(.spoken, sketch.isSpoken ? 1 : 0))
        f.add(Feature(.compound, c.isCompound ? 1 : 0))
        addSlots(sketch, type, family, shape, &f)
        addOwn(c, type, family, shape, &f)
        addSurroundings(c, n, type, family, &f)
        addTwins(n, type, &f)
        NearWords(context: context).add(c, type, &f)
    }

    private func addSlots(_ sketch: Sketch, _ type: Int, _ family: Int, _ shape: Int, _ f: inout some FeatureSink) {
        // Bits by the codes of the slots that hold something.
        var slots = sketch.parts.reduce(0) { $0 | 1 << $1.slot.code }
        if sketch.content != nil { slots |= 1 << Slot.content.code }
        if !sketch.reasons.isEmpty { slots |= 1 << Slot.reason.code }
        for slot in 0...Slot.reason.code where slots & 1 << slot != 0 {
            f.add(Feature(.hasSlot, slot))
            f.add(Feature(.hasSlotType, slot, type))
            f.add(Feature(.hasSlotShape, slot, shape, family))
        }
        let filled = slots.nonzeroBitCount
        f.add(Feature(.filled, min(filled, 5), shape))
        f.add(Feature(.substance, (sketch.count == nil ? 0 : 1) | (sketch.time == nil ? 0 : 2), type))
        f.add(Feature(.counted, sketch.count == nil ? 0 : 1, shape))
        let hasPlace = slots & 1 << Slot.place.code != 0
        let isBare = !sketch.parts.contains { $0.slot != .place }
        let bare = (isBare ? 1 : 0) | (hasPlace ? 0 : 2) | (sketch.count == nil ? 4 : 0)
        f.add(Feature(.bare, bare, shape))
        f.add(Feature(.bareType, bare, type))
    }

    /// The trigger itself and the phrase or verb that it stands in.
    private func addOwn(_ c: Candidate, _ type: Int, _ family: Int, _ shape: Int, _ f: inout some FeatureSink) {
        let parse = context.parses[c.sentence]
        let reading = context.text.reading(c.token)
        let isDefinite = reading?.proclitics.contains(.article) ?? false
        f.add(Feature(.definite, isDefinite ? 1 : 0, shape))
        f.add(Feature(.definiteType, isDefinite ? 1 : 0, type))
        if let phrase = parse.phrase(c.item) {
            let marks =
                (phrase.number >= 0 ? 1 : 0) | (phrase.isPlural ? 2 : 0) | (phrase.pronoun != .none ? 4 : 0) | (phrase.isConjunct ? 8 : 0)
                | (phrase.head == c.token ? 0 : 16)
            f.add(Feature(.ownMarks, marks, shape))
            f.add(Feature(.ownGovernor, phrase.governor.code, shape))
            f.add(Feature(.ownGovernorType, phrase.governor.code, type))
        } else if let inflection = reading?.inflection {
            let tense = inflection.tense == .past ? 1 : inflection.tense == .present ? 2 : 0
            f.add(Feature(.verbForm, tense | (inflection.voice == .passive ? 4 : 0) | (inflection.number == .plural ? 8 : 0), family))
        }
        let carrier = c.governorToken.map { VerbCode.of(context.lexeme($0)?.verbClass) } ?? VerbCode.names.count - 1
        f.add(Feature(.carrier, carrier, shape))
        f.add(Feature(.carrierType, carrier, type))
        f.add(Feature(.inQuotes, context.text.tokens[c.token].quoteDepth > 0 ? 1 : 0))
    }

    private func addSurroundings(_ c: Candidate, _ n: Int, _ type: Int, _ family: Int, _ f: inout some FeatureSink) {
        let parse = context.parses[c.sentence]
        let start = drafts[n].sketch.position
        let place = start < titleEnd ? 0 : c.sentence < 3 ? 1 : c.sentence < 7 ? 2 : c.sentence < 15 ? 3 : 4
        f.add(Feature(.place, place))
        f.add(Feature(.familyPlace, place, family))
        let (rivals, same, inSentence) = neighbours(n, type)
        f.add(Feature(.rivals, min(rivals, 3)))
        f.add(Feature(.sameType, min(same, 3)))
        f.add(Feature(.density, min(inSentence, 6)))
        f.add(Feature(.size, min(context.text.sentences[c.sentence].tokens.count / 8, 7)))
        f.add(Feature(.relative, relative(parse, c.item)))
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

    /// Drafts of the same sentence within reach: of the same word, of other words and the same type, all.
    private func neighbours(_ n: Int, _ type: Int) -> (rivals: Int, same: Int, all: Int) {
        let window = window(n)
        var (rivals, same, all) = (0, 0, 0)
        func count(_ m: Int) -> Bool {
            guard keys[m].sentence == keys[n].sentence else { return false }
            all += 1
            if keys[m].token == keys[n].token { rivals += 1 } else if keys[m].type == type { same += 1 }
            return true
        }
        var m = n - 1
        while m >= window.lowerBound, count(m) { m -= 1 }
        m = n + 1
        while m < window.upperBound, count(m) { m += 1 }
        return (rivals, same, all)
    }

    /// The drafts that one is compared with: three hundred to either side, more than any report has, so that endless text ends.
    private func window(_ n: Int) -> Range<Int> { max(0, n - 300)..<min(drafts.count, n + 300) }

    /// Drafts of the same type: how alike the likest is, whether it stands before, and which of the two tells more.
    private func addTwins(_ n: Int, _ type: Int, _ f: inout some FeatureSink) {
        let (token, window) = (keys[n].token, window(n))
        var (best, bestLikeness, count, wordBefore) = (-1, -9, 0, 0)
        let alike = ofType[type]
        for k in alike.partitionPoint(where: { $0 >= window.lowerBound })..<alike.count {
            let m = Int(alike[k])
            guard m < window.upperBound else { break }
            guard keys[m].token != token else { continue }
            count += 1
            let likeness = twins.likeness(n, m)
            if likeness > bestLikeness { (best, bestLikeness) = (m, likeness) }
            if m < n, keys[m].stem == keys[n].stem { wordBefore = 1 }
        }
        f.add(Feature(.typeTwins, min(count, 4), type))
        guard best >= 0 else { return f.add(Feature(.twin, 9, 0, 0)) }
        let level = max(min(bestLikeness, 3), -1) + 1
        let order = best < n ? 1 : 0
        let fuller = keys[best].weight > keys[n].weight ? 2 : keys[best].weight == keys[n].weight ? 1 : 0
        f.add(Feature(.twin, level, order, fuller))
        f.add(Feature(.twinType, level * 2 + order, type))
        f.add(Feature(.wordTwin, wordBefore, level))
    }
}
