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

    private var stream: ByteStream
    private var buffer: [UInt8] = []
    private var position = 0
    /// Byte of the unpacked input where the buffer begins.
    private var bufferStart = 0
    private var isAtEnd = false
    /// The member ended at the end of the buffer.
    private var isAtMemberEnd = true
    /// Bytes of the buffer that came out of members whose checks held.
    private var soundEnd = 0
    /// Where members begin in the buffer: a record begins there too, whatever the member before broke off in.
    private var memberStarts: [Int] = []
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
        let (isNewMember, before) = (isAtMemberEnd, buffer.count)
        defer { if isNewMember, buffer.count > before { memberStarts.append(before) } }
        switch stream.next(&buffer) {
        case .bytes:
            isAtMemberEnd = false
            return .bytes
        case .memberEnd:
            isAtMemberEnd = true
            soundEnd = buffer.count
            return .memberEnd
        case .damage(let damage):
            pending = Diagnostic(.error, cause: "damaged-record", message: damage.message + "; the record in it was left out.", byte: damage.offset)
            isAtMemberEnd = true
            // What came out of a damaged member is not to be trusted; what stands before it is.
            buffer.removeLast(buffer.count - soundEnd)
            position = min(position, buffer.count)
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
        soundEnd = max(soundEnd - end, 0)
        memberStarts = memberStarts.compactMap { $0 > end ? $0 - end : nil }
        position = 0
    }

    private func offset(_ at: Int) -> Int { stream.packing == .none ? bufferStart + at : stream.memberStart }

    private func fault(_ cause: String, _ message: String, _ offset: Int) -> Step {
        .fault(Diagnostic(.error, cause: cause, message: message, byte: offset))
    }

    // MARK: One record

    /// One record, or what is wrong with it; nil when more has to be looked at first. Whatever it gives, `position` has moved on.
    private mutating func record() -> Step? {
        if position > 1 << 20 { compact(to: position) }
        while buffer.count - position < Self.opening.count, more() {}
        guard buffer[position...].starts(with: Self.opening) else { return lost("no-record", "No WARC record begins") }
        let start = offset(position)
        let found = endOfHead()
        if pending != nil { return nil }
        // A head that holds the first line of another record broke off before it. The last one counts: so no byte is looked at again and again.
        if let next = lastRecord(in: (position + 1)..<(found?.head ?? buffer.count)) {
            position = next
            return fault("no-record", "The head of the record at byte \(start) breaks off; reading goes on at byte \(offset(next)).", start)
        }
        guard let (head, body) = found else { return lost("no-record", "The head of the record has no end") }
        let header = HeaderFields(buffer[position..<head])
        guard let text = header["content-length"], let length = Int(text), length >= 0 else {
            return lost("content-length", "The record has no length that can be read")
        }
        guard length <= limit else { return skip(body, length, start) }
        while buffer.count < body + length {
            switch pull() {
            case .bytes: continue
            // A record that goes on in the next member is as good as any.
            case .memberEnd: continue
            case .damage: return nil
            case .end: return cut(body, length, start)
            }
        }
        return whole(header, body, body + length, start)
    }

    /// The record whose content ends at `end`, when what stands behind it says so.
    private mutating func whole(_ header: HeaderFields, _ body: Int, _ end: Int, _ start: Int) -> Step? {
        // The checks of the member come behind its last byte.
        while stream.packing != .none, !isAtMemberEnd, buffer.count < end + 5 {
            if case .damage = pull() { return nil }
            if isAtEnd { break }
        }
        while stream.packing == .none, buffer.count < end + 4, !isAtEnd { _ = pull() }
        let isFollowed = end + 2 <= buffer.count && buffer[end] == 0x0D && buffer[end + 1] == 0x0A || end < buffer.count && buffer[end] == 0x0A
        guard isFollowed || end == buffer.count else {
            return lost("content-length", "The record is not as long as it says; it was left out")
        }
        if end == buffer.count, isAtEnd, stream.packing == .none, pending == nil {
            pending = Diagnostic(
                .warning, cause: "truncated", message: "The file ends without the empty lines behind its last record, at byte \(offset(end)).",
                byte: offset(end))
        }
        position = end
        return .record(Record(header: header, content: buffer[body..<end], offset: start))
    }

    /// Where the head of the record ends and its content begins; nil where no end is found within what a head may hold.
    private mutating func endOfHead() -> (head: Int, body: Int)? {
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
    private mutating func cut(_ body: Int, _ length: Int, _ start: Int) -> Step {
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

    // MARK: Finding the next record

    /// Whether a line or a member begins at `i` that opens a record.
    private func isOpening(_ i: Int) -> Bool {
        guard buffer[i] == 0x57, buffer[i..<(i + 5)].elementsEqual(Self.opening) else { return false }
        return buffer[i - 1] == 0x0A || memberStarts.contains(i)
    }

    /// Where in the buffer the next line begins that opens a record.
    private func nextRecord(from start: Int) -> Int? {
        var i = max(start, 1)
        while i + 6 <= buffer.count {
            if isOpening(i) { return i }
            i += 1
        }
        return nil
    }

    /// Where in a range the last line begins that opens a record.
    private func lastRecord(in range: Range<Int>) -> Int? {
        var i = min(range.upperBound, buffer.count - 6)
        while i >= max(range.lowerBound, 1) {
            if isOpening(i) { return i }
            i -= 1
        }
        return nil
    }

    /// Tells the fault and goes to where the next record begins, behind `position`.
    private mutating func lost(_ cause: String, _ message: String) -> Step? {
        if pending != nil { return nil }
        let from = offset(position)
        var i = position + 1
        while true {
            if let next = nextRecord(from: i) {
                position = next
                return fault(cause, "\(message), at byte \(from); reading goes on at byte \(offset(next)).", from)
            }
            // Only the last bytes can begin one that the next piece ends.
            compact(to: max(position, buffer.count - 6))
            i = 1
            if case .end = pull() {
                compact(to: buffer.count)
                return fault(cause, "\(message), at byte \(from); nothing more was found.", from)
            }
            if pending != nil { return nil }
        }
    }

    /// Passes over the content of a record that is too large.
    private mutating func skip(_ body: Int, _ length: Int, _ start: Int) -> Step? {
        let error = fault(
            "too-large", "The record at byte \(start) says that it holds \(length) bytes, more than the \(limit) that are kept; it was left out.", start)
        compact(to: body)
        var left = length
        while left > 0 {
            // A length that says too much must not cost the records behind it.
            if let next = nextRecord(from: 1), next < left, isBehindEmptyLine(next) {
                position = next
                return error
            }
            let known = max(buffer.count - 6, 0)
            if buffer.count >= left {
                position = left
                return error
            }
            left -= known
            compact(to: known)
            // A bomb is not unpacked to the end.
            if stream.isBomb {
                stream.skipMember()
                isAtMemberEnd = true
                compact(to: buffer.count)
                return error
            }
            guard more() else { return error }
        }
        return error
    }

    /// Records are parted by two line ends.
    private func isBehindEmptyLine(_ i: Int) -> Bool {
        (i >= 2 && buffer[i - 2] == 0x0A) || (i >= 3 && buffer[i - 2] == 0x0D && buffer[i - 3] == 0x0A)
    }
}
