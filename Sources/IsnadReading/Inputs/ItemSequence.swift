import Foundation
import IsnadModel

/// All items of the named paths in order, taken one at a time: memory does not grow with the input's size.
///
/// Nothing is thrown: what goes wrong becomes an item that tells it, and the next is taken.
package struct ItemSequence: Sequence, IteratorProtocol {
    private enum Source {
        case lines(LineReader)
        case table(CSVReader, [String: Int])
        case crawl(WARCItems)
        case zip(ZipItems)
        /// Items that were all found at once, in reversed order.
        case ready([Item])
    }

    private let columns: ColumnMap
    private let reader: ReportReader
    private var inputs: ArraySlice<Input>
    private var source: Source?
    private var path = ""
    private var waiting: [Item] = []

    /// Bytes of all named files as they lie on the disk, and how many of them were taken in.
    package let totalBytes: Int
    private var finishedBytes = 0
    private var currentSize = 0
    package var takenBytes: Int { finishedBytes + Swift.min(currentSize, consumed) }

    private var consumed: Int {
        switch source {
        case .lines(let lines): lines.consumed
        case .table(let table, _): table.consumed
        case .crawl(let crawl): crawl.consumed
        default: 0
        }
    }

    package init(paths: [String], reader: ReportReader, columns: ColumnMap = ColumnMap(), finding: InputFinder.Options = .init()) {
        (self.reader, self.columns) = (reader, columns)
        let found = InputFinder.find(paths, finding)
        totalBytes = found.reduce(0) { $0 + Self.size($1) }
        inputs = found[...]
    }

    /// Items that are at hand.
    package init(items: [Item], reader: ReportReader) {
        (self.reader, columns) = (reader, ColumnMap())
        totalBytes = 0
        inputs = []
        source = .ready(items.reversed())
    }

    package enum Form: Sendable { case lines, table, crawl, feed, zip }

    /// Items of bytes in memory.
    package init(bytes: [UInt8], form: Form, path: String, reader: ReportReader, columns: ColumnMap = ColumnMap()) {
        (self.reader, self.columns, self.path) = (reader, columns, path)
        totalBytes = bytes.count
        inputs = []
        let stream = ByteStream(Descriptor(bytes: bytes), opening: form == .crawl ? WARCReader.opening : [])
        if stream.lacksLibrary {
            source = .ready([.lacksLibrary(path)])
            return
        }
        switch form {
        case .lines: source = .lines(LineReader(stream, path: path))
        case .table: source = table(LineReader(stream, path: path)) ?? .ready([.noColumns(path)])
        case .crawl: source = .crawl(WARCItems(stream, path: path))
        case .feed:
            let file = WholeFile(LineReader(stream, path: path))
            source = .ready(file.fault.map { [$0] } ?? Self.entries(file.bytes, path, reader))
        case .zip:
            source = zip(ZipReader(bytes: bytes), path)
        }
    }

    private func zip(_ zip: ZipReader?, _ path: String) -> Source {
        guard let zip else { return .ready([.told(path, "not-a-zip", "The file has no directory of a zip file at its end.")]) }
        if zip.isOverlapping {
            let message = "The files inside lie over each other, so that together they are larger than the file; nothing was unpacked."
            return .ready([.told(path, "too-large", message)])
        }
        return .zip(ZipItems(zip, path: path, reader: reader, columns: columns))
    }

    private static func size(_ input: Input) -> Int {
        switch input {
        case .report(let path, _), .lines(let path), .table(let path), .crawl(let path), .feed(let path), .zip(let path):
            var found = stat()
            return stat(path, &found) == 0 ? Int(found.st_size) : 0
        case .standardInput, .failed: return 0
        }
    }

    package mutating func next() -> Item? {
        while true {
            if let item = waiting.popLast() { return item }
            if let item = nextOfSource() { return item }
            if source != nil {
                source = nil
                continue
            }
            finishedBytes += currentSize
            guard let input = inputs.popFirst() else { return nil }
            currentSize = Self.size(input)
            if let item = open(input) { return item }
        }
    }

    // MARK: Opening

    private mutating func open(_ input: Input) -> Item? {
        switch input {
        case .failed(let result): return .told(result)
        case .standardInput: return standardInput()
        case .report(let path, let metadata): return report(path, metadata)
        case .lines(let path): return lines(path, isTable: false)
        case .table(let path): return lines(path, isTable: true)
        case .crawl(let path):
            guard let stream = ByteStream(path: path, opening: WARCReader.opening) else { return .unreadable(path) }
            if stream.lacksLibrary { return .lacksLibrary(path) }
            begin(.crawl(WARCItems(stream, path: path)), path)
            return nil
        case .feed(let path): return feed(path)
        case .zip(let path):
            begin(zip(ZipReader(path: path), path), path)
            return nil
        }
    }

    private mutating func begin(_ source: Source, _ path: String) { (self.source, self.path) = (source, path) }

    private mutating func lines(_ path: String, isTable: Bool) -> Item? {
        guard let reader = LineReader(path: path) else { return .unreadable(path) }
        if reader.lacksLibrary { return .lacksLibrary(path) }
        guard let source = isTable ? table(reader) : .lines(reader) else {
            return .noColumns(path)
        }
        begin(source, path)
        return nil
    }

    private func table(_ lines: LineReader) -> Source? {
        guard let table = CSVReader(lines, path: lines.path) else { return nil }
        let places = columns.places(table.columns)
        return places["text"] == nil && places["html"] == nil ? nil : .table(table, places)
    }

    // MARK: Whole files

    private func report(_ path: String, _ metadata: String?) -> Item {
        let file = WholeFile(path: path)
        if let fault = file.fault { return fault }
        var item = RawItem(path: path, bytes: file.bytes)
        item.mediaType = InputFinder.mediaType(path)
        guard let metadata else { return .report(item, metadata: nil, notes: []) }
        var side = LineReader(path: metadata)
        let sideBytes = side?.rest(limit: 1 << 20)
        var notes: [Diagnostic] = []
        if sideBytes == nil || side?.hasFailed ?? false {
            notes.append(Diagnostic(.warning, cause: "metadata", message: "The side file \(metadata) cannot be read; it was left aside."))
        }
        return .report(item, metadata: sideBytes, notes: notes)
    }

    private mutating func feed(_ path: String) -> Item? {
        let file = WholeFile(path: path)
        if let fault = file.fault { return fault }
        begin(.ready(Self.entries(file.bytes, path, reader)), path)
        return nil
    }

    private static func entries(_ bytes: [UInt8], _ path: String, _ reader: ReportReader) -> [Item] {
        func told(_ cause: String, _ message: String) -> [Item] {
            [.told(ReadResult(path: path, diagnostics: [Diagnostic(.error, cause: cause, message: message)]))]
        }
        guard let feed = reader.feed(bytes, charset: "") else { return told("binary", "This is not text: it holds control bytes.") }
        switch feed.kind {
        case .none: return told("unknown-kind", "The file is neither a feed nor a sitemap.")
        case .sitemap, .sitemapIndex:
            return [
                .told(
                    ReadResult(
                        path: path,
                        diagnostics: [
                            Diagnostic(
                                .warning, cause: "sitemap", message: "The sitemap lists \(feed.items.count) addresses and no text; isnad watch takes them up.")
                        ]))
            ]
        case .feed: break
        }
        var items: [Item] = feed.diagnostics.map { .told(ReadResult(path: path, diagnostics: [$0])) }
        for (i, entry) in feed.items.enumerated() { items.append(.entry(entry, outlet: feed.title, path: "\(path)#\(i + 1)")) }
        return items.reversed()
    }

    // MARK: One at a time

    private mutating func nextOfSource() -> Item? {
        switch source {
        case .none: return nil
        case .ready(var items):
            let item = items.popLast()
            source = .ready(items)
            return item
        case .lines(var lines):
            // The copy in `source` would make every change of the reader copy its buffers.
            source = nil
            let item = nextLine(&lines)
            if item != nil { source = .lines(lines) }
            return item
        case .table(var table, let places):
            source = nil
            let item = nextRow(&table, places)
            if item != nil { source = .table(table, places) }
            return item
        case .crawl(var crawl):
            source = nil
            let item = nextRecord(&crawl)
            if item != nil { source = .crawl(crawl) }
            return item
        case .zip(var zip):
            source = nil
            let item = zip.next()
            if item != nil { source = .zip(zip) }
            return item
        }
    }

    private mutating func tell(_ damage: [Diagnostic]) { waiting += damage.reversed().map { .told(ReadResult(path: path, diagnostics: [$0])) } }

    private mutating func nextLine(_ lines: inout LineReader) -> Item? {
        while let line = lines.next() {
            tell(lines.takeDamage())
            if line.isTooLong {
                let message = "Line \(line.number) is longer than \(LineReader.defaultLimit) bytes; it was left out."
                let error = Diagnostic(.error, cause: "line-too-long", message: message, line: line.number, byte: line.offset)
                return .told(ReadResult(path: "\(path)#\(line.number)", diagnostics: [error]))
            }
            if line.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
            return .line(line.bytes, path: path, number: line.number, offset: line.offset)
        }
        return atEnd(lines.takeDamage(), lines.hasFailed)
    }

    /// What is to be told at the end of a file; nil when nothing is.
    private mutating func atEnd(_ damage: [Diagnostic], _ hasFailed: Bool) -> Item? {
        tell(damage)
        if hasFailed { waiting.append(.told(path, "unreadable", "The file could not be read to its end.")) }
        return waiting.popLast()
    }

    private mutating func nextRow(_ table: inout CSVReader, _ places: [String: Int]) -> Item? {
        while let row = table.next() {
            tell(table.takeDamage())
            if row.isTooLong {
                let message = "The row that begins in line \(row.line) has no end within its limits; it was left out."
                let error = Diagnostic(.error, cause: "row-too-long", message: message, line: row.line, byte: row.offset)
                return .told(ReadResult(path: "\(path)#\(row.line)", diagnostics: [error]))
            }
            if row.fields.allSatisfy({ $0.allSatisfy { $0 <= 0x20 } }) { continue }
            var fields: [String: [UInt8]] = [:]
            for (name, place) in places where place < row.fields.count && !row.fields[place].isEmpty { fields[name] = row.fields[place] }
            return .row(fields, path: path, number: row.line, offset: row.offset)
        }
        return atEnd(table.takeDamage(), table.hasFailed)
    }

    private mutating func nextRecord(_ crawl: inout WARCItems) -> Item? {
        switch crawl.next() {
        case .item(let item, let notes): return .report(item, metadata: nil, notes: notes)
        case .fault(let diagnostic): return .told(ReadResult(path: path, diagnostics: [diagnostic]))
        case .end:
            let counts = crawl.takePassedOver()
            guard !counts.isEmpty else { return nil }
            let list = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
            return .told(
                ReadResult(path: path, diagnostics: [Diagnostic(.note, cause: "passed-over", message: "Records that are no pages were passed over: \(list).")]))
        }
    }

    // MARK: Standard input

    /// WARC when it begins so, NDJSON when it begins with `{`, a page when it begins with `<`, else one text; packed or not.
    private mutating func standardInput() -> Item? {
        path = "-"
        let stream = ByteStream(Descriptor(number: 0))
        if stream.lacksLibrary { return .lacksLibrary("-") }
        var input = LineReader(stream, path: "-")
        let head = input.peek(5)
        if head.elementsEqual(WARCReader.opening) {
            begin(.crawl(WARCItems(input.rewound(), path: "-")), "-")
            return nil
        }
        var text: [UInt8] = []
        while let line = input.next() {
            let first = line.bytes.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
            if first == UInt8(ascii: "{"), text.allSatisfy({ $0 <= 0x20 }) {
                begin(.lines(input), "-")
                return .line(line.bytes, path: "-", number: line.number, offset: line.offset)
            }
            text += line.bytes + [0x0A]
            if first != nil || text.count > WholeFile.limit { break }
        }
        text += input.rest(limit: WholeFile.limit)
        if input.hasFailed { return .told("-", "unreadable", "Standard input could not be read to its end.") }
        if text.count > WholeFile.limit { return .told("-", "too-large", "Standard input is too large for one report.") }
        return .report(RawItem(path: "-", bytes: text), metadata: nil, notes: input.takeDamage())
    }
}
