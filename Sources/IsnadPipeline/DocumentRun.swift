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

/// Reading alone: nothing is done with the document.
package struct ReadOnly: DocumentStage {
    package init() {}
    package func process(_ document: Document, diagnostics: [Diagnostic]) -> Document { document }
}

/// Puts many documents through a stage with several workers; results come in the order of the input, whatever the number of workers.
///
/// Items are taken from their files one after another; looking at their bytes, which costs more, is done by the workers.
package struct DocumentRun<Stage: DocumentStage>: Sendable {
    package struct Outcome: Sendable {
        package var path: String
        /// Nil when the item held no document.
        package var output: Stage.Output?
        package var diagnostics: [Diagnostic]
        /// The bytes as they were received, where they are kept.
        package var received: ReceivedBytes?

        package init(path: String, output: Stage.Output?, diagnostics: [Diagnostic], received: ReceivedBytes? = nil) {
            (self.path, self.output, self.diagnostics, self.received) = (path, output, diagnostics, received)
        }
    }

    private let stage: Stage
    private let threads: Int
    private let keepsBytes: Bool
    private let skip: @Sendable (String) -> Bool
    private let limit: Int
    /// Documents that one worker takes at a time, and bytes of them: enough to outweigh the hand-over, few enough to bound memory.
    private static var share: Int { 32 }
    private static var shareBytes: Int { 4 << 20 }

    /// - Parameters:
    ///   - keepsBytes: whether outcomes carry the bytes that were received.
    ///   - limit: documents after which the run ends.
    ///   - skip: whether an item is passed over, by its path.
    package init(_ stage: Stage, threads: Int, keepsBytes: Bool = false, limit: Int = .max, skip: @escaping @Sendable (String) -> Bool = { _ in false }) {
        (self.stage, self.keepsBytes, self.skip, self.limit) = (stage, keepsBytes, skip, limit)
        self.threads = max(1, min(threads, 64))
    }

    /// Runs to the end of the sequence; `emit` is called once for each item, in order.
    ///
    /// A worker that has done its share is given the next at once. What waits for a slower share before it is bounded: no more shares are
    /// taken than twice the workers, whatever the input's size.
    /// - Parameter progress: called between shares with the bytes taken so far and all bytes of the named files.
    package func run<Failure: Error>(
        _ sequence: ReportSequence, progress: (Int, Int) -> Void = { _, _ in }, emit: (Outcome) throws(Failure) -> Void
    ) async throws(Failure) {
        if threads == 1 { return try runAlone(sequence, progress: progress, emit: emit) }
        var reports = sequence
        var left = limit
        let (reader, published, keepsBytes) = (sequence.reader, sequence.published, keepsBytes)
        let failure = await withTaskGroup(of: Done.self, returning: Failure?.self) { group in
            var free = [Stage](repeating: stage, count: threads)
            var waiting: [Int: [Outcome]] = [:]
            var (given, emitted) = (0, 0)
            var isAtEnd = false
            while true {
                while !isAtEnd, given - emitted < threads * 2, let worker = free.last {
                    let batch = take(&reports, min(Self.share, left))
                    isAtEnd = batch.isEmpty
                    if isAtEnd { break }
                    left -= batch.count { !$0.isTold }
                    free.removeLast()
                    let number = given
                    given += 1
                    group.addTask {
                        var worker = worker
                        let outcomes = batch.map { Self.process($0, &worker, reader, published, keepsBytes) }
                        return Done(number: number, worker: worker, outcomes: outcomes)
                    }
                }
                guard let done = await group.next() else { return nil }
                free.append(done.worker)
                waiting[done.number] = done.outcomes
                while let ready = waiting.removeValue(forKey: emitted) {
                    for outcome in ready {
                        do throws(Failure) { try emit(outcome) } catch { return error }
                    }
                    emitted += 1
                }
                progress(reports.items.takenBytes, reports.items.totalBytes)
            }
        }
        if let failure { throw failure }
    }

    /// A share that a worker has done.
    private struct Done: Sendable {
        var number: Int
        var worker: Stage
        var outcomes: [Outcome]
    }

    /// One worker needs no hand-over: each item is read, processed and given out before the next.
    package func runAlone<Failure: Error>(
        _ sequence: ReportSequence, progress: (Int, Int) -> Void = { _, _ in }, emit: (Outcome) throws(Failure) -> Void
    ) throws(Failure) {
        var reports = sequence
        var worker = stage
        var left = limit
        while left > 0, let item = reports.nextItem() {
            if !item.isTold {
                if skip(item.path) { continue }
                left -= 1
            }
            try emit(Self.process(item, &worker, sequence.reader, sequence.published, keepsBytes))
            progress(reports.items.takenBytes, reports.items.totalBytes)
        }
    }

    private func take(_ reports: inout ReportSequence, _ count: Int) -> [Item] {
        var (batch, bytes): ([Item], Int) = ([], 0)
        while batch.count < count, bytes < Self.shareBytes, let next = reports.nextItem() {
            if !next.isTold, skip(next.path) { continue }
            bytes += next.size
            batch.append(next)
        }
        return batch
    }

    private static func process(_ item: Item, _ worker: inout Stage, _ reader: ReportReader, _ published: CivilDate?, _ keepsBytes: Bool) -> Outcome {
        let result = reader.read(item, published: published)
        let output = result.document.map { worker.process($0, diagnostics: result.diagnostics) }
        return Outcome(path: result.path, output: output, diagnostics: result.diagnostics, received: keepsBytes && output != nil ? item.received : nil)
    }
}
