import ArgumentParser
import IsnadCorroboration
import IsnadExport
import IsnadModel
import IsnadStore

struct EntitiesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entities", abstract: "List the persons, organisations and places of an archive, or decide who is who.",
        subcommands: [
            ListEntities.self, MergeEntities.self, SplitEntity.self, RenameEntity.self, ForbidMerge.self, UndoDecision.self, EntityLog.self,
        ],
        defaultSubcommand: ListEntities.self)
}

struct ListEntities: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the persons, organisations and places of an archive.")
    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var filter: FilterOptions

    func run() throws {
        let entities = try Exit.guarding { try archive.open().entities(try filter.filter()) }
        try ListOutput.write(entities, filter.format, columns: ["entity", "kind", "name", "claims", "other names"]) { entity in
            [entity.id, entity.kind.rawValue, entity.name, String(entity.claimCount), entity.names.filter { $0 != entity.name }.joined(separator: "; ")]
        }
    }
}

/// What every decision needs.
struct DecisionOptions: ParsableArguments {
    @OptionGroup var archive: ArchiveOptions
    @Option(help: "Your reason, kept in the log.") var note: String?

    func decide(_ action: EntityDecision.Action, _ entity: String, other: String? = nil, name: String? = nil) throws {
        try Exit.guarding {
            _ = try archive.open().decide(EntityDecision(action: action, entity: entity, other: other, name: name, note: note))
        }
        Console.line("noted; it holds for every report that comes later, and `isnad entities undo` takes it back")
    }
}

struct MergeEntities: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "merge", abstract: "Say that two entities are one; the second keeps its name.")
    @Argument(help: "Id of the entity that goes.") var entity: String
    @Argument(help: "Id of the entity that stays.") var into: String
    @OptionGroup var options: DecisionOptions
    func run() throws { try options.decide(.merge, entity, other: into) }
}

struct SplitEntity: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "split", abstract: "Say that one form of a name is somebody else.")
    @Argument(help: "Id of the entity.") var entity: String
    @Argument(help: "The form, as reports write it.") var name: String
    @OptionGroup var options: DecisionOptions
    func run() throws { try options.decide(.split, entity, name: name) }
}

struct RenameEntity: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "rename", abstract: "Give an entity the name under which it is shown.")
    @Argument(help: "Id of the entity.") var entity: String
    @Argument(help: "The name.") var name: String
    @OptionGroup var options: DecisionOptions
    func run() throws { try options.decide(.rename, entity, name: name) }
}

struct ForbidMerge: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "forbid", abstract: "Say that two entities are never one.")
    @Argument(help: "Id of one entity.") var entity: String
    @Argument(help: "Id of the other.") var other: String
    @OptionGroup var options: DecisionOptions
    func run() throws { try options.decide(.forbid, entity, other: other) }
}

struct UndoDecision: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "undo", abstract: "Take back what was decided about an entity.")
    @Argument(help: "Id of the entity as it was given with the decision.") var entity: String
    @Option(help: "Only decisions with this other entity.") var other: String?
    @Option(help: "Only decisions about this form or name.") var name: String?
    @OptionGroup var options: DecisionOptions
    func run() throws { try options.decide(.undo, entity, other: other, name: name) }
}

struct EntityLog: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "log", abstract: "List what was decided about entities, in order.")
    @OptionGroup var archive: ArchiveOptions
    @Option(help: "How to write the list.") var format: OutputFormat = .table

    func run() throws {
        let log = try Exit.guarding { try archive.open().decisions() }
        try ListOutput.write(log, format, columns: ["decision", "entity", "other", "name", "note", "who", "at"]) { decision in
            [
                decision.action.rawValue, decision.entity, decision.other ?? "", decision.name ?? "", decision.note ?? "", decision.who ?? "",
                decision.at ?? "",
            ]
        }
    }
}
