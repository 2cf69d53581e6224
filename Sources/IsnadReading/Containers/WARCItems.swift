import IsnadBytes
import IsnadModel

/// Turns records of a WARC or WET file into items to read; counts what is none.
struct WARCItems {
    private var reader: WARCReader
    let path: String
    /// Records that were passed over, by cause.
    private(set) var passedOver: [String: Int] = [:]
    private let checksDigests: Bool

    init(_ stream: ByteStream, path: String, checksDigests: Bool = true) {
        reader = WARCReader(stream)
        (self.path, self.checksDigests) = (path, checksDigests)
    }

    var consumed: Int { reader.consumed }

    /// What was passed over, once.
    mutating func takePassedOver() -> [String: Int] {
        defer { passedOver = [:] }
        return passedOver
    }

    enum Step {
        case item(RawItem, [Diagnostic])
        case fault(Diagnostic)
        case end
    }

    mutating func next() -> Step {
        while true {
            switch reader.next() {
            case .end: return .end
            case .fault(let diagnostic): return .fault(diagnostic)
            case .record(let record): if let step = step(record) { return step }
            }
        }
    }

    private mutating func pass(_ cause: String) -> Step? {
        passedOver[cause, default: 0] += 1
        return nil
    }

    private mutating func step(_ record: WARCReader.Record) -> Step? {
        switch record.type {
        case "response": return response(record)
        case "resource", "conversion": return plain(record)
        case "revisit": return pass("revisit")
        default: return pass(record.type.isEmpty ? "no-type" : "record-\(record.type)")
        }
    }

    private mutating func response(_ record: WARCReader.Record) -> Step? {
        let target = record.header["warc-target-uri"] ?? ""
        guard target.utf8.starts(with: "http".utf8) || record.content.starts(with: "HTTP/".utf8) else { return pass("not-http") }
        guard let message = HTTPMessage(record.content, limit: WARCReader.maximumContent) else { return pass("not-http") }
        guard (200..<300).contains(message.status) else { return pass("status-\(message.status)") }
        let type = MediaType(message.header["content-type"] ?? "")
        guard type.isPage || type.isPlain || (type.name.isEmpty && message.body.contains(0x3C)) else { return pass("not-a-page") }
        guard !message.body.isEmpty else { return pass(message.faults.first?.cause ?? "empty") }
        var diagnostics = message.faults.map { Diagnostic(.warning, cause: $0.cause, message: $0.message, byte: record.offset) }
        diagnostics += notes(record, payload: message.faults.isEmpty ? record.content : nil)
        return .item(item(record, message.body, type), diagnostics)
    }

    private mutating func plain(_ record: WARCReader.Record) -> Step? {
        let type = MediaType(record.header["content-type"] ?? "")
        guard type.isPage || type.isPlain else { return pass("not-a-page") }
        guard !record.content.isEmpty else { return pass("empty") }
        return .item(item(record, Array(record.content), type), notes(record, payload: nil))
    }

    private func item(_ record: WARCReader.Record, _ bytes: [UInt8], _ type: MediaType) -> RawItem {
        var item = RawItem(path: "\(path)#\(record.offset)", bytes: bytes)
        item.url = record.header["warc-target-uri"].map { $0.utf8.first == 0x3C ? String(decoding: $0.utf8.dropFirst().dropLast(), as: UTF8.self) : $0 }
        item.mediaType = type.name.isEmpty ? "text/html" : type.name
        item.charset = type.charset
        item.received = record.header["warc-date"]
        item.id = record.header["warc-record-id"].map { id in
            String(decoding: id.utf8.filter { $0 != 0x3C && $0 != 0x3E }, as: UTF8.self).components("urn:uuid:").last ?? id
        }
        return item
    }

    /// What the record says of itself: that the crawler cut it, and digests that do not hold.
    private func notes(_ record: WARCReader.Record, payload: ArraySlice<UInt8>?) -> [Diagnostic] {
        var notes: [Diagnostic] = []
        if let reason = record.header["warc-truncated"] {
            notes.append(
                Diagnostic(
                    .warning, cause: "truncated:\(reason.prefix(20))", message: "The crawler cut the page (\(reason.prefix(20))); its end is missing.",
                    byte: record.offset))
        }
        guard checksDigests else { return notes }
        if let digest = record.header["warc-block-digest"], WARCDigest.holds(digest, record.content) == false {
            notes.append(Diagnostic(.warning, cause: "digest", message: "The record's digest does not hold: its bytes were changed.", byte: record.offset))
        } else if let digest = record.header["warc-payload-digest"], record.header["warc-block-digest"] == nil {
            let body = HeaderFields.end(Array(record.content.prefix(1 << 16)), from: 0).map { record.content.dropFirst($0.body) } ?? record.content
            if WARCDigest.holds(digest, record.type == "response" ? body : record.content) == false {
                notes.append(Diagnostic(.warning, cause: "digest", message: "The payload's digest does not hold: its bytes were changed.", byte: record.offset))
            }
        }
        return notes
    }
}

/// Digests as WARC files write them: `sha1:` and 32 letters of base 32, or hexadecimal digits.
enum WARCDigest {
    /// Nil when the digest is of a kind that is not known.
    static func holds(_ written: String, _ bytes: ArraySlice<UInt8>) -> Bool? {
        let parts = written.lowercased().components(":")
        guard parts.count == 2, let value = parts.last else { return nil }
        switch parts[0] {
        case "sha1", "sha-1":
            let digest = SHA1.digest(bytes)
            return value == base32(digest) || value == hexadecimal(digest)
        case "sha256", "sha-256":
            let hex = SHA256.hexadecimal(bytes)
            let digest = stride(from: 0, to: 64, by: 2).compactMap { UInt8(String(Array(hex)[$0..<($0 + 2)]), radix: 16) }
            return value == hex || value == base32(digest).prefix(52) || value == base32(digest)
        default: return nil
        }
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.flatMap { [Array("0123456789abcdef".utf8)[Int($0 >> 4)], Array("0123456789abcdef".utf8)[Int($0 & 15)]] }, as: UTF8.self)
    }

    private static func base32(_ bytes: [UInt8]) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
        var (out, value, bits): ([UInt8], UInt32, UInt32) = ([], 0, 0)
        for byte in bytes {
            value = value << 8 | UInt32(byte)
            bits += 8
            while bits >= 5 {
                out.append(letters[Int(value >> (bits - 5) & 31)])
                bits -= 5
            }
            value &= (1 << bits) - 1
        }
        if bits > 0 { out.append(letters[Int(value << (5 - bits) & 31)]) }
        return String(decoding: out, as: UTF8.self)
    }
}
