import IsnadModel
import IsnadScript

/// What the comparison of two reports looks at. A pure function of one report and the rules: computed when it arrives, or again at will.
package struct ReportFacts: Sendable {
    package let report: Report
    package var id: String { report.id }
    /// Day of publication since 1970; nil where unknown.
    package let day: Int?
    let words: WordSequence
    /// One key for each run of four words.
    let shingles: [UInt64]
    let all: TermVector
    /// Title and first words.
    let lead: TermVector
    let title: TermVector
    /// Countries that the text is most about, strongest first.
    let topics: [UInt64]
    let claims: [ClaimFacts]
    /// Shingles that stand in the index, sorted: a fixed third of all, the same third in every report.
    let sampled: [UInt64]
    /// Words of the lead by which reports of the same days are looked up.
    let terms: [UInt64]

    /// Words of a lead, title included.
    static let leadWords = 80

    init(_ report: Report, _ tables: CorroboratorTables) {
        self.report = report
        day = report.document.published?.daysSince1970
        let text = ScriptText(report.document.text)
        words = WordSequence(text, furniture: report.document.furniture)
        shingles = words.shingles(CopyThresholds.shingle)
        let stems = words.stems(text)
        all = TermVector(stems[...], tables.common)
        lead = TermVector(stems.prefix(ReportFacts.leadWords), tables.common)
        title = TermVector(TermVector.stems(report.document.title ?? "")[...], tables.common)
        topics = tables.topics.strongest(stems)
        claims = ClaimFacts.all(report, tables)
        sampled = Set(shingles.filter(ReportFacts.isSampled)).sorted()
        terms = lead.strongest(14)
    }

    static func isSampled(_ shingle: UInt64) -> Bool { shingle % 3 == 0 }
}

extension TermVector {
    static func stems(_ text: String) -> [UInt64] {
        let text = ScriptText(text)
        return WordSequence(text, furniture: []).stems(text)
    }
}
