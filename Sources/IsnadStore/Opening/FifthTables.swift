/// Fifth migration: what makes the cost of a new report that of its neighbourhood.
///
/// `report_outline` keeps what the joining of claims looks at in a report, packed (`ReportOutline.packed`): it is worked out from the rows of its
/// claims, and again from these where it is missing or of another form. Every new claim has a row in `claim_doubt` at once, marked as waiting, so
/// that none has to be looked for.
enum FifthTables {
    static let all = """
        CREATE TABLE report_outline (
            report INTEGER PRIMARY KEY REFERENCES report (key) ON DELETE CASCADE,
            outline BLOB NOT NULL
        );
        INSERT INTO claim_doubt (claim, type, mask, score) SELECT c.id, c.type, 0, -2 FROM claim c
            WHERE NOT EXISTS (SELECT 1 FROM claim_doubt d WHERE d.claim = c.id);
        CREATE TRIGGER claim_doubt_waits AFTER INSERT ON claim BEGIN
            INSERT INTO claim_doubt (claim, type, mask, score) VALUES (new.id, new.type, 0, -2);
        END;
        DELETE FROM archive_state WHERE name = 'derived';
        """
}
