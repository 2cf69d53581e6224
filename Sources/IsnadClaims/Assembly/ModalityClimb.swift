import IsnadLanguage
import IsnadModel
import IsnadScript

/// Climbs from an event to the words that govern it, nearest first.
///
/// A result of modality `actual` ends the climb: a word was met that governs without colouring.
struct ModalityClimb {
    typealias Result = ModalityReader.Result

    let context: DocumentContext
    let parse: SentenceParse
    var text: AnalyzedText { context.text }
    var words: ModalityWords { context.knowledge.markers.modalities }

    // MARK: Verbs

    /// - Parameter depth: how many verbs of the sentence were climbed already.
    func verb(_ item: Int, depth: Int = 0) -> Result? {
        let token = parse.items[item].tokens.lowerBound
        if let own = verbForm(token) { return own.modality == .planned && isBehindComma(item) ? nil : own }
        if !parse.items[item].hasConjunction, let marked = beforeVerb(item, token) { return marked }
        guard depth < 2, parse.items[item].hasConjunction, isPresent(token), let first = verbJoined(to: item) else { return nil }
        return verb(first, depth: depth + 1)
    }

    /// `…، ليرتفع العدد`: behind a comma ل tells what followed.
    private func isBehindComma(_ item: Int) -> Bool {
        guard item > 0, case .comma = parse.items[item - 1].kind else { return false }
        return true
    }

    private func verbForm(_ token: Int) -> Result? {
        guard let reading = text.reading(token), reading.partOfSpeech == .verb else { return nil }
        if reading.proclitics.contains(.seen) { return Result(modality: .predicted, token: token, because: "modality.future") }
        if reading.proclitics.contains(.lam), reading.inflection.tense != .past { return Result(modality: .planned, token: token, because: "modality.purpose") }
        return nil
    }

    private func isPresent(_ token: Int) -> Bool { text.reading(token)?.inflection.tense == .present }

    /// `أن يقتل … ويخطف`: the present verb that a present verb with و goes on from.
    private func verbJoined(to item: Int) -> Int? {
        var i = item - 1
        while i >= 0, item - i < 12 {
            switch parse.items[i].kind {
            case .verb: return isPresent(parse.items[i].tokens.lowerBound) ? i : nil
            case .stop, .colon: return nil
            default: i -= 1
            }
        }
        return nil
    }

    /// Particles, hedges, conditions and أن in the words before a verb.
    private func beforeVerb(_ item: Int, _ verb: Int) -> Result? {
        var i = item - 1
        while i >= 0, item - i < 9 {
            let token = parse.items[i].tokens.lowerBound
            switch parse.items[i].kind {
            case .negation:
                if item - i < 3 || note(token) == .without {
                    return isAspect(verb) ? nil : Result(modality: .denied, token: token, because: "modality.negation")
                }
            case .particle:
                if let found = particle(token, verb, item - i) { return found }
            case .marker(let kind):
                // `غارات يرجح أنها روسية أوقعت قتلى`: what is thought is said of the pronoun, not of the verb behind.
                if item - i > 1, let last = parse.items[i].tokens.last, text.reading(last)?.enclitic.isThirdPerson ?? false { return nil }
                return marker(kind, parse.items[i].tokens)
            case .conjunction:
                switch note(token) {
                case .if: return Result(modality: .hypothetical, token: token, because: "modality.condition")
                case .purpose: return Result(modality: .planned, token: token, because: "modality.purpose")
                default: return nil
                }
            case .subordinator: return clause(i, verb)
            case .verb:
                if verbClass(i).contains(.deny), !isNegated(i) { return Result(modality: .denied, token: token, because: "modality.verb-of-denial") }
                // `اعتاد المسلحون خطف`: a verbal noun written like a verb.
                if isNoun(verb), item - i < 4, let coloured = colour(ofVerb: i, by: nil) { return coloured }
                guard item - i == 1 || isBe(i) && item - i < 3, let coloured = colour(ofVerb: i, by: nil) ?? verbForm(token) ?? beforeVerb(i, token) else {
                    return nil
                }
                return doubted(coloured, verb)
            case .relative where i > 0 && isCondition(i - 1): break
            case .relative, .stop, .colon, .comma, .dash: return nil
            default: break
            }
            i -= 1
        }
        return nil
    }

    private func isNoun(_ token: Int) -> Bool {
        text.allReadings(token).contains { $0.partOfSpeech == .masdar } && text.reading(token)?.enclitic == Enclitic.none
    }

    /// `إذا ما` (if ever).
    private func isCondition(_ item: Int) -> Bool {
        guard case .conjunction = parse.items[item].kind else { return false }
        return note(parse.items[item].tokens.lowerBound) == .if
    }

    private func isBe(_ item: Int) -> Bool { !verbClass(item).isDisjoint(with: [.be]) }
    func verbClass(_ item: Int) -> VerbClass { context.lexeme(parse.items[item].tokens.lowerBound)?.verbClass ?? [] }
    func note(_ token: Int) -> Note { context.note(token) }

