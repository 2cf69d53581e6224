import IsnadLanguage
import IsnadModel
import IsnadScript

/// Gives each word of a sentence its label: the sequence of labels whose weights add up to most.
///
/// Additive throughout: the score of a label is the sum of the rows of `names/weights.tsv` that hold for the word and its neighbours. What
/// depends on the word alone is summed once for each distinct word; words that can hardly be part of a name are passed over.
struct NameTagger: Sendable {
    let tables: NameTables
    let weights: NameWeights
    private let maker: FactMaker
    private let places: PlaceTable
    /// By how much "no name" must lead at a word for the word to be passed over, in hundredths.
    private static let quiet = 500
    private let figures: FigureHints

    init(tables: NameTables, lexicon: Lexicon, places: PlaceTable, weights: NameWeights, figures: FigureHints) {
        (self.tables, self.places, self.weights, self.figures) = (tables, places, weights, figures)
        maker = FactMaker(words: tables.words, lexicon: lexicon)
    }

    // MARK: Distinct words

    /// Takes up a word that is met for the first time.
    private func learn(_ token: Token, _ text: AnalyzedText, _ memory: inout NameMemory) {
        let letters = LetterCode.letters(text.script.codes[Int(token.start)..<Int(token.end)]).map { LetterCode.folded($0) }
        let readings = text.readings[Int(token.firstReading)..<Int(token.firstReading + token.readingCount)]
        let facts = maker.facts(letters, readings)
        var word = NameMemory.Word(
            flags: facts.flags, core: facts.core, node: tables.index.node(facts.core), leading: facts.leading, wordClass: facts.wordClass,
            hints: hints(letters, readings, facts), letters: UInt8(clamping: letters.count))
        let scores = NameMemory.Scores(
            own: sum(facts, NameWeights.here) &+ affixes(facts), next: sum(facts, NameWeights.before), previous: sum(facts, NameWeights.after))
        word.leads = NameMemory.Leads(own: scores.own.lead, next: scores.next.lead, previous: scores.previous.lead)
        memory.set(Int(token.word), word, scores)
    }

    private func hints(_ word: [UInt8], _ readings: ArraySlice<Reading>, _ facts: WordFacts) -> WordHints {
        var hints = figures.of(word, readings)
        if places.mayBeWord(word, readings) { hints.insert(.placeWord) }
        if !facts.flags.isDisjoint(with: [.people, .peopleNear, .phraseFirst]) || facts.wordClass == tables.tribeClass { hints.insert(.unlabelled) }
        NameKeys.eachStart(word, readings) { key in
            if tables.index.node(key) >= 0 { hints.insert(.listed) }
        }
        return hints
    }

    private func sum(_ facts: WordFacts, _ place: Int) -> LabelWeights {
        var sum = weights.ofClass(place, Int(facts.wordClass)) &+ weights.string(NameWeights.wordSalt(place), facts.core)
        var bits = facts.flags.rawValue
        while bits != 0 {
            sum &+= weights.ofFlag(place, bits.trailingZeroBitCount)
            bits &= bits - 1
        }
        return sum
    }

    private func affixes(_ facts: WordFacts) -> LabelWeights {
        let (from, to) = (facts.bare, facts.codes.count)
        var sum = weights.lengths[min(to - from, 10)]
        for n in 1...4 where to - from > n || n < 3 && to - from >= min(n, to - from) {
            let k = min(n, to - from)
            sum &+= weights.string(NameWeights.affixSalt(isPrefix: true, length: n), WordKey.of(facts.codes, from, from + k))
            sum &+= weights.string(NameWeights.affixSalt(isPrefix: false, length: n), WordKey.of(facts.codes, to - k, to))
        }
        return sum
    }

    // MARK: One sentence

