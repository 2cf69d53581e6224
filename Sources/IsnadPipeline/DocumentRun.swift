import IsnadModel
import IsnadReading

/// What a worker does with one document. A value for each worker: its memory of words is its own and changes no result.
package protocol DocumentStage: Sendable {
    associatedtype Output: Sendable
    mutating func process(_ document: Document, diagnostics: [Diagnostic]) -> Output
}

extension Coder: DocumentStage {
    package mutating func process(_ document: Document, diagnostics: [Diagnostic]) -> CodedDocument { code(document, diagnostics: diagnostics) }
}

extension Analyzer: DocumentStage {
    package mutating func process(_ document: Document, diagnostics: [Diagnostic]) -> AnalyzedDocument { analyze(document, diagnostics: diagnostics) }
}

/// Puts many documents through a stage with several workers; results come in the order of the input, whatever the number of workers.
package struct DocumentRun<Stage: DocumentStage>: Sendable {
    package struct Outcome: Sendable {
        package var path: String
        /// Nil when the item held no document.
        package var output: Stage.Output?
        package var diagnostics: [Diagnostic]
    }

    private let stage: Stage
    private let threads: Int
    /// Documents that one worker takes at a time: enough to outweigh the hand-over, few enough to bound memory.
    private static var share: Int { 32 }

    package init(_ stage: Stage, threads: Int) {
        self.stage = stage
        self.threads = max(1, min(threads, 64))
    }

    /// Runs to the end of the sequence; `emit` is called once for each item, in order.
    package func run(_ sequence: ReportSequence, emit: (Outcome) throws -> Void) async rethrows {
        var reports = sequence
        var workers = [Stage](repeating: stage, count: threads)
        while true {
            var batches: [[ReadResult]] = []
            while batches.count < threads {
                let batch = Self.take(&reports, Self.share)
                if batch.isEmpty { break }
                batches.append(batch)
            }
            if batches.isEmpty { return }
            for outcome in await process(batches, &workers) { try emit(outcome) }
        }
    }

    private static func take(_ reports: inout ReportSequence, _ count: Int) -> [ReadResult] {
        var batch: [ReadResult] = []
        while batch.count < count, let next = reports.next() { batch.append(next) }
        return batch
    }

    private func process(_ batches: [[ReadResult]], _ workers: inout [Stage]) async -> [Outcome] {
        let ready = workers
        let results = await withTaskGroup(of: (Int, Stage, [Outcome]).self) { group in
            for (i, batch) in batches.enumerated() {
                group.addTask {
                    var worker = ready[i]
                    let outcomes = Self.process(batch, &worker)
                    return (i, worker, outcomes)
                }
            }
            var found: [(Int, Stage, [Outcome])] = []
            for await result in group { found.append(result) }
            return found.sorted { $0.0 < $1.0 }
        }
        for (i, worker, _) in results { workers[i] = worker }
        return results.flatMap(\.2)
    }

    private static func process(_ batch: [ReadResult], _ worker: inout Stage) -> [Outcome] {
        batch.map { result in
            let output = result.document.map { worker.process($0, diagnostics: result.diagnostics) }
            return Outcome(path: result.path, output: output, diagnostics: result.diagnostics)
        }
    }
}
