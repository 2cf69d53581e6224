/// Questions about single bytes that several scanners ask.
enum ASCII {
    @inline(__always) static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C }
    @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    @inline(__always) static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
    @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { lower(byte) >= 0x61 && lower(byte) <= 0x7A }

    static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x61...0x66: byte - 0x61 + 10
        case 0x41...0x46: byte - 0x41 + 10
        default: nil
        }
    }
}

/// Searching in bytes.
enum Bytes {
    /// Whether a word, given in small letters, stands in bytes; ASCII letters of either case alike.
    static func contains(_ bytes: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
        word.withUTF8Buffer { letters in
            guard let first = letters.first, bytes.count >= letters.count else { return false }
            for i in bytes.startIndex...(bytes.endIndex - letters.count) where ASCII.lower(bytes[i]) == first {
                var k = 1
                while k < letters.count, ASCII.lower(bytes[i + k]) == letters[k] { k += 1 }
                if k == letters.count { return true }
            }
            return false
        }
    }

    /// Whether one run of bytes stands in another.
    static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
        guard let first = part.first, bytes.count >= part.count else { return part.isEmpty }
        for i in 0...(bytes.count - part.count) where bytes[i] == first {
            var k = 1
            while k < part.count, bytes[i + k] == part[k] { k += 1 }
            if k == part.count { return true }
        }
        return false
    }
}
