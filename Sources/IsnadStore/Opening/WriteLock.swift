import Foundation

/// One writer at a time, over all processes: a lock on a file beside the archive.
///
/// SQLite before 3.51.3 can lose committed data when two processes write and checkpoint at one instant; with this lock around each
/// write transaction *and* each checkpoint that cannot happen.
final class WriteLock: Sendable {
    private let descriptor: Int32
    private let path: String
    /// Attempts, 50 ms apart, before giving up.
    private let attempts: Int

    init(archive path: String, attempts: Int = 200) throws {
        let file = path + ".lock"
        descriptor = open(file, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
        (self.path, self.attempts) = (path, attempts)
        guard descriptor >= 0 else { throw ArchiveError.unreachable(path: file, cause: String(cString: strerror(errno))) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Runs a body while no other process writes. Calls inside one process must already be one after another.
    func hold<T>(_ body: () throws -> T) throws -> T {
        var tries = 0
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let cause = errno
            guard cause == EWOULDBLOCK || cause == EINTR else {
                throw ArchiveError.unreachable(path: path + ".lock", cause: String(cString: strerror(cause)))
            }
            tries += 1
            guard tries < attempts else { throw ArchiveError.locked(path: path) }
            usleep(50_000)
        }
        defer { _ = flock(descriptor, LOCK_UN) }
        return try body()
    }
}
