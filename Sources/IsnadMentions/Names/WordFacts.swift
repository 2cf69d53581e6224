import IsnadLanguage
import IsnadScript

/// All that is known of one distinct word when names are looked for; made once for each word, then remembered.
public struct WordFacts: Sendable {
    public var flags: NameFlags = []
    /// Class by which neighbouring words are weighed together; see `NameClass`.
    public var wordClass: UInt8 = 0
    /// Number of the class of words that announce a name, or -1.
    public var trigger: Int8 = -1
    /// Letters before the word proper: conjunction and preposition, without the article.
    public var leading: UInt8 = 0
    /// Key of the word behind them, and of the same without article.
    public var core = WordKey(bits: 0)
    /// Folded codes of the word behind its proclitics; behind ل the article has its alef again.
    public var codes: [UInt8] = []
    /// Where the word proper begins in `codes`, behind the article.
    public var bare = 0
}

/// Makes `WordFacts`.
struct FactMaker: Sendable {
    let words: NameWords
    let lexicon: Lexicon

    /// - Parameter word: folded codes of the whole word.
    /// - Parameter readings: in any order; the surroundings that settled the order where the word was met first must not matter.
    func facts(_ word: [UInt8], _ readings: ArraySlice<Reading>) -> WordFacts {
        var facts = WordFacts()
        let readings = readings.count > 1 ? readings.sorted { Self.rank($0) > Self.rank($1) }[...] : readings
        choose(word, readings, &facts)
        for reading in readings { addReading(reading, &facts.flags, isBest: reading.leading == readings.first?.leading) }
        if let best = readings.first { addBest(best, &facts) }
        facts.flags.formUnion(words[facts.core])
        facts.trigger = Int8(words.trigger(facts.core))
        if facts.trigger < 0, facts.bare > 0 {
            facts.trigger = Int8(words.trigger(WordKey.of(facts.codes, facts.bare, facts.codes.count)))
        }
        facts.wordClass = NameClass.of(facts, readings.first)
        return facts
    }

    private static func rank(_ r: Reading) -> (Int16, UInt8, UInt8, UInt8, Int32) {
        (r.score, r.leading, r.trailing, .max - r.partOfSpeech.rawValue, -r.lexeme)
    }

    /// Which letters at the start are proclitics: those of a reading behind which a known name stands, else those of the best reading.
    private func choose(_ word: [UInt8], _ readings: ArraySlice<Reading>, _ facts: inout WordFacts) {
        var (leading, hasArticle) = (0, false)
        if let best = readings.first, best.leading > 0, best.leading < word.count { (leading, hasArticle) = Self.split(best) }
        if words[Self.core(word, leading, hasArticle)].isDisjoint(with: .listed) {
            let named = readings.first {
                let (leading, hasArticle) = Self.split($0)
                return leading < word.count && !words[Self.core(word, leading, hasArticle)].isDisjoint(with: .listed)
            }
            if let named {
                (leading, hasArticle) = Self.split(named)
            } else if readings.allSatisfy({ !$0.isKnown }), let mended = mended(word) {
                return choose(mended, [], &facts)
            }
        }
        facts.leading = UInt8(leading)
        facts.codes = (hasArticle && word[leading] == LetterCode.lam ? [LetterCode.alef] : []) + word[leading...]
        facts.bare = facts.codes.count > 4 && facts.codes[0] == LetterCode.alef && facts.codes[1] == LetterCode.lam ? 2 : 0
        facts.core = WordKey.of(facts.codes, 0, facts.codes.count)
    }

    /// `االحوثيون`, `الالبنانيين`: the article, or a letter of it, written twice before a known name.
    private func mended(_ word: [UInt8]) -> [UInt8]? {
        guard word.count > 6, word[0] == LetterCode.alef else { return nil }
        let rest: ArraySlice<UInt8>
        switch (word[1], word[2]) {
        case (LetterCode.alef, LetterCode.lam): rest = word[3...]
        case (LetterCode.lam, LetterCode.alef): rest = word[3] == LetterCode.lam && word[4] != LetterCode.lam ? word[4...] : word[3...]
        default: return nil
        }
        return [rest, word[3...]].map { [LetterCode.alef, LetterCode.lam] + $0 }.first { !words[WordKey.of($0, 0, $0.count)].isDisjoint(with: .listed) }
    }

    /// Letters that a reading splits off, and whether the article stands behind ل without its alef.
    private static func split(_ reading: Reading) -> (leading: Int, hasArticle: Bool) {
        (Int(reading.leading), reading.proclitics.contains([.lam, .article]))
    }

    /// Key of a word behind its first letters.
    private static func core(_ word: [UInt8], _ leading: Int, _ hasArticle: Bool) -> WordKey {
        let state = hasArticle && word[leading] == LetterCode.lam ? WordKey.step(WordKey.seed, LetterCode.alef) : WordKey.seed
        return WordKey.of(word, leading, word.count, after: state)
    }

    private func addReading(_ reading: Reading, _ flags: inout NameFlags, isBest: Bool) {
        switch reading.partOfSpeech {
        case .verb: flags.insert(.mayBeVerb)
        case .noun, .masdar: flags.insert(.mayBeNoun)
        case .adjective, .activeParticiple, .passiveParticiple: flags.insert(.mayBeAdjective)
        default: break
        }
        guard isBest, let lexeme = lexicon.lexeme(reading.lexeme) else { return }
        flags.formUnion(NameFlags.of(lexeme.kind))
        if !lexeme.verbClass.isDisjoint(with: [.say, .sayMore]), reading.partOfSpeech == .verb { flags.insert(.say) }
    }

