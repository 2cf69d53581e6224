import IsnadLanguage
import IsnadModel
import IsnadScript

/// The climb from an event noun: its construct, its preposition, the verb that it depends on.
extension ModalityClimb {
    /// - Parameters:
    ///   - token: the trigger, which need not be the head of its phrase.
    ///   - isMeant: whether an event of this type can be somebody's purpose.
    func noun(_ item: Int, _ token: Int, isMeant: Bool, depth: Int = 0) -> Result? {
        guard let phrase = parse.phrase(item) else { return before(item, nil, isDefinite: false) }
        if let adjective = adjective(behind: token, phrase) { return adjective }
        if phrase.head != token, token > phrase.head, let head = colour(ofNoun: phrase.head, byPreposition: false) { return head }
        if let purpose = purpose(item, phrase, isMeant) { return purpose }
        if parse.items[item].hasConjunction, depth < 2, let first = joinedEvent(before: item) {
            return noun(first, parse.phrase(first)?.head ?? token, isMeant: isMeant, depth: depth + 1)
        }
        switch phrase.governor {
        case .construct: return construct(item, token, isMeant, depth)
        case .marker(let kind):
            return marker(kind, parse.items[max(item - 1, 0)].tokens)
                ?? (kind == .reason ? nil : before(item - 1, nil, isDefinite: phrase.isDefinite))
        case .preposition(let key, let note): return hanging(item, key, note, isDefinite: isKnown(token))
        case .none: return foretold(behind: item) ?? before(item, nil, isDefinite: isKnown(token))
        }
    }

    /// `التظاهرات من المتوقع أن تستمر`: what is said of the event right behind it.
    private func foretold(behind item: Int) -> Result? {
        guard item + 1 < parse.items.count, case .marker(let kind) = parse.items[item + 1].kind, kind == .predicted || kind == .possible else { return nil }
        return marker(kind, parse.items[item + 1].tokens)
    }

    /// An event with the article is one already told of.
    private func isKnown(_ token: Int) -> Bool { text.reading(token)?.proclitics.contains(.article) ?? false }

    private func adjective(behind token: Int, _ phrase: Phrase) -> Result? {
        for i in (token + 1)..<max(token + 1, min(phrase.tokens.upperBound + 1, token + 4)) where i < text.tokens.count && text.tokens[i].kind == .arabic {
            guard let reading = text.reading(i), !reading.proclitics.conjunction, !reading.proclitics.preposition, reading.partOfSpeech != .verb else {
                return nil
            }
            if let modality = words.behind(context.stemKey(i)) { return Result(modality: modality, token: i, because: "modality.adjective") }
        }
        return nil
    }

    // MARK: Purpose

    /// ل before a deed that somebody means (`لتحرير المدينة`, to free the town).
    private func purpose(_ item: Int, _ phrase: Phrase, _ isMeant: Bool) -> Result? {
        let first = phrase.tokens.lowerBound
        guard isMeant, let reading = text.reading(first), reading.proclitics.contains(.lam), phrase.number < 0, phrase.head == first,
            !reading.proclitics.contains(.article) || reading.partOfSpeech == .masdar, !words.isNeverMeant(context.stemKey(first)), !isComplement(item)
        else { return nil }
        return Result(modality: .planned, token: first, because: "modality.purpose")
    }

    /// ل that a verb or noun asks for (`تعرض لقصف`, `عرضة لهجوم`) is no purpose.
    private func isComplement(_ item: Int) -> Bool {
        var i = item - 1
        while i >= 0, item - i < 5 {
            switch parse.items[i].kind {
            case .verb: return !verbClass(i).isDisjoint(with: [.cause, .passiveLight, .light]) && i == item - 1 || verbClass(i).contains(.undergo)
            // `الخاضعة لسيطرة`: a participle asks for its ل.
            case .phrase(let p) where i == item - 1 && endsInParticiple(parse.phrases[p]): return true
            case .phrase(let p) where parse.phrases[p].isEvent: return false
            case .comma, .stop: return false
            default: i -= 1
            }
        }
        return false
    }

