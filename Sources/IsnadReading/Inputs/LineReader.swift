import IsnadModel

/// Lines of a file, packed or not, read in blocks: memory is bounded by the longest line that is kept.
struct LineReader {
    struct Line {
        var bytes: [UInt8]
        /// From 1.
        var number: Int
        /// Byte at which the line begins.
        var offset: Int
        /// The line was longer than the limit; its bytes were passed over.
        var isTooLong: Bool
    }

    /// Longest line that is kept, in bytes.
    static let defaultLimit = 16 << 20
    let path: String
    /// Whether the file broke off because it could not be read further.
    private(set) var hasFailed = false
    /// Bytes as received that were taken in.
    var consumed: Int { stream.consumed }
    private let limit: Int
    private var stream: ByteStream
    private var buffer: [UInt8] = []
    private var position = 0
    private var number = 0
    private var offset = 0
    private var isAtEnd = false
    private var damage: [Diagnostic] = []
    private var isBehindDamage = false

    /// Nil when the file cannot be opened.
    init?(path: String, limit: Int = LineReader.defaultLimit) {
        guard let stream = ByteStream(path: path) else { return nil }
        (self.stream, self.path, self.limit) = (stream, path, limit)
    }

    init(descriptor: Int32, path: String, limit: Int = LineReader.defaultLimit) {
        stream = ByteStream(Descriptor(number: descriptor))
        (self.path, self.limit) = (path, limit)
    }

    init(_ stream: ByteStream, path: String, limit: Int = LineReader.defaultLimit) { (self.stream, self.path, self.limit) = (stream, path, limit) }

    /// Whether it is zstd and the library for it is missing.
    var lacksLibrary: Bool { stream.lacksLibrary }

    /// Damage in a packed file that was met since the last call.
    mutating func takeDamage() -> [Diagnostic] {
        defer { damage = [] }
        return damage
    }

    mutating func next() -> Line? {
        var line: [UInt8] = []
        var tooLong = false
        let start = offset
        while true {
            if position >= buffer.count {
                let hasMore = fill()
                // What stood before damage makes no line with what stands behind it.
                let isBroken = isBehindDamage && offset > start
                isBehindDamage = false
                if isBroken { break }
                if !hasMore {
                    guard offset > start else { return nil }
                    break
                }
            }
            let end = buffer[position...].firstIndex(of: 0x0A) ?? buffer.count
            if tooLong || line.count + end - position > limit {
                tooLong = true
                line = []
                // What unpacks to a line without end is not unpacked further.
                if stream.isBomb {
                    stream.skipMember()
                    offset += buffer.count - position
                    position = buffer.count
                    break
                }
            } else {
                line += buffer[position..<end]
            }
            offset += end - position
            position = end
            if end < buffer.count {
                position += 1
                offset += 1
                break
            }
        }
        number += 1
        return Line(bytes: line, number: number, offset: start, isTooLong: tooLong)
    }

    /// The first bytes, not taken.
    mutating func peek(_ count: Int) -> ArraySlice<UInt8> {
        if position >= buffer.count { _ = fill() }
        return buffer[position...].prefix(count)
    }

    /// The stream with what was looked at still before it; of use only before the first line is taken.
    func rewound() -> ByteStream {
        var stream = stream
        stream.giveBack(buffer[position...])
        return stream
    }

    /// Everything that has not been read yet, up to a number of bytes.
    mutating func rest(limit: Int) -> [UInt8] {
        var bytes = Array(buffer[position...])
        position = buffer.count
        while bytes.count <= limit, fill() {
            bytes += buffer
            position = buffer.count
        }
        return bytes
    }

    private mutating func fill() -> Bool {
        while !isAtEnd {
            buffer.removeAll(keepingCapacity: true)
            position = 0
            switch stream.next(&buffer) {
            case .bytes: if !buffer.isEmpty { return true }
            case .memberEnd: if !buffer.isEmpty { return true }
            case .damage(let found):
                isBehindDamage = true
                damage.append(Diagnostic(.error, cause: found.cause, message: found.message + "; reading goes on behind it.", byte: found.offset))
            case .end:
                isAtEnd = true
                hasFailed = stream.hasFailed
            }
        }
        return false
    }
}
