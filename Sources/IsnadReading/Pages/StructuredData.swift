/// What JSON-LD of a page says about its report. Pages often break its syntax: what cannot be read is passed over, never refused.
///
/// One pass with a stack of open objects; as deep as the text likes, up to a limit that no page needs.
struct StructuredData {
    /// One object, as far as it matters here.
    struct Item {
        var type = ""
        var headline = ""
        var name = ""
        var published = ""
        var modified = ""
        var body = ""
        var url = ""
        var authors: [String] = []
        var publisher = ""
    }

    /// The object that is the report: the first of a type that is one, with what the others add.
    private(set) var report = Item()
    private var hasReport = false

    private struct Frame {
        var item = Item()
        var isArray: Bool
        /// Member of the object around it that it is the value of, or stands in.
        var key: String
    }

    private static let deepest = 64
    private static let longest = 1 << 20

    private let bytes: [UInt8]
    private var i: Int
    private let end: Int
    private var stack: [Frame] = []
    private var key = ""

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        (self.bytes, i, end) = (bytes, range.lowerBound, min(range.upperBound, range.lowerBound + Self.longest))
        while i < end { step() }
        while !stack.isEmpty { close() }
    }

    private mutating func step() {
        switch bytes[i] {
        case 0x7B, 0x5B:
            if stack.count < Self.deepest { stack.append(Frame(isArray: bytes[i] == 0x5B, key: key)) }
            if bytes[i] == 0x7B { key = "" }
            i += 1
        case 0x7D, 0x5D:
            close()
            i += 1
        case 0x22: string()
        case 0x2C:
            key = stack.last.map { $0.isArray ? $0.key : "" } ?? ""
            i += 1
        default: i += 1
        }
    }

    private mutating func close() {
        guard let frame = stack.popLast() else { return }
        key = frame.key
        guard !frame.isArray else { return }
        // Updates of a live page, comments and lists are reports of their own and not the page's.
        if (stack.map(\.key) + [frame.key]).allSatisfy({ $0.isEmpty || $0 == "@graph" || $0 == "mainEntity" }) { note(frame.item) }
        guard let outer = stack.indices.last(where: { !stack[$0].isArray }) else { return }
        switch frame.key {
        case "author", "creator": if !frame.item.name.isEmpty { stack[outer].item.authors.append(frame.item.name) }
        case "publisher": if stack[outer].item.publisher.isEmpty { stack[outer].item.publisher = frame.item.name }
        default: break
        }
    }

    /// A name of a member, or a value.
    private mutating func string() {
        let start = i + 1
        i = start
        while i < end, bytes[i] != 0x22 { i += bytes[i] == 0x5C ? 2 : 1 }
        let range = start..<min(i, end)
        i = min(i + 1, end)
        var p = i
        while p < end, bytes[p] <= 0x20 { p += 1 }
        if p < end, bytes[p] == 0x3A, stack.last?.isArray == false {
            key = String(decoding: bytes[range.prefix(40)], as: UTF8.self)
            i = p + 1
        } else {
            value(range)
        }
    }

    private mutating func value(_ range: Range<Int>) {
        guard let at = stack.indices.last(where: { !stack[$0].isArray }) else { return }
        func text(_ most: Int = 4096) -> String { Self.unescaped(bytes[range.prefix(most)]) }
        switch key {
        case "@type": stack[at].item.type += " " + text(64)
        case "headline": stack[at].item.headline = text()
        case "name": if stack[at].item.name.isEmpty { stack[at].item.name = text() }
        case "datePublished", "dateCreated", "uploadDate": if stack[at].item.published.isEmpty || key == "datePublished" { stack[at].item.published = text(64) }
        case "dateModified": stack[at].item.modified = text(64)
        case "articleBody": stack[at].item.body = text(512)
        case "url", "@id", "mainEntityOfPage": if stack[at].item.url.isEmpty || key == "url" { stack[at].item.url = text() }
        case "author", "creator": stack[at].item.authors.append(text())
        case "publisher": if stack[at].item.publisher.isEmpty { stack[at].item.publisher = text() }
        default: break
        }
    }

    /// Takes an object that is a report or has a day of publication.
    private mutating func note(_ item: Item) {
        let type = Array(item.type.utf8)[...]
        let isReport = Bytes.contains(type, "article") || Bytes.contains(type, "posting") || Bytes.contains(type, "report")
        guard isReport || (!hasReport && !item.published.isEmpty && report.published.isEmpty && !Bytes.contains(type, "image")) else { return }
        if isReport, !hasReport {
            let earlier = report
            report = item
            hasReport = true
            if report.published.isEmpty { report.published = earlier.published }
        } else if !hasReport {
            report = item
        }
    }

    /// A string with its escapes resolved; broken ones stay as they stand.
    private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
        var out: [UInt8] = []
        var i = bytes.startIndex
        while i < bytes.endIndex {
            guard bytes[i] == 0x5C, i + 1 < bytes.endIndex else {
                out.append(bytes[i])
                i += 1
                continue
            }
            switch bytes[i + 1] {
            case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"): out.append(0x20)
            case UInt8(ascii: "u"):
                if let (scalar, next) = scalar(bytes, i) {
                    UTF8Text.append(scalar, &out)
                    i = next
                    continue
                }
            default: out.append(bytes[i + 1])
            }
            i += 2
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func scalar(_ bytes: ArraySlice<UInt8>, _ i: Int) -> (UInt32, Int)? {
        guard let high = unit(bytes, i) else { return nil }
        if (0xD800..<0xDC00).contains(high), let low = unit(bytes, i + 6), (0xDC00..<0xE000).contains(low) {
            return (0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00), i + 12)
        }
        return ((0xD800..<0xE000).contains(high) ? 0xFFFD : high, i + 6)
    }

    private static func unit(_ bytes: ArraySlice<UInt8>, _ i: Int) -> UInt32? {
        guard i + 6 <= bytes.endIndex, bytes[i] == 0x5C, bytes[i + 1] == UInt8(ascii: "u") else { return nil }
        var value: UInt32 = 0
        for k in (i + 2)..<(i + 6) {
            guard let digit = ASCII.hexDigit(bytes[k]) else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }
}
