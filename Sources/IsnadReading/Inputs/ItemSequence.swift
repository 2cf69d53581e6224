import Foundation
import IsnadModel

/// One thing to be read as a report, taken from its file or container but not looked at yet: what is costly about it can be done by any worker.
package enum Item: Sendable {
    /// A page or text of its own. `metadata` is the side file; `notes` is what taking it out of its container told.
    case report(RawItem, metadata: [UInt8]?, notes: [Diagnostic])
    /// One line of NDJSON. `number` counts from 1, `offset` is the byte of the file where it begins.
    case line([UInt8], path: String, number: Int, offset: Int)
    /// One row of a table, its fields by Isnad's names of columns.
    case row([String: [UInt8]], path: String, number: Int, offset: Int)
    /// One item of a feed.
    case entry(Feed.Item, outlet: String, path: String)
    /// Something to tell instead of a report.
    case told(ReadResult)

    /// Where it came from; the path of the document that is read out of it.
    package var path: String {
        switch self {
        case .report(let item, _, _): item.path
        case .line(_, let path, let number, _), .row(_, let path, let number, _): "\(path)#\(number)"
        case .entry(_, _, let path): path
        case .told(let result): result.path
        }
    }

    /// Bytes that it holds in memory.
    package var size: Int {
        switch self {
        case .report(let item, _, _): item.bytes.count
        case .line(let bytes, _, _, _): bytes.count
        case .row(let fields, _, _, _): fields.values.reduce(0) { $0 + $1.count }
        case .entry(let entry, _, _): entry.html.count
        case .told: 0
        }
    }

    /// The bytes as they were received, with what their carrier said of them. A row of a table is kept as its text, an item of a feed as its own page.
    package var received: ReceivedBytes? {
        switch self {
        case .report(let item, _, _):
            ReceivedBytes(bytes: item.bytes, path: item.path, url: item.url, mediaType: item.mediaType, charset: item.charset, received: item.received)
        case .line(let bytes, _, _, _): ReceivedBytes(bytes: bytes, path: path, mediaType: "application/json")
        case .row(let fields, _, _, _): ReceivedBytes(bytes: fields["html"] ?? fields["text"] ?? [], path: path)
        case .entry(let entry, _, let path): ReceivedBytes(bytes: entry.html, path: path, url: entry.url, mediaType: "text/html")
        case .told: nil
        }
    }

    package var isTold: Bool { if case .told = self { true } else { false } }
}

/// Bytes as they were received: the evidence itself, before anyone read it.
package struct ReceivedBytes: Sendable {
    package var bytes: [UInt8]
    /// File, and place inside it, that they came from.
    package var path: String
    package var url: String?
    package var mediaType: String?
    package var charset: String
    /// When the carrier received them, as it writes it.
    package var received: String?

    package init(bytes: [UInt8], path: String, url: String? = nil, mediaType: String? = nil, charset: String = "", received: String? = nil) {
        (self.bytes, self.path, self.url, self.mediaType, self.charset, self.received) = (bytes, path, url, mediaType, charset, received)
    }
}

