/// The members of one JSON object, read without recursion: strings and numbers are kept, what is nested is checked and passed over.
///
/// Total and linear: any bytes give the members or the byte and cause of the first fault. Of members with the same name the last counts.
struct JSONObject {
    enum Value: Equatable {
        case string(String)
        /// A number as it is written.
        case number(String)
        case null
        /// `true`, `false`, an array or an object.
        case other
    }

    struct Fault: Error, Equatable {
        /// Byte of the input, from 0.
        var byte: Int
        /// What was wrong there, as the end of a sentence.
        var cause: String
    }

    private(set) var members: [String: Value] = [:]
    /// Names that stood more than once, in order of appearance.
    private(set) var repeatedNames: [String] = []
    /// Lone halves of surrogate pairs and NUL characters that were replaced by U+FFFD.
    private(set) var replaced = 0

    private let bytes: [UInt8]
    private var i = 0

    init(_ bytes: [UInt8]) throws(Fault) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { i = 3 }
        skipSpace()
        guard peek == UInt8(ascii: "{") else { throw fault("an object does not begin here") }
        i += 1
        try readMembers()
        skipSpace()
        if i < bytes.count { throw fault("something follows the object") }
    }

    private var peek: UInt8? { i < bytes.count ? bytes[i] : nil }

    private func fault(_ cause: String) -> Fault { Fault(byte: min(i, bytes.count), cause: i >= bytes.count ? "the object breaks off" : cause) }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { i += 1 }
    }

    private mutating func readMembers() throws(Fault) {
        skipSpace()
        if peek == UInt8(ascii: "}") {
            i += 1
            return
        }
        while true {
            skipSpace()
            guard peek == 0x22 else { throw fault("a name in quotation marks is missing") }
            let name = try string()
            skipSpace()
            guard peek == UInt8(ascii: ":") else { throw fault("a colon is missing") }
            i += 1
            keep(try value(), name)
            skipSpace()
            let mark = peek
            guard mark == UInt8(ascii: ",") || mark == UInt8(ascii: "}") else { throw fault("a comma or closing brace is missing") }
            i += 1
            if mark == UInt8(ascii: "}") { return }
        }
    }

    /// Names of more bytes are passed over: none that counts is so long, and hashing a string with endless marks takes quadratic time.
    private static let longestName = 64

    private mutating func keep(_ value: Value, _ name: String) {
        guard name.utf8.count <= Self.longestName else { return }
        if members.updateValue(value, forKey: name) != nil, !repeatedNames.contains(name), repeatedNames.count < 8 { repeatedNames.append(name) }
    }

    private mutating func value() throws(Fault) -> Value {
        skipSpace()
        switch peek {
        case 0x22: return .string(try string())
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            try skipNested()
            return .other
        default: return try scalar()
        }
    }

    /// A number, `true`, `false` or `null`.
    private mutating func scalar() throws(Fault) -> Value {
        let start = i
        while let byte = peek, byte > 0x20, byte != UInt8(ascii: ","), byte != UInt8(ascii: "}"), byte != UInt8(ascii: "]") { i += 1 }
        let word = String(decoding: bytes[start..<min(i, start + Self.longestNumber)], as: UTF8.self)
        switch word {
        case "null": return .null
        case "true", "false": return .other
        default:
            if Self.isNumber(bytes[start..<i]) { return .number(word) }
            i = start
            throw fault("this is no value")
        }
    }

    /// Digits of a number that are kept.
    private static let longestNumber = 400

    /// Whether bytes are a number as JSON writes it: no leading zeros, no bare point, no sign but a minus.
    private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        func isDigit(_ byte: UInt8?) -> Bool { byte.map { ASCII.isDigit($0) } ?? false }
        func takeDigits() -> Bool {
            guard isDigit(rest.first) else { return false }
            rest = rest.drop { ASCII.isDigit($0) }
            return true
        }
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        if rest.first == UInt8(ascii: "0") {
            rest = rest.dropFirst()
            if isDigit(rest.first) { return false }
        } else if !takeDigits() {
            return false
        }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            if !takeDigits() { return false }
        }
        if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
            if !takeDigits() { return false }
        }
        return rest.isEmpty
    }

    /// Passes over an array or object and checks it. The closing brackets that are to come stand on a stack of bytes: depth costs memory, not the
    /// call stack.
    private mutating func skipNested() throws(Fault) {
        var closers: [UInt8] = []
        try open(&closers)
        while let closer = closers.last {
            skipSpace()
            // Here a value ended, or a bracket was opened and closed at once.
            guard let mark = peek else { throw fault("") }
            i += 1
            if mark == closer {
                closers.removeLast()
                continue
            }
            guard mark == UInt8(ascii: ",") else {
                i -= 1
                throw fault("a comma or closing bracket is missing")
            }
            try element(&closers)
        }
    }

    /// Steps into an array or object up to the end of its first element, or before its closing bracket where it has none.
    private mutating func open(_ closers: inout [UInt8]) throws(Fault) {
        while true {
            let closer = peek == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: "]")
            closers.append(closer)
            i += 1
            skipSpace()
            if peek == closer { return }
            if try !beginsNested(closer) { return }
        }
    }

    /// One element behind a comma, with its name in an object.
    private mutating func element(_ closers: inout [UInt8]) throws(Fault) {
        skipSpace()
        if let closer = closers.last, try beginsNested(closer) { try open(&closers) }
    }

    /// Reads an element, or only the name of one that is an array or object itself: then true.
    private mutating func beginsNested(_ closer: UInt8) throws(Fault) -> Bool {
        if closer == UInt8(ascii: "}") {
            guard peek == 0x22 else { throw fault("a name in quotation marks is missing") }
            _ = try string()
            skipSpace()
            guard peek == UInt8(ascii: ":") else { throw fault("a colon is missing") }
            i += 1
            skipSpace()
        }
        switch peek {
        case UInt8(ascii: "{"), UInt8(ascii: "["): return true
        case 0x22: _ = try string()
        default: _ = try scalar()
        }
        return false
    }

    // MARK: Strings

    private mutating func string() throws(Fault) -> String {
        i += 1
        let plain = plainEnd(i)
        if plain < bytes.count, bytes[plain] == 0x22 {
            defer { i = plain + 1 }
            return String(decoding: bytes[i..<plain], as: UTF8.self)
        }
        var out: [UInt8] = []
        while let byte = peek {
            switch byte {
            case 0x22:
                i += 1
                return String(decoding: out, as: UTF8.self)
            case 0x5C: try escape(&out)
            case 0..<0x20: throw fault("a control byte stands in a string")
            default:
                let end = plainEnd(i)
                out += bytes[i..<end]
                i = end
            }
        }
        throw fault("")
    }

    /// Where a stretch of a string that means itself ends.
    private func plainEnd(_ start: Int) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var end = start
            while end < bytes.count, bytes[end] != 0x22, bytes[end] != 0x5C, bytes[end] >= 0x20 { end += 1 }
            return end
        }
    }

    private mutating func replace(_ out: inout [UInt8]) {
        replaced += 1
        out += [0xEF, 0xBF, 0xBD]
    }

    private mutating func escape(_ out: inout [UInt8]) throws(Fault) {
        i += 1
        switch peek {
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "r"): out.append(0x0D)
        case UInt8(ascii: "b"): out.append(0x08)
        case UInt8(ascii: "f"): out.append(0x0C)
        case 0x22, 0x5C, UInt8(ascii: "/"): out.append(bytes[i])
        case UInt8(ascii: "u"): return try unicodeEscape(&out)
        default: throw fault("this escape is unknown")
        }
        i += 1
    }

    /// `\uXXXX`, and a second one where the two are the halves of a pair.
    private mutating func unicodeEscape(_ out: inout [UInt8]) throws(Fault) {
        guard let unit = hex(i + 1) else { throw fault("four hexadecimal digits are missing") }
        i += 5
        var scalar = Unicode.Scalar(unit)
        if (0xD800..<0xDC00).contains(unit), i + 1 < bytes.count, bytes[i] == 0x5C, bytes[i + 1] == UInt8(ascii: "u"), let low = hex(i + 2),
            (0xDC00..<0xE000).contains(low)
        {
            scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
            i += 6
        }
        guard let scalar, scalar.value != 0 else { return replace(&out) }
        out += UTF8.encode(scalar).map { Array($0) } ?? []
    }

    private func hex(_ start: Int) -> UInt32? {
        guard start + 4 <= bytes.count else { return nil }
        var value: UInt32 = 0
        for byte in bytes[start..<(start + 4)] {
            guard let digit = ASCII.hexDigit(byte) else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }
}