    /// Fills `memory.scratch.labels` for the tokens of a sentence.
    func tag(_ text: AnalyzedText, _ range: Range<Int>, _ memory: inout NameMemory) {
        memory.scratch.reset(range.count)
        for i in range {
            let token = text.tokens[i]
            let part = token.readingCount > 0 ? text.readings[Int(token.firstReading)].partOfSpeech.rawValue + 1 : 0
            guard token.word >= 0 else {
                memory.scratch.cells.append(cell(NameClass.of(token), part))
                continue
            }
            let row = Int(token.word)
            if !memory.knows(row) { learn(token, text, &memory) }
            let word = memory.words[row]
            memory.scratch.cells.append(NameScratch.Cell(row: token.word, wordClass: word.wordClass, part: part, leads: word.leads))
            if word.flags.contains(.phraseFirst) { tables.mark(text, i, range, word, into: &memory.scratch.marks) }
        }
        label(range.count, &memory)
    }

    /// Of a sign, number or Latin word.
    private func cell(_ wordClass: UInt8, _ part: UInt8) -> NameScratch.Cell {
        let leads = NameMemory.Leads(
            own: weights.leadOfClass(NameWeights.here, Int(wordClass)), next: weights.leadOfClass(NameWeights.before, Int(wordClass)),
            previous: weights.leadOfClass(NameWeights.after, Int(wordClass)))
        return NameScratch.Cell(row: -1, wordClass: wordClass, part: part, leads: leads)
    }

    /// The labels of a sentence; between words that are passed over, each run of others is settled by itself.
    private func label(_ count: Int, _ memory: inout NameMemory) {
        var start = LabelWeights(repeating: -16_000)
        start[0] = 0
        var (best, runStart) = (start, 0)
        for n in 0..<count {
            if lead(n, count, memory.scratch) <= Self.quiet {
                let score = score(n, count, memory)
                if Int(score.lead) <= Self.quiet {
                    best = n == 0 ? first(score, &memory.scratch) : step(best, score, n, &memory.scratch)
                    continue
                }
            }
            finish(&memory.scratch, runStart, n, isPassed: true, best)
            (best, runStart) = (start, n + 1)
        }
        finish(&memory.scratch, runStart, count, isPassed: false, best)
    }

    /// By how much "no name" leads at a word, at least.
    @inline(__always) private func lead(_ n: Int, _ count: Int, _ scratch: NameScratch) -> Int {
        let (own, edge) = (scratch.cells[n], NameWeights.edge)
        var sum = Int(own.leads.own) &+ Int(weights.leadOfPart(NameWeights.here, Int(own.part)))
        var (before, after, marks) = (edge, edge, scratch.marks[n])
        if n > 0 {
            let cell = scratch.cells[n - 1]
            before = Int(cell.wordClass)
            sum &+= Int(cell.leads.next) &+ Int(weights.leadOfPart(NameWeights.before, Int(cell.part)))
            marks |= scratch.marks[n - 1]
        } else {
            sum &+= Int(weights.leadOfClass(NameWeights.before, edge))
        }
        if n + 1 < count {
            let cell = scratch.cells[n + 1]
            after = Int(cell.wordClass)
            sum &+= Int(cell.leads.previous) &+ Int(weights.leadOfPart(NameWeights.after, Int(cell.part)))
            marks |= scratch.marks[n + 1]
        } else {
            sum &+= Int(weights.leadOfClass(NameWeights.after, edge))
        }
        sum &+= Int(weights.leadOfClass(NameWeights.before2, n > 1 ? Int(scratch.cells[n - 2].wordClass) : edge))
        sum &+= Int(weights.leadOfClass(NameWeights.after2, n + 2 < count ? Int(scratch.cells[n + 2].wordClass) : edge))
        sum &+= Int(weights.pair(before, Int(own.wordClass)).secondLead) &+ Int(weights.pair(Int(own.wordClass), after).firstLead)
        return marks == 0 ? sum : sum &+ leadOfMarks(n, count, scratch)
    }

    private func leadOfMarks(_ n: Int, _ count: Int, _ scratch: NameScratch) -> Int {
        var sum = weights.lead(ofMarks: scratch.marks[n], NameWeights.here)
        if n > 0 { sum += weights.lead(ofMarks: scratch.marks[n - 1], NameWeights.before) }
        if n + 1 < count { sum += weights.lead(ofMarks: scratch.marks[n + 1], NameWeights.after) }
        return sum
    }

