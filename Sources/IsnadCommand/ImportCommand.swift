import ArgumentParser
import Foundation
import IsnadExport
import IsnadModel
import IsnadStore

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Store reports that are coded already (NDJSON of `isnad code` or `isnad-worker`), and corroborate them.")

    @OptionGroup var archive: ArchiveOptions
    @Argument(help: "Files of coded reports, a line each; - for standard input.") var paths: [String]

    func run() throws {
        let store = try Exit.guarding { try archive.open(.create) }
        var tally = ImportTally(intake: ArchiveIntake(store))
        for path in paths { try read(path, &tally) }
        try Exit.guarding {
            try tally.intake.finish()
            try store.close()
        }
        let summary = tally.intake.summary
        Console.line("\(summary.added) added, \(summary.replaced) replaced, \(summary.unchanged) unchanged")
        if tally.failures > 0 { throw Exit.partly }
        if tally.documents == 0 { throw Exit.nothingFound }
    }

    private func read(_ path: String, _ tally: inout ImportTally) throws {
        let handle: FileHandle
        if path == "-" {
            handle = .standardInput
        } else {
            guard let opened = FileHandle(forReadingAtPath: path) else {
                Console.error("\(path): error: unreadable: The file cannot be opened.")
                tally.failures += 1
                return
            }
            handle = opened
        }
        var (rest, line): ([UInt8], Int) = ([], 0)
        var waiting: [CodedDocument] = []
        while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
            rest += chunk
            var start = 0
            while let end = rest[start...].firstIndex(of: 0x0A) {
                line += 1
                add(rest[start..<end], path, line, &waiting, &tally)
                start = end + 1
            }
            rest.removeFirst(start)
            if waiting.count >= 200 { try flush(&waiting, &tally) }
        }
        if !rest.isEmpty { add(rest[...], path, line + 1, &waiting, &tally) }
        try flush(&waiting, &tally)
    }

    private func add(_ bytes: ArraySlice<UInt8>, _ path: String, _ line: Int, _ waiting: inout [CodedDocument], _ tally: inout ImportTally) {
        guard bytes.contains(where: { $0 > 0x20 }) else { return }
        do {
            waiting.append(try CodedDocumentReader().document(bytes))
            tally.documents += 1
        } catch {
            Console.error("\(path):\(line): error: not-coded: The line is no coded report.")
            tally.failures += 1
        }
    }

    private func flush(_ waiting: inout [CodedDocument], _ tally: inout ImportTally) throws {
        try Exit.guarding { try tally.intake.take(waiting) }
        waiting.removeAll()
    }
}

private struct ImportTally {
    var intake: ArchiveIntake
    var documents = 0
    var failures = 0
}
