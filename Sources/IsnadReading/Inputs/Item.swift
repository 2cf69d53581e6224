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

extension Item {
    /// What is told instead of a report that could not be taken.
    static func told(_ path: String, _ cause: String, _ message: String) -> Item {
        .told(ReadResult(path: path, diagnostics: [Diagnostic(.error, cause: cause, message: message)]))
    }

    static func noColumns(_ path: String) -> Item {
        told(path, "no-columns", "The table's head line names no column of text; say which it is with --columns.")
    }

    static func unreadable(_ path: String) -> Item { told(path, "unreadable", "The file cannot be opened for reading.") }

    static func lacksLibrary(_ path: String) -> Item {
        told(path, "no-zstd", "The file is packed with zstd, and the library that unpacks it (libzstd) is not on this machine.")
    }
}

/// All that a file holds, unpacked; or why it cannot be had.
struct WholeFile {
    private(set) var bytes: [UInt8] = []
    private(set) var fault: Item?
    /// Largest file that is read as one report, in bytes.
    static let limit = 64 << 20

    init(path: String) {
        if let file = LineReader(path: path) { self.init(file) } else { self.init(fault: .unreadable(path)) }
    }

    private init(fault: Item) { self.fault = fault }

    init(_ reader: LineReader) {
        var file = reader
        if file.lacksLibrary {
            fault = .lacksLibrary(file.path)
            return
        }
        let all = file.rest(limit: Self.limit)
        if file.hasFailed {
            fault = .told(file.path, "unreadable", "The file could not be read to its end.")
        } else if let damage = file.takeDamage().first {
            fault = .told(ReadResult(path: file.path, diagnostics: [damage]))
        } else if all.count > Self.limit {
            fault = .told(file.path, "too-large", "The file is larger than \(Self.limit) bytes, too large for one report.")
        } else {
            bytes = all
        }
    }
}
