import IsnadScript

/// A tab-separated table of a rule file as letter codes: what fills the lexicon when a program starts, without a string being made.
///
/// Letters keep their fine form (hamza seats, ta marbuta). Columns and alternatives are ranges of `codes`.
public struct LetterTable: Sendable {
    /// One code for each scalar of the file; tabs stay 0x09.
    public let codes: [UInt8]
    /// Rows without comments and blank lines.
    public let rows: [Range<Int>]

    private static let tab: UInt8 = 0x09, bar = UInt8(ascii: "|"), space: UInt8 = 0x20

    public init(_ bytes: [UInt8]) {
        let codes = ScriptText.tableCodes(bytes)
        var rows: [Range<Int>] = []
        var start = 0
        while start < codes.count {
            var (end, isBlank) = (start, true)
            while end < codes.count, codes[end] != 0x0A {
                if codes[end] > Self.space { isBlank = false }
                end += 1
            }
            if !isBlank, codes[start] != UInt8(ascii: "#") { rows.append(start..<end) }
            start = end + 1
        }
        (self.codes, self.rows) = (codes, rows)
    }

    /// A column of a row without spaces at its ends; empty when the row is shorter.
    public func column(_ row: Range<Int>, _ index: Int) -> Range<Int> {
        var (from, column, i) = (row.lowerBound, 0, row.lowerBound)
        while i < row.upperBound {
            if codes[i] == Self.tab {
                if column == index { break }
                column += 1
                from = i + 1
            }
            i += 1
        }
        return column == index ? trimmed(from, i) : row.upperBound..<row.upperBound
    }

    /// All columns of a row without spaces at their ends, in one pass: for tables of many columns.
    public func split(_ row: Range<Int>, into columns: inout [Range<Int>]) {
        columns.removeAll(keepingCapacity: true)
        var from = row.lowerBound
        for i in row where codes[i] == Self.tab {
            columns.append(trimmed(from, i))
            from = i + 1
        }
        columns.append(trimmed(from, row.upperBound))
    }

    /// Calls `body` with each alternative of a column, parted by `|`.
    public func each(_ column: Range<Int>, _ body: (Range<Int>) -> Void) { if !column.isEmpty { parts(column, Self.bar, body) } }

    /// Calls `body` with each alternative of a column, parted by `|`.
    public func each(_ row: Range<Int>, _ index: Int, _ body: (Range<Int>) -> Void) { parts(column(row, index), Self.bar, body) }

    /// Calls `body` with each word of a range.
    public func words(_ range: Range<Int>, _ body: (Range<Int>) -> Void) { parts(range, Self.space, body) }

    private func parts(_ range: Range<Int>, _ separator: UInt8, _ body: (Range<Int>) -> Void) {
        var from = range.lowerBound
        for i in range where codes[i] == separator {
            give(from, i, body)
            from = i + 1
        }
        give(from, range.upperBound, body)
    }

    private func give(_ from: Int, _ to: Int, _ body: (Range<Int>) -> Void) {
        let part = trimmed(from, to)
        if !part.isEmpty { body(part) }
    }

    private func trimmed(_ from: Int, _ to: Int) -> Range<Int> {
        var (from, to) = (from, to)
        while from < to, codes[from] == Self.space || codes[from] == 0 { from += 1 }
        while to > from, codes[to - 1] == Self.space || codes[to - 1] == 0 { to -= 1 }
        return from..<to
    }

    public func key(_ range: Range<Int>) -> WordKey { WordKey.of(codes, range.lowerBound, range.upperBound) }

    /// The letters of a range as text. Latin letters come in lower case.
    public func string(_ range: Range<Int>) -> String { LetterCode.string(codes[range]) }
}
