import Foundation
import IsnadModel
import IsnadRules

/// All reports of the named paths in order, read one at a time: memory does not grow with the input's size.
///
/// Nothing is thrown: what goes wrong becomes a `ReadResult` without a document, and the next item is read.
package struct ReportSequence: Sequence, IteratorProtocol {
    private let reader: ReportReader
    private let published: CivilDate?
    private var inputs: ArraySlice<Input>
    private var lines: LineReader?
    /// Largest file that is read as one report, in bytes.
    static let maximumReport = 64 << 20

    package init(paths: [String], rules: RuleFiles, published: CivilDate? = nil) {
        self.init(paths: paths, reader: ReportReader(rules: rules), published: published)
    }

    /// - Parameter reader: where many sequences share one, or it is made while other tables are filled.
    package init(paths: [String], reader: ReportReader, published: CivilDate? = nil) {
        (self.reader, self.published) = (reader, published)
        inputs = InputFinder.find(paths)[...]
    }

    package mutating func next() -> ReadResult? {
        while true {
            if let result = nextLine() { return result }
            guard let input = inputs.popFirst() else { return nil }
            switch input {
            case .failed(let result): return result
            case .report(let path, let metadata): return report(path, metadata)
            case .lines(let path):
                guard let opened = LineReader(path: path) else { return failure(path, "unreadable", "The file cannot be opened for reading.") }
                lines = opened
            case .standardInput:
                if let result = standardInput() { return result }
            }
        }
    }

    // MARK: Lines

    private mutating func nextLine() -> ReadResult? {
        while let line = lines?.next() {
            guard let path = lines?.path else { return nil }
            if line.isTooLong {
                let message = "Line \(line.number) is longer than \(LineReader.defaultLimit) bytes; it was left out."
                let error = Diagnostic(.error, cause: "line-too-long", message: message, line: line.number, byte: line.offset)
                return ReadResult(path: "\(path)#\(line.number)", diagnostics: [error])
            }
            if line.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
            return reader.readLine(line.bytes, path: path, number: line.number, offset: line.offset, published: published)
        }
        return endOfLines()
    }

    /// Tells of a file of lines that broke off, or that held nothing.
    private mutating func endOfLines() -> ReadResult? {
        guard let ended = lines else { return nil }
        lines = nil
        return ended.hasFailed ? failure(ended.path, "unreadable", "The file could not be read to its end.") : nil
    }

    // MARK: Whole files

    private func report(_ path: String, _ metadata: String?) -> ReadResult {
        guard var file = LineReader(path: path) else { return failure(path, "unreadable", "The file cannot be opened for reading.") }
        let bytes = file.rest(limit: Self.maximumReport)
        if file.hasFailed { return failure(path, "unreadable", "The file could not be read to its end.") }
        if bytes.count > Self.maximumReport {
            return failure(path, "too-large", "The file is larger than \(Self.maximumReport) bytes, too large for one report.")
        }
        guard let metadata else { return reader.read(RawItem(path: path, bytes: bytes), published: published) }
        var side = LineReader(path: metadata)
        let sideBytes = side?.rest(limit: 1 << 20)
        var result = reader.read(RawItem(path: path, bytes: bytes), metadata: sideBytes, published: published)
        if sideBytes == nil || side?.hasFailed ?? false {
            result.diagnostics.append(Diagnostic(.warning, cause: "metadata", message: "The side file \(metadata) cannot be read; it was left aside."))
        }
        return result
    }

    private func failure(_ path: String, _ cause: String, _ message: String) -> ReadResult {
        ReadResult(path: path, diagnostics: [Diagnostic(.error, cause: cause, message: message)])
    }

    /// Standard input is NDJSON when it begins with `{`, a page when it begins with `<`, else one text.
    private mutating func standardInput() -> ReadResult? {
        var input = LineReader(descriptor: 0, path: "-")
        var head: [UInt8] = []
        while let line = input.next() {
            let first = line.bytes.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
            if first == UInt8(ascii: "{") {
                lines = input
                return reader.readLine(line.bytes, path: "-", number: line.number, offset: line.offset, published: published)
            }
            head += line.bytes + [0x0A]
            if first != nil || head.count > Self.maximumReport { break }
        }
        let bytes = head + input.rest(limit: Self.maximumReport)
        if input.hasFailed { return failure("-", "unreadable", "Standard input could not be read to its end.") }
        if bytes.count > Self.maximumReport { return failure("-", "too-large", "Standard input is too large for one report.") }
        return reader.read(RawItem(path: "-", bytes: bytes), published: published)
    }
}
