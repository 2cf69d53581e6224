import GRDB
import IsnadCorroboration
import Synchronization

extension Archive {
    /// Works out, where claims or stories are others than when it was last done, what lists and queues are ordered and drawn by: the doubts
    /// of each claim, and the first place of each story. Only what changed is looked at: claims whose row waits, because they are new or because
    /// `Derived.forget` marked it when their story was written; dropped claims and stories took their rows along.
    func refreshDerived() throws {
        let version = try version()
        if watch.withLock({ $0.derived == version }) { return }
        if try read({ try Bool.fetchOne($0, sql: Derived.isWaiting) ?? false }) { try write { try Derived.bringUpToDate($0) } }
        watch.withLock { $0.derived = version }
    }
}

/// The statements that fill `claim_doubt` and `story_spot`.
enum Derived {
    /// Marks the claims of a story that was just written.
    static let forget = "UPDATE claim_doubt SET score = min(score, -1) WHERE claim IN (SELECT claim FROM story_claim WHERE story = ?)"

    fileprivate static let isWaiting = "SELECT EXISTS (SELECT 1 FROM claim_doubt WHERE score < 0)"

    fileprivate static func bringUpToDate(_ db: Database) throws {
        try db.execute(sql: newClaims)
        try db.execute(sql: newStories)
        try db.execute(sql: doubtsOfStories)
    }

    private static func mask(ofStory: Bool) -> String {
        Doubt.allCases.filter { $0.isOfStory == ofStory }.map { "\($0.bit) * coalesce(\($0.sql), 0)" }.joined(separator: " + ")
    }

    /// Doubts that a claim itself shows. A score of -2, which every new row has, tells that they are not known yet, -1 that the sum is not.
    private static let newClaims = """
        UPDATE claim_doubt SET mask = (SELECT \(mask(ofStory: false)) FROM claim c WHERE c.id = claim_doubt.claim), score = -1 WHERE score = -2
        """

    private static let doubtsOfStories: String = {
        let bits = Doubt.allCases.filter(\.isOfStory).reduce(0) { $0 | $1.bit }
        let score = Doubt.allCases.map { "\($0.weight) * ((n.mask & \($0.bit)) > 0)" }.joined(separator: " + ")
        return """
            UPDATE claim_doubt SET mask = n.mask, score = \(score) FROM (
                SELECT d.claim, (d.mask & ~\(bits)) | (\(mask(ofStory: true))) AS mask FROM claim_doubt d
                LEFT JOIN story_claim sc ON sc.claim = d.claim LEFT JOIN story t INDEXED BY story_face ON t.id = sc.story
                WHERE d.score < 0) n
            WHERE n.claim = claim_doubt.claim
            """
    }()

    private static let newStories = """
        INSERT INTO story_spot (story, folded_name, name, contested) SELECT id, folded_name, name, contested FROM (
            SELECT s.id, p.folded_name, p.name, (s.contradictions > 0 OR s.denials_high > 0) AS contested, min(sc.ordinal)
            FROM story s JOIN story_claim sc ON sc.story = s.id
            JOIN claim_participant p ON p.claim = sc.claim AND p.slot = 'place' AND p.ordinal = 0
            WHERE s.id IN (SELECT t.story FROM claim_doubt d JOIN story_claim t ON t.claim = d.claim WHERE d.score < 0)
                AND NOT EXISTS (SELECT 1 FROM story_spot x WHERE x.story = s.id) GROUP BY s.id)
        """
}