    /// What speaks for each label of a word.
    private func score(_ n: Int, _ count: Int, _ memory: NameMemory) -> LabelWeights {
        let (scratch, edge) = (memory.scratch, NameWeights.edge)
        let own = scratch.cells[n]
        let before = n > 0 ? Int(scratch.cells[n - 1].wordClass) : edge
        let after = n + 1 < count ? Int(scratch.cells[n + 1].wordClass) : edge
        var sum = own.row >= 0 ? memory.scores[Int(own.row)].own : weights.ofClass(NameWeights.here, Int(own.wordClass))
        let rowBefore = n > 0 ? scratch.row(n - 1) : -1
        let rowAfter = n + 1 < count ? scratch.row(n + 1) : -1
        sum &+= rowBefore >= 0 ? memory.scores[rowBefore].next : weights.ofClass(NameWeights.before, before)
        sum &+= rowAfter >= 0 ? memory.scores[rowAfter].previous : weights.ofClass(NameWeights.after, after)
        sum &+= weights.ofClass(NameWeights.before2, n > 1 ? Int(scratch.cells[n - 2].wordClass) : edge)
        sum &+= weights.ofClass(NameWeights.after2, n + 2 < count ? Int(scratch.cells[n + 2].wordClass) : edge)
        sum &+= weights.ofPart(NameWeights.here, Int(own.part))
        if n > 0 { sum &+= weights.ofPart(NameWeights.before, Int(scratch.cells[n - 1].part)) }
        if n + 1 < count { sum &+= weights.ofPart(NameWeights.after, Int(scratch.cells[n + 1].part)) }
        sum &+= weights.pairRows[Int(weights.pair(before, Int(own.wordClass)).second)]
        sum &+= weights.pairRows[Int(weights.pair(Int(own.wordClass), after).first)]
        addMarks(scratch.marks[n], NameWeights.here, &sum)
        if n > 0 { addMarks(scratch.marks[n - 1], NameWeights.before, &sum) }
        if n + 1 < count { addMarks(scratch.marks[n + 1], NameWeights.after, &sum) }
        return sum
    }

    private func addMarks(_ marks: UInt64, _ place: Int, _ sum: inout LabelWeights) {
        var bits = marks
        while bits != 0 {
            sum &+= weights.ofMark(place, bits.trailingZeroBitCount)
            bits &= bits - 1
        }
    }

    // MARK: The best sequence

    private static let limit = LabelWeights(repeating: -12_000)
    private static let nothing = LabelWeights(repeating: -16_000)

    /// At the start of a sentence no label stands before; only a further word of a name cannot be.
    private func first(_ score: LabelWeights, _ scratch: inout NameScratch) -> LabelWeights {
        var best = score
        for label in 0..<16 where !NameLabel.canFollow(label, 0) { best[label] = -16_000 }
        scratch.back[0] = .zero
        return best
    }

    @inline(__always) private func step(_ previous: LabelWeights, _ score: LabelWeights, _ n: Int, _ scratch: inout NameScratch) -> LabelWeights {
        var best = LabelWeights(repeating: -32_000)
        var from = LabelWeights.zero
        for label in 0..<NameLabel.count where previous[label] > -15_000 {
            let through = weights.transitions[label] &+ previous[label]
            let better = through .> best
            best.replace(with: through, where: better)
            from.replace(with: Int16(label), where: better)
        }
        // Kept near nought, so that sums stay within sixteen bits; a label that cannot be reached stays far below.
        let unreachable = Self.limit .> best
        best &+= score
        best &-= best[0]
        best.replace(with: Self.nothing, where: unreachable)
        scratch.back[n] = from
        return best
    }

    /// - Parameter isPassed: whether a word that is passed over stands behind the run: it has no name, and what leads to that counts too.
    private func finish(_ scratch: inout NameScratch, _ start: Int, _ end: Int, isPassed: Bool, _ best: LabelWeights) {
        guard start < end else { return }
        var label = 0
        var top = Int16.min
        for other in 0..<NameLabel.count where best[other] > -15_000 {
            let through = isPassed ? best[other] &+ weights.transitions[other][0] : best[other]
            if through > top { (label, top) = (other, through) }
        }
        for n in (start..<end).reversed() {
            scratch.labels[n] = UInt8(label)
            label = Int(scratch.back[n][label])
        }
    }
}
