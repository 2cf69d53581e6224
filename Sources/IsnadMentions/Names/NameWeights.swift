import IsnadLanguage
import IsnadRules
import IsnadScript

/// How much each feature of a word and of its neighbours speaks for each label, in hundredths.
typealias LabelWeights = SIMD16<Int16>

/// Labels of a word: outside any name, or first or further word of a name of a kind.
public enum NameLabel {
    /// In the order of the lanes of `LabelWeights`. `MISC` (works, events, money) is read to keep it apart and then dropped.
    public static let names = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-GRP", "I-GRP", "B-MISC", "I-MISC"]
    static let count = names.count
    /// The label that goes on with a name.
    static func inner(of label: Int) -> Int { label % 2 == 1 ? label + 1 : label }
    /// Whether a label may stand behind another; a name goes on only behind its own kind.
    static func canFollow(_ next: Int, _ label: Int) -> Bool {
        if next >= count { return false }
        return next == 0 || next % 2 == 1 || next == label || next == label + 1 && label % 2 == 1
    }
    static func number(_ name: ArraySlice<UInt8>) -> Int? { bytes.firstIndex { $0.count == name.count && $0.elementsEqual(name) } }
    private static let bytes = names.map { Array($0.utf8) }
}

/// The rows of `names/weights.tsv`, laid out so that a word's score is a sum of a few vectors.
///
/// Features: `cls=` class of the word, `pos=` part of speech as read here, `f=` flag, `ph=` part of a listed name, `w=` the word, `p1=`…`p4=` and
/// `s1=`…`s4=` its first and last letters, `len=` its length; those of a neighbour are led by `-1:`, `1:`, `-2:`, `2:`; `cc=a>b` and `cn=a>b` are
/// the classes of the word before and this one, of this one and the next; `hd=` the class of the announcing word that leads to it (`NameChain`) with `+`
/// behind it where the word has the article, else `-`; `hn=` that class and its distance; `t=` a label and the next one.
struct NameWeights: Sendable {
    /// Rows by place and class, one place behind the other; the same of parts of speech, flags and marks.
    private var classes: [LabelWeights]
    private var parts: [LabelWeights]
    private var flags: [LabelWeights]
    private var marks: [LabelWeights]
    var lengths: [LabelWeights]
    /// By class of the announcing word: two of `hd=`, four of `hn=`.
    private var chainHeads: [LabelWeights]
    private var chainSteps: [LabelWeights]
    /// Both together, by `chainRow`.
    private(set) var chains: [LabelWeights] = []
    /// By salted key of a word or its letters.
    private var strings = KeyTable(minimumCapacity: 16_000)
    private var stringRows: [LabelWeights] = []
    /// By the classes of two neighbours: what they say of the second and of the first, as rows of `pairRows`.
    private var pairs: [Pair]
    private(set) var pairRows: [LabelWeights] = [.zero]
    private(set) var transitions: [LabelWeights]
    static let classLimit = 160, partLimit = 20, bitLimit = 64

    /// Rows of `pairRows`; 0 where nothing is said.
    struct Pair: Sendable {
        var second: Int16 = 0
        var first: Int16 = 0
    }

    /// Places of a feature: the word itself, the word before, the word after, two before, two after; in the order of `prefixes`.
    static let prefixes: [[UInt8]] = ["", "-1:", "1:", "-2:", "2:"].map { Array($0.utf8) }
    static let here = 0, before = 1, after = 2, before2 = 3, after2 = 4

    private static let partNames: [String] = ["-"] + (0...17).compactMap { PartOfSpeech(rawValue: $0).map { "\($0)" } }
    static let edge = classLimit - 1

    init(_ table: Table, triggers: [String]) {
        classes = Array(repeating: .zero, count: Self.classLimit * 5)
        parts = Array(repeating: .zero, count: Self.partLimit * 3)
        flags = Array(repeating: .zero, count: Self.bitLimit * 3)
        marks = Array(repeating: .zero, count: Self.bitLimit * 3)
        lengths = Array(repeating: .zero, count: 16)
        chainHeads = Array(repeating: .zero, count: Self.classLimit * 2)
        chainSteps = Array(repeating: .zero, count: Self.classLimit * 4)
        pairs = Array(repeating: Pair(), count: Self.classLimit * Self.classLimit)
        transitions = Array(repeating: LabelWeights(repeating: -16_000), count: NameLabel.count)
        let names = ClassNames(triggers: triggers)
        for row in table.rows { add(row.utf8(0), Self.weights(row.utf8(1)), names) }
        joinChains()
        for label in 0..<NameLabel.count {
            for next in 0..<16 where !NameLabel.canFollow(next, label) { transitions[label][next] = -16_000 }
        }
    }

    /// Numbers of classes by name.
    private struct ClassNames {
        private var numbers: [String: Int] = [:]
        init(triggers: [String]) {
            for (i, name) in (NameClass.fixed + triggers.map { "t." + $0 }).enumerated() where numbers[name] == nil { numbers[name] = i }
            numbers["edge"] = NameWeights.edge
        }
        func number(_ name: ArraySlice<UInt8>) -> Int? { numbers[String(decoding: name, as: UTF8.self)] }
    }

