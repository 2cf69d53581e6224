/// A page under construction. Markup is written as string literals; everything that comes from texts goes through `text`, which escapes.
struct HTML {
    private(set) var bytes: [UInt8] = []

    mutating func raw(_ markup: StaticString) { markup.withUTF8Buffer { bytes.append(contentsOf: $0) } }

    /// Text that can never become markup, in an element or in a quoted attribute.
    mutating func text(_ value: String) {
        for byte in value.utf8 {
            switch byte {
            case 0x26: raw("&amp;")
            case 0x3C: raw("&lt;")
            case 0x3E: raw("&gt;")
            case 0x22: raw("&quot;")
            case 0x27: raw("&#39;")
            default: bytes.append(byte)
            }
        }
    }

    /// A name or number kept apart from the direction of what surrounds it.
    mutating func isolated(_ value: String) {
        raw("<bdi>")
        text(value)
        raw("</bdi>")
    }

    /// A path segment or query value in an address.
    mutating func urlPart(_ value: String) {
        let hex = Array("0123456789ABCDEF".utf8)
        for byte in value.utf8 {
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x5F
            if isPlain { bytes.append(byte) } else { bytes += [0x25, hex[Int(byte >> 4)], hex[Int(byte & 15)]] }
        }
    }
}