    private func endsInParticiple(_ phrase: Phrase) -> Bool {
        guard let last = phrase.tokens.last, last > phrase.head || phrase.kind != .person && phrase.kind != .force, let reading = text.reading(last) else {
            return false
        }
        return reading.partOfSpeech == .activeParticiple || reading.partOfSpeech == .passiveParticiple
    }

    // MARK: Lists

    /// `لتحرير المدينة والقضاء على المسلحين`: the event noun that one with و goes on from, when both depend on the same word.
    private func joinedEvent(before item: Int) -> Int? {
        var i = item - 1
        while i >= 0, item - i < 9 {
            switch parse.items[i].kind {
            case .phrase(let p) where parse.phrases[p].isEvent && parse.phrases[p].governor != .construct: return i
            case .phrase, .preposition, .adverb, .openQuote, .closeQuote, .demonstrative: i -= 1
            default: return nil
            }
        }
        return nil
    }

    // MARK: Construct

    private func construct(_ item: Int, _ token: Int, _ isMeant: Bool, _ depth: Int) -> Result? {
        guard item > 0, depth < 4, let before = parse.phrase(item - 1) else { return self.before(item, nil, isDefinite: isKnown(token)) }
        let last = before.tokens.upperBound - 1
        if let own = colour(ofNoun: last, byPreposition: false) ?? colour(ofNoun: before.head, byPreposition: false) { return own }
        return noun(item - 1, before.head, isMeant: isMeant, depth: depth + 1)
    }

    // MARK: Prepositions

    /// Circumstances are no part of what a verb orders or denies.
    private static let circumstances: Set<Note> = [
        .after, .during, .since, .amid, .cause, .before, .near, .despite, .according, .aboutTime, .behind, .against, .exchange, .as,
    ]

    private func hanging(_ item: Int, _ key: UInt64, _ note: Note, isDefinite: Bool) -> Result? {
        let at = item - 1
        if note == .without { return Result(modality: .denied, token: parse.items[max(at, 0)].tokens.lowerBound, because: "modality.negation") }
        if Self.circumstances.contains(note) { return nil }
        // `التقدم نحو تحرير المدينة`: towards a deed.
        if note == .towards, !isDefinite, let phrase = parse.phrase(item), text.reading(phrase.head)?.partOfSpeech == .masdar,
            !words.isNeverMeant(context.stemKey(phrase.head))
        {
            return Result(modality: .planned, token: parse.items[max(at, 0)].tokens.lowerBound, because: "modality.purpose")
        }
        // A preposition of one letter is written at the noun itself.
        var governor = at
        if at >= 0, case .preposition = parse.items[at].kind { governor -= 1 }
        while governor >= 0, isQuote(governor) { governor -= 1 }
        guard governor >= 0 else { return nil }
        if let phrase = parse.phrase(governor) {
            let last = phrase.tokens.upperBound - 1
            if let own = colour(ofNoun: phrase.head, byPreposition: true) ?? colour(ofNoun: last, byPreposition: true) { return own }
            if isDefinite, note == .in, !phrase.isDefinite { return nil }
            // `فتح تحقيق في مقتل`: hangs on a noun that hangs on the verb, and is no part of what the verb asks.
            if phrase.governor != .none, !phrase.isEvent, note != .on, note != .to { return nil }
        }
        return before(governor + 1, key, isDefinite: isDefinite)
    }

    private func isQuote(_ item: Int) -> Bool {
        switch parse.items[item].kind {
        case .openQuote, .closeQuote: true
        default: false
        }
    }

    // MARK: Verbs

