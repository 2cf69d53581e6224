import ArgumentParser
import IsnadModel
import IsnadStore

/// The archive that a command works on.
struct ArchiveOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The archive: an SQLite file.", valueName: "file"))
    var archive: String

    func open(_ mode: Archive.Mode = .existing) throws -> Archive { try Archive(path: archive, mode: mode) }
}

/// What the lists of an archive can be narrowed to.
struct FilterOptions: ParsableArguments {
    @Option(help: "Claims of this type, such as execution or strength.") var type: String?
    @Option(help: "Claims in which this person or organisation takes part.") var who: String?
    @Option(help: "Claims placed there.") var place: String?
    @Option(help: "From this day on (YYYY-MM-DD).") var from: String?
    @Option(help: "Up to this day (YYYY-MM-DD).") var to: String?
    @Option(help: "Reports with these words, whatever their vowel signs and forms of hamza.") var search: String?
    @Option(help: "How to write the list.") var format: OutputFormat = .table

    func filter() throws -> ArchiveFilter {
        var filter = ArchiveFilter()
        (filter.type, filter.who, filter.place, filter.search) = (type, who, place, search)
        filter.from = try CivilDate.argument(from, option: "--from")
        filter.to = try CivilDate.argument(to, option: "--to")
        return filter
    }

    func validate() throws { _ = try filter() }
}

extension Exit {
    /// Runs a body; what the archive says is wrong goes to standard error in one line, with exit code 2.
    static func guarding<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as ArchiveError {
            Console.error("\(error)")
            throw Exit.partly
        }
    }
}
