import Foundation
import IsnadClaims
import IsnadExport
import IsnadModel
import IsnadPipeline
import IsnadReading
import IsnadRules

/// `--stage code`: items on standard input, coded documents on standard output. An item is one line, its fields parted by tabs:
///
///     article PATH NUMBER JSON            one report, as a line of NDJSON; it is told as PATH#NUMBER
///     range PATH SKIP FROM TO NUMBER      lines of an NDJSON file: its bytes FROM..<TO, of which the first is line NUMBER
///     read PATH SKIP                      a file or folder of any kind that Isnad reads
///
/// SKIP is the number of results that were answered already, by a process that did not live to end the item.
struct CodeStage {
    private let reader: ReportReader
    private var coder: Coder
    private var writer = CodedDocumentWriter()
    private var output = StageOutput()
    private static let longestLine = 16 << 20

    init(rules: RuleFiles) {
        let (coder, reader) = concurrently({ Coder(knowledge: Knowledge(rules: rules)) }, { ReportReader(rules: rules) })
        (self.coder, self.reader) = (coder, reader)
    }

    /// - Returns: the exit code: 64 for an item that is none.
    mutating func run() -> Int32 {
        output.ready("code")
        var lines = StageLines(descriptor: 0)
        while let line = lines.next() {
            guard answer(Fields(line)) else {
                FileHandle.standardError.write(Data("not an item: \(String(decoding: line.prefix(80), as: UTF8.self))\n".utf8))
                return 64
            }
            output.done()
        }
        return 0
    }

    /// False for what is no item.
    private mutating func answer(_ fields: Fields) -> Bool {
        var fields = fields
        switch fields.word() {
        case "article":
            guard let path = fields.word(), let number = fields.number() else { return false }
            emit(reader.readLine(Array(fields.rest), path: path, number: number, offset: 0))
        case "range":
            guard let path = fields.word(), let skip = fields.number(), let from = fields.number(), let to = fields.number(), let number = fields.number()
            else { return false }
            range(path, from..<max(from, to), number, skip: skip)
        case "read":
            guard let path = fields.word(), let skip = fields.number() else { return false }
            for (index, result) in ReportSequence(paths: [path], reader: reader).enumerated() where index >= skip { emit(result) }
        default: return false
        }
        return true
    }

    private mutating func range(_ path: String, _ bytes: Range<Int>, _ first: Int, skip: Int) {
        guard var lines = StageLines(path: path, from: bytes.lowerBound, to: bytes.upperBound) else {
            return output.leftOut(path, [Diagnostic(.error, cause: "unreadable", message: "The file cannot be opened for reading.")])
        }
        defer { lines.close() }
        var (number, met, offset) = (first, 0, lines.offset)
        while let line = lines.next() {
            defer { (number, offset) = (number + 1, lines.offset) }
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
            met += 1
            if met <= skip { continue }
            if line.count > Self.longestLine {
                let message = "Line \(number) is longer than \(Self.longestLine) bytes; it was left out."
                output.leftOut("\(path)#\(number)", [Diagnostic(.error, cause: "line-too-long", message: message)])
                continue
            }
            emit(reader.readLine(Array(line), path: path, number: number, offset: offset))
        }
    }

    private mutating func emit(_ result: ReadResult) {
        // What was answered is out before anything more is read: the next line or record may be the one that ends the process.
        defer { output.flush() }
        guard let document = result.document else { return output.leftOut(result.path, result.diagnostics) }
        output.result(writer.line(coder.process(document, diagnostics: result.diagnostics)))
    }
}

/// Fields of an item, taken from the left.
struct Fields {
    private(set) var rest: ArraySlice<UInt8>

    init(_ line: ArraySlice<UInt8>) { rest = line }

    mutating func word() -> String? {
        guard !rest.isEmpty else { return nil }
        let end = rest.firstIndex(of: 0x09) ?? rest.endIndex
        let word = String(decoding: rest[rest.startIndex..<end], as: UTF8.self)
        rest = rest[min(end + 1, rest.endIndex)...]
        return word
    }

    mutating func number() -> Int? { word().flatMap { Int($0) } }
}
