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
        await DocumentRun(Coder(knowledge: try rules.knowledge()), threads: reports.threads).run(sequence) { outcome in
            tally.note(outcome)
            if let coded = outcome.output { output.add(coded, document: coded.document.id) }
        }
        output.finish()
        try tally.finish()
    }
}

/// Counts what was read and turns it into an exit code.
struct RunTally {
    private(set) var documents = 0
    private(set) var failures = 0

    mutating func note<Stage>(_ outcome: DocumentRun<Stage>.Outcome) {
        for diagnostic in outcome.diagnostics where diagnostic.severity != .note { Console.report(diagnostic, path: outcome.path) }
        if outcome.output != nil { documents += 1 }
        if outcome.diagnostics.contains(where: { $0.severity == .error }) { failures += 1 }
    }

    /// 0 all read, 1 nothing found, 2 something could not be read.
    func finish() throws {
        if failures > 0 { throw Exit.partly }
        if documents == 0 { throw Exit.nothingFound }
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
