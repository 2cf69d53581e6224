import Foundation
import IsnadModel
import IsnadPipeline

/// Counts what was read, tells how a long run goes, and turns the outcome into an exit code.
struct RunTally {
    private(set) var documents = 0
    private(set) var failures = 0
    /// Diagnostics by cause, those of notes aside.
    private var causes: [String: Int] = [:]
    private let start = ContinuousClock.now
    private var lastTold = ContinuousClock.now
    private var isLineOpen = false
    /// Diagnostics of one cause that are told one by one; more are only counted.
    private static let most = 200

    mutating func note<Stage>(_ outcome: DocumentRun<Stage>.Outcome) {
        for diagnostic in outcome.diagnostics {
            // What was passed over is nobody's fault, but who looks for it wants to know.
            if diagnostic.cause == "passed-over" { report(diagnostic, path: outcome.path) }
            if diagnostic.severity == .note { continue }
            let count = causes[diagnostic.cause, default: 0] + 1
            causes[diagnostic.cause] = count
            if count <= Self.most { report(diagnostic, path: outcome.path) }
        }
        if outcome.output != nil { documents += 1 }
        if outcome.diagnostics.contains(where: { $0.severity == .error }) { failures += 1 }
    }

    private mutating func report(_ diagnostic: Diagnostic, path: String) {
        closeLine()
        Console.report(diagnostic, path: path)
    }

    /// Tells how far a long run has come: on a terminal in one line that changes, elsewhere in a line every half minute.
    /// - Parameters:
    ///   - taken: bytes of the named files that were taken in.
    ///   - total: all their bytes; 0 where they cannot be known.
    mutating func progress(_ taken: Int, _ total: Int) {
        let now = ContinuousClock.now
        let isTerminal = isatty(2) == 1
        guard now - start > .seconds(2), now - lastTold > (isTerminal ? .milliseconds(500) : .seconds(30)) else { return }
        lastTold = now
        let line = ProgressLine(documents: documents, seconds: Self.seconds(now - start), taken: taken, total: total).text
        if isTerminal {
            Console.errorPart("\r" + line + "\u{1B}[K")
            isLineOpen = true
        } else {
            Console.error(line)
        }
    }

    private static func seconds(_ time: Duration) -> Double { Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18 }

    private mutating func closeLine() {
        if isLineOpen { Console.errorPart("\n") }
        isLineOpen = false
    }

    /// 0 all read, 1 nothing found, 2 something could not be read. Where much was told a summary by cause comes last.
    /// - Parameter isNothingFine: whether a run that had nothing to read did what it should.
    mutating func finish(isNothingFine: Bool = false) throws {
        closeLine()
        if causes.values.reduce(0, +) > 10 {
            let list = causes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
            Console.error("\(documents) documents read, \(failures) items not; told by cause: \(list)")
        }
        if failures > 0 { throw Exit.partly }
        if documents == 0, !isNothingFine { throw Exit.nothingFound }
    }
}

/// One line about a run: documents, their rate, megabytes a second, and the time that is left.
struct ProgressLine {
    var documents: Int
    var seconds: Double
    var taken: Int
    var total: Int

    var text: String {
        let rate = Double(documents) / max(seconds, 0.001)
        let speed = Double(taken) / 1e6 / max(seconds, 0.001)
        var line = "\(documents) documents, \(Int(rate.rounded())) a second, \((speed * 10).rounded() / 10) MB/s"
        if total > 0, taken > 0, taken <= total {
            let left = Int(seconds * Double(total - taken) / Double(taken))
            line += ", \(taken * 100 / total) %, \(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left"
        }
        return line
    }
}
