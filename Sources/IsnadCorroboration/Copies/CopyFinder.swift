import IsnadModel

/// Finds reports that print one text, or passages of one text.
///
/// Shingles of folded words are looked up in an inverted index; only pairs that share several are compared. A shingle that three
/// reports of different weeks use is a formula and proves nothing.
package struct CopyFinder: Sendable {
    private let thresholds = CopyThresholds()

    package init() {}

    package func copies(_ documents: [CodedDocument]) -> [Copy] {
        copies(among: Report.sorted(documents))
    }

    /// - Parameter reports: sorted by id, each once.
    func copies(among reports: [Report]) -> [Copy] {
        let words = reports.map { WordSequence($0.document) }
        let shingles = words.map { $0.shingles(thresholds.shingle) }
        let days = reports.map { $0.document.published?.daysSince1970 }
        let index = ShingleIndex(shingles, days: days, thresholds: thresholds)
        let found = index.candidates().compactMap { x, y -> Copy? in
            let (i, j) = reports[x].wasPrinted(before: reports[y]) ? (x, y) : (y, x)
            let matcher = PassageMatcher(
                a: words[i], b: words[j], shinglesA: shingles[i], shinglesB: shingles[j], formulas: index.formulas,
                size: thresholds.shingle)
            return compare(reports[i].id, reports[j].id, matcher)
        }
        return found.sorted { isOrderedBefore($0.id, $1.id) }
    }

    private func compare(_ first: String, _ second: String, _ matcher: PassageMatcher) -> Copy? {
        let a = matcher.share(of: matcher.shinglesA, count: matcher.a.count, in: Set(matcher.shinglesB))
        let b = matcher.share(of: matcher.shinglesB, count: matcher.b.count, in: Set(matcher.shinglesA))
        let shares = (Double(a.shared) / Double(a.own), Double(b.shared) / Double(b.own))
        let matches = matcher.matches()
        let longest = matches.map(\.longest).max() ?? 0
        guard let relation = relation(max(shares.0, shares.1), words: a.shared, longest: longest) else { return nil }
        let passages = matches.map { Passage(first: matcher.a.span($0.a), second: matcher.b.span($0.b)) }
        let detail =
            "\(a.shared) words in \(passages.count) passages are shared, the longest of \(longest) words: "
            + "\(percent(shares.0)) of the first report and \(percent(shares.1)) of the second."
        return Copy(
            id: StableID.of("copy", [first, second]), relation: relation, first: first, second: second, passages: passages,
            words: a.shared, shareOfFirst: rounded(shares.0), shareOfSecond: rounded(shares.1),
            reason: Reason(rule: relation == .copy ? "copy.shared-text" : "copy.shared-passages", detail: detail))
    }

    private func relation(_ share: Double, words: Int, longest: Int) -> Copy.Relation? {
        if share >= thresholds.copyShare, words >= thresholds.excerptWords { return .copy }
        return words >= thresholds.excerptWords && longest >= thresholds.excerptPassage ? .excerpt : nil
    }

    private func rounded(_ share: Double) -> Double { (share * 10_000).rounded() / 10_000 }
    private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
