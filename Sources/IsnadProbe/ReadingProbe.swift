import IsnadModel
import IsnadReading
import IsnadRules

/// Puts any bytes through the readers and asks what must hold whatever they are; shared by the fuzzer and the test that replays its corpus.
package struct ReadingProbe: Sendable {
    package enum Target: String, CaseIterable, Sendable {
        case page, encoding, crawl, lines, table, feed, zip
    }

    private let reader = ReportReader(rules: .embedded)

    package init() {}

    /// What does not hold, as sentences; empty when all does.
    /// - Parameter isReadTwice: whether a second reading has to give the same; the fuzzer asks it of some inputs only, for the time.
    package func run(_ target: Target, _ bytes: [UInt8], isReadTwice: Bool = true) -> [String] {
        let first = results(target, bytes)
        if first.count > Self.most(bytes) { return ["more than \(Self.most(bytes)) results from \(bytes.count) bytes"] }
        var found = first.flatMap { faults($0) }
        guard isReadTwice else { return found }
        let second = results(target, bytes)
        let areSame = first.count == second.count && zip(first, second).allSatisfy { $0.document == $1.document && $0.diagnostics == $1.diagnostics }
        if !areSame { found.append("two readings differ") }
        return found
    }

    /// More results than an input of this size can give, packed or not: a reader that stands still gives them without end.
    private static func most(_ bytes: [UInt8]) -> Int {
        let isPacked = bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0x28, 0xB5]) || bytes.contains(0x50)
        return bytes.count * (isPacked ? 1100 : 1) + 16
    }

    private func results(_ target: Target, _ bytes: [UInt8]) -> [ReadResult] {
        switch target {
        case .page:
            var item = RawItem(path: "a.html", bytes: bytes)
            item.mediaType = "text/html"
            return [reader.read(item)]
        case .encoding:
            var item = RawItem(path: "a.txt", bytes: bytes)
            item.charset = ["", "windows-1256", "iso-8859-6", "utf-8", "nonsense"][Int(bytes.first ?? 0) % 5]
            return [reader.read(item)]
        case .crawl: return items(bytes, .crawl)
        case .lines: return items(bytes, .lines)
        case .table: return items(bytes, .table)
        case .feed: return items(bytes, .feed)
        case .zip: return items(bytes, .zip)
        }
    }

    private func items(_ bytes: [UInt8], _ form: ItemSequence.Form) -> [ReadResult] {
        var results: [ReadResult] = []
        for item in ItemSequence(bytes: bytes, form: form, path: "a", reader: reader) {
            results.append(reader.read(item))
            if results.count > Self.most(bytes) { break }
        }
        return results
    }

    private func faults(_ result: ReadResult) -> [String] {
        var faults: [String] = []
        if result.document == nil, result.diagnostics.isEmpty { faults.append("nothing was read and nothing told") }
        guard let document = result.document else { return faults }
        let count = document.text.unicodeScalars.count
        var last = 0
        for piece in document.furniture {
            if piece.span.end > count || piece.span.start < last { faults.append("a span of furniture lies outside the text or before the one before it") }
            last = piece.span.end
        }
        if let span = document.titleSpan, span.end > count { faults.append("the title lies outside the text") }
        if document.text.utf8.contains(0) { faults.append("NUL in the text") }
        return faults
    }
}
