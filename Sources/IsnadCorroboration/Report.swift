import IsnadModel

/// A coded document as corroboration sees it: with stable ids for itself and its claims.
package struct Report: Sendable {
    package let id: String
    package let coded: CodedDocument
    /// One id for each claim of `coded.claims`.
    package let claimIDs: [String]

    package var document: Document { coded.document }

    package init(_ coded: CodedDocument) {
        self.coded = coded
        id = Report.id(of: coded.document)
        claimIDs = Report.claimIDs(coded.claims, report: id)
    }

    /// A report of which only what is known besides its text is at hand; it has no claims.
    init(id: String, document: Document) {
        self.id = id
        (coded, claimIDs) = (CodedDocument(document: document, claims: [], diagnostics: []), [])
    }

    /// Depends on the report's own id and its text only: the same report read from two folders is one.
    package static func id(of document: Document) -> String {
        StableID.of("report", [document.id, document.text])
    }

    /// Depends on the place of the trigger and on who tells it, not on the claim's number among the others.
    package static func claimIDs(_ claims: [Claim], report: String) -> [String] {
        var met: [String: Int] = [:]
        return claims.map { claim in
            let tellers = claim.chain.tellers.map(\.name)
            let base = [report, claim.type.rawValue, "\(claim.trigger.span.start)", "\(claim.trigger.span.end)"] + tellers
            let first = StableID.of("claim", base)
            met[first, default: 0] += 1
            let repeated = met[first, default: 1]
            return repeated == 1 ? first : StableID.of("claim", base + ["\(repeated)"])
        }
    }

    /// Reports sorted by id, each once. Of two readings of one report the one with the smaller path stays.
    static func sorted(_ documents: [CodedDocument]) -> [Report] {
        let all = documents.map(Report.init).sorted { a, b in
            a.id != b.id ? isOrderedBefore(a.id, b.id) : isOrderedBefore(a.document.path, b.document.path)
        }
        var kept: [Report] = []
        for report in all where kept.last?.id != report.id { kept.append(report) }
        return kept
    }
}

/// When and as what a report was printed: what reports are put in order by.
package struct Printing: Hashable, Sendable {
    /// Days since 1970; nil where unknown.
    package let day: Int?
    /// The document's own id.
    package let document: String

    package init(day: Int?, document: String) { (self.day, self.document) = (day, document) }

    package init(_ document: Document) { self.init(day: document.published?.daysSince1970, document: document.id) }

    /// By day of publication (unknown last), then by id.
    func isBefore(_ other: Printing) -> Bool {
        let (a, b) = (day ?? Int.max, other.day ?? Int.max)
        return a != b ? a < b : isOrderedBefore(document, other.document)
    }
}
