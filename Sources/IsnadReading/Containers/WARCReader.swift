import IsnadBytes
import IsnadModel

/// Reads the records of a WARC or WET file (ISO 28500, versions 1.0 and 1.1), each in its own member or all in a row.
///
/// A record is given only when all of it is there and the checks of its member hold. Damage is told with its offset, and the next record that
/// begins soundly is read; memory is bounded by the largest record that is kept.
struct WARCReader {
    struct Record {
        var header: HeaderFields
        var content: ArraySlice<UInt8>
        /// Byte of the file as received where the record's member begins; of an unpacked file, where the record does.
        var offset: Int
        var type: String { header["warc-type"]?.lowercased() ?? "" }
    }

    enum Step {
        case record(Record)
        case fault(Diagnostic)
        case end
    }

    /// Content of a record that is kept; larger ones are passed over and told.
    static let maximumContent = 16 << 20
    private static let maximumHead = 1 << 20
    /// Unpacked bytes for each packed one beyond which a member is taken for a bomb.
    private static let maximumRatio = 200

    private var stream: ByteStream
    private var buffer: [UInt8] = []
    private var position = 0
    /// Byte of the unpacked input where the buffer begins.
    private var bufferStart = 0
    private var isAtEnd = false
    /// The member ended at the end of the buffer.
    private var isAtMemberEnd = true
    private var pending: Diagnostic?
    private var isDone = false
    let limit: Int

    /// Bytes as received that were taken in.
    var consumed: Int { stream.consumed }

    /// First bytes of every record.
    static let opening = Array("WARC/".utf8)

    init(_ stream: ByteStream, limit: Int = WARCReader.maximumContent) { (self.stream, self.limit) = (stream, limit) }

    private enum Pull { case bytes, memberEnd, damage, end }

    /// Takes the next piece from the stream into the buffer.
    private mutating func pull() -> Pull {
        if isAtEnd { return .end }
        switch stream.next(&buffer) {
        case .bytes:
            isAtMemberEnd = false
            return .bytes
        case .memberEnd:
            isAtMemberEnd = true
            return .memberEnd
        case .damage(let damage):
            pending = Diagnostic(.error, cause: "damaged-record", message: damage.message + "; the record in it was left out.", byte: damage.offset)
            isAtMemberEnd = true
            return .damage
        case .end:
            isAtEnd = true
            return .end
        }
    }

    mutating func next() -> Step {
        while true {
            if let fault = pending {
                pending = nil
                // What came out of a damaged member and has not been read is not to be trusted.
                compact(to: buffer.count)
                return .fault(fault)
            }
            if isDone { return .end }
            skipLineEnds()
            if position >= buffer.count {
                compact(to: buffer.count)
                switch pull() {
                case .end:
                    isDone = true
                    return .end
                default: continue
                }
            }
            if let step = record() { return step }
        }
    }

    private mutating func skipLineEnds() {
        while position < buffer.count, buffer[position] == 0x0D || buffer[position] == 0x0A { position += 1 }
    }

    private mutating func compact(to end: Int) {
        if end >= buffer.count { buffer.removeAll(keepingCapacity: buffer.capacity < 8 << 20) } else { buffer.removeFirst(end) }
        bufferStart += end
        position = 0
    }

    private func offset(_ at: Int) -> Int { stream.packing == .none ? bufferStart + at : stream.memberStart }

    private func fault(_ cause: String, _ message: String, _ offset: Int) -> Step {
        .fault(Diagnostic(.error, cause: cause, message: message, byte: offset))
    }

    /// One record, or what is wrong with it; nil when more has to be looked at first.
    private mutating func record() -> Step? {
        if position > 1 << 20 { compact(to: position) }
        guard let (head, body) = readHead() else { return lost("no-record", "No WARC record begins") }
        let start = offset(position)
        let header = HeaderFields(buffer[position..<head])
        guard let text = header["content-length"], let length = Int(text), length >= 0 else {
            position += 1
            return lost("content-length", "The record has no length that can be read")
        }
        guard length <= limit else { return skip(body, length, start) }
        let headStart = position
        while buffer.count < body + length {
            switch pull() {
            case .bytes: continue
            // A record that goes on in the next member is as good as any.
            case .memberEnd: continue
            case .damage: return nil
            case .end: return cut(headStart, body, length, start)
            }
        }
        let end = body + length
        // The checks of the member come behind its last byte.
        while stream.packing != .none, !isAtMemberEnd, buffer.count < end + 5 {
            if case .damage = pull() { return nil }
            if isAtEnd { break }
        }
        while stream.packing == .none, buffer.count < end + 4, !isAtEnd { _ = pull() }
        let isFollowed = end + 2 <= buffer.count && buffer[end] == 0x0D && buffer[end + 1] == 0x0A || end < buffer.count && buffer[end] == 0x0A
        guard isFollowed || end == buffer.count else {
            position = headStart + 1
            return lost("content-length", "The record at byte \(start) is not as long as it says; it was left out, and the next begins")
        }
        if end == buffer.count, isAtEnd, stream.packing == .none, pending == nil {
            pending = Diagnostic(
                .warning, cause: "truncated", message: "The file ends without the empty lines behind its last record, at byte \(offset(end)).",
                byte: offset(end))
        }
        position = end
        return .record(Record(header: header, content: buffer[body..<end], offset: start))
    }

