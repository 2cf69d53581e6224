import IsnadModel

/// The day of publication of a page: as its head gives it, as its marks do, as its address does, or in words near the title.
struct PageDate {
    private let details: PageDetails
    private let datelines: Dateline

    init(_ details: PageDetails, _ datelines: Dateline) { (self.details, self.datelines) = (details, datelines) }

    func published(address: String?, title: Int?, kept: [Int], isFurniture: (Int32) -> Bool) -> CivilDate? {
        head() ?? marks(title, isFurniture) ?? address.flatMap { PublishedDate.inAddress($0) } ?? words(title, kept) ?? modified()
    }

    private func read(_ text: String?) -> CivilDate? {
        guard let text, !text.isEmpty else { return nil }
        return PublishedDate.read(text) ?? datelines.date(text)
    }

    private func head() -> CivilDate? {
        read(details.data.published)
            ?? read(
                details.meta("article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published", "published_time")
            )
            ?? read(
                details.meta(
                    "pubdate", "publish-date", "publishdate", "publish_date", "publication_date", "published-date", "sailthru.date", "parsely-pub-date",
                    "cxenseparse:recs:publishtime", "article.published"))
            ?? read(
                details.meta(
                    "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "dc.date.created", "date", "displaydate", "originalpublicationdate",
                    "datecreated", "article_date_original", "rnews:datepublished", "bt:pubdate"))
    }

    /// `<time datetime>` and elements named as a date; those of other reports stand in furniture or far below the title.
    private func marks(_ title: Int?, _ isFurniture: (Int32) -> Bool) -> CivilDate? {
        let tree = details.tree
        var fallback: CivilDate?
        for time in tree.facts.times where !isFurniture(time.element) {
            guard let date = read(details.references.line(tree.bytes, time.value)) else { continue }
            if time.isPublication, isNear(time.element, title) { return date }
            if fallback == nil, isNear(time.element, title) { fallback = date }
        }
        if let fallback { return fallback }
        for named in tree.facts.named where named.hints.contains(.date) && !isFurniture(named.element) && isNear(named.element, title) {
            if let text = details.text(named.element, most: 24), let date = datelines.line(text) ?? datelines.date(text) { return date }
        }
        return nil
    }

    /// Whether an element begins at most some blocks before or behind the title.
    private func isNear(_ element: Int32, _ title: Int?) -> Bool {
        guard let title else { return true }
        let first = Int(details.tree.elements[Int(element)].firstBlock)
        return first >= title - 12 && first <= title + 60
    }

    /// A line with a date near the title or at the edges of the report.
    private func words(_ title: Int?, _ kept: [Int]) -> CivilDate? {
        let tree = details.tree
        let anchor = title ?? kept.first ?? 0
        let near = max(0, anchor - 8)..<min(tree.blocks.count, max(kept.first ?? anchor, anchor) + 12)
        let behind = (kept.last ?? near.upperBound)..<min(tree.blocks.count, (kept.last ?? near.upperBound) + 30)
        // Behind the title first: what stands above it may be the day on which the page was shown.
        let order = Array(near.filter { $0 >= anchor }) + behind.filter { !near.contains($0) } + near.filter { $0 < anchor }.reversed()
        for i in order where tree.blocks[i].words < 40 || i == kept.first {
            let block = tree.blocks[i]
            guard Self.mayHoldDate(tree.text, block.text) else { continue }
            if let date = datelines.line(tree.string(block)) { return date }
        }
        return nil
    }

    /// Whether it holds a digit of any script, or is short enough for a date in words alone.
    private static func mayHoldDate(_ text: [UInt8], _ range: Range<Int>) -> Bool {
        range.count < 200 || text[range].contains { ASCII.isDigit($0) }
    }

    private func modified() -> CivilDate? {
        read(details.data.modified) ?? read(details.meta("article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod"))
    }
}
