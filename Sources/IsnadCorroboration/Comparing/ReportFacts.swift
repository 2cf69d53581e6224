import IsnadModel
import IsnadScript

/// All that corroboration looks at in one report. A pure function of the report and the rules: computed when it arrives, or again at will.
///
/// A class like its parts, for it is held by several tables, handed about for each pair of reports, and never changed.
package final class ReportFacts: Sendable {
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

    package func claim(_ id: String) -> Claim? { report.claimIDs.firstIndex(of: id).map { report.coded.claims[$0] } }
}

/// What the comparison of two texts looks at: nothing of it depends on what was read out of them.
package final class ReportWording: Sendable {
    package let id: String
    let printing: Printing
    let words: WordSequence
    /// One key for each run of four words.
    let shingles: [UInt64]
    /// Places in `shingles` by the key that stands there, then by place: where a key stands is found by halving.
    private let order: [Int32]
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
        let shingles = words.shingles(CopyThresholds.shingle)
        self.shingles = shingles
        order = shingles.indices.map { Int32($0) }.sorted { a, b in
            let (x, y) = (shingles[Int(a)], shingles[Int(b)])
            return x != y ? x < y : a < b
        }
        let stems = words.stems(text)
        all = TermVector(stems[...], tables.common)
        lead = TermVector(stems.prefix(ReportWording.leadWords), tables.common)
        title = TermVector(TermVector.stems(document.title ?? "")[...], tables.common)
        topics = tables.topics.strongest(stems)
        sampled = Set(shingles.filter(ReportWording.isSampled)).sorted()
        terms = lead.strongest(14)
    }

    /// Where a run of four words stands, the first eight places.
    func places(of shingle: UInt64) -> ArraySlice<Int32> {
        let start = order.partitionPoint { shingles[Int($0)] >= shingle }
        var end = start
        while end < order.count, end - start < 8, shingles[Int(order[end])] == shingle { end += 1 }
        return order[start..<end]
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
