import IsnadModel

/// Compares two reports: what wording they share, and whether they tell one happening.
///
/// The answer depends on the two reports, the rules, and on which shingles are formulas.
struct ReportPair {
    /// The report printed first.
    let a: ReportWording
    let b: ReportWording
    let gap: Int?

    init(_ x: ReportWording, _ y: ReportWording) {
        (a, b) = x.printing.isBefore(y.printing) ? (x, y) : (y, x)
        if let first = a.day, let second = b.day { gap = second - first } else { gap = nil }
    }

    var isNear: Bool { gap.map { $0 <= CopyThresholds.nearDays } ?? true }

    /// - Parameter isFormula: whether a sampled shingle is a formula of many reports.
    func link(_ isFormula: (UInt64) -> Bool) -> ReportLink? {
        let shared = shared(isFormula)
        let likeness = likeness()
        let copy = copy(shared)
        let isSame = copy?.relation == .copy || isOneHappening(likeness, shared)
        let topic = !Set(a.topics).isDisjoint(with: b.topics)
        guard copy != nil || isSame || isRelated(likeness, shared, topic) else { return nil }
        return ReportLink(
            first: a.id, second: b.id, copy: copy, isOneHappening: isSame, likeness: likeness, formulaWords: shared.formulaWords,
            reason: reason(copy, isSame, likeness, shared))
    }

    private func reason(_ copy: Copy?, _ isSame: Bool, _ likeness: Likeness, _ shared: SharedWords) -> Reason {
        if let copy { return copy.reason }
        let days = gap.map { ", \($0) days apart" } ?? ""
        let words = "leads alike to \(percent(likeness.lead)), titles to \(percent(likeness.title)), texts to \(percent(likeness.all))\(days)"
        if isSame { return Reason(rule: "link.one-happening", detail: "Both tell one happening: \(words).") }
        if shared.formulaWords >= 12, !isNear {
            return Reason(rule: "link.standing-phrases", detail: "\(shared.formulaWords) words of standing phrases that many reports use.")
        }
        return Reason(rule: "link.related", detail: "Same matter or country: \(words).")
    }

    // MARK: Wording

    struct SharedWords {
        var runs: [PassageMatcher.Match] = []
        var words = 0
        var formulaWords = 0
        /// Words of joined passages of ten words or more.
        var passageWords = 0
        var longest = 0
        var shareOfA = 0.0
        var shareOfB = 0.0
        var passages: [PassageMatcher.Match] = []
    }

    func shared(_ isFormula: (UInt64) -> Bool) -> SharedWords {
        var result = SharedWords()
        guard sharesSample else { return result }
        var own: [PassageMatcher.Match] = []
        for run in PassageMatcher(a: a, b: b).runs() {
            for piece in pieces(run, isFormula) {
                if piece.isFormula {
                    result.formulaWords += piece.match.a.count
                } else {
                    result.words += piece.match.a.count
                    own.append(piece.match)
                }
            }
        }
        result.runs = own
        result.passages = PassageMatcher.joined(own)
        for passage in result.passages where passage.a.count >= CopyThresholds.passage { result.passageWords += passage.a.count }
        result.longest = result.passages.map(\.longest).max() ?? 0
        result.shareOfA = share(result, a)
        result.shareOfB = share(result, b)
        return result
    }

    /// Whether there is anything to compare word by word.
    private var sharesSample: Bool {
        let (x, y) = (a.sampled, b.sampled)
        var (i, j) = (0, 0)
        while i < x.count, j < y.count {
            if x[i] == y[j] { return true }
            if x[i] < y[j] { i += 1 } else { j += 1 }
        }
        return false
    }

    /// In a report of the same days that shares enough besides, standing phrases are part of what was copied.
    private func share(_ shared: SharedWords, _ facts: ReportWording) -> Double {
        if isNear, shared.words >= CopyThresholds.wordsBesideFormulas {
            return min(1, Double(shared.words + shared.formulaWords) / Double(max(1, facts.words.count)))
        }
        return min(1, Double(shared.words) / Double(max(1, facts.words.count - (isNear ? 0 : shared.formulaWords))))
    }

