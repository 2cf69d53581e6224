import IsnadLanguage
import IsnadModel
import IsnadRules
import IsnadScript

/// Finds names: labels every word by weights (`NameTagger`), turns runs of labels into names, and takes in what only the tables know.
public struct NameReader: Sendable {
    public let tables: NameTables
    let lexicon: Lexicon
    let listed: ListedNames
    private let tagger: NameTagger

    public let places: PlaceTable

    init(tables: NameTables, lexicon: Lexicon, places: PlaceTable, weights: NameWeights, figures: FigureHints) {
        (self.tables, self.lexicon, self.places) = (tables, lexicon, places)
        listed = ListedNames(tables: tables, lexicon: lexicon, gate: PlaceGate(places: places, lexicon: lexicon))
        tagger = NameTagger(tables: tables, lexicon: lexicon, places: places, weights: weights, figures: figures)
    }

    /// Names of each sentence in text order, none overlapping.
    /// - Parameter focus: the countries that the document speaks of.
    public func read(_ text: AnalyzedText, focus: PlaceFocus, _ memory: inout NameMemory) -> [[NameMention]] {
        memory.begin(text)
        var all: [NameMention] = []
        for sentence in text.sentences { read(text, sentence.tokens, focus, &memory, into: &all) }
        complete(text, memory, &all)
        var rest = all[...]
        return text.sentences.map { sentence in
            let found = rest.prefix { $0.tokens.lowerBound < sentence.tokens.upperBound }
            rest = rest.dropFirst(found.count)
            return Array(found)
        }
    }

    /// Adds what only the whole document shows.
    func complete(_ text: AnalyzedText, _ memory: NameMemory, _ found: inout [NameMention]) { NameEcho(text: text, memory: memory).complete(&found) }

    /// Adds the names of a sentence.
    func read(_ text: AnalyzedText, _ range: Range<Int>, _ focus: PlaceFocus, _ memory: inout NameMemory, into found: inout [NameMention]) {
        tagger.tag(text, range, &memory)
        let first = found.count
        var n = nextOfNote(0, memory)
        while n < range.count {
            let (name, end) = name(text, range.lowerBound + n, range, memory, found.count > first ? found[found.count - 1] : nil, focus)
            if let name { found.append(name) }
            n = nextOfNote(end - range.lowerBound, memory)
        }
        if found.count > first + 1 { linkAliases(text, &found, from: first) }
    }

    /// The next word of a sentence at which a name may begin, by its label, its marks or its hints: most words are none.
    private func nextOfNote(_ first: Int, _ memory: NameMemory) -> Int {
        let scratch = memory.scratch
        var n = first
        while n < scratch.labels.count {
            if scratch.labels[n] != 0 || scratch.marks[n] & PhraseKind.longFirst != 0 { return n }
            let row = scratch.row(n)
            if row >= 0, memory.words[row].hints.contains(.unlabelled) || n == 0 { return n }
            if row >= 0, n > 0, scratch.row(n - 1) >= 0, memory.words[scratch.row(n - 1)].hints.contains(.placeWord) { return n }
            if row < 0, scratch.cells[n].wordClass == NameClass.latin { return n }
            n += 1
        }
        return n
    }

    /// Behind the words that the labels join to one name; the words of a hashtag (`#باسل_القرنبيش`) are one.
    private func runEnd(_ text: AnalyzedText, _ i: Int, _ range: Range<Int>, _ labels: [UInt8]) -> Int {
        let inner = NameLabel.inner(of: Int(labels[i - range.lowerBound]))
        func isOfKind(_ n: Int) -> Bool { n < range.upperBound && NameLabel.inner(of: Int(labels[n - range.lowerBound])) == inner }
        var end = i + 1
        while end < range.upperBound {
            if Int(labels[end - range.lowerBound]) == inner {
                end += 1
            } else if text.tokens[end].code == 0x5F, isOfKind(end + 1) {
                end += 2
            } else {
                break
            }
        }
        return end
    }

