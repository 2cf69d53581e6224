import IsnadLanguage
import IsnadModel
import IsnadScript

/// Names that the tables list, told from ordinary words that are written alike.
struct ListedNames: Sendable {
    let tables: NameTables
    let lexicon: Lexicon
    let gate: PlaceGate

    /// Row of the tables for a run of words, of the kind asked for; -1 where none is listed. Organisations and outlets count as one kind.
    func entry(_ text: AnalyzedText, _ tokens: Range<Int>, _ core: WordKey, _ start: Int32, of kind: MentionKind) -> Int32 {
        guard let match = tables.index.longest(text, tokens.lowerBound, tokens.upperBound, core, start), match.tokens == tokens else { return -1 }
        return best(text, match) { _, own in own.kind == kind || kind == .organisation && own.kind == .outlet }
    }

    /// The likeliest of the entries of a name that pass; the first where several are alike, -1 where none passes.
    @inline(__always)
    private func best(_ text: AnalyzedText, _ match: PhraseIndex.Match, _ passes: (Int32, EntryTraits) -> Bool) -> Int32 {
        var (best, bestRank) = (Int32(-1), Int.min)
        var link = match.entry
        while link >= 0 {
            let payload = tables.index.payload(link)
            let traits = tables.traits[Int(payload)]
            if passes(payload, traits) {
                let rank = rank(traits, text, match)
                if rank > bestRank { (best, bestRank) = (payload, rank) }
            }
            link = tables.index.next(link)
        }
        return best
    }

    /// A run of words seen as a place, with the row and the place word by which `PlaceResolver` settles where it lies; nil where none is listed.
    func place(_ text: AnalyzedText, _ tokens: Range<Int>, _ core: WordKey, _ start: Int32, _ last: NameMention?) -> NameMention? {
        guard let match = tables.index.longest(text, tokens.lowerBound, tokens.upperBound, core, start), match.tokens == tokens else { return nil }
        let entry = entry(text, tokens, core, start, of: .place)
        guard entry >= 0 else { return nil }
        var found = NameMention(tokens: tokens, start: start, kind: .place, entry: entry, reason: .place)
        (found.phrase, found.placeWord) = (match.entry, gate.before(text, match, last).word)
        return found
    }

    /// `فصائل سورية` (Syrian factions): one word that is an adjective of the noun before it.
    func isQualifier(_ text: AnalyzedText, _ tokens: Range<Int>, _ start: Int32, _ last: NameMention?) -> Bool {
        let match = PhraseIndex.Match(tokens: tokens, start: start, entry: -1)
        return isNationality(text, match) && gate.before(text, match, last).isQualified
    }

    /// The listed name that begins at a token, if it is no ordinary word here.
    func read(_ text: AnalyzedText, _ i: Int, _ range: Range<Int>, _ last: NameMention?, _ focus: PlaceFocus) -> NameMention? {
        guard let match = tables.index.longest(text, i, range.upperBound) else { return nil }
        guard !isOrdinaryWord(text, match), !isDescribedNoun(text, match.tokens, last) else { return nil }
        let isCommon = isCommonWord(text, match)
        let before = gate.before(text, match, last)
        let isNationality = isNationality(text, match)
        let chosen = best(text, match) { payload, entry in
            if entry.kind == .place { return gate.accepts(text, payload, entry, match, before, isCommon: isCommon, isNationality: isNationality, focus) }
            return !entry.isGuarded && !(isCommon && entry.kind == .outlet) || isIntroduced(text, match, payload, entry)
        }
        guard chosen >= 0 else { return nil }
        let kind = tables.traits[Int(chosen)].kind
        var found = NameMention(tokens: match.tokens, start: match.start, kind: kind, entry: chosen, reason: NameReason(listed: kind))
        if kind == .place { (found.phrase, found.placeWord) = (match.entry, before.word) }
        return found
    }

    /// A place word that names mostly follow (`مديرية نهم`, the district of Nihm).
    private func isNamedByKind(_ text: AnalyzedText, _ i: Int) -> Bool {
        let word = gate.places.word(text, i)
        return word >= 0 && gate.places.words[Int(word)].names
    }

    /// `القاعدة العسكرية` (the military base), no al-Qaeda: one word that is a noun of the language, an adjective behind it. Behind a name or its kind (`تنظيم
    /// القاعدة الإرهابي`) it stays one.
    func isDescribedNoun(_ text: AnalyzedText, _ tokens: Range<Int>, _ last: NameMention?) -> Bool {
        let i = tokens.lowerBound
        guard tokens.count == 1, !tables.words[text.tokens[i].key].isDisjoint(with: [.group, .outlet]), i + 1 < text.tokens.count,
            text.tokens[i + 1].kind == .arabic, let noun = text.reading(i), let next = text.reading(i + 1),
            noun.proclitics.contains(.article), noun.partOfSpeech == .noun, next.partOfSpeech == .adjective, next.proclitics.contains(.article),
            next.leading == 0
        else { return false }
        return i == 0 || tables.words.triggerName(text.tokens[i - 1].key) == nil
    }

