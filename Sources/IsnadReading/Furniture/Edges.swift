import IsnadScript

/// What stands before the first paragraph and behind the last: section names, dates, authors, credits.
struct Edges {
    private let text: TextLines
    /// Lines up to here (not included) stand before the first paragraph.
    let head: Int
    /// Lines from here on stand behind the last paragraph.
    let tail: Int
    /// The heading: the title, or the first line that is long enough for one.
    private let heading: Int?
    private let author: [UInt64]

    init(_ text: TextLines, title: Int?, author: String?, isFurniture: (Int) -> Bool) {
        self.text = text
        let paragraphs = text.lines.indices.filter { text.lines[$0].count >= 15 && $0 != title && !isFurniture($0) }
        head = paragraphs.first ?? 0
        tail = (paragraphs.last ?? text.lines.count - 1) + 1
        heading = title ?? text.lines.indices.prefix(paragraphs.first ?? 0).first { text.lines[$0].count >= 4 && !isFurniture($0) }
        self.author = author.map { TextLines(ScriptText($0)).words.map(\.key) } ?? []
    }

    func isEdge(_ i: Int) -> Bool { i < head || i >= tail }

    /// Lines of up to three words around the heading that say neither what happened nor that something did.
    func kind(_ i: Int) -> String? {
        let line = text.lines[i]
        if !author.isEmpty, line.count == author.count, isEdge(i), text.words(line).map(\.key) == author { return "byline" }
        guard let heading, i < head, i != heading, line.count <= 3, !line.endsWithStop, !line.asks else { return nil }
        return i < heading ? "navigation" : "byline"
    }
}
