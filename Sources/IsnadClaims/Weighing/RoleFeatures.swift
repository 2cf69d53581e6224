import IsnadLanguage
import IsnadModel
import IsnadScript

/// What is seen of each offer to a candidate.
struct RoleFeatures {
    let context: DocumentContext
    let cast: DocumentCast
    let scanner: ClauseScanner
    let speech: [SpeechSegment]
    /// Slots that the rules gave to phrases of the sentence, by candidate token.
    let given: [Int: [(token: Int, slot: Slot)]]
    private let parse: SentenceParse
    private let sentence: Int

    init(_ context: DocumentContext, _ cast: DocumentCast, _ scanner: ClauseScanner, _ speech: [SpeechSegment], _ candidates: [Candidate]) {
        (self.context, self.cast, self.scanner, self.speech) = (context, cast, scanner, Array(speech.prefix(50)))
        parse = scanner.parse
        sentence = parse.sentence
        var given: [Int: [(token: Int, slot: Slot)]] = [:]
        for candidate in candidates {
            // In the order of the slots, not of a dictionary: the first that a phrase was given counts.
            for slot in Slot.allCases {
                for filler in candidate.fillers[slot] ?? [] {
                    if case .phrase(let s, let p) = filler.source, s == parse.sentence { given[p, default: []].append((candidate.token, slot)) }
                }
            }
        }
        self.given = given
    }

    /// Numbers of a candidate that all its offers share.
    struct Frame {
        var type: Int
        var family: Int
        var shape: Int
        /// Which of agent (1), target (2), place (4), to (8) and from (16) the rule left empty.
        var empty: Int
        var counts: [FillerKind: Int] = [:]
    }

    func features(_ offer: Offer, _ c: Candidate, _ frame: Frame, _ offers: [Offer]) -> [Feature] {
        let (type, source) = (frame.type, offer.source.rawValue)
        let kind = offer.filler.kind.code
        let slot = offer.ruleSlot.code
        var f: [Feature] = []
        f.reserveCapacity(48)
        f += [
            Feature(.typeSource, type, source), Feature(.ruleSlot, slot), Feature(.ruleSlotType, slot, type), Feature(.ruleSlotKind, slot, kind),
            Feature(.kind, kind), Feature(.kindType, kind, type), Feature(.source, source), Feature(.sourceKind, source, kind),
            Feature(.empty, frame.empty & 3, source, kind), Feature(.emptyType, frame.empty & 3, source, type),
            Feature(.lone, min(frame.counts[offer.filler.kind] ?? 0, 3), kind),
        ]
        addMember(offer, frame, &f)
        switch offer.filler.source {
        case .phrase(let s, let p): addPhrase(s, p, offer, c, frame, &f)
        case .pronoun(_, let s, let p): addNoun(s, p, type, &f)
        case .nationality: break
        }
        if let item = offer.item { addPosition(item, offer, c, frame, &f) } else { f.append(Feature(.sideGovernor, 3, 0)) }
        addOpposed(offer, c, offers, &f)
        return f
    }

    private func addMember(_ offer: Offer, _ frame: Frame, _ f: inout [Feature]) {
        guard let m = offer.member else { return }
        let member = cast.members[m]
        let (agent, target) = (min(member.asAgent, 3), min(member.asTarget, 3))
        f.append(Feature(.documentRoles, agent, target))
        f.append(Feature(.documentAgent, agent, offer.source.rawValue, frame.family))
        f.append(Feature(.documentTarget, target, offer.source.rawValue, frame.family))
        f.append(Feature(.documentRank, min(member.rank, 5), offer.source.rawValue))
        if member.inTitle { f.append(Feature(.title, 1, offer.source.rawValue)) }
        f.append(Feature(.entity, member.entity))
        f.append(Feature(.entityFamily, member.entity, frame.family))
    }

