import IsnadClaims
import IsnadPipeline
import IsnadRules
import IsnadTestSupport
import Testing

/// The tables `Specs/chains.tsv` and `Specs/modality.tsv`: who says it, and how a report stands to it.
@Suite struct SpeechSpecTests {
    @Test("chains and modality")
    func holds() {
        var specs = SpeechSpecs(knowledge: Knowledge(rules: .embedded))
        let report = specs.run(folder: Repository.specs)
        #expect(report.faults.isEmpty, "\(report.faults.joined(separator: "\n"))")
        #expect(report.rows >= 160)
    }
}
