import IsnadPipeline
import IsnadRules
import IsnadTestSupport
import Testing

/// The tables under `Specs/` for words, sentences, names and places, in the project's own sentences.
@Suite struct EyeSpecTests {
    @Test(arguments: [("clitics.tsv", 150), ("sentences.tsv", 40), ("names.tsv", 300), ("places.tsv", 120)])
    func holds(file: String, least: Int) {
        var checker = SpecChecker(rules: .embedded)
        let report = checker.run(file: file, folder: Repository.specs)
        #expect(report.faults.isEmpty, "\(report.faults.joined(separator: "\n"))")
        #expect(report.held >= least)
    }
}
