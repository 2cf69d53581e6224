import IsnadScript

/// Chooses a page's title: the heading that the page's head confirms, else what the head says.
struct PageTitle {
    private(set) var text = ""
    /// Block of the heading in the page, where one says the title.
    private(set) var block: Int?
    private(set) var key = ""

    init(_ details: PageDetails) {
        let tree = details.tree
        let given = [
            details.meta("og:title"), details.data.headline.isEmpty ? nil : details.data.headline, details.meta("twitter:title", "dc.title", "headline"),
            details.pageTitle,
        ]
        .compactMap { $0 }
        let headings = tree.blocks.indices.filter { isHeading(tree, $0) }
        let best = Self.best(headings, given.map { Array($0.utf8) }) { i in
            Array(tree.text[tree.blocks[i].text])
        } score: { i, own, given in
            score(tree, i, own, given)
        }
        // Where no heading is written as in the head, folded forms are compared: they cost more.
        let found =
            best ?? Self.best(headings, given.map { Array(Folding.key($0).utf8) }) { i in
                Folding.bytes(of: tree.text[tree.blocks[i].text])
            } score: { i, own, given in
                score(tree, i, own, given)
            } ?? Self.alone(tree, headings, given.isEmpty)
        if let found {
            (text, block) = (tree.string(tree.blocks[found]), found)
        } else {
            text = Self.withoutSite(given, details)
        }
        key = Folding.key(text)
    }

    /// The heading with the best score; nil where none has any.
    private static func best(_ headings: [Int], _ given: [[UInt8]], own: (Int) -> [UInt8], score: (Int, [UInt8], [[UInt8]]) -> Int) -> Int? {
        var best: (score: Int, block: Int)?
        for i in headings {
            let value = score(i, own(i), given)
            if value > best?.score ?? 0 { best = (value, i) }
        }
        return best?.block
    }

    /// A heading that the head does not confirm: the first of the first rank, or any where the head says nothing.
    private static func alone(_ tree: PageTree, _ headings: [Int], _ isSilent: Bool) -> Int? {
        func rank(_ i: Int) -> Int { tree.elements[Int(tree.blocks[i].element)].heading == 1 ? 1 : 2 }
        let own = headings.filter { tree.elements[Int(tree.blocks[$0].element)].aside < 0 }
        return own.first { rank($0) == 1 } ?? headings.first { rank($0) == 1 } ?? (isSilent ? own.first : nil)
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
    private func score(_ tree: PageTree, _ i: Int, _ key: [UInt8], _ keys: [[UInt8]]) -> Int {
        if key.isEmpty { return 0 }
        let element = tree.elements[Int(tree.blocks[i].element)]
        var score = 0
        for (k, given) in keys.enumerated() {
            if given == key {
                score = max(score, 60 - k)
            } else if key.count >= 12, Bytes.contains(given, key) {
                // The name of the site stands in the page's title too, but takes little of it.
                score = max(score, 45 * key.count / given.count - k)
            }
        }
        if score > 0, element.aside >= 0 { score -= 8 }
        return score + (score > 0 && element.heading == 1 ? 5 : 0)
    }

    /// The best of what the head says, without the site's name before or behind it.
    private static func withoutSite(_ given: [String], _ details: PageDetails) -> String {
        guard let first = given.first else { return "" }
        let site = Folding.key(details.meta("og:site_name") ?? details.data.publisher)
        let (head, tail) = PageDetails.divided(first)
        if let tail, given.count == 1 || Folding.key(tail) == site || given.dropFirst().contains(where: { Folding.key($0) == Folding.key(head) }) {
            return head
        }
        return first
    }
}
