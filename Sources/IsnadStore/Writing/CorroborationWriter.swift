import GRDB
import IsnadCorroboration
import IsnadModel

/// Writes copies and stories; runs inside a transaction.
struct CorroborationWriter {
    let db: Database

    func insert(_ copy: Copy) throws {
        try db.run(
            """
            INSERT INTO copy (id, relation, first_report, second_report, words, share_of_first, share_of_second, rule, detail)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                copy.id, copy.relation.rawValue, copy.first, copy.second, copy.words, copy.shareOfFirst, copy.shareOfSecond,
                copy.reason.rule, copy.reason.detail,
            ])
        for (ordinal, passage) in copy.passages.enumerated() {
            try db.run(
                "INSERT INTO copy_passage (copy, ordinal, first_start, first_end, second_start, second_end) VALUES (?, ?, ?, ?, ?, ?)",
                [copy.id, ordinal, passage.first.start, passage.first.end, passage.second.start, passage.second.end])
        }
    }

    func insert(_ story: Story) throws {
        let contradictions = story.agreement.filter { $0.relation == .contradict }.count
        try db.run(
            """
            INSERT INTO story (id, type, start_day, end_day, claim_count, report_count, origins_low, origins_high, denials_low,
                denials_high, contradictions, json)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                story.id, story.type.rawValue, story.start?.description, story.end?.description, story.claims.count, story.reportCount,
                story.origins.low, story.origins.high, story.denials.low, story.denials.high, contradictions,
                RecordJSON.string(story),
            ])
        for (ordinal, claim) in story.claims.enumerated() {
            try db.run("INSERT INTO story_claim (story, claim, ordinal) VALUES (?, ?, ?)", [story.id, claim, ordinal])
        }
        try db.run(Derived.forget, [story.id])
    }
}
