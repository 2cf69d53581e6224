/// Numbers and words laid one behind the other; whole numbers in groups of seven bits, smallest first (LEB128), negative ones zigzag.
struct PackedWriter {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number << 1 ^ number >> 63))) }
    mutating func addFixed(_ bits: UInt64) { withUnsafeBytes(of: bits.littleEndian) { bytes.append(contentsOf: $0) } }
    mutating func add(_ number: Double) { addFixed(number.bitPattern) }

    mutating func add(_ text: String) {
        add(UInt64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    /// Whether there is a value, then the value.
    mutating func add<T>(_ value: T?, _ body: (inout PackedWriter, T) -> Void) {
        bytes.append(value == nil ? 0 : 1)
        if let value { body(&self, value) }
    }
}

/// Reads what `PackedWriter` wrote; throws where the bytes are not such.
struct PackedReader {
    struct Damaged: Error {}

    private let bytes: UnsafeRawBufferPointer
    private var place = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    mutating func byte() throws(Damaged) -> UInt8 {
        guard place < bytes.count else { throw Damaged() }
        defer { place += 1 }
        return bytes[place]
    }

    mutating func unsigned() throws(Damaged) -> UInt64 {
        var (value, shift): (UInt64, UInt64) = (0, 0)
        while shift < 64 {
            let next = try byte()
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return value }
            shift += 7
        }
        throw Damaged()
    }

    mutating func integer() throws(Damaged) -> Int {
        let value = try unsigned()
        return Int(truncatingIfNeeded: Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1))
    }

    /// How many things follow, of which each takes a byte at least.
    mutating func count() throws(Damaged) -> Int {
        let value = try unsigned()
        guard value <= UInt64(bytes.count - place) else { throw Damaged() }
        return Int(value)
    }

    mutating func fixed() throws(Damaged) -> UInt64 {
        guard bytes.count - place >= 8 else { throw Damaged() }
        defer { place += 8 }
        return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }

    mutating func double() throws(Damaged) -> Double { Double(bitPattern: try fixed()) }

    mutating func text() throws(Damaged) -> String {
        let count = try count()
        defer { place += count }
        return String(decoding: bytes[place..<(place + count)], as: UTF8.self)
    }

    mutating func optional<T>(_ body: (inout PackedReader) throws(Damaged) -> T) throws(Damaged) -> T? {
        switch try byte() {
        case 0: nil
        case 1: try body(&self)
        default: throw Damaged()
        }
    }
}
