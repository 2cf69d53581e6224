import GRDB
import IsnadBytes

/// Bytes as they were received, and where they came from: what every span can be traced back to.
package struct ReceivedItem: Sendable {
    package var bytes: [UInt8]
    /// File, and place inside it, that they came from.
    package var path: String
    package var url: String?
    package var mediaType: String?
    package var charset: String?
    /// When their carrier received them, as it writes it.
    package var received: String?

    package init(bytes: [UInt8], path: String, url: String? = nil, mediaType: String? = nil, charset: String? = nil, received: String? = nil) {
        (self.bytes, self.path, self.url, self.mediaType, self.charset, self.received) = (bytes, path, url, mediaType, charset, received)
    }
}

extension Migrations {
    /// `received_bytes` holds each run of bytes once, packed as gzip, under its SHA-256; `received` says where it came from and which report
    /// was read out of it. What was received stays when a report is read anew.
    static let received = """
        CREATE TABLE received_bytes (
            sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
            size INTEGER NOT NULL CHECK (size >= 0),
            gzip BLOB NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE received (
            key INTEGER PRIMARY KEY,
            sha256 TEXT NOT NULL REFERENCES received_bytes (sha256),
            report TEXT NOT NULL,
            path TEXT NOT NULL,
            url TEXT, media_type TEXT, charset TEXT, received_at TEXT,
            UNIQUE (report, sha256, path)
        );
        CREATE INDEX received_path ON received (path);
        """
}

/// Keeps received bytes; runs inside a transaction.
struct ReceivedWriter {
    let db: Database

    func keep(_ item: ReceivedItem, report: String) throws {
        let digest = SHA256.hexadecimal(item.bytes)
        if try Int.fetchOne(try db.cachedStatement(sql: "SELECT size FROM received_bytes WHERE sha256 = ?"), arguments: [digest]) == nil {
            guard let packed = Deflater.gzip(item.bytes) else { throw DatabaseError(message: "the received bytes cannot be packed") }
            try db.run("INSERT INTO received_bytes (sha256, size, gzip) VALUES (?, ?, ?)", [digest, item.bytes.count, DataBlob.of(packed)])
        }
        try db.run(
            "INSERT OR IGNORE INTO received (sha256, report, path, url, media_type, charset, received_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [digest, report, item.path, item.url, item.mediaType, item.charset.flatMap { $0.isEmpty ? nil : $0 }, item.received])
    }
}

extension Archive {
    /// The bytes that a report was read out of, the earliest first.
    package func received(report: String) throws -> [(sha256: String, item: ReceivedItem)] {
        try read { db in
            let sql = """
                SELECT received.*, received_bytes.gzip, received_bytes.size FROM received JOIN received_bytes USING (sha256) WHERE report = ? ORDER BY key
                """
            return try Row.fetchAll(db, sql: sql, arguments: [report]).map { row in
                let bytes = try Self.unpacked(row)
                return (
                    try row.decode(String.self, forColumn: "sha256"),
                    ReceivedItem(
                        bytes: bytes, path: try row.decode(String.self, forColumn: "path"), url: try row.decode(String?.self, forColumn: "url"),
                        mediaType: try row.decode(String?.self, forColumn: "media_type"), charset: try row.decode(String?.self, forColumn: "charset"),
                        received: try row.decode(String?.self, forColumn: "received_at"))
                )
            }
        }
    }

    /// Whether a report of the archive came from a place.
    package func receivedPaths() throws -> Set<String> {
        try read { try Set(String.fetchAll($0, sql: "SELECT path FROM received UNION SELECT path FROM report")) }
    }

    static func unpacked(_ row: Row) throws -> [UInt8] {
        let size = try row.decode(Int.self, forColumn: "size")
        return Inflater.all(DataBlob.bytes(try row.decode(DataBlob.Stored.self, forColumn: "gzip")), .gzip, limit: size + 1) ?? []
    }
}