    /// The name that begins at a token, if any, and the token to go on at.
    private func name(
        _ text: AnalyzedText, _ i: Int, _ range: Range<Int>, _ memory: NameMemory, _ last: NameMention?, _ focus: PlaceFocus
    ) -> (NameMention?, Int) {
        let n = i - range.lowerBound
        let label = Int(memory.scratch.labels[n])
        if let long = longListed(text, i, range, memory, last, focus) { return (long, long.tokens.upperBound) }
        if label == 0 {
            let name = unlabelled(text, i, range, memory, last, focus)
            return (name, name?.tokens.upperBound ?? i + 1)
        }
        if label % 2 == 0, memory.scratch.marks[n] & PhraseKind.anyFirst != 0, let rest = listed.read(text, i, range, last, focus) {
            return (rest, rest.tokens.upperBound)
        }
        let end = runEnd(text, i, range, memory.scratch.labels)
        let first = text.tokens[i].code == 0x23 && end > i + 1 ? i + 1 : i
        return (name(text, first..<end, NameSpanKind(label: label), memory, range, last), end)
    }

    // MARK: What the labels leave out

    /// Names of the tables among words that the labels leave outside any name.
    private func unlabelled(
        _ text: AnalyzedText, _ i: Int, _ range: Range<Int>, _ memory: NameMemory, _ last: NameMention?, _ focus: PlaceFocus
    ) -> NameMention? {
        let n = i - range.lowerBound
        let row = memory.scratch.row(n)
        // `CNN`: outlets are listed in Latin letters too.
        guard row >= 0 else { return text.tokens[i].kind == .latin ? listed.read(text, i, range, last, focus) : nil }
        if !memory.words[row].flags.isDisjoint(with: [.people, .peopleNear]), let people = people(text, i, range, memory) { return people }
        if tables.isTribeClass(memory.words[row].wordClass), let tribe = tribe(text, i, range, memory) { return tribe }
        let before = n > 0 ? memory.scratch.row(n - 1) : -1
        if before >= 0, memory.words[row].flags.contains(.given), memory.words[row].leading == 0, tables.isNamingClass(memory.words[before].wordClass) {
            return person(text, i..<(i + 1), text.tokens[i].start, memory.words[row].core, memory, range)
        }
        let isIntroduced = before >= 0 ? memory.words[before].hints.contains(.placeWord) : n == 0
        guard memory.words[row].flags.contains(.phraseFirst) || isIntroduced && listed.gate.places.word(text, max(i - 1, 0)) >= 0 else { return nil }
        var end = i
        while end < range.upperBound, memory.scratch.labels[end - range.lowerBound] == 0 { end += 1 }
        let free = range.lowerBound..<end
        if mayBeListed(memory.words[row], text.tokens[i]), let name = listed.read(text, i, free, last, focus) { return name }
        return listed.gate.shaped(text, i, free, last)
    }

    /// Whether a listed name may begin with a word. Signs over its letters shift what its readings split off: such a word is looked up.
    private func mayBeListed(_ word: NameMemory.Word, _ token: Token) -> Bool {
        word.hints.contains(.listed) || Int32(word.letters) != token.end - token.start
    }

    /// A listed name of several words, unless the labels see a name that goes beyond it.
    private func longListed(
        _ text: AnalyzedText, _ i: Int, _ range: Range<Int>, _ memory: NameMemory, _ last: NameMention?, _ focus: PlaceFocus
    ) -> NameMention? {
        let n = i - range.lowerBound
        guard memory.scratch.marks[n] & PhraseKind.longFirst != 0, memory.scratch.row(n) >= 0 else { return nil }
        let own = memory.scratch.labels[n]
        guard own == 0 || own % 2 == 1 else { return nil }
        guard let name = listed.read(text, i, range, last, focus), name.tokens.count > 1 else { return nil }
        let next = name.tokens.upperBound - range.lowerBound
        let following = next < memory.scratch.labels.count ? memory.scratch.labels[next] : 0
        // A listed name goes on over the labels only where no other listed name begins (`قوات سوريا الديمقراطية منبج`: the force … Manbij).
        let isCut = name.tokens.count < Self.sureWords && following != 0 && following % 2 == 0 && memory.scratch.marks[next] & PhraseKind.anyFirst == 0
        return isCut ? nil : name
    }

    /// A plural of origin or faith that stands for people: no adjective of the noun before it.
    private func people(_ text: AnalyzedText, _ i: Int, _ range: Range<Int>, _ memory: NameMemory) -> NameMention? {
        let n = i - range.lowerBound
        let word = memory.words[memory.scratch.row(n)]
        guard isNominal(text, i), word.flags.contains(.people) || isBesidePeople(text, i, n, memory) else { return nil }
        guard !word.flags.isDisjoint(with: [.peopleName, .ethnonym]) || !isQualifier(text, i, range.lowerBound, memory) else { return nil }
        let (tokens, start) = (i..<(i + 1), NameSpans.start(text, i, word.leading))
        return isListedGroup(text, tokens, word.core, start) ? organisation(text, tokens, start, word.core, range) : people(tokens, start)
    }