    private func addPhrase(_ s: Int, _ p: Int, _ offer: Offer, _ c: Candidate, _ frame: Frame, _ f: inout [Feature]) {
        let phrase = context.parses[s].phrases[p]
        addNoun(s, p, frame.type, &f)
        f.append(Feature(.sentences, min(abs(sentence - s), 3), offer.filler.kind.code))
        guard s == sentence else { return }
        let marks = Int(cast.codes[s][p].marks)
        f.append(Feature(.marks, marks))
        f.append(Feature(.marksKind, marks, offer.filler.kind.code))
        for other in given[p] ?? [] where other.token != c.token {
            f.append(Feature(.elsewhere, other.slot.code))
            f.append(Feature(.elsewhereFamily, other.slot.code, frame.family))
        }
        if phrase.isConjunct, p > 0, let before = given[p - 1]?.first(where: { $0.token == c.token }) { f.append(Feature(.listed, before.slot.code)) }
        let speaks = speaking(phrase, c)
        if speaks > 0 { f.append(Feature(.speaks, speaks, frame.type)) }
    }

    private func addNoun(_ s: Int, _ p: Int, _ type: Int, _ f: inout [Feature]) {
        let noun = Int(cast.codes[s][p].noun)
        f.append(Feature(.noun, noun))
        f.append(Feature(.nounType, noun, type))
    }

    /// 1: the phrase is who tells of the candidate; 2: it tells of something else.
    private func speaking(_ phrase: Phrase, _ c: Candidate) -> Int {
        for segment in speech {
            let tells = segment.telling.contains(phrase.head) || segment.tellers.contains { Int($0.span.start) == Int(context.text.tokens[phrase.head].start) }
            if tells { return segment.tokens.contains(c.token) ? 1 : 2 }
        }
        return 0
    }

    private func addPosition(_ item: Int, _ offer: Offer, _ c: Candidate, _ frame: Frame, _ f: inout [Feature]) {
        guard let phrase = parse.phrase(item) else { return }
        let side = item < c.item ? 0 : item > c.item ? 1 : 2
        let kind = offer.filler.kind
        let governor = parse.phraseIndex(item).map { Int(cast.codes[sentence][$0].governor) } ?? 0
        f.append(Feature(.sideGovernor, side, governor))
        f.append(Feature(.sideGovernorShape, side, governor, frame.shape))
        f.append(Feature(.sideGovernorType, side, governor, frame.type))
        f.append(Feature(.sideGovernorKind, side, governor, kind.code))
        if side == 2 { f.append(Feature(.own, phrase.head == c.token ? 1 : 2, frame.type)) }
        let first = min(item, c.item) + 1
        let between = first..<max(item, c.item, first)
        var (verbs, breaks, same) = (0, 0, 0)
        for i in between {
            switch parse.items[i].kind {
            case .verb: verbs += 1
            case .comma, .relative, .subordinator, .conjunction, .colon, .dash: breaks += 1
            case .phrase(let p) where parse.phrases[p].kind == kind: same += 1
            default: break
            }
        }
        let gap = between.count
        let distance = gap < 4 ? gap : gap < 8 ? 4 : gap < 14 ? 5 : 6
        f.append(Feature(.distance, side, distance))
        f.append(Feature(.distanceKind, side, distance, kind.code))
        f.append(Feature(.between, side, min(verbs, 3), min(breaks, 3)))
        f.append(Feature(.sameBetween, side, min(same, 3), min(verbs, 2)))
        f.append(Feature(.nearest, side, min(same, 3), kind.code))
        if kind == .place { f.append(Feature(.placeMark, c.clause.contains(phrase.tokens.lowerBound) ? 2 : 1, governor)) }
        f.append(Feature(.afterVerb, verb(item - 1), frame.shape))
        f.append(Feature(.beforeVerb, verb(item + 1), frame.shape))
    }

    private func verb(_ item: Int) -> Int {
        guard parse.items.indices.contains(item), case .verb = parse.items[item].kind else { return VerbCode.names.count - 1 }
        return VerbCode.of(scanner.verbClass(item))
    }

    private func addOpposed(_ offer: Offer, _ c: Candidate, _ offers: [Offer], _ f: inout [Feature]) {
        guard let m = offer.member else { return }
        for other in offers where other.member == m && other.filler != offer.filler && other.ruleSlot != .none {
            f.append(Feature(.opposed, other.ruleSlot.code, offer.source.rawValue))
        }
    }
}
