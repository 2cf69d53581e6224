import Foundation
import GRDB

/// Looks at a file before it is opened for writing, so that nothing of another program is touched.
enum FileProbe {
    /// `ISNA`, written in the header of every archive.
    static let applicationID: Int32 = 0x4953_4E41
    private static let magic = Array("SQLite format 3".utf8) + [0]

    /// - Throws: `ArchiveError` when the path holds anything but an archive or nothing.
    static func check(_ path: String, isToBeMade: Bool) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            if isToBeMade { return }
            throw ArchiveError.missing(path: path)
        }
        if isFolder.boolValue { throw ArchiveError.notADatabase(path: path) }
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw ArchiveError.unreachable(path: path, cause: "it may not be read")
        }
        defer { try? file.close() }
        let header = [UInt8]((try? file.read(upToCount: 100)) ?? Data())
        // A new archive whose first page is still in the log has an empty file.
        if header.isEmpty { return }
        guard header.count == 100, header.starts(with: magic) else { throw ArchiveError.notADatabase(path: path) }
        let id = header[68..<72].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        if id == UInt32(bitPattern: applicationID) { return }
        guard id == 0, try isEmptyOrOurs(path) else { throw ArchiveError.notAnArchive(path: path) }
    }

    /// Reads through the log, which may hold a header that the file does not yet.
    private static func isEmptyOrOurs(_ path: String) throws -> Bool {
        var configuration = Configuration()
        configuration.readonly = true
        return try ArchiveError.naming(path) {
            try DatabaseQueue(path: path, configuration: configuration).read { db in
                if try Int32.fetchOne(db, sql: "PRAGMA application_id") == applicationID { return true }
                return try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
            }
        }
    }
}