    /// `جنود عراقيون` (Iraqi soldiers), `حلفاؤها الروس` (its Russian allies): the noun before it agrees. A masdar rules it (`مقتل عراقيين`, the killing
    /// of Iraqis); behind `و` (and) it goes with the adjective before.
    private func isQualifier(_ text: AnalyzedText, _ i: Int, _ first: Int, _ memory: NameMemory) -> Bool {
        guard i > first, let before = memory.scratch.row(i - 1 - first) >= 0 ? memory.words[memory.scratch.row(i - 1 - first)] : nil else {
            return false
        }
        let word = memory.words[memory.scratch.row(i - first)]
        guard let reading = text.reading(i - 1), reading.partOfSpeech.isNominal else { return false }
        let isDefinite = before.flags.contains(.article) || before.flags.contains(.enclitic)
        guard isDefinite == word.flags.contains(.article), !before.flags.contains(.quantity), !lexicon.isNumeral(before.core) else { return false }
        if word.leading > 0 {
            guard word.flags.contains(.conjunction), !word.flags.contains(.preposition) else { return false }
            return before.flags.contains(.nationality) && isQualifier(text, i - 1, first, memory)
        }
        if before.flags.contains(.people) { return false }
        let isVerb = before.flags.contains(.mayBeVerb) && before.flags.isDisjoint(with: [.person, .leader, .speaker, .member, .force, .plural])
        return !isVerb && (reading.partOfSpeech != .masdar || before.flags.contains(.plural))
    }

    /// `السنة والشيعة` (the Sunnis and the Shiites): another people stands a few words away, or `أهل` (people of) right before; no adjective follows
    /// (`السنة الماضية`, last year).
    private func isBesidePeople(_ text: AnalyzedText, _ i: Int, _ n: Int, _ memory: NameMemory) -> Bool {
        func flags(_ k: Int) -> NameFlags {
            memory.scratch.cells.indices.contains(k) && memory.scratch.row(k) >= 0 ? memory.words[memory.scratch.row(k)].flags : []
        }
        if flags(n - 1).contains(.peopleLead) { return true }
        guard (n - Self.nearPeople...n + Self.nearPeople).contains(where: { $0 != n && flags($0).contains(.people) }) else { return false }
        if [n - 2, n - 1, n + 1, n + 2].contains(where: { flags($0).contains(.people) }) { return true }
        guard n + 1 < memory.scratch.cells.count, text.tokens[i + 1].kind == .arabic, let next = text.reading(i + 1) else { return true }
        return !(next.proclitics.contains(.article) && next.leading == 0) && text.reading(max(i - 1, 0))?.partOfSpeech != .demonstrative
    }

    private static let nearPeople = 6
    /// A listed name of so many words is whole, whatever the labels make of the next.
    private static let sureWords = 4

    /// `بني تميم` (Banu Tamim), `قبيلة ورفلة` (the tribe of Warfalla), `عائلة قرنبيش` (the family Qurunbish): a word of the language or a place behind the word
    /// for a tribe is no tribe.
    private func tribe(_ text: AnalyzedText, _ i: Int, _ range: Range<Int>, _ memory: NameMemory) -> NameMention? {
        let n = i - range.lowerBound
        guard i + 1 < range.upperBound, memory.scratch.labels[n + 1] == 0, memory.scratch.row(n + 1) >= 0 else { return nil }
        let (head, next) = (memory.words[memory.scratch.row(n)], memory.words[memory.scratch.row(n + 1)])
        guard !head.flags.contains(.article), next.leading == 0, text.tokens[i + 1].end - text.tokens[i + 1].start > 2,
            let part = text.reading(i + 1)?.partOfSpeech, part == .unknown || part == .name,
            next.flags.isDisjoint(with: [.country, .city, .town, .nationality, .people])
        else { return nil }
        return people(i..<(i + 2), NameSpans.start(text, i, head.leading))
    }

