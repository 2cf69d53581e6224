import IsnadLanguage
import IsnadScript

/// Tells in one probe of a small table that a key is not of a set: most words of a text are no words of time or number.
///
/// One bit a slot; a set of 10,000 keys lets one other key in thirteen through, which the exact table then turns away.
struct KeyFilter: Sendable {
    private var bits = [UInt64](repeating: 0, count: 1 << 11)

    mutating func insert(_ key: WordKey) {
        let slot = Self.slot(key)
        bits[slot >> 6] |= 1 << UInt64(slot & 63)
    }

    /// False only for keys that were not inserted.
    @inline(__always)
    func mayHold(_ key: WordKey) -> Bool {
        let slot = Self.slot(key)
        return bits[slot >> 6] & (1 << UInt64(slot & 63)) != 0
    }

    @inline(__always)
    private static func slot(_ key: WordKey) -> Int { Int(truncatingIfNeeded: key.bits >> 20) & (1 << 17 - 1) }
}

extension Token {
    /// The kind without a call: these are asked for at every step.
    @inline(__always)
    var isArabic: Bool { if case .arabic = kind { true } else { false } }
    @inline(__always)
    var isDigits: Bool { if case .digits = kind { true } else { false } }
    @inline(__always)
    var isPunctuation: Bool { if case .punctuation = kind { true } else { false } }
}
