import Foundation

/// Lines of a descriptor as soon as they are there: `FileHandle` waits for a full block, and the host behind the pipe waits for the answer.
struct StageLines {
    private let descriptor: Int32
    /// Bytes that may still be read; nil for all.
    private var left: Int?
    private var buffer: [UInt8] = []
    private var position = 0
    /// Bytes before `position` since the beginning of the file.
    private(set) var offset: Int
    private var isAtEnd = false
    private static let block = 1 << 18

    init(descriptor: Int32) { (self.descriptor, left, offset) = (descriptor, nil, 0) }

    /// Bytes `from..<to` of a file; nil when it cannot be opened there.
    init?(path: String, from: Int, to: Int) {
        let opened = open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0, lseek(opened, off_t(from), SEEK_SET) == off_t(from) else { return nil }
        (descriptor, left, offset) = (opened, max(0, to - from), from)
    }

    func close() { _ = Foundation.close(descriptor) }

    /// The next line without its line feed; nil at the end.
    mutating func next() -> ArraySlice<UInt8>? {
        var searched = position
        while true {
            if let end = Self.lineFeed(in: buffer, from: searched) {
                let line = buffer[position..<end]
                offset += end + 1 - position
                position = end + 1
                return line
            }
            searched = buffer.count - position
            buffer.removeFirst(position)
            position = 0
            if !fill() {
                guard !buffer.isEmpty else { return nil }
                position = buffer.count
                offset += position
                return buffer[...]
            }
        }
    }

    private static func lineFeed(in bytes: [UInt8], from start: Int) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            guard start < bytes.count, let base = bytes.baseAddress, let found = memchr(base + start, 0x0A, bytes.count - start) else { return nil }
            return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
        }
    }

    private mutating func fill() -> Bool {
        let wanted = min(Self.block, left ?? Self.block)
        guard !isAtEnd, wanted > 0 else { return false }
        let before = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: wanted))
        let got = buffer.withUnsafeMutableBytes { bytes -> Int in
            guard let base = bytes.baseAddress else { return 0 }
            while true {
                let got = read(descriptor, base + before, wanted)
                if got >= 0 || errno != EINTR { return got }
            }
        }
        buffer.removeLast(wanted - max(0, got))
        if let left { self.left = left - max(0, got) }
        isAtEnd = got <= 0
        return got > 0
    }
}
