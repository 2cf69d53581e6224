import ArgumentParser
import IsnadCorroboration
import IsnadExport
import IsnadModel
import IsnadStore

struct StoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "story",
        abstract: "One happening: who tells it, on whose word, what all agree on, where they contradict each other, and why its claims were joined.")

    @Argument(help: "Id of the story, as `isnad stories` lists it.") var id: String
    @OptionGroup var archive: ArchiveOptions
    @Option(help: "How to write it.") var format: OutputFormat = .table

    func run() throws {
        let store = try Exit.guarding { try archive.open() }
        guard let story = try Exit.guarding({ try store.story(id) }) else {
            Console.error("\(archive.archive): no story has the id \(id)")
            throw Exit.nothingFound
        }
        var filter = ArchiveFilter()
        filter.story = id
        let claims = try Exit.guarding { try store.claims(filter) }
        switch format {
        case .ndjson: Console.write(try JSONLine.encode(story))
        case .csv: Console.write(Self.table(story, claims).csv())
        case .table:
            show(story, claims, try Exit.guarding { try store.links(ofStory: id) })
            show(try Exit.guarding { try store.relatedStories(of: story) })
        }
    }

    private func show(_ story: Story, _ claims: [StoredClaim], _ links: [StoryLink]) {
        Console.line("\(story.id): \(story.type.rawValue), \(story.claims.count) claims in \(story.reportCount) reports")
        Console.line("independent origins: \(StoryText.count(story.origins))" + (story.denials.high > 0 ? ", denied by \(StoryText.count(story.denials))" : ""))
        Console.line("\nwho tells it")
        Console.write(Self.table(story, claims).terminal())
        Console.line("\nwhat they say")
        for agreement in story.agreement {
            Console.line("  \(agreement.slot): \(agreement.relation.rawValue)")
            for value in agreement.values {
                Console.line("    \(value.value)  [\(value.relation.rawValue), origins \(value.origins.count), claims \(value.claims.count)]")
            }
            if let range = agreement.range { Console.line("    \(StoryText.range(range))") }
        }
        Console.line("\nwhy")
        for reason in story.reasons { Console.line("  \(reason.rule): \(reason.detail)") }
        Console.line("\n\(links.count) joins")
    }

    private func show(_ related: [RelatedStory]) {
        guard !related.isEmpty else { return }
        Console.line("\nspeaks of the same, not merged")
        for other in related { Console.line("  \(other.relation) \(other.story): \(other.reason.detail)") }
    }

    private static func table(_ story: Story, _ claims: [StoredClaim]) -> TextTable {
        var table = TextTable(["outlet", "published", "report", "origin", "teller's kind", "how many", "modality", "sentence"])
        let order = Dictionary(story.claims.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        table.rows = claims.sorted { (order[$0.id] ?? 0) < (order[$1.id] ?? 0) }.map { stored in
            [
                stored.outlet ?? "", stored.published?.description ?? "", stored.report, stored.originName ?? "", stored.originKind ?? "",
                stored.claim.count?.text ?? "", stored.claim.modality.rawValue, stored.claim.sentence.text,
            ]
        }
        return table
    }
}
