import IsnadBytes

/// An HTTP response as a crawler kept it: its head, and its body without the packing of the way.
struct HTTPMessage {
    private(set) var status = 0
    private(set) var header: HeaderFields
    private(set) var body: [UInt8]
    /// What had to be repaired in taking the body out, as a cause and a sentence.
    private(set) var faults: [(cause: String, message: String)] = []

    /// Nil when the bytes are no HTTP response.
    init?(_ bytes: ArraySlice<UInt8>, limit: Int) {
        guard bytes.starts(with: "HTTP/".utf8) else { return nil }
        let all = Array(bytes)
        let (head, start) = HeaderFields.end(all, from: 0) ?? (all.count, all.count)
        header = HeaderFields(all[..<head])
        let words = header.first.utf8.split(separator: 0x20)
        status = words.count > 1 ? Int(String(Substring(words[1]))) ?? 0 : 0
        body = Array(all[start...])
        if header["transfer-encoding"]?.lowercased().contains("chunked") ?? false { joinChunks() }
        unpack(limit)
    }

    /// Crawlers often keep the field but not the chunks: a body that does not begin with one is taken as it is.
    private mutating func joinChunks() {
        var out: [UInt8] = []
        out.reserveCapacity(body.count)
        var (i, count) = (0, 0)
        while true {
            guard let (size, start) = chunkSize(i) else {
                if count > 0 { faults.append(("chunks", "The chunks of the body break off; what came before was read.")) }
                break
            }
            count += 1
            if size == 0 { break }
            let end = min(start + size, body.count)
            out += body[start..<end]
            guard start + size <= body.count else {
                faults.append(("chunks", "The last chunk of the body is cut; what there is was read."))
                break
            }
            i = end
            while i < body.count, body[i] == 0x0D || body[i] == 0x0A { i += 1 }
            if i >= body.count { break }
        }
        if count > 0 { body = out }
    }

    /// The size that a line gives in hexadecimal, and where the chunk begins.
    private func chunkSize(_ at: Int) -> (Int, Int)? {
        var (i, size, digits) = (at, 0, 0)
        while i < body.count, let digit = ASCII.hexDigit(body[i]), digits < 8 {
            size = size << 4 | Int(digit)
            i += 1
            digits += 1
        }
        guard digits > 0 else { return nil }
        // Behind the size only an extension may stand.
        while i < body.count, body[i] == 0x20 { i += 1 }
        guard i < body.count, body[i] == 0x0D || body[i] == 0x0A || body[i] == 0x3B else { return nil }
        while i < body.count, body[i] != 0x0A, i - at < 256 { i += 1 }
        return i < body.count && body[i] == 0x0A ? (size, i + 1) : nil
    }

    /// Undoes the content encodings, the last first; at most three, for more is no page's doing.
    private mutating func unpack(_ limit: Int) {
        let names = (header["content-encoding"] ?? "").lowercased().utf8.split(whereSeparator: { $0 == 0x2C || $0 == 0x20 }).map { String(Substring($0)) }
        for name in names.suffix(3).reversed() {
            switch name {
            case "gzip", "x-gzip":
                guard body.starts(with: [0x1F, 0x8B]) else { continue }
                inflate([.gzip], limit)
            case "deflate": inflate([.zlib, .raw], limit)
            case "identity", "none", "utf-8": continue
            default:
                faults.append(("content-encoding", "The body is packed as \"\(name.prefix(20))\", which is not read."))
                body = []
            }
        }
    }

    private mutating func inflate(_ forms: [Inflater.Form], _ limit: Int) {
        for form in forms {
            let inflater = Inflater(form)
            var (position, out) = (0, [UInt8]())
            loop: while out.count <= limit {
                let before = (position, out.count)
                switch inflater.run(body, &position, to: body.count, &out, room: 1 << 16) {
                case .ended:
                    body = out
                    return
                case .damaged: break loop
                case .going: if before == (position, out.count) { break loop }
                }
            }
            guard !out.isEmpty, form != .zlib || forms.count == 1 || position > 64 else { continue }
            let cause = out.count > limit ? "too-large" : "content-encoding"
            let message =
                out.count > limit
                ? "The packed body holds more than \(limit) bytes; it was cut there." : "The packed body is damaged or cut; what came before was read."
            faults.append((cause, message))
            body = Array(out.prefix(limit))
            return
        }
    }
}