    /// `الحوثيون` (the Houthis) is spelt like a people and is a group of the tables.
    private func isListedGroup(_ text: AnalyzedText, _ tokens: Range<Int>, _ core: WordKey, _ start: Int32) -> Bool {
        let entry = listed.entry(text, tokens, core, start, of: .organisation)
        return entry >= 0 && tables.traits[Int(entry)].kind == .organisation && !tables.traits[Int(entry)].isGuarded
    }

    private func isNominal(_ text: AnalyzedText, _ i: Int) -> Bool { text.reading(i)?.partOfSpeech.isNominal ?? false }

    // MARK: Runs of labels

    private func name(
        _ text: AnalyzedText, _ tokens: Range<Int>, _ kind: NameSpanKind, _ memory: NameMemory, _ range: Range<Int>, _ last: NameMention?
    ) -> NameMention? {
        let row = memory.scratch.row(tokens.lowerBound - range.lowerBound)
        let start = NameSpans.start(text, tokens.lowerBound, row >= 0 ? memory.words[row].leading : 0)
        let core = row >= 0 ? memory.words[row].core : text.tokens[tokens.lowerBound].key
        switch kind {
        case .person:
            let tokens = withoutTail(text, NameSpans.withoutPreposition(text, tokens), memory, range)
            if tokens.count == 1, row >= 0, isOnlyPeople(memory.words[row].flags) { return people(text, tokens.lowerBound, range, memory) }
            let known = tokens.count == 1 ? listed.entry(text, tokens, core, start, of: .organisation) : -1
            if known >= 0, !tables.traits[Int(known)].isGuarded { return organisation(text, tokens, start, core, range) }
            return person(text, tokens, start, core, memory, range)
        case .place:
            if tokens.count == 1, row >= 0, isOnlyPeople(memory.words[row].flags), memory.words[row].flags.isDisjoint(with: [.country, .city, .town]) {
                return people(text, tokens.lowerBound, range, memory)
            }
            return place(text, tokens, core, start, last)
        case .organisation:
            if listed.isDescribedNoun(text, tokens, last) { return nil }
            if let cut = deed(text, tokens) {
                return cut == tokens.lowerBound + 1 && tables.generic(core) != nil ? nil : organisation(text, tokens.lowerBound..<cut, start, core, range)
            }
            let isPeople = tokens.count == 1 && row >= 0 && memory.words[row].flags.contains(.people) && !memory.words[row].flags.contains(.group)
            return isPeople ? people(text, tokens.lowerBound, range, memory) : organisation(text, tokens, start, core, range)
        case .people:
            return isListedGroup(text, tokens, core, start) ? organisation(text, tokens, start, core, range) : people(tokens, start)
        case .other: return tokens.count == 1 && row >= 0 && isOnlyPeople(memory.words[row].flags) ? people(text, tokens.lowerBound, range, memory) : nil
        }
    }

    /// `المنظمة بوقف …` (asked the organisation to stop …): a noun without article behind ب opens what is asked for, it is no part of the name.
    private func deed(_ text: AnalyzedText, _ tokens: Range<Int>) -> Int? {
        tokens.dropFirst().first { i in
            guard let reading = text.reading(i), reading.proclitics.contains(.beh), !reading.proclitics.contains(.article) else { return false }
            return reading.partOfSpeech == .masdar || reading.partOfSpeech == .noun
        }
    }

    /// A people by the tables, and no part of a person's name.
    private func isOnlyPeople(_ flags: NameFlags) -> Bool { flags.contains(.people) && flags.isDisjoint(with: [.given, .family]) }

    /// A person's name ends before a definite sound plural (`البغدادي الفارين`: al-Baghdadi … the deserters) and before a verb (`نزار شغل منصب …`:
    /// Nizar held the office …), but for the word that a name needs (`أبو يزن`).
    private func withoutTail(_ text: AnalyzedText, _ tokens: Range<Int>, _ memory: NameMemory, _ range: Range<Int>) -> Range<Int> {
        for i in tokens.dropFirst() {
            guard let reading = text.reading(i), reading.familiarity == .table else { continue }
            let row = memory.scratch.row(i - range.lowerBound)
            let flags = row >= 0 ? memory.words[row].flags : []
            guard flags.isDisjoint(with: [.given, .family, .nisba, .personWord]) else { continue }
            if reading.partOfSpeech == .verb, reading.leading == 0, !opensPair(text, i - 1), !isNameWord(i + 1, tokens, memory, range) {
                return tokens.lowerBound..<i
            }
            let isPlural = text.script.codes[Int(text.tokens[i].end) - 1] == LetterCode.noon && reading.inflection.number == .plural
            if isPlural, reading.proclitics.contains(.article) { return tokens.lowerBound..<i }
        }
        return tokens
    }

