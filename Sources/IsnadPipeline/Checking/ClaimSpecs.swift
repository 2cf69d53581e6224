import Foundation
import IsnadClaims
import IsnadModel
import IsnadRules

/// Holds the claim stage to the tables `Specs/claims*.tsv`: status, types, sentence, facts.
///
/// - status `yes`: the sentence gives a claim of each type, with the roles as marked; `no`: it gives none of the types (`*`: no claim at all);
///   `want` and `avoid` are the same, of rows that do not hold yet: counted, but no fault
/// - types: parted by commas; the second is claim 2 of the sentence, and so on
/// - marks: `⟦agent:…⟧`, with a number for one of several claims (`⟦agent2:…⟧`, `⟦agent12:…⟧` of both), without one for all
/// - facts: `count=5`, `count2=20-99`, `count=40-` (at least), `modality=planned`, `time=2018-05-11..2018-05-12`, `agent=NAME` for a
///   name that the marks cannot hold; parted by `;`. `published=2018-05-12` is the report's own day.
package struct ClaimSpecs {
    package struct Report: Sendable {
        package var rows = 0
        package var held = 0
        /// Rows by type and status, and how many of them hold.
        package var byType: [String: (yes: Int, no: Int, held: Int)] = [:]
        /// `file:line: what is wrong`, of `yes` and `no` rows.
        package var faults: [String] = []
        /// Wanted rows that hold by now.
        package var reached: [String] = []
        /// Part of all rows, wanted ones included, that holds: the figure whose floor only rises.
        package var share: Double { rows == 0 ? 1 : Double(held) / Double(rows) }
    }

    private var coder: Coder

    package init(knowledge: Knowledge) { coder = Coder(knowledge: knowledge) }

    /// Every `claims*.tsv` of the folder, in the order of their names.
    package mutating func run(folder: String) -> Report {
        var report = Report()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names.sorted() where name.hasPrefix("claims") && name.hasSuffix(".tsv") {
            guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { continue }
            for row in Table(Array(data)).rows { add(name, row, &report) }
        }
        return report
    }

    private mutating func add(_ file: String, _ row: Table.Row, _ report: inout Report) {
        let (status, fault) = (row[0], fault(row))
        let isYes = status == "yes" || status == "want"
        report.rows += 1
        if fault == nil { report.held += 1 }
        for type in Set(types(row)) {
            report.byType[type, default: (0, 0, 0)].yes += isYes ? 1 : 0
            report.byType[type, default: (0, 0, 0)].no += isYes ? 0 : 1
            report.byType[type, default: (0, 0, 0)].held += fault == nil ? 1 : 0
        }
        let place = "\(file):\(row.line): "
        switch (status, fault) {
        case ("yes", let fault?), ("no", let fault?): report.faults.append(place + fault)
        case ("want", nil), ("avoid", nil): report.reached.append(place + "holds by now: " + MarkedText(row[2]).text)
        case ("yes", nil), ("no", nil), ("want", _?), ("avoid", _?): break
        default: report.faults.append(place + "unknown status '\(status)'")
        }
    }

    private func types(_ row: Table.Row) -> [String] { row[1].split(separator: ",").map(String.init) }

    private mutating func fault(_ row: Table.Row) -> String? {
        let marked = MarkedText(row[2])
        let facts = SpecFact.list(row[3])
        var document = Document(path: "-", id: "-", text: marked.text)
        document.published = facts.first { $0.key == "published" }.flatMap { CivilDate(iso: $0.value) }
        let claims = coder.code(document).claims
        guard row[0] == "yes" || row[0] == "want" else { return unwanted(row, claims, marked.text) }
        for (n, type) in types(row).enumerated() {
            let found = claims.filter { $0.type.rawValue == type && isAt($0, marked, n + 1) }
            guard !found.isEmpty else { return "gives no \(type) in «\(marked.text)»" }
            let missing = found.map { claim in lacks(claim, marked, facts, n + 1) }.min { $0.count < $1.count } ?? []
            if !missing.isEmpty { return "\(type) lacks \(missing.joined(separator: ", ")) in «\(marked.text)»" }
        }
        return nil
    }

    private func unwanted(_ row: Table.Row, _ claims: [Claim], _ text: String) -> String? {
        guard let claim = claims.first(where: { row[1] == "*" || types(row).contains($0.type.rawValue) }) else { return nil }
        return "gives a \(claim.type.rawValue) on «\(claim.trigger.text)» by \(claim.because.first ?? "") in «\(text)»"
    }

    private func isAt(_ claim: Claim, _ marked: MarkedText, _ number: Int) -> Bool {
        let triggers = spans(marked, "trigger", number)
        return triggers.isEmpty || triggers.contains { $0.overlaps(claim.trigger.span) }
    }

    /// Spans of a role's marks that belong to one of the sentence's claims.
    private func spans(_ marked: MarkedText, _ name: String, _ number: Int) -> [Span] {
        marked.marks.compactMap { mark in
            guard mark.name.hasPrefix(name) else { return nil }
            let digits = mark.name.dropFirst(name.count)
            return digits.isEmpty || digits.contains(Character("\(number)")) && digits.allSatisfy(\.isNumber) ? mark.span : nil
        }
    }

    private func lacks(_ claim: Claim, _ marked: MarkedText, _ facts: [SpecFact], _ number: Int) -> [String] {
        var missing: [String] = []
        for (name, values) in ClaimSpecs.slots(claim) {
            for span in spans(marked, name, number) where !values.contains(where: { $0.span.overlaps(span) }) { missing.append(name) }
        }
        for fact in facts where fact.number == 0 || fact.number == number {
            if !fact.holds(claim) { missing.append("\(fact.key)=\(fact.value)") }
        }
        return missing
    }

    static func slots(_ claim: Claim) -> [(String, [Participant])] {
        [
            ("agent", claim.agent), ("target", claim.target), ("to", claim.to), ("from", claim.from), ("place", claim.place), ("chain", claim.chain.tellers),
        ]
    }
}

/// One fact that a row asks of a claim: `count2=20-99`.
struct SpecFact {
    var key: String
    /// Which claim of the sentence; 0 is each.
    var number: Int
    var value: String

    static func list(_ text: String) -> [SpecFact] {
        text.split(separator: ";").compactMap { part in
            let halves = part.split(separator: "=", maxSplits: 1).map(String.init)
            guard halves.count == 2 else { return nil }
            let key = halves[0].filter { !$0.isNumber }
            return SpecFact(key: key.trimmingCharacters(in: .whitespaces), number: Int(halves[0].filter(\.isNumber)) ?? 0, value: halves[1])
        }
    }

    func holds(_ claim: Claim) -> Bool {
        switch key {
        case "published": return true
        case "modality": return claim.modality.rawValue == value
        case "count": return claim.count.map { isSame($0.low, $0.high) } ?? false
        case "time": return claim.time.map { "\($0.start?.description ?? "")..\($0.end?.description ?? "")" } == value
        default: return ClaimSpecs.slots(claim).first { $0.0 == key }?.1.contains { $0.name == value || $0.text == value } ?? false
        }
    }

    /// `5` is exactly five, `20-99` a range, `40-` at least forty, `-40` at most.
    private func isSame(_ low: Double?, _ high: Double?) -> Bool {
        let ends = value.split(separator: "-", omittingEmptySubsequences: false).map { Double($0) }
        return ends.count == 1 ? low == ends[0] && high == ends[0] : low == ends[0] && high == ends[1]
    }
}
