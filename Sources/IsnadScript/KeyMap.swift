/// Values by word keys: a `KeyTable` with the values beside it. A key already mixed needs no second hash, which a `Dictionary` would make.
public struct KeyMap<Value: Sendable>: Sendable {
    @usableFromInline var table = KeyTable()
    @usableFromInline var values: [Value] = []

    public init() {}

    @inlinable public subscript(key: WordKey) -> Value? {
        get {
            let at = table.find(key)
            return at < 0 ? nil : values[Int(at)]
        }
        set {
            guard let newValue else { return }
            let at = table.find(key)
            if at >= 0 { values[Int(at)] = newValue } else { append(newValue, key) }
        }
    }

    @usableFromInline mutating func append(_ value: Value, _ key: WordKey) {
        table.set(key, Int32(values.count))
        values.append(value)
    }
}
