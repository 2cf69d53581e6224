import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// Gives a phrase the name under which the claim carries it: the fullest form of the document, members and leaders of a group as
/// `عناصر X` and `قيادات X`, definite descriptions and pronouns replaced by what they stand for.
struct Namer {
    /// How many phrases back a name is looked for: more than a long report has, so that endless text costs no more than its length.
    private static let reach = 1_000

    let context: DocumentContext
    private var text: AnalyzedText { context.text }

    func participant(_ s: Int, _ p: Int) -> Participant {
        let party = party(s, p)
        return Participant(text: text.script.string(party.span), span: party.span, name: party.full, kind: party.kind)
    }

    func party(_ s: Int, _ p: Int) -> Party {
        context.parties.party(s, p) {
            let phrase = context.parses[s].phrases[p]
            let span = coreSpan(phrase, s)
            let (name, kind) = named(s, phrase)
            return (span, name.isEmpty ? text.script.string(span) : name, kind)
        }
    }

    /// Place of the words behind number, quantifier and proclitics.
    private func coreSpan(_ phrase: Phrase, _ s: Int) -> Span {
        let core = phrase.core..<phrase.tokens.upperBound
        var start = Int(text.tokens[core.lowerBound].start)
        if phrase.name >= 0, context.parses[s].names[phrase.name].tokens.lowerBound == core.lowerBound {
            start = Int(context.parses[s].names[phrase.name].start)
        } else if let reading = text.reading(core.lowerBound) {
            start += Int(reading.leading)
        }
        var last = core.upperBound - 1
        while last > core.lowerBound, text.tokens[last].kind == .punctuation { last -= 1 }
        return Span(start: start, end: Int(text.tokens[last].end))
    }

    private func named(_ s: Int, _ phrase: Phrase) -> (String, MentionKind) {
        phrase.name >= 0 ? withName(s, phrase) : withoutName(s, phrase)
    }

    // MARK: Phrases that hold a name

    private func withName(_ s: Int, _ phrase: Phrase) -> (String, MentionKind) {
        let name = context.parses[s].names[phrase.name]
        let form = context.fullest.form(name, text)
        if phrase.head == name.tokens.lowerBound || name.kind == .person { return (form, name.kind) }
        let head = context.lexeme(phrase.head)
        let isForce = name.kind == .organisation || name.kind == .group
        switch head?.kind {
        case .member where isForce: return (Words.of(Words.members, form), .group)
        case .leader where isForce:
            return phrase.isPlural ? (Words.of(Words.leaders, form), .group) : (rest(phrase), .person)
        default: break
        }
        if context.knowledge.markers.isCategory(context.stemKey(phrase.head)), phrase.head + 2 >= name.tokens.lowerBound {
            return (form, name.kind)
        }
        return (rest(phrase), mentionKind(phrase.kind))
    }

    // MARK: Phrases without a name

    private func withoutName(_ s: Int, _ phrase: Phrase) -> (String, MentionKind) {
        let head = context.lexeme(phrase.head)
        if phrase.tokens.count == 1, phrase.kind != .place, let full = context.fullest.person(text.tokens[phrase.head].key) {
            return (full, .person)
        }
        if head?.kind == .member || head?.kind == .leader && phrase.isPlural, let group = group(s, phrase) ?? plainGroup(phrase) {
            return (Words.of(head?.kind == .member ? Words.members : Words.leaders, group), .group)
        }
        if phrase.isDefinite, phrase.pronoun == .none, let full = definite(s, phrase) { return (full, .organisation) }
        if phrase.number >= 0, let head, head.hasPlural, !phrase.isDefinite, phrase.tokens.upperBound == phrase.head + 1, isSingular(phrase.head, head),
            let plural = context.entry(phrase.head)?.plural
        {
            return (plural, .group)
        }
        return (rest(phrase), mentionKind(phrase.kind))
    }

    /// The lemma itself or its indefinite accusative: how a number above ten has its noun.
    private func isSingular(_ token: Int, _ lexeme: LexemeFacts) -> Bool {
        let key = context.stemKey(token)
        return key == lexeme.lemma || key == lexeme.accusative
    }

