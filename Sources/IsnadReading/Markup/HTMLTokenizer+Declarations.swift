extension HTMLTokenizer {
    /// What begins with `<!`; `start` stands behind it.
    mutating func declaration(_ start: Int) -> Bool {
        if byte(start) == 0x2D, byte(start + 1) == 0x2D { return comment(start + 2) }
        if start + 7 <= limit, matches(start..<(start + 7), "doctype") { return doctype(start + 7) }
        if allowsCDATA, start + 7 <= limit, bytes[start..<(start + 7)].elementsEqual("[CDATA[".utf8) {
            content = .cdata
            at = start + 7
            return false
        }
        return bogusComment(start)
    }

    mutating func bogusComment(_ start: Int) -> Bool {
        let end = find(0x3E, start)
        kind = .comment
        range = start..<end
        at = min(end + 1, limit)
        return true
    }

    /// A comment up to `-->` or `--!>`, or to the end; `<!-->` and `<!--->` are empty ones.
    private mutating func comment(_ start: Int) -> Bool {
        kind = .comment
        if byte(start) == 0x3E || (byte(start) == 0x2D && byte(start + 1) == 0x3E) {
            range = start..<start
            at = start + (bytes[start] == 0x3E ? 1 : 2)
            return true
        }
        var i = start
        while i < limit {
            i = find(0x2D, i)
            guard byte(i + 1) == 0x2D else {
                i += 1
                continue
            }
            let sign = byte(i + 2) == 0x21 ? 1 : 0
            if byte(i + 2 + sign) == 0x3E {
                range = start..<i
                at = i + 3 + sign
                return true
            }
            i += 1
        }
        range = start..<endOfOpenComment(start)
        at = limit
        return true
    }

    /// Dashes at the end of a page that may have begun to close the comment are not part of it.
    private func endOfOpenComment(_ start: Int) -> Int {
        func ends(_ tail: StaticString) -> Bool {
            let count = tail.utf8CodeUnitCount
            return limit - start >= count && matches((limit - count)..<limit, tail)
        }
        return limit - (ends("--!") ? 3 : ends("--") ? 2 : ends("-") ? 1 : 0)
    }

    // MARK: DOCTYPE

    private mutating func doctype(_ start: Int) -> Bool {
        doctype = Doctype()
        kind = .doctype
        defer { doctypeRange = start..<at }
        var i = skipSpace(start)
        let nameStart = i
        while i < limit, !Self.isSpace(bytes[i]), bytes[i] != 0x3E { i += 1 }
        if i > nameStart { doctype.name = nameStart..<i } else { doctype.forcesQuirks = true }
        i = skipSpace(i)
        var hasTail = false
        if i < limit, bytes[i] != 0x3E { hasTail = identifiers(&i) }
        if i >= limit, !hasTail { doctype.forcesQuirks = true }
        i = find(0x3E, i)
        at = min(i + 1, limit)
        return true
    }

    private func skipSpace(_ start: Int) -> Int {
        var i = start
        while i < limit, Self.isSpace(bytes[i]) { i += 1 }
        return i
    }

    /// Reads what stands behind the name; true when something meaningless follows a system identifier, which changes nothing.
    private mutating func identifiers(_ i: inout Int) -> Bool {
        let isPublic = i + 6 <= limit && matches(i..<(i + 6), "public")
        guard isPublic || (i + 6 <= limit && matches(i..<(i + 6), "system")) else {
            doctype.forcesQuirks = true
            i = find(0x3E, i)
            return false
        }
        i = skipSpace(i + 6)
        if isPublic {
            guard let id = quoted(&i) else { return false }
            doctype.publicID = id
            if doctype.forcesQuirks { return false }
            i = skipSpace(i)
            if i < limit, bytes[i] == 0x3E { return false }
        }
        guard let id = quoted(&i) else { return false }
        doctype.systemID = id
        if doctype.forcesQuirks { return false }
        i = skipSpace(i)
        guard i < limit, bytes[i] != 0x3E else { return false }
        i = find(0x3E, i)
        return true
    }

    /// An identifier in quotation marks; without them, or where `>` cuts it off, the page is in quirks mode.
    private mutating func quoted(_ i: inout Int) -> Range<Int>? {
        guard i < limit, bytes[i] == 0x22 || bytes[i] == 0x27 else {
            doctype.forcesQuirks = true
            i = find(0x3E, i)
            return nil
        }
        let (quote, start) = (bytes[i], i + 1)
        i = start
        while i < limit, bytes[i] != quote, bytes[i] != 0x3E { i += 1 }
        let id = start..<i
        if i < limit, bytes[i] == quote { i += 1 } else { doctype.forcesQuirks = true }
        return id
    }
}
