import IsnadLanguage
import IsnadModel
import IsnadScript

/// Reads how a report stands to a happening: done, tried, ordered, planned, foretold, doubted, denied, supposed.
struct ModalityReader {
    let context: DocumentContext
    private var text: AnalyzedText { context.text }

    struct Result {
        var modality: Modality
        var token: Int?
        var because: String
    }

    func read(_ c: Candidate) -> Result? {
        if let fixed = c.rule.modality { return Result(modality: fixed, token: c.token, because: "modality.of-rule") }
        let parse = context.parses[c.sentence]
        if let own = ownForm(c, parse) { return own }
        if let token = c.governorToken, let governed = governor(token) { return governed }
        if let head = phraseHead(c, parse) { return head }
        return before(c, parse) ?? denied(c, parse)
    }

    /// The verb that a noun hangs on, however far, denies it (`نفى صحة الأنباء عن سيطرة …`).
    private func denied(_ c: Candidate, _ parse: SentenceParse) -> Result? {
        var i = c.item - 1
        while i >= 0 {
            if case .verb = parse.items[i].kind {
                let token = parse.items[i].tokens.lowerBound
                let verbClass = context.lexeme(token)?.verbClass ?? []
                if verbClass.contains(.deny), !isNegated(token) { return Result(modality: .denied, token: token, because: "modality.verb-of-denial") }
                if !verbClass.contains(.be), !isInRelative(i, parse) { return nil }
            }
            i -= 1
        }
        return nil
    }

    private func isInRelative(_ verb: Int, _ parse: SentenceParse) -> Bool {
        guard verb > 0, case .relative = parse.items[verb - 1].kind else { return false }
        return true
    }

    /// Types that nobody sets out to bring upon himself: ل before their nouns is no purpose.
    private static let neverIntended: Set<String> = ["defeat", "morale", "losses", "toll", "strength", "share", "injury", "flight"]

    // MARK: The trigger's own form

    private func ownForm(_ c: Candidate, _ parse: SentenceParse) -> Result? {
        guard let reading = text.reading(c.token) else { return nil }
        if c.shape == .verb {
            if reading.proclitics.contains(.seen) { return Result(modality: .predicted, token: c.token, because: "modality.future") }
            if reading.proclitics.contains(.lam) { return Result(modality: .planned, token: c.token, because: "modality.purpose") }
        } else if reading.proclitics.contains(.lam), !reading.proclitics.contains(.article), c.shape == .noun,
            !Self.neverIntended.contains(c.rule.type.rawValue),
            !isComplementLam(c, parse)
        {
            return Result(modality: .planned, token: c.token, because: "modality.purpose")
        }
        return nil
    }

    /// ل that a verb asks for (`تعرض لقصف`, `أدى لمقتل`) is no purpose.
    private func isComplementLam(_ c: Candidate, _ parse: SentenceParse) -> Bool {
        guard c.item > 0 else { return false }
        var i = c.item - 1
        while i >= 0, c.item - i < 5 {
            switch parse.items[i].kind {
            case .verb:
                let verbClass = context.lexeme(parse.items[i].tokens.lowerBound)?.verbClass ?? []
                return !verbClass.isDisjoint(with: [.cause, .passiveLight, .light])
            case .phrase(let p) where parse.phrases[p].isEvent: return false
            case .comma, .stop: return false
            default: i -= 1
            }
        }
        return false
    }

    // MARK: What governs a verbal noun

    private func governor(_ token: Int) -> Result? {
        let verbClass = context.lexeme(token)?.verbClass ?? []
        if isNegated(token) { return Result(modality: .denied, token: token, because: "modality.negated-verb") }
        if let modality = Self.modality(of: verbClass) { return Result(modality: modality, token: token, because: "modality.governing-word") }
        if let reading = text.reading(token), reading.proclitics.contains(.seen) {
            return Result(modality: .predicted, token: token, because: "modality.future")
        }
        return nil
    }

    private func phraseHead(_ c: Candidate, _ parse: SentenceParse) -> Result? {
        guard let own = parse.phrase(c.item), own.head != c.token else { return nil }
        let verbClass = context.lexeme(own.head)?.verbClass ?? []
        return Self.modality(of: verbClass).map { Result(modality: $0, token: own.head, because: "modality.governing-noun") }
    }

    private static func modality(of verbClass: VerbClass) -> Modality? {
        if verbClass.contains(.deny) { return .denied }
        if !verbClass.isDisjoint(with: [.attempt, .fail]) { return .attempted }
        if verbClass.contains(.order) { return .ordered }
        if verbClass.contains(.predict) { return .predicted }
        if verbClass.contains(.plan) { return .planned }
        return nil
    }

    // MARK: What stands before

    private func isNegated(_ token: Int) -> Bool {
        guard token > 0, let before = text.reading(token - 1) else { return false }
        return before.partOfSpeech == .negation && text.tokens[token - 1].kind == .arabic
    }

    private func before(_ c: Candidate, _ parse: SentenceParse) -> Result? {
        var i = c.item - 1
        var distance = 0
        while i >= 0, distance < 6 {
            switch parse.items[i].kind {
            case .negation:
                let note = context.lexeme(parse.items[i].tokens.lowerBound)?.note ?? ""
                if distance <= 1 || note == "without" {
                    return Result(modality: .denied, token: parse.items[i].tokens.lowerBound, because: "modality.negation")
                }
            case .particle:
                let token = parse.items[i].tokens.lowerBound
                if let found = particle(token, c, distance) { return found }
            case .marker("possible"):
                return Result(modality: .possible, token: parse.items[i].tokens.lowerBound, because: "modality.hedge")
            case .marker("predicted"):
                return Result(modality: .predicted, token: parse.items[i].tokens.lowerBound, because: "modality.foretold")
            case .marker("purpose"):
                return Result(modality: .planned, token: parse.items[i].tokens.lowerBound, because: "modality.purpose")
            case .conjunction:
                let token = parse.items[i].tokens.lowerBound
                switch context.lexeme(token)?.note {
                case "if": return Result(modality: .hypothetical, token: token, because: "modality.condition")
                case "purpose": return Result(modality: .planned, token: token, because: "modality.purpose")
                default: return nil
                }
            case .subordinator: return clauseGovernor(i, parse)
            case .stop, .comma, .colon: return nil
            case .verb:
                return nil
            default: break
            }
            distance += 1
            i -= 1
        }
        return nil
    }

    private func particle(_ token: Int, _ c: Candidate, _ distance: Int) -> Result? {
        switch context.lexeme(token)?.note {
        case "future": return Result(modality: .predicted, token: token, because: "modality.future")
        case "possible": return Result(modality: .possible, token: token, because: "modality.hedge")
        case "perfective" where c.shape == .verb && distance == 0 && text.reading(c.token)?.inflection.tense == .present:
            return Result(modality: .possible, token: token, because: "modality.hedge")
        default: return nil
        }
    }

    /// The verb before أن colours the clause behind it (`توقع أن`, expected that; `أمر بأن`, ordered that).
    private func clauseGovernor(_ subordinator: Int, _ parse: SentenceParse) -> Result? {
        var i = subordinator - 1
        while i >= 0, subordinator - i < 8 {
            if case .verb = parse.items[i].kind {
                let token = parse.items[i].tokens.lowerBound
                let verbClass = context.lexeme(token)?.verbClass ?? []
                return Self.modality(of: verbClass).map { Result(modality: $0, token: token, because: "modality.verb-of-clause") }
            }
            if case .stop = parse.items[i].kind { return nil }
            i -= 1
        }
        return nil
    }
}
