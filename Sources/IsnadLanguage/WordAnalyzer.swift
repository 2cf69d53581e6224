import IsnadScript

/// Reads one word: which clitics it carries and which lexeme the rest belongs to.
///
/// Clitics are split by what the lexicon knows, not by letters alone: `للقاعدة` is ل + القاعدة, `وزير` stays whole.
struct WordAnalyzer {
    let lexicon: Lexicon

    /// Letter sequences that may stand before a stem, longest conjunction first; each with the clitics that it stands for.
    private struct Prefix {
        var codes: [UInt8]
        var proclitics: Proclitics
    }
    private struct Suffix {
        var codes: [UInt8]
        var enclitic: Enclitic
    }

    private static let prefixes: [Prefix] = {
        let conjunctions: [([UInt8], Proclitics)] = [([], []), ([LetterCode.waw], .waw), ([LetterCode.feh], .feh)]
        let prepositions: [([UInt8], Proclitics)] = [
            ([], []), ([LetterCode.beh], .beh), ([LetterCode.lam], .lam), ([LetterCode.kaf], .kaf),
        ]
        let article: [UInt8] = [LetterCode.alef, LetterCode.lam]
        var all: [Prefix] = []
        for (c, cp) in conjunctions {
            for (p, pp) in prepositions {
                all.append(Prefix(codes: c + p, proclitics: cp.union(pp)))
                let withArticle = pp == .lam ? [LetterCode.lam, LetterCode.lam] : p + article
                all.append(Prefix(codes: c + withArticle, proclitics: cp.union(pp).union(.article)))
            }
            all.append(Prefix(codes: c + [LetterCode.seen], proclitics: cp.union(.seen)))
        }
        return all
    }()

    private static let suffixes: [Suffix] = [
        Suffix(codes: [], enclitic: .none),
        Suffix(codes: [LetterCode.heh], enclitic: .he),
        Suffix(codes: [LetterCode.heh, LetterCode.alef], enclitic: .she),
        Suffix(codes: [LetterCode.heh, LetterCode.meem], enclitic: .they),
        Suffix(codes: [LetterCode.heh, LetterCode.meem, LetterCode.alef], enclitic: .theyTwo),
        Suffix(codes: [LetterCode.heh, LetterCode.noon], enclitic: .theyFeminine),
        Suffix(codes: [LetterCode.kaf], enclitic: .you),
        Suffix(codes: [LetterCode.kaf, LetterCode.meem], enclitic: .youAll),
        Suffix(codes: [LetterCode.noon, LetterCode.alef], enclitic: .we),
        Suffix(codes: [LetterCode.noon, LetterCode.yeh], enclitic: .me),
        Suffix(codes: [LetterCode.yeh], enclitic: .me),
    ]

    /// Readings of a word, best first; never empty.
    /// - Parameter word: fine letter codes without ignorable ones.
    func readings(_ word: [UInt8]) -> [Reading] {
        let folded = word.map { LetterCode.folded($0) }
        var found: [Reading] = []
        let hasTehMarbuta = word.last == LetterCode.tehMarbuta
        for prefix in Self.prefixes where folded.count > prefix.codes.count && folded.starts(with: prefix.codes) {
            for suffix in Self.suffixes where fits(suffix, folded, prefix, hasTehMarbuta) {
                let stem = prefix.codes.count..<(folded.count - suffix.codes.count)
                addNominals(folded, stem, prefix, suffix, &found)
                if prefix.proclitics.isDisjoint(with: [.article, .beh, .kaf]) { addVerbs(folded, stem, prefix, suffix, &found) }
            }
        }
        if found.isEmpty { found.append(unknown(folded)) }
        // Ties go to the reading found first, so that the order of the tables settles them the same way everywhere.
        let ranked = found.enumerated().sorted { a, b in
            (a.element.score, b.element.leading, b.element.trailing, b.offset) > (b.element.score, a.element.leading, a.element.trailing, a.offset)
        }
        return ranked.prefix(6).map(\.element)
    }

    private func fits(_ suffix: Suffix, _ folded: [UInt8], _ prefix: Prefix, _ hasTehMarbuta: Bool) -> Bool {
        if suffix.codes.isEmpty { return true }
        guard !hasTehMarbuta, !prefix.proclitics.contains(.article) else { return false }
        let stemLength = folded.count - prefix.codes.count - suffix.codes.count
        return stemLength >= 2 && folded.suffix(suffix.codes.count).elementsEqual(suffix.codes)
    }

    // MARK: Nouns, adjectives, names, function words

    private func addNominals(_ w: [UInt8], _ stem: Range<Int>, _ prefix: Prefix, _ suffix: Suffix, _ found: inout [Reading]) {
        guard !prefix.proclitics.contains(.seen) else { return }
        collect(lexicon.firstNominal(WordKey.of(w, stem.lowerBound, stem.upperBound)), w, prefix, suffix, &found)
        if suffix.enclitic != .none, stem.count > 2 {
            if w[stem.upperBound - 1] == LetterCode.teh {
                collect(lexicon.firstNominal(key(w, stem, lastAs: LetterCode.heh)), w, prefix, suffix, &found)
            }
            if w[stem.upperBound - 1] == LetterCode.yeh || w[stem.upperBound - 1] == LetterCode.waw {
                collect(lexicon.firstNominal(key(w, stem, lastAs: LetterCode.hamza)), w, prefix, suffix, &found)
            }
        }
        if prefix.proclitics.contains([.lam, .article]) {
            // A name keeps its article behind ل (للرقة is ل + الرقة), and a stem in ل swallows it (للجنة is ل + اللجنة).
            var state = WordKey.step(WordKey.step(WordKey.seed, LetterCode.alef), LetterCode.lam)
            for i in stem { state = WordKey.step(state, w[i]) }
            collect(lexicon.firstNominal(WordKey.finish(state)), w, prefix, suffix, &found)
            collect(lexicon.firstNominal(WordKey.of(w, stem.lowerBound - 1, stem.upperBound)), w, prefix, suffix, &found)
        }
    }

