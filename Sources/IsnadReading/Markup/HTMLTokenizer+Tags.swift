extension HTMLTokenizer {
    /// A tag whose name begins at `start`; false when the page ends inside it.
    mutating func tag(_ start: Int, _ kind: Kind) -> Bool {
        var i = start
        while i < limit, !Self.endsName(bytes[i]) { i += 1 }
        let name = start..<i
        attributes.removeAll(keepingCapacity: true)
        isSelfClosing = false
        guard readAttributes(&i) else {
            at = limit
            return false
        }
        at = i
        self.kind = kind
        range = name
        content = .data
        if kind == .startTag { lastStartTag = name }
        return true
    }

    @inline(__always) private static func endsName(_ byte: UInt8) -> Bool { isSpace(byte) || byte == 0x2F || byte == 0x3E }

    /// Attributes up to `>`, behind which `i` then stands; false when the page ends before.
    private mutating func readAttributes(_ i: inout Int) -> Bool {
        while true {
            while i < limit, Self.isSpace(bytes[i]) { i += 1 }
            guard i < limit else { return false }
            if bytes[i] == 0x3E {
                i += 1
                return true
            }
            if bytes[i] == 0x2F {
                i += 1
                if byte(i) == 0x3E, i < limit {
                    isSelfClosing = true
                    i += 1
                    return true
                }
                continue
            }
            guard readAttribute(&i) else { return false }
        }
    }

    /// One attribute; an equals sign at its beginning belongs to its name.
    private mutating func readAttribute(_ i: inout Int) -> Bool {
        let start = i
        i += 1
        while i < limit, !Self.endsName(bytes[i]), bytes[i] != 0x3D { i += 1 }
        let name = start..<i
        var p = i
        while p < limit, Self.isSpace(bytes[p]) { p += 1 }
        guard p < limit else { return false }
        guard bytes[p] == 0x3D else {
            i = p
            return keep(name, p..<p)
        }
        p += 1
        while p < limit, Self.isSpace(bytes[p]) { p += 1 }
        guard p < limit else { return false }
        let value: Range<Int>
        switch bytes[p] {
        case 0x22, 0x27:
            let end = find(bytes[p], p + 1)
            guard end < limit else { return false }
            value = (p + 1)..<end
            i = end + 1
        case 0x3E:
            value = p..<p
            i = p
        default:
            let begin = p
            while p < limit, !Self.isSpace(bytes[p]), bytes[p] != 0x3E { p += 1 }
            value = begin..<p
            i = p
        }
        return keep(name, value)
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
