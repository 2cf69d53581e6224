import IsnadRules
import IsnadScript

/// The named character references of HTML (`&laquo;`), from `Rules/markup/character-references.tsv`.
package struct CharacterReferences: Sendable {
    private var table = KeyTable(minimumCapacity: 2400)
    /// UTF-8 of what the names stand for.
    private var values: [[UInt8]] = []
    /// Longest name, with its semicolon.
    private var longest = 0

    package init(rules: RuleFiles) {
        for row in Table(rules.bytes("markup/character-references.tsv")).rows {
            var bytes: [UInt8] = []
            for code in row[1].utf8.split(separator: 0x20) {
                if let scalar = UInt32(String(Substring(code)), radix: 16).flatMap(Unicode.Scalar.init) { UTF8Text.append(scalar.value, &bytes) }
            }
            var state = WordKey.seed
            for byte in row[0].utf8 { state = WordKey.step(state, byte) }
            table.set(WordKey.finish(state), Int32(values.count))
            values.append(bytes)
            longest = max(longest, row[0].utf8.count)
        }
    }

    /// What the reference that begins with `&` at `i` stands for is appended; gives the position behind it, or nil when there is none.
    /// - Parameter inAttribute: old names without semicolon count there only when no letter, digit or `=` follows.
    func append(_ bytes: [UInt8], _ i: Int, _ end: Int, inAttribute: Bool, _ out: inout [UInt8]) -> Int? {
        guard i + 1 < end else { return nil }
        if bytes[i + 1] == 0x23 { return numeric(bytes, i + 2, end, &out) }
        var (p, state) = (i + 1, WordKey.seed)
        var found: (value: Int, end: Int)?
        while p < end, p - i <= longest {
            let byte = bytes[p]
            guard ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == 0x3B else { break }
            state = WordKey.step(state, byte)
            p += 1
            // No name is shorter than two letters.
            if p - i > 2 {
                let value = table.find(WordKey.finish(state))
                if value >= 0 { found = (Int(value), p) }
            }
            if byte == 0x3B { break }
        }
        guard let found else { return nil }
        if inAttribute, bytes[found.end - 1] != 0x3B, found.end < end {
            let next = bytes[found.end]
            if next == 0x3D || ASCII.isLetter(next) || ASCII.isDigit(next) { return nil }
        }
        out += values[found.value]
        return found.end
    }

    private func numeric(_ bytes: [UInt8], _ start: Int, _ end: Int, _ out: inout [UInt8]) -> Int? {
        guard start < end else { return nil }
        let isHex = bytes[start] | 0x20 == 0x78
        var p = start + (isHex ? 1 : 0)
        let first = p
        var value: UInt32 = 0
        while p < end, let digit = ASCII.hexDigit(bytes[p]), isHex || digit < 10 {
            value = min(value * (isHex ? 16 : 10) + UInt32(digit), 0x11_0000)
            p += 1
        }
        guard p > first else { return nil }
        UTF8Text.append(Self.meant(value), &out)
        return p < end && bytes[p] == 0x3B ? p + 1 : p
    }

    /// Numbers of windows-1252 stand for its letters; what is no scalar becomes U+FFFD.
    private static func meant(_ value: UInt32) -> UInt32 {
        if value == 0 || value > 0x10_FFFF || (0xD800..<0xE000).contains(value) { return 0xFFFD }
        guard (0x80...0x9F).contains(value) else { return value }
        let letter = UInt32(windows1252[Int(value) - 0x80])
        return letter == 0 ? value : letter
    }

    private static let windows1252: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D,
        0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ]
}

/// Writing scalars as UTF-8.
enum UTF8Text {
    @inline(__always) static func append(_ scalar: UInt32, _ out: inout [UInt8]) {
        switch scalar {
        case 0..<0x80: out.append(UInt8(scalar))
        case 0x80..<0x800:
            out.append(UInt8(0xC0 | scalar >> 6))
            out.append(UInt8(0x80 | scalar & 0x3F))
        case 0x800..<0x1_0000:
            out.append(UInt8(0xE0 | scalar >> 12))
            out.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            out.append(UInt8(0x80 | scalar & 0x3F))
        default:
            out.append(UInt8(0xF0 | scalar >> 18 & 0x07))
            out.append(UInt8(0x80 | scalar >> 12 & 0x3F))
            out.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            out.append(UInt8(0x80 | scalar & 0x3F))
        }
    }
}
