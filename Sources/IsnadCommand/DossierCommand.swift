import ArgumentParser
import IsnadCorroboration
import IsnadExport
import IsnadModel
import IsnadStore

struct DossierCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dossier", abstract: "All that the archive holds about one person or organisation. It repeats what was said and by whom; it judges nobody."
    )

    @Argument(help: "The name, in any form that the reports use.")
    var name: String
    @OptionGroup var archive: ArchiveOptions
    @Option(help: "How to write it.") var format: OutputFormat = .table

    func run() throws {
        guard let dossier = try Exit.guarding({ try archive.open().dossier(name) }) else {
            Console.error("\(archive.archive): nothing is told about \(name)")
            throw Exit.nothingFound
        }
        switch format {
        case .ndjson: Console.write(try JSONLine.encode(dossier))
        case .csv: Console.write(Self.table(dossier.timeline).csv())
        case .table: show(dossier)
        }
    }

    private func show(_ dossier: Dossier) {
        Console.line(dossier.entities.map { "\($0.name) (\($0.kind.rawValue)), \($0.claimCount) claims" }.joined(separator: "\n"))
        let names = Set(dossier.entities.flatMap(\.names)).sorted()
        if names.count > 1 { Console.line("also written: " + names.joined(separator: "\u{060C} ")) }
        for section in dossier.sections where !section.entries.isEmpty {
            Console.line("\n\(section.name)")
            Console.write(Self.table(section.entries).terminal())
        }
        if !dossier.reasons.isEmpty {
            Console.line("\nreasons cited")
            for reason in dossier.reasons { Console.line("  \(reason.claims.count) × \(reason.text)") }
        }
        if !dossier.series.isEmpty { Console.line("\nfigures over time, by origin") }
        for series in dossier.series {
            let points = series.points.map { "\($0.day?.description ?? "?") \($0.figure.text)" }.joined(separator: "; ")
            Console.line("  \(series.measure) (\(series.unit)), \(series.originName): \(points)")
        }
        Console.line("\nwho speaks about them")
        for teller in dossier.tellers.prefix(20) { Console.line("  \(teller.name): \(teller.claims) claims, alone with \(teller.alone)") }
        Console.line("\ntimeline")
        Console.write(Self.table(dossier.timeline).terminal())
    }

    static func table(_ entries: [DossierEntry]) -> TextTable {
        var table = TextTable(["day", "type", "modality", "as", "how many", "on whose word", "sentence"])
        table.rows = entries.map { entry in
            [
                (entry.day?.description ?? "") + (entry.day != nil && !entry.isDayTold ? " (published)" : ""), entry.type.rawValue, entry.modality.rawValue,
                entry.slots.joined(separator: ", "), entry.count?.text ?? "", entry.originName ?? "", entry.sentence.text,
            ]
        }
        return table
    }
}