    /// A one-word name that reads better as a verb, or as a noun behind a clitic that only letters suggest, is no name.
    private func isOrdinaryWord(_ text: AnalyzedText, _ match: PhraseIndex.Match) -> Bool {
        guard match.tokens.count == 1, let reading = text.reading(match.tokens.lowerBound) else { return false }
        if reading.partOfSpeech == .verb, reading.score > 62 { return true }
        // `كبير` (large) is no ك + بير, the town.
        let isCut = match.start > text.tokens[match.tokens.lowerBound].start
        if isCut, reading.leading == 0, reading.isKnown { return true }
        // `مركز مالي` (a financial centre): an adjective of the noun before it.
        if reading.partOfSpeech == .adjective, reading.familiarity == .table, !reading.proclitics.contains(.article), reading.leading == 0,
            match.tokens.lowerBound > 0,
            !isNamedByKind(text, match.tokens.lowerBound - 1), let noun = text.reading(match.tokens.lowerBound - 1), noun.partOfSpeech.isNominal,
            noun.enclitic == .none, !noun.proclitics.contains(.article)
        {
            return true
        }
        if reading.familiarity != .none, match.tokens.lowerBound > 0, let before = text.reading(match.tokens.lowerBound - 1),
            before.partOfSpeech == .demonstrative || before.partOfSpeech == .pronoun
        {
            return true
        }
        switch reading.partOfSpeech {
        case .preposition, .conjunction, .subordinator, .relative, .demonstrative, .pronoun, .negation:
            return reading.leading == 0 && match.start == text.tokens[match.tokens.lowerBound].start
        default: return false
        }
    }

    /// A place or outlet of one word that is also a word of the language (`الرأس`, the head) needs a word that announces it, or quotation marks.
    private func isCommonWord(_ text: AnalyzedText, _ match: PhraseIndex.Match) -> Bool {
        guard match.tokens.count == 1 else { return false }
        return text.allReadings(match.tokens.lowerBound).contains { $0.isKnown && $0.partOfSpeech != .name && $0.enclitic == .none }
    }

    /// Larger is likelier where a name stands for several things: an organisation before an outlet before a place, a large place before a small one.
    private func rank(_ entry: EntryTraits, _ text: AnalyzedText, _ match: PhraseIndex.Match) -> Int {
        switch entry.kind {
        case .person: return 40_000_000 + entry.weight
        case .organisation: return 50_000_000 + entry.weight
        case .outlet: return (entry.isGuarded ? 60_000_000 : 45_000_000) + entry.weight
        case .place: return entry.weight + (afterPlaceWord(text, match.tokens.lowerBound) ? 100_000_000 : 0)
        default: return entry.weight
        }
    }

    private func isIntroduced(_ text: AnalyzedText, _ match: PhraseIndex.Match, _ payload: Int32, _ entry: EntryTraits) -> Bool {
        guard entry.kind == .organisation else {
            return inQuotes(text, match.tokens) || match.tokens.count > 1 && isOutletWord(text, match.tokens.lowerBound)
                || afterAttribution(text, match.tokens.lowerBound)
        }
        // `نادي العربي` (the club al-Arabi): the word of its kind stands before a doubtful organisation.
        guard let before = previousWord(text, match.tokens.lowerBound) else { return false }
        return tables.words.triggerName(text.tokens[before].key) == tables.entries[Int(payload)].subkind
    }

    private func afterPlaceWord(_ text: AnalyzedText, _ i: Int) -> Bool {
        guard let before = previousWord(text, i), let reading = text.reading(before) else { return false }
        return lexicon.lexeme(reading.lexeme)?.kind == .place && !reading.proclitics.contains(.article)
    }

    /// `السعودية` and `سورية` are countries and adjectives.
    private func isNationality(_ text: AnalyzedText, _ match: PhraseIndex.Match) -> Bool {
        guard match.tokens.count == 1, text.script.codes[Int(text.tokens[match.tokens.lowerBound].end) - 1] == LetterCode.tehMarbuta else { return false }
        return text.allReadings(match.tokens.lowerBound).contains { lexicon.lexeme($0.lexeme)?.kind == .nationality }
    }

    private func inQuotes(_ text: AnalyzedText, _ tokens: Range<Int>) -> Bool {
        guard tokens.lowerBound > 0, tokens.upperBound < text.tokens.count else { return false }
        return NameKeys.isQuote(text.tokens[tokens.lowerBound - 1]) && NameKeys.isQuote(text.tokens[tokens.upperBound])
    }

    private func afterAttribution(_ text: AnalyzedText, _ i: Int) -> Bool {
        guard let before = previousWord(text, i), let reading = text.reading(before), let lexeme = lexicon.lexeme(reading.lexeme) else {
            return false
        }
        return lexeme.note == "according" || lexeme.note == "citing" || isOutletWord(text, before)
    }

    /// `وكالة الأنباء اليمنية` (the Yemeni news agency) is a name by its first word, whatever other names of the outlet mean besides.
    private func isOutletWord(_ text: AnalyzedText, _ i: Int) -> Bool {
        text.reading(i).flatMap { lexicon.lexeme($0.lexeme) }?.unit == "outlet"
    }

    private func previousWord(_ text: AnalyzedText, _ i: Int) -> Int? {
        var j = i - 1
        while j >= 0, NameKeys.isQuote(text.tokens[j]) { j -= 1 }
        return j >= 0 && text.tokens[j].kind == .arabic ? j : nil
    }
}
