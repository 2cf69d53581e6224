import IsnadModel

/// Rows of a table in text (RFC 4180): quoted fields may hold separators and line ends. The separator is a comma, semicolon or tab, whichever the
/// head line has most of.
struct CSVReader {
    struct Row {
        var fields: [[UInt8]]
        /// Line of the file where the row begins, from 1.
        var line: Int
        /// Byte of the unpacked file where it begins.
        var offset: Int
        var isTooLong: Bool
    }

    private var lines: LineReader
    private var separator: UInt8 = 0x2C
    let path: String
    private(set) var columns: [String] = []
    /// Lines that one row may go over: a quotation mark that is never closed must not take in the whole file.
    private static let maximumLines = 20_000

    /// Nil when there is no head line.
    init?(_ lines: LineReader, path: String) {
        (self.lines, self.path) = (lines, path)
        guard var head = self.lines.next() else { return nil }
        if head.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { head.bytes.removeFirst(3) }
        separator = Self.separator(head.bytes)
        var fields: [[UInt8]] = []
        var isOpen = false
        Self.split(head.bytes, separator, &fields, &isOpen)
        columns = fields.map { String(decoding: Whitespace.collapsed($0), as: UTF8.self) }
    }

    private static func separator(_ head: [UInt8]) -> UInt8 {
        let counts = [UInt8(0x2C), 0x3B, 0x09].map { sign in (sign, head.reduce(0) { $0 + ($1 == sign ? 1 : 0) }) }
        return counts.max { $0.1 < $1.1 }?.0 ?? 0x2C
    }

    var consumed: Int { lines.consumed }
    var hasFailed: Bool { lines.hasFailed }
    mutating func takeDamage() -> [Diagnostic] { lines.takeDamage() }

    /// Lines behind the first of a row that has no end, in reversed order: they are read again, each as a row of its own.
    private var again: [LineReader.Line] = []

    mutating func next() -> Row? {
        while let line = again.popLast() {
            if let row = wholeRow(line) { return row }
        }
        guard let first = lines.next() else { return nil }
        var row = Row(fields: [], line: first.number, offset: first.offset, isTooLong: first.isTooLong)
        var (isOpen, size, taken) = (false, 0, [LineReader.Line]())
        Self.split(first.bytes, separator, &row.fields, &isOpen)
        while isOpen, let line = lines.next() {
            size += line.bytes.count
            taken.append(line)
            if taken.count >= Self.maximumLines || size >= LineReader.defaultLimit || line.isTooLong { break }
            row.fields[row.fields.count - 1].append(0x0A)
            Self.split(line.bytes, separator, &row.fields, &isOpen)
        }
        if isOpen {
            // A quotation mark that is never closed costs its row, not those behind it.
            row.isTooLong = true
            again = taken.reversed()
        }
        return row
    }

    /// The row that a line is by itself; nil where it is a piece of a longer one.
    private func wholeRow(_ line: LineReader.Line) -> Row? {
        var row = Row(fields: [], line: line.number, offset: line.offset, isTooLong: line.isTooLong)
        var isOpen = false
        Self.split(line.bytes, separator, &row.fields, &isOpen)
        return isOpen || line.isTooLong || row.fields.count != columns.count ? nil : row
    }

    /// Adds the fields of a line; `isOpen` tells whether the last one goes on in the next line.
    private static func split(_ line: [UInt8], _ separator: UInt8, _ fields: inout [[UInt8]], _ isOpen: inout Bool) {
        var field: [UInt8] = isOpen ? fields.popLast() ?? [] : []
        var i = 0
        let end = line.last == 0x0D && !isOpen ? line.count - 1 : line.count
        while i < end {
            let byte = line[i]
            if isOpen {
                if byte == 0x22 {
                    if i + 1 < end, line[i + 1] == 0x22 {
                        field.append(0x22)
                        i += 1
                    } else {
                        isOpen = false
                    }
                } else {
                    field.append(byte)
                }
            } else if byte == separator {
                fields.append(field)
                field = []
            } else if byte == 0x22, field.isEmpty {
                isOpen = true
            } else if byte != 0x0D || i + 1 < line.count {
                field.append(byte)
            }
            i += 1
        }
        fields.append(field)
    }
}

/// Which columns of a table, or members of a line, hold what Isnad reads.
package struct ColumnMap: Sendable {
    /// Names of the user's columns by those of Isnad: `text`, `html`, `title`, `published`, `url`, `outlet`, `author`, `id`.
    private var given: [String: String] = [:]
    package static let names = ["id", "url", "outlet", "title", "author", "published", "text", "html"]

    package init() {}

    /// - Parameter text: `text=body,title=headline`
    /// - Throws: the part that names no column of Isnad.
    package init(_ text: String) throws(Fault) {
        for part in text.components(",") where !part.isEmpty {
            let sides = part.components("=")
            guard sides.count == 2, Self.names.contains(sides[0]), !sides[1].isEmpty else { throw Fault(part: part) }
            given[sides[0]] = sides[1]
        }
    }

    package struct Fault: Error {
        package var part: String
    }

    /// The user's name of a column.
    func name(_ own: String) -> String { given[own] ?? own }

    /// Names that a member of a line may have: the user's alone, or Isnad's and what others call it.
    func names(_ own: String) -> [String] { given[own].map { [$0] } ?? Self.usual[own] ?? [own] }

    /// Usual names of columns, in small letters, Isnad's own first.
    private static let usual: [String: [String]] = [
        "text": ["text", "body", "content", "article", "article_text", "fulltext", "full_text", "maintext", "news", "story"],
        "html": ["html", "body_html", "content_html", "raw_html"], "title": ["title", "headline", "heading"],
        "published": ["published", "date", "published_at", "publish_date", "date_published", "pubdate", "created_at", "datetime", "timestamp"],
        "url": ["url", "link", "address", "uri"], "outlet": ["outlet", "source", "publisher", "site", "website", "newspaper", "source_name"],
        "author": ["author", "authors", "writer", "byline"], "id": ["id", "article_id", "news_id", "guid", "key"],
    ]

    /// Place of each of Isnad's columns among those of a table.
    func places(_ columns: [String]) -> [String: Int] {
        let lower = columns.map { $0.lowercased() }
        var places: [String: Int] = [:]
        for own in Self.names {
            if let name = given[own] {
                places[own] = columns.firstIndex(of: name) ?? lower.firstIndex(of: name.lowercased())
            } else {
                places[own] = (Self.usual[own] ?? []).lazy.compactMap { lower.firstIndex(of: $0) }.first
            }
        }
        return places
    }
}
