import ArgumentParser
import Foundation
import IsnadClaims
import IsnadModel
import IsnadPipeline
import IsnadReading
import IsnadStore
import IsnadWatching

struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Take what is new in feeds and folders into an archive, once each, until Ctrl-C. The only command that asks the network.")

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var rules: RuleOptions

    @Argument(help: "Addresses of feeds and sitemaps (http, https), and folders.")
    var places: [String]

    @Option(help: ArgumentHelp("Time between two looks: a number with s, m or h.", valueName: "time"))
    var every = "10m"

    @Flag(help: "Look once and end.")
    var once = false

    @Flag(name: .customLong("allow-private"), help: "Also take from addresses of this machine and of private networks.")
    var allowPrivate = false

    @Option(help: ArgumentHelp("Seconds between two requests to one host; more where its robots.txt asks for more.", valueName: "seconds"))
    var delay = 1.0

    @Option(help: ArgumentHelp("New items of one feed that are taken in one look; more wait for the next.", valueName: "number"))
    var most = 200

    func validate() throws {
        if Self.seconds(every) == nil { throw ValidationError("--every \(every): give a time such as 30s, 10m or 2h") }
        if !(0...3600).contains(delay) { throw ValidationError("--delay \(delay): give a number from 0 to 3600") }
        if most < 1 { throw ValidationError("--most \(most): give a number from 1") }
        if places.isEmpty { throw ValidationError("name a feed or a folder") }
    }

    private static func seconds(_ text: String) -> Int? {
        let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600]
        guard let unit = text.last.flatMap({ units[$0] }), let number = Int(text.dropLast()), number > 0, number < 100_000 else { return nil }
        return number * unit
    }

    func run() async throws {
        let store = try Exit.guarding { try archive.open(.create) }
        var settings = Fetcher.Settings()
        (settings.allowsPrivate, settings.delay) = (allowPrivate, delay)
        let reader = ReportReader(rules: try rules.files())
        let feeds = FeedWatcher(fetcher: Fetcher(settings), reader: reader, limit: most)
        let watch = Watch(archive: store, knowledge: try rules.knowledge(), reader: reader, feeds: feeds)
        while true {
            var tally = RunTally()
            let summary = try await watch.look(places, &tally)
            Console.line("\(summary.added) added, \(summary.replaced) replaced, \(summary.unchanged) unchanged")
            // Nothing new is what most looks find, and no failure.
            if once { return try tally.finish(isNothingFine: true) }
            try await Task.sleep(for: .seconds(Self.seconds(every) ?? 600))
        }
    }
}

/// Looks at feeds and folders; what it takes is stored before it is remembered.
private struct Watch {
    let archive: Archive
    let knowledge: Knowledge
    let reader: ReportReader
    let feeds: FeedWatcher
    /// Feeds that are asked at a time; the requests to one host keep their distance all the same.
    private static let together = 8

    func look(_ places: [String], _ tally: inout RunTally) async throws -> IngestSummary {
        var summary = IngestSummary()
        let addresses = places.filter(Self.isAddress)
        try await withThrowingTaskGroup(of: (String, FeedWatcher.Look).self) { group in
            var waiting = addresses[...]
            func ask() throws {
                guard let address = waiting.popFirst() else { return }
                let known = try Exit.guarding { try archive.watchMemory(address) }
                let memory = FeedWatcher.Memory(tag: known.tag, modified: known.modified, taken: known.taken)
                group.addTask { [feeds] in (address, await feeds.look(address, memory)) }
            }
            for _ in 0..<Self.together { try ask() }
            while let (address, look) = try await group.next() {
                try await take(address, look, &summary, &tally)
                try ask()
            }
        }
        for folder in places where !Self.isAddress(folder) { try await take(folder: folder, &summary, &tally) }
        return summary
    }

    private static func isAddress(_ place: String) -> Bool {
        let head = place.prefix(8).lowercased()
        return head.hasPrefix("http://") || head.hasPrefix("https://")
    }

    private func take(_ address: String, _ look: FeedWatcher.Look, _ summary: inout IngestSummary, _ tally: inout RunTally) async throws {
        for diagnostic in look.diagnostics { tally.note(DocumentRun<ReadOnly>.Outcome(path: address, output: nil, diagnostics: [diagnostic])) }
        if !look.items.isEmpty { try await ingest(ReportSequence(items: look.items, reader: reader), Ingest(archive, knowledge), &summary, &tally) }
        // Only what is stored is remembered: a run that ends in between takes it again.
        try Exit.guarding { try archive.remember(address, tag: look.tag, modified: look.modified, items: look.ids) }
    }

    private func take(folder: String, _ summary: inout IngestSummary, _ tally: inout RunTally) async throws {
        var run = Ingest(archive, knowledge)
        run.known = try Exit.guarding { try archive.receivedPaths() }
        let finding = InputFinder.Options(known: run.known, isWatching: true)
        try await ingest(ReportSequence(paths: [folder], reader: reader, finding: finding), run, &summary, &tally)
    }

    private func ingest(_ reports: ReportSequence, _ run: Ingest, _ summary: inout IngestSummary, _ tally: inout RunTally) async throws {
        var noted = tally
        let part = try await run.run(reports) { noted.note($0) }
        tally = noted
        summary += part
    }
}

extension Ingest {
    fileprivate init(_ archive: Archive, _ knowledge: Knowledge) {
        self.init(archive: archive, knowledge: knowledge, threads: ProcessInfo.processInfo.activeProcessorCount)
    }
}
