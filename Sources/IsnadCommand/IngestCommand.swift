import ArgumentParser
import Foundation
import IsnadClaims
import IsnadModel
import IsnadPipeline
import IsnadReading
import IsnadStore

struct IngestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingest", abstract: "Code reports and store them; ingesting the same again changes nothing.")

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var rules: RuleOptions

    @OptionGroup var reports: ReportOptions

    func run() async throws {
        let store = try Exit.guarding { try archive.open(.create) }
        let sequence = try reports.sequence(try rules.files())
        var tally = RunTally()
        let summary = try await Ingest.run(sequence, into: store, knowledge: try rules.knowledge(), threads: reports.threads) { tally.note($0) }
        Console.line("\(summary.added) added, \(summary.replaced) replaced, \(summary.unchanged) unchanged")
        try tally.finish()
    }
}

/// Codes a sequence of reports into an archive and lets it say what they say together.
enum Ingest {
    static func run(
        _ sequence: ReportSequence, into archive: Archive, knowledge: Knowledge, threads: Int, note: (DocumentRun<Coder>.Outcome) -> Void
    ) async throws -> IngestSummary {
        var summary = IngestSummary()
        var waiting: [CodedDocument] = []
        func store() throws {
            let part = try Exit.guarding { try archive.ingest(waiting) }
            summary.added += part.added
            summary.replaced += part.replaced
            summary.unchanged += part.unchanged
            waiting.removeAll()
        }
        try await DocumentRun(Coder(knowledge: knowledge), threads: threads).run(sequence) { outcome in
            note(outcome)
            if let coded = outcome.output { waiting.append(coded) }
            if waiting.count >= 200 { try store() }
        }
        try store()
        if try Exit.guarding({ try !archive.isCorroborated() }) { _ = try Exit.guarding { try archive.recorroborate() } }
        return summary
    }
}
