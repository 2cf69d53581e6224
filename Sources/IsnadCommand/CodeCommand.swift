import ArgumentParser
import Foundation
import IsnadExport
import IsnadModel
import IsnadPipeline
import IsnadReading

struct CodeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "code", abstract: "Read reports and write what they claim; nothing is stored.")

    @OptionGroup var reports: ReportOptions

    @Option(help: "ndjson: a document a line with all evidence; table and csv: a claim a row.")
    var format: OutputFormat = .ndjson

    @OptionGroup var rules: RuleOptions

    func run() async throws {
        let files = try rules.files()
        let sequence = try reports.sequence(files)
        var tally = RunTally()
        var output = ClaimOutput(format: format)
        await reports.run(Coder(knowledge: try rules.knowledge())).run(sequence, progress: { tally.progress($0, $1) }) { outcome in
            tally.note(outcome)
            if let coded = outcome.output { output.add(coded, document: coded.document.id) }
        }
        output.finish()
        try tally.finish()
    }
}

/// Writes claims as they come.
struct ClaimOutput {
    private let format: OutputFormat
    private var writer = CodedDocumentWriter()
    private var table: TextTable
    private var isFirst = true

    init(format: OutputFormat) {
        self.format = format
        table = TextTable(format == .csv ? ClaimTable.columns : ["document"] + ClaimTable.shortColumns)
    }

    mutating func add(_ coded: CodedDocument, document: String) {
        switch format {
        case .ndjson: Console.write(writer.line(coded))
        case .csv:
            table.rows = coded.claims.map { ClaimTable.row($0, document: document) }
            Console.write(table.csv(header: isFirst))
            isFirst = false
        case .table: table.rows += coded.claims.map { [document] + ClaimTable.shortRow($0) }
        }
    }

    func finish() {
        if format == .table { Console.write(table.terminal(widest: 36)) }
    }
}
