/// Cuts a page into tags, text and comments in one pass over its bytes. Linear whatever the page holds: no tree is built.
struct HTMLTokenizer {
    enum Token {
        case text(Range<Int>)
        case open(name: String, attributes: [(String, String)])
        case close(name: String)
    }

    private let bytes: [UInt8]
    private var i = 0
    /// Name of the element whose content is no markup (script, style, textarea, title), until its end tag.
    private var rawElement: String?
    static let maximumAttributes = 64

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func slice(_ range: Range<Int>) -> [UInt8] { Array(bytes[range]) }

    mutating func next() -> Token? {
        guard i < bytes.count else { return nil }
        if let raw = rawElement { return rawText(raw) }
        if bytes[i] == UInt8(ascii: "<") {
            if let tag = tag() { return tag }
        }
        return text()
    }

    private mutating func text() -> Token {
        let start = i
        i += 1
        while i < bytes.count, bytes[i] != UInt8(ascii: "<") { i += 1 }
        return .text(start..<i)
    }

    /// Content of a raw element up to its end tag; without one, to the end of the page.
    private mutating func rawText(_ name: String) -> Token {
        let start = i
        let closing = Array("</\(name)".utf8)
        while i < bytes.count, !matches(closing, i) { i += 1 }
        rawElement = nil
        return .text(start..<i)
    }

    private func matches(_ word: [UInt8], _ at: Int) -> Bool {
        guard at + word.count <= bytes.count else { return false }
        for k in word.indices where lower(bytes[at + k]) != word[k] { return false }
        return true
    }

    private func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte }
    private func isLetter(_ byte: UInt8) -> Bool { lower(byte) >= 0x61 && lower(byte) <= 0x7A }
    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D }

    /// A tag, comment or declaration; nil when `<` is only a sign.
    private mutating func tag() -> Token? {
        guard i + 1 < bytes.count else { return nil }
        if bytes[i + 1] == UInt8(ascii: "!") || bytes[i + 1] == UInt8(ascii: "?") { return skipDeclaration() }
        let isClosing = bytes[i + 1] == UInt8(ascii: "/")
        var p = i + (isClosing ? 2 : 1)
        guard p < bytes.count, isLetter(bytes[p]) else { return nil }
        let nameStart = p
        while p < bytes.count, !isSpace(bytes[p]), bytes[p] != UInt8(ascii: ">"), bytes[p] != UInt8(ascii: "/") { p += 1 }
        let name = String(decoding: bytes[nameStart..<min(p, nameStart + 32)].map { lower($0) }, as: UTF8.self)
        let attributes = self.attributes(&p)
        i = min(p + 1, bytes.count)
        if isClosing { return .close(name: name) }
        if ["script", "style", "textarea", "title", "noscript", "iframe", "xmp"].contains(name) { rawElement = name }
        return .open(name: name, attributes: attributes)
    }

    private mutating func skipDeclaration() -> Token {
        if matches(Array("<!--".utf8), i) {
            i += 4
            while i < bytes.count, !matches([0x2D, 0x2D, 0x3E], i) { i += 1 }
            i = min(i + 3, bytes.count)
        } else {
            while i < bytes.count, bytes[i] != UInt8(ascii: ">") { i += 1 }
            i = min(i + 1, bytes.count)
        }
        return .text(i..<i)
    }

    /// Attributes up to `>`, which `p` then stands on. Past the cap they are passed over.
    private func attributes(_ p: inout Int) -> [(String, String)] {
        var found: [(String, String)] = []
        while p < bytes.count, bytes[p] != UInt8(ascii: ">") {
            if isSpace(bytes[p]) || bytes[p] == UInt8(ascii: "/") {
                p += 1
                continue
            }
            let start = p
            while p < bytes.count, !isSpace(bytes[p]), bytes[p] != UInt8(ascii: "="), bytes[p] != UInt8(ascii: ">") { p += 1 }
            let name = start..<p
            let value = attributeValue(&p)
            if p == start { p += 1 }
            if found.count < Self.maximumAttributes {
                found.append((String(decoding: bytes[name].map { lower($0) }, as: UTF8.self), String(decoding: bytes[value], as: UTF8.self)))
            }
        }
        return found
    }

    private func attributeValue(_ p: inout Int) -> Range<Int> {
        var q = p
        while q < bytes.count, isSpace(bytes[q]) { q += 1 }
        guard q < bytes.count, bytes[q] == UInt8(ascii: "=") else { return p..<p }
        p = q + 1
        while p < bytes.count, isSpace(bytes[p]) { p += 1 }
        guard p < bytes.count else { return p..<p }
        let quote = bytes[p]
        if quote == 0x22 || quote == 0x27 {
            let start = p + 1
            p = start
            while p < bytes.count, bytes[p] != quote { p += 1 }
            let value = start..<p
            p = min(p + 1, bytes.count)
            return value
        }
        let start = p
        while p < bytes.count, !isSpace(bytes[p]), bytes[p] != UInt8(ascii: ">") { p += 1 }
        return start..<p
    }
}

