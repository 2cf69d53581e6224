import Foundation
import IsnadModel
import IsnadPipeline
import IsnadReading
import IsnadRules
import IsnadTestSupport
import Testing

@Suite("Whole sample reports against what was checked by hand")
struct DocumentSpecTests {
    private static let rows: [Table.Row] = {
        let file = Repository.root.appendingPathComponent("Specs/documents/samples.tsv")
        return Table(Array((try? Data(contentsOf: file)) ?? Data())).rows
    }()

    private func coded() async -> [String: CodedDocument] {
        var found: [String: CodedDocument] = [:]
        await DocumentRun(Coder(knowledge: SampleTests.knowledge), threads: 2).run(ReportSequence(paths: [Repository.samples], rules: .embedded)) { outcome in
            if let document = outcome.output { found[document.document.id] = document }
        }
        return found
    }

    @Test("each claim is found with its slots")
    func specs() async throws {
        #expect(Self.rows.count > 10)
        let documents = await coded()
        for row in Self.rows {
            let document = try #require(documents[row[0]], "no sample report \(row[0])")
            let claims = document.claims.filter { $0.type.rawValue == row[1] && $0.trigger.text == row[2] }
            let fits = claims.contains { claim in row.list(3).allSatisfy { holds($0, claim) } }
            #expect(fits, "\(row[0]) line \(row.line): \(row[1]) \(row[2]) \(row[3])")
        }
    }

    private func holds(_ wanted: String, _ claim: Claim) -> Bool {
        let halves = wanted.split(separator: "=", maxSplits: 1).map(String.init)
        guard halves.count == 2 else { return false }
        func named(_ values: [Participant]) -> Bool { values.contains { $0.name == halves[1] } }
        switch halves[0] {
        case "agent": return named(claim.agent)
        case "target": return named(claim.target)
        case "to": return named(claim.to)
        case "from": return named(claim.from)
        case "place": return named(claim.place)
        case "chain": return named(claim.chain.tellers)
        case "count": return claim.count?.low == Double(halves[1])
        case "time": return claim.time?.start?.description == halves[1]
        case "reason": return claim.reason.contains { $0.text == halves[1] }
        default: return false
        }
    }
}
