import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadRules
import IsnadScript

/// Weights of what speaks for and against a time of the sentence being that of an event: `Rules/attribution/time-weights.tsv`, learned by
/// `Tools/time_weights.py`.
package struct TimeWeights: Sendable {
    /// By the number of the feature.
    private var weights = [Double](repeating: 0, count: TimeFeature.allCases.count)

    package init(rules: RuleFiles) {
        for row in Table(rules.bytes("attribution/time-weights.tsv")).rows {
            if let feature = TimeFeature.names.firstIndex(of: row[0]) { weights[feature] = Double(row[1]) ?? 0 }
        }
    }

    func sum(_ features: [TimeFeature]) -> Double { features.reduce(0) { $0 + weights[$1.rawValue] } }
}

/// What may be seen of an event and a time of its sentence.
package enum TimeFeature: Int, Sendable, CaseIterable {
    case always
    /// Where the time stands, and how many words away.
    case behind, near0, near1, near2, near3, far
    /// What lies between event and time.
    case oneVerb, twoVerbs, oneEvent, twoEvents
    case oneComma, twoCommas, relative, clause, joined
    /// The clause that the roles were read from holds the time.
    case inClause
    /// The time belongs to the words of the telling; and no other time is told; and what is told is a noun.
    case telling, tellingOnly, tellingNoun
    /// The time names no day; is a length; the hour of a day alone.
    case undated, length
    /// The sentence opens with it.
    case opens
    /// Governing preposition.
    case since, within, afterwards
    /// The event is meant, foretold or supposed; it is known already (the article).
    case unreal, known
    /// The event hangs on a preposition of circumstance (`بعد`, after; `خلال`, during).
    case circumstance
    /// The time is the only one of its sentence.
    case only
    /// The trigger is a verb.
    case verb
    /// The time stands in a relative clause that the event is outside of.
    case unrealBefore, knownBefore

    /// As the table of weights writes them, in the order of the cases.
    package static let names = allCases.map { hyphened[$0] ?? "\($0)" }
    package var name: String { Self.names[rawValue] }

    private static let hyphened: [TimeFeature: String] = [
        .near0: "near-2",
        .near1: "near-5",
        .near2: "near-9",
        .near3: "near-15",
        .oneVerb: "verb-between",
        .twoVerbs: "verbs-between",
        .oneEvent: "event-between",
        .twoEvents: "events-between",
        .oneComma: "comma-between",
        .twoCommas: "commas-between",
        .relative: "relative-between",
        .clause: "that-between",
        .joined: "and-clause-between",
        .inClause: "in-clause",
        .tellingOnly: "telling-only",
        .tellingNoun: "telling-noun",
        .unrealBefore: "unreal-before",
        .knownBefore: "known-before",
    ]
}

/// Chooses which time of the sentence is the event's.
struct TimeChooser {
    let context: DocumentContext
    private var text: AnalyzedText { context.text }

    struct Option {
        /// Number of the time among those of the sentence.
        var time: Int
        var features: [TimeFeature]
    }

    func choose(_ c: Candidate, _ speech: [SpeechSegment], _ modality: Modality) -> Int? {
        let weights = context.knowledge.markers.timeWeights
        var best: (score: Double, time: Int)?
        for option in options(c, speech, modality) {
            let score = weights.sum(option.features)
            if score > 0, score > best?.score ?? 0 { best = (score, option.time) }
        }
        return best?.time
    }

    func options(_ c: Candidate, _ speech: [SpeechSegment], _ modality: Modality) -> [Option] {
        let parse = context.parses[c.sentence]
        let times = parse.times.indices.filter { !parse.times[$0].isClock }
        let telling = speech.filter { $0.tokens.contains(c.token) }
        return times.map { Option(time: $0, features: features(c, parse, parse.times[$0], telling, modality, isOnly: times.count == 1)) }
    }

