import IsnadModel

/// A text with one byte for each of its scalars (`codes`) and the way back to its UTF-8 bytes.
///
/// `codes[i]` belongs to scalar `i`, so spans need no alignment map: folding, skipping of vowel signs and comparison all happen on
/// codes, and the position found is already the position in the original.
public struct ScriptText: Sendable {
    /// The text's UTF-8.
    public let bytes: [UInt8]
    /// One code for each Unicode scalar.
    public let codes: [UInt8]
    /// Byte offset of each scalar, and of the end.
    public let byteOffsets: [UInt32]

    public init(_ text: String) {
        self.init(utf8: Array(text.utf8))
    }

    /// - Parameter utf8: valid UTF-8, as a `String` gives it.
    public init(utf8 bytes: [UInt8]) {
        var offsets: [UInt32] = []
        codes = [UInt8](unsafeUninitializedCapacity: bytes.count) { codes, count in
            offsets = [UInt32](unsafeUninitializedCapacity: bytes.count + 1) { offsets, offsetCount in
                count = bytes.withUnsafeBufferPointer { Self.fill(codes, offsets, $0) }
                offsets[count] = UInt32(bytes.count)
                offsetCount = count + 1
            }
        }
        (self.bytes, byteOffsets) = (bytes, offsets)
    }

    /// Writes the code and the byte offset of each scalar; gives their number. Both buffers hold as many as there are bytes.
    private static func fill(
        _ codes: UnsafeMutableBufferPointer<UInt8>, _ offsets: UnsafeMutableBufferPointer<UInt32>, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Int {
        lowTable.withUnsafeBufferPointer { low in
            var (i, n) = (0, 0)
            while i < bytes.count {
                offsets[n] = UInt32(truncatingIfNeeded: i)
                let lead = bytes[i]
                if lead < 0x80 {
                    codes[n] = low[Int(lead)]
                    i += 1
                } else if lead < 0xE0, i + 1 < bytes.count {
                    codes[n] = low[Int(lead & 0x1F) << 6 | Int(bytes[i + 1] & 0x3F)]
                    i += 2
                } else {
                    codes[n] = code(bytes, &i, low)
                }
                n += 1
            }
            return n
        }
    }

    /// Code of the scalar that begins at a byte; `i` moves behind it. Valid UTF-8 is taken for granted, ends are not.
    @inline(__always) static func code(_ bytes: UnsafeBufferPointer<UInt8>, _ i: inout Int, _ low: UnsafeBufferPointer<UInt8>) -> UInt8 {
        let lead = bytes[i]
        if lead < 0x80 {
            i += 1
            return low[Int(lead)]
        }
        if lead < 0xE0, i + 1 < bytes.count {
            let scalar = Int(lead & 0x1F) << 6 | Int(bytes[i + 1] & 0x3F)
            i += 2
            return low[scalar]
        }
        if lead < 0xF0, i + 2 < bytes.count {
            let scalar = UInt32(lead & 0x0F) << 12 | UInt32(bytes[i + 1] & 0x3F) << 6 | UInt32(bytes[i + 2] & 0x3F)
            i += 3
            return LetterCode.of(scalar)
        }
        i = min(i + 4, bytes.count)
        return LetterCode.otherSymbol
    }

    /// Codes of a table's bytes, one for each scalar; tabs, which part columns, stay what they are.
    public static func tableCodes(_ bytes: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: bytes.count) { codes, count in
            bytes.withUnsafeBufferPointer { bytes in
                withLowTable { low in
                    var (i, n) = (0, 0)
                    while i < bytes.count {
                        let isTab = bytes[i] == 0x09
                        let code = code(bytes, &i, low)
                        codes[n] = isTab ? 0x09 : code
                        n += 1
                    }
                    count = n
                }
            }
        }
    }

    /// Hands out the table of codes once, rather than asking for it with each letter.
    @inline(__always) static func withLowTable<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        lowTable.withUnsafeBufferPointer(body)
    }

    /// Codes of a word or phrase, without the way back to its bytes.
    public static func codes(of text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { bytes in
            [UInt8](unsafeUninitializedCapacity: bytes.count) { codes, count in
                withLowTable { low in
                    var (i, n) = (0, 0)
                    while i < bytes.count {
                        codes[n] = code(bytes, &i, low)
                        n += 1
                    }
                    count = n
                }
            }
        }
    }

    /// Codes of the scalars that UTF-8 writes in one or two bytes, computed once.
    private static let lowTable: [UInt8] = (0..<0x800).map { LetterCode.of(UInt32($0)) }

    /// Number of scalars.
    public var count: Int { codes.count }

    /// The original words between two scalar offsets.
    public func string(_ start: Int, _ end: Int) -> String {
        guard start < end, start >= 0, end <= count else { return "" }
        return String(decoding: bytes[Int(byteOffsets[start])..<Int(byteOffsets[end])], as: UTF8.self)
    }

    /// The same as bytes.
    public func utf8(_ start: Int, _ end: Int) -> ArraySlice<UInt8> {
        guard start < end, start >= 0, end <= count else { return [] }
        return bytes[Int(byteOffsets[start])..<Int(byteOffsets[end])]
    }

    public func string(_ span: Span) -> String { string(span.start, span.end) }
    public func evidence(_ span: Span) -> Evidence { Evidence(text: string(span), span: span) }
}
