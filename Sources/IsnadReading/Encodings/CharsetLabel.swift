/// The encoding that a page or feed names in its first bytes.
enum CharsetLabel {
    /// Bytes within which browsers look for a label are 1,024; pages put scripts before it.
    private static let reach = 4096

    /// The first label behind `charset=` or `encoding=`, in small letters; empty where there is none.
    static func find(_ bytes: [UInt8]) -> String {
        bytes.withUnsafeBufferPointer { bytes in
            let end = min(bytes.count, reach)
            for i in 0..<end where bytes[i] == 0x3D && (stands("charset", bytes, before: i) || stands("encoding", bytes, before: i)) {
                let label = label(bytes, from: i + 1, to: end)
                if !label.isEmpty { return label }
            }
            return ""
        }
    }

    private static func stands(_ word: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Bool {
        word.withUTF8Buffer { letters in
            guard end >= letters.count else { return false }
            for k in 0..<letters.count where ASCII.lower(bytes[end - letters.count + k]) != letters[k] { return false }
            return true
        }
    }

    private static func label(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> String {
        var i = start
        while i < end, bytes[i] == 0x22 || bytes[i] == 0x27 || bytes[i] == 0x20 { i += 1 }
        var label: [UInt8] = []
        while i < end, ASCII.isLetter(bytes[i]) || ASCII.isDigit(bytes[i]) || bytes[i] == 0x2D || bytes[i] == 0x5F || bytes[i] == 0x3A {
            label.append(ASCII.lower(bytes[i]))
            i += 1
        }
        return String(decoding: label, as: UTF8.self)
    }
}
