import Foundation

/// Lines of a file, read in blocks: memory is bounded by the longest line that is kept.
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
    private let limit: Int
    private let handle: FileHandle
    private var buffer: [UInt8] = []
    private var position = 0
    private var number = 0
    private var offset = 0
    private var isAtEnd = false

    /// Nil when the file cannot be opened.
    init?(path: String, limit: Int = LineReader.defaultLimit) {
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        (self.handle, self.path, self.limit) = (handle, path, limit)
    }

    init(descriptor: Int32, path: String, limit: Int = LineReader.defaultLimit) {
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        (self.path, self.limit) = (path, limit)
    }

    mutating func next() -> Line? {
        var line: [UInt8] = []
        var tooLong = false
        let start = offset
        while true {
            if position >= buffer.count, !fill() {
                guard offset > start else { return nil }
                break
            }
            let end = buffer[position...].firstIndex(of: 0x0A) ?? buffer.count
            if tooLong || line.count + end - position > limit {
                tooLong = true
                line = []
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
        guard !isAtEnd else { return false }
        do {
            if let data = try handle.read(upToCount: 1 << 16), !data.isEmpty {
                buffer = Array(data)
                position = 0
                return true
            }
        } catch {
            hasFailed = true
        }
        isAtEnd = true
        return false
    }
}
