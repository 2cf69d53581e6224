import IsnadBytes
import IsnadModel

/// Digest of what a report is: its text and what is known about it, but not where its file lay.
enum ContentHash {
    static func of(_ document: Document) throws -> String {
        let day = document.published?.description
        let fields = [document.id, document.url, document.title, document.outlet, document.author, day, document.language, document.text]
        let rest = [document.titleSpan.map { "\($0.start) \($0.end)" }, try RecordJSON.string(document.furniture)]
        var hash: [UInt8] = []
        for field in fields + rest {
            // The length before each field parts the fields; a missing one differs from an empty one.
            hash += Array((field.map { "\($0.utf8.count):" } ?? "-:").utf8)
            hash += Array((field ?? "").utf8)
        }
        return SHA256.hexadecimal(hash)
    }

    /// - Parameter claims: the digests of their records.
    static func of(claims: [String], diagnostics: String) -> String {
        SHA256.hexadecimal((claims + [diagnostics]).joined(separator: "\n").utf8)
    }
}
