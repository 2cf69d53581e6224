/// Plain decimal numbers of tables (`34.5`, `-7`, `120000`), read from their bytes.
public enum Decimal {
    /// Nil when the bytes are no such number.
    public static func value(_ bytes: ArraySlice<UInt8>) -> Double? {
        var digits = bytes
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits = digits.dropFirst() }
        guard !digits.isEmpty else { return nil }
        var (mantissa, scale, isFraction) = (0.0, 1.0, false)
        for byte in digits {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                mantissa = mantissa * 10 + Double(byte - UInt8(ascii: "0"))
                if isFraction { scale *= 10 }
            case UInt8(ascii: ".") where !isFraction: isFraction = true
            default: return nil
            }
        }
        return (isNegative ? -mantissa : mantissa) / scale
    }
}
