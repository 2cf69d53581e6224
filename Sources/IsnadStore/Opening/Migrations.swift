import GRDB

/// The archive's tables. Migrations are only ever added, never changed: an old archive must open in every later version.
enum Migrations {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1-first-tables") { db in
            try db.execute(sql: "PRAGMA application_id = \(FileProbe.applicationID)")
            try db.execute(sql: reports)
            try db.execute(sql: claims)
            try db.execute(sql: search)
            try db.execute(sql: entities)
            try db.execute(sql: origins)
            try db.execute(sql: stories)
            try db.execute(sql: reasons)
        }
        migrator.registerMigration("review-events") { db in try db.execute(sql: review) }
        migrator.registerMigration("received-bytes") { try $0.execute(sql: received) }
        migrator.registerMigration("watched-feeds") { try $0.execute(sql: watched) }
        migrator.registerMigration("2-incremental-corroboration") { db in try db.execute(sql: SecondTables.all) }
        migrator.registerMigration("3-written-in-bulk") { db in try db.execute(sql: bulk) }
        migrator.registerMigration("4-quick-lists") { try $0.execute(sql: FourthTables.all) }
        migrator.registerMigration("5-outlines") { try $0.execute(sql: FifthTables.all) }
        return migrator
    }

    /// Spans are half-open Unicode-scalar offsets into `report.text`. Days are `YYYY-MM-DD`. `folded_…` columns are for search and
    /// comparison: vowel signs dropped, hamza seats laid together, see `Documentation/formats.md`.
    private static let reports = """
        CREATE TABLE report (
            key INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE CHECK (id <> ''),
            document_id TEXT NOT NULL,
            content_hash TEXT NOT NULL CHECK (length(content_hash) = 64),
            coded_hash TEXT NOT NULL CHECK (length(coded_hash) = 64),
            path TEXT NOT NULL,
            url TEXT, title TEXT, outlet TEXT, author TEXT,
            published TEXT CHECK (published IS NULL OR date(published, '+0 days') = published),
            language TEXT NOT NULL,
            text TEXT NOT NULL,
            title_start INTEGER, title_end INTEGER,
            furniture TEXT NOT NULL CHECK (json_valid(furniture)),
            diagnostics TEXT NOT NULL CHECK (json_valid(diagnostics)),
            folded_title TEXT NOT NULL,
            folded_text TEXT NOT NULL,
            UNIQUE (document_id, content_hash),
            CHECK (title_start IS NULL OR (title_start >= 0 AND title_start <= title_end))
        );
        CREATE INDEX report_published ON report (published);
        CREATE INDEX report_outlet ON report (outlet);
        """

    private static let claims = """
        CREATE TABLE claim (
            key INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE CHECK (id <> ''),
            report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
            type TEXT NOT NULL CHECK (type <> ''),
            modality TEXT NOT NULL CHECK (modality IN
                ('actual', 'attempted', 'ordered', 'planned', 'predicted', 'possible', 'denied', 'habitual', 'hypothetical')),
            trigger_text TEXT NOT NULL,
            trigger_start INTEGER NOT NULL, trigger_end INTEGER NOT NULL,
            sentence_text TEXT NOT NULL,
            sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
            count_low REAL, count_high REAL, count_unit TEXT, count_text TEXT,
            time_start TEXT CHECK (time_start IS NULL OR date(time_start, '+0 days') = time_start),
            time_end TEXT CHECK (time_end IS NULL OR date(time_end, '+0 days') = time_end),
            time_text TEXT, time_precision TEXT,
            folded_sentence TEXT NOT NULL,
            json TEXT NOT NULL CHECK (json_valid(json)),
            json_hash TEXT NOT NULL CHECK (length(json_hash) = 64),
            UNIQUE (report, ordinal),
            CHECK (trigger_start >= 0 AND trigger_start <= trigger_end),
            CHECK (sentence_start >= 0 AND sentence_start <= sentence_end),
            CHECK (count_low IS NULL OR count_high IS NULL OR count_low <= count_high),
            CHECK (time_start IS NULL OR time_end IS NULL OR time_start <= time_end)
        );
        CREATE INDEX claim_type ON claim (type, time_start);
        CREATE INDEX claim_time ON claim (time_start, time_end);
        CREATE TABLE claim_participant (
            claim TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
            slot TEXT NOT NULL CHECK (slot IN ('agent', 'target', 'to', 'from', 'place', 'chain')),
            ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
            text TEXT NOT NULL,
            span_start INTEGER NOT NULL, span_end INTEGER NOT NULL,
            name TEXT NOT NULL,
            folded_name TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind <> ''),
            entity TEXT REFERENCES entity (id) ON DELETE SET NULL,
            PRIMARY KEY (claim, slot, ordinal),
            CHECK (span_start >= 0 AND span_start <= span_end)
        );
        CREATE INDEX claim_participant_entity ON claim_participant (entity);
        CREATE INDEX claim_participant_name ON claim_participant (folded_name);
        CREATE TABLE claim_evidence (
            claim TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
            slot TEXT NOT NULL CHECK (slot IN ('trigger', 'sentence', 'count', 'time', 'hedge', 'reason', 'content', 'also')),
            ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
            text TEXT NOT NULL,
            span_start INTEGER NOT NULL, span_end INTEGER NOT NULL,
            PRIMARY KEY (claim, slot, ordinal),
            CHECK (span_start >= 0 AND span_start <= span_end)
        );
        """

    /// The built-in tokenizer, so that any SQLite program can search; what it cannot do for Arabic was done to the columns.
    private static let search: String = ["report:folded_title, folded_text", "claim:folded_sentence"].map { entry in
        let parts = entry.split(separator: ":", maxSplits: 1)
        let (table, columns) = (parts[0], parts[1])
        let old = columns.split(separator: ", ").map { "old.\($0)" }.joined(separator: ", ")
        let new = columns.split(separator: ", ").map { "new.\($0)" }.joined(separator: ", ")
        return """
            CREATE VIRTUAL TABLE \(table)_search USING fts5 (
                \(columns), content = '\(table)', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 0');
            CREATE TRIGGER \(table)_search_insert AFTER INSERT ON \(table) BEGIN
                INSERT INTO \(table)_search (rowid, \(columns)) VALUES (new.key, \(new));
            END;
            CREATE TRIGGER \(table)_search_delete AFTER DELETE ON \(table) BEGIN
                INSERT INTO \(table)_search (\(table)_search, rowid, \(columns)) VALUES ('delete', old.key, \(old));
            END;
            CREATE TRIGGER \(table)_search_update AFTER UPDATE OF \(columns) ON \(table) BEGIN
                INSERT INTO \(table)_search (\(table)_search, rowid, \(columns)) VALUES ('delete', old.key, \(old));
                INSERT INTO \(table)_search (rowid, \(columns)) VALUES (new.key, \(new));
            END;
            """
    }.joined(separator: "\n")

    private static let entities = """
        CREATE TABLE entity (
            id TEXT PRIMARY KEY CHECK (id <> ''),
            name TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind <> ''),
            is_partial_name INTEGER NOT NULL CHECK (is_partial_name IN (0, 1)),
            claim_count INTEGER NOT NULL CHECK (claim_count >= 0),
            json TEXT NOT NULL CHECK (json_valid(json))
        );
        CREATE TABLE entity_name (
            entity TEXT NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            folded_name TEXT NOT NULL,
            PRIMARY KEY (entity, name)
        );
        CREATE INDEX entity_name_folded ON entity_name (folded_name);
        CREATE TABLE entity_relation (
            part TEXT NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
            whole TEXT NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
            relation TEXT NOT NULL,
            rule TEXT NOT NULL CHECK (rule <> ''), detail TEXT NOT NULL,
            PRIMARY KEY (part, whole), CHECK (part <> whole)
        );
        CREATE TABLE copy (
            id TEXT PRIMARY KEY,
            relation TEXT NOT NULL CHECK (relation IN ('copy', 'excerpt')),
            first_report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
            second_report TEXT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
            words INTEGER NOT NULL CHECK (words > 0),
            share_of_first REAL NOT NULL CHECK (share_of_first BETWEEN 0 AND 1),
            share_of_second REAL NOT NULL CHECK (share_of_second BETWEEN 0 AND 1),
            rule TEXT NOT NULL CHECK (rule <> ''), detail TEXT NOT NULL,
            UNIQUE (first_report, second_report), CHECK (first_report <> second_report)
        );
        CREATE TABLE copy_passage (
            copy TEXT NOT NULL REFERENCES copy (id) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            first_start INTEGER NOT NULL, first_end INTEGER NOT NULL,
            second_start INTEGER NOT NULL, second_end INTEGER NOT NULL,
            PRIMARY KEY (copy, ordinal),
            CHECK (first_start >= 0 AND first_start <= first_end AND second_start >= 0 AND second_start <= second_end)
        );
        """

    private static let origins = """
        CREATE TABLE origin (
            id TEXT PRIMARY KEY CHECK (id <> ''),
            name TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('named', 'outlet', 'anonymous', 'report')),
            entity TEXT, held_by TEXT,
            json TEXT NOT NULL CHECK (json_valid(json))
        );
        CREATE TABLE claim_origin (
            claim TEXT PRIMARY KEY REFERENCES claim (id) ON DELETE CASCADE,
            origin TEXT NOT NULL REFERENCES origin (id) ON DELETE CASCADE,
            rule TEXT NOT NULL CHECK (rule <> ''), detail TEXT NOT NULL
        );
        CREATE INDEX claim_origin_origin ON claim_origin (origin);
        """

    private static let stories = """
        CREATE TABLE story (
            id TEXT PRIMARY KEY CHECK (id <> ''),
            type TEXT NOT NULL,
            start_day TEXT, end_day TEXT,
            claim_count INTEGER NOT NULL CHECK (claim_count > 0),
            report_count INTEGER NOT NULL CHECK (report_count > 0),
            origins_low INTEGER NOT NULL, origins_high INTEGER NOT NULL,
            denials_low INTEGER NOT NULL, denials_high INTEGER NOT NULL,
            contradictions INTEGER NOT NULL,
            json TEXT NOT NULL CHECK (json_valid(json)),
            CHECK (origins_low <= origins_high AND denials_low <= denials_high)
        );
        CREATE INDEX story_day ON story (start_day);
        CREATE TABLE story_claim (
            story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
            claim TEXT NOT NULL UNIQUE REFERENCES claim (id) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            PRIMARY KEY (story, ordinal)
        );
        CREATE TABLE story_link (
            story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
            a TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
            b TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
            rule TEXT NOT NULL CHECK (rule <> ''), detail TEXT NOT NULL,
            PRIMARY KEY (a, b), CHECK (a <> b)
        );
        CREATE INDEX story_link_story ON story_link (story);
        """

    /// New rows come into the search index by `SearchWriter`. A participant is looked up by its entity only where it has one; the first index
    /// is the beginning of the second. What points to a report or a claim is found from either end, or each one taken out costs a look at all.
    private static let bulk = """
        DROP TRIGGER report_search_insert;
        DROP TRIGGER claim_search_insert;
        DROP INDEX claim_participant_entity;
        DROP INDEX claim_participant_part;
        CREATE INDEX claim_participant_part ON claim_participant (entity, slot, claim) WHERE entity IS NOT NULL;
        CREATE INDEX copy_second_report ON copy (second_report);
        CREATE INDEX story_link_b ON story_link (b);
        CREATE INDEX entity_relation_whole ON entity_relation (whole);
        """

    /// Every link with its reason, in one place for whoever reads the file with another program.
    private static let reasons = """
        CREATE VIEW link AS
            SELECT 'story' AS kind, a, b, rule, detail FROM story_link
            UNION ALL SELECT 'origin', claim, origin, rule, detail FROM claim_origin
            UNION ALL SELECT 'part', part, whole, rule, detail FROM entity_relation
            UNION ALL SELECT 'copy', first_report, second_report, rule, detail FROM copy;
        CREATE TABLE archive_state (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        );
        """

    /// What people decided about claims. Rows are only ever appended: a decision is taken back by a later row that names it. Nothing here
    /// refers to the rows of `claim`: reading a report anew, or dropping it, must not touch a decision.
    private static let review = """
        CREATE TABLE review_event (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            at TEXT NOT NULL CHECK (at <> ''),
            who TEXT NOT NULL CHECK (who <> ''),
            action TEXT NOT NULL CHECK (action IN ('accept', 'reject', 'correct', 'note', 'same', 'apart', 'undo')),
            claim TEXT NOT NULL,
            report TEXT NOT NULL,
            other TEXT,
            slot TEXT,
            span_start INTEGER, span_end INTEGER,
            value TEXT,
            why TEXT,
            undoes INTEGER REFERENCES review_event (seq),
            snapshot TEXT NOT NULL CHECK (json_valid(snapshot)),
            hash TEXT NOT NULL CHECK (length(hash) = 64),
            CHECK ((action = 'undo') = (undoes IS NOT NULL)),
            CHECK (span_start IS NULL OR (span_start >= 0 AND span_start <= span_end))
        );
        CREATE INDEX review_event_claim ON review_event (claim);
        CREATE UNIQUE INDEX review_event_undoes ON review_event (undoes) WHERE undoes IS NOT NULL;
        CREATE TRIGGER review_event_is_kept BEFORE UPDATE ON review_event BEGIN
            SELECT RAISE(ABORT, 'decisions are only appended');
        END;
        CREATE TRIGGER review_event_is_not_dropped BEFORE DELETE ON review_event BEGIN
            SELECT RAISE(ABORT, 'decisions are only appended');
        END;
        -- Worked out from the rows of claims and stories whenever these changed: what the queue is ordered by.
        CREATE TABLE claim_doubt (
            claim TEXT PRIMARY KEY REFERENCES claim (id) ON DELETE CASCADE,
            mask INTEGER NOT NULL,
            score INTEGER NOT NULL
        );
        CREATE INDEX claim_doubt_score ON claim_doubt (score DESC, claim);
        CREATE TABLE story_spot (
            story TEXT PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE,
            folded_name TEXT NOT NULL,
            name TEXT NOT NULL,
            contested INTEGER NOT NULL
        );
        CREATE INDEX story_spot_name ON story_spot (folded_name, name, contested, story);
        CREATE INDEX claim_modality ON claim (modality);
        -- What lists, timelines and counts need of a story, without its record.
        CREATE INDEX story_face ON story (id, type, start_day, end_day, report_count, claim_count, origins_low, origins_high, denials_high, contradictions);
        CREATE INDEX story_type ON story (type, contradictions, denials_high);
        CREATE INDEX story_prominence ON story (
            -report_count, -contradictions, -claim_count, -coalesce(CAST(replace(start_day, '-', '') AS INTEGER), 0), id);
        CREATE INDEX entity_prominence ON entity (-claim_count, id);
        CREATE INDEX report_latest ON report (coalesce(-julianday(published), 0), id);
        CREATE INDEX claim_participant_part ON claim_participant (entity, slot, claim);
        """
}
