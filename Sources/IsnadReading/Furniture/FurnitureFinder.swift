import IsnadModel
import IsnadRules
import IsnadScript

/// Finds the lines of a text that are not the report's own: related headlines, prompts, credits, passages told twice.
///
/// A line is furniture as a whole or not at all. In doubt it stays: what is set aside is lost to the claims, what stays can still be judged.
struct FurnitureFinder: Sendable {
    private let phrases: PhraseTable
    private let datelines: Dateline

    init(rules: RuleFiles) {
        phrases = PhraseTable(rules: rules)
        datelines = Dateline(rules: rules)
    }

    /// - Parameter isHeading: whether a line is marked as a heading inside the report, and so is none of another report.
    func find(_ script: ScriptText, title: Span?, author: String?, isHeading: (Int) -> Bool = { _ in false }) -> [Furniture] {
        let text = TextLines(script)
        var page = Page(text: text, title: title.flatMap { span in text.lines.firstIndex { $0.span.overlaps(span) } })
        markPhrases(&page)
        markRepeats(&page)
        let edges = Edges(text, title: page.title, author: author) { page.kinds[$0] != nil }
        markEdges(&page, edges)
        markHeadlines(&page, isHeading)
        markCutTeasers(&page)
        return text.lines.indices.compactMap { i in page.kinds[i].map { Furniture(kind: $0, span: text.lines[i].span) } }
    }

    /// The lines and what has been found out about them.
    private struct Page {
        let text: TextLines
        let title: Int?
        var kinds: [String?]
        /// Bylines by a phrase; they count only at the edges of the report.
        var credits: [Int] = []

        init(text: TextLines, title: Int?) {
            (self.text, self.title) = (text, title)
            kinds = [String?](repeating: nil, count: text.lines.count)
        }

        /// Sets a line's kind unless it has one or is the title.
        mutating func mark(_ i: Int, _ kind: String) {
            if i != title, kinds[i] == nil { kinds[i] = kind }
        }
    }

    // MARK: Phrases

    private func markPhrases(_ page: inout Page) {
        var list: (kind: String, left: Int)?
        for (i, line) in page.text.lines.enumerated() {
            if line.count == 0 {
                if Self.isRule(page.text.script.codes[line.span.start..<line.span.end]) { page.mark(i, "navigation") }
                continue
            }
            if let match = phrases.match(line, page.text) {
                if match.kind == "byline" { page.credits.append(i) } else { page.mark(i, match.kind) }
                // A phrase that stands alone is a heading: what follows it up to the next sentence belongs to it.
                let opens = match.kind == "related" && match.length == line.count && match.scope != .line
                list = opens ? (match.kind, 12) : nil
            } else if Self.hasCopyrightSign(page.text.script, line) {
                page.mark(i, "copyright")
            } else if let open = list, open.left > 0, line.count <= 18, !line.endsWithStop {
                page.mark(i, open.kind)
                list = (open.kind, open.left - 1)
            } else {
                list = nil
            }
        }
    }

    /// A line drawn out of signs: `--------`.
    private static func isRule(_ codes: ArraySlice<UInt8>) -> Bool {
        codes.reduce(0) { $0 + ($1 == 0x2D || $1 == 0x5F || $1 == 0x3D || $1 == 0x2A ? 1 : 0) } >= 5
    }

    private static func hasCopyrightSign(_ script: ScriptText, _ line: TextLine) -> Bool {
        guard line.count <= 12, line.span.end < script.byteOffsets.count else { return false }
        let bytes = script.bytes[Int(script.byteOffsets[line.span.start])..<Int(script.byteOffsets[line.span.end])]
        return zip(bytes, bytes.dropFirst()).contains { $0 == 0xC2 && $1 == 0xA9 }
    }

    // MARK: Told twice

    private func markRepeats(_ page: inout Page) {
        let repeats = Repeats(page.text)
        for i in page.text.lines.indices {
            if let kind = repeats.kind(i) { page.mark(i, kind) } else if repeats.isTeaser(i) { page.mark(i, "repeated") }
        }
    }

    // MARK: Edges

    private func markEdges(_ page: inout Page, _ edges: Edges) {
        for i in page.credits where edges.isEdge(i) && !page.text.lines[i].endsWithStop {
            page.mark(i, "byline")
            markBehindCredit(&page, i, edges)
        }
        for (i, line) in page.text.lines.enumerated() where line.count > 0 && edges.isEdge(i) {
            if let kind = edges.kind(i) { page.mark(i, kind) }
            if line.count <= 9, datelines.line(page.text.script.string(line.span)) != nil { page.mark(i, "byline") }
        }
    }

    /// The author's office stands on the line behind the name.
    private func markBehindCredit(_ page: inout Page, _ i: Int, _ edges: Edges) {
        guard i >= edges.tail, i + 1 < page.text.lines.count else { return }
        let next = page.text.lines[i + 1]
        if next.count > 0, next.count <= 8, !next.endsWithStop { page.mark(i + 1, "byline") }
    }

    // MARK: Headlines

    private func markHeadlines(_ page: inout Page, _ isHeading: (Int) -> Bool) {
        let order = page.text.lines.indices.filter { page.text.lines[$0].count > 0 && page.kinds[$0] == nil && $0 != page.title }
        let headlines = Headlines(page.text, order: order)
        for at in order.indices where !isHeading(order[at]) && headlines.isRelated(at) { page.mark(order[at], "related") }
    }

    /// Teasers of other reports at the end, all cut off at the same number of characters.
    private func markCutTeasers(_ page: inout Page) {
        let order = page.text.lines.indices.filter { page.text.lines[$0].count > 0 && page.kinds[$0] == nil && $0 != page.title }
        let last = order.suffix(6)
        let cut = last.filter { i in
            let line = page.text.lines[i]
            return line.span.length >= 100 && !line.endsWithStop
                && last.contains { $0 != i && page.text.lines[$0].span.length == line.span.length && !page.text.lines[$0].endsWithStop }
        }
        guard let first = cut.first else { return }
        for i in last where i >= first { page.mark(i, "related") }
    }
}