    private func addBest(_ best: Reading, _ facts: inout WordFacts) {
        if best.partOfSpeech == .unknown { facts.flags.insert(.unknown) }
        if best.proclitics.contains(.article) || facts.bare > 0 { facts.flags.insert(.article) }
        if facts.leading > 0 {
            if best.proclitics.conjunction { facts.flags.insert(.conjunction) }
            if best.proclitics.preposition { facts.flags.insert(.preposition) }
        }
        if best.enclitic != .none { facts.flags.insert(.enclitic) }
        if best.inflection.number == .plural { facts.flags.insert(.plural) }
        if best.inflection.number == .dual { facts.flags.insert(.dual) }
        if best.inflection.gender == .feminine { facts.flags.insert(.feminine) }
    }
}

/// Classes of words: each word and sign has one, and pairs of neighbours are weighed by their classes.
public enum NameClass {
    public static let fixed = [
        "other", "quote-open", "quote-close", "quote", "comma", "colon", "stop", "bracket-open", "bracket-close", "dash", "slash", "sign", "digits", "latin",
        "line", "country", "city", "town", "organisation", "group", "outlet", "given", "family", "nisba", "person-word",
        "nationality", "nationality-article", "people", "leader", "speaker", "member", "person", "force", "place", "say", "verb",
        "preposition", "conjunction", "subordinator", "relative", "demonstrative", "pronoun", "negation", "particle", "adverb", "quantifier",
        "masdar-article", "masdar", "noun-article", "noun", "adjective-article", "adjective", "name", "unknown-article", "unknown", "place-word",
    ]

    /// The class of a word in Latin letters.
    static let latin: UInt8 = 13

    /// Signs, digits, verbs and function words.
    static func endsChain(_ wordClass: UInt8) -> Bool { (1...14).contains(wordClass) || (34...44).contains(wordClass) }

    public static func number(_ name: String) -> UInt8 { UInt8(fixed.firstIndex(of: name) ?? 0) }

    /// The class of a sign, number or Latin word.
    public static func of(_ token: Token) -> UInt8 {
        switch token.kind {
        case .digits: return 12
        case .latin: return 13
        case .lineBreak: return 14
        case .arabic: return 0
        case .punctuation: break
        }
        switch token.code {
        case LetterCode.openQuote: return 1
        case LetterCode.closeQuote: return 2
        case 0x22, 0x27: return 3
        case 0x2C: return 4
        case 0x3A, 0x3B: return 5
        case 0x2E, 0x3F, 0x21, LetterCode.ellipsis: return 6
        case 0x28, 0x5B, 0x7B: return 7
        case 0x29, 0x5D, 0x7D: return 8
        case 0x2D, 0x5F: return 9
        case 0x2F: return 10
        default: return 11
        }
    }

    /// The class of an Arabic word. Trigger words have classes of their own, numbered behind the fixed ones.
    static func of(_ facts: WordFacts, _ best: Reading?) -> UInt8 {
        if facts.trigger >= 0 { return UInt8(fixed.count) + UInt8(facts.trigger) }
        if let part = best?.partOfSpeech, let function = function(part) { return function }
        let listed = listed(facts.flags)
        if listed != 0 { return listed }
        return plain(facts.flags, best)
    }

    private static func function(_ part: PartOfSpeech) -> UInt8? {
        switch part {
        case .preposition: 36
        case .conjunction: 37
        case .subordinator: 38
        case .relative: 39
        case .demonstrative: 40
        case .pronoun: 41
        case .negation: 42
        case .particle: 43
        case .adverb: 44
        case .quantifier: 45
        default: nil
        }
    }

    private static func listed(_ flags: NameFlags) -> UInt8 {
        if flags.contains(.country) { return 15 }
        if flags.contains(.group) { return 19 }
        if flags.contains(.given) { return 21 }
        if flags.contains(.city) { return 16 }
        if flags.contains(.people) { return 27 }
        if flags.contains(.organisation) { return 18 }
        if flags.contains(.outlet) { return 20 }
        if flags.contains(.nationality) { return flags.contains(.article) ? 26 : 25 }
        if flags.contains(.nisba) { return 23 }
        if flags.contains(.family) { return 22 }
        if flags.contains(.personWord) { return 24 }
        if flags.contains(.town) { return 17 }
        return 0
    }

    private static func plain(_ flags: NameFlags, _ best: Reading?) -> UInt8 {
        let article: UInt8 = flags.contains(.article) ? 0 : 1
        if flags.contains(.leader) { return 28 }
        if flags.contains(.speaker) { return 29 }
        if flags.contains(.member) { return 30 }
        if flags.contains(.person) { return 31 }
        if flags.contains(.force) { return 32 }
        if flags.contains(.place) { return 33 }
        switch best?.partOfSpeech {
        case .verb: return flags.contains(.say) ? 34 : 35
        case .masdar: return 46 + article
        case .noun: return 48 + article
        case .adjective, .activeParticiple, .passiveParticiple: return 50 + article
        case .name: return flags.contains(.placeInner) || flags.contains(.placeFirst) ? 55 : 52
        default: return 53 + article
        }
    }
}
