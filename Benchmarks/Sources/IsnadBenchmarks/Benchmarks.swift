import Foundation
import IsnadModel
import IsnadPipeline

/// Words a second from text to claims on one core, start-up, and peak memory. A reading that gives no claims fails: speed of doing nothing
/// is no figure. The text is `../shared/news/ant2018.ndjson` where it is present, else the project's own samples, repeated.
@main
struct Benchmarks {
    static func main() throws {
        let begun = Date()
        var coder = Coder()
        let start = Date().timeIntervalSince(begun)
        let documents = try texts()
        let words = documents.reduce(0) { $0 + $1.text.utf8.split { $0 == 0x20 || $0 == 0x0A }.count }
        var best = Double.infinity
        var claims = 0
        for _ in 0..<3 {
            let before = processorSeconds()
            claims = documents.reduce(0) { $0 + coder.code($1).claims.count }
            best = min(best, processorSeconds() - before)
        }
        guard claims > documents.count / 4 else {
            FileHandle.standardError.write(Data("only \(claims) claims out of \(documents.count) documents: the reading is broken\n".utf8))
            exit(1)
        }
        let rate = Double(words) / best
        print("documents \(documents.count)  words \(words)  claims \(claims)")
        print("text to claims \(Int(rate)) words per processor second (best of 3)")
        print("rules loaded in \(Int(start * 1000)) ms  peak memory \(peakMegabytes()) MB")
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
