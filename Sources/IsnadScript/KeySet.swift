/// A set of word keys; the empty set holds no storage.
public struct KeySet: Sendable {
    private var table: KeyTable?

    public init() {}

    public init(_ keys: some Sequence<WordKey>) {
        for key in keys { insert(key) }
    }

    public var isEmpty: Bool { table == nil }

    public mutating func insert(_ key: WordKey) {
        if table == nil { table = KeyTable() }
        table?.set(key, 0)
    }

    public func contains(_ key: WordKey) -> Bool { table.map { $0.find(key) >= 0 } ?? false }
}
