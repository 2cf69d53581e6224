/// Fourth migration: indexes from which the pages read names, days and doubts without touching the long records.
enum FourthTables {
    static let all = """
        DROP INDEX claim_participant_name;
        CREATE INDEX claim_participant_form ON claim_participant (folded_name, slot, claim);
        CREATE INDEX claim_participant_role ON claim_participant (claim, slot, entity) WHERE entity IS NOT NULL;
        CREATE INDEX claim_face ON claim (id, type, modality, time_start, report, ordinal);
        CREATE INDEX report_face ON report (id, published);
        CREATE INDEX claim_reason ON claim_evidence (claim, text) WHERE slot = 'reason';
        DROP INDEX claim_doubt_score;
        ALTER TABLE claim_doubt ADD COLUMN type TEXT NOT NULL DEFAULT '';
        DELETE FROM claim_doubt;
        CREATE INDEX claim_doubt_score ON claim_doubt (score DESC, claim, mask);
        CREATE INDEX claim_doubt_type ON claim_doubt (type, score DESC, claim, mask);
        DELETE FROM archive_state WHERE name = 'derived';
        CREATE TRIGGER entity_decision_is_kept BEFORE UPDATE ON entity_decision BEGIN
            SELECT RAISE(ABORT, 'decisions are only appended');
        END;
        CREATE TRIGGER entity_decision_is_not_dropped BEFORE DELETE ON entity_decision BEGIN
            SELECT RAISE(ABORT, 'decisions are only appended');
        END;
        """
}
