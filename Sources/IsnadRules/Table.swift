/// A tab-separated table of a rule file: `#` lines are comments, the rest are rows.
///
/// Rows point into the file's bytes and make strings only when asked: most columns of most rows are never looked at when a program starts.
public struct Table: Sendable {
    public struct Row: Sendable {
        /// Line in the file, from 1.
        public let line: Int
        private let file: [UInt8]
        private let start: Int
        private let end: Int

        fileprivate init(line: Int, file: [UInt8], start: Int, end: Int) {
            (self.line, self.file, self.start, self.end) = (line, file, start, end)
        }

        /// Column by number, empty when the row is shorter.
        public subscript(_ index: Int) -> String { String(decoding: utf8(index), as: UTF8.self) }

        /// Bytes of a column without spaces at its ends, empty when the row is shorter.
        public func utf8(_ index: Int) -> ArraySlice<UInt8> {
            var from = start
            var column = 0
            var i = start
            while i < end {
                if file[i] == 0x09 {
                    if column == index { break }
                    column += 1
                    from = i + 1
                }
                i += 1
            }
            return column == index ? Table.trimmed(file[from..<i]) : []
        }

        /// All columns at once, spaces at their ends included: for tables of many columns, one pass instead of one for each.
        public var slices: [ArraySlice<UInt8>] {
            var found: [ArraySlice<UInt8>] = []
            found.reserveCapacity(10)
            var from = start
            for i in start..<end where file[i] == 0x09 {
                found.append(file[from..<i])
                from = i + 1
            }
            found.append(file[from..<end])
            return found
        }

        /// Alternatives of a column, separated by `|`.
        public func list(_ index: Int) -> [String] {
            var found: [String] = []
            each(index) { found.append(String(decoding: $0, as: UTF8.self)) }
            return found
        }

        /// Calls `body` with the bytes of each alternative of a column, in order.
        public func each(_ index: Int, _ body: (ArraySlice<UInt8>) -> Void) {
            let column = utf8(index)
            var from = column.startIndex
            for i in column.indices where column[i] == UInt8(ascii: "|") {
                give(column[from..<i], body)
                from = i + 1
            }
            give(column[from..<column.endIndex], body)
        }

        private func give(_ part: ArraySlice<UInt8>, _ body: (ArraySlice<UInt8>) -> Void) {
            let part = Table.trimmed(part)
            if !part.isEmpty { body(part) }
        }

        /// All columns, for those who look over a table as a whole.
        public var columns: [String] {
            let count = file[start..<end].reduce(1) { $0 + ($1 == 0x09 ? 1 : 0) }
            return (0..<count).map { self[$0] }
        }
    }

    public let rows: [Row]

    public init(_ bytes: [UInt8]) {
        var rows: [Row] = []
        var (start, line) = (0, 1)
        while start < bytes.count {
            var (end, isBlank) = (start, true)
            while end < bytes.count, bytes[end] != 0x0A {
                if bytes[end] > 0x20 { isBlank = false }
                end += 1
            }
            if !isBlank, bytes[start] != UInt8(ascii: "#") { rows.append(Row(line: line, file: bytes, start: start, end: end)) }
            (start, line) = (end + 1, line + 1)
        }
        self.rows = rows
    }

    /// Without spaces at both ends.
    public static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes
        while let first = bytes.first, isSpace(first) { bytes.removeFirst() }
        while let last = bytes.last, isSpace(last) { bytes.removeLast() }
        return bytes
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0D || byte == 0x09 }

    /// Without spaces at both ends.
    public static func trimmed(_ text: String) -> String {
        var units = text.utf8[...]
        while let first = units.first, isSpace(first) { units.removeFirst() }
        while let last = units.last, isSpace(last) { units.removeLast() }
        return String(Substring(units))
    }
}
