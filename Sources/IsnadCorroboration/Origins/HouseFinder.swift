import IsnadModel

/// Finds the house on whose word a report stands where it names nobody: the agency it prints, the report it copies, or its own outlet.
struct HouseFinder {
    let reports: [Report]
    let resolver: EntityResolver
    let tellers: TellerTable
    let copies: CopyMap
    /// Entities of outlets that are agencies.
    private var agencies: Set<String> = []
    private var isAgency: [Bool] = []

    init(_ reports: [Report], _ resolver: EntityResolver, _ tellers: TellerTable, _ copies: CopyMap) {
        (self.reports, self.resolver, self.tellers, self.copies) = (reports, resolver, tellers, copies)
        isAgency = reports.map { report in report.document.outlet.map { tellers.isAgency($0, resolver.names) } ?? false }
        for (report, agency) in zip(reports, isAgency) where agency {
            if let outlet = report.document.outlet { agencies.insert(resolver.id(name: outlet, kind: .outlet)) }
        }
    }

    /// The report whose wording a place of a report repeats: an agency's before a newspaper's, the first printed of those. Nil for own words.
    func source(of span: Span, in report: Int) -> (report: Int, copy: String)? {
        var best: (report: Int, copy: String)?
        for passage in copies.passages[report] where isPrior(passage.other, report) {
            let needed = passage.relation == .copy ? 0.3 : 0.5
            guard copies.covered(span, of: report, with: passage.other) >= needed else { continue }
            if let old = best, old.report == passage.other || isPrior(old.report, passage.other) { continue }
            best = (passage.other, passage.copyID)
        }
        return best
    }

    private func isPrior(_ a: Int, _ b: Int) -> Bool {
        isAgency[a] != isAgency[b] ? isAgency[a] : reports[a].wasPrinted(before: reports[b])
    }

    /// The origin that a report's own assertions rest on.
    func house(of report: Int) -> Origin {
        let document = reports[report].document
        if !isAgency[report], let agency = agencyNamed(by: document.author) {
            return outlet(agency, rule: "origin.agency-byline", "The report's author line names the agency.")
        }
        if let name = document.outlet {
            return outlet(name, rule: "origin.outlet", "Reports of this outlet assert it without naming a teller.")
        }
        let reason = Reason(rule: "origin.report", detail: "The report names no teller, and its outlet is not known.")
        return Origin(
            id: StableID.of("origin", ["report", reports[report].id]), name: document.id, kind: .report, entity: nil, heldBy: nil,
            reasons: [reason])
    }

    private func outlet(_ name: String, rule: String, _ detail: String) -> Origin {
        let entity = resolver.id(name: name, kind: .outlet)
        let known = resolver.names.known(resolver.names.key(name, .outlet), .outlet)
        return Origin(
            id: OriginResolver.id(ofEntity: entity), name: known?.name ?? name, kind: .outlet, entity: entity, heldBy: nil,
            reasons: [Reason(rule: rule, detail: detail)])
    }

    /// An agency that the author line names, alone or beside others («Baghdad - agency»).
    private func agencyNamed(by author: String?) -> String? {
        guard let author else { return nil }
        let separators: Set<Unicode.Scalar> = ["-", "/", "|", "(", ")", "\u{2013}", "\u{2014}", "\u{060C}", ","]
        let parts = author.unicodeScalars.split { separators.contains($0) }.map { String(Substring($0)) }
        return parts.first { part in
            agencies.contains(resolver.id(name: part, kind: .outlet)) || tellers.isAgency(part, resolver.names)
        }
    }
}
