/// The encoding that a page names in its first bytes.
enum CharsetLabel {
    private static let key = Array("charset=".utf8)

    /// The first `charset=` label, in lower case; empty where there is none.
    static func find(_ bytes: [UInt8]) -> String {
        let head = bytes.prefix(4096).map { ASCII.lower($0) }
        guard head.count > key.count else { return "" }
        for i in 0..<(head.count - key.count) where head[i] == key[0] && head[i..<(i + key.count)].elementsEqual(key) {
            let rest = head[(i + key.count)...].drop { $0 == 0x22 || $0 == 0x27 || $0 == 0x20 }
            return String(decoding: rest.prefix { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == 0x2D || $0 == 0x5F }, as: UTF8.self)
        }
        return ""
    }
}
