import Foundation

/// An open file, pipe or terminal; closed when nobody needs it any more.
final class Descriptor {
    private let number: Int32
    private let closes: Bool

    /// Nil when the file cannot be opened.
    init?(path: String) {
        number = open(path, O_RDONLY | O_CLOEXEC)
        closes = true
        if number < 0 { return nil }
    }

    init(number: Int32) {
        self.number = number
        closes = false
    }

    deinit { if closes { close(number) } }

    /// Appends at most `count` bytes; 0 at the end, -1 when reading fails.
    func read(_ out: inout [UInt8], _ count: Int) -> Int {
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
