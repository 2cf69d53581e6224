import IsnadModel

/// Turns bytes into text: UTF-8 with or without BOM, UTF-16, windows-1256; what had to be repaired is told.
enum TextDecoder {
    struct Result {
        var text: String
        var diagnostics: [Diagnostic]
    }

    /// - Parameter label: the encoding that the page or its carrier names, in lower case; empty where there is none.
    static func decode(_ bytes: [UInt8], label: String = "") -> Result? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return utf8(Array(bytes.dropFirst(3))) }
        if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), bigEndian: false) }
        if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), bigEndian: true) }
        if isBinary(bytes) { return nil }
        let invalid = invalidBytes(bytes)
        if invalid.count == 0 { return Result(text: String(decoding: bytes, as: UTF8.self), diagnostics: []) }
        if label.contains("1256") || looksLike1256(bytes, invalid.count) {
            let note = Diagnostic(.note, cause: "windows-1256", message: "The text is not UTF-8; it was read as windows-1256.", byte: invalid.first)
            return Result(text: windows1256(bytes), diagnostics: [note])
        }
        return utf8(bytes)
    }

    /// Text that holds NUL or many control bytes is no text.
    private static func isBinary(_ bytes: [UInt8]) -> Bool {
        let sample = bytes.prefix(4096)
        let controls = sample.reduce(0) { $0 + ($1 < 0x20 && $1 != 0x09 && $1 != 0x0A && $1 != 0x0D && $1 != 0x0C ? 1 : 0) }
        return sample.contains(0) || controls * 20 > sample.count
    }

    private static func utf8(_ bytes: [UInt8]) -> Result {
        let invalid = invalidBytes(bytes)
        guard invalid.count > 0 else { return Result(text: String(decoding: bytes, as: UTF8.self), diagnostics: []) }
        let warning = Diagnostic(
            .warning, cause: "not-utf8", message: "\(invalid.count) bytes are not valid UTF-8 and were replaced; the first is at byte \(invalid.first).",
            byte: invalid.first)
        return Result(text: String(decoding: bytes, as: UTF8.self), diagnostics: [warning])
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> Result {
        var units: [UInt16] = []
        var i = bytes.startIndex
        while i + 1 < bytes.endIndex {
            let (a, b) = (UInt16(bytes[i]), UInt16(bytes[i + 1]))
            units.append(bigEndian ? a << 8 | b : b << 8 | a)
            i += 2
        }
        let note = Diagnostic(.note, cause: "utf-16", message: "The text was read as UTF-16.")
        return Result(text: String(decoding: units, as: UTF16.self), diagnostics: [note])
    }

    /// How many bytes do not belong to a well-formed UTF-8 sequence, and where the first of them is.
    private static func invalidBytes(_ bytes: [UInt8]) -> (count: Int, first: Int) {
        var (count, first, i) = (0, 0, 0)
        while i < bytes.count {
            let length = sequenceLength(bytes, i)
            if length == 0 {
                if count == 0 { first = i }
                count += 1
                i += 1
            } else {
                i += length
            }
        }
        return (count, first)
    }

    private static func sequenceLength(_ bytes: [UInt8], _ i: Int) -> Int {
        let lead = bytes[i]
        if lead < 0x80 { return 1 }
        let length = lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xC2 && lead < 0xE0 ? 2 : 0
        guard length > 0, i + length <= bytes.count else { return 0 }
        for k in 1..<length where bytes[i + k] & 0xC0 != 0x80 { return 0 }
        if lead == 0xE0 && bytes[i + 1] < 0xA0 || lead == 0xED && bytes[i + 1] > 0x9F { return 0 }
        if lead == 0xF0 && bytes[i + 1] < 0x90 || lead == 0xF4 && bytes[i + 1] > 0x8F { return 0 }
        return length
    }

    /// In windows-1256 Arabic letters are single bytes at 0xC0 and above: most of a text, and none of it well-formed UTF-8.
    private static func looksLike1256(_ bytes: [UInt8], _ invalid: Int) -> Bool {
        let high = bytes.reduce(0) { $0 + ($1 >= 0x80 ? 1 : 0) }
        let letters = bytes.reduce(0) { $0 + ($1 >= 0xC0 ? 1 : 0) }
        return high > 20 && invalid * 2 > high && letters * 10 > high * 8
    }

    private static func windows1256(_ bytes: [UInt8]) -> String {
        var view = String.UnicodeScalarView()
        for byte in bytes {
            let value = byte < 0x80 ? UInt32(byte) : UInt32(table[Int(byte) - 0x80])
            view.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        }
        return String(view)
    }

    /// Upper half of windows-1256, after the mapping published by the Unicode Consortium (CP1256.TXT).
    private static let table: [UInt16] = [
        0x20AC, 0x067E, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0679, 0x2039, 0x0152, 0x0686, 0x0698, 0x0688,
        0x06AF, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x06A9, 0x2122, 0x0691, 0x203A, 0x0153, 0x200C, 0x200D, 0x06BA,
        0x00A0, 0x060C, 0x00A2, 0x00A3, 0x00A4, 0x00A5, 0x00A6, 0x00A7, 0x00A8, 0x00A9, 0x06BE, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x00AF,
        0x00B0, 0x00B1, 0x00B2, 0x00B3, 0x00B4, 0x00B5, 0x00B6, 0x00B7, 0x00B8, 0x00B9, 0x061B, 0x00BB, 0x00BC, 0x00BD, 0x00BE, 0x061F,
        0x06C1, 0x0621, 0x0622, 0x0623, 0x0624, 0x0625, 0x0626, 0x0627, 0x0628, 0x0629, 0x062A, 0x062B, 0x062C, 0x062D, 0x062E, 0x062F,
        0x0630, 0x0631, 0x0632, 0x0633, 0x0634, 0x0635, 0x0636, 0x00D7, 0x0637, 0x0638, 0x0639, 0x063A, 0x0640, 0x0641, 0x0642, 0x0643,
        0x00E0, 0x0644, 0x00E2, 0x0645, 0x0646, 0x0647, 0x0648, 0x00E7, 0x00E8, 0x00E9, 0x00EA, 0x00EB, 0x0649, 0x064A, 0x00EE, 0x00EF,
        0x064B, 0x064C, 0x064D, 0x064E, 0x00F4, 0x064F, 0x0650, 0x00F7, 0x0651, 0x00F9, 0x0652, 0x00FB, 0x00FC, 0x200E, 0x200F, 0x06D2,
    ]
}
