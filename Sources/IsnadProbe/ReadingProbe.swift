import IsnadModel
import IsnadReading
import IsnadRules

/// Puts any bytes through the readers and asks what must hold whatever they are; shared by the fuzzer and the test that replays its corpus.
package struct ReadingProbe: Sendable {
    package enum Target: String, CaseIterable, Sendable {
        case page, encoding, crawl, lines, table, feed
    }

    private let reader = ReportReader(rules: .embedded)

    package init() {}

    /// What does not hold, as sentences; empty when all does.
    package func run(_ target: Target, _ bytes: [UInt8]) -> [String] {
        switch target {
        case .page: return page(bytes)
        case .encoding: return encoding(bytes)
        case .crawl: return items(bytes, .crawl)
        case .lines: return items(bytes, .lines)
        case .table: return items(bytes, .table)
        case .feed: return items(bytes, .feed)
        }
    }

    private func page(_ bytes: [UInt8]) -> [String] {
        var item = RawItem(path: "a.html", bytes: bytes)
        item.mediaType = "text/html"
        return faults(reader.read(item), reader.read(item))
    }

    private func encoding(_ bytes: [UInt8]) -> [String] {
        var item = RawItem(path: "a.txt", bytes: bytes)
        item.charset = ["", "windows-1256", "iso-8859-6", "utf-8", "nonsense"][Int(bytes.first ?? 0) % 5]
        return faults(reader.read(item), reader.read(item))
    }

    private func items(_ bytes: [UInt8], _ form: ItemSequence.Form) -> [String] {
        func all() -> [ReadResult] { ItemSequence(bytes: bytes, form: form, path: "a", reader: reader).map { reader.read($0) } }
        let (first, second) = (all(), all())
        // No input may give more reports than it has bytes.
        if first.count > bytes.count + 2 { return ["\(first.count) results from \(bytes.count) bytes"] }
        if first.count != second.count { return ["two readings differ in number"] }
        return zip(first, second).flatMap { faults($0, $1) }
    }

    private func faults(_ result: ReadResult, _ again: ReadResult) -> [String] {
        var faults: [String] = []
        if result.document != again.document || result.diagnostics != again.diagnostics { faults.append("two readings differ") }
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
