import ArgumentParser
import Foundation
import IsnadCorroboration
import IsnadExport
import IsnadModel
import IsnadStore

/// How pairs are written: `tsv` with a head line, or a pair a line as JSON.
enum RelationFormat: String, ExpressibleByArgument, CaseIterable {
    case tsv, ndjson
}

struct RelationsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "relations",
        abstract: "List which reports are copies or excerpts of each other, rest on one origin, tell one event, or are related, and why.")
    @OptionGroup var archive: ArchiveOptions
    @Option(help: "Only pairs with this report (id of the archive).") var report: String?
    @Option(help: "Only pairs of this relation: copy, excerpt, same-origin, same-event, related.") var relation: ReportRelation.Kind?
    @Option(help: "How to write the list.") var format: RelationFormat = .tsv

    func run() throws {
        var count = 0
        if format == .tsv { Console.line("id_a\tid_b\trelation\treason") }
        try Exit.guarding {
            try archive.open().relations(of: report) { relations in
                let kept = relations.filter { relation == nil || $0.relation == relation }
                count += kept.count
                Console.write(try kept.map(line).joined())
            }
        }
        if count == 0 { throw Exit.nothingFound }
    }

    private func line(_ relation: ReportRelation) throws -> String {
        guard format == .tsv else { return String(decoding: try JSONLine.encode(relation), as: UTF8.self) }
        let reason = "\(relation.reason.rule): \(relation.reason.detail)"
        return [relation.a, relation.b, relation.relation.rawValue, reason].map(RelationsCommand.cell).joined(separator: "\t") + "\n"
    }

    /// Without the signs that part columns and rows.
    private static func cell(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { out.append(["\t", "\n", "\r"].contains(scalar) ? " " : scalar) }
        return String(out)
    }
}

extension ReportRelation.Kind: ExpressibleByArgument {}

struct HappeningsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "happenings", abstract: "List which reports have one happening as their main matter.")
    @OptionGroup var archive: ArchiveOptions
    @Option(help: "Only happenings of at least so many reports.") var least: Int = 1
    @Option(help: "How to write the list.") var format: OutputFormat = .table

    func run() throws {
        let store = try Exit.guarding { try archive.open() }
        let happenings = try Exit.guarding { try store.happenings() }.filter { $0.reports.count >= least }
        let reports = Dictionary(try Exit.guarding { try store.reports() }.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let rows = happenings.map { happening in
            ListedHappening(
                id: happening.id, reports: happening.reports.map { reports[$0]?.documentID ?? $0 },
                titles: happening.reports.map { reports[$0]?.title ?? "" }, reasons: happening.reasons)
        }
        try ListOutput.write(rows, format, columns: ["happening", "reports", "first title", "ids"]) { row in
            [row.id, String(row.reports.count), row.titles.first ?? "", row.reports.joined(separator: " ")]
        }
    }
}

/// A happening with the reports' own ids and titles.
private struct ListedHappening: Encodable {
    var id: String
    var reports: [String]
    var titles: [String]
    var reasons: [Reason]
}

struct ChangesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "changes", abstract: "List what later reports changed in stories: origins that were added, figures that came to differ.")
    @OptionGroup var archive: ArchiveOptions
    @Option(help: "From this update on (a number), or by reports of this day and later (YYYY-MM-DD).") var since: String?
    @Option(help: "How to write the list.") var format: OutputFormat = .table

    func run() throws {
        let run = since.flatMap { Int($0) }
        let day = run == nil ? try CivilDate.argument(since, option: "--since") : nil
        let changes = try Exit.guarding { try archive.open().changes(sinceRun: run, sinceDay: day) }
        try ListOutput.write(changes, format, columns: ["update", "day", "story", "kind", "what changed"]) { stored in
            [String(stored.run), stored.day?.description ?? "", stored.change.story, stored.change.kind.rawValue, stored.change.detail]
        }
    }
}
