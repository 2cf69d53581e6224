import ArgumentParser
import IsnadCorroboration
import IsnadExport
import IsnadModel
import IsnadStore

/// Writes rows in the format asked for; nothing found is exit code 1.
enum ListOutput {
    static func write<Value: Encodable>(_ values: [Value], _ format: OutputFormat, columns: [String], row: (Value) -> [String]) throws {
        switch format {
        case .ndjson: for value in values { Console.write(try JSONLine.encode(value)) }
        case .csv, .table:
            var table = TextTable(columns)
            table.rows = values.map(row)
            Console.write(format == .csv ? table.csv() : table.terminal(widest: 40))
        }
        if values.isEmpty { throw Exit.nothingFound }
    }
}

struct ClaimsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "claims", abstract: "List the claims of an archive.")
    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var filter: FilterOptions

    func run() throws {
        let claims = try Exit.guarding { try archive.open().claims(try filter.filter()) }
        let isTable = filter.format == .table
        try ListOutput.write(
            claims, filter.format, columns: isTable ? ["report"] + ClaimTable.shortColumns : ["outlet", "published", "origin"] + ClaimTable.columns
        ) { stored in
            if isTable { return [stored.outlet ?? stored.report] + ClaimTable.shortRow(stored.claim) }
            return [stored.outlet ?? "", stored.published?.description ?? "", stored.originName ?? ""] + ClaimTable.row(stored.claim, document: stored.report)
        }
    }
}

struct StoriesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stories", abstract: "List the happenings that the reports tell, with how many independent origins stand behind each.")
    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var filter: FilterOptions

    func run() throws {
        let stories = try Exit.guarding { try archive.open().stories(try filter.filter()) }
        let columns = ["story", "type", "who", "to whom", "how many", "where", "from", "to", "claims", "origins", "contradictions"]
        try ListOutput.write(stories, filter.format, columns: columns, row: StoryText.row)
    }
}

struct OriginsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "origins", abstract: "List on whose word the claims rest in the end.")
    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var filter: FilterOptions

    func run() throws {
        let origins = try Exit.guarding { try archive.open().origins(try filter.filter()) }
        try ListOutput.write(origins, filter.format, columns: ["origin", "kind", "name", "claims", "reports", "stories"]) { stored in
            [
                stored.origin.id, stored.origin.kind.rawValue, stored.origin.name, String(stored.claimCount), String(stored.reportCount),
                String(stored.storyCount),
            ]
        }
    }
}

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "verify", abstract: "Check that every stored span still equals its text.")
    @OptionGroup var archive: ArchiveOptions

    func run() throws {
        let report = try Exit.guarding { try archive.open().verify() }
        for fault in report.faults { Console.error("\(archive.archive): \(fault)") }
        Console.line("\(report.reports) reports, \(report.claims) claims, \(report.spans) spans checked: \(report.faults.count) faults")
        if !report.faults.isEmpty { throw Exit.partly }
    }
}
