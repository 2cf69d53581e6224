import IsnadModel
import IsnadScript

/// Finds the house on whose word a report stands where it names nobody: the agency it credits, or its own outlet.
struct HouseFinder {
    let tables: CorroboratorTables
    /// A last paragraph of no more words than this is a line of credit.
    private static let creditWords = 8

    /// Whether one report's wording stands before another's: an agency's before a newspaper's, then the one printed first.
    func isPrior(_ a: ReportFacts, _ b: ReportFacts) -> Bool {
        let (x, y) = (isAgency(a.report.document), isAgency(b.report.document))
        return x != y ? x : a.printing.isBefore(b.printing)
    }

    private func isAgency(_ document: Document) -> Bool {
        document.outlet.map { tables.tellers.isAgency($0, tables.resolver.names) } ?? false
    }

    /// The origin that a report's own assertions rest on.
    func house(of report: Report) -> Origin {
        let document = report.document
        if !isAgency(document) {
            if let agency = agencyNamed(in: document.author) {
                return outlet(agency, rule: "origin.agency-byline", "The report's author line names the agency.")
            }
            if let agency = agencyCredited(document) {
                return outlet(agency, rule: "origin.agency-credit", "The report's last line credits the agency.")
            }
        }
        if let name = document.outlet {
            return outlet(
                name, known: tables.resolver.names.outlet(ofURL: document.url), rule: "origin.outlet",
                "Reports of this outlet assert it without naming a teller.")
        }
        if let known = tables.resolver.names.outlet(ofURL: document.url) {
            return outlet(known.name, rule: "origin.outlet", "Reports of this outlet assert it without naming a teller.")
        }
        let reason = Reason(rule: "origin.report", detail: "The report names no teller, and its outlet is not known.")
        return Origin(
            id: StableID.of("origin", ["report", report.id]), name: document.id, kind: .report, entity: nil, heldBy: nil,
            reasons: [reason])
    }

    private func outlet(_ name: String, known host: NameTable.Known? = nil, rule: String, _ detail: String) -> Origin {
        let resolver = tables.resolver
        let known = resolver.names.known(resolver.names.key(name, .outlet), .outlet) ?? host
        let entity = known.map(\.id) ?? resolver.id(name: name, kind: .outlet)
        return Origin(
            id: OriginResolver.id(ofEntity: entity), name: known?.name ?? name, kind: .outlet, entity: entity, heldBy: nil,
            reasons: [Reason(rule: rule, detail: detail)])
    }

    /// An agency that a line names, alone or beside others («Baghdad - agency»).
    private func agencyNamed(in line: String?) -> String? {
        guard let line else { return nil }
        let separators: Set<Unicode.Scalar> = ["-", "/", "|", "(", ")", "\u{2013}", "\u{2014}", "\u{060C}", ","]
        let parts = line.unicodeScalars.split { separators.contains($0) }.map { String(Substring($0)) }
        return parts.first { !Folding.words($0).isEmpty && tables.tellers.isAgency($0, tables.resolver.names) }
    }

    private func agencyCredited(_ document: Document) -> String? {
        let lines = document.text.unicodeScalars.split { $0 == "\n" }
        guard lines.count > 1, let last = lines.last else { return nil }
        let line = String(Substring(last))
        return (1...HouseFinder.creditWords).contains(Folding.words(line).count) ? agencyNamed(in: line) : nil
    }
}
