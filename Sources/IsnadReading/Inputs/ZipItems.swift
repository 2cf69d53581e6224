import IsnadModel

/// Takes the items of the files inside a zip file: pages and texts, and what stands in the containers among them.
struct ZipItems {
    private let zip: ZipReader
    private let path: String
    private let reader: ReportReader
    private let columns: ColumnMap
    /// The next of `zip.entries`.
    private var at = 0
    private var waiting: [Item] = []
    /// The container inside whose items are being taken; at most one.
    private var inside: [ItemSequence] = []

    init(_ zip: ZipReader, path: String, reader: ReportReader, columns: ColumnMap) {
        (self.zip, self.path, self.reader, self.columns) = (zip, path, reader, columns)
    }

    mutating func next() -> Item? {
        var passedOver = 0
        while true {
            if let item = waiting.popLast() ?? nextInside() { return item }
            guard at < zip.entries.count else { break }
            let entry = zip.entries[at]
            at += 1
            let place = "\(path)#\(entry.name)"
            let form = InputFinder.form(entry.name)
            if form == .other {
                passedOver += entry.name.utf8.last == 0x2F || isSideFile(entry.name) ? 0 : 1
                continue
            }
            notePassedOver(&passedOver)
            switch zip.content(entry) {
            case .failed(let cause, let message): waiting.insert(.told(place, cause, message), at: 0)
            case .bytes(let bytes): open(bytes, form, entry.name)
            }
        }
        notePassedOver(&passedOver)
        return waiting.popLast()
    }

    private mutating func nextInside() -> Item? {
        guard !inside.isEmpty else { return nil }
        let item = inside[0].next()
        if item == nil { inside = [] }
        return item
    }

    private mutating func notePassedOver(_ count: inout Int) {
        guard count > 0 else { return }
        let message = "\(count) files of other kinds inside were passed over."
        waiting.append(.told(ReadResult(path: path, diagnostics: [Diagnostic(.note, cause: "passed-over", message: message)])))
        count = 0
    }

    /// Whether a file inside is the metadata of another.
    private func isSideFile(_ name: String) -> Bool {
        InputFinder.ending(name) == "json" && ["txt", "html", "htm", "xhtml"].contains { zip.entry(InputFinder.stem(name) + "." + $0) != nil }
    }

    /// Takes up a file that stood inside a zip file.
    private mutating func open(_ bytes: [UInt8], _ form: InputFinder.Form, _ name: String) {
        let place = "\(path)#\(name)"
        let container: ItemSequence.Form
        switch form {
        case .lines: container = .lines
        case .table: container = .table
        case .crawl: container = .crawl
        case .feed: container = .feed
        case .zip: return waiting.insert(.told(place, "unknown-kind", "Zip files inside zip files are not opened."), at: 0)
        case .report, .other: return waiting.insert(page(bytes, name), at: 0)
        }
        inside = [ItemSequence(bytes: bytes, form: container, path: place, reader: reader, columns: columns)]
    }

    private func page(_ packed: [UInt8], _ name: String) -> Item {
        let place = "\(path)#\(name)"
        let file = WholeFile(LineReader(ByteStream(Descriptor(bytes: packed)), path: place))
        if let fault = file.fault { return fault }
        var item = RawItem(path: place, bytes: file.bytes)
        item.mediaType = InputFinder.mediaType(name)
        let metadata = zip.entry(InputFinder.stem(InputFinder.unpacked(name)) + ".json").map { zip.content($0) }
        if case .bytes(let side) = metadata { return .report(item, metadata: side, notes: []) }
        return .report(item, metadata: nil, notes: [])
    }
}
