/// Tells in one probe of a small table that a key is not of a set: most words of a text are no words of time or number.
///
/// One bit a slot; a set of 20,000 keys lets one other key in twenty through, which the exact table then turns away.
package struct KeyFilter: Sendable {
    @usableFromInline var bits: [UInt64]

    package init() { bits = [UInt64](repeating: 0, count: 1 << 12) }

    package mutating func insert(_ key: WordKey) {
        let slot = Int(truncatingIfNeeded: key.bits >> 20) & (1 << 18 - 1)
        bits[slot >> 6] |= 1 << UInt64(slot & 63)
    }

    /// False only for keys that were not inserted.
    @inlinable package func mayHold(_ key: WordKey) -> Bool {
        let slot = Int(truncatingIfNeeded: key.bits >> 20) & (1 << 18 - 1)
        return bits[slot >> 6] & (1 << UInt64(slot & 63)) != 0
    }
}
