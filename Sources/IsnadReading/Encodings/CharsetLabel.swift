/// The encoding that a page or feed names in its first bytes.
enum CharsetLabel {
    private static let keys = ["charset=", "encoding="].map { Array($0.utf8) }
    /// Bytes within which browsers look for a label are 1,024; pages put scripts before it.
    private static let reach = 4096

    /// The first label behind `charset=` or `encoding=`, in small letters; empty where there is none.
    static func find(_ bytes: [UInt8]) -> String {
        let head = bytes.prefix(reach).map { ASCII.lower($0) }
        for i in head.indices where head[i] == 0x63 || head[i] == 0x65 {
            for key in keys where head[i] == key[0] && head.count - i > key.count && head[i..<(i + key.count)].elementsEqual(key) {
                let rest = head[(i + key.count)...].drop { $0 == 0x22 || $0 == 0x27 || $0 == 0x20 }
                let label = rest.prefix { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == 0x2D || $0 == 0x5F || $0 == 0x3A }
                if !label.isEmpty { return String(decoding: label, as: UTF8.self) }
            }
        }
        return ""
    }
}
