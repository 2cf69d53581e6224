import IsnadRules
import IsnadScript

/// A table of weights: for each feature what it adds to the score of each answer, in hundredths.
///
/// The rows of a template lie in a box with one edge for each of its values, so that a feature finds its weights by counting instead of by a hash.
struct FeatureTable: Sendable {
    /// One lane for each answer.
    typealias Weights = SIMD8<Int32>

    /// Where the box of a template begins, and its edges; edges of nought hold no feature.
    struct Box: Sendable {
        var start: Int32 = 0
        var a: UInt16 = 0
        var b: UInt16 = 0
        var c: UInt16 = 0
    }

    private var rows: [Weights] = [Weights()]
    private var boxes = [Box](repeating: Box(), count: FeatureTemplate.allCases.count)
    /// Rows of words and of joint features, by their keys.
    private var keyed = KeyTable(minimumCapacity: 256)
    /// Row of each place of each box; 0 where no row is.
    private var places: [UInt16] = []
    /// Rows that name a feature which the program does not have: they count for nothing.
    private(set) var unknown: [(line: Int, feature: String)] = []
    var isEmpty: Bool { rows.count == 1 }

    /// Columns: feature, weights as `answer:weight` parted by spaces.
    init(_ table: Table, words: FeatureWords, answers: [String]) {
        let answers = answers.map { Array($0.utf8) }
        var features: [(feature: Feature, row: Int)] = []
        for row in table.rows {
            switch words.seen(row.utf8(0)) {
            case .plain(let feature)?: features.append((feature, rows.count))
            case .word(let feature)?: keyed.set(feature.key, Int32(rows.count))
            case .joint(let feature)?: keyed.set(feature.key, Int32(rows.count))
            case nil:
                unknown.append((row.line, row[0]))
                continue
            }
            rows.append(Self.weights(row.utf8(1), answers))
        }
        makeBoxes(features.map(\.feature))
        for (feature, row) in features { if let place = place(feature) { places[place] = UInt16(truncatingIfNeeded: row) } }
    }

    /// Each box is as large as the features of the table ask for.
    private mutating func makeBoxes(_ features: [Feature]) {
        for feature in features {
            let t = Int(feature.template.rawValue)
            boxes[t].a = max(boxes[t].a, feature.a &+ 1)
            boxes[t].b = max(boxes[t].b, feature.b &+ 1)
            boxes[t].c = max(boxes[t].c, feature.c &+ 1)
        }
        var size = 0
        for t in boxes.indices {
            boxes[t].start = Int32(size)
            size += Int(boxes[t].a) * Int(boxes[t].b) * Int(boxes[t].c)
        }
        places = [UInt16](repeating: 0, count: size)
    }

    @inline(__always) private func place(_ feature: Feature) -> Int? {
        let box = boxes[Int(feature.template.rawValue)]
        guard feature.a < box.a, feature.b < box.b, feature.c < box.c else { return nil }
        return Int(box.start) + (Int(feature.a) * Int(box.b) + Int(feature.b)) * Int(box.c) + Int(feature.c)
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

    /// What a feature adds.
    @inline(__always) func weights(_ feature: Feature) -> Weights {
        guard let place = place(feature) else { return Weights() }
        return rows[Int(places[place])]
    }

    @inline(__always) func weights(_ key: WordKey) -> Weights {
        let row = keyed.find(key)
        return row < 0 ? Weights() : rows[Int(row)]
    }

    /// A sum to be added to.
    var sum: Sum { Sum(table: self) }

    /// The sum of the weights of the features that it took.
    struct Sum: RoleSink {
        private let table: FeatureTable
        private(set) var weights = Weights()

        fileprivate init(table: FeatureTable) { self.table = table }

        @inline(__always) mutating func add(_ feature: Feature) { weights &+= table.weights(feature) }
        @inline(__always) mutating func add(_ feature: WordFeature) { weights &+= table.weights(feature.key) }
        @inline(__always) mutating func add(_ feature: JointFeature) { weights &+= table.weights(feature.key) }

        mutating func clear() { weights = Weights() }
    }
}
