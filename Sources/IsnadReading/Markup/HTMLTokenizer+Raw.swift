extension HTMLTokenizer {
    /// Text of an element without markup inside (title, textarea; style, iframe …) up to its end tag.
    mutating func raw() -> Bool {
        let start = at
        var i = at
        while true {
            i = find(0x3C, i)
            guard i < limit else { break }
            if let end = endOfRaw(start, i) { return end }
            i += 1
        }
        at = limit
        return text(start, limit)
    }

    /// Where the end tag of the raw element begins at `i`: its text, or the tag itself where no text stands before. Nil when none begins.
    private mutating func endOfRaw(_ start: Int, _ i: Int) -> Bool? {
        guard lastStartTag.isEmpty ? isEndTag(i, enclosingTag[...]) : isEndTag(i, bytes[lastStartTag]) else { return nil }
        if i > start {
            at = i
            return text(start, i)
        }
        return tag(i + 2, .endTag)
    }

    /// Whether `</NAME` and a byte that ends a name stand at `i`.
    private func isEndTag(_ i: Int, _ name: ArraySlice<UInt8>) -> Bool {
        guard !name.isEmpty, byte(i) == 0x3C, byte(i + 1) == 0x2F, i + 2 + name.count < limit else { return false }
        for k in 0..<name.count where ASCII.lower(bytes[i + 2 + k]) != ASCII.lower(name[name.startIndex + k]) { return false }
        return Self.endsWord(bytes[i + 2 + name.count])
    }

    private static func endsWord(_ byte: UInt8) -> Bool { isSpace(byte) || byte == 0x2F || byte == 0x3E }

    /// A script: inside `<!--` a nested `<script>` hides its own end tag.
    mutating func script() -> Bool {
        enum Mode { case plain, escaped, doubled }
        let start = at
        var (i, mode, dashes) = (at, Mode.plain, 0)
        while i < limit {
            // Outside `<!--` only a `<` can matter.
            if mode == .plain {
                i = find(0x3C, i)
                guard i < limit else { break }
            }
            let here = bytes[i]
            if here == 0x2D, mode != .plain {
                dashes += 1
                i += 1
                continue
            }
            if here == 0x3E, dashes >= 2 { mode = .plain }
            dashes = 0
            guard here == 0x3C else {
                i += 1
                continue
            }
            if mode != .doubled, let end = endOfRaw(start, i) { return end }
            if mode == .plain, byte(i + 1) == 0x21, byte(i + 2) == 0x2D, byte(i + 3) == 0x2D {
                (mode, dashes) = (.escaped, 2)
                i += 4
            } else if mode == .escaped, let end = scriptWord(i + 1) {
                mode = .doubled
                i = end
            } else if mode == .doubled, byte(i + 1) == 0x2F, let end = scriptWord(i + 2) {
                mode = .escaped
                i = end
            } else {
                i += 1
            }
        }
        at = limit
        return text(start, limit)
    }

    /// Position behind `script` and the byte that ends it.
    private func scriptWord(_ i: Int) -> Int? {
        guard i + 6 < limit, matches(i..<(i + 6), "script"), Self.endsWord(bytes[i + 6]) else { return nil }
        return i + (bytes[i + 6] == 0x3E || bytes[i + 6] == 0x2F || Self.isSpace(bytes[i + 6]) ? 7 : 6)
    }
}
