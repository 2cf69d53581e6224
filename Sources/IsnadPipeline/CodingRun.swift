import IsnadClaims
import IsnadModel
import IsnadReading
import IsnadRules

/// Codes many documents with several workers; results come in the order of the input, whatever the number of workers.
package struct CodingRun: Sendable {
    package struct Outcome: Sendable {
        package var path: String
        /// Nil when the item held no document.
        package var coded: CodedDocument?
        package var diagnostics: [Diagnostic]
    }

    private let knowledge: Knowledge
    private let threads: Int
    /// Documents that one worker takes at a time: enough to outweigh the hand-over, few enough to bound memory.
    private static let share = 32

    package init(knowledge: Knowledge, threads: Int) {
        self.knowledge = knowledge
        self.threads = max(1, min(threads, 64))
    }

    /// Runs to the end of the sequence; `emit` is called once for each item, in order.
    package func run(_ sequence: ReportSequence, emit: (Outcome) throws -> Void) async rethrows {
        var reports = sequence
        var coders = (0..<threads).map { _ in Coder(knowledge: knowledge) }
        while true {
            var batches: [[ReadResult]] = []
            while batches.count < threads {
                let batch = Self.take(&reports, Self.share)
                if batch.isEmpty { break }
                batches.append(batch)
            }
            if batches.isEmpty { return }
            for outcome in await code(batches, &coders) { try emit(outcome) }
        }
    }

    private static func take(_ reports: inout ReportSequence, _ count: Int) -> [ReadResult] {
        var batch: [ReadResult] = []
        while batch.count < count, let next = reports.next() { batch.append(next) }
        return batch
    }

    private func code(_ batches: [[ReadResult]], _ coders: inout [Coder]) async -> [Outcome] {
        let ready = coders
        let results = await withTaskGroup(of: (Int, Coder, [Outcome]).self) { group in
            for (i, batch) in batches.enumerated() {
                group.addTask {
                    var coder = ready[i]
                    return (i, coder, Self.code(batch, &coder))
                }
            }
            var found: [(Int, Coder, [Outcome])] = []
            for await result in group { found.append(result) }
            return found.sorted { $0.0 < $1.0 }
        }
        for (i, coder, _) in results { coders[i] = coder }
        return results.flatMap(\.2)
    }

    private static func code(_ batch: [ReadResult], _ coder: inout Coder) -> [Outcome] {
        batch.map { result in
            let coded = result.document.map { coder.code($0, diagnostics: result.diagnostics) }
            return Outcome(path: result.path, coded: coded, diagnostics: result.diagnostics)
        }
    }
}
