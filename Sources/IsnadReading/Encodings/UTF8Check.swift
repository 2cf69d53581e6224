/// Finds what is no well-formed UTF-8.
enum UTF8Check {
    /// How many bytes do not belong to a well-formed sequence, and where the first of them is.
    static func invalid(_ bytes: [UInt8]) -> (count: Int, first: Int) { ByteSurvey(bytes).invalid }

    static func message(_ invalid: (count: Int, first: Int)) -> String {
        "\(invalid.count) bytes are not valid UTF-8 and were replaced; the first is at byte \(invalid.first)."
    }

    /// Length of the sequence of two to four bytes that begins here, 0 when there is none.
    static func sequenceLength(_ bytes: UnsafeRawBufferPointer, _ i: Int) -> Int {
        let lead = bytes[i]
        let length = lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xC2 && lead < 0xE0 ? 2 : 0
        guard length > 0, i + length <= bytes.count else { return 0 }
        for k in 1..<length where bytes[i + k] & 0xC0 != 0x80 { return 0 }
        if lead == 0xE0 && bytes[i + 1] < 0xA0 || lead == 0xED && bytes[i + 1] > 0x9F { return 0 }
        if lead == 0xF0 && bytes[i + 1] < 0x90 || lead == 0xF4 && bytes[i + 1] > 0x8F { return 0 }
        return length
    }
}
