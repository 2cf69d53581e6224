/// Signs that part sentences and their pieces.
enum Punctuation {
    /// Whether a text is nothing but signs that no one sees, such as a byte order mark in the middle of a page.
    static func isNothing(_ text: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.count <= 12 else { return false }
        var i = range.lowerBound
        while i < range.upperBound {
            if text[i] == 0x20 {
                i += 1
                continue
            }
            guard i + 2 < range.upperBound else { return false }
            let isMark = text[i] == 0xEF && text[i + 1] == 0xBB && text[i + 2] == 0xBF
            let isInvisible = text[i] == 0xE2 && text[i + 1] == 0x80 && (0x8B...0x8F).contains(text[i + 2])
            guard isMark || isInvisible else { return false }
            i += 3
        }
        return true
    }

    /// Number of commas, stops and their like in a text, and whether it ends with one that ends a sentence.
    static func count(_ text: [UInt8], _ range: Range<Int>) -> (Int32, Bool) {
        text.withUnsafeBufferPointer { text in isSign.withUnsafeBufferPointer { count(text, range.lowerBound, range.upperBound, $0) } }
    }

    /// Whether a byte may begin something that counts; all others only say that the sentence goes on.
    private static let isSign: [Bool] = (0..<256).map { [0x2E, 0x21, 0x3F, 0x3A, 0x2C, 0x3B, 0xD8, 0xE2, 0xC2, 0x20, 0x22, 0x29, 0x5D].contains($0) }

    private static func count(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ isSign: UnsafeBufferPointer<Bool>) -> (Int32, Bool) {
        var stops: Int32 = 0
        var ends = false
        var i = start
        while i < end {
            let byte = text[i]
            if !isSign[Int(byte)] {
                ends = false
                i += 1
                continue
            }
            switch byte {
            case 0x2E, 0x21, 0x3F, 0x3A:
                stops += 1
                ends = true
            case 0x2C, 0x3B:
                stops += 1
                ends = false
            case 0xD8 where i + 1 < end && (text[i + 1] == 0x8C || text[i + 1] == 0x9B || text[i + 1] == 0x9F):
                stops += 1
                ends = text[i + 1] == 0x9F
                i += 1
            case 0xE2 where i + 2 < end && text[i + 1] == 0x80 && text[i + 2] == 0xA6:
                ends = true
                i += 2
            // Closing quotation marks and brackets stand behind the stop.
            case 0x20, 0x22, 0x29, 0x5D: break
            case 0xC2 where i + 1 < end && text[i + 1] == 0xBB: i += 1
            case 0xE2 where i + 2 < end && text[i + 1] == 0x80 && text[i + 2] == 0x9D: i += 2
            default: ends = false
            }
            i += 1
        }
        return (stops, ends)
    }
}
