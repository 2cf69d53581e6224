import IsnadModel

/// Turns bytes into text: UTF-8 with or without BOM, UTF-16, windows-1256, ISO 8859-6; what had to be repaired is told.
enum TextDecoder {
    struct Result {
        /// Well-formed UTF-8.
        var utf8: [UInt8]
        var diagnostics: [Diagnostic]
        var text: String { String(decoding: utf8, as: UTF8.self) }
    }

    /// The order of trust is: byte order mark, well-formed UTF-8, evidence of Arabic in single bytes, labels. Well-formed UTF-8 of Arabic text
    /// cannot be anything else by chance, while pages saved by a program often keep a label that no longer holds.
    /// - Parameter labels: encodings that the carrier and the page name, the more trusted first, in small letters; empty ones name none.
    /// - Returns: nil when the bytes are no text.
    static func decode(_ bytes: [UInt8], labels: [String] = []) -> Result? {
        let survey = ByteSurvey(bytes)
        guard var result = plain(bytes, labels, survey) else { return nil }
        if let repair = Mojibake.repair(result.utf8, survey) {
            let message = "The text was encoded twice (UTF-8 read as \(repair.page.rawValue)); \(repair.runs) runs of letters were repaired."
            result.diagnostics.append(Diagnostic(.warning, cause: "double-encoded", message: message, byte: 0))
            result.utf8 = repair.utf8
        }
        return result
    }

    /// Bytes that are no UTF-8 but evidently Arabic in single bytes, as UTF-8 and with what is to be told of that; nil for others.
    static func recoded(_ bytes: [UInt8]) -> (utf8: [UInt8], told: [Diagnostic])? {
        let survey = ByteSurvey(bytes)
        guard let page = CodePage.evident(bytes, invalidUTF8: survey.invalid.count) else { return nil }
        let result = single(bytes, page, nil, survey.invalid.first)
        return (result.utf8, result.diagnostics)
    }

