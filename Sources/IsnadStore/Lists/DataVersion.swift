import GRDB

/// Tells whether anybody, in this process or another, has written to an archive since it was last asked.
package final class DataVersion: Sendable {
    private let queue: DatabaseQueue
    private let path: String

    package init(_ archive: Archive) throws {
        path = archive.path
        var configuration = Configuration()
        configuration.readonly = true
        queue = try ArchiveError.naming(path) { try DatabaseQueue(path: archive.path, configuration: configuration) }
    }

    /// A number that changes with every commit of another connection; this one never writes.
    package func current() throws -> Int {
        try ArchiveError.naming(path) { try queue.read { try Int.fetchOne($0, sql: "PRAGMA data_version") ?? 0 } }
    }
}
