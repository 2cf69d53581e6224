import IsnadModel

extension Figure {
    /// How this figure stands to another: equal, inside it, overlapping it, or apart. Different units say nothing of each other.
    func relation(to other: Figure) -> Agreement.Relation {
        guard unit == other.unit else { return .compatible }
        if low == other.low, high == other.high { return .agree }
        let (lowA, highA) = (low ?? -.infinity, high ?? .infinity)
        let (lowB, highB) = (other.low ?? -.infinity, other.high ?? .infinity)
        if lowA >= lowB, highA <= highB { return .morePrecise }
        return lowA <= highB && lowB <= highA ? .compatible : .contradict
    }

    func contradicts(_ other: Figure) -> Bool { relation(to: other) == .contradict }
}
