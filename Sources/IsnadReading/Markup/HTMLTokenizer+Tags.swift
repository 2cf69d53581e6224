extension HTMLTokenizer {
    /// A tag whose name begins at `start`; false when the page ends inside it.
    mutating func tag(_ start: Int, _ kind: Kind) -> Bool {
        attributes.removeAll(keepingCapacity: true)
        isSelfClosing = false
        let source = bytes
        let (name, end) = source.withUnsafeBufferPointer { bytes in
            var i = start
            while i < limit, !Self.endsName(bytes[i]) { i += 1 }
            return (start..<i, readAttributes(bytes, i))
        }
        guard let end else {
            at = limit
            return false
        }
        at = end
        self.kind = kind
        range = name
        content = .data
        if kind == .startTag { lastStartTag = name }
        return true
    }

    /// Spaces, and with them the signs that end a name of a tag, and a name of an attribute: a bit for each byte below 64.
    private static let spaces: UInt64 = 1 << 0x20 | 1 << 0x09 | 1 << 0x0A | 1 << 0x0C | 1 << 0x0D
    private static let nameEnds = spaces | 1 << 0x2F | 1 << 0x3E
    private static let attributeEnds = nameEnds | 1 << 0x3D

    @inline(__always) private static func isOne(_ byte: UInt8, of bits: UInt64) -> Bool { byte < 64 && bits & (1 << UInt64(byte)) != 0 }
    @inline(__always) private static func endsName(_ byte: UInt8) -> Bool { isOne(byte, of: nameEnds) }

    /// Attributes up to `>`; gives the position behind it, nil when the page ends before.
    private mutating func readAttributes(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        var i = start
        while true {
            while i < limit, Self.isOne(bytes[i], of: Self.spaces) { i += 1 }
            guard i < limit else { return nil }
            if bytes[i] == 0x3E { return i + 1 }
            if bytes[i] == 0x2F {
                i += 1
                if i < limit, bytes[i] == 0x3E {
                    isSelfClosing = true
                    return i + 1
                }
                continue
            }
            guard readAttribute(bytes, &i) else { return nil }
        }
    }

    /// One attribute; an equals sign at its beginning belongs to its name.
    private mutating func readAttribute(_ bytes: UnsafeBufferPointer<UInt8>, _ i: inout Int) -> Bool {
        let start = i
        i += 1
        while i < limit, !Self.isOne(bytes[i], of: Self.attributeEnds) { i += 1 }
        let name = start..<i
        var p = i
        while p < limit, Self.isOne(bytes[p], of: Self.spaces) { p += 1 }
        guard p < limit else { return false }
        guard bytes[p] == 0x3D else {
            i = p
            return keep(name, p..<p)
        }
        p += 1
        while p < limit, Self.isOne(bytes[p], of: Self.spaces) { p += 1 }
        guard p < limit else { return false }
        let begin: Int
        switch bytes[p] {
        case 0x22, 0x27:
            let quote = bytes[p]
            begin = p + 1
            p = begin
            // Most values are short: asking the library costs more than looking.
            while p < limit, p < begin + 24, bytes[p] != quote { p += 1 }
            if p == begin + 24 { p = find(quote, p) }
            guard p < limit else { return false }
            i = p + 1
        case 0x3E:
            begin = p
            i = p
        default:
            begin = p
            while p < limit, !Self.isOne(bytes[p], of: Self.spaces), bytes[p] != 0x3E { p += 1 }
            i = p
        }
        return keep(name, begin..<p)
    }

    private mutating func keep(_ name: Range<Int>, _ value: Range<Int>) -> Bool {
        if attributes.count < Self.maximumAttributes {
            attributes.append(Attribute(name: name, value: value))
        } else {
            hasCutAttributes = true
        }
        return true
    }

    // MARK: Asking

    /// Bytes of the first attribute of a name, given in small letters; references are not decoded.
    func value(_ name: StaticString) -> Range<Int>? {
        attributes.first { matches($0.name, name) }?.value
    }

    /// Whether bytes are a word, letters of either case alike. `word` is in small letters.
    func matches(_ range: Range<Int>, _ word: StaticString) -> Bool {
        guard range.count == word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { letters in
            for k in 0..<letters.count where ASCII.lower(bytes[range.lowerBound + k]) != letters[k] { return false }
            return true
        }
    }
}
