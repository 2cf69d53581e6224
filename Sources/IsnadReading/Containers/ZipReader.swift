import Foundation
import IsnadBytes

/// Files inside a zip file, one at a time. Nothing is ever written to the disk: names inside are only names.
struct ZipReader {
    struct Entry {
        var name: String
        fileprivate var method: UInt16
        fileprivate var checksum: UInt32
        fileprivate var packed: Int
        fileprivate var size: Int
        fileprivate var header: Int
    }

    enum Content {
        case bytes([UInt8])
        /// Why it cannot be read, as a cause and a sentence.
        case failed(cause: String, message: String)
    }

    let entries: [Entry]
    private let handle: FileHandle
    private let length: Int

    static let maximumEntries = 1 << 20
    static let maximumSize = 64 << 20
    private static let maximumRatio = 1000

    /// Nil when the file cannot be opened or has no directory at its end.
    init?(path: String) {
        guard let handle = FileHandle(forReadingAtPath: path), let end = try? handle.seekToEnd() else { return nil }
        self.handle = handle
        length = Int(clamping: end)
        guard let entries = Self.directory(handle, length) else { return nil }
        self.entries = entries
    }

    private static func read(_ handle: FileHandle, _ offset: Int, _ count: Int) -> [UInt8]? {
        guard offset >= 0, count >= 0, (try? handle.seek(toOffset: UInt64(offset))) != nil, let data = try? handle.read(upToCount: count) else { return nil }
        return Array(data)
    }

    private static func number(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
        guard at >= 0, at + count <= bytes.count else { return 0 }
        return (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }

    private static func directory(_ handle: FileHandle, _ length: Int) -> [Entry]? {
        let tailLength = min(length, 66_000)
        guard let tail = read(handle, length - tailLength, tailLength), tail.count >= 22 else { return nil }
        guard let at = (0...(tail.count - 22)).reversed().first(where: { tail[$0] == 0x50 && tail[$0 + 1] == 0x4B && tail[$0 + 2] == 5 && tail[$0 + 3] == 6 })
        else { return nil }
        let (size, start) = (number(tail, at + 12, 4), number(tail, at + 16, 4))
        guard size <= 256 << 20, let bytes = read(handle, start, size) else { return nil }
        var entries: [Entry] = []
        var i = 0
        while i + 46 <= bytes.count, number(bytes, i, 4) == 0x0201_4B50, entries.count < maximumEntries {
            let nameLength = number(bytes, i + 28, 2)
            guard i + 46 + nameLength <= bytes.count else { break }
            entries.append(
                Entry(
                    name: String(decoding: bytes[(i + 46)..<(i + 46 + nameLength)], as: UTF8.self), method: UInt16(number(bytes, i + 10, 2)),
                    checksum: UInt32(number(bytes, i + 16, 4)), packed: number(bytes, i + 20, 4), size: number(bytes, i + 24, 4),
                    header: number(bytes, i + 42, 4)))
            i += 46 + nameLength + number(bytes, i + 30, 2) + number(bytes, i + 32, 2)
        }
        return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    func content(_ entry: Entry) -> Content {
        guard entry.size <= Self.maximumSize, entry.packed <= Self.maximumSize else {
            return .failed(cause: "too-large", message: "The file inside is larger than \(Self.maximumSize) bytes.")
        }
        guard entry.packed == 0 || entry.size / max(entry.packed, 1) <= Self.maximumRatio else {
            return .failed(cause: "too-large", message: "The file inside unpacks to more than \(Self.maximumRatio) times its size.")
        }
        guard let head = Self.read(handle, entry.header, 30), head.count == 30, Self.number(head, 0, 4) == 0x0403_4B50 else {
            return .failed(cause: "damaged", message: "The file inside does not begin where the directory says.")
        }
        guard Self.number(head, 6, 2) & 1 == 0 else { return .failed(cause: "encrypted", message: "The file inside is encrypted.") }
        let start = entry.header + 30 + Self.number(head, 26, 2) + Self.number(head, 28, 2)
        guard let packed = Self.read(handle, start, entry.packed), packed.count == entry.packed else {
            return .failed(cause: "truncated", message: "The zip file ends inside the file.")
        }
        let bytes: [UInt8]?
        switch entry.method {
        case 0: bytes = packed
        case 8: bytes = Inflater.all(packed, .raw, limit: entry.size + 1)
        default: return .failed(cause: "unknown-kind", message: "The file inside is packed in a way that is not read (\(entry.method)).")
        }
        guard let bytes, Checksum.crc32(bytes) == entry.checksum else { return .failed(cause: "damaged", message: "The packed file inside is damaged.") }
        return .bytes(bytes)
    }
}