    private static func plain(_ bytes: [UInt8], _ labels: [String], _ survey: ByteSurvey) -> Result? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return marked(bytes, survey) }
        if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), bigEndian: false) }
        if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), bigEndian: true) }
        // Without a space or an ASCII sign in it only a short text is UTF-16.
        if survey.zeros.count * 200 >= bytes.count || bytes.count < 512, let bigEndian = unmarkedUTF16(bytes) { return utf16(bytes[...], bigEndian: bigEndian) }
        if isBinary(bytes, survey) { return nil }
        let invalid = survey.invalid
        if invalid.count == 0 { return utf8(bytes, survey) }
        let evident = CodePage.evident(bytes, invalidUTF8: invalid.count)
        let named = labels.lazy.filter { !$0.isEmpty }.compactMap { CodePage.named($0) }.first
        if let page = evident ?? labelled(named, bytes, invalid.count) { return single(bytes, page, named, invalid.first) }
        return utf8(bytes, survey)
    }

    private static func single(_ bytes: [UInt8], _ page: CodePage, _ named: CodePage?, _ first: Int) -> Result {
        let (utf8, unknown) = page.decode(bytes)
        // Where the label says the same nothing was guessed, so nobody has to look.
        var notes = [
            Diagnostic(
                named == page ? .note : .warning, cause: page.rawValue, message: "The text is not UTF-8; it was read as \(page.rawValue).", byte: first)
        ]
        if unknown > 0 {
            notes.append(Diagnostic(.warning, cause: "unknown-bytes", message: "\(unknown) bytes mean nothing in \(page.rawValue) and were replaced."))
        }
        return Result(utf8: utf8, diagnostics: notes)
    }

    /// A label counts unless most high bytes are well-formed UTF-8 in spite of it.
    private static func labelled(_ named: CodePage?, _ bytes: [UInt8], _ invalid: Int) -> CodePage? {
        guard let page = named else { return nil }
        let high = bytes.reduce(0) { $0 + ($1 >= 0x80 ? 1 : 0) }
        return invalid * 2 > high ? page : nil
    }

    private static func marked(_ bytes: [UInt8], _ survey: ByteSurvey) -> Result? {
        let rest = Array(bytes.dropFirst(3))
        if isBinary(rest, survey) { return nil }
        var result = utf8(rest, ByteSurvey(rest))
        result.diagnostics.insert(
            Diagnostic(.note, cause: "byte-order-mark", message: "The 3 bytes of a byte order mark at byte 0 are no part of the text.", byte: 0), at: 0)
        return result
    }

    /// NUL bytes, or control bytes in more than one of twenty places, are no text. A few NUL bytes late in a text are damage.
    private static func isBinary(_ bytes: [UInt8], _ survey: ByteSurvey) -> Bool {
        let count = min(bytes.count, 4096)
        return controls(bytes, count) * 20 > count || survey.zeros.count * 1000 > bytes.count
    }

    /// Control bytes among the first; more than there are bytes when NUL is one of them.
    private static func controls(_ bytes: [UInt8], _ count: Int) -> Int {
        bytes.withUnsafeBytes { raw in
            var (i, found) = (0, 0)
            while i < count {
                if i + 8 <= count {
                    // None of eight bytes lies below a space.
                    let word = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
                    if (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080 == 0 {
                        i += 8
                        continue
                    }
                }
                let byte = raw[i]
                if byte == 0 { return count + 1 }
                if byte < 0x20, byte != 0x1B, !ASCII.isSpace(byte) { found += 1 }
                i += 1
            }
            return found
        }
    }

    private static func utf8(_ bytes: [UInt8], _ survey: ByteSurvey) -> Result {
        var result = Result(utf8: bytes, diagnostics: [])
        let invalid = survey.invalid
        if invalid.count > 0 {
            result.diagnostics.append(Diagnostic(.warning, cause: "not-utf8", message: UTF8Check.message(invalid), byte: invalid.first))
            result.utf8 = Array(String(decoding: bytes, as: UTF8.self).utf8)
        }
        if survey.zeros.count > 0 {
            let zero = survey.zeros.first
            result.diagnostics.append(
                Diagnostic(.warning, cause: "nul", message: "NUL bytes stand in the text and were replaced; the first is at byte \(zero).", byte: zero))
            result.utf8 = result.utf8.flatMap { $0 == 0 ? [0xEF, 0xBF, 0xBD] : [$0] }
        }
        return result
    }

    // MARK: UTF-16

    private static func utf16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> Result {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var i = bytes.startIndex
        while i + 1 < bytes.endIndex {
            let (a, b) = (UInt16(bytes[i]), UInt16(bytes[i + 1]))
            units.append(bigEndian ? a << 8 | b : b << 8 | a)
            i += 2
        }
        var broken = bytes.count % 2
        for k in units.indices {
            let isHigh = units[k] & 0xFC00 == 0xD800 && !(k + 1 < units.count && units[k + 1] & 0xFC00 == 0xDC00)
            let isLow = units[k] & 0xFC00 == 0xDC00 && !(k > 0 && units[k - 1] & 0xFC00 == 0xD800)
            if units[k] == 0 || isHigh || isLow {
                units[k] = 0xFFFD
                broken += 1
            }
        }
        let order = bigEndian ? "big" : "little"
        var notes = [Diagnostic(.warning, cause: "utf-16", message: "The text is not UTF-8; it was read as UTF-16, \(order)-endian.", byte: 0)]
        if broken > 0 { notes.append(Diagnostic(.warning, cause: "unknown-bytes", message: "\(broken) units are no characters and were replaced.")) }
        return Result(utf8: Array(String(decoding: units, as: UTF16.self).utf8), diagnostics: notes)
    }

    /// Byte order of UTF-16 without its mark: nearly every second byte is that of the Arabic block, of ASCII or of general punctuation.
    private static func unmarkedUTF16(_ bytes: [UInt8]) -> Bool? {
        let pairs = min(bytes.count, 4096) / 2
        guard pairs >= 8 else { return nil }
        var (little, big) = (0, 0)
        for k in 0..<pairs {
            if isLikely(high: bytes[2 * k + 1], low: bytes[2 * k]) { little += 1 }
            if isLikely(high: bytes[2 * k], low: bytes[2 * k + 1]) { big += 1 }
        }
        guard max(little, big) * 20 >= pairs * 19, little != big else { return nil }
        return big > little
    }

    private static func isLikely(high: UInt8, low: UInt8) -> Bool {
        switch high {
        case 0: low == 0x0A || low == 0x0D || low == 0x09 || (0x20...0x7E).contains(low) || low >= 0xA0
        case 0x06, 0x20: true
        default: false
        }
    }
}
