/// Goes through the rows of a table in one pass, without an array or a string for a row: for the large tables that every start reads.
///
/// Comments and blank lines are left out. Columns are what stands between tabs, spaces at their ends included.
public struct RowScan {
    public let bytes: UnsafeBufferPointer<UInt8>
    /// The row at hand, as offsets in bytes.
    public private(set) var start = 0
    public private(set) var end = 0
    private var next = 0
    /// Where each column of the row at hand ends.
    private var ends: [Int] = []

    public init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Goes on to the next row; false where there is none.
    public mutating func advance() -> Bool {
        while next < bytes.count {
            (start, end) = (next, next)
            ends.removeAll(keepingCapacity: true)
            var isBlank = true
            while end < bytes.count, bytes[end] != 0x0A {
                if bytes[end] > 0x20 { isBlank = false } else if bytes[end] == 0x09 { ends.append(end) }
                end += 1
            }
            ends.append(end)
            next = end + 1
            if !isBlank, bytes[start] != UInt8(ascii: "#") { return true }
        }
        return false
    }

    public var columnCount: Int { ends.count }

    /// A column as offsets in bytes, empty when the row is shorter.
    public func column(_ index: Int) -> Range<Int> {
        guard index < ends.count else { return end..<end }
        return (index == 0 ? start : ends[index - 1] + 1)..<ends[index]
    }

    /// The same without spaces at its ends.
    public func trimmed(_ index: Int) -> Range<Int> {
        let column = column(index)
        var (from, to) = (column.lowerBound, column.upperBound)
        while from < to, Self.isSpace(bytes[from]) { from += 1 }
        while to > from, Self.isSpace(bytes[to - 1]) { to -= 1 }
        return from..<to
    }

    /// Calls `body` with each part of a range, parted by a sign; empty parts are left out.
    @inline(__always) public func parts(_ range: Range<Int>, _ sign: UInt8, _ body: (Range<Int>) -> Void) {
        var from = range.lowerBound
        for i in range where bytes[i] == sign {
            if i > from { body(from..<i) }
            from = i + 1
        }
        if range.upperBound > from { body(from..<range.upperBound) }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0D || byte == 0x09 }
}