    /// The verb that a noun depends on, and what colours that verb.
    private func before(_ item: Int, _ preposition: UInt64?, isDefinite: Bool) -> Result? {
        var i = item - 1
        var preposition = preposition
        var commas = 0
        while i >= 0, item - i < 14 {
            let token = parse.items[i].tokens.lowerBound
            switch parse.items[i].kind {
            case .verb: return commas > 0 ? acrossComma(i, preposition) : governed(by: i, preposition, isDefinite: isDefinite)
            case .negation:
                if item - i < 3, note(token) != .past, note(token) != .future { return Result(modality: .denied, token: token, because: "modality.negation") }
            case .particle:
                if note(token) == .future { return Result(modality: .predicted, token: token, because: "modality.future") }
                if note(token) == .possible { return Result(modality: .possible, token: token, because: "modality.hedge") }
                if note(token) == .question { return Result(modality: .hypothetical, token: token, because: "modality.question") }
            case .marker(let kind):
                if item > 0, let word = parse.items[item - 1].tokens.first, let found = colour(ofNoun: word, byPreposition: true) { return found }
                return marker(kind, parse.items[i].tokens)
            case .conjunction:
                if note(token) == .purpose { return Result(modality: .planned, token: token, because: "modality.purpose") }
                return note(token) == .if ? Result(modality: .hypothetical, token: token, because: "modality.condition") : nil
            case .phrase(let p):
                // A participle carries what depends on it (`متوقعا هجوما`, expecting an attack).
                let phrase = parse.phrases[p]
                if i == item - 1 || i == item - 2, !phrase.isEvent, let found = participle(phrase.head) { return found }
                // `محاولتهم الفرار` (their attempt to flee).
                if i == item - 1, phrase.pronoun.isThirdPerson, let found = colour(ofNoun: phrase.head, byPreposition: false) { return found }
                if phrase.governor != .none, phrase.governor != .construct { preposition = preposition ?? 0 }
            case .subordinator, .relative, .stop, .colon, .dash: return nil
            case .comma where !isTime(i):
                commas += 1
                if commas > 2 { return nil }
            default: break
            }
            i -= 1
        }
        return nil
    }

    /// Behind an apposition between commas (`أمر القائد، فلان، بإعدام`) only an order, a plan or an attempt still reaches.
    private func acrossComma(_ item: Int, _ preposition: UInt64?) -> Result? {
        guard let found = colour(ofVerb: item, by: preposition), [.ordered, .planned, .attempted].contains(found.modality) else { return nil }
        return found
    }

    private func isTime(_ comma: Int) -> Bool { parse.phrase(comma + 1)?.kind == .time || parse.phrase(comma - 1)?.kind == .time }

    private func participle(_ token: Int) -> Result? {
        guard let reading = text.reading(token), reading.partOfSpeech == .activeParticiple, !reading.proclitics.contains(.article) else { return nil }
        return Self.modality(of: context.lexeme(token)?.verbClass ?? []).map { Result(modality: $0, token: token, because: "modality.governing-word") }
    }

    private func governed(by item: Int, _ preposition: UInt64?, isDefinite: Bool) -> Result? {
        let token = parse.items[item].tokens.lowerBound
        let own = verbClass(item)
        if isNegated(item) {
            let isPlain = context.lexeme(token).flatMap { words.verb($0.lemma) }?.modality == .actual
            if isPlain { return Result(modality: .denied, token: token, because: "modality.negated-verb") }
            if own.contains(.succeed) { return Result(modality: .attempted, token: token, because: "modality.negated-verb") }
            if own.isDisjoint(with: [.say, .sayMore, .think, .deny, .order, .plan, .predict]) {
                return isDefinite && own.contains(.cause) ? nil : Result(modality: .denied, token: token, because: "modality.negated-verb")
            }
            // What was not said or known is not thereby denied.
            if !own.isDisjoint(with: [.say, .sayMore, .think]) { return nil }
        }
        if let found = colour(ofVerb: item, by: preposition == 0 ? nil : preposition) { return found.modality == .actual ? nil : found }
        let climbed = verb(item)
        // What a verb of its own does to a known event does not make that event doubtful.
        guard isDefinite, own.isDisjoint(with: [.light, .passiveLight, .begin, .continue, .be]), climbed?.modality == .denied else { return climbed }
        return nil
    }
}
