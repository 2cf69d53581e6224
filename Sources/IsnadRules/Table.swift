/// A tab-separated table of a rule file: `#` lines are comments, the rest are rows.
package struct Table: Sendable {
    package struct Row: Sendable {
        /// Line in the file, from 1.
        package let line: Int
        package let columns: [String]

        /// Column by number, empty when the row is shorter.
        package subscript(_ index: Int) -> String { index < columns.count ? columns[index] : "" }
        /// Alternatives of a column, separated by `|`.
        package func list(_ index: Int) -> [String] {
            self[index].utf8.split(separator: UInt8(ascii: "|")).map { Table.trimmed(String(Substring($0))) }.filter { !$0.isEmpty }
        }
    }

    package let rows: [Row]

    package init(_ bytes: [UInt8]) {
        var rows: [Row] = []
        var (start, line) = (0, 1)
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            if end > start, bytes[start] != UInt8(ascii: "#"), let row = Table.row(bytes, start, end, line) { rows.append(row) }
            (start, line) = (end + 1, line + 1)
        }
        self.rows = rows
    }

    private static func row(_ bytes: [UInt8], _ start: Int, _ end: Int, _ line: Int) -> Row? {
        var columns: [String] = []
        var (from, to) = (start, start)
        while to <= end {
            if to == end || bytes[to] == 0x09 {
                columns.append(trimmed(String(decoding: bytes[from..<to], as: UTF8.self)))
                from = to + 1
            }
            to += 1
        }
        return columns.allSatisfy(\.isEmpty) ? nil : Row(line: line, columns: columns)
    }

    /// Without spaces at both ends.
    package static func trimmed(_ text: String) -> String {
        var units = text.utf8[...]
        while let first = units.first, first == 0x20 || first == 0x0D || first == 0x09 { units.removeFirst() }
        while let last = units.last, last == 0x20 || last == 0x0D || last == 0x09 { units.removeLast() }
        return String(Substring(units))
    }
}