/// Character references: the numeric ones and the names that pages use.
enum CharacterReferences {
    private static let names: [String: UInt32] = [
        "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0xA0, "laquo": 0xAB, "raquo": 0xBB, "ndash": 0x2013,
        "mdash": 0x2014, "lsquo": 0x2018, "rsquo": 0x2019, "ldquo": 0x201C, "rdquo": 0x201D, "bull": 0x2022, "hellip": 0x2026,
        "copy": 0xA9, "reg": 0xAE, "zwnj": 0x200C, "zwj": 0x200D, "lrm": 0x200E, "rlm": 0x200F, "middot": 0xB7, "shy": 0xAD, "rsaquo": 0x203A,
        "lsaquo": 0x2039, "times": 0xD7, "euro": 0x20AC, "pound": 0xA3, "deg": 0xB0,
    ]

    static func decode(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(0x26) else { return bytes }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var i = 0
        while i < bytes.count {
            if bytes[i] == 0x26, let (scalar, length) = reference(bytes, i) {
                out.append(contentsOf: Array(String(Character(scalar)).utf8))
                i += length
            } else {
                out.append(bytes[i])
                i += 1
            }
        }
        return out
    }

    private static func reference(_ bytes: [UInt8], _ i: Int) -> (Unicode.Scalar, Int)? {
        guard i + 2 < bytes.count else { return nil }
        return bytes[i + 1] == 0x23 ? numeric(bytes, i) : named(bytes, i)
    }

    private static func numeric(_ bytes: [UInt8], _ i: Int) -> (Unicode.Scalar, Int)? {
        let isHex = bytes[i + 2] == 0x78 || bytes[i + 2] == 0x58
        var p = i + (isHex ? 3 : 2)
        var value: UInt32 = 0
        var digits = 0
        while p < bytes.count, digits < 9, let digit = Character(Unicode.Scalar(bytes[p])).hexDigitValue, isHex || digit < 10 {
            value = value * (isHex ? 16 : 10) + UInt32(digit)
            p += 1
            digits += 1
        }
        guard digits > 0, value > 0, let scalar = Unicode.Scalar(value) else { return nil }
        return (scalar, (p < bytes.count && bytes[p] == 0x3B ? p + 1 : p) - i)
    }

    private static func named(_ bytes: [UInt8], _ i: Int) -> (Unicode.Scalar, Int)? {
        var p = i + 1
        while p < bytes.count, p - i < 10, bytes[p] < 0x80, Character(Unicode.Scalar(bytes[p])).isLetter { p += 1 }
        guard let value = names[String(decoding: bytes[(i + 1)..<p], as: UTF8.self)], let scalar = Unicode.Scalar(value) else { return nil }
        return (scalar, (p < bytes.count && bytes[p] == 0x3B ? p + 1 : p) - i)
    }
}
