/// Named fields at the head of a WARC record or an HTTP message: `Name: value` lines up to an empty one.
struct HeaderFields {
    private(set) var first = ""
    private var fields: [(name: String, value: String)] = []
    /// Fields of one head that are kept.
    private static let most = 256

    /// - Parameter bytes: from the first line up to the empty line, that one not included.
    init(_ bytes: ArraySlice<UInt8>) {
        var lines: [ArraySlice<UInt8>] = []
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: true).prefix(Self.most) {
            lines.append(line.last == 0x0D ? line.dropLast() : line)
        }
        guard let start = lines.first else { return }
        first = String(decoding: start.prefix(1024), as: UTF8.self)
        for line in lines.dropFirst() {
            if let lead = line.first, lead == 0x20 || lead == 0x09, !fields.isEmpty {
                // A line that begins with a space carries on the one before.
                fields[fields.count - 1].value += " " + String(decoding: Self.trimmed(line), as: UTF8.self)
            } else if let colon = line.firstIndex(of: 0x3A) {
                let name = String(decoding: line[..<colon].map { ASCII.lower($0) }, as: UTF8.self)
                fields.append((name, String(decoding: Self.trimmed(line[(colon + 1)...]), as: UTF8.self)))
            }
        }
    }

    /// Value of a field, named in small letters; the first where it stands more than once.
    subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var line = line.prefix(8192)
        while let first = line.first, first <= 0x20 { line.removeFirst() }
        while let last = line.last, last <= 0x20 { line.removeLast() }
        return line
    }

    /// Where the empty line that ends a head stands at or behind `start`: end of the head, and beginning of what follows.
    static func end(_ bytes: [UInt8], from start: Int) -> (head: Int, body: Int)? {
        var i = start
        while i < bytes.count {
            guard bytes[i] == 0x0A else {
                i += 1
                continue
            }
            if i + 1 < bytes.count, bytes[i + 1] == 0x0A { return (i, i + 2) }
            if i + 2 < bytes.count, bytes[i + 1] == 0x0D, bytes[i + 2] == 0x0A { return (i, i + 3) }
            i += 1
        }
        return nil
    }
}

/// A media type and its charset: `text/html; charset=windows-1256`.
struct MediaType {
    var name: String
    var charset: String

    init(_ value: String) {
        let bytes = value.utf8.map { ASCII.lower($0) }
        name = String(decoding: bytes.prefix { $0 != 0x3B && $0 != 0x20 }, as: UTF8.self)
        charset = CharsetLabel.find(bytes)
    }

    var isPage: Bool { name == "text/html" || name == "application/xhtml+xml" }
    var isPlain: Bool { name == "text/plain" }
    var isFeed: Bool { ["application/rss+xml", "application/atom+xml", "application/xml", "text/xml", "application/rdf+xml"].contains(name) }
}
