/// The text that ranges of a page stand for.
extension CharacterReferences {
    /// Text of a token: references decoded where its kind has them, line ends as LF, NUL as U+FFFD where the standard says so.
    package func text(_ bytes: [UInt8], _ range: Range<Int>, _ content: HTMLTokenizer.Content, inAttribute: Bool = false) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(range.count)
        let hasReferences = content == .data || content == .rcdata
        var i = range.lowerBound
        while i < range.upperBound {
            let byte = bytes[i]
            if byte == 0x26, hasReferences, let end = append(bytes, i, range.upperBound, inAttribute: inAttribute, &out) {
                i = end
                continue
            }
            if byte == 0x0D {
                if i + 1 >= bytes.count || bytes[i + 1] != 0x0A || i + 1 >= range.upperBound { out.append(0x0A) }
            } else if byte == 0, inAttribute || (content != .data && content != .cdata) {
                out += [0xEF, 0xBF, 0xBD]
            } else {
                out.append(byte)
            }
            i += 1
        }
        return out
    }

    /// Value of an attribute as one line: references decoded, runs of spaces as one.
    func line(_ bytes: [UInt8], _ range: Range<Int>) -> String {
        String(decoding: Whitespace.collapsed(text(bytes, range, .data, inAttribute: true)), as: UTF8.self)
    }
}

/// Spaces between words.
enum Whitespace {
    /// Single spaces between words, none at the ends; no-break spaces count as spaces.
    static func collapsed(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var (i, pending) = (0, false)
        while i < bytes.count {
            let width = width(bytes, i)
            if width > 0 {
                pending = !out.isEmpty
                i += width
                continue
            }
            if pending { out.append(0x20) }
            pending = false
            out.append(bytes[i])
            i += 1
        }
        return out
    }

    /// Bytes of the space that stands at a position; 0 where none does.
    @inline(__always) static func width(_ bytes: [UInt8], _ i: Int) -> Int {
        let byte = bytes[i]
        if byte <= 0x20 { return 1 }
        if byte == 0xC2, i + 1 < bytes.count, bytes[i + 1] == 0xA0 { return 2 }
        return 0
    }
}
