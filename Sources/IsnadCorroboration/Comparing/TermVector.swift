import Foundation

/// The telling words of a piece of text with their weights, sorted by key.
struct TermVector: Sendable, Hashable {
    private(set) var keys: [UInt64] = []
    private(set) var weights: [Double] = []
    private var norm = 0.0

    init() {}

    /// - Parameter stems: one for each word, 0 for none.
    init(_ stems: ArraySlice<UInt64>, _ common: CommonWords) {
        var counts: [UInt64: Int] = [:]
        for stem in stems where stem != 0 { counts[stem, default: 0] += 1 }
        keys = counts.keys.sorted()
        weights = keys.map { (1 + log(Double(counts[$0] ?? 1))) * common.weight($0) }
        norm = TermVector.norm(weights)
    }

    private static func norm(_ weights: [Double]) -> Double { weights.reduce(0) { $0 + $1 * $1 }.squareRoot() }

    func pack(into writer: inout PackedWriter) {
        writer.add(UInt64(keys.count))
        for (key, weight) in zip(keys, weights) {
            writer.addFixed(key)
            writer.add(weight)
        }
    }

    init(_ reader: inout PackedReader) throws(PackedReader.Damaged) {
        let count = try reader.count()
        keys.reserveCapacity(count)
        weights.reserveCapacity(count)
        for _ in 0..<count {
            keys.append(try reader.fixed())
            weights.append(try reader.double())
        }
        norm = TermVector.norm(weights)
    }

    /// Cosine of the angle between two: 0 nothing in common, 1 the same words.
    func likeness(_ other: TermVector) -> Double {
        guard norm > 0, other.norm > 0 else { return 0 }
        var (i, j, sum) = (0, 0, 0.0)
        while i < keys.count, j < other.keys.count {
            if keys[i] == other.keys[j] {
                sum += weights[i] * other.weights[j]
                i += 1
                j += 1
            } else if keys[i] < other.keys[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return sum / (norm * other.norm)
    }

    /// Keys of the weightiest words, weightiest first; of equal ones the smaller key.
    func strongest(_ count: Int) -> [UInt64] {
        keys.indices.sorted { weights[$0] != weights[$1] ? weights[$0] > weights[$1] : keys[$0] < keys[$1] }.prefix(count).map { keys[$0] }
    }
}
