import Foundation
import IsnadClaims
import IsnadPipeline
import IsnadRules
import IsnadTestSupport
import Testing

/// The tables `Specs/claims*.tsv`: sentences with the claims that they must give, and near misses.
@Suite struct ClaimSpecTests {
    private struct Floors: Decodable {
        var claimSpecs: Double
        private enum CodingKeys: String, CodingKey { case claimSpecs = "claim specs" }
    }

    @Test("the share that holds does not fall, and each type has its rows")
    func share() throws {
        var specs = ClaimSpecs(knowledge: Knowledge(rules: .embedded))
        let report = specs.run(folder: Repository.specs)
        let floors = try JSONDecoder().decode(Floors.self, from: Data(contentsOf: Repository.root.appendingPathComponent("Evaluation/floors.json")))
        #expect(report.rows >= 600)
        #expect(report.share >= floors.claimSpecs, "\(report.held) of \(report.rows) hold; not any more: \(report.faults.joined(separator: "\n"))")
        for (type, count) in report.byType where type != "*" {
            #expect(count.yes >= 10 && count.no >= 5, "\(type) has \(count.yes) yes and \(count.no) no")
        }
    }
}
