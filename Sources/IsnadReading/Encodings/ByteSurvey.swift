/// What can be told about bytes before they are decoded, found in one pass; runs of ASCII cost next to nothing.
struct ByteSurvey {
    /// Bytes that belong to no well-formed sequence of UTF-8, and where the first of them is.
    var invalid = (count: 0, first: 0)
    var zeros = (count: 0, first: 0)
    /// Letters outside ASCII, as far as the bytes are UTF-8.
    var letters = 0
    /// Letters that look like the first byte of an Arabic letter, read as windows-1252 and as windows-1256.
    var westernLeads = 0
    var arabicLeads = 0

    init(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { raw in
            var i = 0
            while i < raw.count {
                if i + 8 <= raw.count {
                    let word = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
                    if word & 0x8080_8080_8080_8080 == 0, (word &- 0x0101_0101_0101_0101) & 0x8080_8080_8080_8080 == 0 {
                        i += 8
                        continue
                    }
                }
                i += one(raw, i)
                i = arabic(raw, i)
            }
        }
    }

    /// Passes over Arabic letters and the spaces between them, of which most of a text consists.
    @inline(__always) private mutating func arabic(_ raw: UnsafeRawBufferPointer, _ start: Int) -> Int {
        var (i, found, leads) = (start, 0, 0)
        while i + 1 < raw.count {
            if i + 8 <= raw.count {
                // Four letters at once, none of them one of those that are counted apart.
                let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: i, as: UInt64.self))
                if word & 0xC0FC_C0FC_C0FC_C0FC == 0x80D8_80D8_80D8_80D8, !Self.holds(word, 0xB7D8_B7D8_B7D8_B7D8), !Self.holds(word, 0xB8D8_B8D8_B8D8_B8D8) {
                    found += 4
                    i += 8
                    continue
                }
            }
            let (lead, next) = (raw[i], raw[i + 1])
            if lead & 0xFC == 0xD8, next & 0xC0 == 0x80 {
                found += 1
                if lead == 0xD8, next == 0xB7 || next == 0xB8 { leads += 1 }
                i += 2
            } else if lead == 0x20 {
                i += 1
            } else {
                break
            }
        }
        letters += found
        arabicLeads += leads
        return i
    }

    /// Whether one of four pairs of bytes is that of the pattern, which holds it four times.
    @inline(__always) private static func holds(_ word: UInt64, _ pattern: UInt64) -> Bool {
        let other = word ^ pattern
        return (other &- 0x0001_0001_0001_0001) & ~other & 0x8000_8000_8000_8000 != 0
    }

    /// Looks at the sequence that begins at `i`; gives its length.
    @inline(__always) private mutating func one(_ raw: UnsafeRawBufferPointer, _ i: Int) -> Int {
        let lead = raw[i]
        if lead < 0x80 {
            if lead == 0 {
                if zeros.count == 0 { zeros.first = i }
                zeros.count += 1
            }
            return 1
        }
        if lead >= 0xC2, lead < 0xE0, i + 1 < raw.count, raw[i + 1] & 0xC0 == 0x80 {
            letters += 1
            if lead == 0xC3, raw[i + 1] & 0xFE == 0x98 { westernLeads += 1 }
            if lead == 0xD8, raw[i + 1] == 0xB7 || raw[i + 1] == 0xB8 { arabicLeads += 1 }
            return 2
        }
        let length = UTF8Check.sequenceLength(raw, i)
        if length > 0 {
            letters += 1
            return length
        }
        if invalid.count == 0 { invalid.first = i }
        invalid.count += 1
        return 1
    }
}
