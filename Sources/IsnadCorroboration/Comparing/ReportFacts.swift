import IsnadModel
import IsnadScript

/// All that corroboration looks at in one report. A pure function of the report and the rules: computed when it arrives, or again at will.
package struct ReportFacts: Sendable {
    package let report: Report
    package let wording: ReportWording
    package let outline: ReportOutline
    package var id: String { report.id }
    var printing: Printing { outline.printing }
    var claims: [ClaimFacts] { outline.claims }

    init(_ report: Report, _ tables: CorroboratorTables) {
        self.report = report
        wording = ReportWording(id: report.id, report.document, tables)
        outline = ReportOutline(id: report.id, printing: wording.printing, claims: ClaimFacts.all(report, tables))
    }

    /// The claim that facts of this report are about.
    func claim(_ facts: ClaimFacts) -> Claim { report.coded.claims[facts.ordinal] }
}

/// What the comparison of two texts looks at: nothing of it depends on what was read out of them.
package struct ReportWording: Sendable {
    package let id: String
    let printing: Printing
    let words: WordSequence
    /// One key for each run of four words.
    let shingles: [UInt64]
    let all: TermVector
    /// Title and first words.
    let lead: TermVector
    let title: TermVector
    /// Countries that the text is most about, strongest first.
    let topics: [UInt64]
    /// Shingles that stand in the index, sorted: a fixed third of all, the same third in every report.
    let sampled: [UInt64]
    /// Words of the lead by which reports of the same days are looked up.
    let terms: [UInt64]
    /// Day of publication since 1970; nil where unknown.
    package var day: Int? { printing.day }

    /// Words of a lead, title included.
    static let leadWords = 80

    init(id: String, _ document: Document, _ tables: CorroboratorTables) {
        self.id = id
        printing = Printing(document)
        let text = ScriptText(document.text)
        words = WordSequence(text, furniture: document.furniture)
        shingles = words.shingles(CopyThresholds.shingle)
        let stems = words.stems(text)
        all = TermVector(stems[...], tables.common)
        lead = TermVector(stems.prefix(ReportWording.leadWords), tables.common)
        title = TermVector(TermVector.stems(document.title ?? "")[...], tables.common)
        topics = tables.topics.strongest(stems)
        sampled = Set(shingles.filter(ReportWording.isSampled)).sorted()
        terms = lead.strongest(14)
    }

    static func isSampled(_ shingle: UInt64) -> Bool { shingle % 3 == 0 }
}

/// What the joining of claims looks at in one report: its claims without their wording. Small, so that an archive keeps it beside the report.
package struct ReportOutline: Sendable {
    package let id: String
    let printing: Printing
    let claims: [ClaimFacts]
    package var claimIDs: [String] { claims.map(\.id) }
}

extension TermVector {
    static func stems(_ text: String) -> [UInt64] {
        let text = ScriptText(text)
        return WordSequence(text, furniture: []).stems(text)
    }
}
