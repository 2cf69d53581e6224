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
    /// Takes "no name" and the unused lanes out of the running.
    private let names: LabelWeights
    /// By how much "no name" must lead at a word for the word to be passed over, in hundredths.
    private static let quiet: Int16 = 500

    init(tables: NameTables, lexicon: Lexicon, places: PlaceTable, weights: NameWeights) {
        (self.tables, self.places, self.weights) = (tables, places, weights)
        maker = FactMaker(words: tables.words, lexicon: lexicon)
        var mask = LabelWeights(repeating: 0)
        for lane in 0..<16 where lane == 0 || lane >= NameLabel.count { mask[lane] = -16_000 }
        names = mask
    }

    func remember(_ text: AnalyzedText, _ memory: inout NameMemory) {
        memory.take(text) { word, readings in
            var known = self.word(maker.facts(word, readings))
            known.mayIntroducePlace = places.mayBeWord(word, readings)
            return known
        }
    }

    // MARK: Distinct words

    private func word(_ facts: WordFacts) -> NameMemory.Word {
        let places = [NameWeights.here, NameWeights.before, NameWeights.after]
        var sums = places.map { weights.classes[$0][Int(facts.wordClass)] &+ weights.string(NameWeights.wordSalt($0), facts.core) }
        var bits = facts.flags.rawValue
        while bits != 0 {
            let bit = bits.trailingZeroBitCount
            bits &= bits - 1
            for place in places { sums[place] &+= weights.flags[place][bit] }
        }
        sums[0] &+= affixes(facts)
        return NameMemory.Word(
            flags: facts.flags, core: facts.core, leading: facts.leading, wordClass: facts.wordClass, own: sums[0], next: sums[1], previous: sums[2])
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
            let row = memory.row(text.tokens[i])
            memory.scratch.rows.append(Int32(row))
            memory.scratch.classes.append(row >= 0 ? memory.words[row].wordClass : NameClass.of(text.tokens[i]))
        }
        mark(text, range, &memory)
        for n in 0..<range.count { memory.scratch.scores.append(score(text, n, range, memory)) }
        decode(&memory.scratch)
    }

    private func mark(_ text: AnalyzedText, _ range: Range<Int>, _ memory: inout NameMemory) {
        for i in range {
            let row = Int(memory.scratch.rows[i - range.lowerBound])
            guard row >= 0, memory.words[row].flags.contains(.phraseFirst) else { continue }
            let word = memory.words[row]
            tables.mark(text, i, range, word.flags, word.core, word.leading, into: &memory.scratch.marks)
        }
    }

    private func score(_ text: AnalyzedText, _ n: Int, _ range: Range<Int>, _ memory: NameMemory) -> LabelWeights {
        let (count, edge) = (range.count, NameWeights.edge)
        let own = Int(memory.scratch.classes[n])
        let before = n > 0 ? Int(memory.scratch.classes[n - 1]) : edge
        let after = n + 1 < count ? Int(memory.scratch.classes[n + 1]) : edge
        let row = Int(memory.scratch.rows[n])
        var sum = row >= 0 ? memory.words[row].own : weights.classes[NameWeights.here][own]
        let beforeRow = n > 0 ? Int(memory.scratch.rows[n - 1]) : -1
        let afterRow = n + 1 < count ? Int(memory.scratch.rows[n + 1]) : -1
        sum &+= beforeRow >= 0 ? memory.words[beforeRow].next : weights.classes[NameWeights.before][before]
        sum &+= afterRow >= 0 ? memory.words[afterRow].previous : weights.classes[NameWeights.after][after]
        sum &+= weights.classes[NameWeights.before2][n > 1 ? Int(memory.scratch.classes[n - 2]) : edge]
        sum &+= weights.classes[NameWeights.after2][n + 2 < count ? Int(memory.scratch.classes[n + 2]) : edge]
        sum &+= weights.parts[NameWeights.here][part(text, range.lowerBound + n)]
        if n > 0 { sum &+= weights.parts[NameWeights.before][part(text, range.lowerBound + n - 1)] }
        if n + 1 < count { sum &+= weights.parts[NameWeights.after][part(text, range.lowerBound + n + 1)] }
        weights.addPair(before, own, 0, to: &sum)
        weights.addPair(own, after, 1, to: &sum)
        addMarks(memory.scratch.marks[n], NameWeights.here, &sum)
        if n > 0 { addMarks(memory.scratch.marks[n - 1], NameWeights.before, &sum) }
        if n + 1 < count { addMarks(memory.scratch.marks[n + 1], NameWeights.after, &sum) }
        return sum
    }

    @inline(__always) private func part(_ text: AnalyzedText, _ token: Int) -> Int {
        let t = text.tokens[token]
        return t.readingCount > 0 ? Int(text.readings[Int(t.firstReading)].partOfSpeech.rawValue) + 1 : 0
    }

    @inline(__always) private func addMarks(_ marks: UInt64, _ place: Int, _ sum: inout LabelWeights) {
        var bits = marks
        while bits != 0 {
            sum &+= weights.marks[place][bits.trailingZeroBitCount]
            bits &= bits - 1
        }
    }

    // MARK: The best sequence

    private func decode(_ scratch: inout NameScratch) {
        var start = LabelWeights(repeating: -16_000)
        start[0] = 0
        var best = start
        var runStart = 0
        for n in 0..<scratch.scores.count {
            let score = scratch.scores[n]
            if isQuiet(score) {
                finish(&scratch, runStart, n, best)
                (best, runStart) = (start, n + 1)
                scratch.back.append(.zero)
                continue
            }
            best = n == 0 ? first(score, &scratch) : step(best, score, &scratch)
        }
        finish(&scratch, runStart, scratch.scores.count, best)
    }

    @inline(__always) private func isQuiet(_ score: LabelWeights) -> Bool {
        return score[0] &- (score &+ names).max() > Self.quiet
    }

    /// At the start of a sentence no label stands before; only a further word of a name cannot be.
    private func first(_ score: LabelWeights, _ scratch: inout NameScratch) -> LabelWeights {
        var best = score
        for label in 0..<16 where !NameLabel.canFollow(label, 0) { best[label] = -16_000 }
        scratch.back.append(.zero)
        return best
    }

    @inline(__always) private func step(_ previous: LabelWeights, _ score: LabelWeights, _ scratch: inout NameScratch) -> LabelWeights {
        var best = LabelWeights(repeating: -32_000)
        var from = LabelWeights.zero
        for label in 0..<NameLabel.count where previous[label] > -15_000 {
            let through = weights.transitions[label] &+ previous[label]
            let better = through .> best
            best.replace(with: through, where: better)
            from.replace(with: Int16(label), where: better)
        }
        // Kept near nought, so that sums stay within sixteen bits; a label that cannot be reached stays far below.
        let unreachable = best .< -12_000
        best &+= score
        best &-= best[0]
        best.replace(with: -16_000, where: unreachable)
        scratch.back.append(from)
        return best
    }

    private func finish(_ scratch: inout NameScratch, _ start: Int, _ end: Int, _ best: LabelWeights) {
        guard start < end else { return }
        // A word that is passed over stands behind the run, unless the sentence ends: it has no name, and what leads to that counts too.
        let isPassed = end < scratch.scores.count
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
