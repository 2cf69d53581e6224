import Foundation

/// An open file, pipe or terminal, or bytes in memory; closed when nobody needs it any more.
final class Descriptor {
    private let number: Int32
    private let closes: Bool
    private let memory: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) { (number, closes, memory) = (-1, false, bytes) }

    /// Nil when the file cannot be opened.
    init?(path: String) {
        number = open(path, O_RDONLY | O_CLOEXEC)
        (closes, memory) = (true, [])
        if number < 0 { return nil }
    }

    init(number: Int32) {
        self.number = number
        (closes, memory) = (false, [])
    }

    deinit { if closes { close(number) } }

    /// Appends at most `count` bytes; 0 at the end, -1 when reading fails.
    func read(_ out: inout [UInt8], _ count: Int) -> Int {
        if number < 0 {
            let part = memory[position...].prefix(count)
            out += part
            position += part.count
            return part.count
        }
        let before = out.count
        out.append(contentsOf: repeatElement(0, count: count))
        var got = -1
        out.withUnsafeMutableBytes { buffer in
            guard let base = buffer.baseAddress else { return }
            repeat { got = Foundation.read(number, base + before, count) } while got < 0 && errno == EINTR
        }
        out.removeLast(count - max(got, 0))
        return got
    }
}