    /// Where the head of the record ends and its content begins; nil where no record stands.
    private mutating func readHead() -> (Int, Int)? {
        while buffer.count - position < 5, more() {}
        guard buffer[position...].starts(with: Self.opening) else { return nil }
        var searched = position
        while true {
            if let found = HeaderFields.end(buffer, from: searched) { return found }
            searched = max(position, buffer.count - 3)
            if buffer.count - position > Self.maximumHead { return nil }
            guard more() else { return nil }
        }
    }

    /// Takes the next piece; false at the end and where damage was met. Bytes may come together with the end of a member.
    private mutating func more() -> Bool {
        switch pull() {
        case .bytes, .memberEnd: true
        case .damage, .end: false
        }
    }

    /// The file ends inside a record.
    private mutating func cut(_ head: Int, _ body: Int, _ length: Int, _ start: Int) -> Step {
        let missing = body + length - buffer.count
        // A length that says too much swallows the records behind: the next that begins is taken up.
        if let next = nextRecord(from: body) {
            position = next
            return fault(
                "content-length", "The record at byte \(start) is not as long as it says; it was left out, and reading goes on at byte \(offset(next)).", start)
        }
        compact(to: buffer.count)
        return fault(
            "truncated", "The file ends inside the record at byte \(start); \(missing) of its \(length) bytes are missing, and it was left out.", start)
    }

    /// Where in the buffer a line begins that opens a record.
    private func nextRecord(from start: Int) -> Int? {
        var i = max(start, 1)
        while i + 6 <= buffer.count {
            if buffer[i] == 0x57, buffer[i - 1] == 0x0A, buffer[i..<(i + 5)].elementsEqual(Self.opening) { return i }
            i += 1
        }
        return nil
    }

    // MARK: Finding the next record

    /// Tells the fault and goes to where the next record begins.
    private mutating func lost(_ cause: String, _ message: String) -> Step? {
        if pending != nil { return nil }
        let from = offset(position)
        var i = position
        while true {
            while i + 6 <= buffer.count {
                if buffer[i] == 0x57, buffer[i..<(i + 5)].elementsEqual(Self.opening), i == 0 || buffer[i - 1] == 0x0A { return found(i, from, cause, message) }
                i += 1
            }
            // Only the last bytes can begin one that the next piece ends.
            let keep = max(0, buffer.count - 6)
            compact(to: keep)
            i = min(1, buffer.count)
            if case .end = pull() {
                compact(to: buffer.count)
                break
            }
            if pending != nil { return nil }
        }
        return fault(cause, "\(message) at byte \(from); nothing more was found.", from)
    }

    private mutating func found(_ i: Int, _ from: Int, _ cause: String, _ message: String) -> Step? {
        if i == position { return fault(cause, "\(message) at byte \(from).", from) }
        position = i
        return fault(cause, "\(message) at byte \(from); reading goes on at byte \(offset(i)).", from)
    }

    /// Passes over the content of a record that is too large.
    private mutating func skip(_ body: Int, _ length: Int, _ start: Int) -> Step? {
        let error = fault(
            "too-large", "The record at byte \(start) says that it holds \(length) bytes, more than the \(limit) that are kept; it was left out.", start)
        var left = length - (buffer.count - body)
        if left < 0 {
            position = body + length
            return error
        }
        compact(to: buffer.count)
        // Data that unpacks to hundreds of times its size is a bomb: its member is not unpacked to the end.
        var unpacked = 0
        while left > 0 {
            if stream.packing != .none, unpacked > limit {
                stream.skipMember()
                isAtMemberEnd = true
                compact(to: buffer.count)
                return error
            }
            guard more() else { break }
            unpacked += buffer.count
            if buffer.count > left {
                position = left
                return error
            }
            left -= buffer.count
            compact(to: buffer.count)
        }
        return error
    }
}