/// All items of the named paths in order, taken one at a time: memory does not grow with the input's size.
///
/// Nothing is thrown: what goes wrong becomes an item that tells it, and the next is taken.
package struct ItemSequence: Sequence, IteratorProtocol {
    private enum Source {
        case lines(LineReader)
        case table(CSVReader, [String: Int])
        case crawl(WARCItems)
        case zip(ZipReader, Int)
        /// Items that were all found at once, in reversed order.
        case ready([Item])
    }

    private let columns: ColumnMap
    private let reader: ReportReader
    private var inputs: ArraySlice<Input>
    private var source: Source?
    /// The container inside a zip file whose items are being taken; at most one.
    private var inside: [ItemSequence] = []
    private var path = ""
    private var waiting: [Item] = []
    /// Largest file that is read as one report, in bytes.
    static let maximumReport = 64 << 20

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
            source = .ready([lacksLibrary(path)])
            return
        }
        switch form {
        case .lines: source = .lines(LineReader(stream, path: path))
        case .table: source = table(LineReader(stream, path: path))
        case .crawl: source = .crawl(WARCItems(stream, path: path))
        case .feed:
            let (unpacked, fault) = whole(LineReader(stream, path: path))
            source = .ready(fault.map { [$0] } ?? Self.entries(unpacked, path, reader))
        case .zip:
            source = .ready([told(path, "not-a-zip", "The file has no directory of a zip file at its end.")])
            if let zip = ZipReader(bytes: bytes) { source = begin(zip, path).map { .ready([$0]) } ?? .zip(zip, 0) }
        }
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
            if !inside.isEmpty {
                if let item = inside[0].next() { return item }
                inside = []
            }
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
            guard let stream = ByteStream(path: path, opening: WARCReader.opening) else { return unreadable(path) }
            if stream.lacksLibrary { return lacksLibrary(path) }
            begin(.crawl(WARCItems(stream, path: path)), path)
            return nil
        case .feed(let path): return feed(path)
        case .zip(let path):
            guard let zip = ZipReader(path: path) else { return told(path, "not-a-zip", "The file has no directory of a zip file at its end.") }
            return begin(zip, path)
        }
    }

    /// Gives what is wrong with a zip file as a whole.
    private mutating func begin(_ zip: ZipReader, _ path: String) -> Item? {
        if zip.isOverlapping {
            return told(path, "too-large", "The files inside lie over each other, so that together they are larger than the file; nothing was unpacked.")
        }
        begin(.zip(zip, 0), path)
        return nil
    }

    private mutating func begin(_ source: Source, _ path: String) { (self.source, self.path) = (source, path) }

    private mutating func lines(_ path: String, isTable: Bool) -> Item? {
        guard let reader = LineReader(path: path) else { return unreadable(path) }
        if reader.lacksLibrary { return lacksLibrary(path) }
        guard let source = isTable ? table(reader) : .lines(reader) else {
            return noColumns(path)
        }
        begin(source, path)
        return nil
    }

    private func table(_ lines: LineReader) -> Source? {
        guard let table = CSVReader(lines, path: lines.path) else { return nil }
        let places = columns.places(table.columns)
        return places["text"] == nil && places["html"] == nil ? nil : .table(table, places)
    }

    private func told(_ path: String, _ cause: String, _ message: String) -> Item {
        .told(ReadResult(path: path, diagnostics: [Diagnostic(.error, cause: cause, message: message)]))
    }

    private func noColumns(_ path: String) -> Item {
        told(path, "no-columns", "The table's head line names no column of text; say which it is with --columns.")
    }

    private func unreadable(_ path: String) -> Item { told(path, "unreadable", "The file cannot be opened for reading.") }

    private func lacksLibrary(_ path: String) -> Item {
        told(path, "no-zstd", "The file is packed with zstd, and the library that unpacks it (libzstd) is not on this machine.")
    }

    // MARK: Whole files

    private func whole(_ path: String) -> (bytes: [UInt8], fault: Item?) {
        LineReader(path: path).map { whole($0) } ?? ([], unreadable(path))
    }

    private func whole(_ reader: LineReader) -> (bytes: [UInt8], fault: Item?) {
        var file = reader
        let path = file.path
        if file.lacksLibrary { return ([], lacksLibrary(path)) }
        let bytes = file.rest(limit: Self.maximumReport)
        if file.hasFailed { return ([], told(path, "unreadable", "The file could not be read to its end.")) }
        if let damage = file.takeDamage().first { return ([], .told(ReadResult(path: path, diagnostics: [damage]))) }
        if bytes.count > Self.maximumReport {
            return ([], told(path, "too-large", "The file is larger than \(Self.maximumReport) bytes, too large for one report."))
        }
        return (bytes, nil)
    }

    private func report(_ path: String, _ metadata: String?) -> Item {
        let (bytes, fault) = whole(path)
        if let fault { return fault }
        var item = RawItem(path: path, bytes: bytes)
        let plain = InputFinder.unpacked(path)
        item.mediaType = InputFinder.ending(plain) == "txt" ? "text/plain" : "text/html"
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
        let (bytes, fault) = whole(path)
        if let fault { return fault }
        begin(.ready(Self.entries(bytes, path, reader)), path)
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
        case .zip(let zip, var at):
            let item = nextInside(zip, &at)
            source = item == nil ? nil : .zip(zip, at)
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
        if hasFailed { waiting.append(told(path, "unreadable", "The file could not be read to its end.")) }
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

    private mutating func nextInside(_ zip: ZipReader, _ at: inout Int) -> Item? {
        var passedOver = 0
        while at < zip.entries.count {
            let entry = zip.entries[at]
            at += 1
            let place = "\(path)#\(entry.name)"
            let form = InputFinder.form(entry.name)
            if form == .other {
                passedOver += entry.name.utf8.last == 0x2F || isSideFile(entry.name, zip) ? 0 : 1
                continue
            }
            notePassedOver(&passedOver)
            switch zip.content(entry) {
            case .failed(let cause, let message): waiting.insert(told(place, cause, message), at: 0)
            case .bytes(let bytes): open(bytes, form, entry.name, zip)
            }
            if let item = waiting.popLast() { return item }
            if !inside.isEmpty {
                if let item = inside[0].next() { return item }
                inside = []
            }
        }
        notePassedOver(&passedOver)
        return waiting.popLast()
    }

    private mutating func notePassedOver(_ count: inout Int) {
        guard count > 0 else { return }
        let message = "\(count) files of other kinds inside were passed over."
        waiting.append(.told(ReadResult(path: path, diagnostics: [Diagnostic(.note, cause: "passed-over", message: message)])))
        count = 0
    }

    /// Whether a file inside is the metadata of another.
    private func isSideFile(_ name: String, _ zip: ZipReader) -> Bool {
        InputFinder.ending(name) == "json" && ["txt", "html", "htm", "xhtml"].contains { zip.entry(InputFinder.stem(name) + "." + $0) != nil }
    }

    /// Takes up a file that stood inside a zip file.
    private mutating func open(_ bytes: [UInt8], _ form: InputFinder.Form, _ name: String, _ zip: ZipReader) {
        let place = "\(path)#\(name)"
        let container: Form
        switch form {
        case .lines: container = .lines
        case .table: container = .table
        case .crawl: container = .crawl
        case .feed: container = .feed
        case .zip: return waiting.insert(told(place, "unknown-kind", "Zip files inside zip files are not opened."), at: 0)
        case .report, .other: return waiting.insert(page(bytes, name, zip), at: 0)
        }
        let items = ItemSequence(bytes: bytes, form: container, path: place, reader: reader, columns: columns)
        if container == .table, items.source == nil { return waiting.insert(noColumns(place), at: 0) }
        inside = [items]
    }

    private func page(_ packed: [UInt8], _ name: String, _ zip: ZipReader) -> Item {
        let place = "\(path)#\(name)"
        let (bytes, fault) = whole(LineReader(ByteStream(Descriptor(bytes: packed)), path: place))
        if let fault { return fault }
        var item = RawItem(path: place, bytes: bytes)
        let plain = InputFinder.unpacked(name)
        item.mediaType = InputFinder.ending(plain) == "txt" ? "text/plain" : "text/html"
        let metadata = zip.entry(InputFinder.stem(plain) + ".json").map { zip.content($0) }
        if case .bytes(let side) = metadata { return .report(item, metadata: side, notes: []) }
        return .report(item, metadata: nil, notes: [])
    }

    // MARK: Standard input

    /// WARC when it begins so, NDJSON when it begins with `{`, a page when it begins with `<`, else one text; packed or not.
    private mutating func standardInput() -> Item? {
        path = "-"
        let stream = ByteStream(Descriptor(number: 0))
        if stream.lacksLibrary { return lacksLibrary("-") }
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
            if first != nil || text.count > Self.maximumReport { break }
        }
        text += input.rest(limit: Self.maximumReport)
        if input.hasFailed { return told("-", "unreadable", "Standard input could not be read to its end.") }
        if text.count > Self.maximumReport { return told("-", "too-large", "Standard input is too large for one report.") }
        return .report(RawItem(path: "-", bytes: text), metadata: nil, notes: input.takeDamage())
    }
}
