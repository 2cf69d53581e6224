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

    @OptionGroup var reports: ReportOptions

    @Option(help: "ndjson: a document a line with its mentions; conllu: words with clitics split, parts of speech and features.")
    var format: AnalysisFormat = .ndjson

    @OptionGroup var rules: RuleOptions

    func run() async throws {
        let files = try rules.files()
        let sequence = try reports.sequence(files)
        var tally = RunTally()
        var mentions = MentionWriter()
        var words = CoNLLUWriter()
        await reports.run(Analyzer(rules: files, givesWords: format == .conllu)).run(sequence, progress: { tally.progress($0, $1) }) { outcome in
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
