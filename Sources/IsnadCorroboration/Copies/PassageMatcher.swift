import IsnadModel

/// Compares two reports word by word.
struct PassageMatcher {
    let a: WordSequence
    let b: WordSequence
    let shinglesA: [UInt64]
    let shinglesB: [UInt64]
    let formulas: Set<UInt64>
    let size: Int

    /// The same run of words in both.
    struct Match {
        var a: Range<Int>
        var b: Range<Int>
        /// Longest run without a gap.
        var longest: Int
    }

    /// Words of one report that stand in the other, and its words without formulas that do not.
    func share(of mine: [UInt64], count: Int, in others: Set<UInt64>) -> (shared: Int, own: Int) {
        var covered = [Bool](repeating: false, count: count)
        var formula = covered
        for (i, shingle) in mine.enumerated() {
            let isFormula = formulas.contains(shingle)
            guard isFormula || others.contains(shingle) else { continue }
            for j in i..<(i + size) {
                if isFormula { formula[j] = true } else { covered[j] = true }
            }
        }
        let shared = covered.count { $0 }
        let setAside = zip(covered, formula).count { !$0 && $1 }
        return (shared, max(1, count - setAside))
    }

    /// Shared runs in the order of `a`, neighbours with at most two edited words between them joined.
    func matches() -> [Match] {
        var places: [UInt64: [Int]] = [:]
        for (j, shingle) in shinglesB.enumerated() where !formulas.contains(shingle) && places[shingle, default: []].count < 8 {
            places[shingle, default: []].append(j)
        }
        var found: [Match] = []
        var i = 0
        while i < shinglesA.count {
            let expected = found.last.map { $0.b.upperBound } ?? 0
            guard let match = longest(i, places[shinglesA[i]] ?? [], near: expected) else {
                i += 1
                continue
            }
            PassageMatcher.append(match, to: &found)
            i = match.a.upperBound
        }
        return found
    }

    private func longest(_ i: Int, _ places: [Int], near expected: Int) -> Match? {
        var best: Match?
        for j in places {
            var length = 0
            while i + length < a.count, j + length < b.count, a.keys[i + length] == b.keys[j + length] { length += 1 }
            let match = Match(a: i..<(i + length), b: j..<(j + length), longest: length)
            guard let old = best else {
                best = match
                continue
            }
            let isNearer = abs(j - expected) < abs(old.b.lowerBound - expected)
            if length > old.longest || length == old.longest && isNearer { best = match }
        }
        return best
    }

    private static func append(_ match: Match, to found: inout [Match]) {
        if let last = found.last, (0...2).contains(match.a.lowerBound - last.a.upperBound),
            (0...2).contains(match.b.lowerBound - last.b.upperBound)
        {
            let joined = Match(
                a: last.a.lowerBound..<match.a.upperBound, b: last.b.lowerBound..<match.b.upperBound,
                longest: max(last.longest, match.longest))
            found[found.count - 1] = joined
        } else {
            found.append(match)
        }
    }
}
