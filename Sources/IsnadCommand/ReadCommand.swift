import ArgumentParser
import Foundation
import IsnadExport
import IsnadModel
import IsnadPipeline
import IsnadReading

enum ReadFormat: String, ExpressibleByArgument, CaseIterable {
    case ndjson, text, blocks
}

struct ReadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Write reports as they are read: text, title, day, outlet, author; nothing is looked for in them.")

    @OptionGroup var reports: ReportOptions

    @Option(help: "ndjson: a document a line; text: the texts alone; blocks: every block of pages, with the reason why it was kept or left out.")
    var format: ReadFormat = .ndjson

    @OptionGroup var rules: RuleOptions

    func run() async throws {
        let sequence = try reports.sequence(try rules.files())
        var tally = RunTally()
        var writer = CodedDocumentWriter()
        if format == .blocks { return try blocks(sequence, &tally) }
        await reports.run(ReadOnly()).run(sequence, progress: { tally.progress($0, $1) }) { outcome in
            tally.note(outcome)
            guard let document = outcome.output else { return }
            switch format {
            case .text: Console.write(document.text + "\n\n")
            default: Console.write(writer.line(document, diagnostics: outcome.diagnostics))
            }
        }
        try tally.finish()
    }

    private func blocks(_ sequence: ReportSequence, _ tally: inout RunTally) throws {
        var sequence = sequence
        while let item = sequence.nextItem() {
            let result = sequence.reader.read(item)
            let output = result.document
            tally.note(DocumentRun<ReadOnly>.Outcome(path: result.path, output: output, diagnostics: result.diagnostics))
            guard case .report(let raw, _, _) = item, sequence.reader.isPage(raw) else { continue }
            Console.line("# \(result.path)")
            for block in sequence.reader.blocks(raw) {
                Console.line("\(block.isKept ? "+" : "-")\t\(block.kind ?? "")\t\(block.reason)\t\(block.text)")
            }
        }
        try tally.finish()
    }
}
