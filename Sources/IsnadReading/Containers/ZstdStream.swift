import Foundation
import IsnadBytes

/// Unpacks Zstandard with the system's library, looked for when it is needed: nothing has to be there to build or to run.
final class ZstdStream {
    private typealias Create = @convention(c) () -> OpaquePointer?
    private typealias Free = @convention(c) (OpaquePointer?) -> Int
    private typealias Reset = @convention(c) (OpaquePointer?, Int32) -> Int
    private typealias Run = @convention(c) (OpaquePointer?, UnsafeMutableRawPointer, UnsafeMutableRawPointer) -> Int
    private typealias IsError = @convention(c) (Int) -> UInt32

    /// `ZSTD_inBuffer` and `ZSTD_outBuffer` alike: a pointer, a size and a position.
    private struct Buffer {
        var data: UnsafeMutableRawPointer?
        var size: Int
        var position: Int
    }

    private let stream: OpaquePointer
    private let free: Free
    private let restart: Reset
    private let unpack: Run
    private let isError: IsError

    /// Nil when the library is not there.
    init?() {
        guard let library = dlopen("libzstd.so.1", RTLD_NOW) ?? dlopen("libzstd.1.dylib", RTLD_NOW) else { return nil }
        guard let create = dlsym(library, "ZSTD_createDStream"), let free = dlsym(library, "ZSTD_freeDStream"),
            let reset = dlsym(library, "ZSTD_DCtx_reset"), let run = dlsym(library, "ZSTD_decompressStream"), let isError = dlsym(library, "ZSTD_isError"),
            let stream = unsafeBitCast(create, to: Create.self)()
        else { return nil }
        self.stream = stream
        self.free = unsafeBitCast(free, to: Free.self)
        restart = unsafeBitCast(reset, to: Reset.self)
        unpack = unsafeBitCast(run, to: Run.self)
        self.isError = unsafeBitCast(isError, to: IsError.self)
    }

    deinit { _ = free(stream) }

    /// Ready for the next frame.
    func reset() { _ = restart(stream, 1) }

    func run(_ input: [UInt8], _ position: inout Int, _ out: inout [UInt8], room: Int) -> Inflater.State {
        let before = out.count
        out.append(contentsOf: repeatElement(0, count: room))
        var result = 0
        var written = 0
        input.withUnsafeBytes { source in
            out.withUnsafeMutableBytes { target in
                guard let from = source.baseAddress, let to = target.baseAddress else { return }
                var given = Buffer(data: UnsafeMutableRawPointer(mutating: from), size: input.count, position: position)
                var taken = Buffer(data: to + before, size: room, position: 0)
                result = unpack(stream, &taken, &given)
                position = given.position
                written = taken.position
            }
        }
        out.removeLast(room - written)
        if isError(result) != 0 { return .damaged }
        return result == 0 ? .ended : .going
    }

    /// Whether a frame, or one that is to be skipped, begins at a position.
    static func begins(_ bytes: [UInt8], _ i: Int) -> Bool {
        guard i + 3 < bytes.count else { return false }
        if bytes[i] == 0x28, bytes[i + 1] == 0xB5, bytes[i + 2] == 0x2F, bytes[i + 3] == 0xFD { return true }
        return bytes[i] & 0xF0 == 0x50 && bytes[i + 1] == 0x2A && bytes[i + 2] == 0x4D && bytes[i + 3] == 0x18
    }
}
