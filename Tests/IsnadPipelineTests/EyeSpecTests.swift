import IsnadPipeline
import IsnadRules
import IsnadTestSupport
import Testing

/// The tables under `Specs/` for names and places, in the project's own sentences.
@Suite struct EyeSpecTests {
    @Test(arguments: [("names.tsv", 300), ("places.tsv", 120)])
    func holds(name: String, least: Int) {
        var checker = SpecChecker(rules: .embedded)
        let report = checker.run(file: name, folder: Repository.specs)
        #expect(report.faults.isEmpty, "\(report.faults.joined(separator: "\n"))")
        #expect(report.held >= least)
    }
}
