import IsnadRules
import IsnadScript

/// A table of weights: for each feature what it adds to the score of each answer, in hundredths.
struct FeatureTable: Sendable {
    /// One lane for each answer.
    typealias Weights = SIMD8<Int32>

    private var rows: [Weights] = []
    private var index = KeyTable(minimumCapacity: 4096)
    /// Rows that name a feature which the program does not have: they count for nothing.
    private(set) var unknown: [(line: Int, feature: String)] = []
    var isEmpty: Bool { rows.isEmpty }

    /// Columns: feature, weights as `answer:weight` parted by spaces.
    init(_ table: Table, words: FeatureWords, answers: [String]) {
        let answers = answers.map { Array($0.utf8) }
        for row in table.rows {
            guard let feature = words.feature(row.utf8(0)) else {
                unknown.append((row.line, row[0]))
                continue
            }
            index.set(WordKey.finish(feature.bits), Int32(rows.count))
            rows.append(Self.weights(row.utf8(1), answers))
        }
    }

    private static func weights(_ column: ArraySlice<UInt8>, _ answers: [[UInt8]]) -> Weights {
        var weights = Weights()
        for item in column.split(separator: 0x20) {
            guard let colon = item.firstIndex(of: UInt8(ascii: ":")), let answer = answers.firstIndex(where: { item[..<colon].elementsEqual($0) }),
                let weight = Int32(String(decoding: item[(colon + 1)...], as: UTF8.self))
            else { continue }
            weights[answer] = weight
        }
        return weights
    }

    /// Sum of the weights of some features.
    func score(_ features: [Feature]) -> Weights {
        var sum = Weights()
        for feature in features {
            let row = index.find(WordKey.finish(feature.bits))
            if row >= 0 { sum &+= rows[Int(row)] }
        }
        return sum
    }
}
