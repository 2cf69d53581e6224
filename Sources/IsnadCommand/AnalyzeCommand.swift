import ArgumentParser
import Foundation
import IsnadExport
import IsnadModel
import IsnadPipeline
import IsnadReading

enum AnalysisFormat: String, ExpressibleByArgument, CaseIterable {
    case ndjson, conllu
}

struct AnalyzeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze", abstract: "Write the words, names, places, numbers and times of reports; no claims are read.")

    @Argument(help: "Files (.txt, .html, .ndjson), folders, or - for standard input.")
    var paths: [String]

    @Option(help: "ndjson: a document a line with its mentions; conllu: words with clitics split, parts of speech and features.")
    var format: AnalysisFormat = .ndjson

    @Option(help: "Day of publication for reports that do not tell theirs (YYYY-MM-DD).")
    var published: String?

    @Option(help: "Documents at a time; the output is the same for any number.")
    var threads: Int = ProcessInfo.processInfo.activeProcessorCount

    @OptionGroup var rules: RuleOptions

    func validate() throws {
        if threads < 1 { throw ValidationError("--threads \(threads): give a number from 1") }
        _ = try CivilDate.argument(published, option: "--published")
    }

    func run() async throws {
        let files = try rules.files()
        let sequence = ReportSequence(paths: paths, rules: files, published: try CivilDate.argument(published, option: "--published"))
        var tally = RunTally()
        var mentions = MentionWriter()
        var words = CoNLLUWriter()
        await DocumentRun(Analyzer(rules: files, givesWords: format == .conllu), threads: threads).run(sequence) { outcome in
            tally.note(outcome)
            guard let found = outcome.output else { return }
            switch format {
            case .ndjson: Console.write(mentions.line(found.document, found.mentions, found.diagnostics))
            case .conllu: Console.write(words.document(found.document, found.sentences))
            }
        }
        try tally.finish()
    }
}
