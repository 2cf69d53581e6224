import IsnadModel
import IsnadScript

/// Title, day, author and outlet of a page's report, each from the first place that gives it.
struct PageDetails {
    let tree: PageTree
    let references: CharacterReferences
    let data: StructuredData.Item
    private let metas: [String: Range<Int>]

    init(_ tree: PageTree, _ references: CharacterReferences) {
        (self.tree, self.references) = (tree, references)
        var metas: [String: Range<Int>] = [:]
        for meta in tree.facts.metas {
            let name = String(decoding: tree.bytes[meta.name].map { ASCII.lower($0) }, as: UTF8.self)
            // Of several values the first counts, unless it is an address and a later one is none.
            let known = metas[name]
            let isBetter = known.map { Self.isAddress(tree.bytes[$0]) && !Self.isAddress(tree.bytes[meta.content]) } ?? true
            if isBetter { metas[name] = meta.content }
        }
        self.metas = metas
        var item = StructuredData.Item()
        for range in tree.facts.structured.prefix(16) {
            let found = StructuredData(tree.bytes, range).report
            if item.headline.isEmpty || (item.published.isEmpty && !found.published.isEmpty) { item = Self.merged(item, found) }
        }
        data = item
    }

    private static func merged(_ a: StructuredData.Item, _ b: StructuredData.Item) -> StructuredData.Item {
        var item = a.headline.isEmpty ? b : a
        let other = a.headline.isEmpty ? a : b
        if item.published.isEmpty { item.published = other.published }
        if item.authors.isEmpty { item.authors = other.authors }
        if item.publisher.isEmpty { item.publisher = other.publisher }
        return item
    }

    /// Value of the first of these that the head has, as one line.
    func meta(_ names: String...) -> String? {
        for name in names {
            if let range = metas[name] {
                let value = references.line(tree.bytes, range)
                if !value.isEmpty { return value }
            }
        }
        return nil
    }

    /// Text of JSON-LD as one line; references in it are decoded.
    private func line(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        let value = references.line(bytes, 0..<bytes.count)
        return value.isEmpty ? nil : value
    }

    /// Text of an element, when it is short enough for a detail.
    func text(_ element: Int32, most: Int32 = 40) -> String? {
        let element = tree.elements[Int(element)]
        let blocks = tree.blocks[Int(element.firstBlock)..<max(Int(element.endBlock), Int(element.firstBlock))]
        guard !blocks.isEmpty, blocks.reduce(0, { $0 + $1.words }) <= most else { return nil }
        return blocks.map { tree.string($0) }.joined(separator: " ")
    }

    // MARK: Address, language

    var url: String? {
        tree.facts.canonical.map { references.line(tree.bytes, $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? meta("og:url", "twitter:url") ?? line(data.url)
    }
    var language: String? { tree.facts.language.map { references.line(tree.bytes, $0) } }
    var summary: String? { meta("og:description", "description", "twitter:description") }

    // MARK: Outlet

    func outlet(title: String) -> String? {
        let given = [
            meta("og:site_name"), line(data.publisher),
            meta("publisher", "dc.publisher", "application-name", "apple-mobile-web-app-title", "twitter:app:name:iphone"),
        ]
        for value in given { if let value, !isAddress(value) { return value } }
        return siteInTitle(title)
    }

    /// What the page's own title has beside the report's: `عنوان | موقع`.
    private func siteInTitle(_ title: String) -> String? {
        guard let whole = pageTitle else { return nil }
        let parts = title.isEmpty ? [] : whole.components(title)
        var tail = parts.count == 2 ? parts.filter { !$0.isEmpty }.max { $0.utf8.count < $1.utf8.count } : Self.divided(whole).tail
        tail = tail.map { Self.withoutSigns($0) }
        guard let tail, !tail.isEmpty, tail.utf8.split(separator: 0x20).count <= 5 else { return nil }
        return tail
    }

    /// Without the marks that part a title from the name of its site.
    private static func withoutSigns(_ text: String) -> String {
        let signs: Set<Unicode.Scalar> = [" ", "|", "-", ":", "\u{2013}", "\u{2014}", "\u{AB}", "\u{BB}", "\u{2022}", ">", "/"]
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, signs.contains(first) { scalars.removeFirst() }
        while let last = scalars.last, signs.contains(last) { scalars.removeLast() }
        return String(String.UnicodeScalarView(scalars))
    }

    var pageTitle: String? {
        tree.facts.titleElement.map { String(decoding: Whitespace.collapsed(references.text(tree.bytes, $0, .rcdata)), as: UTF8.self) }.flatMap {
            $0.isEmpty ? nil : $0
        }
    }

    /// A title and the name of the site behind its last mark.
    static func divided(_ title: String) -> (head: String, tail: String?) {
        for mark in [" | ", " :: ", " » ", " – ", " — ", " - ", "| ", " -- "] {
            let parts = title.components(mark)
            guard parts.count > 1, let last = parts.last else { continue }
            let head = parts.dropLast().joined(separator: mark)
            if head.utf8.count >= last.utf8.count { return (head, last) }
            // The site stands first.
            if let first = parts.first, first.utf8.split(separator: 0x20).count <= 4 { return (parts.dropFirst().joined(separator: mark), first) }
        }
        return (title, nil)
    }

    // MARK: Author

    /// - Parameters:
    ///   - near: blocks around the report in which a line with a label may name its author.
    ///   - isFurniture: whether an element is set aside.
    func author(outlet: String?, bylines: Byline, near: [Int], isFurniture: (Int32) -> Bool) -> String? {
        let known = Folding.key(outlet ?? "")
        func good(_ value: String?) -> String? {
            // A site that names itself names nobody.
            guard let value, !isAddress(value), let name = bylines.name(value), Folding.key(name) != known else { return nil }
            return name
        }
        let names = data.authors.compactMap { good(line($0)) }
        if !names.isEmpty { return names.joined(separator: Byline.separator(names)) }
        for value in [
            meta("author"), meta("article:author"), meta("dc.creator", "dcterms.creator", "sailthru.author", "parsely-author", "byl", "twitter:creator"),
        ] {
            if let name = good(value) { return name }
        }
        for named in tree.facts.named where named.hints.contains(.author) && !isFurniture(named.element) {
            if let name = good(text(named.element, most: 10)) { return name }
        }
        for i in near where tree.blocks[i].words <= 8 {
            if let name = bylines.labelled(tree.string(tree.blocks[i])), Folding.key(name) != known { return name }
        }
        return nil
    }

    private func isAddress(_ value: String) -> Bool { Self.isAddress(Array(value.utf8)[...]) }

    private static func isAddress(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.starts(with: "http".utf8) || bytes.starts(with: "www.".utf8) || bytes.first == 0x40
    }
}
