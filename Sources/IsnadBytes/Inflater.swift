import CIsnadZlib

/// Unpacks DEFLATE data with zlib, forward and in pieces.
package final class Inflater {
    package enum Form: Int32 {
        /// One gzip member; its checksum and length are checked at its end.
        case gzip = 31
        /// zlib, as HTTP's `deflate` means it.
        case zlib = 15
        /// Bare DEFLATE, as in zip files.
        case raw = -15
    }

    package enum State {
        /// More input, or more room, is wanted.
        case going
        /// The data ended, and what is checked at its end held.
        case ended
        /// The data is damaged.
        case damaged
    }

    private let stream: UnsafeMutablePointer<z_stream>
    private let isReady: Bool

    package init(_ form: Form) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        isReady = isnad_inflate_init(stream, form.rawValue) == Z_OK
    }

    deinit {
        if isReady { inflateEnd(stream) }
        stream.deallocate()
    }

    /// Ready for the next member of the same form.
    package func reset() { if isReady { inflateReset(stream) } }

    /// Unpacks from `input[position...]`, moves `position` behind what was used, and appends what came out, at most about `room` bytes.
    package func run(_ input: [UInt8], _ position: inout Int, to end: Int, _ out: inout [UInt8], room: Int) -> State {
        guard isReady else { return .damaged }
        let before = out.count
        let used = min(end, input.count) - position
        var (left, status, written) = (0, Z_OK, 0)
        // Room that is not used is given back; growing by doubling keeps the copying linear.
        out.append(contentsOf: repeatElement(0, count: room))
        out.withUnsafeMutableBufferPointer { target in
            input.withUnsafeBufferPointer { source in
                guard let from = source.baseAddress, let to = target.baseAddress else { return }
                stream.pointee.next_in = UnsafeMutablePointer(mutating: from + position)
                stream.pointee.avail_in = UInt32(clamping: used)
                stream.pointee.next_out = to + before
                stream.pointee.avail_out = UInt32(clamping: room)
                status = inflate(stream, Z_NO_FLUSH)
                left = Int(stream.pointee.avail_in)
                written = room - Int(stream.pointee.avail_out)
            }
        }
        out.removeLast(room - written)
        position += used - left
        switch status {
        case Z_STREAM_END: return .ended
        case Z_OK, Z_BUF_ERROR: return .going
        default: return .damaged
        }
    }

    /// All that one piece of data holds, up to a limit; nil when it is damaged, breaks off or is larger.
    package static func all(_ bytes: [UInt8], _ form: Form, limit: Int) -> [UInt8]? {
        let inflater = Inflater(form)
        var (position, out) = (0, [UInt8]())
        while true {
            let (before, length) = (position, out.count)
            switch inflater.run(bytes, &position, to: bytes.count, &out, room: min(max(bytes.count * 4, 1 << 14), 1 << 20)) {
            case .ended: return out
            case .damaged: return nil
            case .going: if out.count > limit || (position == before && out.count == length) { return nil }
            }
        }
    }
}

/// Packs bytes with zlib.
package enum Deflater {
    /// One gzip member of the bytes, the same for the same bytes; nil when memory is short.
    package static func gzip(_ bytes: [UInt8]) -> [UInt8]? {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        defer { stream.deallocate() }
        guard bytes.count < Int(UInt32.max), isnad_deflate_init(stream, 6, 31) == Z_OK else { return nil }
        defer { deflateEnd(stream) }
        let room = Int(deflateBound(stream, UInt(bytes.count)))
        var out = [UInt8](repeating: 0, count: room)
        var status = Z_OK
        var written = 0
        bytes.withUnsafeBufferPointer { source in
            out.withUnsafeMutableBufferPointer { target in
                stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                stream.pointee.avail_in = UInt32(source.count)
                stream.pointee.next_out = target.baseAddress
                stream.pointee.avail_out = UInt32(clamping: room)
                status = deflate(stream, Z_FINISH)
                written = room - Int(stream.pointee.avail_out)
            }
        }
        guard status == Z_STREAM_END else { return nil }
        out.removeLast(room - written)
        return out
    }
}

/// CRC-32 as zip files use it.
package enum Checksum {
    package static func crc32(_ bytes: [UInt8]) -> UInt32 {
        bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: CIsnadZlib.crc32(0, $0.baseAddress, UInt32(clamping: $0.count))) }
    }
}
