import IsnadModel
import IsnadScript

/// What one report is looked up by, on a cluster: stage `signatures` writes one for each report, and the cluster brings together what
/// stands under one key.
package struct Signature: Hashable, Sendable, Codable {
    package var report: String
    /// Where the document came from: of two readings of one report the one with the smaller path stays.
    package var path: String
    /// Day of publication since 1970; nil where unknown.
    package var day: Int?
    package var lookups: [Lookup]

    /// One key under which a report is found, and in which it looks for others.
    package struct Lookup: Hashable, Sendable, Codable {
        /// Kind, key and, for keys that last a few days only, a stretch of days. Opaque to the cluster.
        package var key: String
        /// Day under which the report is found.
        package var day: Int
        /// First and last day of what it looks for; nil where it is found only.
        package var first: Int?
        package var last: Int?
    }
}

/// Everything that stands under one key.
package struct KeyGroup: Hashable, Sendable, Codable {
    package var key: String
    package var holders: [Holder]

    package struct Holder: Hashable, Sendable, Codable {
        package var report: String
        package var day: Int
        package var first: Int?
        package var last: Int?

        package init(report: String, day: Int, first: Int?, last: Int?) {
            (self.report, self.day, self.first, self.last) = (report, day, first, last)
        }
    }

    package init(key: String, holders: [Holder]) { (self.key, self.holders) = (key, holders) }
}

/// What a key says: that it is a formula, or which reports it offers to each other.
package enum KeyAnswer: Hashable, Sendable {
    case formula(String)
    case pairs(OfferedPairs)
}

/// Pairs of reports under one key, the smaller id first. A pair is to be looked at when keys of this kind offer it `least` times.
package struct OfferedPairs: Hashable, Sendable, Codable {
    package var kind: String
    package var least: Int
    package var of: [[String]]

    package init(kind: String, least: Int, of: [[String]]) { (self.kind, self.least, self.of) = (kind, least, of) }
}

/// Finds the reports that have to be compared, from keys: the look-ups of `CorroborationEngine`, turned inside out.
package struct PairFinder: Sendable {
    private let corroborator: Corroborator
    /// Days of a stretch. Longer ones are larger groups, shorter ones more copies of what stands near a border.
    private static let stretch = 32

    package init(_ corroborator: Corroborator) { self.corroborator = corroborator }

    // MARK: One report

    package func signature(_ coded: CodedDocument) -> Signature {
        let facts = corroborator.facts(Report(coded))
        var lookups: Set<Signature.Lookup> = []
        let published = facts.wording.day ?? MemoryIndex.unknownDay
        for key in facts.wording.sampled {
            lookups.insert(Signature.Lookup(key: PairFinder.shingleKey(key), day: published, first: nil, last: nil))
        }
        if let day = facts.wording.day {
            for term in facts.wording.terms { PairFinder.add("t", term, day, asks: (day - 2)...(day + 2), foundBy: (day - 2)...(day + 2), to: &lookups) }
        }
        for claim in facts.claims {
            guard let days = claim.days else { continue }
            let lower = days.lowerBound
            let near = CandidateLimits.blockDays(around: lower)
            for block in claim.blocks { PairFinder.add("b", block, lower, asks: near, foundBy: near, to: &lookups) }
        }
        let sorted = lookups.sorted { ($0.key, $0.day, $0.first ?? .min, $0.last ?? .min) < ($1.key, $1.day, $1.first ?? .min, $1.last ?? .min) }
        return Signature(report: facts.id, path: coded.document.path, day: facts.wording.day, lookups: sorted)
    }

    static func shingleKey(_ shingle: UInt64) -> String { "s:" + String(shingle, radix: 36) }

    /// - Parameter foundBy: days of those that may look for it.
    private static func add(
        _ kind: String, _ key: UInt64, _ day: Int, asks: ClosedRange<Int>, foundBy: ClosedRange<Int>, to lookups: inout Set<Signature.Lookup>
    ) {
        let own = floored(day)
        for part in floored(foundBy.lowerBound)...floored(foundBy.upperBound) {
            let name = "\(kind):\(String(key, radix: 36)):\(part)"
            lookups.insert(
                Signature.Lookup(key: name, day: day, first: part == own ? asks.lowerBound : nil, last: part == own ? asks.upperBound : nil))
        }
    }

    private static func floored(_ day: Int) -> Int { day >= 0 ? day / stretch : -((stretch - 1 - day) / stretch) }

    // MARK: One key

    package func answer(_ group: KeyGroup) -> KeyAnswer? {
        switch group.key.utf8.first {
        case UInt8(ascii: "s"): shingle(group)
        case UInt8(ascii: "t"): pairs(group, kind: "term", least: CandidateLimits.terms)
        case UInt8(ascii: "b"): pairs(group, kind: "block", least: 1)
        default: nil
        }
    }

    private func shingle(_ group: KeyGroup) -> KeyAnswer? {
        let reports = Set(group.holders.map(\.report)).sorted(by: isOrderedBefore)
        let days = group.holders.map(\.day).filter { $0 != MemoryIndex.unknownDay }
        let spread = ShingleSpread(count: min(reports.count, ShingleSpread.most), firstDay: days.min(), lastDay: days.max())
        if spread.isFormula { return .formula(group.key) }
        var pairs: [[String]] = []
        for i in reports.indices { for j in reports.indices where j > i { pairs.append([reports[i], reports[j]]) } }
        return pairs.isEmpty ? nil : .pairs(OfferedPairs(kind: "shingle", least: CopyThresholds.candidateShingles, of: pairs))
    }

    private struct Found: Hashable {
        var day: Int
        var report: String
    }

    private func pairs(_ group: KeyGroup, kind: String, least: Int) -> KeyAnswer? {
        let holders = Set(group.holders.map { Found(day: $0.day, report: $0.report) }).sorted {
            $0.day != $1.day ? $0.day < $1.day : isOrderedBefore($0.report, $1.report)
        }
        guard holders.count > 1 else { return nil }
        var found: Set<[String]> = []
        for asker in group.holders {
            guard let first = asker.first, let last = asker.last else { continue }
            var taken = 0
            for holder in holders[holders.partitionPoint { $0.day >= first }...] {
                guard holder.day <= last, taken < CandidateLimits.holders else { break }
                taken += 1
                // Both ends offer each other; the smaller one's offer counts.
                if isOrderedBefore(asker.report, holder.report) { found.insert([asker.report, holder.report]) }
            }
        }
        let sorted = found.sorted { $0[0] != $1[0] ? isOrderedBefore($0[0], $1[0]) : isOrderedBefore($0[1], $1[1]) }
        return sorted.isEmpty ? nil : .pairs(OfferedPairs(kind: kind, least: least, of: sorted))
    }
}
