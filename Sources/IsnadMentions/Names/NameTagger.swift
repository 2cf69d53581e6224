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
    /// By how much "no name" must lead at a word for the word to be passed over, in hundredths, and one more.
    private static let quiet: Int16 = 501
    private let figures: FigureHints
    /// The lanes of names' labels.
    private let names: SIMDMask<LabelWeights>

    init(tables: NameTables, lexicon: Lexicon, places: PlaceTable, weights: NameWeights, figures: FigureHints) {
        (self.tables, self.places, self.weights, self.figures) = (tables, places, weights, figures)
        maker = FactMaker(words: tables.words, lexicon: lexicon)
        var mask = SIMDMask<LabelWeights>(repeating: false)
        for label in 1..<NameLabel.count { mask[label] = true }
        names = mask
    }

    // MARK: Distinct words

    /// Takes up a word that is met for the first time.
    private func learn(_ token: Token, _ text: AnalyzedText, _ memory: inout NameMemory) {
        let letters = LetterCode.letters(text.script.codes[Int(token.start)..<Int(token.end)]).map { LetterCode.folded($0) }
        let readings = text.readings[Int(token.firstReading)..<Int(token.firstReading + token.readingCount)]
        let facts = maker.facts(letters, readings)
        let word = NameMemory.Word(
            flags: facts.flags, core: facts.core, node: tables.index.node(facts.core), leading: facts.leading, wordClass: facts.wordClass,
            hints: hints(letters, readings, facts), letters: UInt8(clamping: letters.count))
        let scores = NameMemory.Scores(
            own: sum(facts, NameWeights.here) &+ affixes(facts), next: sum(facts, NameWeights.before), previous: sum(facts, NameWeights.after))
        memory.set(Int(token.word), word, scores)
    }

    private func hints(_ word: [UInt8], _ readings: ArraySlice<Reading>, _ facts: WordFacts) -> WordHints {
        var hints = figures.of(word, readings)
        if places.mayBeWord(word, readings) { hints.insert(.placeWord) }
        if !facts.flags.isDisjoint(with: [.people, .peopleNear, .phraseFirst, .given]) || tables.isTribeClass(facts.wordClass) {
            hints.insert(.unlabelled)
        }
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
        var chain = NameChain()
        for i in range {
            let token = text.tokens[i]
            let part = token.readingCount > 0 ? text.readings[Int(token.firstReading)].partOfSpeech.rawValue + 1 : 0
            guard token.word >= 0 else {
                memory.scratch.cells.append(NameScratch.Cell(row: -1, wordClass: NameClass.of(token), part: part))
                chain.stop()
                continue
            }
            let row = Int(token.word)
            if !memory.knows(row) { learn(token, text, &memory) }
            let word = memory.words[row]
            let lead = chain.next(word.wordClass, word.flags, part > 0 ? PartOfSpeech(rawValue: part - 1) : nil)
            let chainRow = lead.map { NameWeights.chainRow($0.head, $0.distance, word.flags.contains(.article)) } ?? -1
            memory.scratch.cells.append(NameScratch.Cell(row: token.word, wordClass: word.wordClass, part: part, chain: chainRow))
            if word.flags.contains(.phraseFirst) { tables.mark(text, i, range, word, into: &memory.scratch.marks) }
        }
        label(range.count, &memory)
    }

    /// The labels of a sentence; between words that are passed over, each run of others is settled by itself.
    private func label(_ count: Int, _ memory: inout NameMemory) {
        var start = LabelWeights(repeating: -16_000)
        start[0] = 0
        var (best, runStart) = (start, 0)
        for n in 0..<count {
            let score = score(n, count, memory)
            if isQuiet(score) {
                finish(&memory.scratch, runStart, n, isPassed: true, best)
                (best, runStart) = (start, n + 1)
            } else {
                best = n == 0 ? first(score) : step(best, score)
                memory.scratch.back[n] = best
            }
        }
        finish(&memory.scratch, runStart, count, isPassed: false, best)
    }

    /// Whether "no name" leads by so much that the word is passed over.
    @inline(__always) private func isQuiet(_ score: LabelWeights) -> Bool {
        let near = unsafeBitCast((score .> LabelWeights(repeating: score[0] &- Self.quiet)) .& names, to: SIMD4<UInt64>.self)
        return near[0] | near[1] | near[2] | near[3] == 0
    }

    /// What speaks for each label of a word.
    @inline(__always) private func score(_ n: Int, _ count: Int, _ memory: NameMemory) -> LabelWeights {
        let (cells, edge) = (memory.scratch.cells, NameWeights.edge)
        let own = cells[n]
        var sum = own.row >= 0 ? memory.scores[Int(own.row)].own : weights.ofClass(NameWeights.here, Int(own.wordClass))
        sum &+= weights.ofPart(NameWeights.here, Int(own.part))
        var (before, after, marks) = (edge, edge, memory.scratch.marks[n])
        if n > 0 {
            let cell = cells[n - 1]
            before = Int(cell.wordClass)
            sum &+= cell.row >= 0 ? memory.scores[Int(cell.row)].next : weights.ofClass(NameWeights.before, before)
            sum &+= weights.ofPart(NameWeights.before, Int(cell.part))
            marks |= memory.scratch.marks[n - 1]
        } else {
            sum &+= weights.ofClass(NameWeights.before, edge)
        }
        if n + 1 < count {
            let cell = cells[n + 1]
            after = Int(cell.wordClass)
            sum &+= cell.row >= 0 ? memory.scores[Int(cell.row)].previous : weights.ofClass(NameWeights.after, after)
            sum &+= weights.ofPart(NameWeights.after, Int(cell.part))
            marks |= memory.scratch.marks[n + 1]
        } else {
            sum &+= weights.ofClass(NameWeights.after, edge)
        }
        sum &+= weights.ofClass(NameWeights.before2, n > 1 ? Int(cells[n - 2].wordClass) : edge)
        sum &+= weights.ofClass(NameWeights.after2, n + 2 < count ? Int(cells[n + 2].wordClass) : edge)
        sum &+= weights.pairRows[Int(weights.pair(before, Int(own.wordClass)).second)]
        sum &+= weights.pairRows[Int(weights.pair(Int(own.wordClass), after).first)]
        if own.chain >= 0 { sum &+= weights.chains[Int(own.chain)] }
        if marks != 0 { addMarks(n, count, memory.scratch, &sum) }
        return sum
    }

    private func addMarks(_ n: Int, _ count: Int, _ scratch: NameScratch, _ sum: inout LabelWeights) {
        addMarks(scratch.marks[n], NameWeights.here, &sum)
        if n > 0 { addMarks(scratch.marks[n - 1], NameWeights.before, &sum) }
        if n + 1 < count { addMarks(scratch.marks[n + 1], NameWeights.after, &sum) }
    }

    private func addMarks(_ marks: UInt64, _ place: Int, _ sum: inout LabelWeights) {
        var bits = marks
        while bits != 0 {
            sum &+= weights.ofMark(place, bits.trailingZeroBitCount)
            bits &= bits - 1
        }
    }

    // MARK: The best sequence

    /// At the start of a sentence no label stands before; only a further word of a name cannot be.
    private func first(_ score: LabelWeights) -> LabelWeights {
        var best = score
        for label in 0..<16 where !NameLabel.canFollow(label, 0) { best[label] = -16_000 }
        return best
    }

    @inline(__always) private func step(_ previous: LabelWeights, _ score: LabelWeights) -> LabelWeights {
        var best = LabelWeights(repeating: -32_000)
        for label in 0..<NameLabel.count {
            let through = weights.transitions[label] &+ LabelWeights(repeating: previous[label])
            best.replace(with: through, where: through .> best)
        }
        // Kept near nought, so that sums stay within sixteen bits; a label that cannot be reached stays far below.
        let unreachable = LabelWeights(repeating: -12_000) .> best
        best &+= score
        best &-= LabelWeights(repeating: best[0])
        best.replace(with: LabelWeights(repeating: -16_000), where: unreachable)
        return best
    }

    /// Walks a run back from its last word.
    /// - Parameter isPassed: whether a word that is passed over stands behind the run: it has no name, and what leads to that counts too.
    private func finish(_ scratch: inout NameScratch, _ start: Int, _ end: Int, isPassed: Bool, _ best: LabelWeights) {
        guard start < end else { return }
        var label = isPassed ? before(0, best) : largest(best)
        for n in (start..<end).reversed() {
            scratch.labels[n] = UInt8(label)
            if n > start { label = before(label, scratch.back[n - 1]) }
        }
    }

    private func largest(_ best: LabelWeights) -> Int {
        var (found, top) = (0, Int16.min)
        for label in 0..<NameLabel.count where best[label] > -15_000 && best[label] > top { (found, top) = (label, best[label]) }
        return found
    }

    /// The label from which another is reached best; the first of those that are alike.
    private func before(_ next: Int, _ best: LabelWeights) -> Int {
        var (found, top) = (0, Int16.min)
        for label in 0..<NameLabel.count where best[label] > -15_000 {
            let through = best[label] &+ weights.transitions[label][next]
            if through > top { (found, top) = (label, through) }
        }
        return found
    }
}