    /// A run cut where formulas begin and end. Words between two sampled shingles go with the former.
    private func pieces(_ run: PassageMatcher.Match, _ isFormula: (UInt64) -> Bool) -> [(match: PassageMatcher.Match, isFormula: Bool)] {
        let last = run.a.upperBound - CopyThresholds.shingle
        guard last >= run.a.lowerBound else { return [(run, false)] }
        var cuts: [(at: Int, isFormula: Bool)] = []
        for i in run.a.lowerBound...last where ReportWording.isSampled(a.shingles[i]) {
            let formula = isFormula(a.shingles[i])
            if cuts.last?.isFormula != formula { cuts.append((cuts.isEmpty ? run.a.lowerBound : i, formula)) }
        }
        guard !cuts.isEmpty else { return [(run, false)] }
        return cuts.indices.map { k in
            let end = k + 1 < cuts.count ? cuts[k + 1].at : run.a.upperBound
            let range = cuts[k].at..<end
            let shift = run.b.lowerBound - run.a.lowerBound
            let match = PassageMatcher.Match(a: range, b: (range.lowerBound + shift)..<(range.upperBound + shift), longest: range.count)
            return (match, cuts[k].isFormula)
        }
    }

    private func copy(_ shared: SharedWords) -> Copy? {
        guard let relation = relation(shared) else { return nil }
        let passages = shared.passages.map { Passage(first: a.words.span($0.a), second: b.words.span($0.b)) }
        let detail =
            "\(shared.words) words in \(passages.count) passages are shared, the longest of \(shared.longest) words: "
            + "\(percent(shared.shareOfA)) of the first report and \(percent(shared.shareOfB)) of the second."
        return Copy(
            id: StableID.of("copy", [a.id, b.id]), relation: relation, first: a.id, second: b.id, passages: passages,
            words: shared.words, shareOfFirst: rounded(shared.shareOfA), shareOfSecond: rounded(shared.shareOfB),
            reason: Reason(rule: relation == .copy ? "copy.shared-text" : "copy.shared-passages", detail: detail))
    }

    private func relation(_ shared: SharedWords) -> Copy.Relation? {
        let (more, less) = (max(shared.shareOfA, shared.shareOfB), min(shared.shareOfA, shared.shareOfB))
        guard shared.words >= min(CopyThresholds.words, a.words.count, b.words.count) else { return nil }
        if !isNear { return more >= CopyThresholds.farShare && less >= CopyThresholds.farShare / 2 ? .copy : nil }
        if more >= CopyThresholds.copyShare && less >= CopyThresholds.copyOtherShare || more >= CopyThresholds.wholeShare { return .copy }
        return shared.passageWords >= CopyThresholds.excerptPassages || more >= CopyThresholds.excerptShare && shared.words >= CopyThresholds.excerptWords
            ? .excerpt : nil
    }

    // MARK: Matter

    func likeness() -> Likeness {
        Likeness(
            all: rounded(a.all.likeness(b.all)), lead: rounded(a.lead.likeness(b.lead)), title: rounded(a.title.likeness(b.title)),
            crossing: rounded(min(a.lead.likeness(b.all), b.lead.likeness(a.all))))
    }

    /// Standing phrases make two reports of a spokesman alike whatever he speaks of: on other days they are taken off.
    private func isOneHappening(_ likeness: Likeness, _ shared: SharedWords) -> Bool {
        guard let gap, gap <= 2 else { return false }
        let phrases = gap > 0 ? min(0.3, Double(shared.formulaWords) / 100) : 0
        return likeness.points - Likeness.lossByDay * Double(gap) - phrases >= Likeness.happening
    }

    private func isRelated(_ likeness: Likeness, _ shared: SharedWords, _ hasTopic: Bool) -> Bool {
        if shared.formulaWords + shared.words >= 12 { return true }
        guard isNear else { return false }
        return likeness.all >= 0.13 || hasTopic
    }

    private func rounded(_ share: Double) -> Double { (share * 10_000).rounded() / 10_000 }
    private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
