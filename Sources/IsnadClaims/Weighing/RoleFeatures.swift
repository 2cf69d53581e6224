import IsnadLanguage
import IsnadModel
import IsnadScript

/// What is seen of each offer to a candidate.
struct RoleFeatures {
    private let context: DocumentContext
    private let cast: DocumentCast
    private let speech: [SpeechSegment]
    private let parse: SentenceParse
    private let sentence: Int
    private let pieces: SentencePieces
    private let given: GivenSlots

    init(_ context: DocumentContext, _ cast: DocumentCast, _ scanner: ClauseScanner, _ speech: [SpeechSegment], _ candidates: [Candidate]) {
        (self.context, self.cast, self.speech) = (context, cast, Array(speech.prefix(50)))
        let parse = scanner.parse
        (self.parse, sentence) = (parse, parse.sentence)
        pieces = SentencePieces(scanner)
        given = GivenSlots(candidates, parse)
    }

    /// Numbers of a candidate that all its offers share.
    struct Frame {
        var type: Int
        var family: Int
        var shape: Int
        /// Which of agent (1), target (2), place (4), to (8) and from (16) the rule left empty.
        var empty: Int
        /// How many phrases of each kind stand in the sentence.
        var counts = SIMD16<UInt16>()
        /// Bits of the members that the rule gave a slot, by their number modulo 64: most candidates need to look no further.
        private(set) var givenMembers: UInt64 = 0

        init(type: Int, family: Int, shape: Int, empty: Int) { (self.type, self.family, self.shape, self.empty) = (type, family, shape, empty) }

        mutating func note(given member: Int) { givenMembers |= 1 << UInt64(member & 63) }
    }

    @inline(__always) func add(_ offer: Offer, _ c: Candidate, _ frame: Frame, _ offers: [Offer], to f: inout some RoleSink) {
        let (source, kind) = (offer.source.rawValue, offer.filler.kind.code)
        f.addOffer(type: frame.type, source: source, kind: kind, slot: offer.ruleSlot.code, empty: frame.empty & 3)
        f.add(Feature(.lone, min(Int(frame.counts[kind]), 3), kind))
        addMember(offer, frame, &f)
        switch offer.filler.source {
        case .phrase(let s, let p): addPhrase(s, p, offer, c, frame, &f)
        case .pronoun(_, let s, let p): f.addNoun(Int(cast.codes[s][p].noun), type: frame.type)
        case .nationality: break
        }
        if let item = offer.item { addPosition(item, offer, c, frame, &f) } else { f.add(Feature(.sideGovernor, 3, 0)) }
        addOpposed(offer, frame, offers, &f)
    }

    @inline(__always) private func addMember(_ offer: Offer, _ frame: Frame, _ f: inout some RoleSink) {
        guard let m = offer.member else { return }
        let member = cast.standing[m]
        let source = offer.source.rawValue
        f.addRoles(agent: min(member.asAgent, 3), target: min(member.asTarget, 3), source: source, family: frame.family)
        f.addStanding(rank: min(member.rank, 5), isInTitle: member.inTitle, source: source)
        f.addEntity(member.entity, family: frame.family)
    }

    @inline(__always) private func addPhrase(_ s: Int, _ p: Int, _ offer: Offer, _ c: Candidate, _ frame: Frame, _ f: inout some RoleSink) {
        let phrase = context.parses[s].phrases[p]
        f.addNoun(Int(cast.codes[s][p].noun), type: frame.type)
        f.add(Feature(.sentences, min(abs(sentence - s), 3), offer.filler.kind.code))
        guard s == sentence else { return }
        f.addMarks(Int(cast.codes[s][p].marks), kind: offer.filler.kind.code)
        for other in given.of(p) where other.token != c.token {
            f.add(Feature(.elsewhere, other.slot.code))
            f.add(Feature(.elsewhereFamily, other.slot.code, frame.family))
        }
        if phrase.isConjunct, p > 0, let before = given.of(p - 1).first(where: { $0.token == c.token }) { f.add(Feature(.listed, before.slot.code)) }
        if let speaks = speaking(p, c) {
            f.add(Feature(.speaks, speaks.rawValue))
            f.add(Feature(.speaksType, speaks.rawValue, frame.type))
        }
    }

    /// Whether the phrase is among the words that say who tells, and what of the candidate; nil where it is not.
    private func speaking(_ phrase: Int, _ c: Candidate) -> SelfTelling? {
        guard let telling = cast.telling(sentence, phrase), telling < speech.count else { return nil }
        return SelfTelling.of(speech[telling], c, parse, context.text)
    }

    /// Whatever speaks for it: who tells of others' deeds has not done them, and those who are counted (`عدد عناصر الفصيل 400 عنصر`, the
    /// faction's members are 400 members) are not the force that has so many, where the rule names that force.
    func barsAgent(_ offer: Offer, _ c: Candidate) -> Bool {
        guard case .phrase(let s, let p) = offer.filler.source, s == sentence else { return false }
        if c.rule.isOne(of: .figures), offer.ruleSlot != .agent, parse.phrases[p].number >= 0, parse.phrases[p].name < 0, c.fillers.fills(.agent) {
            return true
        }
        return speaking(p, c) == .others
    }

    @inline(__always) private func addPosition(_ item: Int, _ offer: Offer, _ c: Candidate, _ frame: Frame, _ f: inout some RoleSink) {
        guard let p = parse.phraseIndex(item) else { return }
        let side = item < c.item ? 0 : item > c.item ? 1 : 2
        let kind = offer.filler.kind
        let governor = Int(cast.codes[sentence][p].governor)
        f.addSide(side, governor: governor, kind: kind.code)
        f.add(Feature(.sideGovernorShape, side, governor, frame.shape))
        f.add(Feature(.sideGovernorType, side, governor, frame.type))
        if side == 2 { f.add(Feature(.own, parse.phrases[p].head == c.token ? 1 : 2, frame.type)) }
        let between = pieces.between(min(item, c.item), max(item, c.item), kind)
        let gap = max(abs(item - c.item) - 1, 0)
        let distance = gap < 4 ? gap : gap < 8 ? 4 : gap < 14 ? 5 : 6
        f.addDistance(side: side, distance, kind: kind.code)
        f.addBetween(side: side, verbs: min(between.verbs, 3), breaks: min(between.breaks, 3), same: min(between.same, 3), kind: kind.code)
        if kind == .place { f.add(Feature(.placeMark, c.clause.contains(parse.phrases[p].tokens.lowerBound) ? 2 : 1, governor)) }
        f.addVerbs(before: pieces.verb(item - 1), behind: pieces.verb(item + 1), shape: frame.shape)
    }

    @inline(__always) private func addOpposed(_ offer: Offer, _ frame: Frame, _ offers: [Offer], _ f: inout some RoleSink) {
        guard let m = offer.member, frame.givenMembers & (1 << UInt64(m & 63)) != 0 else { return }
        for other in offers where other.member == m && other.ruleSlot != .none && other.filler != offer.filler {
            f.add(Feature(.opposed, other.ruleSlot.code, offer.source.rawValue))
        }
    }
}
