/// Which reports hold which shingle: an inverted index as one sorted array, so that no pair of reports is compared that shares nothing.
struct ShingleIndex {
    private struct Posting {
        var shingle: UInt64
        var report: Int32
    }

    private var postings: [Posting] = []
    /// Shingles that many reports of different weeks use.
    private(set) var formulas: Set<UInt64> = []
    private let thresholds: CopyThresholds
    /// Day of publication of each report; nil where unknown.
    private let days: [Int?]

    /// - Parameter shingles: those of each report, in the order of the text.
    init(_ shingles: [[UInt64]], days: [Int?], thresholds: CopyThresholds) {
        self.thresholds = thresholds
        self.days = days
        for (report, keys) in shingles.enumerated() {
            for key in Set(keys) { postings.append(Posting(shingle: key, report: Int32(report))) }
        }
        postings.sort { $0.shingle != $1.shingle ? $0.shingle < $1.shingle : $0.report < $1.report }
        eachGroup { group in if isFormula(group) { formulas.insert(group[group.startIndex].shingle) } }
    }

    /// Pairs of reports (smaller index first, sorted) that share enough shingles to be worth comparing.
    func candidates() -> [(Int, Int)] {
        var shared: [UInt64: Int] = [:]
        eachGroup { group in
            guard group.count > 1, group.count <= thresholds.crowded, !formulas.contains(group[group.startIndex].shingle) else { return }
            for i in group.indices {
                for j in (i + 1)..<group.endIndex {
                    shared[UInt64(UInt32(group[i].report)) << 32 | UInt64(UInt32(group[j].report)), default: 0] += 1
                }
            }
        }
        let pairs = shared.filter { $0.value >= thresholds.candidateShingles }.keys.sorted()
        return pairs.map { (Int($0 >> 32), Int($0 & 0xFFFF_FFFF)) }
    }

    private func isFormula(_ group: ArraySlice<Posting>) -> Bool {
        guard group.count >= thresholds.formulaReports else { return false }
        let known = group.compactMap { days[Int($0.report)] }
        guard let first = known.min(), let last = known.max() else { return false }
        return last - first > thresholds.formulaDays
    }

    private func eachGroup(_ body: (ArraySlice<Posting>) -> Void) {
        var start = 0
        while start < postings.count {
            var end = start + 1
            while end < postings.count, postings[end].shingle == postings[start].shingle { end += 1 }
            body(postings[start..<end])
            start = end
        }
    }
}
