import GRDB

/// Why an archive could not be opened, read or written. Each case names the file.
package enum ArchiveError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No file is there, and none was to be made.
    case missing(path: String)
    /// The file is there but is no SQLite database.
    case notADatabase(path: String)
    /// The file is a database of another program.
    case notAnArchive(path: String)
    /// A later version of Isnad wrote it.
    case newerVersion(path: String)
    /// Another process holds the write lock and did not give it back in time.
    case locked(path: String)
    case diskFull(path: String)
    /// The file, or the folder it lies in, cannot be opened or written.
    case unreachable(path: String, cause: String)
    /// The database is damaged.
    case damaged(path: String, cause: String)
    /// A constraint refused what was to be written.
    case refused(path: String, cause: String)
    case failed(path: String, cause: String)

    package var description: String {
        switch self {
        case .missing(let path): "\(path): there is no such archive"
        case .notADatabase(let path): "\(path): this file is not a database"
        case .notAnArchive(let path): "\(path): this database was not made by Isnad"
        case .newerVersion(let path): "\(path): a later version of Isnad wrote this archive; use that version"
        case .locked(let path): "\(path): another process is writing; try again when it has ended"
        case .diskFull(let path): "\(path): the disk is full; nothing of the document at hand was written"
        case .unreachable(let path, let cause): "\(path): cannot be opened or written: \(cause)"
        case .damaged(let path, let cause): "\(path): the archive is damaged: \(cause)"
        case .refused(let path, let cause): "\(path): the archive refused what was to be written: \(cause)"
        case .failed(let path, let cause): "\(path): \(cause)"
        }
    }

    /// Runs a body and gives every error the archive's path and a cause.
    static func naming<T>(_ path: String, _ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as ArchiveError {
            throw error
        } catch let refusal as ListRefusal {
            throw refusal
        } catch let refusal as ReviewRefusal {
            throw refusal
        } catch let error as DatabaseError {
            throw ArchiveError(error, path: path)
        } catch {
            throw ArchiveError.failed(path: path, cause: "\(error)")
        }
    }

    init(_ error: DatabaseError, path: String) {
        let cause = error.message ?? "SQLite result \(error.extendedResultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_NOTADB: self = .notADatabase(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path)
        case .SQLITE_FULL: self = .diskFull(path: path)
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_IOERR: self = .unreachable(path: path, cause: cause)
        case .SQLITE_CORRUPT: self = .damaged(path: path, cause: cause)
        case .SQLITE_CONSTRAINT: self = .refused(path: path, cause: cause)
        default: self = .failed(path: path, cause: cause)
        }
    }
}
