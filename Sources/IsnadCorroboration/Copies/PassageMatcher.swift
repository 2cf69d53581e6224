import IsnadModel

/// Finds the runs of words that two reports share.
struct PassageMatcher {
    let a: ReportWording
    let b: ReportWording

    /// The same run of words in both.
    struct Match {
        var a: Range<Int>
        var b: Range<Int>
        /// Longest run without a gap.
        var longest: Int
    }

    /// Runs without a gap, in the order of `a`.
    func runs() -> [Match] {
        var found: [Match] = []
        var i = 0
        while i < a.shingles.count {
            let expected = found.last.map { $0.b.upperBound } ?? 0
            guard let match = longest(i, b.places(of: a.shingles[i]), near: expected) else {
                i += 1
                continue
            }
            found.append(match)
            i = match.a.upperBound
        }
        return found
    }

    private func longest(_ i: Int, _ places: ArraySlice<Int32>, near expected: Int) -> Match? {
        let (mine, theirs) = (a.words.keys, b.words.keys)
        var best: Match?
        for place in places {
            let j = Int(place)
            var length = 0
            while i + length < mine.count, j + length < theirs.count, mine[i + length] == theirs[j + length] { length += 1 }
            guard length >= CopyThresholds.shingle else { continue }
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

    /// Neighbours with at most two edited words between them as one.
    static func joined(_ runs: [Match]) -> [Match] {
        var found: [Match] = []
        for match in runs {
            guard let last = found.last, (0...2).contains(match.a.lowerBound - last.a.upperBound),
                (0...2).contains(match.b.lowerBound - last.b.upperBound)
            else {
                found.append(match)
                continue
            }
            found[found.count - 1] = Match(
                a: last.a.lowerBound..<match.a.upperBound, b: last.b.lowerBound..<match.b.upperBound,
                longest: max(last.longest, match.longest))
        }
        return found
    }
}
