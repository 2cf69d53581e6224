import IsnadLanguage
import IsnadModel
import IsnadScript

// Small numbers for what phrases and words are, by which features name them.

extension Slot {
    /// Its place in `allCases`.
    var code: Int {
        switch self {
        case .agent: 0
        case .target: 1
        case .to: 2
        case .from: 3
        case .place: 4
        case .content: 5
        case .reason: 6
        case .none: 7
        }
    }
}

extension Modality {
    /// Its place in `allCases`.
    var code: Int {
        switch self {
        case .actual: 0
        case .attempted: 1
        case .ordered: 2
        case .planned: 3
        case .predicted: 4
        case .possible: 5
        case .denied: 6
        case .habitual: 7
        case .hypothetical: 8
        }
    }
}

extension FillerKind {
    /// Its place in `allCases`.
    var code: Int {
        switch self {
        case .person: 0
        case .force: 1
        case .place: 2
        case .building: 3
        case .weapon: 4
        case .vehicle: 5
        case .document: 6
        case .money: 7
        case .outlet: 8
        case .time: 9
        case .event: 10
        case .other: 11
        }
    }
}

extension Governor {
    /// Classes of prepositions are those of `lexicon/function.tsv`; the three that are written to the word behind them are told apart by letter.
    static let names: [String] = [
        "none", "construct", "beh", "lam", "kaf", "marker-by", "marker-reason", "marker-purpose", "marker", "prep", "in", "from", "on", "to", "about", "with",
        "between", "during", "since", "after", "before", "against", "at", "under", "over", "infront", "behind", "near", "via", "towards", "until", "without",
        "except", "within", "inside", "outside", "amid", "according", "citing", "cause", "purpose", "benefit", "by", "exchange", "despite",
    ]
    /// By the place of a note among all notes.
    private static let ofPreposition = Note.allCases.map { names.firstIndex(of: $0.word) ?? 9 }
    private static let ofMarker = Note.allCases.map { names.firstIndex(of: "marker-" + $0.word) ?? 8 }
    private static let letters = [(WordKey.of("\u{0628}").bits, 2), (WordKey.of("\u{0644}").bits, 3), (WordKey.of("\u{0643}").bits, 4)]

    var code: Int {
        switch self {
        case .none: 0
        case .construct: 1
        case .marker(let kind): Self.ofMarker[Int(kind.rawValue)]
        case .preposition(let key, let note): Self.letters.first { $0.0 == key }?.1 ?? Self.ofPreposition[Int(note.rawValue)]
        }
    }
}

extension NounKind {
    /// Its place in `allCases`.
    var code: Int {
        switch self {
        case .civilian: 0
        case .member: 1
        case .leader: 2
        case .speaker: 3
        case .force: 4
        case .place: 5
        case .site: 6
        case .building: 7
        case .vehicle: 8
        case .weapon: 9
        case .document: 10
        case .money: 11
        case .quantity: 12
        case .family: 13
        case .nationality: 14
        case .other: 15
        }
    }
}

/// What the head noun of a phrase stands for.
enum NounCode {
    static let names = NounKind.allCases.map(\.rawValue) + ["unknown"]
    static func of(_ lexeme: LexemeFacts?) -> Int { lexeme.map { $0.kind.code } ?? names.count - 1 }
}

/// What the name in a phrase stands for, by the kind column of its table.
enum EntityCode {
    static let names = [
        "none", "armed-group", "state-force", "government", "coalition", "international", "party", "tribe", "ngo", "company", "court", "agency", "outlet",
        "person", "country", "city", "place", "organisation", "other",
    ]
    private static let numbers = [String: Int](uniqueKeysWithValues: names.enumerated().map { ($0.element, $0.offset) })
    static func of(_ name: String) -> Int { numbers[name] ?? names.count - 1 }
}

/// What a verb does in its clause, the most telling class first.
enum VerbCode {
    static let names = [
        "none", "plain", "say", "show", "deny", "light", "passive-light", "begin", "continue", "end", "cause", "try", "plan", "order", "predict", "succeed",
        "fail", "be", "motion", "think", "undergo", "no-verb",
    ]
    private static let classes: [VerbClass] = [
        .say, .show, .deny, .light, .passiveLight, .begin, .continue, .end, .cause, .attempt, .plan, .order, .predict, .succeed, .fail, .be, .motion, .think,
        .undergo,
    ]

    static func of(_ verb: VerbClass?) -> Int {
        guard let verb else { return 0 }
        if verb.contains(.sayMore) { return 2 }
        return classes.firstIndex { verb.contains($0) }.map { $0 + 2 } ?? 1
    }
}
