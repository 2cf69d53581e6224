import Foundation
import IsnadExport
import IsnadModel

/// What a stage answers to the host: lines of results, one line for each thing left out, and a line that ends the answer to an item.
///
///     {"ready":"code"}        once, when the tables are filled
///     …                       results
///     {"left_out":{…}}        in place of a result
///     {"done":1}              the first item is answered
struct StageOutput {
    private var bytes: [UInt8] = []
    private var items = 0
    private static let block = 1 << 18

    mutating func ready(_ stage: String) {
        bytes += Array("{\"ready\":\"\(stage)\"}\n".utf8)
        flush()
    }

    mutating func result(_ line: [UInt8]) {
        bytes += line
        if bytes.count >= Self.block { flush() }
    }

    /// A result that holds no document, told in one line: how many results an item has given so far is what the host goes on from.
    mutating func leftOut(_ path: String, _ diagnostics: [Diagnostic]) {
        let told = diagnostics.first { $0.severity == .error } ?? diagnostics.first
        var json = JSONBytes()
        json.object { json in
            json.key("left_out")
            json.object { json in
                json.key("path")
                json.string(path)
                json.key("cause")
                json.string(told?.cause ?? "no-document")
                json.key("message")
                json.string(told?.message ?? "It holds no report.")
            }
        }
        json.newline()
        result(json.bytes)
    }

    mutating func done() {
        items += 1
        bytes += Array("{\"done\":\(items)}\n".utf8)
        flush()
    }

    /// Everything that was answered has to be out before the next document is touched: it may be the one that ends the process.
    mutating func flush() {
        guard !bytes.isEmpty else { return }
        FileHandle.standardOutput.write(Data(bytes))
        bytes.removeAll(keepingCapacity: true)
    }
}
