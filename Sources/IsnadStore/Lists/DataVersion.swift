import GRDB
import Synchronization

/// Tells whether anybody, in this process or another, has written to an archive since it was last asked.
final class DataVersion: Sendable {
    private let queue: DatabaseQueue
    private let path: String

    init(path: String) throws {
        self.path = path
        var configuration = Configuration()
        configuration.readonly = true
        queue = try ArchiveError.naming(path) { try DatabaseQueue(path: path, configuration: configuration) }
    }

    /// A number that changes with every commit of another connection; this one never writes.
    func current() throws -> Int {
        try ArchiveError.naming(path) { try queue.read { try Int.fetchOne($0, sql: "PRAGMA data_version") ?? 0 } }
    }

    func close() throws { try queue.close() }
}

/// The connection that watches for commits, opened when it is first asked for, and what was last found to be up to date.
struct Watch {
    var connection: DataVersion?
    /// Version at which the derived tables were up to date.
    var derived: Int?
    var isClosed = false
}

extension Archive {
    /// A number that changes with every commit to the file, whoever makes it. It means nothing beyond this process.
    package func version() throws -> Int {
        try watch.withLock { watch in
            if let connection = watch.connection { return try connection.current() }
            let connection = try DataVersion(path: path)
            watch.connection = connection
            return try connection.current()
        }
    }
}
