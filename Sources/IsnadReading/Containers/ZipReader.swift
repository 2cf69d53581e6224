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
    /// Whether its files claim more bytes than the zip file has: they lie over each other, which only bombs do.
    let isOverlapping: Bool
    private let file: PlacedBytes
    private let places: [[UInt8]: Int]

    static let maximumEntries = 1 << 20
    static let maximumSize = 64 << 20
    /// Text packs to a fifth, what holds nothing to a thousandth.
    private static let maximumRatio = 200

    /// Nil when the file cannot be opened or has no directory at its end.
    init?(path: String) {
        guard let file = PlacedBytes(path: path) else { return nil }
        self.init(file)
    }

    init?(bytes: [UInt8]) { self.init(PlacedBytes(bytes: bytes)) }

    private init?(_ file: PlacedBytes) {
        guard let entries = ZipDirectory(file)?.entries else { return nil }
        self.file = file
        self.entries = entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        var (places, claimed): ([[UInt8]: Int], Int) = ([:], 0)
        for (i, entry) in self.entries.enumerated() {
            places[Array(entry.name.utf8)] = i
            claimed += min(entry.packed, file.count)
        }
        self.places = places
        isOverlapping = claimed > file.count
    }

    /// The file of a name; nil where there is none.
    func entry(_ name: String) -> Entry? { places[Array(name.utf8)].map { entries[$0] } }

    func content(_ entry: Entry) -> Content {
        guard entry.size <= Self.maximumSize, entry.packed <= Self.maximumSize else {
            return .failed(cause: "too-large", message: "The file inside is larger than \(Self.maximumSize) bytes.")
        }
        guard entry.size < 1 << 20 || entry.size / max(entry.packed, 1) <= Self.maximumRatio else {
            return .failed(cause: "too-large", message: "The file inside unpacks to more than \(Self.maximumRatio) times its size.")
        }
        guard let head = file.read(entry.header, 30), head.count == 30, ZipDirectory.number(head, 0, 4) == 0x0403_4B50 else {
            return .failed(cause: "damaged", message: "The file inside does not begin where the directory says.")
        }
        guard ZipDirectory.number(head, 6, 2) & 1 == 0 else { return .failed(cause: "encrypted", message: "The file inside is encrypted.") }
        let start = entry.header + 30 + ZipDirectory.number(head, 26, 2) + ZipDirectory.number(head, 28, 2)
        guard let packed = file.read(start, entry.packed), packed.count == entry.packed else {
            return .failed(cause: "truncated", message: "The zip file ends inside the file.")
        }
        let bytes: [UInt8]?
        switch entry.method {
        case 0: bytes = packed
        case 8: bytes = Inflater.all(packed, .raw, limit: entry.size)
        default: return .failed(cause: "unknown-kind", message: "The file inside is packed in a way that is not read (\(entry.method)).")
        }
        guard let bytes, Checksum.crc32(bytes) == entry.checksum else { return .failed(cause: "damaged", message: "The packed file inside is damaged.") }
        return .bytes(bytes)
    }
}

/// The list of files at the end of a zip file, in its old form and in the one for large files (zip64).
private struct ZipDirectory {
    private(set) var entries: [ZipReader.Entry] = []

    init?(_ file: PlacedBytes) {
        let tailStart = max(file.count - 66_000, 0)
        guard let tail = file.read(tailStart, file.count - tailStart), tail.count >= 22 else { return nil }
        guard let at = (0...(tail.count - 22)).reversed().first(where: { Self.number(tail, $0, 4) == 0x0605_4B50 }) else { return nil }
        var (size, start) = (Self.number(tail, at + 12, 4), Self.number(tail, at + 16, 4))
        if at >= 20, Self.number(tail, at - 20, 4) == 0x0706_4B50, let large = file.read(Self.number(tail, at - 12, 8), 56), large.count == 56,
            Self.number(large, 0, 4) == 0x0606_4B50
        {
            (size, start) = (Self.number(large, 40, 8), Self.number(large, 48, 8))
        }
        guard size <= 256 << 20, let bytes = file.read(start, size) else { return nil }
        var i = 0
        while i + 46 <= bytes.count, Self.number(bytes, i, 4) == 0x0201_4B50, entries.count < ZipReader.maximumEntries {
            let nameEnd = i + 46 + Self.number(bytes, i + 28, 2)
            let extraEnd = nameEnd + Self.number(bytes, i + 30, 2)
            guard nameEnd <= bytes.count else { break }
            var entry = ZipReader.Entry(
                name: String(decoding: bytes[(i + 46)..<nameEnd], as: UTF8.self), method: UInt16(Self.number(bytes, i + 10, 2)),
                checksum: UInt32(Self.number(bytes, i + 16, 4)), packed: Self.number(bytes, i + 20, 4), size: Self.number(bytes, i + 24, 4),
                header: Self.number(bytes, i + 42, 4))
            Self.widen(&entry, bytes, nameEnd, min(extraEnd, bytes.count))
            entries.append(entry)
            i = extraEnd + Self.number(bytes, i + 32, 2)
        }
    }

    /// Sizes and places that four bytes do not hold stand in a field of their own, in the order of the fields that they replace.
    private static func widen(_ entry: inout ZipReader.Entry, _ bytes: [UInt8], _ start: Int, _ end: Int) {
        let all = 0xFFFF_FFFF
        guard entry.size == all || entry.packed == all || entry.header == all else { return }
        var i = start
        while i + 4 <= end {
            let (id, length) = (number(bytes, i, 2), number(bytes, i + 2, 2))
            var (p, last) = (i + 4, min(i + 4 + length, end))
            if id == 1 {
                for field in [\ZipReader.Entry.size, \.packed, \.header] where entry[keyPath: field] == all && p + 8 <= last {
                    entry[keyPath: field] = number(bytes, p, 8)
                    p += 8
                }
                last = end
            }
            i = max(last, i + 4)
        }
    }

    /// A number of little-endian bytes; 0 where they do not stand, and for numbers that no size can be.
    static func number(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
        guard at >= 0, at + count <= bytes.count else { return 0 }
        let value = (0..<count).reduce(UInt64(0)) { $0 | UInt64(bytes[at + $1]) << (8 * UInt64($1)) }
        return value > UInt64(1) << 60 ? 0 : Int(value)
    }
}

/// Bytes that are read by their place, of a file or in memory.
private struct PlacedBytes {
    let count: Int
    private let handle: FileHandle?
    private let memory: [UInt8]

    init(bytes: [UInt8]) { (count, handle, memory) = (bytes.count, nil, bytes) }

    init?(path: String) {
        guard let handle = FileHandle(forReadingAtPath: path), let end = try? handle.seekToEnd() else { return nil }
        (count, self.handle, memory) = (Int(clamping: end), handle, [])
    }

    /// Fewer bytes where the file ends before; nil where nothing can be read.
    func read(_ offset: Int, _ length: Int) -> [UInt8]? {
        guard offset >= 0, length >= 0, offset <= count else { return nil }
        guard let handle else { return Array(memory[offset..<min(offset + length, count)]) }
        guard (try? handle.seek(toOffset: UInt64(offset))) != nil, let data = try? handle.read(upToCount: min(length, count - offset)) else { return nil }
        return Array(data)
    }
}