    private func features(
        _ c: Candidate, _ parse: SentenceParse, _ time: TimeMention, _ telling: [SpeechSegment], _ modality: Modality, isOnly: Bool
    ) -> [TimeFeature] {
        var found: [TimeFeature] = [.always]
        let isBehind = time.tokens.lowerBound >= c.tokens.upperBound
        if isBehind { found.append(.behind) }
        found.append(Self.distance(isBehind ? time.tokens.lowerBound - c.tokens.upperBound : c.tokens.lowerBound - time.tokens.upperBound))
        found += between(c, parse, time, isBehind)
        if c.clause.contains(time.tokens.lowerBound) { found.append(.inClause) }
        if telling.contains(where: { $0.telling.contains(time.tokens.lowerBound) }) {
            found.append(.telling)
            if isOnly { found.append(.tellingOnly) }
        }
        if time.start == nil, time.end == nil { found.append(.undated) }
        if time.isDuration { found.append(.length) }
        if time.tokens.lowerBound - text.sentences[c.sentence].tokens.lowerBound < 3 { found.append(.opens) }
        found += governor(time)
        let isUnreal = ![.actual, .denied, .attempted].contains(modality)
        if isUnreal { found.append(isBehind ? .unreal : .unrealBefore) }
        if c.shape == .verb {
            found.append(.verb)
        } else if text.reading(c.token)?.proclitics.contains(.article) ?? false {
            found.append(isBehind ? .known : .knownBefore)
        }
        if let own = parse.phrase(c.item), case .preposition(_, let note) = own.governor, Self.circumstances.contains(note) {
            found.append(.circumstance)
        }
        if isOnly { found.append(.only) }
        return found
    }

    private static let circumstances: Set<Note> = [.after, .during, .since, .cause, .amid]

    private static func distance(_ words: Int) -> TimeFeature {
        switch words {
        case ...2: .near0
        case ...5: .near1
        case ...9: .near2
        case ...15: .near3
        default: .far
        }
    }

    private func governor(_ time: TimeMention) -> [TimeFeature] {
        guard time.tokens.lowerBound > 0, let before = text.reading(time.tokens.lowerBound - 1), before.partOfSpeech == .preposition else { return [] }
        switch context.knowledge.lexicon.facts(before.lexeme)?.note {
        case .since: return [.since]
        case .in, .during, .within: return [.within]
        case .after, .before: return [.afterwards]
        default: return []
        }
    }

    private func between(_ c: Candidate, _ parse: SentenceParse, _ time: TimeMention, _ isBehind: Bool) -> [TimeFeature] {
        let gap =
            isBehind
            ? c.tokens.upperBound..<max(c.tokens.upperBound, time.tokens.lowerBound) : time.tokens.upperBound..<max(time.tokens.upperBound, c.tokens.lowerBound)
        var (verbs, events, commas) = (0, 0, 0)
        // Bits by number: given out in the order of the cases, so that sums are the same in every run.
        var found: UInt64 = 0
        func insert(_ feature: TimeFeature) { found |= 1 << UInt64(feature.rawValue) }
        for (i, item) in parse.items.enumerated() where gap.contains(item.tokens.lowerBound) {
            switch item.kind {
            case .verb:
                verbs += 1
                if item.hasConjunction { insert(.joined) }
            case .phrase(let p) where parse.phrases[p].isEvent: events += 1
            case .comma where parse.phrase(i + 1)?.kind != .time && parse.phrase(i - 1)?.kind != .time: commas += 1
            case .relative: insert(.relative)
            case .subordinator: insert(.clause)
            case .conjunction: insert(.joined)
            default: break
            }
        }
        if verbs > 0 { insert(verbs > 1 ? .twoVerbs : .oneVerb) }
        if events > 0 { insert(events > 1 ? .twoEvents : .oneEvent) }
        if commas > 0 { insert(commas > 1 ? .twoCommas : .oneComma) }
        return TimeFeature.allCases.filter { found & (1 << UInt64($0.rawValue)) != 0 }
    }
}
