import Foundation
import IsnadModel
import IsnadPipeline

/// Words a second on one core, from text to mentions (tokens, folding, clitics, readings, names, places, numbers, times) and from text to claims;
/// start-up, and peak memory. Documents lie ready in memory: neither reading of JSON nor writing is part of a figure. A reading that finds too little fails: the speed of doing nothing is no figure. The text is
/// `../shared/news/ant2018.ndjson` where it is present, else the project's own samples, repeated.
///
///     swift run -c release IsnadBenchmarks [start] [mentions] [claims]
///     swift run -c release IsnadBenchmarks PASSES
@main
struct Benchmarks {
    static func main() throws {
        let chosen = CommandLine.arguments.dropFirst()
        let documents = try texts()
        let words = documents.reduce(0) { $0 + $1.text.utf8.split { $0 == 0x20 || $0 == 0x0A }.count }
        print("documents \(documents.count)  words \(words)")
        // A number alone: so many passes and nothing else, for a profiler that counts instructions; the difference of two runs is the passes' own.
        if let passes = chosen.first.flatMap({ Int($0) }) {
            var analyzer = Analyzer()
            for _ in 0..<passes { print(documents.reduce(0) { $0 + analyzer.countMentions($1) }) }
            return
        }
        if chosen.isEmpty || chosen.contains("start") { start() }
        if chosen.isEmpty || chosen.contains("mentions") {
            var (analyzer, start) = timed { Analyzer() }
            report("mentions", words, start, least: words / 20) {
                documents.reduce(0) { $0 + analyzer.countMentions($1) }
            }
            report("mentions written out", words, start, least: words / 20) {
                documents.reduce(0) { $0 + analyzer.analyze($1).mentions.count }
            }
        }
        if chosen.isEmpty || chosen.contains("claims") {
            var (coder, start) = timed { Coder() }
            report("claims", words, start, least: documents.count / 4) {
                documents.reduce(0) { $0 + coder.code($1).claims.count }
            }
        }
        print("peak memory \(peakMegabytes()) MB, the text itself included")
    }

    /// Filling all tables of the language and mention stages, the least of nine times; two threads share it where there are two cores.
    private static func start() {
        var (wall, processor) = (Double.infinity, Double.infinity)
        for _ in 0..<9 {
            let clock = ContinuousClock()
            var spent = 0.0
            let time = clock.measure { spent = timed { Analyzer() }.1 }
            wall = min(wall, Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18)
            processor = min(processor, spent)
        }
        print("rules loaded in \(Int(wall * 1000)) ms, processor \(Int(processor * 1000)) ms")
    }

    /// Best of five runs; the first also learns the words.
    private static func report(_ what: String, _ words: Int, _ start: Double, least: Int, _ body: () -> Int) {
        var (best, first) = (Double.infinity, 0.0)
        var found = 0
        for run in 0..<5 {
            let before = processorSeconds()
            found = body()
            let spent = processorSeconds() - before
            if run == 0 { first = spent }
            best = min(best, spent)
        }
        guard found >= least else {
            FileHandle.standardError.write(Data("only \(found) \(what) in \(words) words: the reading is broken\n".utf8))
            exit(1)
        }
        func rate(_ seconds: Double) -> Int { Int(Double(words) / seconds) }
        print(
            "text to \(what): \(rate(best)) words per processor second (first run \(rate(first))), \(found) \(what), rules loaded in \(Int(start * 1000)) ms")
    }

    private static func timed<Value>(_ body: () -> Value) -> (Value, Double) {
        let before = processorSeconds()
        return (body(), processorSeconds() - before)
    }

    private static func texts() throws -> [Document] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let news = root.deletingLastPathComponent().appendingPathComponent("shared/news/ant2018.ndjson")
        if let data = try? Data(contentsOf: news) {
            return data.split(separator: 0x0A).enumerated().compactMap { number, line in
                guard let object = try? JSONSerialization.jsonObject(with: line) as? [String: Any], let text = object["text"] as? String else { return nil }
                return Document(path: "news", id: String(number), text: text)
            }
        }
        let samples = root.appendingPathComponent("Samples")
        let files = try FileManager.default.contentsOfDirectory(atPath: samples.path).filter { $0.hasSuffix(".txt") }.sorted()
        let own = try files.map { Document(path: $0, id: $0, text: try String(contentsOf: samples.appendingPathComponent($0), encoding: .utf8)) }
        return (0..<100).flatMap { _ in own }
    }

    private static func processorSeconds() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    private static func peakMegabytes() -> Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Int(usage.ru_maxrss) / 1024
    }
}
