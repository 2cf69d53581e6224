import Foundation
import IsnadModel
import IsnadReading
import IsnadRules

// Paths in, clean reports out: reading alone, without claims, database or HTTP. For trying pages, and for measuring.
//
//     isnad-reader [--blocks | --repeat N | --crawl] PATH…
//
// Without an option a line of NDJSON for each report, the document alone. With --blocks every block of a page, with the reason why it is part
// of the report or not. With --repeat the pages are read N times over and the pages and bytes a processor second are told; with --crawl the
// records of WARC files are only taken out, and their bytes a processor second told.

var arguments = Array(CommandLine.arguments.dropFirst())
let reader = ReportReader(rules: .embedded)

func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func spaces(_ text: String) -> Int {
    var (text, count) = (text, 0)
    text.withUTF8 { bytes in for byte in bytes where byte == 0x20 { count += 1 } }
    return count
}

func pages(_ paths: [String]) -> [RawItem] {
    paths.compactMap { path in FileManager.default.contents(atPath: path).map { RawItem(path: path, bytes: Array($0)) } }
}

switch arguments.first {
case "--blocks":
    for item in pages(Array(arguments.dropFirst())) {
        for block in reader.blocks(item) { write("\(block.isKept ? "+" : "-") \(block.kind ?? "") [\(block.reason)] \(block.text)\n") }
    }
case "--repeat":
    let items = pages(Array(arguments.dropFirst(2)))
    let times = arguments.count > 1 ? Int(arguments[1]) ?? 1 : 1
    let bytes = items.reduce(0) { $0 + $1.bytes.count } * times
    let before = processorSeconds()
    var words = 0
    for _ in 0..<times {
        for item in items { words += reader.read(item).document.map { spaces($0.text) + 1 } ?? 0 }
    }
    let seconds = processorSeconds() - before
    let rate = Double(items.count * times) / seconds
    write("\(items.count * times) pages, \(words) words: \(Int(rate)) pages and \(Int(Double(bytes) / seconds / 1e6)) MB a processor second\n")
case "--crawl":
    let before = processorSeconds()
    var (items, bytes, told) = (0, 0, [String: Int]())
    for item in ItemSequence(paths: Array(arguments.dropFirst()), reader: reader) {
        if case .told(let result) = item { result.diagnostics.forEach { told[$0.cause, default: 0] += 1 } } else { items += 1 }
        bytes += item.size
    }
    let seconds = processorSeconds() - before
    var usage = rusage()
    getrusage(0, &usage)
    write(
        "\(items) pages, \(bytes / 1_000_000) MB: \(Int(Double(bytes) / seconds / 1e6)) MB a processor second, peak memory \(usage.ru_maxrss / 1024) MB; told: \(told)\n"
    )
default:
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for result in ReportSequence(paths: arguments.isEmpty ? ["-"] : arguments, reader: reader) {
        for diagnostic in result.diagnostics {
            FileHandle.standardError.write(Data("\(result.path): \(diagnostic.cause): \(diagnostic.message)\n".utf8))
        }
        guard let document = result.document, let line = try? encoder.encode(document) else { continue }
        FileHandle.standardOutput.write(line + [0x0A])
    }
}
