import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// Who and what a document names, with what its rules made of each: the knowledge by which a slot is filled that a sentence leaves open.
///
/// In a report of a siege, `قصفت القوات` (the forces shelled) two sentences after `الجيش السوري` is read with the sides of the report in mind.
struct DocumentCast {
    struct Member {
        var kind: FillerKind
        var entity: Int
        var mentions: [(sentence: Int, phrase: Int)] = []
        var inTitle = false
        /// How many candidates have it as agent, and as target, by the rules alone.
        var asAgent = 0
        var asTarget = 0
        /// How many of its mentions say who tells something.
        var asTeller = 0
        /// Named for nothing but what it says: the reporter, the observatory, the spokesman's ministry.
        var onlyTells: Bool { asTeller == mentions.count && asAgent == 0 && asTarget == 0 }
        /// Place in the order of frequency.
        var rank = 9
    }

    /// What features say of a phrase by itself, found once for the many offers that it is part of.
    struct PhraseCodes {
        var noun: UInt8
        var governor: UInt8
        /// Definite 1, plural 2, counted 4, named 8, joined 16, with pronoun 32, event 64.
        var marks: UInt8
    }

    /// What features ask of a member: no list among it.
    struct Standing {
        var entity: Int
        var inTitle: Bool
        var asAgent: Int
        var asTarget: Int
        var rank: Int
    }

    private(set) var members: [Member] = []
    private(set) var standing: [Standing] = []
    private(set) var codes: [[PhraseCodes]]
    /// The two hundred most frequent, in the order of their first mention: no real report names more parties.
    private(set) var frequent: [Int] = []
    /// Member of each phrase, or -1; by sentence.
    private(set) var memberOf: [[Int32]]
    /// The first segment of its sentence whose words of telling hold a phrase, or -1; by sentence, empty where nobody tells.
    private let toldBy: [[Int32]]
    private let context: DocumentContext

    init(_ context: DocumentContext, _ speech: [[SpeechSegment]], _ candidates: [[Candidate]]) {
        self.context = context
        memberOf = context.parses.map { [Int32](repeating: -1, count: $0.phrases.count) }
        codes = context.parses.indices.map { Self.codes(context, $0) }
        toldBy = zip(context.parses, speech).map { parse, segments in
            segments.isEmpty ? [] : parse.phrases.map { phrase in Int32(segments.firstIndex { $0.isToldBy(phrase, context.text) } ?? -1) }
        }
        let namer = Namer(context: context)
        var byKey: [UInt64: Int] = [:]
        let titleEnd = context.document.titleSpan?.end ?? 0
        for (s, parse) in context.parses.enumerated() {
            for (p, phrase) in parse.phrases.enumerated() where isMember(phrase) {
                let key = Folding.hash(namer.party(s, p).full)
                let m = byKey[key] ?? members.count
                if m == members.count {
                    byKey[key] = m
                    members.append(Member(kind: phrase.kind, entity: entity(s, phrase)))
                }
                members[m].mentions.append((s, p))
                if telling(s, p) != nil { members[m].asTeller += 1 }
                if Int(context.text.tokens[phrase.head].start) < titleEnd { members[m].inTitle = true }
                memberOf[s][p] = Int32(m)
            }
        }
        countRoles(candidates)
        let ranked = members.indices.sorted { (members[$0].mentions.count, $1) > (members[$1].mentions.count, $0) }
        for (rank, m) in ranked.enumerated() { members[m].rank = min(rank, 9) }
        frequent = ranked.prefix(200).sorted()
        standing = members.map { Standing(entity: $0.entity, inTitle: $0.inTitle, asAgent: $0.asAgent, asTarget: $0.asTarget, rank: $0.rank) }
    }

    /// Number of the first segment of a sentence among whose words of telling a phrase stands.
    func telling(_ s: Int, _ p: Int) -> Int? {
        guard !toldBy[s].isEmpty, toldBy[s][p] >= 0 else { return nil }
        return Int(toldBy[s][p])
    }

    private static func codes(_ context: DocumentContext, _ s: Int) -> [PhraseCodes] {
        var governor = 0
        return context.parses[s].phrases.map { phrase in
            var marks: UInt8 = phrase.isDefinite ? 1 : 0
            if phrase.isPlural { marks |= 2 }
            if phrase.number >= 0 { marks |= 4 }
            if phrase.name >= 0 { marks |= 8 }
            if phrase.isConjunct { marks |= 16 }
            if phrase.pronoun != .none { marks |= 32 }
            if phrase.isEvent { marks |= 64 }
            // A member of a list hangs on what its first member does (`بين الجيش والفصائل`, between the army and the factions).
            if !phrase.isConjunct || phrase.governor != .none { governor = phrase.governor.code }
            return PhraseCodes(noun: UInt8(NounCode.of(context.lexeme(phrase.head))), governor: UInt8(governor), marks: marks)
        }
    }

    private func isMember(_ phrase: Phrase) -> Bool {
        switch phrase.kind {
        case .person: phrase.name >= 0 || phrase.isPlural && phrase.isDefinite
        case .force, .place: true
        default: phrase.name >= 0 && phrase.kind == .other
        }
    }

    private mutating func countRoles(_ candidates: [[Candidate]]) {
        for own in candidates {
            for candidate in own { countRoles(candidate) }
        }
    }

    private mutating func countRoles(_ candidate: Candidate) {
        for (slot, filler) in candidate.fillers.entries where slot == .agent || slot == .target {
            guard let m = member(of: filler) else { continue }
            if slot == .agent { members[m].asAgent += 1 } else { members[m].asTarget += 1 }
        }
    }

    func member(of filler: Filler) -> Int? {
        switch filler.source {
        case .phrase(let s, let p), .pronoun(_, let s, let p): memberOf[s][p] >= 0 ? Int(memberOf[s][p]) : nil
        case .nationality: nil
        }
    }

    /// What the name in a phrase stands for.
    private func entity(_ s: Int, _ phrase: Phrase) -> Int {
        guard phrase.name >= 0 else { return 0 }
        let name = context.parses[s].names[phrase.name]
        if name.entry >= 0 { return EntityCode.of(context.knowledge.names.entries.subkind(Int(name.entry))) }
        return EntityCode.of(name.kind.rawValue)
    }
}