    /// `B-PER:31 O:-4`.
    private static func weights(_ column: ArraySlice<UInt8>) -> LabelWeights {
        var weights = LabelWeights.zero
        var at = column.startIndex
        while at < column.endIndex {
            let start = at
            while at < column.endIndex, column[at] != UInt8(ascii: ":") { at += 1 }
            let label = NameLabel.number(column[start..<at])
            at += 1
            let isNegative = at < column.endIndex && column[at] == UInt8(ascii: "-")
            var value = 0
            while at < column.endIndex, column[at] != 0x20 {
                if LetterCode.isDigit(column[at]) { value = value * 10 + Int(column[at] - 0x30) }
                at += 1
            }
            at += 1
            if let label { weights[label] = Int16(clamping: isNegative ? -value : value) }
        }
        return weights
    }

    private mutating func add(_ feature: ArraySlice<UInt8>, _ weights: LabelWeights, _ names: ClassNames) {
        var place = Self.here
        var rest = feature
        for (i, prefix) in Self.prefixes.enumerated().dropFirst() where feature.starts(with: prefix) {
            place = i
            rest = feature.dropFirst(prefix.count)
            break
        }
        guard let equals = rest.firstIndex(of: UInt8(ascii: "=")) else { return }
        let (kind, value) = (rest[..<equals], rest[(equals + 1)...])
        switch String(decoding: kind, as: UTF8.self) {
        case "cls": names.number(value).map { classes[place * Self.classLimit + $0] = weights }
        case "pos": Self.index(of: value, in: Self.partNames).map { parts[place * Self.partLimit + $0] = weights }
        case "f": Self.index(of: value, in: NameFlags.names).map { flags[place * Self.bitLimit + $0] = weights }
        case "ph": Self.index(of: value, in: PhraseKind.markNames).map { marks[place * Self.bitLimit + $0] = weights }
        case "len": Int(String(decoding: value, as: UTF8.self)).map { lengths[min($0, 15)] = weights }
        case "hd", "hn": addChain(value, weights, names)
        case "cc": addPair(value, 0, weights, names)
        case "cn": addPair(value, 1, weights, names)
        case "t": NameLabel.number(value).map { transitions[$0] = weights }
        case "w": setString(Self.wordSalt(place), value, weights)
        default:
            guard kind.count == 2, let letter = kind.first, let digit = kind.last else { return }
            setString(Self.affixSalt(isPrefix: letter == UInt8(ascii: "p"), length: Int(digit) - 0x30), value, weights)
        }
    }

    /// A class with one sign behind it: `+` or `-` for the article, or a distance.
    private mutating func addChain(_ value: ArraySlice<UInt8>, _ weights: LabelWeights, _ names: ClassNames) {
        guard let sign = value.last, let number = names.number(value.dropLast()) else { return }
        switch sign {
        case UInt8(ascii: "+"): chainHeads[number * 2 + 1] = weights
        case UInt8(ascii: "-"): chainHeads[number * 2] = weights
        case UInt8(ascii: "1")...UInt8(ascii: "4"): chainSteps[number * 4 + Int(sign - UInt8(ascii: "1"))] = weights
        default: return
        }
    }

    /// Row of `chains` for what an announcing word says of a word that its chain leads to. - Parameter distance: 1…4.
    @inline(__always) static func chainRow(_ head: UInt8, _ distance: Int, _ hasArticle: Bool) -> Int16 {
        Int16(head) * 8 + (hasArticle ? 4 : 0) + Int16(distance - 1)
    }

    private mutating func joinChains() {
        for head in 0..<Self.classLimit {
            for article in 0..<2 {
                for step in 0..<4 { chains.append(chainHeads[head * 2 + article] &+ chainSteps[head * 4 + step]) }
            }
        }
    }

    private static func index(of value: ArraySlice<UInt8>, in names: [String]) -> Int? { names.firstIndex { $0.utf8.elementsEqual(value) } }

    private mutating func addPair(_ value: ArraySlice<UInt8>, _ which: Int, _ weights: LabelWeights, _ names: ClassNames) {
        guard let sign = value.firstIndex(of: UInt8(ascii: ">")), let a = names.number(value[..<sign]), let b = names.number(value[(sign + 1)...]) else {
            return
        }
        pairRows.append(weights)
        let (at, row) = (a * Self.classLimit + b, Int16(pairRows.count - 1))
        if which == 0 { pairs[at].second = row } else { pairs[at].first = row }
    }

    // MARK: Words and letters

    static func wordSalt(_ place: Int) -> WordKey { WordKey(bits: UInt64(place) &+ 1) }
    static func affixSalt(isPrefix: Bool, length: Int) -> WordKey { WordKey(bits: UInt64(length) &+ (isPrefix ? 100 : 200)) }

    private mutating func setString(_ salt: WordKey, _ word: ArraySlice<UInt8>, _ weights: LabelWeights) {
        stringRows.append(weights)
        strings.set(salt.then(WordKey.of(word)), Int32(stringRows.count - 1))
    }

    func string(_ salt: WordKey, _ key: WordKey) -> LabelWeights {
        let at = strings.find(salt.then(key))
        return at < 0 ? .zero : stringRows[Int(at)]
    }

    // MARK: Rows

    @inline(__always) func ofClass(_ place: Int, _ number: Int) -> LabelWeights { classes[place * Self.classLimit + number] }
    @inline(__always) func ofPart(_ place: Int, _ number: Int) -> LabelWeights { parts[place * Self.partLimit + number] }
    @inline(__always) func ofFlag(_ place: Int, _ bit: Int) -> LabelWeights { flags[place * Self.bitLimit + bit] }
    @inline(__always) func ofMark(_ place: Int, _ bit: Int) -> LabelWeights { marks[place * Self.bitLimit + bit] }
    @inline(__always) func pair(_ a: Int, _ b: Int) -> Pair { pairs[a * Self.classLimit + b] }
}