    /// `لا يزال`, `ما زال` (still) deny nothing.
    func isAspect(_ token: Int) -> Bool { context.lexeme(token)?.verbClass.contains(.continue) ?? false }

    private func particle(_ token: Int, _ verb: Int, _ distance: Int) -> Result? {
        switch note(token) {
        case .future: Result(modality: .predicted, token: token, because: "modality.future")
        case .possible: Result(modality: .possible, token: token, because: "modality.hedge")
        case .perfective where distance == 1 && isPresent(verb): Result(modality: .possible, token: token, because: "modality.hedge")
        case .question: Result(modality: .hypothetical, token: token, because: "modality.question")
        default: nil
        }
    }

    func marker(_ kind: Note, _ words: Range<Int>) -> Result? {
        switch kind {
        case .possible: Result(modality: .possible, words: words, because: "modality.hedge")
        case .predicted: Result(modality: .predicted, words: words, because: "modality.foretold")
        case .purpose: Result(modality: .planned, words: words, because: "modality.purpose")
        case .condition: Result(modality: .hypothetical, words: words, because: "modality.condition")
        case .habit: Result(modality: .habitual, words: words, because: "modality.habit")
        default: nil
        }
    }

    // MARK: Clauses behind أن

    /// What stands before أن colours the clause behind it (`توقع أن`, expected that; `أمله في أن`, his hope that).
    private func clause(_ subordinator: Int, _ verb: Int) -> Result? {
        var i = subordinator - 1
        while i >= 0, subordinator - i < 9 {
            let token = parse.items[i].tokens.lowerBound
            switch parse.items[i].kind {
            case .verb:
                guard let found = colour(ofVerb: i, by: nil) else { return isBe(i) ? nil : Result(modality: .actual, token: nil, because: "") }
                return doubted(found, verb)
            case .phrase(let p):
                if let found = colour(ofNoun: parse.phrases[p].head, byPreposition: true) ?? opinion(parse.phrases[p].head), subordinator - i < 4 {
                    return doubted(found, verb)
                }
            case .marker(let kind):
                if let found = marker(kind, parse.items[i].tokens) { return found }
            case .preposition where note(token) == .without: return Result(modality: .denied, token: token, because: "modality.negation")
            case .stop, .colon: return nil
            default: break
            }
            i -= 1
        }
        return nil
    }

    /// `مرجحا أن` (thinking it likely that).
    private func opinion(_ token: Int) -> Result? {
        guard let reading = text.reading(token), reading.partOfSpeech == .activeParticiple else { return nil }
        return Self.modality(of: context.lexeme(token)?.verbClass ?? []).map { Result(modality: $0, token: token, because: "modality.verb-of-clause") }
    }

    /// Of what is past nothing is foretold: `رجح أن تكون توفيت` doubts that she died.
    private func doubted(_ found: Result, _ verb: Int) -> Result {
        guard found.modality == .predicted, text.reading(verb)?.inflection.tense == .past else { return found }
        return Result(modality: .possible, words: found.words, because: found.because)
    }

    // MARK: Colouring words

    static func modality(of verbClass: VerbClass) -> Modality? {
        if verbClass.contains(.deny) { return .denied }
        if !verbClass.isDisjoint(with: [.attempt, .fail]) { return .attempted }
        if verbClass.contains(.order) { return .ordered }
        if verbClass.contains(.predict) { return .predicted }
        if verbClass.contains(.plan) { return .planned }
        return nil
    }

    /// - Parameter preposition: what stands between the verb and the event, as a folded key; nil for an object or a clause.
    func colour(ofVerb item: Int, by preposition: UInt64?) -> Result? {
        let token = parse.items[item].tokens.lowerBound
        guard let lexeme = context.lexeme(token) else { return nil }
        let because = "modality.governing-word"
        if let entry = words.verb(lexeme.lemma) {
            guard entry.preposition == nil || entry.preposition == preposition else { return nil }
            return Result(modality: isNegated(item) && entry.modality == .attempted ? .denied : entry.modality, token: token, because: because)
        }
        guard let modality = Self.modality(of: lexeme.verbClass) else { return nil }
        // A denial denied, an order not given: nothing follows from it.
        if isNegated(item) { return Result(modality: modality == .denied ? .actual : modality, token: token, because: because) }
        return Result(modality: modality, token: token, because: because)
    }

    func isNegated(_ item: Int) -> Bool {
        guard item > 0, case .negation = parse.items[item - 1].kind else { return false }
        return !isAspect(parse.items[item].tokens.lowerBound)
    }

    func colour(ofNoun token: Int, byPreposition: Bool) -> Result? {
        guard text.tokens[token].kind == .arabic else { return nil }
        guard let entry = words.noun(context.stemKey(token)) ?? context.lexeme(token).flatMap({ words.noun($0.lemma) }) else { return nil }
        guard byPreposition ? entry.byPreposition : entry.inConstruct else { return nil }
        return Result(modality: entry.modality, token: token, because: "modality.governing-noun")
    }
}
