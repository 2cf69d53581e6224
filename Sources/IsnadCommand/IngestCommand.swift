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

    @Flag(help: "Pass over reports that the archive has from the same place, without reading them again.")
    var resume = false

    @Flag(name: .customLong("no-bytes"), help: "Do not keep the bytes as received beside the text.")
    var noBytes = false

    func run() async throws {
        let store = try Exit.guarding { try archive.open(.create) }
        var tally = RunTally()
        let known = resume ? try Exit.guarding { try store.receivedPaths() } : []
        let sequence = try reports.sequence(try rules.files(), known: known)
        var run = Ingest(archive: store, knowledge: try rules.knowledge(), threads: reports.threads)
        (run.limit, run.known, run.keepsBytes) = (reports.limit ?? .max, known, !noBytes)
        let summary = try await run.run(sequence, progress: { tally.progress($0, $1) }) { tally.note($0) }
        // What ends with an exit code is not taken apart: the log would be left beside the file, and a copy of the file alone could lack its end.
        try Exit.guarding { try store.close() }
        Console.line("\(summary.added) added, \(summary.replaced) replaced, \(summary.unchanged) unchanged")
        try tally.finish(isNothingFine: !known.isEmpty)
    }
}

/// Codes a sequence of reports into an archive and lets it say what they say together.
struct Ingest {
    let archive: Archive
    let knowledge: Knowledge
    let threads: Int
    var limit = Int.max
    /// Places whose reports are passed over.
    var known: Set<String> = []
    var keepsBytes = true
    /// Documents that are stored at a time.
    private static let share = 200

    func run(
        _ sequence: ReportSequence, progress: (Int, Int) -> Void = { _, _ in }, note: (DocumentRun<Coder>.Outcome) -> Void
    ) async throws -> IngestSummary {
        var intake = ArchiveIntake(archive)
        var waiting: [CodedDocument] = []
        var bytes: [ReceivedItem?] = []
        func store() throws {
            try Exit.guarding { try intake.take(waiting, received: bytes) }
            waiting.removeAll()
            bytes.removeAll()
        }
        let known = known
        let run = DocumentRun(Coder(knowledge: knowledge), threads: threads, keepsBytes: keepsBytes, limit: limit) { known.contains($0) }
        try await run.run(sequence, progress: progress) { outcome in
            note(outcome)
            guard let coded = outcome.output else { return }
            waiting.append(coded)
            bytes.append(outcome.received.map { ReceivedItem($0) })
            if waiting.count >= Self.share { try store() }
        }
        try store()
        try Exit.guarding { try intake.finish() }
        return intake.summary
    }
}

extension ReceivedItem {
    init(_ bytes: ReceivedBytes) {
        self.init(bytes: bytes.bytes, path: bytes.path, url: bytes.url, mediaType: bytes.mediaType, charset: bytes.charset, received: bytes.received)
    }
}
