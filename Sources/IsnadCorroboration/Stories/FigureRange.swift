import IsnadModel

/// What the figures of a story leave open.
struct FigureRange {
    let members: [StoryMember]
    let originOf: [String: String]

    /// Happenings whose number grows while bodies and reports are counted.
    private static let growing: Set<String> = [
        "killing", "injury", "toll", "losses", "execution", "displacement", "arrest", "abduction", "release", "destruction", "withdrawal",
    ]

    /// Whether a figure takes the place of another: from the same origin later, or larger, of a later day, and said to have grown.
    static func isRevised(_ a: StoryMember, _ b: StoryMember, sameOrigin: Bool, _ modalities: ModalityTable) -> Bool {
        guard let x = a.printing.day, let y = b.printing.day, let one = a.claim.count, let two = b.claim.count else { return false }
        if x == y { return false }
        if sameOrigin { return true }
        let (first, second) = x < y ? (one, two) : (two, one)
        let later = x < y ? b : a
        return growing.contains(a.claim.type.rawValue) && modalities.saysGrowth(later.facts.sentence)
            && (second.low ?? second.high ?? 0) > (first.high ?? first.low ?? 0)
    }

    /// Nil where no claim gives a number. Only the commonest unit is looked at: apples are not laid beside pears.
    func range() -> AgreedRange? {
        let counted = members.filter { $0.claim.count != nil }
        var units: [String: Int] = [:]
        for member in counted { if let unit = member.claim.count?.unit { units[unit, default: 0] += 1 } }
        guard let unit = units.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return nil }
        let latest = latestOfEachOrigin(counted.filter { $0.claim.count?.unit == unit })
        let figures = latest.compactMap(\.claim.count)
        guard !figures.isEmpty else { return nil }
        var range = AgreedRange(low: figures.compactMap { $0.low ?? $0.high }.min(), high: nil, unit: unit)
        range.high = figures.contains { $0.high == nil } ? nil : figures.compactMap(\.high).max()
        (range.best, range.rule) = best(figures, latest.count, counted.count)
        return range
    }

    /// Of each independent origin the figure that it gave last; of one day the one told first in the order of the story.
    private func latestOfEachOrigin(_ counted: [StoryMember]) -> [StoryMember] {
        var latest: [String: StoryMember] = [:]
        for member in counted {
            let origin = originOf[member.origin.id] ?? member.origin.id
            guard let old = latest[origin] else {
                latest[origin] = member
                continue
            }
            if let x = old.printing.day, let y = member.printing.day, x < y { latest[origin] = member }
        }
        return latest.sorted { isOrderedBefore($0.key, $1.key) }.map(\.value)
    }

    private func best(_ figures: [Figure], _ origins: Int, _ told: Int) -> (Double?, String?) {
        guard let first = figures.first else { return (nil, nil) }
        if figures.allSatisfy({ $0.low == first.low && $0.high == first.high }), let low = first.low, first.high == low {
            return (low, origins == 1 && told > 1 ? "latest-revision" : "all-agree")
        }
        let exact = Set(figures.filter { $0.low != nil && $0.low == $0.high }.compactMap(\.low))
        guard exact.count == 1, let number = exact.first else { return (nil, nil) }
        let fits = figures.allSatisfy { ($0.low ?? -.infinity) <= number && number <= ($0.high ?? .infinity) }
        return fits ? (number, "most-precise") : (nil, nil)
    }
}
