import Foundation
import IsnadClaims
import IsnadModel
import IsnadRules
import IsnadScript

/// Holds chains and modality to `Specs/chains.tsv` and `Specs/modality.tsv`.
///
/// - `chains.tsv`: status, text with its trigger marked (`⟦trigger:…⟧`; `\n` parts paragraphs), tellers nearest first parted by ` > ` (`-` for
///   none), facts: `outlet=NAME` is the report's own
/// - `modality.tsv`: status, text with its trigger marked, modality, the hedge's words (may be empty)
///
/// Status `yes` has to hold; `want` is counted only.
package struct SpeechSpecs {
    package struct Report: Sendable {
        package var rows = 0
        package var held = 0
        /// `file:line: what is wrong`, of `yes` rows; and of `want` rows that hold by now.
        package var faults: [String] = []
        package var reached: [String] = []
    }

    private var coder: Coder

    package init(knowledge: Knowledge) { coder = Coder(knowledge: knowledge) }

    package mutating func run(folder: String) -> Report {
        var report = Report()
        for name in ["chains.tsv", "modality.tsv"] {
            guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { continue }
            for row in Table(Array(data)).rows {
                let fault = name == "chains.tsv" ? chain(row) : modality(row)
                report.rows += 1
                report.held += fault == nil ? 1 : 0
                if let fault, row[0] != "want" { report.faults.append("\(name):\(row.line): \(fault)") }
                if fault == nil, row[0] == "want" { report.reached.append("\(name):\(row.line): holds by now") }
            }
        }
        return report
    }

    /// Claims at the mark of a text.
    private mutating func claims(_ row: Table.Row, outlet: String? = nil) -> (claims: [Claim], text: String) {
        let marked = MarkedText(row[1].replacingOccurrences(of: "\\n", with: "\n"))
        var document = Document(path: "-", id: "-", text: marked.text)
        document.outlet = outlet
        let triggers = marked.spans("trigger")
        let found = coder.code(document).claims.filter { claim in
            triggers.contains { mark in mark.overlaps(claim.trigger.span) || claim.also.contains { $0.span.overlaps(mark) } }
        }
        return (found, marked.text)
    }

    private mutating func chain(_ row: Table.Row) -> String? {
        let outlet = row[3].hasPrefix("outlet=") ? String(row[3].dropFirst("outlet=".count)) : nil
        let (found, text) = claims(row, outlet: outlet)
        guard let claim = found.first else { return "gives no claim at the mark in «\(text)»" }
        let wanted = row[2] == "-" ? [] : row[2].components(separatedBy: " > ")
        if found.contains(where: { $0.chain.tellers.map { Folding.key($0.name) } == wanted.map(Folding.key) }) { return nil }
        let read = claim.chain.tellers.map(\.name).joined(separator: " > ")
        return "said by [\(read)], not [\(row[2])], in «\(text)»"
    }

    private mutating func modality(_ row: Table.Row) -> String? {
        let (found, text) = claims(row)
        guard let claim = found.first else { return "gives no claim at the mark in «\(text)»" }
        let fits = found.filter { $0.modality.rawValue == row[2] }
        guard !fits.isEmpty else { return "is \(claim.modality.rawValue), not \(row[2]), in «\(text)»" }
        guard !row[3].isEmpty, !fits.contains(where: { $0.hedge?.text.contains(row[3]) ?? false }) else { return nil }
        return "keeps the words «\(fits.first?.hedge?.text ?? "")», not «\(row[3])», in «\(text)»"
    }
}
