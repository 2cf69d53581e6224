import IsnadScript

/// Chooses a page's title: the heading that the page's head confirms, else what the head says.
struct PageTitle {
    private(set) var text = ""
    /// Block of the heading in the page, where one says the title.
    private(set) var block: Int?
    private(set) var key = ""

    init(_ details: PageDetails) {
        let tree = details.tree
        let given = [details.meta("og:title"), details.data.headline.isEmpty ? nil : details.data.headline, details.meta("twitter:title", "dc.title", "headline"), details.pageTitle]
            .compactMap { $0 }
        let keys = given.map { Folding.key($0) }
        var best: (score: Int, block: Int, text: String)?
        for i in tree.blocks.indices where isHeading(tree, i) {
            let text = tree.string(tree.blocks[i])
            let own = Folding.key(text)
            guard !own.isEmpty else { continue }
            let score = score(tree, i, own, keys)
            if score > best?.score ?? 0 { best = (score, i, text) }
        }
        if let best {
            (text, block) = (best.text, best.block)
        } else {
            text = Self.withoutSite(given, details)
        }
        key = Folding.key(text)
    }

    private func isHeading(_ tree: PageTree, _ i: Int) -> Bool {
        let block = tree.blocks[i]
        let element = tree.elements[Int(block.element)]
        guard block.words >= 2, block.words <= 40 else { return false }
        return element.heading > 0 || element.hints.contains(.title) || element.tag != .p && isNamedTitle(tree, block.element)
    }

    private func isNamedTitle(_ tree: PageTree, _ element: Int32) -> Bool {
        let parent = tree.elements[Int(element)].parent
        return parent >= 0 && tree.elements[Int(parent)].hints.contains(.title)
    }

    /// 0 where nothing speaks for the heading.
    private func score(_ tree: PageTree, _ i: Int, _ key: String, _ keys: [String]) -> Int {
        let element = tree.elements[Int(tree.blocks[i].element)]
        var score = 0
        for (k, given) in keys.enumerated() {
            if given == key {
                score = max(score, 60 - k)
            } else if key.utf8.count >= 12, given.contains(key) {
                // The name of the site stands in the page's title too, but takes little of it.
                score = max(score, 45 * key.utf8.count / given.utf8.count - k)
            }
        }
        if score == 0, keys.isEmpty || element.heading == 1 { score = element.heading == 1 ? 10 : 1 }
        if score > 0, element.aside >= 0 { score -= 8 }
        return score + (score > 0 && element.heading == 1 ? 5 : 0)
    }

    /// The best of what the head says, without the site's name before or behind it.
    private static func withoutSite(_ given: [String], _ details: PageDetails) -> String {
        guard let first = given.first else { return "" }
        let site = Folding.key(details.meta("og:site_name") ?? details.data.publisher)
        let (head, tail) = PageDetails.divided(first)
        if let tail, given.count == 1 || Folding.key(tail) == site || given.dropFirst().contains(where: { Folding.key($0) == Folding.key(head) }) { return head }
        return first
    }
}
