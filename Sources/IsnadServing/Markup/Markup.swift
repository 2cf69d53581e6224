/// A piece of HTML or SVG. What is written in the program is markup; what is interpolated is text and escaped, so that nothing from a report
/// can become markup: `"<b>\(name)</b>"`.
struct Markup: ExpressibleByStringInterpolation, Sendable {
    private(set) var bytes: [UInt8] = []

    init() {}
    init(stringLiteral markup: StaticString) { markup.withUTF8Buffer { bytes.append(contentsOf: $0) } }
    init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

    /// Words as text.
    init(text: String) { Markup.escape(text, to: &bytes) }

    static func += (page: inout Markup, piece: Markup) { page.bytes.append(contentsOf: piece.bytes) }
    static func + (a: Markup, b: Markup) -> Markup {
        var sum = a
        sum += b
        return sum
    }

    var isEmpty: Bool { bytes.isEmpty }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8] = []

        init(literalCapacity: Int, interpolationCount: Int) { bytes.reserveCapacity(literalCapacity + interpolationCount * 24) }

        mutating func appendLiteral(_ markup: StaticString) { markup.withUTF8Buffer { bytes.append(contentsOf: $0) } }
        mutating func appendInterpolation(_ text: String) { Markup.escape(text, to: &bytes) }
        mutating func appendInterpolation(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }
        mutating func appendInterpolation(_ markup: Markup) { bytes.append(contentsOf: markup.bytes) }
        mutating func appendInterpolation(_ markups: [Markup]) { for markup in markups { bytes.append(contentsOf: markup.bytes) } }

        /// A name or number kept apart from the direction of what surrounds it.
        mutating func appendInterpolation(name: String) {
            appendLiteral("<bdi>")
            appendInterpolation(name)
            appendLiteral("</bdi>")
        }

        /// A coordinate of a drawing, with at most one decimal.
        mutating func appendInterpolation(point: Double) {
            let tenths = point.isFinite ? Int((min(max(point, -1e7), 1e7) * 10).rounded()) : 0
            if tenths < 0 { bytes.append(0x2D) }
            bytes.append(contentsOf: String(abs(tenths) / 10).utf8)
            if tenths % 10 != 0 { bytes.append(contentsOf: ("." + String(abs(tenths) % 10)).utf8) }
        }

        /// A path segment or query value of an address.
        mutating func appendInterpolation(part: String) { Markup.percentEncode(part, keepingArabic: true, to: &bytes) }
    }

    /// Text that can never become markup, in an element or in a quoted attribute. Control characters that HTML forbids become spaces.
    static func escape(_ text: String, to bytes: inout [UInt8]) {
        for byte in text.utf8 {
            switch byte {
            case 0x26: bytes.append(contentsOf: [0x26, 0x61, 0x6D, 0x70, 0x3B])
            case 0x3C: bytes.append(contentsOf: [0x26, 0x6C, 0x74, 0x3B])
            case 0x3E: bytes.append(contentsOf: [0x26, 0x67, 0x74, 0x3B])
            case 0x22: bytes.append(contentsOf: [0x26, 0x71, 0x75, 0x6F, 0x74, 0x3B])
            case 0x27: bytes.append(contentsOf: [0x26, 0x23, 0x33, 0x39, 0x3B])
            case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0x7F: bytes.append(0x20)
            // A parser would turn a carriage return into a line feed or drop it: offsets that a script counts would shift.
            case 0x0D: bytes.append(contentsOf: [0x26, 0x23, 0x31, 0x33, 0x3B])
            default: bytes.append(byte)
            }
        }
    }

    /// - Parameter keepingArabic: whether letters of the Arabic block stay as they are, as HTML allows in addresses: a third of the bytes.
    static func percentEncode(_ text: String, keepingArabic: Bool = false, to bytes: inout [UInt8]) {
        let hex = Array("0123456789ABCDEF".utf8)
        var isKept = false
        for byte in text.utf8 {
            // D8 to DB begin U+0600 to U+06FF; what follows such a byte belongs to it.
            isKept = keepingArabic && (0xD8...0xDB).contains(byte) || isKept && (0x80...0xBF).contains(byte)
            let isPlain =
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x2E: true
                default: isKept
                }
            if isPlain { bytes.append(byte) } else { bytes.append(contentsOf: [0x25, hex[Int(byte >> 4)], hex[Int(byte & 15)]]) }
        }
    }
}

extension Sequence {
    /// One piece of markup for each element, with another between them.
    func markup(between: Markup = Markup(), _ body: (Element) -> Markup) -> Markup {
        var all = Markup()
        var isFirst = true
        for element in self {
            if !isFirst { all += between }
            all += body(element)
            isFirst = false
        }
        return all
    }
}
