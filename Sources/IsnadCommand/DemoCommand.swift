import ArgumentParser
import Foundation
import IsnadClaims
import IsnadCorroboration
import IsnadExport
import IsnadModel
import IsnadReading
import IsnadRules
import IsnadServing
import IsnadStore

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Read the reports under Samples/ into a fresh archive, say what they tell, and serve the pages until Ctrl-C.")

    @Flag(name: .customLong("no-serve"), help: "End after the summary.")
    var noServe = false

    @Option(help: "Port of the pages on the loopback address; 0 takes a free one.")
    var port: Int = 8080

    @Option(help: ArgumentHelp("Folder of the reports to read.", valueName: "dir"))
    var samples: String = "Samples"

    func run() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("isnad-demo-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let archive = try Exit.guarding { try Archive(path: folder.appendingPathComponent("demo.sqlite").path) }
        var tally = RunTally()
        let run = Ingest(archive: archive, knowledge: Knowledge(rules: .embedded), threads: ProcessInfo.processInfo.activeProcessorCount)
        _ = try await run.run(ReportSequence(paths: [samples], rules: .embedded)) { tally.note($0) }
        try Exit.guarding { try DemoSummary(archive: archive).write() }
        if noServe { return try tally.finish() }
        var options = ServerOptions()
        options.port = port
        try await Pages.serve(archive, options)
    }
}

/// What a newcomer sees first: the stories that several reports tell, what they disagree on, and who stands behind them.
struct DemoSummary {
    let archive: Archive

    func write() throws {
        let counts = try archive.counts()
        Console.line(
            "\(counts.reports) reports, \(counts.claims) claims, \(counts.stories) stories, \(counts.origins) origins, \(counts.copies) pairs of copies\n")
        let stories = try archive.stories().sorted { weight($0) > weight($1) }
        for story in stories.prefix(6) { try show(story) }
        try showCopies()
    }

    /// Stories of several reports first, contradicted ones before agreed ones.
    private func weight(_ story: Story) -> (Int, Int, Int) {
        (story.origins.high + story.denials.high, StoryText.contradictions(story).isEmpty ? 0 : 1, story.claims.count)
    }

    private func show(_ story: Story) throws {
        var filter = ArchiveFilter()
        filter.story = story.id
        let claims = try archive.claims(filter)
        let parts = [StoryText.values(story, "agent"), StoryText.values(story, "target"), StoryText.values(story, "count"), StoryText.values(story, "place")]
        Console.line("▪ \(story.type.rawValue): \(parts.filter { !$0.isEmpty }.joined(separator: " · "))")
        let denied = story.denials.high > 0 ? ", denied by \(StoryText.count(story.denials))" : ""
        Console.line("  \(claims.count) claims in \(Set(claims.map(\.report)).count) reports, \(StoryText.count(story.origins)) independent origins\(denied)")
        for slot in story.agreement where slot.relation == .contradict && slot.values.count > 1 {
            Console.line("  disagree on \(slot.slot): " + slot.values.map { "\($0.value) (\($0.claims.count))" }.joined(separator: " / "))
        }
        for claim in claims.prefix(4) {
            let chain = claim.claim.chain.tellers.map(\.name).joined(separator: " ← ")
            Console.line("    \(claim.outlet ?? claim.report)\(chain.isEmpty ? "" : " ← " + chain): «\(Self.cut(claim.claim.sentence.text))»")
        }
        Console.line()
    }

    private func showCopies() throws {
        let copies = try archive.copies()
        guard !copies.isEmpty else { return }
        Console.line("Printed again:")
        for copy in copies.prefix(6) { Console.line("  \(copy.relation.rawValue): \(copy.reason.detail)") }
        Console.line()
    }

    private static func cut(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard scalars.count > 110 else { return text }
        return String(String.UnicodeScalarView(scalars.prefix(110))) + "…"
    }
}