    /// `فهد طالب الشرفي`: a name goes on over a word that may be a verb.
    private func isNameWord(_ i: Int, _ tokens: Range<Int>, _ memory: NameMemory, _ range: Range<Int>) -> Bool {
        guard tokens.contains(i), memory.scratch.row(i - range.lowerBound) >= 0 else { return false }
        return !memory.words[memory.scratch.row(i - range.lowerBound)].flags.isDisjoint(with: [.given, .family, .nisba, .personWord, .unknown])
    }

    /// `أبو`, `بن`, `عبد`: the next word belongs to the name whatever it is.
    private func opensPair(_ text: AnalyzedText, _ i: Int) -> Bool {
        guard let trigger = tables.words.triggerName(text.tokens[i].key) else { return false }
        return trigger == "kunya" || trigger == "nasab" || trigger == "compound"
    }

    /// A run of words seen as a place: as the tables list it, else without what leads to it (`ريف`, countryside of) or tells its country (`الليبية`, Libyan).
    private func place(_ text: AnalyzedText, _ tokens: Range<Int>, _ core: WordKey, _ start: Int32, _ last: NameMention?) -> NameMention? {
        if listed.isQualifier(text, tokens, start, last) { return nil }
        if let whole = listed.place(text, tokens, core, start, last) { return whole }
        let final = tokens.upperBound - 1
        if tokens.count > 1, let reading = text.reading(final), lexicon.lexeme(reading.lexeme)?.kind == .nationality,
            let shorter = listed.place(text, tokens.lowerBound..<final, core, start, last)
        {
            return shorter
        }
        let inner = tokens.dropFirst()
        if let first = inner.first, places.word(text, tokens.lowerBound) >= 0 || places.isCategory(text, tokens.lowerBound),
            let rest = listed.place(text, first..<tokens.upperBound, text.tokens[first].key, text.tokens[first].start, last)
        {
            return rest
        }
        return mention(tokens, start, .place, -1, .place)
    }

    private func people(_ tokens: Range<Int>, _ start: Int32) -> NameMention {
        var found = mention(tokens, start, .group, -1, .people)
        found.isPeople = true
        return found
    }

    private func mention(_ tokens: Range<Int>, _ start: Int32, _ kind: MentionKind, _ entry: Int32, _ reason: NameReason) -> NameMention {
        NameMention(tokens: tokens, start: start, kind: kind, entry: entry, reason: reason)
    }

    private func person(
        _ text: AnalyzedText, _ tokens: Range<Int>, _ start: Int32, _ core: WordKey, _ memory: NameMemory, _ range: Range<Int>
    ) -> NameMention {
        let entry = listed.entry(text, tokens, core, start, of: .person)
        var found = mention(tokens, start, .person, entry, .person)
        let marks = memory.scratch.marks
        var i = tokens.lowerBound - 1
        var first: Int?
        while i >= range.lowerBound, tokens.lowerBound - i <= 8, text.tokens[i].kind == .arabic {
            let mark = marks[i - range.lowerBound]
            if mark & (PhraseKind.title.single | PhraseKind.title.first) != 0 {
                first = i
            } else if mark & PhraseKind.title.inner == 0, !isTitleComplement(text, i) {
                break
            }
            i -= 1
        }
        if let first { found.title = first..<tokens.lowerBound }
        return found
    }

    /// Adjectives between a title and the name (`وزير الخارجية السعودي`, the Saudi foreign minister).
    private func isTitleComplement(_ text: AnalyzedText, _ i: Int) -> Bool {
        guard let reading = text.reading(i), reading.proclitics.contains(.article), !reading.proclitics.conjunction else { return false }
        return reading.partOfSpeech == .adjective || lexicon.lexeme(reading.lexeme)?.kind == .nationality
    }

