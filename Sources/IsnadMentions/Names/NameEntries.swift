import IsnadModel
import IsnadRules
import IsnadScript

/// What the tables know of a name.
public struct NameEntry: Sendable {
    public var id: String
    /// The name's usual form.
    public var name: String
    public var kind: MentionKind
    /// Kind column of the table: `armed-group`, `agency`, `city` …
    public var subkind: String
    public var country: String
    /// First-order division of a place, by its Arabic name.
    public var admin1 = ""
    /// Host names of an outlet.
    public var domains: [String] = []
}

/// The entries of the name tables in their order. Rows stay bytes of their files; strings are made of what is asked for.
public struct NameEntries: Sendable {
    struct Source: Sendable {
        var bytes: [UInt8]
        var kind: MentionKind
    }
    private struct Row: Sendable {
        var start: UInt32
        var source: UInt8
        /// Number of the kind column in `subkinds`.
        var subkind: UInt16
    }

    private var sources: [Source] = []
    private var rows: [Row] = []
    private var subkinds: [String] = []
    private var numbers: [UInt64: UInt16] = [:]

    public var count: Int { rows.count }

    /// The kind column, without the sign of a guarded name.
    public func subkind(_ index: Int) -> String { subkinds[Int(rows[index].subkind)] }
    public func id(_ index: Int) -> String { text(index, 0) }
    public func name(_ index: Int) -> String { text(index, 1) }

    public subscript(index: Int) -> NameEntry {
        let kind = sources[Int(rows[index].source)].kind
        var entry = NameEntry(id: id(index), name: name(index), kind: kind, subkind: subkind(index), country: text(index, 4))
        if kind == .place { entry.admin1 = text(index, 5) }
        if kind == .outlet { entry.domains = text(index, 5).utf8.split(separator: UInt8(ascii: "|")).map { Table.trimmed(String(Substring($0))) } }
        return entry
    }

    private func text(_ index: Int, _ column: Int) -> String {
        let row = rows[index]
        return sources[Int(row.source)].bytes.withUnsafeBufferPointer { bytes in
            var (at, left) = (Int(row.start), column)
            while left > 0, at < bytes.count, bytes[at] != 0x0A {
                if bytes[at] == 0x09 { left -= 1 }
                at += 1
            }
            guard left == 0 else { return "" }
            var end = at
            while end < bytes.count, bytes[end] != 0x09, bytes[end] != 0x0A { end += 1 }
            return Table.trimmed(String(decoding: UnsafeBufferPointer(rebasing: bytes[at..<end]), as: UTF8.self))
        }
    }

    // MARK: Filling

    mutating func reserve(_ more: Int) { rows.reserveCapacity(rows.count + more) }

    /// Names of the file that rows are added from.
    mutating func begin(_ source: Source) { sources.append(source) }

    /// Adds a row of the file at hand, by the offset of its first byte.
    mutating func add(_ start: Int, _ subkind: UInt16) {
        rows.append(Row(start: UInt32(start), source: UInt8(sources.count - 1), subkind: subkind))
    }

    /// Number of a kind, made when it is new.
    mutating func number(_ subkind: UnsafeBufferPointer<UInt8>) -> UInt16 {
        let key = WordKey.of(utf8: subkind).bits
        if let known = numbers[key] { return known }
        subkinds.append(String(decoding: subkind, as: UTF8.self))
        numbers[key] = UInt16(truncatingIfNeeded: subkinds.count - 1)
        return UInt16(truncatingIfNeeded: subkinds.count - 1)
    }

    func subkind(number: UInt16) -> String { subkinds[Int(number)] }
}
