import IsnadModel

/// Items of an RSS, Atom or RDF feed, or addresses of a sitemap.
///
/// Read by the tokenizer of pages, so that broken feeds are read as far as they go. A document type is told and passed over: nothing that it
/// defines is ever expanded, and no file or address that it names is opened.
package struct Feed: Sendable {
    package struct Item: Sendable {
        package var title = ""
        package var url = ""
        package var id = ""
        package var author = ""
        package var published = ""
        /// The item's own page or piece of one, as HTML; what is longest of what it gives.
        package var html: [UInt8] = []
        /// Whether only a summary was given.
        package var isSummary = true
    }

    package enum Kind: Sendable { case feed, sitemap, sitemapIndex, none }

    package private(set) var kind = Kind.none
    package private(set) var title = ""
    package private(set) var items: [Item] = []
    package private(set) var diagnostics: [Diagnostic] = []

    /// Items of one feed that are kept; a sitemap may list fifty thousand.
    static let maximumItems = 100_000

    private let references: CharacterReferences
    private var item: Item?
    /// Text of the element that is open, where it is one that counts.
    private var text: [UInt8] = []
    private var isAuthor = false
    private var isImage = false

    init(_ bytes: [UInt8], references: CharacterReferences) {
        self.references = references
        var tokenizer = HTMLTokenizer(bytes)
        tokenizer.allowsCDATA = true
        while tokenizer.next() {
            switch tokenizer.kind {
            case .startTag: start(tokenizer)
            case .endTag: end(Self.name(tokenizer))
            case .text:
                // Space between elements costs nothing; what stands in none that counts is dropped at the next tag.
                text += references.text(tokenizer.bytes, tokenizer.range, tokenizer.textContent)
            case .doctype where tokenizer.bytes[tokenizer.doctypeRange].contains(0x5B): tellDoctype()
            default: break
            }
        }
        close()
    }

    private mutating func tellDoctype() {
        guard diagnostics.isEmpty else { return }
        diagnostics.append(
            Diagnostic(.warning, cause: "document-type", message: "The feed defines names of its own; they were left aside and nothing was expanded."))
    }

    private static func name(_ tokenizer: HTMLTokenizer) -> String {
        String(decoding: tokenizer.bytes[tokenizer.range.prefix(40)].map { ASCII.lower($0) }, as: UTF8.self)
    }

    private mutating func start(_ tokenizer: HTMLTokenizer) {
        let name = Self.name(tokenizer)
        switch name {
        case "rss", "feed", "rdf:rdf": if kind == .none { kind = .feed }
        case "urlset": if kind == .none { kind = .sitemap }
        case "sitemapindex": if kind == .none { kind = .sitemapIndex }
        case "item", "entry", "url", "sitemap":
            close()
            if items.count < Self.maximumItems { item = Item() }
        case "author": isAuthor = true
        case "image": isImage = true
        case "link":
            let rel = tokenizer.value("rel")
            if item != nil, let address = tokenizer.value("href"), rel.map({ tokenizer.matches($0, "alternate") }) ?? true {
                item?.url = references.line(tokenizer.bytes, address)
            }
        default: break
        }
        text.removeAll(keepingCapacity: true)
    }

    private mutating func end(_ name: String) {
        let line = { (text: [UInt8]) in String(decoding: Whitespace.collapsed(text), as: UTF8.self) }
        switch name {
        case "item", "entry", "url", "sitemap": close()
        case "title", "news:title":
            if item == nil {
                if title.isEmpty, !isImage { title = line(text) }
            } else if item?.title.isEmpty ?? false {
                let found = plain(text)
                item?.title = found
            }
        case "link", "loc": if item?.url.isEmpty ?? false, !isImage { item?.url = line(text) }
        case "guid", "id": item?.id = line(text)
        case "pubdate", "published", "dc:date", "news:publication_date", "date": item?.published = line(text)
        case "updated", "lastmod": if item?.published.isEmpty ?? false { item?.published = line(text) }
        case "dc:creator":
            let found = plain(text)
            item?.author = found
        case "name": if isAuthor { item?.author = line(text) }
        case "author":
            if item?.author.isEmpty ?? false, !text.allSatisfy({ $0 <= 0x20 }) { item?.author = line(text) }
            isAuthor = false
        case "image": isImage = false
        case "content:encoded", "content": take(isSummary: false)
        case "description", "summary": take(isSummary: true)
        case "news:name": if title.isEmpty { title = line(text) }
        default: break
        }
        text.removeAll(keepingCapacity: true)
    }

    /// A title may hold references of HTML within those of XML.
    private func plain(_ bytes: [UInt8]) -> String { references.line(bytes, 0..<bytes.count) }

    private mutating func take(isSummary: Bool) {
        guard let known = item, text.count > known.html.count || (known.isSummary && !isSummary && !text.isEmpty) else { return }
        item?.html = text
        item?.isSummary = isSummary
    }

    private mutating func close() {
        if let item, !item.url.isEmpty || !item.html.isEmpty || !item.title.isEmpty { items.append(item) }
        item = nil
    }
}

extension Feed {
    /// Items of a feed that was received, whatever its encoding; nil when it is no text.
    package init?(received bytes: [UInt8], charset: String, reader: ReportReader) {
        guard let feed = reader.feed(bytes, charset: charset) else { return nil }
        self = feed
    }
}
