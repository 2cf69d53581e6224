import GRDB

/// What an archive remembers of a feed between two looks at it.
package struct WatchMemory: Sendable {
    package var tag: String?
    package var modified: String?
    /// Ids of the items that were taken.
    package var taken: Set<String> = []
}

extension Migrations {
    static let watched = """
        CREATE TABLE watched_feed (address TEXT PRIMARY KEY, tag TEXT, modified TEXT) WITHOUT ROWID;
        CREATE TABLE watched_item (feed TEXT NOT NULL, item TEXT NOT NULL, PRIMARY KEY (feed, item)) WITHOUT ROWID;
        """
}

extension Archive {
    package func watchMemory(_ feed: String) throws -> WatchMemory {
        try read { db in
            var memory = WatchMemory()
            if let row = try Row.fetchOne(db, sql: "SELECT tag, modified FROM watched_feed WHERE address = ?", arguments: [feed]) {
                memory.tag = try row.decode(String?.self, forColumn: "tag")
                memory.modified = try row.decode(String?.self, forColumn: "modified")
            }
            memory.taken = try Set(String.fetchAll(db, sql: "SELECT item FROM watched_item WHERE feed = ?", arguments: [feed]))
            return memory
        }
    }

    /// Remembers a look: its items are not taken again. To be called when they are stored.
    package func remember(_ feed: String, tag: String?, modified: String?, items: [String]) throws {
        try write { db in
            try db.execute(
                sql: """
                    INSERT INTO watched_feed (address, tag, modified) VALUES (?, ?, ?)
                    ON CONFLICT (address) DO UPDATE SET tag = excluded.tag, modified = excluded.modified
                    """, arguments: [feed, tag, modified])
            for item in items { try db.execute(sql: "INSERT OR IGNORE INTO watched_item (feed, item) VALUES (?, ?)", arguments: [feed, item]) }
        }
    }
}