    /// The group that members belong to: by pronoun (`عناصره`), or by a definite description (`عناصر التنظيم`).
    private func group(_ s: Int, _ phrase: Phrase) -> String? {
        let position = Int(text.tokens[phrase.tokens.lowerBound].start)
        if phrase.pronoun.isThirdPerson { return antecedent(s, before: position, phrase.pronoun) ?? organisation(["any"], before: position) }
        var i = phrase.head + 1
        while i < phrase.tokens.upperBound {
            defer { i += 1 }
            guard text.tokens[i].kind == .arabic, let reading = text.reading(i) else { continue }
            if reading.enclitic.isThirdPerson { return antecedent(s, before: position, reading.enclitic) }
            if reading.proclitics.contains(.article), let kinds = context.knowledge.names.generic(Stem.withArticle(text, i)) {
                return namedLike(s, i, Int(text.tokens[i].start)) ?? organisation(kinds, before: Int(text.tokens[i].start))
            }
        }
        return nil
    }

    /// The group as it is written behind the word for its members, where nothing tells which group it is: `مقاتلي الجماعة`, `مسلحي المعارضة`.
    private func plainGroup(_ phrase: Phrase) -> String? {
        let next = phrase.head + 1
        guard next < phrase.tokens.upperBound, let head = text.reading(phrase.head), let group = text.reading(next),
            !head.proclitics.contains(.article), head.enclitic == .none, group.proclitics == .article, group.partOfSpeech == .noun
        else { return nil }
        return PhraseText.string(text, next..<phrase.tokens.upperBound, from: Int(text.tokens[next].start))
    }

    /// What a short definite phrase (`التنظيم`, `المرصد`) stands for: the last longer phrase with the same head, else an organisation of
    /// a kind that the description allows.
    private func definite(_ s: Int, _ phrase: Phrase) -> String? {
        let position = Int(text.tokens[phrase.head].start)
        guard phrase.tokens.upperBound - phrase.head <= 3 else { return nil }
        let isBare = phrase.tokens.upperBound - phrase.head == 1 || hasEpithetOnly(phrase)
        let kinds = isBare ? context.knowledge.names.generic(Stem.withArticle(text, phrase.head)) : nil
        let speaks = phrase.kind == .document || context.lexeme(phrase.head)?.kind == .speaker
        guard kinds != nil || isBare && phrase.kind == .force || speaks else { return nil }
        if isBare, let named = namedLike(s, phrase.head, position) { return named }
        if phrase.tokens.upperBound - phrase.head == 1 || speaks, let same = sameHead(s, phrase, position) { return same }
        return kinds.flatMap { organisation($0, before: position) }
    }

    /// `التنظيم الإرهابي`: the adjective judges and does not tell one group from another.
    private func hasEpithetOnly(_ phrase: Phrase) -> Bool {
        let last = phrase.tokens.upperBound - 1
        guard last == phrase.head + 1, let lexeme = context.lexeme(last) else { return false }
        return context.knowledge.markers.isEpithet(lexeme.lemma) || context.knowledge.markers.isEpithet(context.stemKey(last))
    }

    /// The last name before it that is called by the same word (`الميليشيات` after `ميليشيات الحوثي`).
    private func namedLike(_ s: Int, _ token: Int, _ position: Int) -> String? {
        let key = context.stemKey(token)
        let lexeme = text.reading(token)?.lexeme ?? -1
        return walkBack(from: s) { t, phrase in
            guard phrase.name >= 0, Int(text.tokens[phrase.tokens.lowerBound].start) < position else { return nil }
            let name = context.parses[t].names[phrase.name]
            guard name.kind == .organisation || name.kind == .group || name.kind == .outlet else { return nil }
            let first = phrase.head < name.tokens.lowerBound ? phrase.head : name.tokens.lowerBound
            let sameLexeme = lexeme >= 0 && text.reading(first)?.lexeme == lexeme
            return first != token && (sameLexeme || context.stemKey(first) == key) ? context.fullest.form(name, text) : nil
        }
    }

    private func sameHead(_ s: Int, _ phrase: Phrase, _ position: Int) -> String? {
        let key = context.stemKey(phrase.head)
        return walkBack(from: s, sentences: 12) { t, other in
            guard Int(text.tokens[other.head].start) < position, other.tokens.upperBound - other.head > 1, context.stemKey(other.head) == key else {
                return nil
            }
            if other.name >= 0 { return withName(t, other).0 }
            let isGeneric = other.isDefinite && context.knowledge.names.generic(Stem.withArticle(text, other.head)) != nil
            if isGeneric, text.reading(other.head)?.proclitics.contains(.article) ?? false { return nil }
            return other.kind == .force || other.kind == phrase.kind ? rest(other) : nil
        }
    }

