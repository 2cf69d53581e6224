import ArgumentParser
import Foundation
import IsnadClaims
import IsnadModel
import IsnadPipeline
import IsnadReading
import IsnadRules

/// How results are written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case table, csv, ndjson
}

/// Rules other than those built in.
struct RuleOptions: ParsableArguments {
    @Option(name: .customLong("rules"), help: ArgumentHelp("Use the rules of a folder instead of those built in.", valueName: "dir"))
    var folder: String?

    func files() throws -> RuleFiles {
        guard let folder else { return .embedded }
        let files = RuleFolder.read(folder)
        guard !files.files.isEmpty else { throw ValidationError("--rules \(folder): the folder holds no .tsv or .rules file") }
        return files
    }

    func knowledge() throws -> Knowledge { Knowledge(rules: try files()) }
}

/// Which reports a command reads, and how many at a time.
struct ReportOptions: ParsableArguments {
    @Argument(help: "Files (.txt, .html, .ndjson, .csv, .warc, .wet, feeds, .zip; also as .gz or .zst), folders, or - for standard input.")
    var paths: [String]

    @Option(help: "Day of publication for reports that do not tell theirs, from which relative times are resolved (YYYY-MM-DD).")
    var published: String?

    @Option(name: [.customLong("jobs"), .customLong("threads")], help: "Documents at a time; the output is the same for any number.")
    var threads: Int = ProcessInfo.processInfo.activeProcessorCount

    @Option(help: "End after so many documents.")
    var limit: Int?

    @Option(help: ArgumentHelp("Columns of tables and members of lines that hold text, title …, as in text=body,title=headline.", valueName: "map"))
    var columns: String?

    func validate() throws {
        if threads < 1 { throw ValidationError("--jobs \(threads): give a number from 1") }
        if let limit, limit < 1 { throw ValidationError("--limit \(limit): give a number from 1") }
        _ = try CivilDate.argument(published, option: "--published")
        _ = try columnMap()
    }

    private func columnMap() throws -> ColumnMap {
        guard let columns else { return ColumnMap() }
        do {
            return try ColumnMap(columns)
        } catch {
            throw ValidationError("--columns \(error.part): give NAME=COLUMN with one of \(ColumnMap.names.joined(separator: ", ")) before the sign")
        }
    }

    /// - Parameter known: paths of reports that are passed over.
    func sequence(_ files: RuleFiles, known: Set<String> = []) throws -> ReportSequence {
        let day = try CivilDate.argument(published, option: "--published")
        return ReportSequence(paths: paths, rules: files, published: day, columns: try columnMap(), finding: .init(known: known))
    }

    func run<Stage: DocumentStage>(_ stage: Stage) -> DocumentRun<Stage> { DocumentRun(stage, threads: threads, limit: limit ?? .max) }
}

extension CivilDate {
    /// A day given on the command line.
    static func argument(_ text: String?, option: String) throws -> CivilDate? {
        guard let text else { return nil }
        guard text.utf8.count == 10, let date = CivilDate(iso: text) else { throw ValidationError("\(option) \(text): give a day as YYYY-MM-DD") }
        return date
    }
}

enum Exit {
    static let nothingFound = ExitCode(1)
    static let partly = ExitCode(2)
}
