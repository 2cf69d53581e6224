import Foundation
import IsnadModel
import IsnadRules

/// All reports of the named paths in order, read one at a time: memory does not grow with the input's size.
package struct ReportSequence: Sequence, IteratorProtocol {
    private let reader: ReportReader
    private let published: CivilDate?
    private var inputs: ArraySlice<Input>
    private var lines: LineReader?

    package init(paths: [String], rules: RuleFiles, published: CivilDate? = nil) {
        reader = ReportReader(rules: rules)
        self.published = published
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
                guard let opened = LineReader(path: path) else { return unreadable(path) }
                lines = opened
            case .standardInput:
                if let result = standardInput() { return result }
            }
        }
    }

    private mutating func nextLine() -> ReadResult? {
        while let line = lines?.next() {
            guard let reader = lines else { return nil }
            if line.isTooLong {
                let error = Diagnostic(
                    .error, cause: "line-too-long", message: "Line \(line.number) is longer than \(LineReader.limit) bytes; it was left out.",
                    line: line.number,
                    byte: line.offset)
                return ReadResult(path: "\(reader.path)#\(line.number)", diagnostics: [error])
            }
            if line.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
            return self.reader.readLine(line.bytes, path: reader.path, number: line.number, offset: line.offset, published: published)
        }
        lines = nil
        return nil
    }

    private func report(_ path: String, _ metadata: String?) -> ReadResult {
        guard let data = FileManager.default.contents(atPath: path) else { return unreadable(path) }
        let side = metadata.flatMap { FileManager.default.contents(atPath: $0) }.map { Array($0) }
        return reader.read(RawItem(path: path, bytes: Array(data)), metadata: side, published: published)
    }

    private func unreadable(_ path: String) -> ReadResult {
        ReadResult(path: path, diagnostics: [Diagnostic(.error, cause: "unreadable", message: "The file cannot be opened for reading.")])
    }

    /// Standard input is NDJSON when it begins with `{`, else one text or page.
    private mutating func standardInput() -> ReadResult? {
        var reader = LineReader(descriptor: 0, path: "-")
        guard let first = reader.next() else { return self.reader.read(RawItem(path: "-", bytes: []), published: published) }
        if first.bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") {
            lines = reader
            return self.reader.readLine(first.bytes, path: "-", number: 1, offset: 0, published: published)
        }
        var bytes = first.bytes
        while let line = reader.next() { bytes += [0x0A] + line.bytes }
        return self.reader.read(RawItem(path: "-", bytes: bytes), published: published)
    }
}

/// Lines of a file descriptor, read in blocks.
struct LineReader {
    struct Line {
        var bytes: [UInt8]
        /// From 1.
        var number: Int
        /// Byte at which the line begins.
        var offset: Int
        var isTooLong: Bool
    }

    /// Longest line that is kept, in bytes.
    static let limit = 16 << 20
    let path: String
    private let handle: FileHandle
    private var buffer: [UInt8] = []
    private var position = 0
    private var number = 0
    private var offset = 0
    private var isAtEnd = false

    init?(path: String) {
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        (self.handle, self.path) = (handle, path)
    }

    init(descriptor: Int32, path: String) {
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        self.path = path
    }

    mutating func next() -> Line? {
        var line: [UInt8] = []
        var tooLong = false
        let start = offset
        while true {
            if position >= buffer.count, !fill() {
                guard !line.isEmpty || tooLong else { return nil }
                break
            }
            let end = buffer[position...].firstIndex(of: 0x0A) ?? buffer.count
            if line.count + end - position > Self.limit { tooLong = true } else { line += buffer[position..<end] }
            offset += end - position
            position = end
            if end < buffer.count {
                position += 1
                offset += 1
                break
            }
        }
        number += 1
        return Line(bytes: tooLong ? [] : line, number: number, offset: start, isTooLong: tooLong)
    }

    private mutating func fill() -> Bool {
        guard !isAtEnd, let data = try? handle.read(upToCount: 1 << 16), !data.isEmpty else {
            isAtEnd = true
            return false
        }
        buffer = Array(data)
        position = 0
        return true
    }
}
