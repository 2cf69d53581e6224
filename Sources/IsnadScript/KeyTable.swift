/// A map from word keys to small numbers: open addressing, linear probing, power-of-two size. Lookups touch one cache line mostly.
package struct KeyTable: Sendable {
    @usableFromInline var keys: [UInt64]
    @usableFromInline var values: [Int32]
    @usableFromInline var mask: Int
    package private(set) var count = 0

    package init(minimumCapacity: Int = 16) {
        var size = 32
        while size < minimumCapacity * 2 { size *= 2 }
        keys = [UInt64](repeating: 0, count: size)
        values = [Int32](repeating: -1, count: size)
        mask = size - 1
    }

    /// The number stored under a key, or -1.
    @inlinable package func find(_ key: WordKey) -> Int32 {
        var slot = Int(truncatingIfNeeded: key.bits) & mask
        while true {
            let value = values[slot]
            if value < 0 { return -1 }
            if keys[slot] == key.bits { return value }
            slot = (slot + 1) & mask
        }
    }

    /// Stores a number that is not negative; an earlier one under the same key is replaced.
    package mutating func set(_ key: WordKey, _ value: Int32) {
        if (count + 1) * 2 > keys.count { grow() }
        var slot = Int(truncatingIfNeeded: key.bits) & mask
        while values[slot] >= 0, keys[slot] != key.bits { slot = (slot + 1) & mask }
        if values[slot] < 0 { count += 1 }
        keys[slot] = key.bits
        values[slot] = max(value, 0)
    }

    private mutating func grow() {
        let (oldKeys, oldValues) = (keys, values)
        keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
        values = [Int32](repeating: -1, count: oldKeys.count * 2)
        mask = keys.count - 1
        count = 0
        for (key, value) in zip(oldKeys, oldValues) where value >= 0 { set(WordKey(bits: key), value) }
    }
}
