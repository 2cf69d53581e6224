/// Tables of the second migration: what corroboration keeps between reports, what it changed, and what the user decided.
enum SecondTables {
    static let all = """
        CREATE TABLE posting (
            kind INTEGER NOT NULL, key INTEGER NOT NULL, day INTEGER NOT NULL, report INTEGER NOT NULL,
            PRIMARY KEY (kind, key, day, report)
        ) WITHOUT ROWID;
        CREATE TABLE pending (
            kind TEXT NOT NULL CHECK (kind IN ('report', 'story')),
            id TEXT NOT NULL, json TEXT NOT NULL,
            PRIMARY KEY (kind, id)
        ) WITHOUT ROWID;
        CREATE TABLE report_link (
            a TEXT NOT NULL, b TEXT NOT NULL, one_happening INTEGER NOT NULL CHECK (one_happening IN (0, 1)),
            json TEXT NOT NULL CHECK (json_valid(json)),
            PRIMARY KEY (a, b), CHECK (a <> b)
        ) WITHOUT ROWID;
        CREATE INDEX report_link_b ON report_link (b);
        CREATE TABLE happening (
            id TEXT PRIMARY KEY CHECK (id <> ''), report_count INTEGER NOT NULL CHECK (report_count > 0),
            json TEXT NOT NULL CHECK (json_valid(json))
        );
        CREATE TABLE report_happening (
            report TEXT PRIMARY KEY, happening TEXT NOT NULL REFERENCES happening (id) ON DELETE CASCADE
        ) WITHOUT ROWID;
        CREATE INDEX report_happening_happening ON report_happening (happening);
        CREATE TABLE claim_edge (
            a TEXT NOT NULL, b TEXT NOT NULL, points INTEGER NOT NULL, rule TEXT NOT NULL CHECK (rule <> ''), detail TEXT NOT NULL,
            PRIMARY KEY (a, b), CHECK (a <> b)
        ) WITHOUT ROWID;
        CREATE INDEX claim_edge_b ON claim_edge (b);
        CREATE TABLE origin_form (
            origin TEXT NOT NULL, json TEXT NOT NULL, uses INTEGER NOT NULL,
            PRIMARY KEY (origin, json)
        ) WITHOUT ROWID;
        ALTER TABLE claim_origin ADD COLUMN json TEXT;
        CREATE TABLE entity_form (
            entity TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, uses INTEGER NOT NULL,
            PRIMARY KEY (entity, name, kind)
        ) WITHOUT ROWID;
        CREATE TABLE entity_tally (entity TEXT PRIMARY KEY, claims INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE entity_whole (
            part TEXT NOT NULL, rank INTEGER NOT NULL, whole TEXT NOT NULL, relation TEXT NOT NULL, rule TEXT NOT NULL, detail TEXT NOT NULL,
            PRIMARY KEY (part, rank)
        ) WITHOUT ROWID;
        CREATE INDEX entity_whole_whole ON entity_whole (whole);
        CREATE TABLE entity_decision (seq INTEGER PRIMARY KEY, json TEXT NOT NULL CHECK (json_valid(json)));
        CREATE TABLE change (
            seq INTEGER PRIMARY KEY, run INTEGER NOT NULL, day TEXT, story TEXT NOT NULL, kind TEXT NOT NULL, detail TEXT NOT NULL,
            reports TEXT NOT NULL CHECK (json_valid(reports))
        );
        CREATE INDEX change_run ON change (run);
        -- What an archive of the first version holds is worked out anew by the next ingest.
        INSERT INTO pending (kind, id, json) SELECT 'report', id, '' FROM report;
        DELETE FROM story; DELETE FROM origin; DELETE FROM copy; DELETE FROM entity_relation;
        UPDATE claim_participant SET entity = NULL WHERE entity IS NOT NULL;
        DELETE FROM entity;
        """
}
