/// A map from word keys to small numbers: open addressing, linear probing, power-of-two size. A key lies beside its number, so that a lookup
/// mostly touches one cache line.
public struct KeyTable: Sendable {
    @usableFromInline struct Slot: Sendable {
        @usableFromInline var key: UInt64
        /// -1 where the slot is free.
        @usableFromInline var value: Int32
    }

    @usableFromInline var slots: [Slot]
    @usableFromInline var mask: Int
    public private(set) var count = 0

    public init(minimumCapacity: Int = 16) {
        var size = 32
        while size * 5 < minimumCapacity * 8 { size *= 2 }
        slots = [Slot](repeating: Slot(key: 0, value: -1), count: size)
        mask = size - 1
    }

    /// The number stored under a key, or -1.
    @inlinable @inline(__always) public func find(_ key: WordKey) -> Int32 {
        var at = Int(truncatingIfNeeded: key.bits) & mask
        while true {
            let slot = slots[at]
            if slot.value < 0 { return -1 }
            if slot.key == key.bits { return slot.value }
            at = (at + 1) & mask
        }
    }

    /// Stores a number that is not negative; an earlier one under the same key is replaced.
    public mutating func set(_ key: WordKey, _ value: Int32) {
        if (count + 1) * 8 > slots.count * 5 { grow() }
        var at = Int(truncatingIfNeeded: key.bits) & mask
        while slots[at].value >= 0, slots[at].key != key.bits { at = (at + 1) & mask }
        if slots[at].value < 0 { count += 1 }
        slots[at] = Slot(key: key.bits, value: max(value, 0))
    }

    /// Every key with its number, in no order that means anything.
    public func forEach(_ body: (WordKey, Int32) -> Void) {
        for slot in slots where slot.value >= 0 { body(WordKey(bits: slot.key), slot.value) }
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(key: 0, value: -1), count: old.count * 2)
        mask = slots.count - 1
        count = 0
        for slot in old where slot.value >= 0 { set(WordKey(bits: slot.key), slot.value) }
    }
}
