import IsnadLanguage
import IsnadModel
import IsnadPipeline
import IsnadRules
import IsnadTestSupport
import Testing

/// What `Specs/clitics.tsv` and `Specs/sentences.tsv` ask of the language stage.
@Suite struct SpecTests {
    @Test(arguments: [("clitics.tsv", 150), ("sentences.tsv", 40)])
    func spec(file: String, least: Int) {
        var checker = SpecChecker(rules: .embedded)
        let report = checker.run(file: file, folder: Repository.specs)
        #expect(report.faults.isEmpty, "\(report.faults.joined(separator: "\n"))")
        #expect(report.held >= least)
    }
}