    private func key(_ w: [UInt8], _ stem: Range<Int>, lastAs code: UInt8) -> WordKey {
        var state = WordKey.seed
        for i in stem.dropLast() { state = WordKey.step(state, w[i]) }
        return WordKey.finish(WordKey.step(state, code))
    }

    private func collect(_ first: Int32, _ w: [UInt8], _ prefix: Prefix, _ suffix: Suffix, _ found: inout [Reading]) {
        var at = first
        while at >= 0 {
            let form = lexicon.form(at)
            if let lexeme = lexicon.lexeme(form.lexeme), allowed(lexeme.partOfSpeech, prefix.proclitics, suffix.enclitic) {
                found.append(nominal(lexeme, form, prefix, suffix))
            }
            at = form.next
        }
    }

    private func allowed(_ part: PartOfSpeech, _ proclitics: Proclitics, _ enclitic: Enclitic) -> Bool {
        switch part {
        case .noun, .masdar, .activeParticiple, .passiveParticiple, .quantifier: true
        case .adjective: enclitic == .none
        case .name: enclitic == .none && !proclitics.contains(.article)
        case .preposition: proclitics.isDisjoint(with: [.article, .kaf])
        case .relative, .demonstrative: enclitic == .none && !proclitics.contains(.article)
        default: enclitic == .none && proclitics.isDisjoint(with: [.article, .beh, .lam, .kaf])
        }
    }

    private func nominal(_ lexeme: Lexeme, _ form: Lexicon.Form, _ prefix: Prefix, _ suffix: Suffix) -> Reading {
        var reading = Reading(partOfSpeech: lexeme.partOfSpeech, inflection: form.inflection, lexeme: form.lexeme)
        reading.proclitics = prefix.proclitics
        reading.enclitic = suffix.enclitic
        reading.leading = UInt8(prefix.codes.count - (prefix.proclitics.contains(.article) ? (prefix.proclitics.contains(.lam) ? 1 : 2) : 0))
        reading.trailing = UInt8(suffix.codes.count)
        reading.score = 60 + bonus(lexeme.partOfSpeech) - cost(prefix.proclitics) - Int16(suffix.codes.isEmpty ? 0 : 7)
        if prefix.proclitics.contains(.article) { reading.score += 4 }
        return reading
    }

    private func bonus(_ part: PartOfSpeech) -> Int16 {
        switch part {
        case .preposition, .conjunction, .subordinator, .relative, .demonstrative, .pronoun, .negation, .particle, .quantifier: 30
        case .adverb: 20
        case .noun: 3
        case .masdar: 2
        case .name: -2
        default: 0
        }
    }

    private func cost(_ proclitics: Proclitics) -> Int16 {
        (proclitics.conjunction ? 6 : 0) + (proclitics.preposition ? 6 : 0) + (proclitics.contains(.seen) ? 3 : 0)
    }

    // MARK: Verbs

    private func addVerbs(_ w: [UInt8], _ stem: Range<Int>, _ prefix: Prefix, _ suffix: Suffix, _ found: inout [Reading]) {
        for form in VerbForms.past where !prefix.proclitics.contains(.seen) && !prefix.proclitics.contains(.lam) {
            guard let bare = form.stem(w, stem, hasEnclitic: suffix.enclitic != .none) else { continue }
            collectVerbs(lexicon.firstPast(WordKey.of(w, bare.lowerBound, bare.upperBound)), form, prefix, suffix, &found)
        }
        for form in VerbForms.present {
            guard let bare = form.stem(w, stem, hasEnclitic: suffix.enclitic != .none) else { continue }
            collectVerbs(lexicon.firstPresent(WordKey.of(w, bare.lowerBound, bare.upperBound)), form, prefix, suffix, &found)
        }
    }

    private func collectVerbs(_ first: Int32, _ form: VerbForms.Form, _ prefix: Prefix, _ suffix: Suffix, _ found: inout [Reading]) {
        var at = first
        while at >= 0 {
            let entry = lexicon.form(at)
            if form.accepts(stemKind: entry.inflection.person, hasEnclitic: suffix.enclitic != .none) {
                var reading = Reading(partOfSpeech: .verb, inflection: form.inflection, lexeme: entry.lexeme)
                reading.proclitics = prefix.proclitics
                reading.enclitic = suffix.enclitic
                reading.leading = UInt8(prefix.codes.count)
                reading.trailing = UInt8(suffix.codes.count)
                reading.score = 58 + form.score - cost(prefix.proclitics) - Int16(suffix.codes.isEmpty ? 0 : 5)
                found.append(reading)
            }
            at = entry.next
        }
    }

    // MARK: Words that no list knows

    /// Splits off what is sure (the article with what stands before it) and leaves the rest open.
    private func unknown(_ w: [UInt8]) -> Reading {
        var reading = Reading(partOfSpeech: .unknown, lexeme: -1)
        for prefix in Self.prefixes.reversed() where prefix.proclitics.contains(.article) && w.count >= prefix.codes.count + 2 {
            guard w.starts(with: prefix.codes) else { continue }
            reading.proclitics = prefix.proclitics
            reading.leading = UInt8(prefix.codes.count - (prefix.proclitics.contains(.lam) ? 1 : 2))
            return reading
        }
        return reading
    }
}
