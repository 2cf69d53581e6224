import IsnadModel
import IsnadRules
import IsnadScript

/// Gets the report out of a page: its text, title, date, outlet and author; what stands around it is left out.
///
/// The page is cut into blocks; a block counts by its words outside links and by the hints of the elements around it (after the idea of
/// text and link density in Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using Shallow Text Features", 2010).
struct PageReader: Sendable {
    private let datelines: Dateline

    init(rules: RuleFiles) { datelines = Dateline(rules: rules) }

    func read(_ html: String, path: String, id: String, address: String?, _ diagnostics: inout [Diagnostic]) -> Document {
        var collector = BlockCollector()
        collector.run(Array(html.utf8))
        let facts = collector.facts
        let title = headline(facts)
        let blocks = MainText.choose(collector.blocks, title: title)
        if blocks.isEmpty {
            diagnostics.append(Diagnostic(.warning, cause: "no-main-text", message: "No running text was found in the page."))
        }
        let body = blocks.joined(separator: "\n")
        var document = Document(path: path, id: id, text: title.isEmpty ? body : title + "\n\n" + body)
        document.title = title.isEmpty ? nil : title
        document.url = facts["canonical"] ?? facts["og:url"]
        document.outlet = facts["og:site_name"] ?? facts["publisher"]
        document.author = facts["author"] ?? facts["article:author"]
        document.published = published(facts, collector.blocks, document.url ?? address ?? "")
        return document
    }

    private func headline(_ facts: [String: String]) -> String {
        if let h1 = facts["h1"], !h1.isEmpty { return h1 }
        let title = facts["og:title"] ?? facts["title"] ?? ""
        for mark in [" | ", " - ", " :: ", " – "] {
            let parts = title.components(mark)
            if parts.count > 1, parts[0].utf8.count > 24 { return parts[0] }
        }
        return title
    }

    // MARK: Date

    private static let dateFacts = [
        "article:published_time", "datepublished", "og:article:published_time", "pubdate", "date", "dc.date", "publish-date", "time",
    ]

    private func published(_ facts: [String: String], _ blocks: [PageBlock], _ url: String) -> CivilDate? {
        for name in Self.dateFacts {
            if let value = facts[name], let date = PublishedDate.read(value) { return date }
        }
        if let date = PublishedDate.inAddress(url) { return date }
        for block in blocks where block.words < 40 {
            if let date = datelines.line(block.text) { return date }
        }
        return nil
    }
}

extension String {
    /// Parts between a separator, over bytes.
    func components(_ separator: String) -> [String] {
        let (text, mark) = (Array(utf8), Array(separator.utf8))
        var parts: [String] = []
        var (start, i) = (0, 0)
        while i + mark.count <= text.count {
            if text[i] == mark[0], text[i..<(i + mark.count)].elementsEqual(mark) {
                parts.append(String(decoding: text[start..<i], as: UTF8.self))
                i += mark.count
                start = i
            } else {
                i += 1
            }
        }
        parts.append(String(decoding: text[start...], as: UTF8.self))
        return parts
    }
}