    /// A listed organisation keeps its kind; of another, the word at its head or before it tells (`صحيفة`, newspaper; `كتيبة`, battalion).
    private func organisation(_ text: AnalyzedText, _ tokens: Range<Int>, _ start: Int32, _ core: WordKey, _ range: Range<Int>) -> NameMention {
        let entry = listed.entry(text, tokens, core, start, of: .organisation)
        if entry < 0, tellsCountry(text, tokens, core, start) { return organisation(text, tokens.dropLast(), start, core, range) }
        if entry >= 0 {
            let kind = tables.traits[Int(entry)].kind
            return mention(tokens, start, kind, entry, NameReason(listed: kind))
        }
        let before = tokens.lowerBound - 1
        let heads = [tables.words.triggerName(core), before >= range.lowerBound ? tables.words.triggerName(text.tokens[before].key) : nil].compactMap { $0 }
        for head in heads {
            switch head {
            case "media": return mention(tokens, start, .outlet, -1, .outlet)
            case "group", "unit", "tribe": return mention(tokens, start, .group, -1, .group)
            case "ministry", "council", "force", "party", "company", "club", "school", "body":
                return mention(tokens, start, .organisation, -1, .organisation)
            default: continue
            }
        }
        return mention(tokens, start, .organisation, -1, .organisation)
    }

    /// `حزب الله اللبناني` (the Lebanese Hezbollah), `سكاي نيوز البريطانية`: behind a name that is whole an adjective of origin only tells the country.
    private func tellsCountry(_ text: AnalyzedText, _ tokens: Range<Int>, _ core: WordKey, _ start: Int32) -> Bool {
        guard tokens.count > 1, let last = text.reading(tokens.upperBound - 1), last.proclitics.contains(.article), last.leading == 0,
            lexicon.lexeme(last.lexeme)?.kind == .nationality, let before = text.reading(tokens.upperBound - 2)
        else { return false }
        if !opensWithArticle(text, tokens.upperBound - 2), before.partOfSpeech == .unknown || before.partOfSpeech == .name { return true }
        let shorter = listed.entry(text, tokens.dropLast(), core, start, of: .organisation)
        // `وزارة العدل التونسية` (the Tunisian ministry of justice): of ministries and armies the country is part of the name.
        return shorter >= 0 && tables.entries[Int(shorter)].subkind != "government" && tables.entries[Int(shorter)].subkind != "state-force"
    }

    private func opensWithArticle(_ text: AnalyzedText, _ i: Int) -> Bool {
        let (codes, token) = (text.script.codes, text.tokens[i])
        return token.end - token.start > 4 && LetterCode.folded(codes[Int(token.start)]) == LetterCode.alef && codes[Int(token.start) + 1] == LetterCode.lam
    }

    /// `خالد الملقب بـ«الصقر»` (Khalid, called the Falcon): what stands behind the word of calling is another name of the same person.
    private func linkAliases(_ text: AnalyzedText, _ found: inout [NameMention], from first: Int) {
        for k in first..<(found.count - 1) where found[k].kind == .person && found[k + 1].kind == .person {
            let between = found[k].tokens.upperBound..<found[k + 1].tokens.lowerBound
            guard !between.isEmpty, between.count <= 5 else { continue }
            let words = between.filter { text.tokens[$0].kind == .arabic }
            if words.contains(where: { tables.words.triggerName(text.tokens[$0].key) == "verb-name" }) { found[k].alias = found[k + 1].tokens }
        }
    }
}

/// What a run of labels stands for.
enum NameSpanKind {
    case person, place, organisation, people, other

    init(label: Int) { self = [.other, .person, .place, .organisation, .people, .other][min((label + 1) / 2, 5)] }
}

enum NameSpans {
    /// `على` (on) folds to the name `علي`: behind a name it is none.
    static func withoutPreposition(_ text: AnalyzedText, _ tokens: Range<Int>) -> Range<Int> {
        guard tokens.count > 1, let last = tokens.last, text.reading(last)?.partOfSpeech == .preposition else { return tokens }
        return text.script.codes[Int(text.tokens[last].end) - 1] == LetterCode.alefMaqsura ? tokens.dropLast() : tokens
    }

    /// First scalar of a word behind its proclitics; marks between the letters are passed over.
    static func start(_ text: AnalyzedText, _ token: Int, _ leading: UInt8) -> Int32 {
        var (left, at) = (Int(leading), text.tokens[token].start)
        while left > 0, at < text.tokens[token].end - 1 {
            if text.script.codes[Int(at)] != 0 { left -= 1 }
            at += 1
        }
        // A vowel sign or a stretch behind the proclitic is its own (`بـدير`).
        while leading > 0, at < text.tokens[token].end - 1, text.script.codes[Int(at)] == LetterCode.ignorable { at += 1 }
        return at
    }
}