    /// Phrases from the last of a sentence backwards, no more than `reach` of them give or take a sentence, until one gives an answer.
    private func walkBack(from s: Int, sentences: Int = .max, _ answer: (Int, Phrase) -> String?) -> String? {
        var left = Self.reach
        var t = s
        while t >= 0, s - t <= sentences, left > 0 {
            left -= context.parses[t].phrases.count
            for phrase in context.parses[t].phrases.reversed() { if let found = answer(t, phrase) { return found } }
            t -= 1
        }
        return nil
    }

    private func organisation(_ kinds: [String], before position: Int) -> String? {
        let allowed = context.fullest.organisations.filter { mention in
            let kind = context.knowledge.names.entries.subkind(Int(mention.entry))
            return kinds.contains(kind) || kinds.contains("any")
        }
        // Two candidates are no answer: a wrong one would accuse. The description then stands for itself.
        guard let chosen = allowed.last(where: { $0.position < position }) ?? allowed.first else { return nil }
        let share = allowed.filter { $0.entry == chosen.entry }.count
        return share * 3 >= allowed.count * 2 ? context.fullest.form(entry: chosen.entry) : nil
    }

    // MARK: Pronouns

    /// The name that a third person pronoun stands for: the nearest fitting phrase before it.
    func antecedent(_ s: Int, before position: Int, _ pronoun: Enclitic) -> String? {
        antecedentPhrase(s, before: position, pronoun).map { named($0.0, context.parses[$0.0].phrases[$0.1]).0 }
    }

    func antecedentPhrase(_ s: Int, before position: Int, _ pronoun: Enclitic) -> (Int, Int)? {
        for t in stride(from: s, through: max(0, s - 2), by: -1) {
            let phrases = context.parses[t].phrases
            for p in phrases.indices.reversed() where Int(text.tokens[phrases[p].tokens.upperBound - 1].end) <= position {
                if fits(phrases[p], pronoun) { return (t, p) }
            }
            if t == s, let ahead = ahead(s, position, pronoun) { return ahead }
        }
        return nil
    }

    /// `بعد محاصرته، بدأ التنظيم` (after it was besieged, the organisation began): the pronoun points ahead to the subject of its sentence.
    private func ahead(_ s: Int, _ position: Int, _ pronoun: Enclitic) -> (Int, Int)? {
        let phrases = context.parses[s].phrases
        let found = phrases.indices.first { p in
            Int(text.tokens[phrases[p].tokens.lowerBound].start) > position && phrases[p].governor == .none && phrases[p].isDefinite
                && phrases[p].kind == .force && fits(phrases[p], pronoun)
        }
        return found.map { (s, $0) }
    }

    private func fits(_ phrase: Phrase, _ pronoun: Enclitic) -> Bool {
        guard phrase.kind == .force || phrase.kind == .person else { return false }
        switch pronoun {
        case .they, .theyTwo, .theyFeminine: return phrase.isPlural || phrase.isConjunct && phrase.kind == .person
        default: return !(phrase.isPlural && phrase.kind == .person) && phrase.pronoun == .none
        }
    }

    // MARK: Helpers

    /// The phrase from its core on, as written, without proclitics and without a category word before the name it introduces.
    private func rest(_ phrase: Phrase) -> String {
        var first = phrase.core
        var start = Int(text.tokens[first].start) + Int(text.reading(first)?.leading ?? 0)
        if phrase.kind == .place || phrase.kind == .force, phrase.tokens.upperBound - first > 1,
            context.knowledge.markers.isCategory(context.stemKey(first)), !(text.reading(first)?.proclitics.contains(.article) ?? false)
        {
            first += 1
            while first < phrase.tokens.upperBound - 1, text.tokens[first].kind == .punctuation { first += 1 }
            start = Int(text.tokens[first].start)
        }
        return PhraseText.string(text, first..<phrase.tokens.upperBound, from: start)
    }

    private func mentionKind(_ kind: FillerKind) -> MentionKind {
        switch kind {
        case .person: .group
        case .force: .organisation
        case .place: .place
        case .outlet: .outlet
        case .document: .document
        default: .other
        }
    }

    /// The two group words of the vocabulary: عناصر (members) and قيادات (leaders), by code point.
    enum Words {
        static let members = "\u{0639}\u{0646}\u{0627}\u{0635}\u{0631}"
        static let leaders = "\u{0642}\u{064A}\u{0627}\u{062F}\u{0627}\u{062A}"

        /// `عناصر X`; a group that is already so named stays as it is.
        static func of(_ word: String, _ group: String) -> String {
            group.hasPrefix(members + " ") || group.hasPrefix(leaders + " ") ? group : word + " " + group
        }
    }
}
