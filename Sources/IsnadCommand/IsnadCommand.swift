import ArgumentParser

/// `isnad`: reads Arabic reports of armed conflict and says what happened, on whose word.
@main
struct IsnadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "isnad",
        abstract: "Reads Arabic reports of armed conflict: what happened, to whom, how many, where, when, and on whose word.",
        version: "0.1.0",
        subcommands: [
            DemoCommand.self, ReadCommand.self, CodeCommand.self, AnalyzeCommand.self, ExplainCommand.self, IngestCommand.self, ImportCommand.self,
            WatchCommand.self,
            ClaimsCommand.self,
            StoriesCommand.self, StoryCommand.self, HappeningsCommand.self, RelationsCommand.self, ChangesCommand.self, EntitiesCommand.self,
            OriginsCommand.self, DossierCommand.self, VerifyCommand.self, ServeCommand.self, RulesCommand.self,
        ])
}
