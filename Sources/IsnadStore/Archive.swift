import Foundation
import GRDB
import IsnadCorroboration
import IsnadModel
import Synchronization

/// Reports, their claims, and what they say together, in one SQLite file that any SQLite program can open.
///
/// Reading is safe from any thread and while another process writes. Writing waits for the write lock beside the file (`PATH.lock`).
/// After a crash or a power cut a document is there wholly or not at all.
package final class Archive: Sendable {
    package enum Mode: Sendable {
        /// The file must be there.
        case existing
        /// A missing file is made; its folder must be there.
        case create
    }

    package let path: String
    let pool: DatabasePool
    let lock: WriteLock
    package let corroborator: Corroborator
    let watch = Mutex(Watch())

    /// - Parameter lockAttempts: attempts, 50 ms apart, to get the write lock.
    /// - Throws: `ArchiveError`.
    package init(path: String, mode: Mode = .create, corroborator: Corroborator = Corroborator(), lockAttempts: Int = 200) throws {
        try FileProbe.check(path, isToBeMade: mode == .create)
        let lock = try WriteLock(archive: path, attempts: lockAttempts)
        (self.path, self.lock, self.corroborator) = (path, lock, corroborator)
        pool = try ArchiveError.naming(path) { try lock.hold { try Archive.open(path) } }
    }

    deinit { try? close() }

    /// Ends all work on the file: the log is folded into it, so that it alone holds everything. Other processes that read it keep the log.
    package func close() throws {
        try ArchiveError.naming(path) {
            let isFirst = try watch.withLock { watch in
                try watch.connection?.close()
                defer { watch.isClosed = true }
                return !watch.isClosed
            }
            guard isFirst else { return }
            try lock.hold {
                _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
                try pool.close()
            }
        }
    }

    private static func open(_ path: String) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.label = "isnad"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        // More could not read at the same time, and each has to fill a cache of its own.
        configuration.maximumReaderCount = max(2, ProcessInfo.processInfo.activeProcessorCount)
        configuration.prepareDatabase { db in
            // Checkpoints happen where the write lock is held, and nowhere else.
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
            try db.execute(sql: "PRAGMA cell_size_check = ON")
            // KiB for each connection: enough to hold the indexes that lists of a large archive walk through.
            try db.execute(sql: "PRAGMA cache_size = -32000")
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try prepareWriter(pool)
        let migrator = Migrations.migrator
        guard try !pool.read({ try migrator.hasBeenSuperseded($0) }) else { throw ArchiveError.newerVersion(path: path) }
        if try !pool.read({ try migrator.hasCompletedMigrations($0) }) {
            try migrator.migrate(pool)
            try pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
        }
        return pool
    }

    /// The pool sets NORMAL when it opens, with which a power cut loses documents that were already acknowledged. So FULL is set after.
    private static func prepareWriter(_ pool: DatabasePool) throws {
        try pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            // Pages of a long transaction stay at hand; with the usual 2 MB they are written out and read back many times.
            try db.execute(sql: "PRAGMA cache_size = -\(writerCache)")
        }
    }

    /// Kibibytes.
    private static let writerCache = 98_304

    /// What `PRAGMA synchronous` says on the connection that writes: 2 is FULL.
    package func synchronousMode() throws -> Int? {
        try ArchiveError.naming(path) { try pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") } }
    }

    /// One transaction under the write lock.
    func write<T>(_ body: (Database) throws -> T) throws -> T {
        try ArchiveError.naming(path) {
            try pool.writeWithoutTransaction { db in
                try lock.hold {
                    var result: T?
                    try db.inTransaction(.immediate) {
                        result = try body(db)
                        return .commit
                    }
                    guard let result else { throw ArchiveError.failed(path: path, cause: "the transaction gave nothing") }
                    return result
                }
            }
        }
    }

    /// Folds the log into the file.
    func checkpoint() throws {
        try ArchiveError.naming(path) {
            try pool.writeWithoutTransaction { db in try lock.hold { _ = try db.checkpoint(.passive) } }
        }
    }

    func read<T>(_ body: (Database) throws -> T) throws -> T {
        try ArchiveError.naming(path) { try pool.read(body) }
    }
}
