import Foundation

/// Cuts markup into tags, text, comments and declarations, after the tokenizer of the WHATWG HTML standard.
///
/// Tokens are ranges of the bytes: nothing is copied, and references stay as they stand until someone asks for the text (`MarkupText`). Where
/// a token ends never depends on what a reference means, so this loses nothing. Every byte is looked at a bounded number of times: the time
/// is linear in the size of the page, whatever it holds.
///
/// Example: `<p class=x>قُتل &amp; فرّ</p>` gives a start tag `p` with one attribute, a text, and an end tag `p`.
package struct HTMLTokenizer {
    package enum Kind { case text, startTag, endTag, comment, doctype }

    /// How bytes up to the next end tag are to be read; the builder of the page sets it behind a start tag.
    package enum Content { case data, rcdata, rawtext, script, plaintext, cdata }

    package struct Attribute {
        package var name: Range<Int>
        package var value: Range<Int>
    }

    package struct Doctype {
        package var name: Range<Int>?
        package var publicID: Range<Int>?
        package var systemID: Range<Int>?
        package var forcesQuirks = false
    }

    package let bytes: [UInt8]
    /// Byte where the next token begins.
    var at = 0
    /// Byte behind the last one that is read.
    let limit: Int
    package var content = Content.data
    /// Inside SVG and MathML `<![CDATA[` begins text; elsewhere it is a comment.
    package var allowsCDATA = false

    // MARK: The token that `next` found

    package var kind = Kind.text
    /// Text, comment, or name of the tag.
    package var range = 0..<0
    /// How the text is to be decoded.
    package var textContent = Content.data
    package var attributes: [Attribute] = []
    package var isSelfClosing = false
    package var doctype = Doctype()
    /// All that the document type holds.
    var doctypeRange = 0..<0
    /// Name of the last start tag: only its end tag ends raw text.
    var lastStartTag = 0..<0
    /// Takes its place before the first start tag, for a piece of a page that begins inside a raw element.
    package var enclosingTag: [UInt8] = []
    /// Whether a tag had more attributes than are kept.
    var hasCutAttributes = false

    /// Attributes of a tag that are kept; pages have some twenty.
    static let maximumAttributes = 256

    package init(_ bytes: [UInt8], from start: Int = 0, to end: Int? = nil) {
        self.bytes = bytes
        limit = min(end ?? bytes.count, bytes.count)
        at = min(start, limit)
    }

    /// Finds the next token; false at the end.
    package mutating func next() -> Bool {
        while at < limit {
            let start = at
            switch content {
            case .data: if data() { return true }
            case .rcdata, .rawtext: if raw() { return true }
            case .script: if script() { return true }
            case .plaintext:
                at = limit
                return text(start, limit)
            case .cdata: if characterData() { return true }
            }
        }
        return false
    }

    // MARK: Bytes

    @inline(__always) func byte(_ i: Int) -> UInt8 { i < limit ? bytes[i] : 0 }
    @inline(__always) static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D && byte != 0x0B) }
    @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    /// Position of a byte at or behind `start`, or the end.
    func find(_ wanted: UInt8, _ start: Int) -> Int {
        guard start < limit else { return max(start, limit) }
        return bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress, let found = memchr(base + start, Int32(wanted), limit - start) else { return limit }
            return UnsafeRawPointer(found) - base
        }
    }

    mutating func text(_ start: Int, _ end: Int) -> Bool {
        guard start < end else { return false }
        kind = .text
        range = start..<end
        textContent = content
        return true
    }

    // MARK: Text outside raw elements

    private mutating func data() -> Bool {
        let start = at
        var i = at
        while true {
            i = find(0x3C, i)
            guard i + 1 < limit else { break }
            let next = bytes[i + 1]
            if Self.isLetter(next) || next == 0x21 || next == 0x3F || (next == 0x2F && i + 2 < limit) {
                if i > start {
                    at = i
                    return text(start, i)
                }
                return markup(i)
            }
            i += 1
        }
        at = limit
        return text(start, limit)
    }

    /// A tag, comment or declaration that begins at `<`; false when it gives no token.
    private mutating func markup(_ i: Int) -> Bool {
        switch bytes[i + 1] {
        case 0x21: return declaration(i + 2)
        case 0x3F: return bogusComment(i + 1)
        case 0x2F:
            let third = bytes[i + 2]
            if Self.isLetter(third) { return tag(i + 2, .endTag) }
            if third == 0x3E {
                at = i + 3
                return false
            }
            return bogusComment(i + 2)
        default: return tag(i + 1, .startTag)
        }
    }

    private mutating func characterData() -> Bool {
        let start = at
        var i = at
        while i < limit, !(bytes[i] == 0x5D && byte(i + 1) == 0x5D && byte(i + 2) == 0x3E) { i += 1 }
        at = min(i + 3, limit)
        let found = text(start, min(i, limit))
        content = .data
        return found
    }
}
