import ArgumentParser
import IsnadModel
import IsnadPipeline

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Show how a sentence is read: its pieces, the rules that its words call up, and why each was kept or not.")

    @Argument(help: "The sentence, in quotes.")
    var sentence: String

    @Option(help: "Day of publication, from which relative times are resolved (YYYY-MM-DD).")
    var published: String?

    @OptionGroup var rules: RuleOptions

    func validate() throws { _ = try CivilDate.argument(published, option: "--published") }

    func run() throws {
        var document = Document(path: "-", id: "-", text: sentence)
        document.published = try CivilDate.argument(published, option: "--published")
        var coder = Coder(knowledge: try rules.knowledge())
        coder.explain(document).forEach { Console.line($0) }
    }
}
